"""Several processes at work on one command: none of them outlives it, whichever way it ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait


@contextmanager
def crew(jobs: int) -> Iterator[Executor | None]:
    """So many processes that wait for work; none for a single job, which is done here."""
    if jobs == 1:
        yield None
        return
    executor = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    executor.shutdown()


def processors() -> int:
    """How many processes this computer runs at once, as far as this one may use them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """In each worker: leave Ctrl-C to whoever started it, and go when they do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_go_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _go_with(starter: multiprocessing.process.BaseProcess | None) -> None:
    if starter is not None:
        wait([starter.sentinel])
        os._exit(1)
