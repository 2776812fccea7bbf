"""The records of a bundle turned into rows: names into keys, defaults filled in, what does not fit refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from tracker.domain.errors import BadInputError
from tracker.domain.labels import split_label
from tracker.domain.vocabulary import AttributionStatus, Bearing, Role
from tracker.domain.wording import PROSE, as_on_file, shown
from tracker.intake.records import (
    ArticleLine,
    AttributionLine,
    ClaimLine,
    DerivationLine,
    EvidenceLine,
    PassageLine,
    PersonLine,
    RevisionLine,
    SourceLine,
)
from tracker.models import Person
from tracker.models.base import now, utc_text
from tracker.services.claiming import CONTEXT
from tracker.services.desks import require_role
from tracker.store.bulk import BulkWriter
from tracker.store.known import ClaimKeys, Keys, Numbering, SourceKeys, Texts

_WHY = "retracted where it was imported from"
_RETRACTED = ("retracted_at", "retracted_by_id", "retracted_why")
_ARTICLE = ("id", "slug", "headline", "language", "stage", "reporter_id")
_REVISION = ("id", "article_id", "number", "text", "sha256", "filed_by_id", "filed_at")
_CLAIM = ("id", "article_id", "number", "text", "status", "risk", "allegation", "state", "version", "author_id")
_CLAIM_MORE = (*_CLAIM, "about", "as_of", "note")
_PASSAGE = ("id", "claim_id", "revision_id", "start", "end", "exact", "prefix", "suffix")
_ATTRIBUTION = ("id", "claim_id", "source_id", "chain", "status", "first_hand")
_ATTRIBUTION_MORE = (*_ATTRIBUTION, "cue", "quote", "mode", "said_on", "locator", "note", *_RETRACTED)
_VIA = ("id", "attribution_id", "position", "source_id")
_DERIVATION = ("id", "source_id", "drew_on_id", "kind", "assessment", "article_id", "claim_id", "note", *_RETRACTED)
_EVIDENCE = ("id", "claim_id", "number", "source_id", "bearing")


class Placer:
    """Turns records into rows of a writer, one at a time, each knowing those before it."""

    def __init__(self, writer: BulkWriter, by: Person, *, skip_known: bool) -> None:
        """Begin with nothing known."""
        self.writer, self.by, self.skip_known = writer, by, skip_known
        self.at = utc_text(now())
        self.shaken: set[int] = set()
        """Claims on file before this import that something in it speaks against, or places anew."""
        self.rewritten: set[int] = set()
        """Articles on file before this import that get another text from it."""
        self._new = writer.next_key
        self._know()
        self._claims, self._claims_more = writer.batch("claim", _CLAIM), writer.batch("claim", _CLAIM_MORE)
        self._said = writer.batch("attribution", _ATTRIBUTION)
        self._said_more = writer.batch("attribution", _ATTRIBUTION_MORE)
        self._links = writer.batch("via", _VIA)
        self.place: dict[type, Callable[[int, Any], None]] = {
            PersonLine: self._person,
            SourceLine: self._source,
            ArticleLine: self._article,
            RevisionLine: self._revision,
            ClaimLine: self._claim,
            PassageLine: self._passage,
            AttributionLine: self._attribution,
            DerivationLine: self._derivation,
            EvidenceLine: self._evidence,
        }

    def _know(self) -> None:
        connection = self.writer.connection
        self.people = Keys(connection, "person", "initials")
        self.sources = SourceKeys(connection)
        self.articles = Keys(connection, "article", "slug")
        self.claims = ClaimKeys(connection)
        self.revision_numbers = Numbering(connection, "revision", "article_id")
        self.claim_numbers = Numbering(connection, "claim", "article_id")
        self.evidence_numbers = Numbering(connection, "evidence", "claim_id")
        self.texts = Texts(connection)

    def forget(self) -> None:
        """Once a slice is written: let go of what is too much to keep."""
        for known in (self.people, self.sources, self.articles, self.claims):
            known.forget()
        for numbers in (self.revision_numbers, self.claim_numbers, self.evidence_numbers):
            numbers.forget()
        self.texts.forget()

    def _person(self, line: int, record: PersonLine) -> None:
        if self.skip_known and self._was_there("person", self.people.find(record.initials)):
            return
        require_role(self.by, Role.EDITOR, "adding a person")
        key = self.people[record.initials] = self._new["person"]()
        self._add("person", {"id": key, "name": record.name, "initials": record.initials}, line)
        for role in record.roles:
            self._add("person_role", {"id": self._new["person_role"](), "person_id": key, "role": role}, line)

    def _source(self, line: int, record: SourceLine) -> None:
        if self.skip_known and self._was_there("source", self.sources.find(record.name)):
            return
        key = self.sources[record.name] = self._new["source"]()
        columns = {"id": key, "name": record.name, "kind": record.kind, **record.columns}
        if record.retracted:
            columns |= self._retraction(columns["retracted_why"])
        if record.known_to is not None:
            columns["known_to_id"] = self._person_key(record.known_to)
        if record.of_article is not None:
            columns["genre_article_id"] = self._article_key(record.of_article)
        self._add("source", {name: value for name, value in columns.items() if value is not None}, line)
        for alias in record.aliases:
            self._add("alias", {"id": self._new["alias"](), "source_id": key, "name": alias}, line)

    def _was_there(self, table: str, key: int | None) -> bool:
        """Whether a record was on file before this import."""
        return key is not None and key < self.writer.first[table]

    def _article(self, line: int, record: ArticleLine) -> None:
        key = self.articles[record.slug] = self._new["article"]()
        self.claim_numbers.new(key)
        self.revision_numbers.new(key)
        reporter = None if record.reporter is None else self._person_key(record.reporter)
        row = (key, record.slug, record.headline, record.language, "draft", reporter)
        self.writer.batch("article", _ARTICLE).add(row, line)

    def _revision(self, line: int, record: RevisionLine) -> None:
        article = self._article_key(record.article)
        number = self.revision_numbers.take(article, record.number)
        key = self._new["revision"]()
        digest = hashlib.sha256(record.text.encode()).hexdigest()
        row = (key, article, number, record.text, digest, self.by.id, self.at)
        self.writer.batch("revision", _REVISION).add(row, line)
        if article < self.writer.first["article"]:
            self.rewritten.add(article)
        self.texts.keep(article, number, key, record.text)

    def _claim(self, line: int, record: ClaimLine) -> None:
        slug, number, text, status, risk, about, allegation, as_of, note, author = record
        article = self.articles.get(slug) or self._article_key(slug)
        number = self.claim_numbers.take(article, number)
        key = self.claims[f"{slug}#{number}"] = self._new["claim"]()
        by = None if author is None else self._person_key(author)
        row = (key, article, number, text, status, risk, allegation, "unreviewed", 1, by)
        if about is as_of is note is None:
            self._claims.add(row, line)
        else:
            self._claims_more.add((*row, about, as_of, note), line)

    def _passage(self, line: int, record: PassageLine) -> None:
        claim = self.claims.get(record.claim) or self._claim_key(record.claim)
        revision, text = self._text(record.claim.rpartition("#")[0].strip(), record.revision)
        start, end = record.start, record.end
        if end > len(text):
            raise BadInputError(
                f"the text of revision {record.revision} has {len(text):,} characters: {end} is past its end"
            )
        if end - start > PROSE:
            raise BadInputError(f"a passage is at most {PROSE:,} characters long")
        exact = text[start:end]
        if record.exact is not None and record.exact != exact:
            raise BadInputError("the words at this place are not those given as exact")
        prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        row = (self._new["passage"](), claim, revision, start, end, exact, prefix, suffix)
        self.writer.batch("passage", _PASSAGE).add(row, line)
        self._shake(claim)

    def _attribution(self, line: int, record: AttributionLine) -> None:
        label, name, via, status, first_hand, wording = record
        claim = self.claims.get(label) or self._claim_key(label)
        source = self.sources.get(name) or self._source_key(name)
        key = self._new["attribution"]()
        chain = self._linked(line, key, source, via) if via else ""
        row = (key, claim, source, chain, status, first_hand)
        if status == AttributionStatus.DENIED:
            self._shake(claim)
        if wording is None:
            self._said.add(row, line)
            return
        *said, retracted, why = wording
        fate = tuple(self._retraction(why).values()) if retracted else (None, None, None)
        self._said_more.add((*row, *said, *fate), line)

    def _linked(self, line: int, attribution: int, source: int, via: Sequence[str]) -> str:
        keys = [self.sources.get(name) or self._source_key(name) for name in via]
        if len({*keys, source}) != len(keys) + 1:
            raise BadInputError("via names a source twice")
        for position, key in enumerate(keys):
            self._links.add((self._new["via"](), attribution, position, key), line)
        return ",".join(map(str, keys))

    def _derivation(self, line: int, record: DerivationLine) -> None:
        article = claim = None
        if record.scope is not None and "#" in record.scope:
            claim = self._claim_key(record.scope)
        elif record.scope is not None:
            article = self._article_key(record.scope)
        source, drew_on = self._source_key(record.source), self._source_key(record.drew_on)
        if source == drew_on:
            raise BadInputError("a source cannot draw on itself")
        fate = tuple(self._retraction(record.why).values()) if record.retracted else (None, None, None)
        key = self._new["derivation"]()
        row = (key, source, drew_on, record.kind, record.assessment, article, claim, record.note, *fate)
        self.writer.batch("derivation", _DERIVATION).add(row, line)

    def _evidence(self, line: int, record: EvidenceLine) -> None:
        claim = self.claims.get(record.claim) or self._claim_key(record.claim)
        source = self._source_key(record.source)
        number = self.evidence_numbers.take(claim, record.number)
        columns = dict(zip(_EVIDENCE, (self._new["evidence"](), claim, number, source, record.bearing), strict=True))
        columns |= {name: value for name, value in record.columns.items() if value is not None}
        if record.retracted:
            columns |= self._retraction(record.why)
        self._add("evidence", columns, line)
        if record.bearing == Bearing.REFUTES:
            self._shake(claim)

    def _shake(self, claim: int) -> None:
        if claim < self.writer.first["claim"]:
            self.shaken.add(claim)

    def _add(self, table: str, columns: dict[str, Any], line: int) -> None:
        self.writer.batch(table, tuple(columns)).add(tuple(columns.values()), line)

    def _retraction(self, why: str | None) -> dict[str, Any]:
        return dict(zip(_RETRACTED, (self.at, self.by.id, why or _WHY), strict=True))

    def _text(self, slug: str, number: int) -> tuple[int, str]:
        found = self.texts.find(self._article_key(slug), number)
        if found is None:
            raise BadInputError(f"there is no revision {number} of {slug} above it or on file")
        return found

    def _person_key(self, initials: str) -> int:
        return _found(self.people.find(initials), "nobody has the initials", initials)

    def _source_key(self, name: str) -> int:
        key = self.sources.find(name) or self.sources.find(as_on_file(name))
        return _found(key, "there is no source", name, ": names are exact here, aliases are not taken")

    def _article_key(self, slug: str) -> int:
        return _found(self.articles.find(slug), "there is no article", slug)

    def _claim_key(self, label: str) -> int:
        slug, number = split_label(label.strip())
        return _found(self.claims.find_in(self.articles.find(slug), slug, number), "there is no claim", label)


def _found(key: int | None, lack: str, name: str, more: str = "") -> int:
    if key is None:
        raise BadInputError(f"{lack} {shown(name)} above it or on file{more}")
    return key
