"""Switches that may be answered: `--confidential`, `--not-confidential`, and as it was first said `--confidential yes`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from typer.core import TyperOption

_ANSWERS = ("yes", "no")
_NOT = "--not-"


def switches_in(params: Iterable[object]) -> dict[str, str]:
    """Every switch with what says the opposite, of those that are told so: "--confidential" and "--not-confidential"."""
    return {
        one.opts[0]: one.secondary_opts[0]
        for one in params
        if isinstance(one, TyperOption) and one.secondary_opts and one.secondary_opts[0].startswith(_NOT)
    }


def unanswered(words: Sequence[str], switches: Mapping[str, str]) -> Iterator[str]:
    """The words of a command line with each answered switch as one that needs no answer."""
    rest = iter(words)
    for word in rest:
        if word == "--":
            yield word
            break
        name, mark, answer = word.partition("=")
        if name not in switches:
            yield word
            continue
        following = None if mark else next(rest, None)
        said = answer if mark else following
        if said not in _ANSWERS:
            yield word
            yield from () if following is None else (following,)
            continue
        yield name if said == "yes" else switches[name]
    yield from rest
