"""Which moment a word names, and the desk as it stood then."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from tests.bundles import PLAIN, SLUG, claim, record, take_in
from tests.conftest import Desk
from tracker.domain.errors import BadInputError, DeskError, NotOnFileError
from tracker.models.base import now
from tracker.services import looking_back
from tracker.services.looking_back import desk_as_of, moment_of
from tracker.store import ledger
from tracker.store.articles import article_slugs, find_article
from tracker.store.claims import get_claim
from tracker.store.guards import take_down
from tracker.store.past import Moment
from tracker.store.session import read_raw


def noon(day: int) -> dt.datetime:
    """Noon on a day of a month long past."""
    return dt.datetime(2001, 5, day, 12, tzinfo=dt.UTC)


@pytest.fixture
def week(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a story on the 1st, a second text and another story on the 3rd, a claim more on the 5th."""
    acts = {
        1: PLAIN,
        3: [record("revision", article=SLUG, number=2, text="Another text."), record("article", slug="later")],
        5: [claim(3)],
    }
    for day, records in acts.items():
        monkeypatch.setattr(ledger, "now", lambda day=day: noon(day))
        take_in(desk, records)
    monkeypatch.setattr(ledger, "now", now)
    return desk


def seq_of(desk: Desk, word: str, slug: str | None = SLUG) -> Moment:
    """The moment that a word names."""
    with desk.reading() as session:
        return moment_of(session, slug, word)


def test_a_day_is_new_from_its_beginning_and_a_time_is_that_time(week: Desk) -> None:
    assert seq_of(week, "2001-05-03").seq == seq_of(week, "2001-05-03T11:59").seq == seq_of(week, "2001-05-02").seq
    assert seq_of(week, "2001-05-04").seq == seq_of(week, "2001-05-03T12:00").seq > seq_of(week, "2001-05-03").seq
    assert seq_of(week, "2001-05-03T13:30+02:00") == seq_of(week, "2001-05-03T11:30Z")
    assert seq_of(week, "20010504").seq == seq_of(week, " 2001-05-04 ").seq
    assert seq_of(week, "2001-05-03", None) == seq_of(week, "2001-05-03")
    assert seq_of(week, "2001-05-03").at == dt.datetime(2001, 5, 3, tzinfo=dt.UTC)
    assert seq_of(week, "1999-01-01").seq == 0


def test_the_number_of_a_revision_is_when_that_was_filed(week: Desk) -> None:
    first, second = seq_of(week, "1"), seq_of(week, "2")

    assert (first.at, second.at) == (noon(1), noon(3))
    before = seq_of(week, "2001-05-03").seq
    assert (first.seq, second.seq) == (before, before + 1)


@pytest.mark.parametrize("word", ["", "yesterday", "2001-13-01", "-1", "1.5", "0x1", "１", "v2", "2001-05-03T25:00"])
def test_what_is_no_time_and_no_revision_is_refused(word: str, week: Desk) -> None:
    with pytest.raises(BadInputError, match="is no time and no revision: write 2026-11-23, 2026-11-23T09:30, or"):
        seq_of(week, word)


def test_what_has_not_come_yet_is_refused_and_the_day_that_is_going_on_is_not(
    week: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_back, "now", lambda: noon(6))

    with pytest.raises(BadInputError, match=r"^2001-05-07 has not come yet: name a moment that is past$"):
        seq_of(week, "2001-05-07")
    with pytest.raises(BadInputError, match=r"^2001-05-06T12:01 has not come yet"):
        seq_of(week, "2001-05-06T12:01")
    assert seq_of(week, "2001-05-06T11:59").seq == seq_of(week, "2001-05-06").seq > seq_of(week, "2001-05-05").seq


def test_a_revision_needs_its_article(week: Desk) -> None:
    with pytest.raises(BadInputError, match="2 is the number of a revision, and every article has its own: name the"):
        seq_of(week, "2", None)
    with pytest.raises(NotOnFileError, match="there is no article"):
        seq_of(week, "2", "nonsense")


def test_a_revision_that_is_not_there_is_refused_with_those_that_are(week: Desk) -> None:
    take_in(week, [record("article", slug="short"), record("revision", article="short", text="Short.")])

    with pytest.raises(NotOnFileError, match=r"^kim-train has no revision 3: there are revisions 1 to 2$"):
        seq_of(week, "3")
    with pytest.raises(NotOnFileError, match=r"^short has no revision 0: there is only revision 1$"):
        seq_of(week, "0", "short")
    with pytest.raises(NotOnFileError, match=r"^later has no revision 1: no text of it is on file yet$"):
        seq_of(week, "1", "later")


def test_a_revision_whose_entry_was_emptied_is_said_to_be_untold(week: Desk) -> None:
    empty(week, seq_of(week, "2").seq)

    with pytest.raises(DeskError, match="the ledger cannot tell any more when revision 2 of kim-train was filed"):
        seq_of(week, "2")


def empty(desk: Desk, seq: int) -> None:
    """Empty an entry, as a purge does."""
    with desk.writing() as session:
        take_down(session.connection())
        read_raw(session.connection(), "UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = ?", [seq])


def test_the_desk_is_as_it_was_and_is_left_as_it_is(week: Desk) -> None:
    read: list[int] = []

    with week.reading() as session:
        moment = moment_of(session, None, "2001-05-02")
        with desk_as_of(session, moment, progress=read.append) as past:
            assert article_slugs(past) == [SLUG]
            assert article_slugs(session) == [SLUG, "later"]
            with pytest.raises(NotOnFileError, match="its claims are numbered up to 2"):
                get_claim(past, f"{SLUG}#3")
        assert get_claim(session, f"{SLUG}#3").number == 3
    assert sum(read) == moment.seq


def test_of_one_article_there_is_that_and_no_other(week: Desk) -> None:
    with week.reading() as session:
        moment = moment_of(session, SLUG, "2001-05-04")
        with desk_as_of(session, moment, SLUG) as past:
            assert article_slugs(past) == [SLUG]
        with desk_as_of(session, moment_of(session, None, "2001-05-02"), "later") as past:
            assert find_article(past, "later") is None
        with pytest.raises(NotOnFileError, match="there is no article"), desk_as_of(session, moment, "nonsense"):
            pass


PARTS_OF_AN_ACT = {"guards", "margins", "placing", "steps", "unplaced", "unsigning", "words_apart"}
SAY_WHEN = {"audit_reporting", "exporting_sheet", "reporting"}
"""Services that say of a report when it was made."""
KEEP_THE_TIME = {"store/ledger.py", "store/packs.py", "store/session.py", "store/backups.py"}
"""Rooms of the store that write down when something was done."""
LOOK_AT_THE_MACHINE = {"ailing_files", "ailing_records"}
"""What the doctor asks: whether this machine's clock is right, and how old the newest backup is."""


def test_who_only_reads_asks_the_session_for_the_moment_and_never_the_clock() -> None:
    package = Path(looking_back.__file__).parent.parent
    asking = {
        path: path.read_text(encoding="utf-8")
        for room in ("services", "store", "reports", "audit", "cli")
        for path in (package / room).rglob("*.py")
    }
    asking = {
        path: text for path, text in asking.items() if re.search(r"^from tracker.models.base .*\bnow\b", text, re.M)
    }
    allowed = PARTS_OF_AN_ACT | SAY_WHEN | LOOK_AT_THE_MACHINE | {"looking_back"}

    for path, text in asking.items():
        if path.parent.name == "services":
            assert path.stem in allowed or re.search(r"^from .*\bledger\b", text, re.M), path.stem
        else:
            assert path.relative_to(package).as_posix() in KEEP_THE_TIME
