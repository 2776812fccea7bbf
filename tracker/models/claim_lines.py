"""What is on file about one claim, line by line, in words: the same on the command line and on the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain.sourcing import Branch
from tracker.models.dossier import Sources
from tracker.models.proceedings import sealed_steps
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow, HoldRow, PersonRow, ReplyRow
from tracker.models.waiving import StandingWaiver, WaiverStanding


def attribution_line(row: AttributionRow, sources: Sources, people: Mapping[int, PersonRow]) -> str:
    """Who says so, by which way, with the number that `attribution check` and `retract` take."""
    who = sources.told(row.source_id)
    chain = f", via {', via '.join(map(sources.told, reversed(row.via)))}" if row.via else ""
    hand = {None: "", True: ", first hand", False: ", not first hand"}[row.first_hand]
    cue = f" (“{row.cue}”)" if row.cue else ""
    quote = f": “{row.quote}”" if row.quote else ""
    checked = people.get(row.checked_by_id or 0)
    seen = f"; {checked.initials} saw that they said it" if checked else ""
    gone = f"; retracted: {row.retracted_why}" if not row.live else ""
    return f"{row.id}. {who}{chain}: {row.status}{cue}{hand}{quote}{seen}{gone}"


def evidence_line(row: EvidenceRow, sources: Sources) -> str:
    """What is held, with the number that `evidence retract` takes."""
    where = f", {row.locator}" if row.locator else ", no locator"
    parts = [f"{row.id}. {row.bearing}: {sources.told(row.source_id)}{where}"]
    parts += [f"“{row.excerpt}”"] if row.excerpt else []
    parts += [value for value in (row.url, row.archived_url) if value]
    parts += [f"{row.file_name or 'the copy'} (SHA-256 {row.sha256[:12]}…)"] if row.sha256 else []
    parts += [f"retracted: {row.retracted_why}"] if not row.live else []
    return "; ".join(parts)


def review_lines(claim: ClaimRow, people: Mapping[int, PersonRow]) -> Iterator[str]:
    """Every step; outcomes that are still sealed stay so."""
    sealed = sealed_steps(claim.reviews, claim.risk)
    for at, row in enumerate(claim.reviews):
        who = people[row.by_id].initials if row.by_id else "the system"
        hidden = at in sealed
        outcome = " (sealed until both opinions are in)" if hidden else f" {row.outcome}" if row.outcome else ""
        reason = f": {row.reason}" if row.reason and not hidden else ""
        rules = row.overrides.replace(",", ", ") if row.overrides and not hidden else ""
        against = f" (policy overridden: {rules})" if rules else ""
        yield f"{row.at:%Y-%m-%d %H:%M} {who} {row.act.value.replace('_', ' ')}{outcome}{against}{reason}"


def hold_line(hold: HoldRow) -> str:
    """Who is on a claim, for what and until when."""
    purpose = f" for {hold.purpose}" if hold.purpose else ""
    given = f", put on it by {hold.assigned_by}" if hold.assigned_by else ""
    return f"{hold.initials} is on it{purpose} until {hold.until:%Y-%m-%d %H:%M} UTC{given}"


def branch_line(branch: Branch, sources: Sources) -> str:
    """One source of the tree: how it is reached, what it is, and whether the path ends there."""
    row = sources.rows[branch.source]
    how = branch.how.replace("_", " ")
    words = [f"{sources.told(branch.source)} ({row.kind}{', suspected' if branch.suspected else ''}; {how})"]
    if branch.retracted:
        words.append("retracted: says nothing any more")
    if branch.loop:
        words.append("and round again: a circle")
    elif branch.seen:
        words.append("see above")
    elif branch.end is not None:
        words.append(
            {
                "origin": "knows for itself",
                "unnamed": "nobody named",
                "untraced": "had it from somewhere, nobody knows where",
            }[branch.end]
        )
    if branch.hands:
        words.append(f"one hand with {', '.join(map(sources.told, branch.hands))}")
    return " - ".join(words)


def reply_line(row: ReplyRow, people: Mapping[int, PersonRow]) -> str:
    """Who was asked and what came of it, with the number that `reply edit` takes."""
    by = f" by {people[row.asked_by_id].initials}" if row.asked_by_id else ""
    how = f" ({row.channel})" if row.channel else ""
    until = f", to answer by {row.deadline}" if row.deadline else ""
    words = [f"{row.id}. {row.party}, asked on {row.asked_on}{by}{how}{until}: {row.outcome.value.replace('_', ' ')}"]
    words += [f"“{row.answer}”"] if row.answer else []
    words += [f"in the text: “{row.stands}”"] if row.stands else []
    words += ["retracted"] if not row.live else []
    return "; ".join(words)


def waiver_line(one: StandingWaiver, people: Mapping[int, PersonRow]) -> str:
    """Which rule, until when and why, with the number that `waiver withdraw` takes."""
    waiver = one.waiver
    standing = {
        WaiverStanding.IN_FORCE: f"in force until {waiver.until}",
        WaiverStanding.IDLE: f"idle until {waiver.until}, for the audit has no such finding",
        WaiverStanding.OUTGROWN: f"given until {waiver.until} for less: the finding names more now, and counts again",
        WaiverStanding.EXPIRED: f"expired on {waiver.until}: the finding counts again",
        WaiverStanding.WITHDRAWN: f"withdrawn: {waiver.withdrawn_why}",
    }[one.standing]
    return f"{waiver.id}. {waiver.rule}, by {people[waiver.by_id].initials}: {waiver.reason} ({standing})"
