"""The folders that ship with the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped(folder: str) -> Path:
    """A folder that ships with the program: inside the wheel, or beside the package in a checkout."""
    inside = Path(str(files("tracker"))) / folder
    return inside if inside.is_dir() else inside.parent.parent / folder
