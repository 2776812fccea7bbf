"""Who says what: each line a sentence of ours with the statements a reader finds in it."""

from __future__ import annotations

from tracker.domain.sentences import sentences
from tracker.extract.saying.finding import statements, statements_of
from tracker.extract.saying.reading import read
from tracker.extract.saying.statement import CueClass, Statement

R, D, A, F, B = CueClass.REPORT, CueClass.DENY, CueClass.ALLEGE, CueClass.FACTIVE, CueClass.BELIEVE
SAID_TO, ALLEGED, THOUGHT = CueClass.SAID_TO, CueClass.ALLEGED, CueClass.THOUGHT

CASES: dict[str, list[tuple[CueClass, str, str]]] = {
    # the speaker behind what is said, and in the middle of it
    "“The roof is safe,” said Anna Weber, the town’s engineer.": [
        (R, "Anna Weber, the town’s engineer", "“The roof is safe,”")
    ],
    "The roof is safe, Weber said on Friday.": [(R, "Weber", "The roof is safe,")],
    "“The roof,” Weber said, “is safe.” “Nobody need worry.”": [
        (R, "Weber", "“The roof,” + “is safe.” + “Nobody need worry.”")
    ],
    "‘We will not pay’, said Tom Hale, a spokesman, ‘until it is done.’": [
        (R, "Tom Hale, a spokesman", "‘We will not pay’, + ‘until it is done.’")
    ],
    "The tunnel, locals say, was dug by smugglers.": [(R, "locals", "The tunnel, + was dug by smugglers")],
    "“Is he serious?” Weber asked.": [(CueClass.REQUEST, "Weber", "“Is he serious?”")],
    "As the minister put it, “there is no plan B”.": [(R, "the minister", "“there is no plan B”")],
    # the speaker first
    "Weber told reporters that the roof was safe.": [(R, "Weber", "that the roof was safe")],
    "In a statement, the firm said it was sorry.": [(R, "the firm", "it was sorry")],
    "The White House on Tuesday announced new rules.": [(R, "The White House", "new rules")],
    "Hale, who runs the port, said trade had stopped.": [(R, "Hale, who runs the port", "trade had stopped")],
    "A study published in May found that the drug works.": [(F, "A study published in May", "that the drug works")],
    "His memoirs claim the yacht had a pool.": [(A, "His memoirs", "the yacht had a pool")],
    "Weber said: “The roof is safe.” Then she left.": [(R, "Weber", "“The roof is safe.”")],
    # two in a sentence
    "Weber said the roof was safe, but Hale denied it was finished.": [
        (R, "Weber", "the roof was safe"),
        (D, "Hale", "it was finished"),
    ],
    "Weber said the roof was safe, adding that the walls were too.": [
        (R, "Weber", "the roof was safe"),
        (R, "Weber", "that the walls were too"),
    ],
    "The Herald reported that the minister had said the plan was dead.": [
        (R, "The Herald", "that the minister had said the plan was dead"),
        (R, "the minister", "the plan was dead"),
    ],
    "The agency has reported that the ship allegedly carried guns.": [
        (R, "The agency", "that the ship allegedly carried guns"),
        (ALLEGED, "", "the ship + carried guns"),
    ],
    "At least nine people died, coastguard officials said on Sunday.": [
        (R, "coastguard officials", "At least nine people died,")
    ],
    "“It was like a quake,” said Omar, 19.": [(R, "Omar, 19", "“It was like a quake,”")],
    "Amnesty called the arrests arbitrary and urged the state to free them.": [
        (R, "Amnesty", "the arrests arbitrary"),
        (CueClass.REQUEST, "Amnesty", "the state to free them"),
    ],
    "Photographs appear to show a burned runway.": [(B, "Photographs", "a burned runway")],
    "Bridge was safe, says minister": [(R, "minister", "Bridge was safe,")],
    "“Get out!” the guard barked.": [(R, "the guard", "“Get out!”")],
    "The mayor made it clear that he would stay.": [(CueClass.STRONG, "The mayor", "that he would stay")],
    "The poll was grim. Weber was blunt: “We lost the young.”": [(R, "Weber", "“We lost the young.”")],
    # what somebody else said, denied
    "Kirov rejected claims that it had sold the guns.": [(D, "Kirov", "claims that it had sold the guns")],
    "The army has denied Norwegian claims that a drone crossed the border.": [
        (D, "The army", "Norwegian claims that a drone crossed the border")
    ],
    "Jan Weber repeated his claim that the count was rigged.": [
        (A, "Jan Weber", "his claim that the count was rigged")
    ],
    "He denied being in the car.": [(D, "He", "being in the car")],
    "Prosecutors allege that Ms Vale forged the lease, which she denies.": [
        (A, "Prosecutors", "that Ms Vale forged the lease"),
        (D, "she", "that Ms Vale forged the lease"),
    ],
    "Police say Marsh took the cash, a claim he denies.": [
        (R, "Police", "Marsh took the cash"),
        (D, "he", "Marsh took the cash"),
    ],
    "Critics say the tunnel leaks, a charge rejected by the firm.": [
        (R, "Critics", "the tunnel leaks"),
        (D, "the firm", "the tunnel leaks"),
    ],
    "Joe Marsh, who denies theft, told the court he was asleep.": [
        (D, "Joe Marsh + who", "theft"),
        (R, "Joe Marsh, who denies theft", "he was asleep"),
    ],
    "He pleaded not guilty to arson.": [(D, "He", "arson")],
    "It denies this.": [(D, "It", "this")],
    "Kirov and Lind have each denied, so far, that the ship left.": [(D, "Kirov and Lind", "that the ship left")],
    # names with several appositions, and what was released by somebody
    "Dr Una Field, head of surgery at St Anne's, Hull, said the ward was full.": [
        (R, "Dr Una Field, head of surgery at St Anne's, Hull", "the ward was full")
    ],
    "Joe Marsh, a roofer, of Hull, a father of two, said the beam had cracked.": [
        (R, "Joe Marsh, a roofer, of Hull, a father of two", "the beam had cracked")
    ],
    "Una Field, 51, and Joe Marsh, 40, both of Hull, deny theft.": [
        (D, "Una Field, 51, and Joe Marsh, 40, both of Hull", "theft")
    ],
    "In Hull, the mayor, Ada Quinn, said it rained.": [(R, "the mayor, Ada Quinn", "it rained")],
    "The weir has burst, Mayor Ada Quinn, a vet, of Hull, said.": [
        (R, "Mayor Ada Quinn, a vet, of Hull", "The weir has burst,")
    ],
    "Emails obtained by Daily Watch reveal that the firm knew.": [
        (F, "Emails obtained by Daily Watch", "that the firm knew")
    ],
    # plans and estimates
    "The parish plans to sell two fields.": [(CueClass.INTENT, "The parish", "to sell two fields")],
    "Analysts at Corvin estimate that it would cost £3m.": [
        (CueClass.STRONG, "Analysts at Corvin", "that it would cost £3m")
    ],
    # one who passes on another's words
    "The Herald, citing officials, reported that the port was shut.": [
        (R, "The Herald", "officials"),
        (R, "The Herald", "that the port was shut"),
    ],
    "The agency quoted General Rusk as saying that the fort had fallen.": [
        (R, "The agency", "General Rusk as saying that the fort had fallen"),
        (R, "General Rusk", "that the fort had fallen"),
    ],
    "The fort had fallen, General Rusk was quoted by the agency as saying.": [
        (R, "General Rusk", "The fort had fallen,")
    ],
    "The test went well, the army said in a statement carried by the agency.": [(R, "the army", "The test went well,")],
    "Talks will resume, it was announced by the bureau's head, Ida Stern.": [
        (SAID_TO, "the bureau's head, Ida Stern", "Talks will resume,")
    ],
    "It was claimed in court that the guard slept.": [(ALLEGED, "", "that the guard slept")],
    # to whom and where it was said
    "Ida Stern told Channel Nine, the Herald and the Post that the road was shut.": [
        (R, "Ida Stern", "that the road was shut")
    ],
    "He told the inquiry, chaired by Sir Guy Lamb, that the road was shut.": [(R, "He", "that the road was shut")],
    "She wrote in her 1990 memoir that he had cheated.": [(R, "She", "that he had cheated")],
    "The chairman said — on air, no less — that the club was broke.": [(R, "The chairman", "that the club was broke")],
    "The vicar noted that Saturday would be too late.": [(R, "The vicar", "that Saturday would be too late")],
    "The guards were warned by a cook that the gate was open.": [(CueClass.STRONG, "a cook", "that the gate was open")],
    "The city puts the number at 300.": [(R, "The city", "the number at 300")],
    "The delay, many argue, could be fatal.": [(CueClass.STRONG, "many", "The delay, + could be fatal")],
    "He dodged, smiling and saying that it was late.": [(R, "He", "that it was late")],
    "Farmers support lower tariffs.": [(CueClass.ATTITUDE, "Farmers", "lower tariffs")],
    "The mayor is backing the strike.": [(CueClass.ATTITUDE, "The mayor", "the strike")],
    # according to
    "According to Ivan Petrov, who wrote a book about it, the palace has a zoo.": [
        (R, "Ivan Petrov, who wrote a book about it", "the palace has a zoo")
    ],
    "The firm, according to two lawyers, lost the files.": [(R, "two lawyers", "The firm + lost the files")],
    # nobody named
    "He is said to own forty cars.": [(SAID_TO, "", "He + to own forty cars")],
    "Two men are understood to have been arrested.": [(SAID_TO, "", "Two men + to have been arrested")],
    "Meanwhile the army, it is believed, will leave.": [(THOUGHT, "", "Meanwhile the army + will leave")],
    "It is alleged that she took bribes.": [(ALLEGED, "", "that she took bribes")],
    "The guard was accused of stealing a painting.": [(ALLEGED, "", "The guard + of stealing a painting")],
    "The train reportedly has a bar.": [(SAID_TO, "", "The train + has a bar")],
    "It’s likely that the talks will fail.": [(THOUGHT, "", "that the talks will fail")],
    "The plan appears to have failed.": [(THOUGHT, "", "The plan + to have failed")],
    "The king was quoted as saying the war was lost.": [(R, "The king", "the war was lost")],
    "The cave is rumoured to hold gold.": [(ALLEGED, "", "The cave + to hold gold")],
    "Two men were charged with theft, the court announced.": [
        (CueClass.REPORT, "the court", "Two men were charged with theft,")
    ],
    "She is leaving but is expected to return.": [(THOUGHT, "", "She + to return")],
    "The trial, which is expected to last a month, goes on.": [(THOUGHT, "", "The trial + to last a month")],
    "She is accused of bullying, harassing and underpaying staff.": [
        (ALLEGED, "", "She + of bullying, harassing and underpaying staff")
    ],
    "In a new poll of 800 farmers, half were against it.": [(R, "a new poll of 800 farmers", "half were against it")],
    "Asked by a caller whether she would stay, Stern laughed.": [
        (CueClass.REQUEST, "a caller", "whether she would stay")
    ],
    # nouns
    "Fears are growing that the dam will burst.": [(B, "", "that the dam will burst")],
    "There are fears that the dam could burst.": [(B, "", "that the dam could burst")],
    "His claim that the vote was rigged has been rejected.": [(A, "His", "that the vote was rigged")],
    "In his view, the law is a mistake.": [(B, "his", "the law is a mistake")],
    # headlines and transcripts
    "Minister: bridge was safe": [(R, "Minister", "bridge was safe")],
    "Mayor to quit by June, say aides": [(R, "aides", "Mayor to quit by June,")],
    "Weir was never checked: watchdog": [(R, "watchdog", "Weir was never checked")],
    "Blast hurts 3 - local media": [(R, "local media", "Blast hurts 3")],
    "WEBER: I never saw it. Nobody did.": [(R, "WEBER", "I never saw it. Nobody did.")],
    # nothing said
    "Amid “arms talks” the leaders met.": [],
    "The parade went according to plan.": [],
    "He could tell that it was late.": [],
    "Time will tell if the dam holds.": [],
    "Votes: he has 40 votes.": [],
    "Voters who say the tax is too high are mostly men.": [],
    "Seats are given according to age and rank.": [],
    "Fares differ according to how far one goes.": [],
    "The plague claimed 40 lives in the valley.": [],
    "She claimed the title in May.": [],
    "The crew called for help.": [],
    "Mr Marsh said nothing as he left.": [],
    "Parish plans to sell two fields were dropped.": [],
    "Update: the road is open again.": [],
    "The claims department moved to Leeds in March.": [],
}


