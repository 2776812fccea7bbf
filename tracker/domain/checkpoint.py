"""Heads of the ledger as other programs read them: signed notes (C2SP signed-note) of the form tlog-checkpoint.

    ORIGIN                          whose ledger it is, by convention the name of the key
    SIZE                            how many entries it has
    BASE64                          the hash of the newest
    (a blank line)
    — NAME BASE64                   key name, and in base64 the key's id (4 bytes) and the signature of the lines above

Keys are written as Go's sumdb/note writes them: NAME+ID+BASE64 for the public one, PRIVATE+KEY+NAME+ID+BASE64 for the other. Ours
is a hash chain and no Merkle tree: that one head follows from another is proven by the ledger itself and not by a short proof.
Here is only how these are written and read; who signs is tracker/services/signing_heads.py.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import quopri
import re
from collections.abc import Iterator

from tracker.domain.errors import BadInputError
from tracker.domain.value import value
from tracker.domain.wording import shown

ED25519 = b"\x01"
"""The type of a key, as the standard numbers them."""
KEY, SIGNATURE, KEY_ID = 32, 64, 4
"""Lengths in bytes."""
_PRIVATE = "PRIVATE+KEY+"
_QUOTED = re.compile(r"(?m)^[ \t]*(?:[>|][ \t]?)*[ \t]*|[ \t]+$")
_HEX = r"[0-9a-f](?:\n?[0-9a-f]){63}"
_PLAIN = re.compile(rf"(?<![\w.+/-])([0-9]{{1,18}})\s+({_HEX})(?![0-9a-fA-F])")
_JSON = re.compile(rf'"seq"\s*:\s*([0-9]{{1,18}})\s*,\s*"hash"\s*:\s*"({_HEX})"')
_NOTE_IN_JSON = re.compile(r'"note"\s*:\s*("(?:[^"\\]|\\.)*")')
_B64 = "[A-Za-z0-9+/]"
_BODY = re.compile(rf"(?m)^(\S[^\n]*)\n(0|[1-9][0-9]{{0,17}})\n({_B64}{{43}}=)((?:\n[^\n—][^\n]*)*)\n\n+(?=—)")
_SIGNED = re.compile(rf"\s*—\s+([^\s+]+)\s+((?:{_B64}\n?){{91}}=|{_B64}+={{0,2}})(?=\s|$)")


@value
class Head:
    """A head that was kept: an entry's number and hash, and where it was signed, what was."""

    seq: int
    hash: str
    origin: str | None = None
    text: str | None = None
    """What the signatures sign."""
    signatures: tuple[tuple[str, bytes], ...] = ()
    """Key names, each with key id and signature."""


def body_of(origin: str, seq: int, link: str) -> str:
    """The text that is signed."""
    return f"{origin}\n{seq}\n{base64.b64encode(bytes.fromhex(link)).decode()}\n"


def signature_line(name: str, key_id: bytes, signature: bytes) -> str:
    """The line below it."""
    return f"— {name} {base64.b64encode(key_id + signature).decode()}\n"


