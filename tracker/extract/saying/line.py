"""One sentence as the rules read it: its words in order, each quotation one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.domain.proposal import Span
from tracker.domain.quotation import Quotation
from tracker.domain.sentences import sentences_of

QUOTE = '"'
"""Stands for a whole quotation."""
_TOKEN = re.compile(
    r"[^\W_](?:\.(?:[^\W\d_]\.){1,7}|\w*(?:(?:['’,\-&/](?=[^\W_])|\.(?=[^\W_A-Z]))\w*)*%?)|[,;:()\[\]—–-]"
)
"""U.S., a word, a number, or a mark; a character that begins none is passed over at once."""
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|ve|d|ll|re|m))$", re.IGNORECASE)
_SAYS = re.compile(
    r"(?:[^\W_][\w.,’'-]*[ \u00a0]+){1,7}?(?:said|says|asked|asks|added|wrote|replied|responded|continued|demanded"
    r"|joked|argued|told|shouted|explained|tweeted|wondered|exclaimed|declared|insisted)"
    r"(?:[.,]|[ \u00a0](?:him|her|them|me|us|in|on|at|to|of|during|before|as"
    r"|after|with|from|by|about|when|while|later|this|last|[A-Z]\w+day)\b|$)"
)
"""Smith asked."""
_FORGOTTEN = re.compile(
    r"(,)[ \u00a0]+(?:(?:he|she|they|[A-Z][\w.’'-]{1,30}(?:[ \u00a0][A-Z][\w.’'-]{1,30}){0,3}"
    r"|the(?:[ \u00a0][a-z]{2,20}){1,2})[ \u00a0]+)?"
    r"(?:said|says|added|wrote|asked)\b"
)
_ASKS = frozenset("?!…,—-")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_NAMES = frozenset(
    [
        "will",
        "may",
        "march",
        "august",
        "mark",
        "rob",
        "sue",
        "bill",
        "pat",
        "frank",
        "grant",
        "miles",
        "case",
        "rose",
        "drew",
        "hope",
        "who",
        "us",
        "it",
    ]
)
"""Names that are words too: with a capital within the sentence they keep it, and are no word of any list."""
_LONGEST = 400
"""Words of a sentence that are read: behind them nobody can follow who says what."""


@dataclass(slots=True)
class Line:
    """A sentence: its words in small letters, and where each stands."""

    text: str
    start: int
    end: int
    paragraph: int
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quoted: dict[int, Quotation] = field(default_factory=dict)
    """The quotations, by the number of the word that stands for each."""
    last: int = 0
    """The number of the word behind the last that is no closing stop."""

    def capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.text[self.starts[at]].isupper()

    def titled(self) -> bool:
        """Whether most of the words begin with a capital letter, as in the headlines of some papers."""
        words = [at for at, word in enumerate(self.words[:16]) if word[0].isalpha()]
        return sum(map(self.capital, words)) * 3 > len(words) * 2

    def inside(self, at: int) -> str:
        """What stands between the marks of a quotation."""
        found = self.quoted[at]
        return self.text[found.start + 1 : found.end - (1 if found.closed else 0)]

    def pauses(self, at: int) -> bool:
        """Whether a comma closes a quotation, inside its marks."""
        found = self.quoted[at]
        return "," in self.text[max(found.start, found.end - 3) : found.end]

    def stops(self, at: int) -> bool:
        """Whether the last quotation before a word ends as speech does before its cue: with a comma, "?" or "!"."""
        place = at - 1
        while place >= 0 and place not in self.quoted:
            place -= 1
        if place < 0:
            return False
        found = self.quoted[place]
        return any(mark in ",?!" for mark in self.text[max(found.start, found.end - 3) : found.end])

    def speech(self, at: int) -> bool:
        """Whether a quotation is somebody's sentence and no phrase taken up in another's ("weapon talks")."""
        if at not in self.quoted:
            return False
        found = self.quoted[at]
        inside = self.text[max(found.start + 1, found.end - 3) : found.end].rstrip("'’”“\"")
        if not found.closed or inside[-1:] in ",.?!…—-–;":
            return True
        return found.end - found.start > 40 or self.text.count(" ", found.start, found.end) >= 5


def paragraphs_of(text: str) -> Iterator[Span]:
    """Where the paragraphs of a text stand: its lines that are not empty."""
    for paragraph in _PARAGRAPH.finditer(text):
        yield paragraph.span()


def lines_of(
    text: str, start: int, end: int, number: int, quoted: list[Quotation], spans: list[Span]
) -> Iterator[Line]:
    """The sentences of a paragraph as the rules read them; where an unclosed quotation runs through several, they are one.

    Args:
        text: the text.
        start: where the paragraph begins.
        end: where it ends.
        number: which paragraph it is.
        quoted: its quotations.
        spans: its sentences, as the splitter gives them.
    """
    if quoted and not quoted[-1].closed:
        mended = _forgotten(text, quoted[-1])
        if mended is not quoted[-1]:
            quoted = [*quoted[:-1], mended]
            spans = sentences_of(text, start, end, quoted)
    if quoted:
        spans = _asked(text, _joined(spans, quoted), quoted)
    yield from _lines(text, number, spans, quoted)


def _forgotten(text: str, quotation: Quotation) -> Quotation:
    """A quotation whose closing mark was forgotten before "said Smith": it ends there, unless the next paragraph goes on."""
    if text[quotation.end : quotation.end + 8].lstrip()[:1] in ("“", '"', "'", "‘"):
        return quotation
    cue = _FORGOTTEN.search(text, quotation.start, quotation.end)
    return quotation._replace(end=cue.end(1), closed=True) if cue is not None else quotation


def _asked(text: str, spans: list[Span], quoted: list[Quotation]) -> list[Span]:
    """The sentences, "Why?" joined with "Smith asked." behind it."""
    ends = {
        quotation.end for quotation in quoted if text[quotation.end - 3 : quotation.end].rstrip("'\"”’")[-1:] in _ASKS
    }
    kept: list[Span] = []
    for start, end in spans:
        if kept and kept[-1][1] in ends and _SAYS.match(text, start, min(end, start + 90)):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _joined(spans: list[Span], quoted: list[Quotation]) -> list[Span]:
    """The sentences, those joined into one that an unclosed quotation runs through."""
    if not quoted or quoted[-1].closed:
        return spans
    start = quoted[-1].start
    kept = [span for span in spans if span[1] <= start]
    return [*kept, (spans[len(kept)][0], spans[-1][1])] if len(kept) < len(spans) else spans


def _lines(text: str, number: int, spans: list[Span], quoted: list[Quotation]) -> Iterator[Line]:
    at = 0
    for start, end in spans:
        first = at
        while at < len(quoted) and quoted[at].start < end:
            at += 1
        yield _read(Line(text, start, end, number), quoted[first:at])


def _read(line: Line, quoted: list[Quotation]) -> Line:
    at = line.start
    for quotation in quoted:
        if len(line.words) >= _LONGEST:
            break
        _tokens(line, at, quotation.start)
        line.quoted[len(line.words)] = quotation
        line.words.append(QUOTE)
        line.starts.append(quotation.start)
        line.ends.append(quotation.end)
        at = quotation.end
    _tokens(line, at, line.end)
    line.last = len(line.words)
    return line


def _tokens(line: Line, start: int, end: int) -> None:
    """Add the words between two quotations."""
    text, words = line.text, line.words
    spans = [found.span() for found in _TOKEN.finditer(text, start, end)]
    if len(words) + len(spans) > _LONGEST:
        spans = spans[: max(0, _LONGEST - len(words))]
    small = [text[begin:over].lower() for begin, over in spans]
    if text.find("'", start, end) >= 0 or text.find("’", start, end) >= 0:
        _part(spans, small)
    if not _NAMES.isdisjoint(small):
        for at, word in enumerate(small):
            if word in _NAMES:
                written = text[spans[at][0] : spans[at][1]]
                small[at] = written if _named(written, word, at or words) else word
    words += small
    line.starts += [begin for begin, _ in spans]
    line.ends += [over for _, over in spans]


def _named(written: str, word: str, inside: object) -> bool:
    """Whether a small word is a name here: Will within a sentence, the WHO anywhere."""
    return written.isupper() if word in ("who", "us", "it") else written[0].isupper() and bool(inside)


def _part(spans: list[Span], words: list[str]) -> None:
    """Make "'s", "n't" and their like words of their own."""
    for at in [at for at, word in enumerate(words) if "'" in word or "’" in word][::-1]:
        word, (start, end) = words[at], spans[at]
        cut = _CLITIC.search(word)
        if cut is None or not cut.start():
            words[at] = word.replace("’", "'")
        else:
            spans[at : at + 1] = [(start, start + cut.start()), (start + cut.start(), end)]
            words[at : at + 1] = [word[: cut.start()], cut.group().replace("’", "'")]
