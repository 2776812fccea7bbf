"""What a spreadsheet program makes of text that looks like a number, a day or a time, when it opens a CSV file and saves it.

Nobody edits a cell by that: 00123 becomes 123, 12:30 becomes 12:30:00 PM, 3/4 becomes 03/04/26.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

_LONGEST = 60
"""Letters; what is longer no program takes for a number or a day."""
_TRUE, _FALSE = (
    frozenset({"true", "wahr", "vrai", "vero", "verdadero"}),
    frozenset({"false", "falsch", "faux", "falso"}),
)
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)(?P<money>[$€£¥]?)\s?(?P<digits>[0-9][0-9.,'\u00a0\u202f ]*|\.[0-9]+)"
    r"(?P<power>[eE][-+]?[0-9]{1,4})?\s?(?P<tail>[%€]?)"
)
_THOUSANDS = (
    re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?"),
    re.compile(r"[0-9]{1,3}((\.[0-9]{3}){2,}|(\.[0-9]{3})+,[0-9]*)(,[0-9]*)?"),
)
_BLANKS = re.compile(r"(?<=[0-9])['\u00a0\u202f ](?=[0-9]{3}(?![0-9]))")
_EXACT_DIGITS = 15
"""As many digits of a number a program keeps."""
_TIME = re.compile(r"([0-9]{1,4}):([0-9]{2})(?::([0-9]{2})(?:[.,]0+)?)?(?:\s?([AaPp])\.?[Mm]\.?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_NAMED = (
    re.compile(rf"(?P<d>[0-9]{{1,2}})[ -]{_MONTH}(?:(?: |-|, )(?P<y>[0-9]{{4}}|[0-9]{{2}}))?", re.I),
    re.compile(rf"{_MONTH}[ -](?P<d>[0-9]{{1,2}})(?:, (?P<y>[0-9]{{4}}))?", re.I),
    re.compile(rf"{_MONTH}[ -](?P<y>[0-9]{{4}}|[0-9]{{2}})", re.I),
)
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2})?)?")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")


class _Day(NamedTuple):
    """A day as somebody reads it. What it does not say is None."""

    month_first: bool
    """The order in which it was read."""
    year: int | None
    month: int
    day: int | None


class _Number(NamedTuple):
    """A number with how exactly it is given."""

    value: Decimal
    money: str
    digits: int
    """Digits that count; all of them where it is written out."""
    rounded: bool
    """Whether it has a power of ten, with which programs round."""


def same_but_for_a_spreadsheet(old: str, new: str) -> bool:
    """Whether `new` is what a spreadsheet program makes of a cell that held `old`, by itself.

    Only this way round: no program makes 00123 of 123.
    """
    old, new = old.strip(), new.strip()
    if old == new:
        return True
    if len(old) > _LONGEST or len(new) > _LONGEST or "\n" in old:
        return False
    return _same_truth(old, new) or _same_number(old, new) or _same_moment(old, new)


def _same_truth(old: str, new: str) -> bool:
    was, now = old.casefold(), new.casefold()
    return (was in _TRUE and now in (*_TRUE, "yes")) or (was in _FALSE and now in (*_FALSE, "no"))


def _same_number(old: str, new: str) -> bool:
    was, now = _number(old), _number(new)
    if was is None or now is None or now.money not in ("", was.money):
        return False
    if re.match(r"[-+]?0[0-9]", new) or (new.startswith("+") and not old.startswith("+")):
        return False  # as no program writes it
    if was.value == now.value:
        return True
    if now.rounded and now.digits <= _EXACT_DIGITS:
        return f"{was.value:.{max(now.digits - 1, 0)}e}" == f"{now.value:.{max(now.digits - 1, 0)}e}"
    lost = Decimal(10) ** (was.value.adjusted() + 1 - _EXACT_DIGITS)
    return was.digits > _EXACT_DIGITS and abs(was.value - now.value) <= lost


def _number(text: str) -> _Number | None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = _BLANKS.sub("", found["digits"]).strip()
    english, continental = (pattern.fullmatch(digits) for pattern in _THOUSANDS)
    if english:
        digits = digits.replace(",", "")
    elif continental:
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".", 1)
    try:
        value = Decimal(f"{found['sign']}{digits}{found['power'] or ''}")
    except InvalidOperation:
        return None
    money = found["money"] or found["tail"].replace("%", "")
    many = len(digits.replace(".", "").lstrip("0"))
    return _Number(value / 100 if found["tail"] == "%" else value, money, many, bool(found["power"]))


def _same_moment(old: str, new: str) -> bool:
    was_time, now_time = _time(old), _time(new)
    if was_time is not None or now_time is not None:
        return was_time == now_time
    (was_days, was_at), (now_days, now_at) = _moment(old), _moment(new)
    return was_at == now_at and any(_same_day(was, now) for was in was_days for now in now_days)


def _same_day(was: _Day, now: _Day) -> bool:
    """A program adds the year where none is, and the first day where a month stands alone."""
    if was.month_first != now.month_first or was.month != now.month:
        return False
    years = was.year in (None, now.year)
    return years and (was.day == now.day or (was.day is None and now.day == 1))


def _moment(text: str) -> tuple[list[_Day], int | None]:
    """The days that a text may mean, and the second of the day; midnight where it says none."""
    days, at = text, 0
    for mark in ("T", " "):
        day, found, time = text.partition(mark)
        seconds = _time(time) if found else None
        if seconds is not None:
            days, at = day, seconds
    return _days(days), at


def _time(text: str) -> int | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    return hour * 3600 + int(found[2]) * 60 + int(found[3] or 0)


def _days(text: str) -> list[_Day]:
    iso, numeric = _ISO.fullmatch(text), _NUMERIC.fullmatch(text)
    if iso:
        return _either(int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None)
    if numeric:
        first, second, year = int(numeric[1]), int(numeric[3]), _year(numeric[4])
        return [*_read(True, year, first, second), *_read(False, year, second, first)]
    return [day for pattern in _NAMED if (found := pattern.fullmatch(text)) for day in _named(found.groupdict())]


def _named(said: Mapping[str, str | None]) -> list[_Day]:
    month, day = _MONTHS.index(str(said["m"])[:3].casefold()) + 1, said.get("d")
    return _either(_year(said.get("y")), month, int(day) if day else None)


def _either(year: int | None, month: int, day: int | None) -> list[_Day]:
    return [*_read(True, year, month, day), *_read(False, year, month, day)]


def _read(month_first: bool, year: int | None, month: int, day: int | None) -> list[_Day]:
    fits = 1 <= month <= 12 and (day is None or 1 <= day <= 31)
    return [_Day(month_first, year, month, day)] if fits else []


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 70 else 1900)