def key_id_of(name: str, public: bytes) -> bytes:
    """By which a signature says whose it is: 4 bytes."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:KEY_ID]


def key_name(name: str) -> str:
    """A key's name as it may be: without white space and plus signs, by custom a web address without https://.

    Raises:
        BadInputError: it may not.
    """
    if not name or len(name) > 200 or not name.isprintable() or re.search(r"[\s+]", name):
        raise BadInputError(
            f"{shown(name)} is no name for a key: write one word without +, such as herald.example/desk"
        )
    return name


def public_line(name: str, public: bytes) -> str:
    """A public key as it is told to others."""
    return f"{name}+{key_id_of(name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def private_line(name: str, public: bytes, seed: bytes) -> str:
    """The key that signs, as it stands in its file."""
    return f"{_PRIVATE}{name}+{key_id_of(name, public).hex()}+{base64.b64encode(ED25519 + seed).decode()}"


def read_public(line: str, place: str) -> tuple[str, bytes]:
    """Name and key out of the line of a public key.

    Raises:
        BadInputError: it is none, with `place` saying where it stood.
    """
    if line.startswith(_PRIVATE):
        raise BadInputError(
            f"{place} holds the key that signs: give --key the public one, which stands in the file .pub"
        )
    name, key_id, key = _key_parts(line, place, "no public key: `tracker log key` makes one")
    if key_id_of(name, key) != key_id:
        raise BadInputError(f"{place} holds a public key whose id does not fit it: it was altered or cut off")
    return name, key


def read_private(line: str, place: str) -> tuple[str, bytes]:
    """Name and seed out of the line of a key that signs.

    Raises:
        BadInputError: it is none, with `place` saying where it stood; the sentence shows nothing of it.
    """
    if not line.startswith(_PRIVATE):
        raise BadInputError(f"{place} holds no key that signs: `tracker log key` makes one")
    name, _, seed = _key_parts(line.removeprefix(_PRIVATE), place, "no key that signs: `tracker log key` makes one")
    return name, seed


def _key_parts(line: str, place: str, lacking: str) -> tuple[str, bytes, bytes]:
    name, _, rest = line.strip().partition("+")
    key_id, _, written = rest.partition("+")
    try:
        key, number = base64.b64decode(written, validate=True), bytes.fromhex(key_id)
    except (ValueError, binascii.Error):
        raise BadInputError(f"{place} holds {lacking}") from None
    if not name or key[:1] != ED25519 or len(key) != KEY + 1:
        raise BadInputError(f"{place} holds {lacking}")
    return name, number, key[1:]


def heads_in(content: bytes) -> list[Head]:
    """Every head in a file or a mail, in their order: what `tracker log head` prints, plain, as JSON or signed, also quoted
    with `> ` and where a mail program broke its lines."""
    text = _unquoted(content)
    found: list[tuple[int, Head]] = []
    notes = list(_notes(text))
    covered = [span for span, _ in notes]
    found.extend((start, head) for (start, _), head in notes)
    for note in _NOTE_IN_JSON.finditer(text):
        inner = _json_text(note[1])
        found.extend((note.start(), head) for _, head in _notes(inner))
        if inner:
            covered.append((text.rfind("{", 0, note.start()), note.end()))
    for pattern in (_JSON, _PLAIN):
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in covered):
                found.append((match.start(), Head(int(match[1]), match[2].replace("\n", ""))))
    return [head for _, head in sorted(found, key=lambda one: one[0])]


def _unquoted(content: bytes) -> str:
    if b"=E2=80=94" in content or b"=\n" in content or b"=\r\n" in content:
        content = _out_of_a_mail(content)
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return _QUOTED.sub("", text)


def _out_of_a_mail(content: bytes) -> bytes:
    """As it was before a mail was written in quoted-printable; as it is where that would spoil it: the end of a signed
    note's line looks like a soft line end."""
    plain = quopri.decodestring(content)
    return plain if b"=E2=80=94" in content or b"\xe2\x80\x94" not in content else content


def _notes(text: str) -> Iterator[tuple[tuple[int, int], Head]]:
    for body in _BODY.finditer(text):
        at, signatures = body.end(), list[tuple[str, bytes]]()
        while signed := _SIGNED.match(text, at):
            at = signed.end()
            with_id = _bytes_of(signed[2].replace("\n", ""))
            if with_id is not None:
                signatures.append((signed[1], with_id))
        link = _bytes_of(body[3])
        if link is not None and signatures:
            signed_text = f"{body[1]}\n{body[2]}\n{body[3]}{body[4]}\n"
            yield (body.start(), at), Head(int(body[2]), link.hex(), body[1], signed_text, tuple(signatures))


def _bytes_of(written: str) -> bytes | None:
    try:
        return base64.b64decode(written, validate=True)
    except (ValueError, binascii.Error):
        return None


def _json_text(written: str) -> str:
    try:
        return str(json.loads(written))
    except ValueError:
        return ""
