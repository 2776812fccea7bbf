"""The entry point: the options before the command, and what becomes of everything that goes wrong.

Typer is imported inside `main`, not above, so that the garbage collector is off while it loads: that is a fifth of
the time `tracker --help` takes.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from tracker.cli.commands import COMMANDS, Command
from tracker.domain.errors import TrackerError
from tracker.domain.traces import DISK_FAULTS, traced, write_log

BAD_USE, BUG, INTERRUPTED, PIPE_CLOSED = 2, 3, 130, 141
LONGEST_WORD, LONGEST_SENTENCE = 300, 2_000
COMPLETE_VARIABLE = "_TRACKER_COMPLETE"
"""Set by a shell that asks for completions: eval "$(_TRACKER_COMPLETE=source_bash tracker)" switches them on."""
BEFORE_THE_COMMAND = ("--db", "--by", "--version")


@dataclass(frozen=True, slots=True)
class Invocation:
    """What was said before the command: which desk, and who is at the keyboard."""

    db: str
    by: str | None


_invocation: ContextVar[Invocation] = ContextVar("invocation")


def current() -> Invocation:
    """What was said before the command that is running now."""
    return _invocation.get()


def main(args: Sequence[str] | None = None, commands: Sequence[Command] = COMMANDS) -> int:
    """Run one command line and return its exit status: 0 done, 1 findings or no, 2 bad use, 3 a bug."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _answered(sys.argv[1:] if args is None else list(args), commands)
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _answered(args: list[str], commands: Sequence[Command]) -> int:
    """Run the command; turn whatever goes wrong into one sentence and an exit status."""
    try:
        _replace_what_stdout_cannot_write()
        try:
            return _dispatch(args, commands)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except TrackerError as error:
        return _refuse(str(error), error.exit_status)
    except KeyboardInterrupt:
        return _refuse("interrupted.", INTERRUPTED)
    except BrokenPipeError:
        _hush_stdout()
        return PIPE_CLOSED
    except OSError as error:
        return _full_disk(error) if error.errno in DISK_FAULTS else _bug(error)
    except Exception as error:
        return _bug(error)


def _dispatch(args: list[str], commands: Sequence[Command]) -> int:
    """Let typer read the words and call the command; what it returns, if a number, is the exit status."""
    import typer.completion

    from tracker.cli.lazy import root_group

    group = root_group(commands)
    if COMPLETE_VARIABLE in os.environ:
        typer.completion.get_completion_inspect_parameters()  # so that typer knows the shells
        group.main(args, prog_name="tracker", complete_var=COMPLETE_VARIABLE)
    try:
        with group.make_context("tracker", args) as ctx, _invoked(ctx.params) as ctx.obj:
            status = group.invoke(ctx)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        return _refuse("stopped.", INTERRUPTED)
    except typer.TyperException as error:
        where = getattr(error, "ctx", None)
        return _refuse(_misplaced(error, where) or error.format_message(), BAD_USE, where=where)
    return status if isinstance(status, int) else 0


@contextmanager
def _invoked(params: dict[str, Any]) -> Iterator[Invocation]:
    """Hold on to what was said before the command while it runs."""
    invocation = Invocation(db=params["db"], by=params["by"])
    token = _invocation.set(invocation)
    try:
        yield invocation
    finally:
        _invocation.reset(token)


def _misplaced(error: Any, where: Any) -> str:
    """What to say of an option that is right but stands behind the command."""
    option = getattr(error, "option_name", None)
    if option not in BEFORE_THE_COMMAND or where is None:
        return ""
    command = where.command_path.removeprefix("tracker ")
    return f"No such option: {option}; it goes before the command, as in `tracker {option} ... {command}`"


def _refuse(sentence: str, status: int, where: Any = None) -> int:
    """Say on one line what is wrong, and on a second one where the help is."""
    from tracker.cli.output import warn

    warn(f"tracker: {_readable(sentence)}")
    if where is not None:
        warn(f"Try '{where.command_path} --help'.")
    return status


def _readable(sentence: str) -> str:
    """A sentence on one line; of a word or a sentence that nobody would read to its end, the beginning."""
    words = (word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…" for word in sentence.split())
    line = " ".join(words)
    return line if len(line) <= LONGEST_SENTENCE else f"{line[:LONGEST_SENTENCE]}…"


# Output that cannot be written


def _replace_what_stdout_cannot_write() -> None:
    """Let a letter that stdout's encoding lacks come out as a question mark, not as a crash."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")


def _hush_stdout() -> None:
    """Send what is still waiting to be written nowhere, so that Python does not complain as it leaves."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _full_disk(error: OSError) -> int:
    _hush_stdout()
    return _refuse(f"{DISK_FAULTS[error.errno or 0]}; what was being written is not complete.", BAD_USE)


# Bugs


def _bug(error: BaseException) -> int:
    """Own up to a bug in one sentence; where it happened goes to a log, what it happened to goes nowhere."""
    return own_up(f" ({type(error).__name__})", traced(error))


def own_up(what: str, log_text: str) -> int:
    """Say that this is a bug, `what` right behind it, and where it is logged; the exit status of a bug."""
    log = write_log(log_text)
    kept = f"Where it happened is written to {log}, without names or texts." if log else "No log could be written."
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"tracker: this is a bug in tracker{what}. {kept}\n")
    return BUG
