"""A bundle of JSON Lines onto the desk: one transaction, streamed, all or nothing.

What an attribution, passage or evidence names is looked up a slice at a time, so memory stays flat however long the
bundle is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.labels import split_label
from tracker.domain.wording import shown
from tracker.intake import bundle
from tracker.models import Person
from tracker.models.base import now, utc_text
from tracker.services.claiming import CONTEXT
from tracker.store.bulk import BulkWriter, highest, key_where, numbers_of, text_of

SLICE = 5_000
"""Lines written together, and one ledger entry."""

_CLAIM = ("id", "article_id", "number", "text", "status", "risk", "allegation", "state", "version", "author_id")
_CLAIM_MORE = (*_CLAIM, "about", "as_of", "note")
_ATTRIBUTION = ("id", "claim_id", "source_id", "chain", "status", "first_hand")
_ATTRIBUTION_MORE = (
    *_ATTRIBUTION,
    *("cue", "quote", "mode", "said_on", "locator", "note", "retracted_at", "retracted_by_id", "retracted_why"),
)
_VIA = ("id", "attribution_id", "position", "source_id")

Progress = Callable[[int], None]
"""Called with the number of bytes taken so far."""


class Waiting(NamedTuple):
    """A record whose claim is looked up when the slice is written."""

    line: int
    record: bundle.PassageLine | bundle.AttributionLine | bundle.EvidenceLine


class Imported(NamedTuple):
    """How many records of each kind came in."""

    counts: Mapping[str, int]


def import_bundle(
    session: Session,
    lines: Iterable[bytes],
    *,
    by: Person,
    skip_known: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Put every record of a bundle on file.

    Args:
        skip_known: pass over people and sources that are on file already, instead of refusing the bundle.

    Raises:
        BadInputError: a line cannot be taken; the sentence begins with its number. Nothing is kept then: the caller's
            transaction is to be rolled back.
    """
    importer = _Importer(session, by, skip_known=skip_known)
    taken = 0
    for number, line in enumerate(lines, 1):
        taken += len(line)
        if not line.strip():
            continue
        try:
            importer.take(number, bundle.parse(line))
        except BadInputError as error:
            raise _at(error, number) from None
        if number % SLICE == 0:
            importer.write()
            if progress is not None:
                progress(taken)
    importer.write()
    written = importer.writer.written
    return Imported({table: count for table, count in written.items() if count})


def _at(error: BadInputError, number: int) -> BadInputError:
    return BadInputError(f"line {getattr(error, 'line', number)}: {error}; nothing was imported")


