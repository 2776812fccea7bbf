"""The records of a bundle turned into rows: names into keys, defaults filled in, what does not fit refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus, Bearing, Role
from tracker.domain.wording import PROSE
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
from tracker.models.article import written_keys
from tracker.models.base import now, utc_text
from tracker.services.claiming import CONTEXT
from tracker.services.desks import require_role
from tracker.services.naming import Names
from tracker.store.bulk import BulkWriter

_WHY = "retracted where it was imported from"
_RETRACTED = ("retracted_at", "retracted_by_id", "retracted_why")
_ARTICLE = ("id", "slug", "headline", "language", "stage", "reporter_id")
_ARTICLE_MORE = (*_ARTICLE, "former_reporters", "deadline")
_REVISION = ("id", "article_id", "number", "text", "sha256", "filed_by_id", "filed_at", "headline", "standfirst")
_CLAIM = ("id", "article_id", "number", "text", "status", "risk", "allegation", "state", "version", "author_id")
_CLAIM_MORE = (*_CLAIM, "about", "as_of", "note")
_CLAIM_OF_ANOTHER = (*_CLAIM_MORE, "imported_by_id")
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
        self.names = names = Names(writer.connection)
        self.sources, self.claims, self.articles = names.sources, names.claims, names.articles
        self._plain_claims, self._full_claims = writer.batch("claim", _CLAIM), writer.batch("claim", _CLAIM_MORE)
        self._plain_statements = writer.batch("attribution", _ATTRIBUTION)
        self._full_statements = writer.batch("attribution", _ATTRIBUTION_MORE)
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

    def _person(self, line: int, record: PersonLine) -> None:
        if self.skip_known and self._was_there("person", self.names.people.find(record.initials)):
            return
        require_role(self.by, Role.EDITOR, "adding a person")
        key = self.names.people[record.initials] = self._new["person"]()
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
            columns["known_to_id"] = self.names.person(record.known_to)
        if record.of_article is not None:
            columns["genre_article_id"] = self.names.article(record.of_article)
        self._add("source", {name: value for name, value in columns.items() if value is not None}, line)
        for alias in record.aliases:
            self._add("alias", {"id": self._new["alias"](), "source_id": key, "name": alias}, line)

    def _was_there(self, table: str, key: int | None) -> bool:
        """Whether a record was on file before this import."""
        return key is not None and key < self.writer.first[table]

    def _article(self, line: int, record: ArticleLine) -> None:
        key = self.articles[record.slug] = self._new["article"]()
        self.names.claim_numbers.new(key)
        self.names.revision_numbers.new(key)
        reporter = None if record.reporter is None else self.names.person(record.reporter)
        row = (key, record.slug, record.headline, record.language, "draft", reporter)
        if not record.former_reporters and record.deadline is None:
            self.writer.batch("article", _ARTICLE).add(row, line)
            return
        former = written_keys(self.names.person(named) for named in record.former_reporters)
        self.writer.batch("article", _ARTICLE_MORE).add((*row, former, record.deadline), line)

    def _revision(self, line: int, record: RevisionLine) -> None:
        article = self.names.article(record.article)
        number = self.names.revision_numbers.take(article, record.number)
        key = self._new["revision"]()
        digest = hashlib.sha256(record.text.encode()).hexdigest()
        row = (key, article, number, record.text, digest, self.by.id, self.at, record.headline, record.standfirst)
        self.writer.batch("revision", _REVISION).add(row, line)
        if article < self.writer.first["article"]:
            self.rewritten.add(article)
        self.names.texts.keep(article, number, key, record.text)

    def _claim(self, line: int, record: ClaimLine) -> None:
        slug, number, text, status, risk, about, allegation, as_of, note, author = record
        article = self.articles.get(slug) or self.names.article(slug)
        number = self.names.claim_numbers.take(article, number)
        key = self.claims[f"{slug}#{number}"] = self._new["claim"]()
        by = self.by.id if author is None else self.names.person(author)
        row = (key, article, number, text, status, risk, allegation, "unreviewed", 1, by)
        if by != self.by.id:  # whoever brings a claim in answers for it, whomever the file names
            others = self.writer.batch("claim", _CLAIM_OF_ANOTHER)
            others.add((*row, about, as_of, note, self.by.id), line)
        elif about is as_of is note is None:
            self._plain_claims.add(row, line)
        else:
            self._full_claims.add((*row, about, as_of, note), line)

    def _passage(self, line: int, record: PassageLine) -> None:
        claim = self.claims.get(record.claim) or self.names.claim(record.claim)
        revision, text = self.names.text(record.claim.rpartition("#")[0].strip(), record.revision)
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
        claim = self.claims.get(label) or self.names.claim(label)
        source = self.sources.get(name) or self.names.source(name)
        key = self._new["attribution"]()
        chain = self._linked(line, key, source, via) if via else ""
        row = (key, claim, source, chain, status, first_hand)
        if status == AttributionStatus.DENIED:
            self._shake(claim)
        if wording is None:
            self._plain_statements.add(row, line)
            return
        *said, retracted, why = wording
        fate = tuple(self._retraction(why).values()) if retracted else (None, None, None)
        self._full_statements.add((*row, *said, *fate), line)

    def _linked(self, line: int, attribution: int, source: int, via: Sequence[str]) -> str:
        keys = [self.sources.get(name) or self.names.source(name) for name in via]
        if len({*keys, source}) != len(keys) + 1:
            raise BadInputError("via names a source twice")
        for position, key in enumerate(keys):
            self._links.add((self._new["via"](), attribution, position, key), line)
        return ",".join(map(str, keys))

    def _derivation(self, line: int, record: DerivationLine) -> None:
        article = claim = None
        if record.scope is not None and "#" in record.scope:
            claim = self.names.claim(record.scope)
        elif record.scope is not None:
            article = self.names.article(record.scope)
        source, drew_on = self.names.source(record.source), self.names.source(record.drew_on)
        if source == drew_on:
            raise BadInputError("a source cannot draw on itself")
        fate = tuple(self._retraction(record.why).values()) if record.retracted else (None, None, None)
        key = self._new["derivation"]()
        row = (key, source, drew_on, record.kind, record.assessment, article, claim, record.note, *fate)
        self.writer.batch("derivation", _DERIVATION).add(row, line)

    def _evidence(self, line: int, record: EvidenceLine) -> None:
        claim = self.claims.get(record.claim) or self.names.claim(record.claim)
        source = self.names.source(record.source)
        number = self.names.evidence_numbers.take(claim, record.number)
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
