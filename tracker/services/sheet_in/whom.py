"""Whom the names in a sheet mean among the sources on file, and what somebody new is put on file as."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.desk_sheet import PASSED_ON
from tracker.domain.errors import BadInputError
from tracker.domain.folding import folded
from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import NAME, as_on_file, clean, shown
from tracker.extract.matching.names import Names
from tracker.intake.sheets.mapping import SheetMapping
from tracker.models import Person
from tracker.reports.desk_sheet.cells import line_shown
from tracker.services import sources
from tracker.services.sheet_in.as_shown import HIDDEN_SHOWN, Called, joined
from tracker.services.sheet_in.lines import chain_in
from tracker.store.proposals import named_sources
from tracker.store.sources import find_sources, get_source

_KINDS = "person, organisation, outlet, agency, document, dataset, observation, group or unnamed"


class Whom:
    """Names into sources: those on file, and those that are put there on the way."""

    def __init__(self, session: Session, by: Person, mapping: SheetMapping) -> None:
        self._session, self._by, self._mapping = session, by, mapping
        self._known: dict[str, str] = {}
        self._called: dict[int, str] = {}
        self._claim = Called()
        self._shown: dict[str, str] = {}
        self._chains: dict[str, tuple[str, ...]] = {}
        self.new: list[tuple[str, SourceKind]] = []

    def meet(self, claim: Called) -> None:
        """From now on a row of this claim is read."""
        self._claim, self._shown, self._chains = claim, {}, {}

    def shown(self, name: str, role: str) -> str:
        """Whom a name in the row means, by their name on file as a sheet shows it.

        Raises:
            BadInputError: as `meant`.
        """
        mapped = folded(name) in self._mapping.sources
        found = (None if mapped else self._claim.name(name)) or self.meant(name, role)
        seen = line_shown(found).strip()
        if self._shown.setdefault(seen, found) != found:
            raise BadInputError("two sources in this row look alike in a sheet: change it with `tracker attribute`")
        return seen

    def chain_shown(self, text: str) -> str:
        """A chain, each link as `shown`.

        Raises:
            BadInputError: as `meant`, or a link may be one name with > in it.
        """
        if self._claim.chain(text) is not None:
            return text
        parts = chain_in(text)
        for name in joined(parts):
            if find_sources(self._session, name):
                raise BadInputError(
                    f"{shown(name)} is one source, whose name reads like a chain: put it down with `tracker attribute ... --via`"
                )
        links = [self.shown(name, "") for name in parts]
        self._chains[PASSED_ON.join(links)] = tuple(map(self.on_file, links))
        return PASSED_ON.join(links)

    def on_file(self, seen: str) -> str:
        """The name on file behind a name that `shown` gave, or that stands on the claim."""
        return self._shown.get(seen) or self._claim.name(seen) or seen

    def links(self, seen: str) -> tuple[str, ...]:
        """The names on file behind a chain."""
        return self._chains.get(seen) or self._claim.chain(seen) or tuple(map(self.on_file, chain_in(seen)))

    def meant(self, name: str, role: str) -> str:
        """The name on file of whom a name in the sheet means; somebody new is put on file, if the sheet says what they are.

        Raises:
            BadInputError: somebody on file is called nearly so, or what they are is not said.
        """
        if name in self._known:
            return self._known[name]
        wanted = self._mapping.sources.get(folded(name), name)
        new, mark, kind = wanted.partition(":")
        found = [] if mark and new == "new" else find_sources(self._session, wanted)
        if len(found) == 1:
            self._known[name] = found[0].name
        elif found:
            get_source(self._session, wanted)  # says who may be meant
        elif mark and new == "new":
            return self._existing(name) or self._put_on_file(name, SourceKind(kind))
        elif wanted != name:
            raise BadInputError(f"the mapping says that {shown(name)} is {shown(wanted)}, who is not on file")
        else:
            return self._somebody_new(name, role)
        return self._known[name]

    def forget(self, names: list[tuple[str, SourceKind]]) -> None:
        """What was put on file for a row that was refused is not there any more."""
        gone = {name for name, _ in self.new[len(names) :]}
        self.new = names
        self._known = {written: name for written, name in self._known.items() if name not in gone}

    def _existing(self, name: str) -> str | None:
        found = find_sources(self._session, name)
        return found[0].name if len(found) == 1 else None

    def _somebody_new(self, name: str, role: str) -> str:
        if HIDDEN_SHOWN.search(name):
            raise BadInputError(
                f"there is no source {shown(name)} on file, and [U+...] is how a sheet shows what cannot be seen: write the name "
                "without it, or as it stands on the source's claims"
            )
        role = role or self._mapping.defaults.get("speaker_role", "")
        kind = choose(SourceKind, role, "kind of source", ()) if role else None
        if kind is not SourceKind.UNNAMED and (near := self._near(name, person=kind in (None, SourceKind.PERSON))):
            raise BadInputError(
                f"there is no source {shown(name)} on file; did you mean {' or '.join(near)}? Write that name, or say who it is "
                f'in a mapping file: [sources] "{_in_toml(name)}" = "{_in_toml(near[0])}", or = "new: person" for somebody else'
            )
        if kind is None:
            raise BadInputError(
                f"there is no source {shown(name)} on file: say what it is under speaker_role ({_KINDS}), for all new ones in a "
                "mapping file ([defaults] speaker_role), or put it there with `tracker source add`"
            )
        return self._put_on_file(name, kind)

    def _put_on_file(self, name: str, kind: SourceKind) -> str:
        kept = sources.add_source(self._session, clean("the name of the source", name, NAME), kind, by=self._by).name
        self.new.append((kept, kind))
        self._known[name] = kept
        return kept

    def _near(self, name: str, *, person: bool) -> list[str]:
        keys = self._names.near(as_on_file(name), person=person)
        return list(dict.fromkeys(self._called[key] for key in keys))

    @cached_property
    def _names(self) -> Names:
        """Read once, when the first unknown name turns up: near to somebody new of the same sheet is nobody."""
        may_be_shown = [
            row
            for row in named_sources(self._session)
            if not row.confidential and row.merged_into is None and row.kind is not SourceKind.UNNAMED
        ]
        self._called = {row.id: row.name for row in may_be_shown}
        return Names([], [(name, row.id) for row in may_be_shown for name in (row.name, *row.aliases)])


def _in_toml(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
