"""Speech that goes on: "X," he said. "Y." And, over paragraphs, each opened by a mark, the last closed by one."""

from __future__ import annotations

from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found
from tracker.extract.saying.grammar import AUXILIARIES
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before

_NEAR, _TITLE = 60, 6
"""Words before a colon among which the verb is looked for, and that can be a title: "Transcript as follows"."""


class Following:
    """Remembers whose quotation stood last, and gives it the quotations that follow without a word between."""

    def __init__(self) -> None:
        """Nobody has spoken."""
        self._speaker: Found | None = None
        self._paragraph = -1
        self._named_last = False
        """Whether the last sentence ended with who spoke: "X," said Smith."""
        self._goes_on = False
        """Whether the next paragraph may go on with what was said: the last left a quotation open or ended with a colon."""

    def after(self, line: Line, found: list[Found]) -> None:
        """Take in the next sentence with what was found in it."""
        colon = line.words[-1:] == [":"]
        near = line.paragraph == self._paragraph or self._goes_on or self._speech_again(line)
        if near and (self._announced_paragraph(line) if found else self._is_said(line)):
            self._add(line)
        elif found:
            self._speaker = self._quoting(line, found) or (found[-1] if colon else None)
        else:
            self._speaker = None
        self._named_last = bool(found) and self._speaker is not None and self._speaker.rule in ("inverted", "postposed")
        self._paragraph = line.paragraph
        self._goes_on = colon or (bool(line.quoted) and not line.quoted[max(line.quoted)].closed)

    def _speech_again(self, line: Line) -> bool:
        """Whether a paragraph of nothing but speech follows one in which the speaker was the last thing named."""
        next_one = line.paragraph == self._paragraph + 1
        return next_one and self._named_last and line.words[:1] == [QUOTE] and line.last <= 1 and line.speech(0)

    def _is_said(self, line: Line) -> bool:
        """Whether the sentence is nothing but a quotation, or what a colon announced without marks."""
        if self._speaker is not None and line.words and line.words[0] == QUOTE and line.last <= 1:
            return True
        return self._waiting() is not None

    def _waiting(self) -> Found | None:
        """The speaker whose colon waits for what is said."""
        speaker = self._speaker
        waits = speaker is not None and speaker.open and speaker.rule != "colon" and not speaker.more
        return speaker if waits else None

    def _announced_paragraph(self, line: Line) -> bool:
        """Whether a paragraph without marks is what "Smith writes:" announced, though others speak in it."""
        speaker = self._waiting()
        if speaker is None or any(first < behind for first, behind in speaker.content):
            return False
        return line.paragraph > self._paragraph and line.words[-1] != ":" and line.words[0] != QUOTE

    def _add(self, line: Line) -> None:
        assert self._speaker is not None
        self._speaker.more.append((line.start, line.end))
        self._speaker.over = line.end

    def _quoting(self, line: Line, found: list[Found]) -> Found | None:
        """The statement that has a quotation of the sentence for its content, or waits for one behind a colon."""
        for one in reversed(found):
            if one.open:
                return one
            if not line.quoted:
                continue
            for first, behind in one.content:
                if any(at in line.quoted and line.speech(at) for at in range(first, behind)):
                    return one
        return None


def announced(line: Line, found: list[Found]) -> list[Found]:
    """What a colon announces without a cue verb: "The ministry put out this:", "She was blunt: “No.”"."""
    words = line.words
    last = len(words) - 1
    if words[-1] == ":":
        for one in found:
            if not any(behind < line.last - 1 and first < behind for first, behind in one.content):
                one.open = True
                return []
        coming = _announcement(line, last)
        if coming is None:
            return []
        coming.open = True
        return [coming]
    for at in range(1, last):
        if words[at] == ":" and words[at + 1] == QUOTE and line.speech(at + 1):
            held = any(first <= at + 1 < behind for one in found for first, behind in one.content)
            spoken = _announcement(line, at) if not held else None
            if spoken is not None:
                spoken.content = [(at + 1, at + 2)]
                return [spoken]
    return []


def _announcement(line: Line, colon: int) -> Found | None:
    """The subject and the verb of the clause before a colon, or a title of few words."""
    words = line.words
    verbs = [at for at in range(1, min(colon, _NEAR)) if is_finite(words[at])]
    for at in sorted(verbs, key=lambda at: words[at] in AUXILIARIES):
        subject = subject_before(line, at)
        if subject is not None:
            return Found("colon", CueClass.REPORT, ":", at, [subject], [(at, colon)], [])
    if colon == len(words) - 1 and colon <= _TITLE and AUXILIARIES.isdisjoint(words):
        end = next((at for at in range(1, colon) if words[at] == "as"), colon)
        return Found("colon", CueClass.REPORT, ":", colon, [(0, end)], [(end, colon + 1)], [])
    return None
