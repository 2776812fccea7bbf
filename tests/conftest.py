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
from tests.each import THOROUGH
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
EXAMPLES_OF = 3
"""Of so many examples that a property names one is tried."""
EVERY_CASE = (
    "tests/cli/test_every_command.py::test_a_command_does_what_it_says_and_no_row_changes_without_a_ledger_entry",
    "tests/cli/test_every_command.py::test_a_command_that_changes_nothing_says_what_it_has_to_say",
    "tests/cli/test_log.py",
    "tests/store/test_bulk.py",
)
"""Where each case asks another thing of the server."""
EVERY_TEST = tuple(
    f"tests/{name}.py"
    for name in (
        *("cli/test_as_of_answers", "cli/test_confidential", "cli/test_every_command", "cli/test_hostile_words"),
        *("services/test_any_sequence", "services/test_desks", "services/test_guards", "services/test_history"),
        *("services/test_purging", "services/test_proving", "services/test_staffing"),
    )
)
"""Files of tests of commands and services that are about what the server itself does, or a walk through everything."""
ONE_IN = 4
"""Of the other files of theirs every so manieth test is run on the server."""


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
    _take_fewer_examples(items)
    left_out = beyond_a_few(items)
    if left_out:
        config.hook.pytest_deselected(items=[one for one in items if one in left_out])
        items[:] = [one for one in items if one not in left_out]
    items.sort(key=lambda item: not item.nodeid.startswith("tests/test_docs.py"))


def _take_fewer_examples(items: Sequence[pytest.Item]) -> None:
    """A third of the examples that a property names: they are the same in every run, so the rest is for whoever looks for
    what nobody found yet."""
    for test in {getattr(item, "function", None) for item in items} if not THOROUGH else ():
        whole = getattr(test, "_hypothesis_internal_use_settings", None)
        if whole is not None and getattr(test, "is_hypothesis_test", False):
            fewer = max(whole.max_examples // EXAMPLES_OF, 5)
            test._hypothesis_internal_use_settings = settings(whole, max_examples=fewer)  # type: ignore[union-attr]


def beyond_a_few(items: Sequence[pytest.Item]) -> set[pytest.Item]:
    """What is run on SQLite alone unless all cases are asked for.

    Of a test's many cases all but the first: the words that are refused, the sums and the sentences are the program's own,
    whatever engine keeps the rows, and the statements are those of the first case. And of the tests of services and commands
    all but every fourth of a file: what they ask of the server they all ask through the store, whose tests are run on it
    one and all, and so are the files of EVERY_TEST.
    """
    if THOROUGH:
        return set()
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        name = item.nodeid.partition("[")[0]
        params = getattr(getattr(item, "callspec", None), "params", {})
        if params.get("engine_kind") == "postgres" and not name.startswith(EVERY_CASE):
            cases[name].append(item)
    files: dict[str, list[str]] = defaultdict(list)
    for name in cases:
        files[name.partition("::")[0]].append(name)
    tried = {name for file, names in files.items() for name in (names if _whole(file) else names[::ONE_IN])}
    return {item for name, rows in cases.items() for item in (rows[1:] if name in tried else rows)}


def _whole(file: str) -> bool:
    return not file.startswith(("tests/cli/", "tests/services/")) or file.startswith(EVERY_TEST)


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
    page = any(folder in metafunc.definition.nodeid for folder in ("tests/web/", "tests/browser/"))
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
