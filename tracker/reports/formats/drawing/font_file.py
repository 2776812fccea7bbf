"""What a font file says of itself: which letters it has, and how wide each is."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

_COLLECTION = b"ttcf"
_MOST_BYTES = 64 * 1024 * 1024
"""Of a font that is looked into; what is larger is no font of letters."""


@lru_cache(maxsize=512)
def letters_of(path: Path) -> Mapping[int, float]:
    """The width of each letter of a font, in parts of the type's size; nothing where the file cannot be read."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        return _letters(path.read_bytes())
    except (OSError, struct.error, IndexError, KeyError, ZeroDivisionError):
        return {}


def _letters(font: bytes) -> dict[int, float]:
    tables = _tables(font)
    [unit] = struct.unpack_from(">H", font, tables[b"head"] + 18)
    [known] = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    wide = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * at)[0] / unit for at in range(known)]
    return {code: wide[min(glyph, known - 1)] for code, glyph in _glyphs(font, tables[b"cmap"]) if glyph}


def _tables(font: bytes) -> dict[bytes, int]:
    """Where each table begins, in the first font of the file."""
    [begin] = struct.unpack_from(">I", font, 12) if font[:4] == _COLLECTION else (0,)
    [count] = struct.unpack_from(">H", font, begin + 4)
    rows = (struct.unpack_from(">4sIII", font, begin + 12 + 16 * at) for at in range(count))
    return {name: place for name, _, place, _ in rows}


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Every letter with the number of its glyph, from the widest of the Unicode tables."""
    [count] = struct.unpack_from(">H", font, cmap + 2)
    found = {}
    for at in range(count):
        platform, _, place = struct.unpack_from(">HHI", font, cmap + 4 + 8 * at)
        [form] = struct.unpack_from(">H", font, cmap + place)
        if platform in (0, 3) and form in (4, 12):
            found[form] = cmap + place
    if 12 in found:
        yield from _in_groups(font, found[12])
    elif 4 in found:
        yield from _in_segments(font, found[4])


def _in_groups(font: bytes, place: int) -> Iterator[tuple[int, int]]:
    [count] = struct.unpack_from(">I", font, place + 12)
    for at in range(min(count, 100_000)):
        low, high, glyph = struct.unpack_from(">III", font, place + 16 + 12 * at)
        for code in range(low, min(high, 0x10FFFF) + 1):
            yield code, glyph + code - low


def _in_segments(font: bytes, place: int) -> Iterator[tuple[int, int]]:
    [double] = struct.unpack_from(">H", font, place + 6)
    count = double // 2
    highs, lows, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, place + skip)
        for skip in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    for at, (low, high, delta, offset) in enumerate(zip(lows, highs, deltas, offsets, strict=True)):
        for code in range(low, high + 1):
            if not offset:
                yield code, (code + delta) & 0xFFFF
                continue
            [glyph] = struct.unpack_from(">H", font, place + 16 + 3 * double + 2 * at + offset + 2 * (code - low))
            yield code, (glyph + delta) & 0xFFFF if glyph else 0
