"""Who is let in: what a password must be, and how the ledger calls its being chosen."""

from __future__ import annotations

import datetime as dt
import unicodedata

from tracker.domain.errors import BadInputError

CHOOSE = "choose password"
"""The act of the ledger; by an editor for somebody else, it is a first password."""
SHIFT = dt.timedelta(hours=12)
"""How long a sign-in lasts."""
SHORTEST, LONGEST = 12, 256
"""Letters of a password."""
_TOO_PLAIN = 5
"""A password of fewer different letters is refused."""


def folded_password(given: str) -> str:
    """A password as it is hashed: the same letters are the same, however a keyboard put them together (NIST SP 800-63B)."""
    return unicodedata.normalize("NFKC", given)


def require_good(password: str, *, names: tuple[str, ...]) -> str:
    """A password that may be chosen, folded. Its length is what counts, and no kinds of letters are asked for.

    Args:
        names: what it must not hold: what its owner and the program are called.

    Raises:
        BadInputError: it is too short, too long, or too easily guessed. The sentence does not hold it.
    """
    folded = folded_password(password)
    if len(folded) < SHORTEST:
        raise BadInputError(f"a password needs {SHORTEST} letters or more: several words in a row do well")
    if len(folded) > LONGEST:
        raise BadInputError(f"a password may have {LONGEST} letters: shorten it")
    if not folded.isprintable():
        raise BadInputError("a password has letters, digits, signs and spaces only: leave out line ends and the like")
    bare = folded.casefold().replace(" ", "")
    if len(set(bare)) < _TOO_PLAIN or _runs(bare):
        raise BadInputError("that password is too easily guessed: choose several words that do not belong together")
    for name in names:
        word = name.casefold().replace(" ", "")
        if len(word) > 3 and word in bare and len(bare) < len(word) + SHORTEST // 2:
            raise BadInputError("a password must not be a name that everybody knows: choose several words")
    return folded


_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
)


def _runs(bare: str) -> bool:
    """Whether it is one run of the alphabet or the keyboard, or a few letters again and again."""
    if any(bare in row or bare in row[::-1] for row in _ROWS):
        return True
    return any(bare == (bare[:size] * len(bare))[: len(bare)] for size in range(1, 5))
