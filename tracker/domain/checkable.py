"""What in a story can be checked: which sentences state a fact, and how much there is in one to look up."""

from __future__ import annotations

import re

from tracker.domain.value import value

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_ASKS = re.compile(r"[?？؟][\"”’»)\]]*$")
_ENDS = re.compile(r"[.!。！…।][\"”’»)\]]*$")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_LONGEST = 4_000
"""Letters of a sentence that are looked at."""
_NO_STATEMENT = re.compile(
    r"(?:read more|read also|also read|see also|sign up|subscribe|click|follow us|download|share this|watch (?:the|our|more|live)|listen (?:to|here)"
    r"|contact us|join us|donate|register|log in|advertisement|photo(?:graph)?s?\b|image\b|picture\b|video\b|copyright|all rights reserved"
    r"|good (?:morning|evening|afternoon|night)|hello|hi\b|hey\b|welcome (?:to|back)|thank you|thanks|dear |please |let['’]?s\b|let us\b"
    r"|continue reading|scroll|tap |stay tuned|tell us|email us|get in touch|updated\b.{0,40}$|published\b.{0,40}$|by [A-Z][\w.'’-]+ [A-Z][\w.'’ -]+$|©)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|cannot|isn['’]t|wasn['’]t|[a-z]+n['’]t"
    r"|\w+['’](?:re|ve|ll|d)|[a-z]{2,}ed|said|says|told|went|came|took|made|got|saw|found|gave|knew|left|lost|paid|met|ran|won|held|brought|began|kept"
    r"|led|stood|sent|built|spent|grew|wrote|fell|cut|rose|bought|drove|broke|chose|fought|threw|sold|ate|flew|hit|put|read|shot|struck|spoke|became"
    r"|[a-z]{2,}(?:[^s\Wu]s|ies|ches|shes))\b"
)
"""What a heading without a verb has none of."""
_FIGURE = re.compile(
    r"(?<![\w.])[€$£¥]?\d[\d.,:]*(?:st|nd|rd|th|s|%|m|bn|km|kg|mph|pm|am)?\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundreds?|thousands?|"
    r"millions?|billions?|dozens?|half|third|quarter|double|twice)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:most|least|best|worst|first|last|only|ever|never|biggest|largest|highest|lowest|oldest|youngest|longest|shortest|fastest|smallest|"
    r"deadliest|richest|poorest|strongest|record|unprecedented|unique|always|nobody|everyone|every|none|all)\b|\b(?!(?:west|east|forest|interest|arrest|"
    r"request|protest|guest|honest|modest|harvest|test|rest|contest|priest|invest|suggest|chest|quest|conquest)\b)[a-z]{3,}(?:iest|[^aeiouw\W]est)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b|\b(?:in|since|by|until|of) May\b"
    r"|\b(?:1[5-9]|20)\d\d\b|\b(?:yesterday|today|last (?:year|month|week|night))\b"
)
_NAME = re.compile(
    r"(?<=[\w,;:–—’'\"”] )[A-ZÀ-ÖØ-ÞА-Я][\w’'-]+(?: [A-ZÀ-ÖØ-ÞА-Я][\w’'-]+)*|^[A-ZÀ-ÖØ-ÞА-Я][\w’'-]+(?: [A-ZÀ-ÖØ-ÞА-Я][\w’'-]+)+"
)
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|higher|lower|better|worse|larger|bigger|smaller|faster|slower|older|younger|longer|rather) (?:\w+ ){0,3}than\b|\bcompared (?:with|to)\b|\bunlike\b|\bas \w+ as\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because|caused?|causing|due to|led to|leads to|leading to|result(?:s|ed|ing)? in|as a result|thanks to|owing to|blamed?|therefore|triggered|prompted|in order to)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:should|ought|beautiful|wonderful|lovely|sadly|happily|of course|perhaps|maybe|feel|feels|i think)\b",
    re.IGNORECASE,
)


@value
class Worth:
    """How much there is to check in a sentence, and what."""

    points: int
    reasons: tuple[str, ...] = ()


def is_factual(sentence: str) -> bool:
    """Whether a sentence states something: no question, no heading without a verb, no greeting and no call to do something.

    In a language whose words it does not know, any sentence of some words that asks nothing.
    """
    sentence = sentence[:_LONGEST].strip(" \t\n\"“”'‘’*_#>-–—•")
    if not sentence or _ASKS.search(sentence) or _NO_STATEMENT.match(sentence):
        return False
    ended = bool(_ENDS.search(sentence))
    if _NO_SPACES.search(sentence):
        return ended or len(sentence) > 12
    words = _WORD.findall(sentence)
    if len(words) < 3 or (len(words) < 4 and not ended):
        return False
    if _VERB.search(sentence, len(words[0])):
        return True
    return ended and (len(words) > 5 or not sentence.isascii()) and not sentence.endswith(":")


def worth(sentence: str) -> Worth:
    """How much there is in a sentence to look up: figures, superlatives, days, names, comparisons, causes."""
    sentence = sentence[:_LONGEST]
    points, reasons = 0, []
    days = len(_DAY.findall(sentence))
    figures = max(0, len(_FIGURE.findall(sentence)) - len(re.findall(r"\b(?:1[5-9]|20)\d\d\b", sentence)))
    names = len(_NAME.findall(sentence))
    for count, each, most, one, many in (
        (figures, 3, 9, "a figure", "figures"),
        (len(_SUPERLATIVE.findall(sentence)), 2, 4, "a superlative", "superlatives"),
        (days, 2, 4, "a date", "dates"),
        (names, 1, 3, "a name", "names"),
        (len(_COMPARES.findall(sentence)), 2, 2, "a comparison", "comparisons"),
        (len(_CAUSE.findall(sentence)), 2, 2, "a cause", "causes"),
    ):
        if count:
            points += min(count * each, most)
            reasons.append(one if count == 1 else f"{count} {many}")
    if _OPINION.search(sentence):
        points = max(0, points - 2)
        reasons.append("an opinion")
    return Worth(points, tuple(reasons))
