"""What is no story: each file gets one sentence that says what it is and what to do; nothing is run, fetched or filled up."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.paper import p, packed, unpacked, written
from tests.measuring import grows_slower
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.intake.folders import stories_in
from tracker.intake.kinds import ENDINGS
from tracker.intake.reading_files import LONGEST, read_story
from tracker.intake.story import Story

DRAFT = written(p("The mayor resigned."))
PARTS = unpacked(DRAFT)
DOCUMENT = "word/document.xml"
LAUGHS = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))


WIDE = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")


def with_parts(**parts: bytes) -> bytes:
    """The draft with parts more, or other ones."""
    return packed({**PARTS, **parts})


def declaring(declared: str, entity: str = "") -> bytes:
    """The draft, its XML declaring something."""
    xml = PARTS[DOCUMENT].decode().replace("The mayor", entity or "The mayor")
    return with_parts(**{DOCUMENT: f"<!DOCTYPE w:document [{declared}]>{xml}".encode()})


def claiming(size: int, name: bytes = b"docProps/thumbnail.jpeg") -> bytes:
    """The draft, whose list of parts says that one of them has this size."""
    at = DRAFT.rindex(name) - 46
    assert DRAFT[at : at + 4] == b"PK\x01\x02"
    return DRAFT[: at + 24] + struct.pack("<I", size) + DRAFT[at + 28 :]


def locked() -> bytes:
    """The draft, its parts marked as encrypted."""
    return DRAFT.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


BROKEN = "is a broken Word document: open it in Word and save it again as .docx"
BOMB = "unpacks to far more than a story: it is broken, or made to do harm; save the story's words in a new document"
ENTITIES = "declares entities, as no Word document does: save the story's words in a new document"
NO_ARTICLE = "is a page with no article in it that can be told from the rest: save the story's words as text"
TOO_LARGE = "is larger than 20 MB: that is no story; save its words alone, without pictures"
AS_TEXT = "save the story as text (UTF-8) or .docx"

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.txt", b"", "is empty: there is no story in it"),
    "blanks": ("a.md", b" \n\t\n", "is empty: there is no story in it"),
    "only a mark": ("a.txt", b"\xef\xbb\xbf", "is empty: there is no story in it"),
    "a blank page": ("a.html", b"  \n", "is empty: there is no story in it"),
    "a blank draft": ("a.docx", written(p("")), "is empty: there is no story in it"),
    "an empty docx": ("a.docx", b"", "is empty: there is no story in it"),
    "latin-1": ("a.txt", "a café".encode("latin-1"), "is not in UTF-8: byte 5 does not fit (“caf\ufffd”); save it"),
    "after a mark": ("a.txt", b"\xef\xbb\xbfab\xff", "is not in UTF-8: byte 5 does not fit (“ab\ufffd”); save it"),
    "half a pair": ("a.txt", b"\xff\xfea\0\0\xd8", "is not in UTF-16-LE: byte 4 does not fit (“a\ufffd”); save it as UTF-8"),
    "utf-16 without a mark": ("a.txt", "abc".encode("utf-16-le"), "holds a NUL (byte 1), so it is no text, or text in"),
    "declared": ("a.html", b'<html><meta charset="shift_jis"><p>\x85\xff', "is not in SHIFT_JIS: byte 35 does not fit; save"),
    "a program": ("a", b"\x7fELF\x02\x01\x01\0\0", "holds a NUL (byte 7), so it is no text"),
    "pdf": ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", f"is a PDF, which is not read: {AS_TEXT}"),
    "pdf by another name": ("a.txt", b"%PDF-1.7\n", f"is a PDF, which is not read: {AS_TEXT}"),
    "rtf": ("a.doc", rb"{\rtf1\ansi", "is RTF, which is not read: open it in a word processor and save it as .docx"),
    "doc": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9, "is an old Office file (.doc or its like), which"),
    "locked": (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "is locked with a password: take it off in Word and save the document again",
    ),
    "jpeg": ("a.jpg", b"\xff\xd8\xff\xe0\0", f"is a picture, not a text: {AS_TEXT}"),
    "heic": ("a.heic", b"\0\0\0\x18ftypheic", f"is a picture or a film, not a text: {AS_TEXT}"),
    "gzip": ("a.txt.gz", b"\x1f\x8b\x08", "is packed with gzip: unpack it first"),
    "xml": ("a.xml", b"<?xml version='1.0'?><story/>", f"is XML, which is not read: {AS_TEXT}"),
    "mhtml": ("a.mht", b"From: <Saved>\nSubject: x\nContent-Type: multipart/related; x\n\n", "is a page saved with its pictures"),
    "no article": ("a.html", b"<!doctype html><html><nav><a href=/>Home</a></nav></html>", NO_ARTICLE),
    "a headline alone": ("a.html", b"<html><h1>Mayor gone</h1></html>", NO_ARTICLE),
    "nested without end": ("a.html", b"<html>" + b"<div>" * 3_000 + b"A sentence.", "is nested deeper than a page is"),
    "text named docx": ("a.docx", b"Some text.", "is no Word document, whatever its name says, or broken"),
    "half a draft": ("a.docx", DRAFT[: len(DRAFT) // 2], BROKEN),
    "a draft cut short": ("a.docx", DRAFT[:-1], BROKEN),
    "an empty archive": ("a.docx", b"PK\x05\x06" + b"\0" * 18, "is a ZIP archive and no Word document"),
    "an archive": ("a.zip", packed({"story.txt": b"x"}), "is a ZIP archive and no Word document: unpack it, or save"),
    "odt": ("a.odt", packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "is an OpenDocument file, which is not"),
    "a book": ("a.epub", packed({"mimetype": b"application/epub+zip"}), "is an e-book, which is not read"),
    "a sheet": ("a.xlsx", packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "is a spreadsheet or a set of slides"),
    "macros": ("a.docm", with_parts(**{"word/vbaProject.bin": b"x"}), "holds macros, which no story needs: save it as .docx"),
    "parts with a password": ("a.docx", locked(), "is locked with a password: take it off and save the document again"),
    "no document": ("a.docx", packed({name: part for name, part in PARTS.items() if name != DOCUMENT}), BROKEN),
    "another root": ("a.docx", with_parts(**{DOCUMENT: b"<a/>"}), BROKEN),
    "no XML": ("a.docx", with_parts(**{DOCUMENT: b"<a"}), BROKEN),
    "nested XML": ("a.docx", written("<w:p>" * 3_000 + "</w:p>" * 3_000), BROKEN),
    "swelling": ("a.docx", with_parts(**{DOCUMENT: b" " * 33_000_000}), BOMB),
    "swelling beside": ("a.docx", with_parts(**{"word/styles.xml": b" " * 33_000_000}), BOMB),
    "said to swell": ("a.docx", claiming(600_000_000), BOMB),
    "said to be less": ("a.docx", claiming(10, DOCUMENT.encode()), BROKEN),
    "many parts": ("a.docx", with_parts(**{f"word/media/{n}": b"" for n in range(5_001)}), BOMB),
    "laughs": ("a.docx", declaring(f'<!ENTITY e0 "ha">{LAUGHS}', "&e9;"), ENTITIES),
    "another file": ("a.docx", declaring('<!ENTITY e SYSTEM "file:///etc/hostname">', "&e;"), ENTITIES),
    "another place": ("a.docx", declaring('<!ENTITY % e SYSTEM "http://127.0.0.1:9/e.dtd"> %e;'), ENTITIES),
    "laughs in UTF-16": ("a.docx", with_parts(**{DOCUMENT: WIDE}), ENTITIES),
    "long Markdown": ("a.md", b"word " * 400_000, "is longer than a story in Markdown can be"),
    "many lines": ("a.md", b"a\n\n" * 60_000, "is longer than a story in Markdown can be"),
    "a huge text": ("a.txt", b"a" * (LONGEST + 1), TOO_LARGE),
}  # fmt: skip


def test_what_is_no_story_is_refused_in_one_sentence_from_a_file_and_from_a_pipe(tmp_path: Path) -> None:
    for told, (name, content, sentence) in REFUSED.items():
        (tmp_path / name).write_bytes(content)
        for origin, called in ((tmp_path / name, str(tmp_path / name)), (io.BytesIO(content), name)):
            with pytest.raises(BadInputError) as refused:
                read_story(origin, name)
            assert str(refused.value).startswith(f"{called} {sentence}"), told
            assert "\n" not in str(refused.value), told


class Endless(io.RawIOBase):
    """A pipe without an end; it counts what was taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "everything was asked for"
        self.taken += size
        return b"a" * size


