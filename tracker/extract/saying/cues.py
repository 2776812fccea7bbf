"""The words by which a text says that somebody says something, each with all its forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tracker.extract.lexicon import tables_of
from tracker.extract.saying.statement import CueClass

BASE, THIRD, PAST, PART, ING, PAST_OR_PART = range(6)
"""say, says, said, written, saying; and "reported", which is past or participle."""


NOUNLIKE = frozenset(tables_of("cues")["nounlike"].split())
"""Verbs whose "-s" and bare forms are as often nouns: "reports", "claims"."""


EVIDENCE = frozenset(tables_of("cues")["evidence"].split())
"""What can show something: polls, documents."""


SAYING_NOUNS = {word: CueClass(name) for name, words in tables_of("cues")["nouns"].items() for word in words.split()}
"""Nouns for what was said: "claim", "reports", "fears"."""


class Cue(NamedTuple):
    """A form of a cue verb and what may follow it."""

    lemma: str
    cue_class: CueClass
    form: int
    frames: str
    prepositions: frozenset[str]


@cache
def cue_verbs() -> dict[str, Cue]:
    """Every form of every cue verb; where two verbs share one, that of the first."""
    table = tables_of("cues")
    irregular = dict(entry.split(":") for entry in table["irregular"].split())
    found: dict[str, Cue] = {}
    for group in table["verbs"]:
        for entry in group["words"].split():
            lemma, _, prepositions = entry.partition(":")
            behind = frozenset(prepositions.split(",")) if prepositions else frozenset()
            for form, word in _forms(lemma, irregular):
                if word in found:
                    old = found[word]
                    frames = "".join(dict.fromkeys(old.frames + group["frames"]))
                    found[word] = old._replace(frames=frames, prepositions=old.prepositions | behind)
                else:
                    found[word] = Cue(lemma, CueClass(group["class"]), form, group["frames"], behind)
    return found


def _forms(lemma: str, irregular: dict[str, str]) -> list[tuple[int, str]]:
    if lemma in irregular:
        third, past, part, ing = irregular[lemma].split(",")
        both = [(PAST_OR_PART, past)] if past == part else [(PAST, past), (PART, part)]
        return [(BASE, lemma), (THIRD, third), *both, (ING, ing)]
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = (
        lemma[:-1] + "ies" if consonant_y else lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    )
    past = lemma[:-1] + "ied" if consonant_y else stem + "ed" if not lemma.endswith(("ee", "oe", "ye")) else lemma + "d"
    return [(BASE, lemma), (THIRD, third), (PAST_OR_PART, past), (ING, stem + "ing")]
