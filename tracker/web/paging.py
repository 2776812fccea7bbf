"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

from tracker.web.numbers import number_in

Row = TypeVar("Row")
SIZE = 50
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is shown, and where the others are."""

    number: int
    """From 1."""
    total: int
    """Rows of the whole list."""
    size: int
    here: str
    """The page with its question, without the number: "/audit?rule=unsourced"."""

    @property
    def start(self) -> int:
        """How many rows stand before this page."""
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        """How many rows have been shown at its end."""
        return min(self.start + self.size, self.total)

    @property
    def last(self) -> int:
        """The number of the last page, 1 of an empty list."""
        return max(1, -(-self.total // self.size))

    def of(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of this page, of all."""
        return rows[self.start : self.start + self.size]

    def path(self, number: int) -> str:
        """Where another page of the list is."""
        mark = "&" if "?" in self.here else "?"
        return f"{self.here}{mark}page={number}" if number > 1 else self.here


def paging(request: Request, total: int, size: int = SIZE) -> Paging:
    """The page that `?page=` names, the nearest there is where it names none."""
    last = max(1, -(-total // size))
    number = min(max(1, number_in(request.query_params.get("page")) or 1), last)
    return Paging(number, total, size, here_without(request, "page"))


def here_without(request: Request, *left_out: str) -> str:
    """The page with its question, some of it left out."""
    asked = [(name, value) for name, value in parse_qsl(request.url.query) if name not in left_out]
    return f"{request.url.path}?{urlencode(asked)}" if asked else request.url.path
