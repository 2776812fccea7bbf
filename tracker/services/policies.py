"""Policy packs at the desk: which there are, which one a story is held to, and the desk's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.audit.policy import PACK_NAMES, Pack, pack, parse, unknown
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.vocabulary import Role
from tracker.domain.wording import clean_slug, shown
from tracker.models import Person
from tracker.services.desks import require_role
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.packs import articles_by_policy, find_pack, keep_pack, list_packs, pack_names
from tracker.store.settings import keep_setting, setting_value

LARGEST = 100_000
"""Bytes of a pack; more is refused unread."""
FILE_ENDING = ".toml"


class Packs:
    """The packs that one run goes by: each is looked up once, however many articles there are."""

    def __init__(self, session: Session, named: str | None = None) -> None:
        """For the pack named (or its file) where one is, else for each article's own or the desk's.

        Raises:
            BadInputError: the pack named cannot be meant.
        """
        self._session = session
        self._known: dict[str | None, Pack] = {}
        self._named = named
        if named is not None:
            self.of(None)

    def of(self, article_policy: str | None) -> Pack:
        """The pack that an article is held to, given the one it has chosen itself.

        Raises:
            BadInputError: there is no such pack.
        """
        name = article_policy if self._named is None else self._named
        if name not in self._known:
            looked_up = setting_value(self._session, "policy") if name is None else name
            self._known[name] = pack_named(self._session, looked_up)
        return self._known[name]


def is_file(named: str) -> bool:
    """Whether this names a file rather than a pack that ships or that the desk keeps."""
    return named.lower().endswith(FILE_ENDING) or "/" in named or "\\" in named


def pack_named(session: Session, named: str) -> Pack:
    """The pack of this name, shipped or the desk's own, or the one in this file. Only the desk's own take a query.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: there is no such pack, or it cannot be meant.
    """
    if is_file(named):
        return pack_from(Path(named))
    if named in PACK_NAMES:
        return pack(named)
    kept = find_pack(session, named)
    if kept is None:
        raise unknown("policy pack", named, [*PACK_NAMES, *pack_names(session)])
    return parse(kept.name, kept.text)


def pack_from(path: Path) -> Pack:
    """The pack in a file, called by the file's name: for one run.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it cannot be read, or holds what cannot be meant; the sentence names the line.
    """
    return parse(path.name, read_pack(path), str(path))


def read_pack(path: Path) -> str:
    """The text of a pack's file.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it is no file, too large, or not in UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise BadInputError(f"{path} is no file: name a policy pack, or the file of one")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise NotOnFileError(f"there is no file {path}: `tracker policy list` names the packs there are") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is none"
        raise BadInputError(f"{shown(str(path))} cannot be read: {why}; name another file") from None
    if len(content) > LARGEST:
        raise BadInputError(f"{path} is larger than {LARGEST // 1_000} kB: that is no policy pack")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadInputError(f"{path}, line {line}: this is not in UTF-8; save it as UTF-8") from None


# What there is


@dataclass(frozen=True, slots=True)
class Listed:
    """One pack of the list. `pack` is None where the desk's own can no longer be meant; `summary` then says why."""

    name: str
    summary: str
    shipped: bool
    in_use: bool
    """By the desk, for every article that has not chosen another."""
    articles: int
    """How many articles have chosen it themselves."""


def list_policies(session: Session) -> list[Listed]:
    """Every pack, those that ship first, with who goes by it."""
    chosen, counts = setting_value(session, "policy"), articles_by_policy(session)
    summaries = {name: pack(name).summary for name in PACK_NAMES}
    for row in list_packs(session):
        try:
            summaries[row.name] = parse(row.name, row.text).summary
        except BadInputError as error:
            summaries[row.name] = str(error)
    return [
        Listed(name, summary, name in PACK_NAMES, name == chosen, counts.get(name, 0))
        for name, summary in summaries.items()
    ]


# Choosing one


@dataclass(frozen=True, slots=True)
class Chosen:
    """What became of an order to go by a pack."""

    name: str
    kept: bool = False
    """Whether its text is new on this desk."""
    replaced: bool = False
    """Whether the desk kept another text under that name before."""
    by_desk: bool = False
    """Whether the desk went by that other text."""
    by_articles: int = 0
    """How many articles did, by their own choice."""


def use_policy(session: Session, named: str, *, by: Person, slug: str | None = None) -> Chosen:
    """Hold the desk, or one article, to a pack from now on; a pack in a file is kept on the desk first.

    Raises:
        NotOnFileError: there is no such article or file.
        BadInputError: there is no such pack, or the file holds none that can be meant or kept.
        MoveRefusedError: `by` is no editor.
    """
    require_role(by, Role.EDITOR, "choosing a policy")
    article = None if slug is None else get_article(session, slug)
    chosen = _keep(session, Path(named), by) if is_file(named) else Chosen(pack_named(session, named).name)
    if article is None:
        keep_setting(session, "policy", chosen.name)
    else:
        article.policy = chosen.name
    ledger.record(session, "policy", article.slug if article else "desk", by=by)
    return chosen


def use_desks_policy(session: Session, slug: str, *, by: Person) -> str:
    """Hold an article to whatever the desk goes by; returns the pack that this is now.

    Raises:
        NotOnFileError: there is no such article.
        MoveRefusedError: `by` is no editor.
    """
    require_role(by, Role.EDITOR, "choosing a policy")
    article = get_article(session, slug)
    article.policy = None
    ledger.record(session, "policy", article.slug, by=by)
    return setting_value(session, "policy")


def _keep(session: Session, path: Path, by: Person) -> Chosen:
    """Keep the pack in a file on the desk, under the file's name without its ending."""
    text, name = read_pack(path), own_name(path)
    parse(name, text, str(path))
    before = find_pack(session, name)
    if before is not None and before.text == text:
        return Chosen(name)
    in_use = setting_value(session, "policy") == name
    chosen = Chosen(name, True, before is not None, in_use, articles_by_policy(session).get(name, 0))
    keep_pack(session, name, text, by)
    ledger.record(session, "keep pack", f"pack:{name}", by=by)
    return chosen


def own_name(path: Path) -> str:
    """The name under which the desk keeps the pack in this file.

    Raises:
        BadInputError: it is the name of a pack that ships, or none that a pack can have.
    """
    name = path.name[: -len(FILE_ENDING)] if path.name.lower().endswith(FILE_ENDING) else path.name
    mend = "rename the file, to something like house-rules.toml"
    if name in PACK_NAMES:
        raise BadInputError(f"{name} is a pack that comes with tracker, so the desk's own is called otherwise: {mend}")
    try:
        if not is_file(clean_slug(name)):
            return name
    except BadInputError:
        pass
    raise BadInputError(
        f"{shown(name)} is no name for a pack, which takes lower-case letters, digits and dashes: {mend}"
    )
