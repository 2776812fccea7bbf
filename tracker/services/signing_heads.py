"""Keys that sign heads of the ledger, and what a signature is worth. Keys are files of their owner and never on the desk.

Ed25519 is the `cryptography` library's, which is loaded only where somebody signs, checks a signature or makes a key.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from tracker.domain.checkpoint import (
    KEY_ID,
    Head,
    body_of,
    key_id_of,
    key_name,
    private_line,
    public_line,
    read_private,
    read_public,
    signature_line,
)
from tracker.domain.errors import BadInputError
from tracker.store import ledger

_MOST = 10_000
"""Bytes of a file that holds a key."""


def make_keys(path: Path, name: str) -> tuple[str, Path]:
    """Make a pair of keys: the one that signs in this file, for its owner's eyes alone, the public one beside it.

    Returns:
        the public key, and the file that holds it.

    Raises:
        BadInputError: the name is none, one of the files is there already, or may not be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public_path = path.with_name(f"{path.name}.pub")
    name = key_name(name)
    for one in (path, public_path):
        if one.exists() or one.is_symlink():
            raise BadInputError(f"{one} is there already: name another file, for a key is never written over")
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    _write_new(path, private_line(name, public, key.private_bytes_raw()), 0o600)
    _write_new(public_path, line := public_line(name, public), 0o644)
    return line, public_path


def _write_new(path: Path, line: str, mode: int) -> None:
    try:
        place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(place, "w", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BadInputError(f"{path} cannot be written: {error.strerror}") from None


def signed(head: ledger.Head, path: Path) -> tuple[str, str]:
    """A head signed with the key in this file.

    Returns:
        the key's name, and the signed note.

    Raises:
        BadInputError: the file holds no such key, cannot be read, or others may read it too.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    name, seed = read_private(_line_in(path, secret=True), str(path))
    key = Ed25519PrivateKey.from_private_bytes(seed)
    body = body_of(name, head.seq, head.hash)
    key_id = key_id_of(name, key.public_key().public_bytes_raw())
    return name, f"{body}\n{signature_line(name, key_id, key.sign(body.encode()))}"


def public_key(word: str) -> tuple[str, bytes]:
    """Name and key, from the public key itself or the file that holds it.

    Raises:
        BadInputError: it is neither.
    """
    if word.count("+") >= 2 and not Path(word).is_file():
        return read_public(word, "--key")
    return read_public(_line_in(Path(word), secret=False), word)


def require_signatures(heads: Sequence[Head], key: tuple[str, bytes], place: str) -> None:
    """Refuse heads that are not signed with this key.

    Raises:
        BadInputError: one is not signed, or its signature does not fit.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    name, public = key
    verifier, key_id = Ed25519PublicKey.from_public_bytes(public), key_id_of(name, public)
    for head in heads:
        which = f"the head of entry {head.seq} in {place}"
        if head.text is None:
            raise BadInputError(f"{which} is not signed: leave --key out, or keep signed heads in a file of their own")
        own = [one for named, one in head.signatures if named == name and one[:KEY_ID] == key_id]
        if not own:
            raise BadInputError(
                f"{which} is not signed with the key {name}+{key_id.hex()}: give --key the one it is signed with"
            )
        try:
            verifier.verify(own[0][KEY_ID:], head.text.encode())
        except InvalidSignature:
            raise BadInputError(
                f"the signature of {which} does not fit: it was altered after {name} had signed it, so trust nothing it says"
            ) from None


def _line_in(path: Path, *, secret: bool) -> str:
    try:
        with path.open("rb") as file:
            if secret and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise BadInputError(f"{path} may be read by others: `chmod 600` it, or make a new key if somebody has")
            content = file.read(_MOST)
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror}") from None
    lines = content.decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip() if lines else ""
