"""Looking on: what happens at the desk is told to whoever has a page open."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from contextlib import AsyncExitStack
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.desks import Desk
from tests.web.door import House
from tests.web.listening import listening
from tracker.domain.errors import DeskError
from tracker.domain.vocabulary import AttributionStatus, SourceKind
from tracker.services import reviewing
from tracker.services.claiming import add_claim
from tracker.services.filing import file_story
from tracker.services.sources import add_source
from tracker.services.watching import Happening, Mark, begin, missed, since
from tracker.store.watching import newest_entry
from tracker.web import feed as feeds
from tracker.web.feed import Feed


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "LOOK_AGAIN", 0)


def put_on_file(desk: Desk) -> None:
    """A story with a claim."""
    with desk.writing() as session:
        by = desk.person(session, "RL")
        file_story(session, "The train left. It was late.", by=by, slug="kim-train")
        add_claim(session, "kim-train", "The train left", AttributionStatus.UNATTRIBUTED, by=by)


def take(desk: Desk, initials: str, hours: int = 1) -> None:
    """Somebody takes the claim, from another program."""
    with desk.writing() as session:
        reviewing.take(session, "kim-train#1", by=desk.person(session, initials), hours=hours)


def feed_of(house: House) -> Feed:
    """The feed of a house, in a hurry."""
    feed: Feed = house.client.app.state.served.feed  # type: ignore[attr-defined]
    feed._second = 0.01
    return feed


@pytest.mark.both_engines
def test_what_happened_is_told_once_with_whom_it_is_about_and_by_whom(team_desk: Desk) -> None:
    put_on_file(team_desk)
    with team_desk.reading() as session:
        mark = begin(session)
        assert since(session, mark, 10)[0] == []

    take(team_desk, "MC")
    with team_desk.writing() as session:
        add_source(session, "Herald", SourceKind.OUTLET, by=team_desk.person(session, "AO"))

    with team_desk.reading() as session:
        told, after = since(session, mark, 10)
        assert told == [
            Happening(mark.seq + 1, "claim", "kim-train", "kim-train#1", "take", "MC"),
            Happening(mark.seq + 2, "source", None, None, "add source", "AO"),
        ]
        assert since(session, after, 10)[0] == []
        assert missed(session, mark.seq, 10) == told
        assert missed(session, mark.seq, 1) is None
        assert missed(session, newest_entry(session) + 1, 10) is None


@pytest.mark.both_engines
def test_a_hold_that_runs_out_is_told_though_no_entry_speaks_of_it(
    team_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_file(team_desk)
    take(team_desk, "MC")
    with team_desk.reading() as session:
        mark = begin(session)
        assert since(session, mark, 10)[0] == []
        later = mark.at + dt.timedelta(hours=1, seconds=1)
        monkeypatch.setattr("tracker.services.watching.looked_at", lambda _: later)

        told, after = since(session, mark, 10)

        assert told == [Happening(None, "claim", "kim-train", "kim-train#1", "ran out", "MC")]
        assert since(session, after, 10)[0] == []


def test_everybody_is_told_within_a_moment_by_one_question_for_all_of_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_file(house.desk)
    feed, app = feed_of(house), house.client.app
    feed._most_each = 60
    looks: list[Mark] = []

    def look(session: Session, mark: Mark, most: int) -> tuple[list[Happening], Mark]:
        looks.append(mark)
        return since(session, mark, most)

    monkeypatch.setattr(feeds, "since", look)
    secrets = [house.as_(initials).secret for initials in ("RL", "MC", "AO", "EK")]

    async def listen() -> None:
        threads = threading.active_count()
        async with AsyncExitStack() as open_streams:
            ears = [
                await open_streams.enter_async_context(listening(app, secret)) for secret in secrets for _ in range(13)
            ]
            assert {(ear.status, ear.headers["content-type"].partition(";")[0]) for ear in ears} == {
                (200, "text/event-stream")
            }
            await asyncio.gather(*(ear.next() for ear in ears))
            took = len(looks)
            await asyncio.to_thread(take, house.desk, "MC")
            told = {(await ear.next_change()).told["label"] for ear in ears}

            assert told == {"kim-train#1"}
            assert len(looks) - took < 200, "the ledger is looked at for each of them"
            assert feed.listeners == len(ears)
            assert threading.active_count() - threads < 10
        assert feed.listeners == 0

    asyncio.run(listen())


def test_who_comes_again_is_told_what_they_missed_and_who_missed_too_much_to_look_at_everything(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_file(house.desk)
    feed_of(house)
    app, secret = house.client.app, house.as_("AO").secret
    with house.desk.reading() as session:
        before = newest_entry(session)
    take(house.desk, "MC")

    async def listen() -> None:
        for known in ({"after": before}, {"last": before}, {"after": 1, "last": before}):
            async with listening(app, secret, **known) as ear:
                event = await ear.next()
                assert event is not None
                assert (event.id, event.told["act"], event.told["by"]) == (str(before + 1), "take", "MC")
                here = await ear.next()
                assert here is not None
                assert (here.kind, here.id) == ("here", str(before + 1))
        monkeypatch.setattr(feeds, "MOST_AT_ONCE", 1)
        for too_far in (before - 1, before + 99):
            async with listening(app, secret, too_far) as ear:
                event = await ear.next()
                assert event is not None
                assert event.kind == "everything"

    asyncio.run(listen())


def test_a_stream_ends_with_the_sign_in_with_the_person_and_with_the_program(house: House) -> None:
    feed, app = feed_of(house), house.client.app
    browser, gone, leaver = house.as_("EK"), house.as_("RL"), house.as_("AO")

    async def listen() -> None:
        async with listening(app, browser.secret) as ear, listening(app, gone.secret) as other:
            await ear.next()
            await other.next()
            await asyncio.to_thread(browser.send, "/sign-out")
            assert await ear.next() is None
            house.access.end(gone.secret)
            assert await other.next() is None
        async with listening(app, gone.secret) as ear:
            assert ear.status == 401
        async with listening(app, leaver.secret) as ear, listening(app, house.as_("MC").secret) as left:
            await ear.next()
            await left.next()
            await asyncio.to_thread(
                house.desk.tamper,
                "UPDATE person_role SET ended_at = '2026-01-01T00:00:00.000000+00:00' "
                "WHERE person_id = (SELECT id FROM person WHERE initials = 'AO')",
            )
            assert await ear.next() is None
            feed.stop()
            assert await left.next() is None

    asyncio.run(listen())


def test_only_so_many_streams_are_open_at_once(house: House) -> None:
    feed, app = feed_of(house), house.client.app
    feed._most_each, feed._most = 2, 3
    one, other, third = (house.as_(initials).secret for initials in ("EK", "AO", "MC"))

    async def listen() -> None:
        async with listening(app, one), listening(app, one) as ear:
            await ear.next()
            async with listening(app, one) as refused:
                assert (refused.status, refused.headers["retry-after"]) == (429, "30")
            async with listening(app, other) as ear, listening(app, third) as refused:
                assert (ear.status, refused.status) == (200, 429)
        async with listening(app, third) as ear:
            assert ear.status == 200

    asyncio.run(listen())


def test_a_desk_that_cannot_be_read_is_told_and_that_it_can_be_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed_of(house)

    def broken(*_: Any) -> Any:
        raise DeskError("the disk is gone")

    async def listen() -> None:
        async with listening(house.client.app, house.as_("EK").secret) as ear:
            for state, kind in ((since, "here"), (broken, "gone"), (since, "back")):
                monkeypatch.setattr(feeds, "since", state)
                event = await ear.next()
                assert event is not None
                assert event.kind == kind

    asyncio.run(listen())


def test_silence_is_broken_by_a_beat(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_of(house)
    monkeypatch.setattr("tracker.web.pages.live.BEAT", 0.01)

    async def listen() -> None:
        async with listening(house.client.app, house.as_("EK").secret) as ear:
            await ear.next()
            for _ in range(500):
                await asyncio.sleep(0.01)
                if "beat" in ear.comments:
                    return
            raise AssertionError(ear.comments)

    asyncio.run(listen())