def role(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words of a role, its parts joined by a plus."""
    return " + ".join(text[start:end] for start, end in spans)


def test_every_sentence_gives_its_statements() -> None:
    for text, wanted in CASES.items():
        found = [(one.cue_class, role(text, one.source), role(text, one.content)) for one in statements(text)]
        assert found == wanted, text


def test_a_negated_cue_is_marked() -> None:
    for text in (
        "The firm did not deny that it knew.",
        "The ministry has never said that the talks would resume.",
        "The palace refused to confirm whether the king was ill.",
        "The ministry refused to confirm or deny that troops had landed.",
        "She could not confirm or deny that the ring was hers.",
        "A spokesman declined to comment.",
        "There is no suggestion that Mr Marsh knew of it.",
        "Nobody has claimed that the bomb was theirs.",
    ):
        assert [one.negated for one in statements(text)] == [True], text
    assert not statements("The firm denied that it knew.")[0].negated


def test_speech_over_several_paragraphs_is_one_statement() -> None:
    text = (
        "“We lost everything,” Weber said. “The house is gone.\n\n“So is the barn.\n\n“We start again.”\n\nIt rained."
    )

    [one] = statements(text)

    assert (
        role(text, one.content) == "“We lost everything,” + “The house is gone. + “So is the barn. + “We start again.”"
    )
    assert one.quoted


def test_a_paragraph_of_speech_belongs_to_who_was_named_last() -> None:
    text = "“We heard a crack,” said Ada Quinn, a welder.\n\n“Then the lamp fell. It was loud.”\n\nIt rained."

    [one] = statements(text)

    assert role(text, one.content) == "“We heard a crack,” + “Then the lamp fell. It was loud.”"


def test_a_colon_announces_the_next_paragraph() -> None:
    text = "The palace put out these lines:\n\n“The king is well.”\n\nNobody believed it."

    [one] = statements(text)

    assert (role(text, one.source), role(text, one.content)) == ("The palace", "“The king is well.”")


def test_a_pronoun_keeps_its_own_span_and_the_cue_its_auxiliaries() -> None:
    text = "Later she has repeatedly said the road was open."

    [one] = statements(text)

    assert (role(text, one.source), role(text, one.cue)) == ("she", "has repeatedly said")


def test_a_forgotten_closing_mark_ends_before_the_speaker() -> None:
    text = '"There was no school at all, said Weber, whose sister teaches.'

    [one] = statements(text)

    assert (role(text, one.source), role(text, one.content)) == ("Weber", '"There was no school at all,')


def test_a_text_is_read_once_for_all_who_ask() -> None:
    text = (
        "“It rained,” Weber said. “All day. And\n\nHALE: It snowed. It did.\n\nMr. Low left at 5 p.m. Nobody said why."
    )
    reading = read(text)

    assert reading.sentences == sentences(text)
    assert statements_of(reading) == statements(text)


def quoted(text: str) -> list[bool]:
    """Whether each statement is a quotation."""
    return [one.quoted for one in statements(text)]


def test_a_phrase_in_marks_makes_no_quotation_of_a_paraphrase() -> None:
    assert quoted("Weber said the plan was a “joke” that nobody in the town hall had ever liked.") == [False]
    assert quoted("“It is a joke,” Weber said.") == [True]


def one_of(text: str) -> Statement:
    """The only statement of a text."""
    [one] = statements(text)
    return one


def test_a_statement_names_its_rule_and_lemma() -> None:
    assert (one_of("Weber said it rained.").rule, one_of("Weber said it rained.").lemma) == ("subject-verb", "say")
    assert one_of("It rained, said Weber.").rule == "inverted"
    assert one_of("It rained, Weber wrote.").lemma == "write"
