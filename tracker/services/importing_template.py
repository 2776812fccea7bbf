"""The three sheets of a fact-check onto the desk: the draft as a story's text, each fact a claim, each source a source.

Nothing is verified by it. What a sheet calls checked is noted with its row, for somebody at this desk to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.folding import folded
from tracker.domain.wording import LINE, clean_optional, clean_slug, clean_story, first_line, first_words
from tracker.intake.sheets.fact_checking.matching import Matcher
from tracker.intake.sheets.fact_checking.reading import read_template
from tracker.intake.sheets.fact_checking.standing import story_of
from tracker.intake.sheets.fact_checking.template import DraftLine, Fact, Listed, Mark
from tracker.intake.sheets.workbook import Workbook
from tracker.models import Article, Person
from tracker.services.bundle_of_rows import BundleOfRows
from tracker.services.desks import require_writer
from tracker.services.foreseen import Fate, Foreseen, RowFate
from tracker.services.template_facts import missing, records_of
from tracker.services.template_sources import SourceRows
from tracker.store.articles import find_article, newest_revision
from tracker.store.claims import headings, last_number
from tracker.store.people import get_person
from tracker.store.proposals import standing_texts

OneRow = TypeVar("OneRow", DraftLine, Fact, Listed)

SAID_ELSEWHERE = (
    "what the sheets call checked somebody wrote there: it is noted with each claim, and decides nothing here"
)


class Onto(NamedTuple):
    """The story that the sheets belong to."""

    slug: str
    headline: str | None = None
    reporter: str | None = None


def import_template(session: Session, workbook: Workbook, onto: Onto, *, by: Person) -> Foreseen:
    """Put the three sheets on file, all of them or nothing. Returns what became of each row; where one was refused, nothing
    was written.

    Raises:
        NotOnFileError: there is no such reporter.
        BadInputError: the workbook, slug or headline cannot be taken.
        MoveRefusedError: `by` may not write.
    """
    require_writer(by)
    plan = _Plan(session, workbook, onto, by.initials)
    if not plan.foreseen.refused and len(plan.records):
        plan.records.put_on_file(session, by=by)
    return plan.foreseen


class _Plan:
    """One workbook, looked up on one desk."""

    def __init__(self, session: Session, workbook: Workbook, onto: Onto, author: str) -> None:
        self._session, self._author, self._slug = session, author, clean_slug(onto.slug)
        self._called = PurePath(workbook.called).name
        self._template = read_template(workbook)
        self.foreseen, self.records = Foreseen(), BundleOfRows()
        self.foreseen.remarks += self._template.columns
        self._article = find_article(session, self._slug)
        revision = newest_revision(session, self._article.id) if self._article is not None else None
        self._revision, self._is_new = (1, True) if revision is None else (revision.number, False)
        self._text = clean_story(story_of(self._template.lines)) if revision is None else revision.text
        self._matcher = Matcher(self._template, self._text)
        self._sources = SourceRows(session, self.records, self._called)
        self._fill(onto)

    def _fill(self, onto: Onto) -> None:
        """Look at every row: sources before the facts that name them, facts before the lines that they belong to; told in the
        order in which the sheets are kept."""
        self._story(onto)
        self._known = self._texts_on_file()
        self._next = last_number(self._session, self._article.id) + 1 if self._article is not None else 1
        self._with_fact: set[int] = set()
        sources = [_told(self._sources.take, one) for one in self._template.sources]
        facts = [_told(self._fact, one) for one in self._template.facts]
        lines = [_told(self._line, one) for one in self._template.lines]
        refused = [RowFate(one.where.sheet, one.where.row, Fate.REFUSED, one.why) for one in self._template.refused]
        self.foreseen.rows += [*lines, *facts, *sources, *refused]
        if any(fact.mark is Mark.RIGHT for fact in self._template.facts):
            self.foreseen.remarks.append(SAID_ELSEWHERE)

    def _story(self, onto: Onto) -> None:
        """The article and its text, where they are not on file."""
        where, remarks = self._template.lines[0].where, self.foreseen.remarks
        if self._article is not None:
            remarks.extend(self._unchanged(self._article, onto))
        if self._article is None:
            head = onto.headline or first_line(self._text)
            reporter = get_person(self._session, onto.reporter).initials if onto.reporter else None
            article = {"record": "article", "slug": self._slug, "headline": head, "reporter": reporter}
            self.records.add(where.sheet, where.row, article)
            remarks.append(f"the article {self._slug} is new, headed {first_words(head)}")
        if self._is_new:
            text = {"record": "revision", "article": self._slug, "number": 1, "text": self._text}
            self.records.add(where.sheet, where.row, text)
            remarks.append(f"the draft lines become its first text, of {len(self._text):,} characters")
        else:
            remarks.append(f"the draft lines are looked for in its newest text, revision {self._revision}")

    def _unchanged(self, article: Article, onto: Onto) -> Iterator[str]:
        """What is said of a new article, and is so of the one on file; anything else is refused."""
        for name, said, stands in (
            ("headline", clean_optional("the headline", onto.headline or None, LINE), article.headline),
            ("reporter", self._person(onto.reporter), article.reporter_id),
        ):
            if said and said != stands:
                raise BadInputError(
                    f"{self._slug} is on file already with another {name}, and --{name} goes with a new article: leave it out"
                )
            if said:
                yield f"the {name} of {self._slug} is unchanged"

    def _person(self, named: str | None) -> int | None:
        return get_person(self._session, named).id if named else None

    def _line(self, line: DraftLine) -> tuple[Fate, str]:
        words = first_words(line.text)
        kept = line.where.row in self._with_fact or not line.said
        lost = "" if kept else "; no fact belongs to it, so what its other cells say is left out"
        if not self._matcher.stands(line):
            return Fate.LEFT, f"it is not in revision {self._revision} of {self._slug}: {words}{lost}"
        if self._is_new:
            return Fate.NEW, f"a line of the text: {words}{lost}"
        return Fate.SAME, f"it stands in the text: {words}{lost}"

    def _texts_on_file(self) -> dict[str, str]:
        """The claims of the article by what they say."""
        if self._article is None:
            return {}
        found = dict(standing_texts(self._session, self._article.id))
        keys = list(found)
        labels = {
            key: heading.label
            for start in range(0, len(keys), 500)
            for key, heading in headings(self._session, keys[start : start + 500]).items()
        }
        return {folded(text): labels[key] for key, text in found.items()}

    def _fact(self, fact: Fact) -> tuple[Fate, str]:
        matched = self._matcher.match(fact)
        self._with_fact.update(line.where.row for line in matched.lines)
        said = folded(fact.text)
        if said in self._known:
            return Fate.SAME, f"it is {self._known[said]}, which stays as it is"
        sources = self._sources.names_of(matched)
        number = self._next
        records = records_of(matched, sources, self._slug, number, self._revision, self._called, self._author)
        self.records.add(fact.where.sheet, fact.where.row, *records)
        self._known[said] = label = f"{self._slug}#{number}"
        self._next += 1
        return Fate.NEW, f"{label}: {first_words(fact.text)}{missing(matched, len(sources))}"


def _told(look: Callable[[OneRow], tuple[Fate, str]], one: OneRow) -> RowFate:
    """What becomes of a row, by looking."""
    try:
        fate, says = look(one)
    except BadInputError as error:
        fate, says = Fate.REFUSED, str(error)
    return RowFate(one.where.sheet, one.where.row, fate, says)
