"""Heads as signed notes, and heads found in whatever they were mailed and kept in."""

from __future__ import annotations

import json
import quopri
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.each import each
from tracker.domain.checkpoint import (
    Head,
    body_of,
    heads_in,
    key_id_of,
    key_name,
    private_line,
    public_line,
    read_private,
    read_public,
    signature_line,
)
from tracker.domain.errors import BadInputError

NAME, LINK, OTHER = "herald.example/desk", "5c1f" * 16, "09ab" * 16
PUBLIC = bytes(range(32))
NOTE = f"{body_of(NAME, 65, LINK)}\n{signature_line(NAME, key_id_of(NAME, PUBLIC), bytes(range(64)))}"
SIGNED = Head(65, LINK, NAME, body_of(NAME, 65, LINK), ((NAME, key_id_of(NAME, PUBLIC) + bytes(range(64))),))
PLAIN = f"65 {LINK}\n"


def test_keys_and_ids_are_those_of_the_standard_s_own_example() -> None:
    public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    private = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"

    name, key = read_public(public, "here")
    _, seed = read_private(private, "here")

    assert public_line(name, key) == public
    assert private_line(name, key, seed) == private


def test_a_head_is_written_as_three_lines_that_are_signed() -> None:
    origin, size, link = body_of(NAME, 65, "00" * 32).splitlines()

    assert (origin, size, link) == (NAME, "65", "A" * 43 + "=")
    assert NOTE.count("\n") == 5
    assert "\n\n— herald.example/desk " in NOTE


def quoted(text: str, mark: str = "> ") -> str:
    """As a mail quotes it."""
    return textwrap.indent(text, mark, lambda line: True)


def wrapped(text: str, width: int = 72) -> str:
    """As a mail program breaks lines that are too long for it."""
    return "\n".join("\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) or "" for line in text.splitlines())


MAILS = {
    "as it is": NOTE,
    "quoted": quoted(NOTE),
    "quoted twice, with words around": f"Anna wrote:\n{quoted(quoted(NOTE))}\n> Best\n",
    "wrapped": wrapped(NOTE),
    "wrapped and quoted": quoted(wrapped(NOTE, 60)),
    "with the ends of lines of another system": NOTE.replace("\n", "\r\n"),
    "as the body of a mail in quoted-printable": quopri.encodestring(NOTE.encode()).decode(),
    "in JSON": json.dumps({"seq": 65, "hash": LINK, "origin": NAME, "note": NOTE}, indent=2),
    "with a witness below": f"{NOTE}— witness.example AAAAAAAAAAAA\n",
    "with spaces at the ends of lines": NOTE.replace("\n", "  \n"),
}


@each("mail", MAILS)
def test_a_signed_head_is_understood_however_it_was_mailed(mail: str) -> None:
    [head] = heads_in(MAILS[mail].encode())

    assert (head.seq, head.hash, head.origin, head.text) == (65, LINK, NAME, SIGNED.text)
    assert head.signatures[0] == SIGNED.signatures[0]


PLAINLY = {
    "as it is": PLAIN,
    "without an end of line": PLAIN.strip(),
    "quoted": quoted(PLAIN),
    "wrapped": quoted(wrapped(PLAIN, 64)),
    "cut in the middle of the hash": f"> 65 {LINK[:50]}\n> {LINK[50:]}\n",
    "in a sentence": f"Keep the head of the ledger elsewhere: 65 {LINK}. Thanks",
    "in JSON": json.dumps({"seq": 65, "hash": LINK}),
    "in JSON over several lines": json.dumps({"seq": 65, "hash": LINK}, indent=2),
    "in quoted-printable": quopri.encodestring(f"{'x' * 70} 65 {LINK}\n".encode()).decode(),
}


@each("mail", PLAINLY)
def test_a_plain_head_is_understood_however_it_was_mailed(mail: str) -> None:
    assert heads_in(PLAINLY[mail].encode()) == [Head(65, LINK)]


def test_a_mailed_history_holds_many() -> None:
    history = f"On Monday:\n{PLAIN}\nOn Tuesday:\n\n{quoted(NOTE)}\nThen\n70 {OTHER}\n"

    assert [(head.seq, head.hash, head.text is not None) for head in heads_in(history.encode())] == [
        (65, LINK, False),
        (65, LINK, True),
        (70, OTHER, False),
    ]


@each("content", [b"", b"65", b"\xff\xfe", f"-65 {LINK}".encode(), f"65 {LINK}a".encode(), f"65 {LINK[1:]}".encode()])
def test_what_is_no_head_is_none(content: bytes) -> None:
    assert heads_in(content) == []


@given(st.binary(max_size=400))
def test_whatever_a_file_holds_is_looked_through(content: bytes) -> None:
    assert all(len(head.hash) == 64 for head in heads_in(content + NOTE.encode()[: len(content)]))


@each("line", ["", "x", "a+b+c", "a+00000000+AA==", public_line(NAME, PUBLIC)[:-4], "herald+é+AAAA"])
def test_what_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(BadInputError, match=r"^FILE holds no "):
        read_public(line, "FILE")
    with pytest.raises(BadInputError, match=r"^FILE holds no "):
        read_private(line, "FILE")


def test_a_key_that_signs_is_not_taken_for_a_public_one_and_never_shown() -> None:
    line = private_line(NAME, PUBLIC, bytes(32))

    with pytest.raises(BadInputError, match=r"^FILE holds the key that signs: give --key the public one") as refusal:
        read_public(line, "FILE")
    assert "AAAA" not in str(refusal.value)


def test_a_public_key_that_was_altered_is_refused() -> None:
    line = public_line(NAME, PUBLIC).replace("herald", "Herald")

    with pytest.raises(BadInputError, match="whose id does not fit it"):
        read_public(line, "FILE")


@each("name", ["", "two words", "a+b", "a\u00a0b", "x" * 201, "a\x00"])
def test_a_name_that_no_key_may_have_is_refused(name: str) -> None:
    with pytest.raises(BadInputError, match="is no name for a key"):
        key_name(name)
