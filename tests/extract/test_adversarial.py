"""Texts that no newsroom writes: nothing breaks, every place that is named is in the text, and time grows as the text does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from tests.measuring import grows_slower
from tracker.domain.proposal import Span
from tracker.extract.extractors.choosing import extractor_named
from tracker.extract.extractors.found import Extractor, Found

SMALL, LARGE = 1_500, 6_000
"""Characters. What takes four times as long for four times the text is linear, sixteen times quadratic."""
STEEPEST = 8
UNNOTICED = 0.05
"""Seconds of the larger text below which nothing can be told."""

REPEATED = {
    "no full stop": "the mayor said that the dog barked while nobody looked ",
    "short sentences": "Ann said it. ",
    "lines": "Ann said it.\n",
    "straight marks": '"',
    "opening marks": "“",
    "pairs of marks": "“”",
    "single marks": "'",
    "marks and spaces": "\" ' ",
    "typewriter marks": "``''",
    "opened and never closed": "“The dam leaks, she said. ",
    "opened in each paragraph": "“Yes and no.\n\n“Maybe, he said.\n\n",
    "closed and never opened": "The dam leaks,” she said. ",
    "nested": "“‘No,’ he said,” she said. ",
    "split": "“Yes,” he said, “no,” she said, ",
    "said": "said ",
    "he said": "he said ",
    "He said that": "He said that ",
    "who said": "Ann, who said, which said, ",
    "said and told": "said and told and warned and ",
    "not deny": "did not deny that ",
    "according to": "according to ",
    "according to Ann": "according to Ann, ",
    "reportedly": "reportedly the dam leaks and the road is shut, ",
    "believed": "the dam is believed to be full, ",
    "claims that": "claims that ",
    "that that": "that ",
    "of the": "the mayor of the city of ",
    "his, her": "his claim that her report that ",
    "commas": ",",
    "commas and words": "mayor, ",
    "parentheses": "(",
    "pairs of parentheses": "() ",
    "capitals": "Ann Holt ",
    "shouting": "ANN HOLT ",
    "names joined": "Ann and Holt and ",
    "names listed": "Ann Holt, ",
    "labels": "ANN: yes\n",
    "initials": "J. ",
    "titles": "Mr. ",
    "dots": ".",
    "spaced dots": ". ",
    "dashes": "— ",
    "spaces": " ",
    "line breaks": "\n",
    "digits": "1",
    "figures": "4,000.5 % ",
    "one word": "a",
    "plurals": "the workers' union's ",
    "nothing seen": "\u200b",
    "nothing seen in words": "s\u200ba\u200bi\u200bd ",
    "right to left": "قال الوزير إن القطار غادر. ",
    "turned about": "\u202e said \u202d ",
    "emoji": "👩‍💻 said 🚂 ",
    "combining marks": "e\u0301\u0301",
    "no letters": "\0\U0010ffff",
}


def test_time_grows_as_the_text_does_and_every_span_is_in_it() -> None:
    rules = extractor_named("rules")
    rules.examine("Ann said that the dam leaks.")  # its lists are read

    for name, piece in REPEATED.items():
        small, large = (piece * (size // len(piece) + 1) for size in (SMALL, LARGE))
        found: list[Found] = []
        read = partial(_read, rules, found)
        assert grows_slower(partial(read, small), partial(read, large), STEEPEST, UNNOTICED), name
        for start, end in _spans(found[0]):
            assert 0 <= start < end <= len(large), name


def _read(rules: Extractor, found: list[Found], text: str) -> None:
    found.append(rules.examine(text))


def _spans(found: Found) -> Iterable[Span]:
    for said in found.attributions:
        yield from (*said.source, *said.cue, *said.content)
    for one in found.proposals:
        yield from (one.sentence, *one.source_spans, *one.cue_spans, *one.content_spans)
