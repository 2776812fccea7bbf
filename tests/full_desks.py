"""A desk with rows in every table and evidence files, for what carries whole desks; and its end in the midst of it."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.bundles import SLUG, furnish
from tests.conftest import Desk
from tracker.domain.vocabulary import Bearing
from tracker.services import evidencing
from tracker.store.address import files_beside


def fill(desk: Desk) -> Desk:
    """Rows in every table and two evidence files; nobody has the desk open then."""
    furnish(desk)
    put_file(desk, "one")
    put_file(desk, "two")
    desk.engine.dispose()
    return desk


def put_file(desk: Desk, words: str) -> str:
    """One more evidence file; its SHA-256."""
    scan = desk.path.with_name("scan.pdf")
    scan.write_text(words)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        holding = evidencing.Holding(file=scan)
        folder = files_beside(desk.path)
        folder.mkdir(exist_ok=True)
        evidencing.add_evidence(session, f"{SLUG}#1", "Herald", Bearing.CONTEXT, holding, by=ann, files=folder)
    return digest(words)


def digest(words: str) -> str:
    """The name of a file of these words."""
    return hashlib.sha256(words.encode()).hexdigest()


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(one.name for one in folder.iterdir())


def killed_at(place: Any, moment: str, act: Callable[[], Any]) -> int:
    """Do something in a process that is killed when it comes to this moment; how the process ended."""
    process = os.fork()
    if process == 0:
        real = getattr(place, moment)
        for module in list(sys.modules.values()):  # whoever imported it has it under the same name
            if getattr(module, moment, None) is real:
                setattr(module, moment, _end)
        setattr(place, moment, _end)
        with suppress(BaseException):
            act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _end(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
