"""`report -o` and `export -o`: a file whole or not at all, over nothing that was not meant."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.each import each
from tracker.cli import paper

REPORT, EXPORT = ["report", "kim-train"], ["export"]


@pytest.mark.parametrize("words", [REPORT, EXPORT], ids=["report", "export"])
def test_a_file_holds_what_would_be_printed(words: list[str], demo: Door, tmp_path: Path) -> None:
    target = tmp_path / "out"

    answer = demo.done(*words, "-o", str(target))

    assert str(target) in answer.out
    printed = demo.done(*words).out
    assert demo.done(*words, "-o", "-").out[:200] == printed[:200]
    assert target.read_text().splitlines()[:3] == printed.splitlines()[:3]


@pytest.mark.parametrize("words", [REPORT, EXPORT], ids=["report", "export"])
def test_a_file_that_is_there_is_overwritten_only_with_force(words: list[str], demo: Door, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("mine")
    target.chmod(0o600)

    assert demo.refused(*words, "-o", str(target)) == (
        f"{target} is there already: name another file with -o, or add --force to write over it"
    )
    assert target.read_text() == "mine"
    demo.done(*words, "-o", str(target), "--force")
    assert target.stat().st_size > 1000
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.sqlite_only("a desk's own file is written over")
@pytest.mark.parametrize("words", [REPORT, EXPORT], ids=["report", "export"])
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal", ".files/evidence"])
def test_not_even_force_writes_over_the_desk(words: list[str], ending: str, demo: Door) -> None:
    Path(f"{demo.path}.files").mkdir()
    target = f"{demo.path}{ending}"

    for force in ([], ["--force"]):
        assert demo.refused(*words, "-o", target, *force).endswith(
            "belongs to the desk itself, which would be lost: name another file with -o"
        )
    assert demo("log", "verify").status == 0


@pytest.mark.sqlite_only("a desk's own file is written over")
def test_the_desk_is_known_by_other_paths_too(demo: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.link(demo.path, tmp_path / "hard")
    (tmp_path / "soft").symlink_to(demo.path)
    monkeypatch.chdir(tmp_path)

    for target in ("demo.db", "./demo.db", f"../{tmp_path.name}/demo.db", "hard", "soft"):
        assert "belongs to the desk itself" in demo.refused("export", "-o", target, "--force")


def test_devices_pipes_links_and_folders_are_no_file_to_write(demo: Door, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")

    for target, sentence in (
        ("/dev/null", "is no ordinary file: name one with -o, or leave -o out and print"),
        (tmp_path / "pipe", "is no ordinary file"),
        (tmp_path / "link", "is a link: name the file itself with -o"),
        (tmp_path, "is a folder: name a file in it with -o"),
        (tmp_path / "no" / "file", f"there is no folder {tmp_path}/no: make it first"),
        (tmp_path / ("a" * 300), "File name too long; name another file with -o"),
    ):
        assert sentence in demo.refused("export", "-o", str(target), "--force")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_new_file_may_be_read_by_whom_this_user_lets_read(umask: int, demo: Door, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        demo.done("export", "-o", str(tmp_path / "out"))
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o666 & ~umask


def test_a_failure_on_the_way_leaves_neither_half_a_file_nor_the_old_one_gone(
    demo: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(*_: object) -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    target = tmp_path / "out"
    target.write_text("mine")
    monkeypatch.setattr("tracker.cli.export.export_desk", half)

    answer = demo("export", "-o", str(target), "--force")

    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "tracker: the disk is full; what was being written is not complete.\n"
    assert target.read_text() == "mine"
    assert list(tmp_path.glob(".tracker-*")) == []


def test_of_files_that_belong_together_no_new_one_stays_where_a_later_one_cannot_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old, third = (tmp_path / name for name in ("new", "old", "third"))
    old.write_text("mine")
    replace = os.replace

    def full(source: str, target: str) -> None:
        if Path(target) == third:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(paper, "_is_of_the_desk", lambda _: False)
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        paper.write_all([(str(one), [b"theirs"]) for one in (new, old, third)], force=True)

    assert [one.name for one in tmp_path.iterdir()] == ["old"]
    assert old.read_text() == "mine"


@each(("reader", "form"), product(["desk", "lawyer", "reader", "LAWYER"], ["md", "html"]))
def test_every_report_there_is_can_be_had(reader: str, form: str, demo: Door) -> None:
    told = demo.done("report", "kim-train", "--for", reader, "--format", form).out

    assert told.startswith("<!doctype html>" if form == "html" else "# ")
    assert "helicopter" in told


def test_the_ending_of_the_file_says_which_format_is_meant(demo: Door, tmp_path: Path) -> None:
    page, workbook = b"<!doctype html>", b"PK\x03\x04"
    begins = {
        "r.html": page,
        "r.HTM": page,
        "r.md": b"# ",
        "r": b"# ",
        "r.xlsx": workbook,
        "r.csv": b"\xef\xbb\xbfsection",
    }
    for name, first in {**begins, "r.docx": workbook, "r.json": b'{\n"shape"', "r.2026": b"# "}.items():
        demo.done("report", "kim-train", "--for", "reader", "-o", str(tmp_path / name))

        assert (tmp_path / name).read_bytes().startswith(first), name


def test_a_format_that_cannot_be_written_is_not_written_as_another(demo: Door, tmp_path: Path) -> None:
    assert demo.refused("report", "kim-train", "-o", str(tmp_path / "r.odt")).startswith(
        "“odt” is no format: choose md"
    )
    for command, name in (("audit", "HTM"), ("audit", "ods"), ("export-sheet", "Docx"), ("chart", "htm")):
        words = [command, "kim-train", *(["states"] if command == "chart" else []), "-o", str(tmp_path / f"r.{name}")]
        assert demo.refused(*words).startswith(f"“{name.lower()}” is no format"), (command, name)
    assert list(tmp_path.glob("r.*")) == []
    demo.done("report", "kim-train", "--format", "HTML", "-o", str(tmp_path / "r.txt"))
    assert (tmp_path / "r.txt").read_text().startswith("<!doctype html>")


def test_a_workbook_is_not_poured_onto_a_terminal_but_may_go_down_a_pipe(
    demo: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "is_terminal", lambda: True)
    refusal = "XLSX is not for reading on a terminal: name a file with -o, or pipe it on"
    assert demo.refused("report", "kim-train", "--format", "xlsx") == refusal
    assert demo.done("report", "kim-train", "--for", "reader", "--format", "csv").out

    monkeypatch.setattr(paper, "is_terminal", lambda: False)
    assert demo.done("report", "kim-train", "--for", "reader", "--format", "json").out.startswith("{")
