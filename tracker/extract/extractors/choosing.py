"""Which extractor is meant: the built-in ones by a table, any other by its entry point.

Entry points are looked for only when a name is none of ours: the search costs time that no ordinary command has to pay.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown
from tracker.extract.extractors.found import Extractor

RULES = "rules"
LLM = "llm"


class BuiltIn(NamedTuple):
    """An extractor that comes with tracker, and where it lives; its module is loaded when it is used."""

    told: str
    module: str
    made_by: str


BUILT_IN = {
    RULES: BuiltIn("the rules that come with tracker", "tracker.extract.extractors.by_rules", "ByRules"),
    LLM: BuiltIn("a language model, through the llm library", "tracker.extract.extractors.asking.asked", "Asked"),
}


class Listed(NamedTuple):
    """An extractor that can be named."""

    name: str
    told: str


def extractor_named(name: str = RULES, model: str | None = None) -> Extractor:
    """The extractor of this name, ready to be called with texts.

    Args:
        model: which language model to ask, for `llm` alone; else the one that library asks by default.

    Raises:
        BadInputError: there is none, it cannot be loaded, or a model is named that would not be asked.
    """
    if model is not None and name != LLM:
        raise BadInputError(f"--model is for --extractor llm: leave it out, {shown(name)} asks no language model")
    if name in BUILT_IN:
        return _built_in(BUILT_IN[name], model)
    from tracker.extract.extractors.plug_in import plug_in

    found = plug_in(name)
    if found is None:
        names = [one.name for one in extractors()]
        raise BadInputError(
            f"there is no extractor {shown(name)}: there {'is' if len(names) == 1 else 'are'} {', '.join(names)}"
            f"{meant(name, names)}"
        )
    return found


def extractors() -> list[Listed]:
    """Every extractor that can be named: ours first, then the plug-ins that are installed."""
    from tracker.extract.extractors.plug_in import plug_ins

    ours = [Listed(name, built_in.told) for name, built_in in BUILT_IN.items()]
    return ours + [Listed(name, f"a plug-in, from {package}") for name, package in plug_ins() if name not in BUILT_IN]


def _built_in(built_in: BuiltIn, model: str | None) -> Extractor:
    make = getattr(import_module(built_in.module), built_in.made_by)
    made: Extractor = make() if model is None else make(model)
    return made
