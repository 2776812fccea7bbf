"""What every test stands on: no test can touch somebody's real desk, and desks are made by migrating."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import postgres
from tests.desks import Desk, FileDesk, open_at
from tests.postgres_keeper import NoServerError
from tests.server_desks import ServerDesk
from tests.warm import put_out_of_sight, stay_warm
from tracker.domain.vocabulary import Role
from tracker.services.desks import add_person, choose_setting
from tracker.services.starting import start_desk
from tracker.store.address import Address

settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
"""The same examples in every run, however busy the machine: who wants new ones says so with `--hypothesis-profile=default`."""

stay_warm()

__all__ = ["Desk", "open_at"]
KINDS = ("sqlite", "postgres")
"""The engines."""
ONE_KIND = KINDS[:1]
EVERY_CASE = (
    "tests/cli/test_every_command.py::test_a_command_does_what_it_says_and_no_row_changes_without_a_ledger_entry",
    "tests/cli/test_log.py",
    "tests/store/test_bulk.py",
)
"""Where each case asks another thing of the server."""
ALL_CASES = "TRACKER_TEST_ALL_CASES"
"""Set, every test runs all its cases on a server too."""


def pytest_configure(config: pytest.Config) -> None:
    """Of several processes all use one PostgreSQL server; a lone one starts it when a test wants it."""
    config.addinivalue_line("markers", "sqlite_only(reason): what it is about is a desk in a file, or SQLite")
    config.addinivalue_line("markers", "both_engines: a test of the pages that is run on both")
    config.addinivalue_line("markers", "postgres_only(reason): what it is about is a desk on a server")
    if not hasattr(config, "workerinput") and config.getoption("numprocesses", None):
        postgres.start_for_workers()


def pytest_unconfigure() -> None:
    """Also where the tests are broken off."""
    postgres.stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The documents' commands first: they take longest, and begun last they would keep all but one processor waiting. And of
    a test's many cases only a few on a server."""
    left_out = beyond_a_few(items)
    if left_out:
        config.hook.pytest_deselected(items=[one for one in items if one in left_out])
        items[:] = [one for one in items if one not in left_out]
    items.sort(key=lambda item: not item.nodeid.startswith("tests/test_docs.py"))


def beyond_a_few(items: Sequence[pytest.Item]) -> set[pytest.Item]:
    """Of a test with more than two cases, those that are run on SQLite alone: all but the first and the last. The words that
    are refused, the sums and the sentences are the program's own, whatever engine keeps the rows, and the statements are
    those of the other cases."""
    if os.environ.get(ALL_CASES):
        return set()
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        name = item.nodeid.partition("[")[0]
        params = getattr(getattr(item, "callspec", None), "params", {})
        if params.get("engine_kind") == "postgres" and not name.startswith(EVERY_CASE):
            cases[name].append(item)
    few = {name: {rows[0], rows[-1]} for name, rows in cases.items()}
    return {item for name, rows in cases.items() for item in rows if item not in few[name]}


def pytest_collection_finish() -> None:
    """All that tests stand on is loaded."""
    put_out_of_sight()


@pytest.fixture(scope="session")
def _nobodys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nobody")


@pytest.fixture(autouse=True)
def _no_real_desk(request: pytest.FixtureRequest, _nobodys_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default desk cannot be opened, and logs go to the test's own folder, if it has one."""
    has_one = "tmp_path" in request.fixturenames
    folder: Path = request.getfixturevalue("tmp_path") if has_one else _nobodys_folder
    monkeypatch.setenv("TRACKER_DB", str(folder / "no-such-folder" / "nobody.db"))
    monkeypatch.delenv("TRACKER_BY", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("LOGNAME", "ann")
    monkeypatch.setenv("USER", "ann")
    for name in [name for name in os.environ if name.startswith("PG")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def server() -> str:
    """The URL of a database on the tests' PostgreSQL server, where there is one."""
    try:
        return postgres.address()
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture
def server_database(server: str) -> Iterator[str]:
    """The URL of an empty database of the test's own: for what cannot be done in one that tests share, such as dropping
    its tables or working there from several processes. It takes a tenth of a second; `desk` does not."""
    with postgres.fresh_database() as url:
        yield url


@pytest.fixture(scope="session")
def _empty_desk_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "desk.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        start_desk(Address(str(path)))
    return path


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that stands on a desk is run with one on each engine, unless it says why it is about one of them."""
    if "engine_kind" in metafunc.fixturenames:
        kinds = [one for one in KINDS if metafunc.definition.get_closest_marker(f"{one}_only")]
        metafunc.parametrize("engine_kind", kinds or (ONE_KIND if _of_a_page(metafunc) else KINDS))


def _of_a_page(metafunc: pytest.Metafunc) -> bool:
    """Whether a test is about what a page says: the services under it are tested on both engines, and so are those tests of
    pages that say so (`both_engines`)."""
    page = "tests/web/" in metafunc.definition.nodeid
    return page and metafunc.definition.get_closest_marker("both_engines") is None


@pytest.fixture
def engine_kind() -> str:
    """The engine of the desk in this test: `sqlite` or `postgres`; a test that asks for a desk while it runs gets a file."""
    return "sqlite"


@pytest.fixture
def desk(engine_kind: str, _empty_desk_file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk as `init` makes it: one person, ann, who has every role, and nobody needed beside."""
    made: Desk
    if engine_kind == "postgres":
        request.getfixturevalue("server")
        made = ServerDesk(tmp_path)
    else:
        made = FileDesk(Path(shutil.copy(_empty_desk_file, tmp_path / "desk.db")))
    yield made
    made.leave()


@pytest.fixture
def team_desk(desk: Desk) -> Desk:
    """A desk of several: RL reports, MC and AO check, EK edits; a second person is required."""

    def make() -> None:
        with desk.writing() as session:
            ann = desk.person(session, "ann")
            for name, initials, role in (
                ("Robin Lacey", "RL", Role.REPORTER),
                ("Miriam Castellanos", "MC", Role.CHECKER),
                ("Adaeze Okafor", "AO", Role.CHECKER),
                ("Elias Kramer", "EK", Role.EDITOR),
            ):
                add_person(session, name, initials, [role], by=ann)
            choose_setting(session, "second-person", "required", by=ann)

    desk.become("team", make)
    return desk
