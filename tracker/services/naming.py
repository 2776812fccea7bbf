"""What the lines of a bundle name: records that stand above them or are on file, and the numbers that are free."""

from __future__ import annotations

from sqlalchemy import Connection

from tracker.domain.errors import BadInputError
from tracker.domain.labels import split_label
from tracker.domain.wording import as_on_file, shown
from tracker.store.known import ClaimKeys, Keys, Numbering, SourceKeys, Texts


class Names:
    """Names into keys. What is named and not there is refused with a BadInputError."""

    def __init__(self, connection: Connection) -> None:
        """Begin with nothing but what is on file."""
        self.people = Keys(connection, "person", "initials")
        self.sources = SourceKeys(connection)
        self.articles = Keys(connection, "article", "slug")
        self.claims = ClaimKeys(connection)
        self.revision_numbers = Numbering(connection, "revision", "article_id")
        self.claim_numbers = Numbering(connection, "claim", "article_id")
        self.evidence_numbers = Numbering(connection, "evidence", "claim_id")
        self.texts = Texts(connection)

    def person(self, initials: str) -> int:
        """The key of whoever has these initials."""
        return _found(self.people.find(initials), "nobody has the initials", initials)

    def source(self, name: str) -> int:
        """The key of the source of this name."""
        key = self.sources.find(name) or self.sources.find(as_on_file(name))
        return _found(key, "there is no source", name, ": names are exact here, aliases are not taken")

    def article(self, slug: str) -> int:
        """The key of the article of this slug."""
        return _found(self.articles.find(slug), "there is no article", slug)

    def claim(self, label: str) -> int:
        """The key of the claim of this label."""
        slug, number = split_label(label.strip())
        return _found(self.claims.find_in(self.articles.find(slug), slug, number), "there is no claim", label)

    def text(self, slug: str, number: int) -> tuple[int, str]:
        """The key and text of a revision."""
        found = self.texts.find(self.article(slug), number)
        if found is None:
            raise BadInputError(f"there is no revision {number} of {slug} above it or on file")
        return found

    def forget(self) -> None:
        """Once a slice is written: let go of what is too much to keep."""
        for known in (self.people, self.sources, self.articles, self.claims):
            known.forget()
        for numbers in (self.revision_numbers, self.claim_numbers, self.evidence_numbers):
            numbers.forget()
        self.texts.forget()


def _found(key: int | None, lack: str, name: str, more: str = "") -> int:
    if key is None:
        raise BadInputError(f"{lack} {shown(name)} above it or on file{more}")
    return key
