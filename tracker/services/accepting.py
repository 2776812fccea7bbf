"""Accepting proposals: which of them, and what is to be asked of a person first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.proposal import PLEASE_CHECK
from tracker.domain.vocabulary import Risk
from tracker.models import Person
from tracker.services.crediting import Fit
from tracker.services.desks import require_writer
from tracker.services.drafting import AS_PROPOSED, Edits, cleaned, near_sentence
from tracker.services.making_claims import Accepted, put_on_file
from tracker.services.offering import Choice, Offer, offers_of
from tracker.services.settled import chosen_proposals, require_acceptable, stale_sentence
from tracker.store.proposals import proposals_by_id


def accept(
    session: Session,
    keys: Sequence[int],
    *,
    by: Person,
    edits: Edits = AS_PROPOSED,
    into: str | None = None,
    together: bool = False,
) -> Accepted:
    """Make claims of proposals, all of them or none, in one act. What says exactly the same words becomes one claim, with every
    place where it stands and everybody who says it.

    Args:
        into: the label of a claim of the same story, as which they are accepted: it gets their places and attributions.
        together: all of them are one claim, in the words of the first.

    Raises:
        NotOnFileError: there is no such proposal, claim or source.
        BadInputError: a field cannot be taken, or it must be said whom a name means.
        MoveRefusedError: one was accepted already, is gone, or was found in an earlier text.
        AlreadyOnFileError: what it would put on file was retracted.
    """
    require_writer(by)
    rows, places = chosen_proposals(session, keys)
    for row in rows:
        require_acceptable(session, row, places[row.revision_id])
    edits = cleaned(edits)
    _require_fitting_edits(len(rows), edits, together=together, into=into)
    return put_on_file(session, rows, places, by=by, edits=edits, into=into, together=together)


def accept_all(session: Session, slug: str, choice: Choice, *, by: Person) -> Accepted:
    """Make claims of the open proposals of a story that are chosen, in one act. Left open, and told of, is what a person has to
    look at: whose source may be another's misspelling, who is only guessed to be meant or not said at all, what holds several
    claims, and what may be a claim already.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: nothing of that sort is open.
        MoveRefusedError: the text was filed anew since they were found.
    """
    require_writer(by)
    found = offers_of(session, slug, choice, everywhere=False)
    if not found.offers:
        raise BadInputError(f"nothing of that sort is open in {slug}: see `tracker proposals {slug}`")
    accepted = Accepted()
    taken: list[int] = []
    for one in found.offers:
        doubt = _doubt(one, slug, taken)
        if doubt:
            accepted.left.append(doubt)
        else:
            taken.append(one.id)
    if taken:
        rows = proposals_by_id(session, taken)
        assert found.revision is not None
        places = {found.revision.id: (found.article, found.revision)}
        done = put_on_file(session, [rows[key] for key in taken], places, by=by)
        accepted.claims, accepted.new_sources = done.claims, done.new_sources
    return accepted


def _doubt(one: Offer, slug: str, taken: Sequence[int]) -> str:
    """Why a proposal is left open where many are accepted; nothing where it is not."""
    if one.stale:
        return stale_sentence(one.id, slug)
    for credit, option in ((one.credit, "--source"), *((link, "--via") for link in one.via)):
        if credit is not None and credit.fit is Fit.NEAR:
            return near_sentence(one.id, credit, option)
    if guessed := [reason for reason in one.proposal.reasons if reason.endswith(PLEASE_CHECK)]:
        why = "rests on a guess" if any("taken for" in reason for reason in guessed) else "is to be looked at"
        return f"proposal {one.id} {why} ({'; '.join(guessed)}): `tracker accept {one.id}` if it is right"
    same = [like.label for like in one.same if like.here]
    for labels, why in ((same, "may be"), (one.on_words, "has words on which stands")):
        if labels:
            either = f"`tracker accept {one.id} --as '{labels[0]}'` or `tracker accept {one.id}`"
            return f"proposal {one.id} {why} {labels[0]}: {either}"
    twin = next((other for other in one.together if other in taken), None)
    if twin is not None and twin not in one.identical:
        return f"proposal {one.id} may be the same claim as proposal {twin}: accept it with --as, or as one of its own"
    return ""


def _require_fitting_edits(count: int, edits: Edits, *, together: bool, into: str | None) -> None:
    if together and count < 2:
        raise BadInputError("--together makes one claim of several proposals: name two or more")
    if together and into is not None:
        raise BadInputError("--as names a claim that there is: leave --together out")
    own = (edits.status, edits.source, edits.via, edits.first_hand)
    if count > 1 and (any(value is not None for value in own) or edits.no_source):
        raise BadInputError("status, source and chain are changed on one proposal at a time: accept it by itself")
    of_the_claim = (edits.text, edits.about, edits.note)
    if count > 1 and not together and (any(value is not None for value in of_the_claim) or edits.allegation):
        raise BadInputError("text, party and note are of one claim: accept one proposal, or several with --together")
    if into is not None and (any(value is not None for value in of_the_claim) or edits.allegation):
        raise BadInputError(f"{into} keeps its text, party and note: change them with `tracker claim edit {into}`")
    if into is not None and edits.risk is not Risk.NORMAL:
        raise BadInputError(f"{into} keeps its risk: change it with `tracker claim edit {into} --risk high`")
