"""A desk with hostile words in every field that takes text: what the services take came in through them, and the rest was put
there behind their back, as somebody with a database client can."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import cycle
from unicodedata import normalize

import orjson
from sqlalchemy import String, Table

from tests.bundles import SLUG, far_off, record
from tests.desks import Desk
from tests.reports.hostile import HOSTILE, sentence_with
from tracker.domain.errors import TrackerError
from tracker.domain.vocabulary import ProposalStanding, ReviewState
from tracker.domain.wording import LINE, NAME, clean, clean_story
from tracker.models import Base
from tracker.services import contradicting, replying, reviewing, waiving
from tracker.services.importing import import_bundle

LONGEST = 2_000
"""Code points of the words that are tried: one of them has forty thousand, which no page need show eighty times."""
STORY = "hostile"
"""The story that has them in its text and in a claim each."""
THROUGH_SERVICES = {"alias", "attribution", "claim", "derivation", "entry", "evidence", "passage", "setting", "source"}
"""Tables whose text came in with the story, or is read by the program."""
NO_TEXT = {
    *(
        "alignment.changes",
        "alignment.candidates",
        "article.slug",
        "article.language",
        "article.policy",
        "pack.name",
        "pack.text",
    ),
    *("person.initials", "person.login", "proposal.fingerprint", "proposal.via", "proposal.source_spans"),
    *("proposal.cue_spans", "proposal.content_spans", "proposal.reasons", "revision.sha256", "revision.text"),
    *("sign_off.sha256", "comment.made_on", "reply.asked_on", "reply.deadline", "waiver.until"),
}
"""Columns of text that hold a name of the program's, a day, a number or a list."""
OPEN = f"standing = '{ProposalStanding.OPEN}', settled_at = NULL, settled_by_id = NULL, claim_id = NULL"


def tried() -> list[str]:
    """The hostile words that are short enough."""
    return [one for one in HOSTILE if len(one) < LONGEST]


def fill(desk: Desk, hostile: Sequence[str]) -> list[str]:
    """Fill a desk that is furnished (`tests.bundles.furnish`).

    Returns:
        The words that are a claim of the story now, the first claim's first.
    """
    words = [normalize("NFC", one).strip() for one in hostile]
    taken = _taken(words)
    text = clean_story("\n".join(map(sentence_with, words)).replace("\x00", " "))
    story = [record("article", slug=STORY, headline="Hostile"), record("revision", article=STORY, text=text)]
    with desk.writing() as session:
        lines = [one for at, words in enumerate(taken, 1) for one in _claim(at, words, text)]
        bundle = [orjson.dumps(one) + b"\n" for one in (*story, *lines)]
        import_bundle(session, bundle, by=desk.person(session, "ann"))
    _work_on(desk, taken)
    desk.tamper(";".join(_overwriting(desk, [one for one in words if "\x00" not in one])))
    return taken


def _taken(words: Iterable[str]) -> list[str]:
    """Those that may be a name, and are none yet: a field that refuses a mark shows none of it."""
    taken: dict[str, str] = {}
    for one in words:
        try:
            taken.setdefault(clean("the name", one[:NAME], NAME).casefold(), clean("the claim", one, LINE))
        except TrackerError:
            continue
    return list(taken.values())


def _claim(number: int, words: str, text: str) -> list[dict[str, object]]:
    """A claim with its words, a source, a chain and evidence: every field says it too."""
    label, name = f"{STORY}#{number}", words[:NAME].strip()
    start = text.index(words, text.index(sentence_with(words)))
    said = {"cue": name, "quote": words, "locator": words, "note": words}
    held = {"excerpt": words, "locator": words, "file_name": name, "note": words}
    return [
        record("source", name=name, kind="document", note=words, aliases=[f"{name[:200]} {number}"]),
        record("claim", article=STORY, number=number, text=words, status="alleged", about=name, note=words),
        record("passage", claim=label, revision=1, start=start, end=start + len(words)),
        record("attribution", claim=label, source=name, via=["Herald"], status="alleged", **said),
        record("evidence", claim=label, source=name, bearing="supports", **held),
        record("derivation", source=name, drew_on="Agency", scope=label, note=words),
    ]


def _work_on(desk: Desk, taken: Sequence[str]) -> None:
    """Some are held, asked about, decided, waived and set against another."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        for number in range(1, len(taken) + 1, 8):
            label, words = f"{STORY}#{number}", taken[number - 1]
            name = words[:NAME].strip()
            reviewing.take(session, label, by=ann, purpose=name)
            asked = replying.ReplyFields(name, channel=words, note=words)
            replying.ask_for_reply(session, label, asked, by=ann)
            waiving.waive(session, label, "single-source", reason=words, until=far_off(), by=ann)
            contradicting.group_claims(session, [label, f"{SLUG}#1"], by=ann, name=name, note=words)
            if number % 3 == 0:
                reviewing.propose(session, label, ReviewState.UNVERIFIABLE, by=ann, reason=words)


def _overwriting(desk: Desk, words: Sequence[str]) -> Iterable[str]:
    """What puts them into every field of text that is filled, whatever guards it: each row other words, each field too. And
    what was settled waits again, for some pages show what is open."""
    yield from (f"UPDATE proposal SET {OPEN}", f"UPDATE comment SET {OPEN}", "UPDATE task SET done_at = NULL")
    turn, rows = cycle(words), desk.rows()
    for table in Base.metadata.sorted_tables:
        key = next(iter(table.primary_key.columns)).name
        for row in rows[table.name] if texts_of(table) else ():
            for name in texts_of(table):
                said = next(turn).replace("'", "''")
                yield f"""UPDATE OR IGNORE "{table.name}" SET {name} = '{said}' WHERE {key} = {row[0]} AND {name} IS NOT NULL"""


def texts_of(table: Table) -> list[str]:
    """Its columns that hold what somebody wrote."""
    named = [one.name for one in table.columns if type(one.type) is String]
    return [one for one in named if table.name not in THROUGH_SERVICES and f"{table.name}.{one}" not in NO_TEXT]
