"""An office program, where there is one: opens files and writes them as another kind.

Its profile is made once a process: to begin with an empty one takes it longer than to open a file.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

OFFICE = shutil.which("soffice")
NONE = "no LibreOffice here: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui, to see what it makes of the files"
PATIENCE = 300
"""Seconds for all files of a call."""


@cache
def _profile() -> Path:
    return Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="office-")  # goes with this process


def converted(folder: Path, to: str, *files: Path) -> None:
    """Have it open these files and write them into a folder as another kind, such as `html`."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={_profile().as_uri()}"
    words = [OFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE)
