"""The lists of words that this room goes by: data files in `lexicons/`, each read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list in `lexicons/`, its remarks left out."""
    lines = _read(f"{name}.txt").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def tables_of(name: str) -> Mapping[str, Any]:
    """A table in `lexicons/`."""
    return tomllib.loads(_read(f"{name}.toml"))


def _read(file: str) -> str:
    return (resources.files("tracker.extract") / "lexicons" / file).read_text("utf-8")
