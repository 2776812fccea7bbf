"""What in a story can be checked: which sentences state a fact, and how much there is in one to look up."""

from __future__ import annotations

import re

from tracker.domain.value import value

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_ASKS = re.compile(r"[?？؟][\"”’»)\]]*$")
_ENDS = re.compile(r"[.!。！…।][\"”’»)\]]*$")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_ASKING = re.compile(r"(?:what|how|why|who|where|when|whether|which)\b", re.IGNORECASE)
"""How a heading begins that asks without a mark."""
_LONGEST = 4_000
"""Letters of a sentence that are looked at."""
_NO_STATEMENT = re.compile(
    r"(?:read more|read also|also read|see also|sign up|subscribe|click|download|share this|watch (?:the|our|more|live)"
    r"|follow (?:us|me|him|her|@|[A-Z][\w.]+ .{0,30}\bon )|listen (?:to|here)|contact us|join us|donate|register|log in"
    r"|advertisement|photo(?:graph)?s?\b|image\b|picture\b|video\b|copyright|all rights reserved|©"
    r"|good (?:morning|evening|afternoon|night)|hello|hi\b|hey\b|welcome (?:to|back)|thank you|thanks|dear |please |let['’]?s\b"
    r"|let us\b|continue reading|scroll|tap |stay tuned|tell us|email us|get in touch|updated\b.{0,40}$|published\b.{0,40}$"
    r"|by [A-Z][\w.'’-]+ [A-Z][\w.'’ -]+$)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|cannot|[a-z]+n['’]t"
    r"|\w+['’](?:re|ve|ll|d)|[a-z]{2,}ed|said|says|told|went|came|took|made|got|saw|found|gave|knew|left|lost|paid|met|ran|won|held|brought"
    r"|began|kept|led|stood|sent|built|spent|grew|wrote|fell|cut|rose|bought|drove|broke|chose|fought|threw|sold|ate|flew|hit|put|read|shot"
    r"|struck|spoke|became|[a-z]{2,}(?:[^s\Wu]s|ies|ches|shes))\b"
)
"""What a heading without a verb has none of."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\ds?$")
_COMPARED = re.compile(r"\b(?:more|less|fewer|other|rather|[a-z]+er) (?:[\w-]+ ){0,3}than\b")
_CAUSE = re.compile(r"\b(?:due to|led to|leads to|leading to|results? in|as a result|thanks to|owing to|in order to)\b")
_MAY_CAUSE = frozenset(["due", "led", "leads", "leading", "result", "results", "thanks", "owing", "order"])
_FIGURES = """two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand
    thousands million millions billion billions dozen dozens half third quarter double twice"""
_SUPERLATIVES = """best worst first unprecedented unique
    biggest largest highest lowest oldest youngest longest shortest fastest smallest deadliest richest poorest strongest
    greatest latest earliest hottest coldest heaviest closest widest deepest newest lightest slowest cheapest busiest tallest"""
_DAYS = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Jan Feb Aug Sept Oct Nov Dec yesterday today tomorrow tonight"""
_CAUSES = "because cause caused causes causing triggered prompted blame blamed therefore resulted"
_GENERAL = "nobody nothing none never always every everyone everybody all"
_OPINIONS = "should ought beautiful wonderful lovely sadly happily feel feels perhaps maybe"
_LISTS = (_FIGURES, _SUPERLATIVES, _DAYS, _CAUSES, _GENERAL, _OPINIONS)
_LIST_OF = {word: number for number, words in enumerate(_LISTS) for word in words.split()}
_LISTED = frozenset(_LIST_OF)
_DAYS_AND_MONTHS = frozenset(_DAYS.split())
_PERHAPS_SUPERLATIVE = frozenset(["most", "least", "last", "only", "record"])
_SUPERLATIVE = re.compile(
    r"\b(?:(?<!at )(?:most|least) (?!of\b|people\b|countries\b|likely\b)"
    r"[a-z]+(?:ed|ing|ive|ous|ful|al|ic|nt|le|ar|ry|te|ly|e|x)\b"
    r"|(?:the|his|her|its|their|’s|'s) (?:last|only|most|least)\b(?! (?:year|week|month|night|few|day|decade|hour)s?\b)"
    r"|a record\b|record(?:-breaking|-high|-low)? (?:high|low|number|sum|profit|loss|fine|crowd|time|year|figure|\d))",
    re.IGNORECASE,
)
"""What else is the utmost of its kind: "the last bell founder", "most secretive", "a record fine"; not "last year"."""


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
    if not sentence.isascii() and _NO_SPACES.search(sentence):
        return ended or len(sentence) > 12
    if not ended and _ASKING.match(sentence):
        return False
    words = _WORD.findall(sentence)
    if len(words) == 2:
        return ended and _two_words(*words)
    if len(words) < 3 or (len(words) < 4 and not ended):
        return False
    if _VERB.search(sentence, len(words[0])):
        return True
    return ended and (len(words) > 5 or not sentence.isascii()) and not sentence.endswith(":")


