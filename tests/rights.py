"""What somebody without any right beyond their own may do, also where the tests are run by root."""

from __future__ import annotations

import ctypes
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import Any

_VERSION = 0x20080522
"""Of the system call that sets what a process may do."""


def without_rights(act: Callable[[], Any]) -> Any:
    """What something returns in a process of its own that files and folders can refuse, or the error that it raises."""
    told, telling = os.pipe()
    process = os.fork()
    if process == 0:
        with suppress(BaseException):
            _give_up_rights()
            os.write(telling, pickle.dumps(_tried(act)))
        os._exit(0)
    os.close(telling)
    with os.fdopen(told, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(process, 0)
    found = pickle.loads(answer)
    if isinstance(found, Exception):
        raise found
    return found


def _tried(act: Callable[[], Any]) -> Any:
    try:
        return act()
    except Exception as error:
        return error


def _give_up_rights() -> None:
    """Root may read and write everything by a capability: without it, root's files are like anybody's own."""
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None, use_errno=True).capset(header, nothing) == 0
