"""Quotes the program in the documents: runs every `$ ...` line of their console blocks and writes what it printed below it.

    python docs/quote.py            rewrite README.md and docs/*.md where they have become stale
    python docs/quote.py --check    say which blocks are stale, and change nothing

A document's blocks run in order in one empty folder, on a terminal of 80 columns, as a user named "ann". Times, hashes and
the numbers of processes are written as fixed ones, for they differ from run to run. A test holds the documents to this.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docs.warm import begun, warm

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
COLUMNS = 80
SHELLS = re.compile(r"[|&;<>()$`*?\[\]{}~!\\\n]|(?:^|\s)#")
"""What only a shell understands."""
FIXED = (
    (re.compile(r"\x1b\[\?25l.*?\x1b\[\?25h\r?(\x1b\[1A\x1b\[2K)+", re.DOTALL), ""),  # a sign of life, wiped away again
    (re.compile(r"\x1b\[[0-9;?]*[A-Za-z]"), ""),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?"), "2026-11-23T09:41:00"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), "2026-11-23 09:41"),
    (re.compile(r"\b\d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"), "23 Nov"),
    (re.compile(r"\b23 Nov 20\d\d\b"), "23 Nov 2026"),
    (re.compile(r"\b23 Nov \d\d:\d\d\b"), "23 Nov 13:41"),
    (re.compile(r"\b\d\d:\d\d UTC"), "13:41 UTC"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "5c1f" + "0" * 60),
    (re.compile(r"\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}"), "+5c1f0000+AVwf" + "A" * 40),
    (re.compile(r"(?m)^[A-Za-z0-9+/]{43}=$"), "XB8" + "A" * 40 + "="),
    (re.compile(r"(?<=— herald.example/desk )[A-Za-z0-9+/]{91}="), "XB8" + "A" * 88 + "="),
)


def documents() -> list[Path]:
    """The documents with console blocks."""
    return [
        path for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if BLOCK.search(path.read_text())
    ]


def quoted(text: str, program: Path) -> str:
    """A document with the output of every command in it written anew, by the `tracker` in the folder `program`."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TRACKER")},
            "PATH": f"{program}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "LOGNAME": "ann",
            "NO_COLOR": "1",
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "XDG_STATE_HOME": folder,
        }
        return BLOCK.sub(lambda block: "".join(_answered(block[0], folder, env, program)), text)


def _answered(block: str, folder: str, env: dict[str, str], program: Path) -> Iterator[str]:
    """The commands of one block, each followed by what it printed."""
    for command in re.findall(r"^\$ ((?:.*\\\n)*.*)$", block, re.MULTILINE):
        yield f"$ {command}\n"
        name, mark, value = command.removeprefix("export ").partition("=")
        if command.startswith("export ") and mark:
            env[name] = value
            continue
        yield _run(command, folder, env, program)


def _run(command: str, folder: str, env: dict[str, str], program: Path) -> str:
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    with _begun(command, folder, env, program, follower):
        os.close(follower)
        said = b"".join(iter(lambda: _read(leader), b""))
    os.close(leader)
    printed = said.decode(errors="replace").replace("\r\n", "\n")
    for pattern, fixed in FIXED:
        printed = pattern.sub(fixed, printed)
    return "".join(f"{line.rstrip()}\n" for line in printed.rstrip("\n").split("\n")) if printed.strip() else ""


@contextmanager
def _begun(command: str, folder: str, env: dict[str, str], program: Path, terminal: int) -> Iterator[None]:
    """A command under way on this terminal. A plain call of the program goes there without a shell in between."""
    if command.startswith("tracker ") and not SHELLS.search(command):
        with begun(program, shlex.split(command)[1:], folder, env, terminal):
            yield
        return
    with subprocess.Popen(
        ["/bin/bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal
    ):
        yield


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:
        return b""


def main(args: list[str]) -> int:
    """Rewrite or check the documents; 1 where one is stale and only a check was asked for."""
    with tempfile.TemporaryDirectory() as aside, warm(Path(aside)) as program:
        stale = [path for path in documents() if is_stale(path, program, mend="--check" not in args)]
    return int(bool(stale) and "--check" in args)


def is_stale(path: Path, program: Path, *, mend: bool = False) -> bool:
    """Say whether what a document quotes is no longer what the program prints, and if wanted rewrite it."""
    text = path.read_text(encoding="utf-8")
    fresh = quoted(text, program)
    if fresh == text:
        return False
    print(f"{path.relative_to(ROOT)} {'rewritten' if mend else 'is stale'}")
    if mend:
        path.write_text(fresh, encoding="utf-8")
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
