"""Who sees what of a confidential source, on every surface: each command of the table is walked by everybody, in each format it
has, and every guarded field holds a word of its own, so that whatever comes out where it must not has a name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.cli.cases import Line
from tests.cli.door import Answer, Door, command_lines, params_of
from tests.cli.kept_apart import (
    AGREED,
    AT_WORK,
    MARKED,
    OF_HERON,
    SECRETS_OF_HERON,
    SEES,
    UNTIL,
    WHOLE,
    Apart,
    kept_apart,
    words_of,
)
from tests.cli.test_opening_a_desk import ON_NO_DESK, WORDS
from tests.desks import Desk
from tests.each import in_turn
from tests.server_desks import ServerDesk
from tracker.models import Base, Source
from tracker.store.dossiers import load
from tracker.store.kept import with_kept

FORMATS: dict[Line, list[str]] = {
    ("report",): ["md", "html", "docx", "xlsx", "csv", "json"],
    ("annotate",): ["html", "docx"],
    ("chart",): ["svg"],
    ("export",): ["jsonl"],
    ("export-sheet",): ["xlsx", "csv", "jsonl", "html"],
    ("audit",): ["text", "json", "md", "csv", "sarif"],
}
"""Where a command's formats are no plain choice. A PDF and a PNG are drawn from what the HTML and the SVG say."""
MORE = """
source show         Heronzq
source show         Ternzq
source show         'a Descriptionzq'
source show         Aliaszq
source show         Realzq
impact              Ternzq
impact              Agreedzq
claim show          kim-train#2
claim show          kim-train#3
claim list          kim-train --source Heronzq
claim list          kim-train --text gullzq
rests               kim-train#3
chart               kim-train sources
chart               kim-train#2
chart               kim-train#3 --for lawyer
chart               kim-train#3 --for reader
report              kim-train --for lawyer
report              kim-train --for reader
annotate            kim-train --for reader
export              kim-train
export              kim-train --format annotations
export              kim-train --format prov
export              kim-train --format prov --for desk
export-sheet        kim-train
review              kim-train --proposals
log                 kim-train#1
audit               --new-since 2001-01-01
source add          Heronzq --kind person
source add          Heronz --kind person
source add          Aliaszq --kind person
source edit         Heronzq --name Ternzq
source edit         Heronzq --kind organisation --confidential yes
source edit         Heronz --note x
source merge        Heronzq --into Ternzq
source merge        KCNA --into Heronzq
source retract      Heronzq --reason x
source restore      Ternzq
source restore      Lost
policy show         two-source
attribute           kim-train#3 Aliaszq --status reported
attribute           kim-train#1 Heronzq --status reported
attribute           kim-train#2 Heronz --status reported
attribute           kim-train#2 Heronzq --via Heronzq --status reported
derive              Heronzq --from Heronzq
derive              KCNA --from Heronzq
derivation confirm  2
evidence add        kim-train#3 --source Heronz --url x
evidence retract    1 --reason x
attribution check   2
attribution retract 2 --reason x
claim edit          kim-train#1 --text 'Heronzq did.'
claim ungroup       kim-train#1 --name 'Groupzq of Heronz'
reply edit          1 --outcome declined
waive               kim-train#1 single-source --reason x --until {until}
reopen              kim-train#1 --reason x
import              {tmp}/again.jsonl
import              {tmp}/new.jsonl
claim group         kim-train#3 kim-train#4
claim ungroup       kim-train#1
comment take        2 --claim kim-train#2
comment dismiss     2
take                kim-train#6
assign              kim-train#6 MC
release             kim-train#2
verify              kim-train#2
dispute             kim-train#2
refute              kim-train#2
unverifiable        kim-train#2 --reason x
needs-source        kim-train#2 --reason x
approve             kim-train#3
return              kim-train#3 --reason x
opinion             kim-train#5 verified
reopen              kim-train#4 --reason x
withdraw            kim-train#6 --reason x
claim split         kim-train#2 --text x --text y
claim merge         kim-train#3 --into kim-train#2
sign-off            other
publish             third
check-publish       third {tmp}/third.txt
report verify       {tmp}/r.md
file                {tmp}/fourth.txt
import-sheet        {tmp}/sheet.csv --dry-run
import-sheet        {tmp}/sheet.csv
log purge           --subject Heronzq --reason x
log purge           --subject Ternzq --reason x
log purge           --subject Ternzq --reason x --yes
log verify          --head {tmp}/sheet.csv
"""
"""What is asked beside what every command is asked in `test_opening_a_desk.py`."""
NEVER_DONE = {
    ("serve",): "goes on until it is stopped",
    ("person", "password"): "takes a password",
    ("claim", "place"): "takes a passage that a new text left without a place",
    ("reoffer",): "takes a proposal that somebody has decided on",
    ("evidence", "import"): "takes the page of a fact-check",
    ("correct",): "takes a story that is out and two decided claims",
    ("task", "done"): "takes what a correction leaves to do",
}
"""Commands that are only refused here, and what they would need."""
THE_DESK_ITSELF = {("db", "backup"), ("db", "downgrade"), ("db", "move"), ("db", "restore")}
"""What makes another desk of the whole desk, for whoever looks after the machine: only what is said is looked at."""
READERS_COPY = "--for reader"
SILENT = {("log",), ("log", "verify"), ("log", "head")}
"""What tells nobody anything of the sources, whoever asks: the ledger's readable text."""
IMPORTED = (
    '{"record": "source", "name": "Heronzq", "kind": "agency"}\n'
    '{"record": "attribution", "claim": "kim-train#1", "source": "Heronz", "status": "reported"}\n'
)


