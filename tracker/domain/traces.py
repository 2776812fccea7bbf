"""Where an error happened: classes and lines of code, never its message, in which names or words of a text may stand."""

from __future__ import annotations

import traceback


def frames_of(error: BaseException) -> str:
    """The classes and frames of an error and of those behind it, a line each."""
    lines: list[str] = []
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        lines.append(f"{type(behind).__module__}.{type(behind).__qualname__}")
        for frame, line in traceback.walk_tb(behind.__traceback__):
            lines.append(f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}")
        behind = behind.__cause__ or behind.__context__
    return "\n".join(lines)
