"""The suite's own server: there for whoever asks, and gone with the process that wanted it, however that went."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import postgres

STARTED = """
import os, sys, time
from tests import postgres
try:
    print(postgres.address(), flush=True)
except postgres.postgres_keeper.NoServerError as error:
    print(error, flush=True)
time.sleep(60)
"""


def test_the_server_goes_with_a_process_that_is_killed(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    if os.environ.get(postgres.OWN):
        pytest.skip("somebody's own server is in use, and none is started")
    env = {name: value for name, value in os.environ.items() if not name.startswith(postgres.OWN)}
    env["PYTHONPATH"] = ":".join(sys.path)
    wants = subprocess.Popen([sys.executable, "-c", STARTED], stdout=subprocess.PIPE, text=True, env=env)
    assert wants.stdout is not None
    said = wants.stdout.readline()
    folder = Path(said.strip().rpartition("host=")[2].replace("%2F", "/"))
    assert (folder / ".s.PGSQL.5432").exists(), said

    wants.send_signal(signal.SIGKILL)
    wants.wait()

    until = time.monotonic() + 20
    while folder.exists():
        assert time.monotonic() < until, f"{folder} is still there"
        time.sleep(0.02)
