"""Whether a text, and what stands over it, is what was signed off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.wording import clean_story, first_line
from tracker.intake.alignment.beyond import beyond, counts, differences_of_page
from tracker.intake.alignment.difference import Difference, first_difference
from tracker.intake.alignment.folding import Folded
from tracker.intake.beside import Beside, reads_as_sentence
from tracker.intake.story import Story
from tracker.models import Person, Revision
from tracker.store.articles import changed_since, get_article
from tracker.store.sign_offs import last_sign_off


class Over(NamedTuple):
    """A headline or standfirst that is not the one that was signed."""

    name: str
    signed: str | None
    here: str


class Checked(NamedTuple):
    """How a text stands to the one that was signed off last."""

    slug: str
    signed: bool
    """Whether anything was."""
    revision: int = 0
    by: str = ""
    """The initials of who signed it."""
    headline: str = ""
    """Under which it was signed: the first line, where nobody said another."""
    names_headline: bool = False
    """Whether the text that is held against it comes with a headline."""
    lacks_headline: bool = False
    """Whether the signed text begins with its headline and this one does not, as where a page sets it by itself."""
    differences: tuple[Difference, ...] = ()
    """But for the headline."""
    over: tuple[Over, ...] = ()
    also_shown: tuple[Beside, ...] = ()
    """What else people see on the page and nobody signed, what keeps it from going out first."""
    changed: int = 0
    """Claims that are no longer as they were signed, or came to the story since."""

    @property
    def same(self) -> bool:
        """Whether it is the text that was signed, under what was signed over it."""
        return self.signed and not self.differences and not self.over and not self.shows_more

    @property
    def shows_more(self) -> bool:
        """Whether a sentence stands where the story does that is none of the signed text."""
        return any(map(counts, self.also_shown))


def check_text(session: Session, slug: str, story: Story) -> Checked:
    """Hold a text against the one an editor signed off last, and its headline and standfirst, where it comes with them, against
    those: white space and typography may be otherwise, nothing else.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: it is no text.
        MoveRefusedError: the text on file is not the one that was signed, its SHA-256 says.
    """
    article = get_article(session, slug)
    found = last_sign_off(session, article.id)
    if found is None:
        return Checked(slug, signed=False)
    sign_off, revision = found
    if hashlib.sha256(revision.text.encode()).hexdigest() != sign_off.sha256:
        raise MoveRefusedError(
            f"revision {revision.number} of {slug} is not the text that was signed off, its SHA-256 says: somebody was at "
            "the desk's file; see `tracker log verify`"
        )
    lacking, signed, here = _without_headlines(revision, clean_story(story.text))
    who = session.get(Person, sign_off.by_id)
    return Checked(
        slug,
        signed=True,
        revision=revision.number,
        by=who.initials if who else "",
        headline=_headline(revision),
        names_headline=story.headline is not None or Folded(_headline(revision)).text in _lines(story),
        lacks_headline=lacking,
        differences=differences_of_page(signed, here, story.beside),
        over=tuple(_over(revision, article.headline, story)),
        also_shown=beyond(_signed_words(revision), story.beside),
        changed=changed_since(session, [article.id]).get(article.id, 0),
    )


def _without_headlines(revision: Revision, here: str) -> tuple[bool, str, str]:
    """The signed text and the other without the headline where one of them alone begins with it, and whether that is the
    signed one. A place in either is the same as before."""
    headline = _headline(revision)
    first, other = first_line(revision.text), first_line(here)
    if first_difference(first, other) is None:
        return False, revision.text, here
    if first_difference(other, headline) is None:
        return False, revision.text, _blanked(here, other)
    if first_difference(first, headline) is None and not reads_as_sentence(first):
        return True, _blanked(revision.text, first), here
    return False, revision.text, here


def _blanked(text: str, line: str) -> str:
    """A text with blanks in place of its first line."""
    at = text.find(line)
    return text[:at] + " " * len(line) + text[at + len(line) :] if at >= 0 else text


def _lines(story: Story) -> frozenset[str]:
    return frozenset(Folded(story.text).text.splitlines())


def _signed_words(revision: Revision) -> str:
    return "\n\n".join(filter(None, (revision.headline, revision.standfirst, revision.text)))


def _headline(revision: Revision) -> str:
    return revision.headline or first_line(revision.text)


def _over(revision: Revision, known_as: str, story: Story) -> Iterator[Over]:
    """What a file says stands over its text, and was not signed. What is a line of the text itself is held against the signed
    text with all the others; where nobody said a headline with the text, the one that the article is known by will do."""
    lines = _lines(story)
    for name, signed, here in (
        ("headline", _headline(revision), story.headline),
        ("standfirst", revision.standfirst, story.standfirst),
    ):
        if here is None or Folded(here).text in lines:
            continue
        if name == "headline" and revision.headline is None and first_difference(known_as, here) is None:
            continue
        if signed is None or first_difference(signed, here) is not None:
            yield Over(name, signed, here)
