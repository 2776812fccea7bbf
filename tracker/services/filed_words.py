"""What filing a text came to, in sentences."""

from __future__ import annotations

from tracker.domain.counting import counted
from tracker.domain.vocabulary import Stage
from tracker.services.carrying_over import Carried
from tracker.services.filing import Filed


def filed_as(filed: Filed) -> str:
    """Under which slug, as which revision, and how long it is: "kim-train, revision 2: 3,104 characters"."""
    return f"{filed.article.slug}, revision {filed.revision.number}: {len(filed.revision.text):,} characters"


def fresh_words(carried: Carried) -> str:
    """How many sentences are new, as a clause goes on; blank where none is."""
    return f"; {counted(carried.fresh, 'sentence')} new or changed" if carried.fresh else ""


def fallout(filed: Filed) -> str:
    """What a new text did to the claims and to the sign-off."""
    carried = filed.carried
    assert carried is not None
    kept = carried.kept + carried.wordless
    told = [f"{counted(kept, 'claim')} {'keeps its' if kept == 1 else 'keep their'} sign-off"]
    if not kept and not carried.fallen:
        told = ["No claim had a sign-off to lose"]
    if carried.wordless:
        told[0] += f" ({carried.wordless:,} on no words of the text)"
    if carried.leaning:
        one = len(carried.leaning) == 1
        told.append(f"{len(carried.leaning):,} of them {'leans' if one else 'lean'} on another sentence now")
    if carried.fallen:
        told.append(f"{len(carried.fallen):,} {'is' if len(carried.fallen) == 1 else 'are'} back in review")
    if carried.orphans:
        told.append(f"{len(carried.orphans):,} of {'these' if carried.fallen else 'the claims'} to place by hand")
    stage = filed.article.stage
    release = {
        Stage.SIGNED_OFF: "; the story is signed off in another text",
        Stage.PUBLISHED: "; another text is published",
    }
    crossed = ""
    if filed.crossed is not None:
        before = filed.revision.number - 1
        crossed = f" {filed.crossed.initials} filed revision {before} within the hour: see that nothing of it is lost."
    return f"{', '.join(told)}{release.get(stage, '')}.{crossed}"
