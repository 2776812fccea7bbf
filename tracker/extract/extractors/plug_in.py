"""Extractors that others wrote: functions under the entry-point group `tracker.extractors`."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points

from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.proposal import Proposal
from tracker.extract.extractors.fitting import fitting
from tracker.extract.extractors.found import BrokeOffError, Extractor, Found, attributions_of

GROUP = "tracker.extractors"


class PlugIn(Extractor):
    """A function of somebody else's, whose answer is held against the text."""

    def __init__(self, name: str, find: Callable[[str], Iterable[Proposal]]) -> None:
        self.name, self._find = name, find

    def examine(self, text: str) -> Found:
        """What the function finds, as far as it fits.

        Raises:
            BrokeOffError: it failed.
        """
        try:
            proposals, left_out = fitting(text, self._find(text))
        except TrackerError:
            raise
        except Exception as error:
            raise BrokeOffError(
                f"the extractor “{self.name}” broke off ({_where(error)}): tell whoever wrote it, or use --extractor rules"
            ) from None
        return Found(proposals, attributions_of(proposals), left_out)


def plug_in(name: str) -> PlugIn | None:
    """The plug-in of this name, None where there is none.

    Raises:
        BadInputError: it cannot be loaded, or is nothing that can be called.
    """
    found = {one.name: one for one in entry_points(group=GROUP)}.get(name)
    return PlugIn(name, _loaded(found)) if found else None


def plug_ins() -> list[tuple[str, str]]:
    """The names of the plug-ins that are installed, each with the package it came in."""
    return sorted({one.name: one.dist.name if one.dist else one.value for one in entry_points(group=GROUP)}.items())


def _loaded(found: EntryPoint) -> Callable[[str], Iterable[Proposal]]:
    try:
        loaded = found.load()
    except Exception as error:
        raise BadInputError(
            f"the extractor “{found.name}” cannot be loaded ({_where(error)}): install it anew, or use --extractor rules"
        ) from None
    if not callable(loaded):
        raise BadInputError(f"the extractor “{found.name}” is no function: its entry point is to name one")
    function: Callable[[str], Iterable[Proposal]] = loaded
    return function


def _where(error: Exception) -> str:
    """What went wrong and at which line; no message, for it may hold words of the text."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
