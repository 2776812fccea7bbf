"""The folder of evidence files: what is kept, and whether it is still what it was."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from tracker.domain.errors import BadInputError
from tracker.store import filing_cabinet
from tracker.store.filing_cabinet import altered, digest_under, keep_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk.db.files"


def kept(folder: Path, words: str) -> str:
    """A file with these words, put into the folder."""
    original = folder.parent / "original.txt"
    original.write_text(words)
    return keep_file(original, folder, make=True)


def test_a_file_with_nothing_in_it_is_not_kept(folder: Path) -> None:
    for words in ("", " \n"):
        with pytest.raises(
            BadInputError, match=r"original\.txt is empty: there is nothing in it that bears on the claim"
        ):
            kept(folder, words)
    assert list(folder.iterdir()) == []


def test_files_that_are_what_they_were_are_not_altered(folder: Path) -> None:
    assert altered(folder, [kept(folder, "page one"), kept(folder, "page two")]) == frozenset()


def test_a_file_that_somebody_wrote_to_is_altered_and_the_others_are_not(folder: Path) -> None:
    one, other = kept(folder, "page one"), kept(folder, "page two")
    (folder / one).write_text("page One")

    assert altered(folder, [one, other]) == {one}


def test_a_file_that_is_gone_is_altered(folder: Path) -> None:
    one, other = kept(folder, "page one"), kept(folder, "page two")
    (folder / one).unlink()

    assert altered(folder, [one, other]) == {one}


def test_where_the_folder_is_gone_every_file_is(tmp_path: Path) -> None:
    assert altered(tmp_path / "nowhere", ["a" * 64, "b" * 64]) == {"a" * 64, "b" * 64}


def test_what_is_no_ordinary_file_is_altered_and_nobody_waits_for_it(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / ("a" * 64))
    (folder / ("b" * 64)).mkdir()

    assert altered(folder, ["a" * 64, "b" * 64]) == {"a" * 64, "b" * 64}


@pytest.mark.parametrize("name", ["../original.txt", "/dev/zero", "", ".", "A" * 64])
def test_no_name_but_a_digest_leads_to_a_file(name: str, folder: Path) -> None:
    kept(folder, "page one")

    assert altered(folder, [name]) == {name}


def test_a_large_file_is_read_in_pieces(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing_cabinet, "PIECE", 3)

    assert kept(folder, "page one") == hashlib.sha256(b"page one").hexdigest()
    assert altered(folder, [kept(folder, "page one")]) == frozenset()


def test_what_was_read_and_nobody_wrote_to_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = kept(folder, "page one")
    read: list[str] = []

    def counting(where: Path, name: str) -> str | None:
        read.append(name)
        return digest_under(where, name)

    monkeypatch.setattr(filing_cabinet, "digest_under", counting)
    for settled, times in ((10**18, 2), (0, 3)):  # written to a moment ago, a further change might not show
        monkeypatch.setattr(filing_cabinet, "SETTLED_AFTER", settled)
        assert [altered(folder, [one]) for _ in range(2)] == [frozenset()] * 2
        assert len(read) == times
    looked = (folder / one).stat()
    time.sleep(0.02)  # a file system's clock goes in steps
    (folder / one).write_text("page 0ne")
    os.utime(folder / one, ns=(looked.st_atime_ns, looked.st_mtime_ns))
    assert altered(folder, [one]) == {one}
    monkeypatch.setattr(filing_cabinet, "BELIEVED_FOR", 0.0)
    (folder / one).write_text("page one")
    assert [altered(folder, [one]) for _ in range(2)] == [frozenset()] * 2
    assert len(read) == 6
