"""Made-up news stories, as many as wanted and always the same: about 40 sentences each, of which 25 have somebody say something.

Length, paragraphs and the mix of forms (indirect speech, quotes, inverted and split ones, "according to", denials, hedges, the
paper's own voice) are those of political news in English; names, places and words are drawn anew for each story.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

FIRST = "Adela Boris Carla Dario Edda Femi Greta Hugo Ilse Jonas Kira Lorenz Mina Nils Olga Pavel Rhea Samir Tilda Viktor".split()  # noqa: SIM905 - one line reads best
LAST = "Abend Brask Corell Dorn Ekholm Farrow Grieve Halvor Imre Jarvis Kestrel Lund Marek Nyland Orban Pike Quist Roth".split()  # noqa: SIM905 - one line reads best
PLACES = "Altmere Brackwater Carrow Dunhaven Eastfold Fenwick Garrow Hollin Ironbridge Kestle Lowmoor Merrow".split()  # noqa: SIM905 - one line reads best
OFFICES = [
    "mayor",
    "senator",
    "governor",
    "spokeswoman",
    "minister",
    "sheriff",
    "union leader",
    "prosecutor",
    "harbour master",
]
BODIES = [
    "the ministry",
    "the water board",
    "the city council",
    "police",
    "the company",
    "residents",
    "two officials",
    "the union",
]
PAPERS = ["the Gazette", "the Evening Herald", "Channel 6", "the Courier", "state radio"]
THINGS = [
    "bridge",
    "dam",
    "tramline",
    "school budget",
    "harbour wall",
    "hospital wing",
    "land deal",
    "audit",
    "power plant",
    "ballot",
]
DONE = [
    "collapsed",
    "was sold below its price",
    "will close",
    "had been approved",
    "cost more than planned",
    "is safe",
    "failed",
]
SAID = [
    "said",
    "told reporters",
    "announced",
    "insisted",
    "warned",
    "added",
    "argued",
    "acknowledged",
    "wrote in a statement",
]
CLAIMED = ["claimed", "alleged", "charged"]
THOUGHT = ["believes", "expects", "suspects", "fears"]
WHEN = [
    "on Monday",
    "last week",
    "in an interview",
    "late on Friday",
    "at a hearing",
    "two days later",
    "in a statement",
]
WHY = [
    "after months of protest",
    "despite a court order",
    "in spite of the storm",
    "for the third time",
    "without a vote",
    "by a narrow margin",
]


def stories(count: int, seed: int = 4) -> Iterator[str]:
    """So many stories."""
    return (story(random.Random(f"{seed}/{number}")) for number in range(count))


def story(dice: random.Random) -> str:
    """One story, its paragraphs a blank line apart."""
    people = [f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(5)]
    wanted = max(8, round(dice.gauss(40, 14)))
    sentences = [_sentence(dice, people) for _ in range(wanted)]
    paragraphs, at = [], 0
    while at < len(sentences):
        size = dice.choice((1, 1, 2, 2, 3))
        paragraphs.append(" ".join(sentences[at : at + size]))
        at += size
    return "\n\n".join(paragraphs)


def _sentence(dice: random.Random, people: list[str]) -> str:
    form: Callable[[random.Random, str, str], str] = dice.choices(FORMS, WEIGHTS)[0]
    person = dice.choice(people)
    who = dice.choice(
        [
            person,
            person.split()[1],
            f"{_office(dice)} {person}",
            dice.choice(BODIES),
            "he",
            "she",
            f"the {_office(dice)}",
        ]
    )
    said = form(dice, who, _claim(dice))
    return said[0].upper() + said[1:]


def _office(dice: random.Random) -> str:
    return dice.choice(OFFICES)


def _claim(dice: random.Random) -> str:
    size = dice.choice(
        ["", f" at a cost of ${dice.randint(2, 900)} million", f" with {dice.randint(3, 9_000):,} people inside"]
    )
    return f"the {dice.choice(THINGS)} in {dice.choice(PLACES)} {dice.choice(DONE)} {dice.choice(WHY)}{size}"


def _indirect(dice: random.Random, who: str, what: str) -> str:
    return f"{who} {dice.choice(SAID)} {dice.choice(WHEN)} that {what}."


def _bare(dice: random.Random, who: str, what: str) -> str:
    return f"{who} said {what}, and that {_claim(dice)}."


def _quote(dice: random.Random, who: str, what: str) -> str:
    return f"“{what[0].upper()}{what[1:]},” {who} {dice.choice(SAID)} {dice.choice(WHEN)}."


def _inverted(dice: random.Random, who: str, what: str) -> str:
    return f"“{what[0].upper()}{what[1:]},” said {who}, who has led the inquiry since {dice.randint(1990, 2020)}."


def _split(dice: random.Random, who: str, what: str) -> str:
    return f'"It is not about the money," {who} said. "I think {what}, and we will see to it."'


def _postposed(dice: random.Random, who: str, what: str) -> str:
    return f"{what}, {who} {dice.choice(SAID)} {dice.choice(WHEN)}."


def _according(dice: random.Random, who: str, what: str) -> str:
    return dice.choice([f"according to {who}, {what}.", f"{what}, according to {who} and {dice.choice(PAPERS)}."])


def _alleged(dice: random.Random, who: str, what: str) -> str:
    return dice.choice(
        [f"{who} {dice.choice(CLAIMED)} that {what}.", f"allegedly {what}, {dice.choice(PAPERS)} reported."]
    )


def _denied(dice: random.Random, who: str, what: str) -> str:
    return f"{who} denied {dice.choice(WHEN)} that {what}, but declined to comment further."


def _thought(dice: random.Random, who: str, what: str) -> str:
    return f"{who} {dice.choice(THOUGHT)} that {what}, which nobody outside {dice.choice(PLACES)} has confirmed."


def _own(dice: random.Random, who: str, what: str) -> str:
    return dice.choice(
        [
            f"{what} {dice.choice(WHEN)}.",
            f"{what}; about {dice.randint(2, 99)} percent of the town voted for it in {dice.randint(1980, 2023)}.",
        ]
    )


def _aside(dice: random.Random, who: str, what: str) -> str:
    size, mayors = dice.randint(2, 90), dice.randint(2, 9)
    return f"{dice.choice(PLACES)}, a town of {size},000 on the coast, has had {mayors} mayors since the war."


FORMS = (_indirect, _bare, _quote, _inverted, _split, _postposed, _according, _alleged, _denied, _thought, _own, _aside)
WEIGHTS = (14, 10, 9, 5, 4, 8, 6, 4, 2, 4, 24, 10)