def test_no_more_is_read_than_a_story_may_have(tmp_path: Path) -> None:
    pipe = Endless()
    with pytest.raises(BadInputError, match="the text is larger than 20 MB"):
        read_story(pipe)  # type: ignore[arg-type]
    assert pipe.taken == LONGEST + 1

    (tmp_path / "huge.txt").touch()
    os.truncate(tmp_path / "huge.txt", 200_000_000)
    with pytest.raises(BadInputError, match=r"huge\.txt is larger than 20 MB"):
        read_story(tmp_path / "huge.txt")


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for place in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(BadInputError, match="is no file: name a text, Markdown, HTML or Word file, or - for"):
            read_story(place)
    for name, sentence in (("none.txt", "there is no file"), ("a\0b", "cannot be read"), ("a" * 300, "cannot be read")):
        with pytest.raises((BadInputError, NotOnFileError), match=sentence):
            read_story(tmp_path / name)


def test_a_folder_is_gone_through_in_order_and_never_left(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "stories"
    for place in ("b.md", "a/z.docx", "a/b/c.HTML", "c.txt", ".hidden.txt", ".git/x.txt", "~$c.docx", "picture.png"):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text("x")
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (folder / "a" / "round").symlink_to(folder)
    (folder / "d").symlink_to(outside)
    (folder / "e.txt").symlink_to(outside / "secret.txt")
    os.mkfifo(folder / "f.txt")

    found = [path.relative_to(folder).as_posix() for path in stories_in(folder)]

    assert found == ["a/b/c.HTML", "a/z.docx", "b.md", "c.txt"]
    with pytest.raises(NotOnFileError, match="there is no folder"):
        list(stories_in(tmp_path / "none"))
    with pytest.raises(BadInputError, match="cannot be read: Not a directory"):
        list(stories_in(folder / "c.txt"))


BEGINNINGS = (
    b"",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"<html>",
    b"---\n",
    b"# a\n",
    b"<!doctype html><p>",
    b"<?xml ",
    DRAFT[:900],
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(BEGINNINGS),
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))),
    st.sampled_from(["", *ENDINGS, ".pdf"]),
)
def test_whatever_comes_is_a_story_or_one_sentence(begins: bytes, goes_on: bytes, ending: str) -> None:
    is_a_story_or_refused(begins + goes_on, f"a{ending}")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(DRAFT) - 1), st.binary(min_size=1, max_size=4))