def _two_words(subject: str, verb: str) -> bool:
    """Whether two words are a subject and its verb: "He died.", "Prices fell.", but not "Great news."."""
    if verb in _NO_VERB or not _VERB.fullmatch(verb):
        return False
    return not verb.endswith("s") or subject.lower() in _ONE


_NO_VERB = frozenset(["related", "needed", "united", "limited", "included", "read"])
_ONE = frozenset(
    [
        "he",
        "she",
        "it",
        "this",
        "that",
        "who",
        *(some + one for some in ("no", "every", "some") for one in ("body", "one", "thing")),
    ]
)


def worth(sentence: str) -> Worth:
    """How much there is in a sentence to look up: figures, superlatives, days, names, comparisons, causes."""
    sentence = sentence[:_LONGEST]
    row = _WORD.findall(sentence)
    words = set(row)
    listed = [0] * len(_LISTS)
    for word in words & _LISTED:
        listed[_LIST_OF[word]] += 1
    figures, superlatives, days, causes, general, opinions = listed
    if not words.isdisjoint(_PERHAPS_SUPERLATIVE):
        superlatives += len(_SUPERLATIVE.findall(sentence))
    numbers = [word for word in row if word[0] in _DIGITS] if _DIGIT.search(sentence) else []
    figures -= len(words & _SCALES) if numbers else 0
    years = sum(1 for number in numbers if _YEAR.match(number)) if numbers else 0
    compared = len(_COMPARED.findall(sentence)) if "than" in words else 0
    if not words.isdisjoint(_MAY_CAUSE):
        causes += len(_CAUSE.findall(sentence))
    general += bool(row) and row[0] in _OPENS_IN_GENERAL
    counts = (figures + len(numbers) - years, superlatives, days + years, _names(row), compared, causes, general)
    return _weighed(counts, opinions)


_OPENS_IN_GENERAL = frozenset(["All", "Every", "Nobody", "Nothing", "None", "Everyone", "Everybody"])
_DIGIT = re.compile("[0-9]")
_SCALES = frozenset(["hundred", "thousand", "million", "billion", "dozen"])
"""Behind a number they are part of it."""
_DIGITS = frozenset("0123456789")


def _names(row: list[str]) -> int:
    """Runs of capitals that the sentence does not begin with by custom, days and months left out."""
    count, before = 0, False
    for word in row[1:]:
        capital = word[0].isupper() and word not in _DAYS_AND_MONTHS
        count += capital and not before
        before = capital
    return count


_WEIGHTS = (
    (3, 9, "a figure", "figures"),
    (2, 4, "a superlative", "superlatives"),
    (2, 4, "a date", "dates"),
    (1, 3, "a name", "names"),
    (2, 2, "a comparison", "comparisons"),
    (2, 2, "a cause", "causes"),
    (1, 1, "says all or none", "words for all or none"),
)
"""Points for each, points at most, and what it is called."""


def _weighed(counts: tuple[int, ...], opinions: int) -> Worth:
    points, reasons = 0, []
    for count, (each, most, one, many) in zip(counts, _WEIGHTS, strict=True):
        if count:
            points += min(count * each, most)
            reasons.append(one if count == 1 else f"{count} {many}")
    if opinions:
        points = max(0, points - 2)
        reasons.append("an opinion")
    return Worth(points, tuple(reasons))
