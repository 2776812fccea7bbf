"""How the text of a story is otherwise than the one that was signed off, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tracker.domain.coverage import sentences_in
from tracker.domain.folding import folded
from tracker.domain.vocabulary import Verdict
from tracker.domain.wording import first_words
from tracker.models.coverage import left_in
from tracker.models.dossier import Dossier
from tracker.models.fates import Became
from tracker.models.over import changed_over
from tracker.models.rows import SignOffRow, TextRow

_CLAIMS = {Verdict.REWORDED: "reworded", Verdict.GONE: "gone from it", Verdict.ORPHAN: "to be placed in it"}
"""What the text did to claims, the most frequent first."""


def another_text(dossier: Dossier, signed: SignOffRow) -> bool:
    """Whether the newest text, or what stands over it, is not what was signed."""
    return dossier.sha256 not in (None, signed.sha256) or bool(_over(dossier, signed.signed_text))


def of_words(became: Became | None, revision: int | None) -> str:
    """What the newest text did to the words of a claim that was signed; nothing where they stand as they were read."""
    if became is None or became.verdict in (Verdict.IDENTICAL, Verdict.MOVED):
        return ""
    if became.verdict is Verdict.GONE:
        return f"its words are gone from revision {revision}"
    if became.verdict is Verdict.ORPHAN:
        return f"nobody has said where its words stand in revision {revision}"
    changes = ", ".join(change.told for change in became.changes) or "with other words"
    return f"reworded since: {changes}"


def tells(reason: str, became: Became | None, revision: int | None) -> bool:
    """Whether the reason for which a claim was opened again says already what became of its words."""
    if became is None or not became.changes:
        return f"revision {revision}: " in reason
    return all(change.told in reason for change in became.changes)


def of_story(dossier: Dossier, signed: SignOffRow, became: Counter[Verdict]) -> str:
    """What is otherwise on the whole, and what it did to the claims that were signed."""
    told = [*_over(dossier, signed.signed_text), *_claims(became), *_new_facts(dossier, signed.signed_text)]
    other = dossier.sha256 not in (None, signed.sha256)
    filed = f": revision {dossier.revision} was filed since" if dossier.revision != signed.revision else ""
    first = (
        f"the text is not the one that was signed{filed}"
        if other
        else "what stands over the text is not what was signed"
    )
    return "; ".join([first, *told])


def _over(dossier: Dossier, before: TextRow | None) -> list[str]:
    """The headline and the standfirst, where they are others."""
    if before is None:
        return []
    now = TextRow(dossier.text, dossier.headline_over, dossier.standfirst)
    return [f"the {name} is now {first_words(words)}" for name, words in changed_over(before, now)]


def _claims(became: Counter[Verdict]) -> Iterator[str]:
    told = [f"{became[verdict]:,} {words}" for verdict, words in _CLAIMS.items() if became[verdict]]
    if told:
        one = sum(became[verdict] for verdict in _CLAIMS) == 1
        yield f"of its claims {', '.join(told)}" if not one else f"one claim {told[0].split(' ', 1)[1]}"


def _new_facts(dossier: Dossier, before: TextRow | None) -> Iterator[str]:
    """Factual sentences that have no claim and did not stand in the text that was signed."""
    if before is None:
        return
    stood = sentences_in([before.text])
    sentences = [dossier.text[slice(*fact.span)] for fact in left_in(dossier)]
    new = [sentence for sentence in sentences if folded(sentence) not in stood]
    if new:
        many = "1 new factual sentence has" if len(new) == 1 else f"{len(new):,} new factual sentences have"
        yield f"{many} no claim{', the first' if len(new) > 1 else ''}: {first_words(new[0])}"