def test_a_draft_with_a_wrong_byte_is_a_story_or_one_sentence(place: int, wrong: bytes) -> None:
    is_a_story_or_refused(DRAFT[:place] + wrong + DRAFT[place + len(wrong) :], "a.docx")


def is_a_story_or_refused(content: bytes, name: str) -> None:
    """Nothing else comes out, and a story's comments lie in its text."""
    with suppress(BadInputError):
        story = read_story(io.BytesIO(content), name)
        assert isinstance(story, Story)
        assert story.text.strip()
        assert all(0 <= one.start <= one.end <= len(story.text) for one in story.comments)


LONG: dict[str, Callable[[int], bytes]] = {
    "a.txt": lambda size: b"word " * size,
    "b.txt": lambda size: b"\n" * size + b"<!--" * size,
    "c.txt": lambda size: b"a: b\n" * size,
    "a.md": lambda size: b"*a _b [c](" * (size // 40),
    "b.md": lambda size: b"---\n" + b"a: b\n" * (size // 10),
    "a.html": lambda size: b"<html><article>" + b"<p>Some words here.</p>" * (size // 40),
    "b.html": lambda size: b"<html><article><p>" + b"A word <b>more</b> and <a href=x>one</a>. " * (size // 80),
    "c.html": lambda size: b"<html><p>" + b"a " * size,
    "a.docx": lambda size: written(p("Some words here.") * (size // 40)),
    "b.docx": lambda size: written(p(*["Some words. "] * (size // 40))),
}


def test_reading_takes_time_by_length_and_not_by_its_square() -> None:
    for name, made in LONG.items():
        read = partial(_read, name)
        read(made(400))
        short, long = made(8_000), made(64_000)
        assert grows_slower(partial(read, short), partial(read, long), 24, 0.3), name


def _read(name: str, content: bytes) -> None:
    read_story(io.BytesIO(content), name)
