"""What a run over a text came to, in a sentence."""

from __future__ import annotations

from tracker.domain.counting import counted
from tracker.extract.words import language_of
from tracker.services.proposing import Proposed

_FOREIGN = (
    "The text seems to be {language}, and the rules know English: they offer its sentences in the article's own voice, "
    "and do not see who says what."
)
_LANGUAGES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ru": "Russian",
}


def foreign_words(text: str) -> str | None:
    """That the rules do not know the language of a text, None where they do."""
    language = language_of(text)
    return None if language == "en" else _FOREIGN.format(language=_LANGUAGES.get(language, language))


def proposed_words(told: Proposed) -> str:
    """How much was found, and what became of what was found before."""
    waiting = told.new + told.kept
    parts = [f"{counted(told.new, 'claim')} proposed" if told.new else "nothing new"]
    for count, words in (
        (told.kept, "waited already"),
        (told.on_file, "on file already"),
        (told.accepted, "accepted before"),
        (told.dismissed, "dismissed before, and not offered again"),
        (told.gone, "no longer in the text"),
    ):
        if count:
            parts.append(f"{count:,} {words}")
    wait = "waits" if waiting == 1 else "wait"
    return (
        f"{told.article}, revision {told.revision}: {', '.join(parts)}. {counted(waiting, 'proposal')} {wait} for you."
    )
