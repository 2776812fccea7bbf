"""Reading the words given for options and arguments, without pydantic.

Typer 0.29 reads every value through pydantic, which costs as much to import as typer itself: `PlainValue` reads the
plain types our commands use, and leaves the rest to typer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer
from typer._click import Context, Parameter
from typer.models import ParameterInfo

SEAM = "_runtime_param"
"""Where typer 0.29 keeps what reads a parameter's value. If that moves, pydantic reads it again: slower, no worse."""
YES = frozenset({"yes", "y", "true", "t", "on", "1"})
NO = frozenset({"no", "n", "false", "f", "off", "0", ""})
LARGEST = 2**63 - 1
"""The largest number a database column holds."""
LONGEST_MISSPELT = 200
"""Letters of a word that are compared with what may have been meant."""


@dataclass(frozen=True, slots=True)
class PlainValue:
    """Reads the words given for one parameter; stands where typer would put pydantic."""

    read: Callable[[Any], Any]

    def coerce(self, value: Any, param: Any, ctx: Context) -> Any:
        """Turn words into values, or refuse them with a sentence that names the option."""
        many = param.multiple or param.nargs == -1
        if value is None:
            return () if many else None
        try:
            return [self.read(one) for one in value] if many else self.read(value)
        except ValueError as refusal:
            raise typer.BadParameter(str(refusal), ctx=ctx, param=param) from refusal


def read_plainly(params: list[Parameter]) -> list[Parameter]:
    """Have the plain types among these parameters read without pydantic."""
    for param in params:
        shape = getattr(param, "type_descriptor", None)
        if shape is None or getattr(param, SEAM, None) is not None:
            continue
        read = _reader(shape.annotation, shape.parameter_info)
        if read is not None:
            setattr(param, SEAM, PlainValue(read))
    return params


def _reader(kind: Any, wish: ParameterInfo) -> Callable[[Any], Any] | None:
    """What reads one word of this type; None where that is left to typer."""
    if get_origin(kind) is list:
        return _reader(get_args(kind)[0], wish)
    if wish.parser is not None:
        return wish.parser
    if get_origin(kind) is Literal:
        return partial(_read_choice, {str(word): word for word in get_args(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return partial(_read_choice, {str(word.value): word for word in kind})
    if kind is int and not wish.clamp:
        return partial(_read_whole_number, wish.min, wish.max)
    if kind is Path and not (wish.resolve_path or wish.allow_dash or wish.path_type or wish.writable):
        return partial(_read_path, wish)
    return {str: _read_text, bool: _read_yes_or_no}.get(kind)


def _read_text(word: Any) -> str:
    text = str(word)
    if not text.isascii() and any("\ud800" <= mark <= "\udfff" for mark in text):
        raise ValueError("it is not valid UTF-8 text.")
    if "\0" in text:
        raise ValueError("it holds the character U+0000.")
    return text


def _read_yes_or_no(word: Any) -> bool:
    answer = str(word).strip().casefold()
    if answer not in YES | NO:
        raise ValueError(f"{word!r} is neither yes nor no.")
    return answer in YES


def _read_choice(words: Mapping[str, Any], word: Any) -> Any:
    """Find the word meant; capitals and the dash or underscore do not matter."""
    if isinstance(word, Enum):
        return word
    folded = {_folded(name): meant for name, meant in words.items()} | dict(words)
    for said in (str(word), _folded(str(word))):
        if said in folded:
            return folded[said]
    raise ValueError(f"{word!r} is not one of {', '.join(words)}.{perhaps(str(word), words)}")


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_")


def _read_whole_number(least: float | None, most: float | None, word: Any) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,30}", str(word)):
        raise ValueError(f"{word!r} is not a whole number.")
    number = int(word)
    least, most = -LARGEST if least is None else least, LARGEST if most is None else most
    if number < least:
        raise ValueError(f"{number} is less than {least}.")
    if number > most:
        raise ValueError(f"{number} is more than {most}.")
    return number


def _read_path(wish: ParameterInfo, word: Any) -> Path:
    path = Path(word)
    if wish.exists and not os.path.exists(path):  # noqa: PTH110 - says no where Path.exists() fails
        raise ValueError(f"there is no {'file' if wish.file_okay else 'folder'} {str(path)!r}.")
    if not wish.dir_okay and os.path.isdir(path):  # noqa: PTH112 - the same
        raise ValueError(f"{str(path)!r} is a folder, not a file.")
    if not wish.file_okay and os.path.isfile(path):  # noqa: PTH113 - the same
        raise ValueError(f"{str(path)!r} is a file, not a folder.")
    return path


def perhaps(word: str, known: Iterable[str]) -> str:
    """ " Did you mean 'verify'?" for what is spelt nearly so, or nothing."""
    close = get_close_matches(word[:LONGEST_MISSPELT].casefold(), known)
    return f" Did you mean {' or '.join(repr(name) for name in close)}?" if close else ""