class Asked(NamedTuple):
    """One command line, and which formats it has."""

    line: Line
    words: str
    formats: tuple[str, ...]
    reads: bool
    looks_back: bool
    first: bool
    """Whether it is the first that is asked of its command."""


@pytest.fixture
def apart(desk: Desk, tracker: Door, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Apart:
    """The desk with a word in every guarded field, and files to bring in. In a file it is made once, and copied with what lies
    beside it; the tests that stand on a server need no file."""
    if isinstance(desk, ServerDesk):
        desk.become("apart", lambda: kept_apart(tracker, tmp_path))
        return Apart(tracker, "")
    if not _made:
        made = furnished(tracker, tmp_path)
        _made.append((Path(shutil.copytree(tmp_path, tmp_path_factory.mktemp("apart") / "made")), made.then))
    folder, then = _made[0]
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Apart(tracker, then)


_made: list[tuple[Path, str]] = []
"""The folder of that desk, and the moment before its second source was confidential."""


def furnished(tracker: Door, tmp_path: Path) -> Apart:
    """Make it."""
    apart = kept_apart(tracker, tmp_path)
    (tmp_path / "again.jsonl").write_text(IMPORTED, encoding="utf-8")
    (tmp_path / "new.jsonl").write_text('{"record": "source", "name": "Gazette", "kind": "outlet"}\n', encoding="utf-8")
    (tmp_path / "fourth.txt").write_text("A fourth story.", encoding="utf-8")
    sheet = tracker.done("export-sheet", "kim-train", by="EK").out
    (tmp_path / "sheet.csv").write_text(sheet.replace("reported", "alleged").replace("Heronzq", "Heronz"), "utf-8")
    return apart


def everything_asked() -> Iterator[Asked]:
    """Every command of the table but those that open no desk, and what is asked of some besides."""
    besides: dict[Line, list[str]] = {}
    for row in MORE.strip().splitlines():
        besides.setdefault(tuple(row[:20].split()), []).append(row[20:])
    for line, _, _ in command_lines():
        if line in ON_NO_DESK:
            continue
        names = {param.name for param in params_of(line)}
        formats = formats_of(line) if "format" in names else ("",)
        for words in dict.fromkeys([" ".join(WORDS.get(line, [])), *besides.pop(line, [])]):
            reads = "as_of" in names or line in {("log", "verify"), ("log", "head"), ("report", "verify"), ("review",)}
            first = words == " ".join(WORDS.get(line, []))
            own = ("",) if "--format" in words else formats if first else formats[:1]
            yield Asked(
                line, words, own, reads, reads and "as_of" in names and (first or line == ("source", "show")), first
            )
    assert not besides, f"no command is called {list(besides)}"


def formats_of(line: Line) -> tuple[str, ...]:
    """The formats of a command: those it lists, else those named above."""
    [param] = [one for one in params_of(line) if one.name == "format"]
    if isinstance(param.default, StrEnum):
        return tuple(word.value for word in type(param.default))
    assert line in FORMATS, f"`{' '.join(line)}` has formats that nobody named in FORMATS"
    return tuple(FORMATS[line])


def marked(answer: Answer, folder: Path) -> set[str]:
    """The words of guarded fields in what was said, and in every file that was written."""
    found = {word.lower() for word in MARKED.findall(answer.out + answer.err)}
    for path in sorted(folder.rglob("*")):
        found |= {word.lower() for content in contents(path) for word in MARKED.findall(content)}
    return found & WHOLE


def contents(path: Path) -> Iterator[str]:
    """What a file holds, of a package each of its parts."""
    if not path.is_file():
        return
    if path.suffix in (".docx", ".xlsx"):
        with ZipFile(path) as package:
            yield from (package.read(name).decode("utf-8", "replace") for name in package.namelist())
    else:
        yield path.read_text("utf-8", "replace")


def typed(asked: Asked) -> set[str]:
    """The words that somebody typed: an answer may say them again."""
    return {word.lower() for word in MARKED.findall(asked.words)}


def allowed(who: str, asked: Asked, answer: Answer) -> set[str]:
    """What may come out."""
    if asked.line in SILENT:
        return set()
    if READERS_COPY in asked.words or (
        asked.line == ("export",) and "--format" in asked.words and "--for" not in asked.words
    ):
        return AGREED
    if asked.line == ("export",) and asked.words == "kim-train":
        return SEES[who] & (AGREED | AT_WORK)
    everybody = (
        {"knowzq"} if asked.line == ("person", "list") or ("prov" in asked.words and answer.status == 0) else set()
    )
    return SEES[who] | everybody | typed(asked)


WALKERS = ("MC", "EK", "RR")
"""Who walks all of it; the last in every format, and in the past."""
BESIDES = ("LX", "Knowzq")
"""Who sees some part as nobody else does: they walk what is said of sources and claims."""
ALIKE = {"FI": "Knowzq", "RL": "MC", "somebody": "RR"}
"""Who sees as one of these does: they walk what is said of a source, and the rest in turn."""
WHERE_IT_DIFFERS = {
    ("source", "show"),
    ("source", "list"),
    ("claim", "show"),
    ("report",),
    ("export",),
    ("export-sheet",),
}


@pytest.mark.sqlite_only("a thousand command lines on copies of a desk, too many for both engines")
def test_every_command_tells_everybody_what_they_may_know_and_nothing_else(apart: Apart, tmp_path: Path) -> None:
    saw: dict[str, set[str]] = {who: set() for who in SEES}
    leaks, answered = [], set()
    for at, (who, asked, words) in enumerate(walks(apart, tmp_path)):
        if who == "EK" and not asked.reads and asked.line in answered:
            continue  # there is nothing that an editor must not be told; the others' success was looked at
        folder = tmp_path / f"out{at}"
        folder.mkdir()
        door = apart.door if asked.reads else copied(apart.door, folder / "desk")
        answer = door(*asked.line, *words, *written_to(folder, asked, words), by=who, stdin="q\n")
        if not asked.reads:
            (folder / "desk").unlink()
        found = marked(answer, tmp_path / "none" if asked.line in THE_DESK_ITSELF else folder)
        saw[who] |= found - typed(asked)
        if answer.status in (0, 1):
            answered.add(asked.line)
        if beyond := found - allowed(who, asked, answer):
            leaks.append((who, *asked.line, *words, beyond, answer))
        assert answer.status != 3, (who, asked, answer)

    assert not leaks, f"{len(leaks)} leaks: " + "\n".join(map(str, leaks[:8]))
    assert {who: SEES[who] - saw[who] for who in (*WALKERS, *BESIDES) if SEES[who] - saw[who]} == {}
    named = {"heronzq", "ternzq"} | OF_HERON | SECRETS_OF_HERON
    assert {who: missing for who, other in ALIKE.items() if (missing := (SEES[other] & named) - saw[who])} == {}
    assert {asked.line for asked in everything_asked()} - answered == set(NEVER_DONE), "walked, and never with success"


def test_a_bug_in_any_command_tells_nobody_what_it_was_about(
    apart: Apart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(session: Session, *_: Any, **__: Any) -> None:
        rows = session.scalars(select(Source)).all()
        raise RuntimeError(" ".join(f"{row.name} {row.note} {row.why_unnamed}" for row in rows), *rows)

    for name in (
        "tracker.store.ledger.record",
        "tracker.store.dossiers.load",
        "tracker.services.source_files.get_source",
    ):
        monkeypatch.setattr(name, broken)
    for who, words in (
        ("MC", "source add Swan --kind person"),
        ("EK", "source show Heronzq"),
        ("RR", "source show Agreedzq"),
    ):
        answer = apart.door(*words.split(), by=who)

        assert answer.status == 3, (words, answer)
        assert marked(answer, tmp_path / "state") == set()


def test_no_repr_of_a_record_tells_anything_of_a_confidential_source(apart: Apart) -> None:
    with apart.door.desk.reading() as session:
        records = [row for kind in Base.registry.mappers for row in session.scalars(select(kind.class_))]
        dossier = with_kept(session, load(session, "kim-train"))
        said = " ".join(map(repr, [*records, dossier, dossier.claims, dossier.sources, *dossier.kept.values()]))

    assert {word.lower() for word in MARKED.findall(said)} & WHOLE <= {"knowzq"}


def copied(door: Door, path: Path) -> Door:
    """The same desk, to be changed."""
    shutil.copy(door.path, path)
    return Door(path, door.capsys, door.patch)


def written_to(folder: Path, asked: Asked, words: list[str]) -> list[str]:
    """Where a command writes its answer, if it writes files: under the ending of the format that is asked for."""
    if not asked.reads or "output" not in {param.name for param in params_of(asked.line)}:
        return []
    ending = words[words.index("--format") + 1] if "--format" in words else "html"
    return [
        "-o",
        str(folder / f"x.{ending}"),
        *(["--format", FORMATS[asked.line][0]] if "--format" not in words else []),
    ]


def walks(apart: Apart, tmp: Path) -> Iterator[tuple[str, Asked, list[str]]]:
    """Who asks what, in which words."""
    for turn, asked in enumerate(everything_asked()):
        words = words_of(asked.words.replace("{until}", UNTIL), tmp)
        differs = asked.line in WHERE_IT_DIFFERS
        alike = ALIKE if asked.line == ("source", "show") else in_turn(turn, ALIKE)
        everybody = (*WALKERS, *((*BESIDES, *alike) if differs else ()))
        for who in ("RR",) if asked.line in THE_DESK_ITSELF else everybody:
            if not asked.first and not differs and who == ("EK" if asked.reads else "RR"):
                continue  # an editor is told everything, and a reader is refused whatever they would change
            for one in formats_for(who, turn, asked.formats):
                yield who, asked, [*words, *(["--format", one] if one else [])]
            if asked.looks_back and (who == "RR" or (who == "MC" and "MC" in in_turn(turn, ("MC", "nobody")))):
                yield who, asked, [*words, "--as-of", apart.then]


def formats_for(who: str, turn: int, formats: Sequence[str]) -> Sequence[str]:
    """Whoever may know least looks at all formats, a checker at the one whose turn it is, others at the first."""
    return formats if who == "RR" else in_turn(turn, formats) if who == "MC" else formats[:1]


LOOKED_AT = [
    *(
        "source list",
        "source show Heronzq",
        "source show Agreedzq",
        "claim list --format json",
        "claim show kim-train#1",
    ),
    *("claim show kim-train#2 --format json", "rests kim-train#3", "impact Ternzq", "attribution list kim-train"),
    *(
        "evidence list kim-train",
        "derivation list --format json",
        "reply list",
        "comment list kim-train",
        "waiver list",
    ),
    *(
        "audit kim-train",
        "queue",
        "proposals kim-train",
        "report kim-train",
        "report kim-train --for reader",
        "articles",
    ),
    *(
        "export kim-train",
        "export kim-train --format prov",
        "export-sheet kim-train",
        "claim groups",
        "log",
        "log verify",
    ),
    *("source list --as-of {then}", "claim show kim-train#2 --as-of {then}"),
]


@pytest.mark.sqlite_only("the desk that goes to a server is a file")
def test_a_server_keeps_the_same_from_the_same_people(apart: Apart, tmp_path: Path, server_database: str) -> None:
    """What stands on a server's answer is what stands on the file's: the desk is carried there, and nobody has a login yet."""
    apart.door.done("db", "move", str(apart.door.path), server_database, "--file-store", str(tmp_path / "kept"))
    for turn, words in enumerate(LOOKED_AT):
        for who in {"RR", *in_turn(turn, ("MC", "Knowzq", "LX", "EK", "somebody"))}:
            line = words_of(words.replace("{then}", apart.then), tmp_path)
            there = apart.door.bare("--db", server_database, "--by", who, *line)

            if words.startswith(("report", "export-sheet", "log")):  # they say when they were made, and more of logins
                assert marked(there, tmp_path / "none") <= SEES[who] | {"knowzq"}
            else:
                assert there == apart.door(*line, by=who), (who, words)
