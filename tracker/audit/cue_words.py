"""The words by which a story tells that somebody denies something, or that several people say so. English only.

Short on purpose: what stands here, a test has a sentence for.
"""

from __future__ import annotations

import re

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ying|ials?)|denied(?! (?:entry|access|bail|asylum|permission|an?)\b)|reject(?:s|ed|ing)?"
    r"|dismiss(?:es|ed|ing)?|(?<!the )(?<!an )(?<!a )disput(?:es|ed|ing)|dispute(?= (?:that|this|the|its?|any|his|her|their)\b)"
    r"|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|repudiate[sd]?|disavow(?:s|ed)?|contradict(?:s|ed|ing)?)\b"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|neither|cannot|without|no)|n't|\b(?:declin|refus)\w+ to) (?!only\b)(?:\w+ ){0,2}$"
)
_CALLS_FALSE = re.compile(
    r"\b(?:call|brand|describe|label|labell|say|sai|insist|maintain)(?:s|d|ed|ing)?\b(?: [^ .;:!?]+){0,8}? \W?"
    r"(?:false|untrue|not true|no truth|baseless|unfounded|groundless|fabricated|a fabrication|fake|nonsense|slander|a lie)\b"
)


_STEMS = ("den", "reject", "dismiss", "disput", "refut", "rebut", "repudiat", "disavow", "contradict")


def denies(sentence: str) -> bool:
    """Whether somebody denies something in this folded sentence; "has not denied" is no denial."""
    return _rejects(sentence) or _CALLS_FALSE.search(sentence) is not None


def _rejects(sentence: str) -> bool:
    """Whether a word of denial stands in it, and no negation before that."""
    words = _DENIES.finditer(sentence) if any(stem in sentence for stem in _STEMS) else ()
    return any(not _NEGATED.search(sentence[max(0, word.start() - 40) : word.start()]) for word in words)


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_CARRIERS = "reports outlets newspapers agencies broadcasters tabloids"
_COUNTED = "people persons individuals men women members colleagues friends relatives neighbours"
"""These are speakers only where the text counts them: "two people familiar with the matter"."""
_SPEAKERS = (
    "sources officials experts analysts witnesses eyewitnesses diplomats observers insiders aides advisers critics scientists "
    "researchers economists historians lawyers doctors investigators residents lawmakers politicians ministers commentators "
    "specialists executives employees authorities"
)
_COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|multiple|numerous|various|some|both|(?:a )?few"
    r"|(?:dozens|scores|a number|a handful) of)"
)
_SAY = _any(
    "say said saying tell told telling believe believed believing think thought claim claimed claiming report reported reporting "
    "warn warned warning confirm confirmed confirming suggest suggested suggesting indicate indicated indicating describe "
    "described describing allege alleged alleging estimate estimated expect expected fear feared argue argued predict "
    "predicted note noted insist insisted acknowledge acknowledged admit admitted reveal revealed disclose disclosed recall "
    "recalled agree agreed speculate speculated maintain maintained add added state stated suspect suspected"
)
_BREAK = _any(
    "is are was were be been being not and but or that which while before after when where because if as he she it they we i"
)
_WORD = rf"(?!{_BREAK}\b|\w+n['’]t\b)[\w’'-]+"

_PLURALS = f"{_SPEAKERS} {_CARRIERS} {_COUNTED}".split()
_NOUN = re.compile(rf"\b(?:{'|'.join(_PLURALS)})\b", re.IGNORECASE)
_COUNT_BEFORE = re.compile(rf"\b{_COUNT}\s+(?:{_WORD}\s+){{0,2}}$", re.IGNORECASE)
_SAYS = re.compile(
    rf"(?:,\s+(?:who|some|speaking|all|both|citing|including|among)\b[^.;:]{{1,90}}?,)?(?:\s+(?!to\s+{_SAY}\b){_WORD}){{0,6}}?\s+{_SAY}\b",
    re.IGNORECASE,
)
_REPORTS_SAY = re.compile(rf"(?:\s+(?:have|had|also|now|later|(?:from|in|on|of)\s+\w+))*\s+{_SAY}\b", re.IGNORECASE)
"""Narrower, for "the Herald reports" is a verb."""
_BY = re.compile(
    r"\b(?:according\s+to|citing|cites|quoting|quotes|in\s+the\s+words\s+of|(?:heard|learned|learnt)\s+from"
    r"|(?:cit|quot|confirm|report|describ|corroborat|alleg|claim)ed\s+by|told\s+by)"
    rf"\s+(?:(?!(?:an?|one|of|to)\b){_WORD}\s+){{0,4}}$",
    re.IGNORECASE,
)
_SAID = re.compile(rf"(?:^|[,–—]|\s{{3}})\s*(?!t[eo]l[dl]){_SAY}\s+(?:{_WORD}\s+){{0,3}}$", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:$|[.,;:!?]|(?:familiar|close|briefed|who|on\s+condition)\b)", re.IGNORECASE)


def tells_of_several(text: str) -> bool:
    """Whether any sentence of a text may: quick, for the many that do not."""
    small = text.lower()
    return any(word in small for word in _PLURALS)


def several(sentence: str) -> str | None:
    """The words that give what a sentence says to several at once: "experts", "two senior officials"; None where it
    does not. What stands in quotation marks must have been blanked out."""
    for noun in _NOUN.finditer(sentence):
        before = sentence[max(0, noun.start() - 80) : noun.start()]
        counted = _COUNT_BEFORE.search(before)
        if (counted or noun.group().lower() not in _COUNTED.split()) and _speaks(sentence, before, noun):
            return f"{counted.group() if counted else ''}{noun.group()}"
    return None


def _speaks(sentence: str, before: str, noun: re.Match[str]) -> bool:
    """Whether these are said to say something, and are not only spoken of."""
    says = _REPORTS_SAY if noun.group().lower() == "reports" else _SAYS
    inverted = _SAID.search(before) and _CLOSES.match(sentence, noun.end())
    return bool(says.match(sentence, noun.end()) or _BY.search(before) or inverted)


def pass_on(words: str) -> bool:
    """Whether such words name those who pass something on rather than those who say it: outlets, reports, agencies."""
    return words.split()[-1].lower() in _CARRIERS.split()
