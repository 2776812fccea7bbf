"""What the ending of a file's name asks for, wherever `-o` names one."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

_SAME = {"htm": ("html",), "markdown": ("md",), "txt": ("text", "md")}
"""Other endings of a format; of two, the first that is written there."""
_OFFICE = (
    "doc docm docx dot dotx rtf odt ott fodt pages xls xlsb xlsm xlsx xlt xltx ods ots fods numbers ppt pptx odp pdf"
)
_OF_PROGRAMS = frozenset(f"html htm {_OFFICE}".split())
"""Endings under which a program opens a file as its own: nothing else is written there, and what cannot be is refused."""


def implied(output: str | None, formats: Container[str], otherwise: str, *, strictly: bool = False) -> str:
    """The format that a file's name asks for: one of `formats`, or a word that whoever chooses among them refuses.

    Args:
        otherwise: what is written where the name has no ending, or one that says nothing.
        strictly: refuse an ending that says nothing.
    """
    ending = parted(output or "")[1].removeprefix(".").casefold()
    fitting = next((name for name in _SAME.get(ending, (ending,)) if name in formats), None)
    if fitting is not None:
        return fitting
    return ending if ending in _OF_PROGRAMS or (ending and strictly) else otherwise


def beside(path: str, word: str) -> str:
    """The name of a file that goes with another: story.docx -> story-clean.docx."""
    stem, ending = parted(path)
    return str(Path(path).with_name(f"{stem}-{word}{ending}" if stem else f".{word}{ending}"))


def parted(path: str) -> tuple[str, str]:
    """A file's name without its folder, and its ending with the dot; a name that is nothing but an ending is one."""
    name = Path(path).name
    dot = name.rfind(".")
    return (name, "") if dot < 0 or dot == len(name) - 1 else (name[:dot], name[dot:])