class _Remembered(dict[str, int]):
    """Name -> key of what came by lately; what was written longest ago is forgotten and looked up again."""

    limit = 200_000

    def remember(self, name: str, key: int) -> None:
        if len(self) >= self.limit:
            for old in list(self)[: self.limit // 2]:
                del self[old]
        self[name] = key


class _Importer:
    """Turns records into rows, one slice at a time."""

    def __init__(self, session: Session, by: Person, *, skip_known: bool) -> None:
        self.skip_known = skip_known
        self.connection = session.connection()
        self.connection.exec_driver_sql("PRAGMA cache_size=-65536")
        self.writer = BulkWriter(self.connection, act="import", by=by.initials)
        self.by = by
        self.people: dict[str, int] = {}
        self.sources = _Remembered()
        self.articles = _Remembered()
        self.claims = _Remembered()
        self.last_claim: dict[int, int] = {}
        self.last_evidence: dict[int, int] = {}
        self.last_text: tuple[int, int, int, str] | None = None
        self.waiting: list[Waiting] = []
        self.touched: set[str] = set()
        self._take: dict[type, Callable[[int, Any], None]] = {
            bundle.PersonLine: self._person,
            bundle.SourceLine: self._source,
            bundle.ArticleLine: self._article,
            bundle.RevisionLine: self._revision,
            bundle.ClaimLine: self._claim,
            bundle.DerivationLine: self._derivation,
            bundle.PassageLine: self._wait,
            bundle.AttributionLine: self._wait,
            bundle.EvidenceLine: self._wait,
        }

    def take(self, line: int, record: bundle.Record) -> None:
        self._take[record.__class__](line, record)

    def write(self) -> None:
        self._resolve()
        subject = next(iter(self.touched)) if len(self.touched) == 1 else "desk"
        try:
            self.writer.write(subject)
        except BadInputError as error:
            raise _at(error, 0) from None
        self.touched.clear()
        self.last_evidence.clear()
        if len(self.last_claim) > 200_000:
            self.last_claim.clear()

    def _person(self, line: int, record: bundle.PersonLine) -> None:
        if self.skip_known and key_where(self.connection, "person", "initials", record.initials) is not None:
            return
        key = self.writer.key("person")
        self.writer.add("person", ("id", "name", "initials"), (key, record.name, record.initials), line)
        for role in record.roles:
            row = (self.writer.key("person_role"), key, role)
            self.writer.add("person_role", ("id", "person_id", "role"), row, line)
        self.people[record.initials] = key

    def _source(self, line: int, record: bundle.SourceLine) -> None:
        if self.skip_known and key_where(self.connection, "source", "name", record.name) is not None:
            return
        key = self.writer.key("source")
        columns = dict(record.columns)
        if record.retracted:
            columns["retracted_at"], columns["retracted_by_id"] = utc_text(now()), self.by.id
            columns["retracted_why"] = columns["retracted_why"] or "retracted where it was imported from"
        elif columns["retracted_why"]:
            raise BadInputError('retracted_why goes with "retracted": true')
        if record.known_to is not None:
            columns["known_to_id"] = self._person_key(record.known_to)
        if record.of_article is not None:
            columns["genre_article_id"] = self._article_key(record.of_article)
        filled = {name: value for name, value in columns.items() if value is not None}
        names = ("id", "name", "kind", *filled)
        self.writer.add("source", names, (key, record.name, record.kind, *filled.values()), line)
        for alias in record.aliases:
            row = (self.writer.key("alias"), key, alias)
            self.writer.add("alias", ("id", "source_id", "name"), row, line)
        self.sources.remember(record.name, key)

    def _article(self, line: int, record: bundle.ArticleLine) -> None:
        key = self.writer.key("article")
        reporter = None if record.reporter is None else self._person_key(record.reporter)
        columns = ("id", "slug", "headline", "language", "stage", "reporter_id")
        self.writer.add(
            "article", columns, (key, record.slug, record.headline, record.language, "draft", reporter), line
        )
        self.articles.remember(record.slug, key)
        self.last_claim[key] = 0
        self.touched.add(record.slug)

    def _revision(self, line: int, record: bundle.RevisionLine) -> None:
        article = self._article_key(record.article)
        number = record.number or self._text_number(article) + 1
        key = self.writer.key("revision")
        digest = hashlib.sha256(record.text.encode()).hexdigest()
        columns = ("id", "article_id", "number", "text", "sha256", "filed_by_id", "filed_at")
        row = (key, article, number, record.text, digest, self.by.id, utc_text(now()))
        self.writer.add("revision", columns, row, line)
        self.last_text = (article, number, key, record.text)

    def _claim(self, line: int, record: bundle.ClaimLine) -> None:
        slug = record.article
        article = self.articles.get(slug) or self._article_key(slug)
        last = self.last_claim.get(article)
        if last is None:
            last = highest(self.connection, "claim", "article_id", article)
        number = record.number or last + 1
        self.last_claim[article] = max(last, number)
        key = self.writer.key("claim")
        author = None if record.author is None else self._person_key(record.author)
        row = (
            key, article, number, record.text, record.status, record.risk, record.allegation, "unreviewed", 1, author
        )  # fmt: skip
        more = (record.about, record.as_of, record.note)
        if more == (None, None, None):
            self.writer.add("claim", _CLAIM, row, line)
        else:
            self.writer.add("claim", _CLAIM_MORE, row + more, line)
        self.claims.remember(f"{slug}#{number}", key)
        self.touched.add(slug)

    def _derivation(self, line: int, record: bundle.DerivationLine) -> None:
        article, claim = None, None
        if record.scope is not None and "#" in record.scope:
            claim = self._claim_key(record.scope)
        elif record.scope is not None:
            article = self._article_key(record.scope)
        retracted = (utc_text(now()), self.by.id, record.why or "retracted where it was imported from")
        row = (
            self.writer.key("derivation"),
            self._source_key(record.source),
            self._source_key(record.drew_on),
            record.kind,
            record.assessment,
            article,
            claim,
            record.note,
            *(retracted if record.retracted else (None, None, None)),
        )
        columns = "id source_id drew_on_id kind assessment article_id claim_id note retracted_at retracted_by_id retracted_why"
        self.writer.add("derivation", tuple(columns.split()), row, line)

    def _wait(self, line: int, record: bundle.PassageLine | bundle.AttributionLine | bundle.EvidenceLine) -> None:
        self.waiting.append(Waiting(line, record))
        self.touched.add(record.claim.rpartition("#")[0])

    def _resolve(self) -> None:
        self._find_claims()
        for line, record in self.waiting:
            claim = self.claims.get(record.claim)
            try:
                if claim is None:
                    split_label(record.claim)
                    raise BadInputError(f"there is no claim {shown(record.claim)} above it or on file")  # noqa: TRY301
                if record.__class__ is bundle.AttributionLine:
                    self._attribution(line, claim, record)  # type: ignore[arg-type]
                elif record.__class__ is bundle.PassageLine:
                    self._passage(line, claim, record)  # type: ignore[arg-type]
                else:
                    self._evidence(line, claim, record)  # type: ignore[arg-type]
            except BadInputError as error:
                raise _at(error, line) from None
        self.waiting.clear()

    def _find_claims(self) -> None:
        """Look up, an article at a time, the claims named in this slice that did not come by lately."""
        missing: dict[str, set[int]] = {}
        for label in {waiting.record.claim for waiting in self.waiting} - self.claims.keys():
            slug, _, number = label.rpartition("#")
            if number.isascii() and number.isdigit() and len(number) < 10:
                missing.setdefault(slug, set()).add(int(number))
        for slug, numbers in missing.items():
            article = self._known("article", "slug", slug, self.articles)
            if article is not None:
                for number, key in numbers_of(self.connection, article, sorted(numbers)).items():
                    self.claims.remember(f"{slug}#{number}", key)

    def _attribution(self, line: int, claim: int, record: bundle.AttributionLine) -> None:
        key = self.writer.key("attribution")
        source = self.sources.get(record.source) or self._source_key(record.source)
        chain = ""
        if record.via:
            links = [self.sources.get(name) or self._source_key(name) for name in record.via]
            chain = ",".join(map(str, links))
            for position, link in enumerate(links):
                self.writer.add("via", _VIA, (self.writer.key("via"), key, position, link), line)
        row = (key, claim, source, chain, record.status, record.first_hand)
        if record.columns is None:
            self.writer.add("attribution", _ATTRIBUTION, row, line)
            return
        *wording, retracted, why = record.columns
        fate = (
            (utc_text(now()), self.by.id, why or "retracted where it was imported from") if retracted else (None,) * 3
        )
        self.writer.add("attribution", _ATTRIBUTION_MORE, (*row, *wording, *fate), line)

    def _passage(self, line: int, claim: int, record: bundle.PassageLine) -> None:
        slug = record.claim.rpartition("#")[0]
        revision, text = self._text(self._article_key(slug), record.revision, slug)
        if record.end > len(text):
            raise BadInputError(
                f"the text of {slug}, revision {record.revision}, has {len(text)} characters: {record.end} is past its end"
            )
        exact = text[record.start : record.end]
        if record.exact is not None and record.exact != exact:
            raise BadInputError("the words at this place are not those given as exact")
        prefix = text[max(0, record.start - CONTEXT) : record.start]
        suffix = text[record.end : record.end + CONTEXT]
        columns = ("id", "claim_id", "revision_id", "start", "end", "exact", "prefix", "suffix")
        row = (self.writer.key("passage"), claim, revision, record.start, record.end, exact, prefix, suffix)
        self.writer.add("passage", columns, row, line)

    def _evidence(self, line: int, claim: int, record: bundle.EvidenceLine) -> None:
        last = self.last_evidence.get(claim)
        if last is None:
            last = highest(self.connection, "evidence", "claim_id", claim)
        number = record.number or last + 1
        self.last_evidence[claim] = max(last, number)
        columns = dict(record.columns)
        if record.retracted:
            columns["retracted_at"], columns["retracted_by_id"] = utc_text(now()), self.by.id
            columns["retracted_why"] = record.why or "retracted where it was imported from"
        row = (self.writer.key("evidence"), claim, number, self._source_key(record.source), record.bearing)
        names = ("id", "claim_id", "number", "source_id", "bearing", *columns)
        self.writer.add("evidence", names, (*row, *columns.values()), line)

    def _text(self, article: int, number: int, slug: str) -> tuple[int, str]:
        if self.last_text is None or self.last_text[:2] != (article, number):
            found = self._pending_text(article, number) or text_of(self.connection, article, number)
            if found is None:
                raise BadInputError(f"there is no revision {number} of {slug} above it or on file")
            self.last_text = (article, number, *found)
        return self.last_text[2:]

    def _pending_text(self, article: int, number: int) -> tuple[int, str] | None:
        for key, owner, place, text, *_ in self.writer.kept("revision"):
            if (owner, place) == (article, number):
                return key, text
        return None

    def _text_number(self, article: int) -> int:
        kept = [row[2] for row in self.writer.kept("revision") if row[1] == article]
        return max([*kept, highest(self.connection, "revision", "article_id", article)])

    def _person_key(self, initials: str) -> int:
        key = self.people.get(initials) or key_where(self.connection, "person", "initials", initials)
        if key is None:
            raise BadInputError(f"nobody has the initials {shown(initials)} above it or on file")
        self.people[initials] = key
        return key

    def _source_key(self, name: str) -> int:
        key = self._known("source", "name", name, self.sources)
        if key is None:
            raise BadInputError(
                f"there is no source {shown(name)} above it or on file: names are exact here, aliases are not taken"
            )
        return key

    def _article_key(self, slug: str) -> int:
        key = self._known("article", "slug", slug, self.articles)
        if key is None:
            raise BadInputError(f"there is no article {shown(slug)} above it or on file")
        return key

    def _claim_key(self, label: str) -> int:
        slug, number = split_label(label)
        key = self.claims.get(label)
        if key is None:
            key = numbers_of(self.connection, self._article_key(slug), [number]).get(number)
        if key is None:
            raise BadInputError(f"there is no claim {shown(label)} above it or on file")
        return key

    def _known(self, table: str, column: str, name: str, remembered: _Remembered) -> int | None:
        key = remembered.get(name)
        if key is None:
            key = key_where(self.connection, table, column, name)
            if key is not None:
                remembered.remember(name, key)
        return key
