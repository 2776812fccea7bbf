"""One assertion at a time: what "and" joins is split where each part can stand alone."""

from __future__ import annotations

from tracker.extract.proposing.atoms import atoms
from tracker.extract.proposing.words import sentence, spans_of, words_at

SPLIT = {
    "The ferry consists of four decks and actually carries a chapel.": [
        "The ferry consists of four decks.",
        "The ferry carries a chapel.",
    ],
    "The hotel sleeps 40 guests and features reading rooms and steam baths.": [
        "The hotel sleeps 40 guests.",
        "The hotel features reading rooms.",
        "The hotel features steam baths.",
    ],
    "The cellar holds Spanish sherry, smoked eel, and silver coins.": [
        "The cellar holds Spanish sherry.",
        "The cellar holds smoked eel.",
        "The cellar holds silver coins.",
    ],
    "The duke had left Corvania by boat and crossed the strait at night.": [
        "The duke had left Corvania by boat.",
        "The duke had crossed the strait at night.",
    ],
    "The bus had to wait at the gate and change tyres.": [
        "The bus had to wait at the gate.",
        "The bus had to change tyres.",
    ],
    "The bank will open a branch and close two offices.": [
        "The bank will open a branch.",
        "The bank will close two offices.",
    ],
    "He was arrested and charged with theft.": ["He was arrested.", "He was charged with theft."],
    "He broke in, stole a laptop and fled.": ["He broke in.", "He stole a laptop.", "He fled."],
    "The tower is 312 metres high and opened in 1998.": ["The tower is 312 metres high.", "The tower opened in 1998."],
    "The ship lost power, and the crew sent a distress call.": [
        "The ship lost power.",
        "The crew sent a distress call.",
    ],
    "While Ida Holm feared water, her brother has crossed the lake.": [
        "Ida Holm feared water.",
        "Her brother has crossed the lake.",
    ],
    "The lorry, due to its weight, travels at 20 mph and features two cranes.": [
        "The lorry, due to its weight, travels at 20 mph.",
        "The lorry features two cranes.",
    ],
    "The door is fireproof, heavily padded, and slow.": [
        "The door is fireproof.",
        "The door is heavily padded.",
        "The door is slow.",
    ],
}
LEFT = [
    "Marks and Spencer had bought the site.",
    "Between 40 and 60 wolves live in the park.",
    "The talks between North and South Ossia would resume.",
    "The men who robbed the bank and fled were caught.",
    "The road was closed because the bridge was damaged and the river was rising.",
    "The company sells fish and chips.",
    "The firm promotes trade and travel.",
    "The deal covers arms, aid, and training.",
    "The survey was conducted for Telmark and the television networks by Corvin as voters arrived.",
    "He met farmers in Massow and Verden, states that vote in March.",
    "The fire killed two men and three horses.",
    "She has offices in Paris and London.",
]


def parted(claim: str) -> list[str]:
    """The assertions in a claim."""
    return [sentence(claim, atom) for atom in atoms(claim, words_at(claim, [(0, len(claim))]))]


def test_each_part_that_can_stand_alone_is_a_claim_with_its_subject() -> None:
    for claim, parts in SPLIT.items():
        assert parted(claim) == parts


def test_names_numbers_clauses_within_clauses_and_one_bare_word_by_another_are_left_together() -> None:
    for claim in LEFT:
        assert parted(claim) == [claim]


def test_each_part_knows_where_its_words_stand() -> None:
    claim = "The bank will open a branch and close two offices."

    first, second = atoms(claim, words_at(claim, [(0, len(claim))]))

    assert [claim[start:end] for start, end in spans_of(first)] == ["The bank will open a branch"]
    assert [claim[start:end] for start, end in spans_of(second)] == ["The bank will", "close two offices."]
