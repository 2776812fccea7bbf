"""A sheet as PNG, through resvg: lettered with the fonts of the package, and where those lack a letter with this machine's."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tracker.reports.formats.drawing.font_file import letters_of
from tracker.reports.formats.drawing.letters import BOLD, REGULAR
from tracker.reports.formats.drawing.sheet import Sheet

_WORDS = re.compile(r"<text[^>]*>([^<]*)</text>")
_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a PNG, and the letters in it that no font had: they are boxes there."""

    png: bytes
    missing: tuple[str, ...]


def as_png(sheet: Sheet, width: int) -> Picture:
    """Draw a sheet this many pixels wide."""
    import resvg_py

    lacking = _lacking(sheet.svg)
    others, missing = _with_letters(lacking) if lacking else ([], lacking)
    png = resvg_py.svg_to_bytes(
        svg_string=sheet.svg,
        width=width,
        skip_system_fonts=True,
        font_files=[str(path) for path in (REGULAR, BOLD, *others)],
        sans_serif_family="DejaVu Sans",
    )
    return Picture(png, tuple(sorted(missing)))


def _lacking(svg: str) -> set[str]:
    """The letters of a picture that the fonts of the package do not have."""
    ours = letters_of(REGULAR).keys() & letters_of(BOLD).keys()
    letters = set("".join(map(unescape, _WORDS.findall(svg))))
    return {letter for letter in letters if ord(letter) not in ours and unicodedata.category(letter) != "Cf"}


def _with_letters(wanted: Iterable[str]) -> tuple[list[Path], set[str]]:
    """As few fonts of this machine as have these letters, and the letters that none has."""
    left, chosen = set(wanted), list[Path]()
    for path in _fonts_here():
        found = {letter for letter in left if ord(letter) in letters_of(path)}
        if found:
            chosen.append(path)
            left -= found
        if not left:
            break
    return chosen, left


def _fonts_here() -> Iterator[Path]:
    """The font files of this machine, in one order, those in regular weight first."""
    found = [
        Path(folder, name)
        for place in _places()
        for folder, _, names in os.walk(place)
        for name in names
        if Path(name).suffix.casefold() in _ENDINGS
    ]
    return iter(sorted(found, key=lambda path: ("regular" not in path.name.casefold(), str(path))))


def _places() -> Iterator[Path]:
    """Where systems keep their fonts."""
    home = Path(os.environ.get("HOME") or os.environ.get("USERPROFILE") or "/")
    yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", home / ".local/share/fonts")
    yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    for name, folder in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if place := os.environ.get(name):
            yield Path(place, folder)
