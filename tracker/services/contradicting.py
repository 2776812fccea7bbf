"""Saying of which claims one at most is true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.wording import NAME, PROSE, clean_optional
from tracker.models import Claim, Contradiction, ContradictionMember, Person
from tracker.models.base import now
from tracker.models.rows import ContradictionRow
from tracker.services.claiming import standing_claim
from tracker.services.desks import require_writer
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.claims import claims_by_id, get_claim
from tracker.store.contradictions import find_group, free_name, get_group, group_rows, groups_holding, member_rows


def group_claims(
    session: Session, labels: Sequence[str], *, by: Person, name: str | None = None, note: str | None = None
) -> Contradiction:
    """Put claims, of one story or of several, into a group of which one at most is true: a new one, or the one that goes
    by this name. A claim that was taken out of it comes back.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: one claim alone would be in it, or they are together in a group already and nothing would change.
        MoveRefusedError: a claim is out of its story, or `by` may only read.
    """
    require_writer(by)
    claims = {claim.id: claim for claim in [standing_claim(session, label) for label in labels]}
    name, note = clean_optional("the group's name", name, NAME), clean_optional("the note", note, PROSE)
    group = None if name is None else find_group(session, name)
    there = {} if group is None else member_rows(session, group.id)
    members = {key for key, row in there.items() if row.removed_at is None}
    if len(members | claims.keys()) < 2:
        raise BadInputError("a group is of two claims or more: name another that cannot be true beside this one")
    if group is not None and claims.keys() <= members and note in (None, group.note):
        raise BadInputError(f"{_said(claims.values())} in the group {group.name} already: nothing would change")
    together = [] if name is not None else _groups_of_all(session, claims)
    if together:
        raise BadInputError(
            f"{_said(claims.values())} in the group {together[0].name} already: say --name to add to it, or to make another"
        )
    if group is None:
        group = Contradiction(name=name or free_name(session))
        session.add(group)
        session.flush()
    group.note = note or group.note
    for key in claims:
        enter(session, group, key, there.get(key))
    ledger.record(session, "group claims", _subject(claims.values()), by=by)
    return group


def _groups_of_all(session: Session, claims: Iterable[int]) -> list[Contradiction]:
    """The groups that every one of these claims is in."""
    first, *others = [groups_holding(session, key) for key in claims]
    return [group for group in first if all(group in each for each in others)]


def enter(session: Session, group: Contradiction, claim_id: int, row: ContradictionMember | None) -> None:
    """Make a claim a member; one that was taken out comes back. The caller writes the entry."""
    if row is None:
        session.add(ContradictionMember(contradiction_id=group.id, claim_id=claim_id))
    elif row.removed_at is not None:
        row.removed_at = row.removed_by_id = None


def ungroup_claim(session: Session, label: str, *, by: Person, name: str | None = None) -> Contradiction:
    """Take a claim out of a group: out of the one it is in, where none is named. That it was there stays on file.

    Raises:
        NotOnFileError: there is no such claim or group.
        BadInputError: it is in several groups, and none is named.
        MoveRefusedError: it is in none, or not in that one, or `by` may only read.
    """
    require_writer(by)
    claim = get_claim(session, label)
    group = _only_group(session, claim) if name is None else get_group(session, name)
    row = member_rows(session, group.id).get(claim.id)
    if row is None or row.removed_at is not None:
        raise MoveRefusedError(f"{claim.label} is not in the group {group.name}: see `tracker claim groups`")
    row.removed_at, row.removed_by_id = now(), by.id
    ledger.record(session, "ungroup claim", claim.label, by=by)
    return group


def _only_group(session: Session, claim: Claim) -> Contradiction:
    groups = groups_holding(session, claim.id)
    if not groups:
        raise MoveRefusedError(f"{claim.label} is in no group: there is nothing to take it out of")
    if len(groups) > 1:
        names = ", ".join(group.name for group in groups)
        raise BadInputError(f"{claim.label} is in several groups, {names}: say which with --name")
    return groups[0]


def list_groups(session: Session, slug: str | None = None) -> list[dict[str, Any]]:
    """The groups that an article's claims are in, or all of the desk.

    Raises:
        NotOnFileError: there is no such article.
    """
    article_id = get_article(session, slug).id if slug is not None else None
    return [group_json(row) for row in group_rows(session, article_id=article_id)]


def group_json(row: ContradictionRow) -> dict[str, Any]:
    """One group for programs."""
    return {
        "name": row.name,
        "note": row.note,
        "claims": [{"claim": one.label, "state": one.state.value, "text": one.text} for one in row.members],
    }


def labels_in(session: Session, group: Contradiction) -> list[str]:
    """Who is in a group, by article and number."""
    keys = [key for key, row in member_rows(session, group.id).items() if row.removed_at is None]
    return [claim.label for claim in sorted(claims_by_id(session, keys), key=lambda one: (one.article_id, one.number))]


def _said(claims: Iterable[Claim]) -> str:
    labels = [claim.label for claim in claims]
    return f"{', '.join(labels)} {'is' if len(labels) == 1 else 'are'}"


def _subject(claims: Iterable[Claim]) -> str:
    """What the entry is about: the story where all are one's, else the desk."""
    slugs = {claim.article.slug for claim in claims}
    return slugs.pop() if len(slugs) == 1 else "desk"
