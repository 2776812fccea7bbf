"""What the program's commands and options are called on the pages, and where each is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.web.paths import claim_path, story_path

_LABEL = re.compile(r"[a-z0-9][a-z0-9-]*#[0-9]+")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is done: on a claim's page, on one of a story's, or on a page of the desk; at a proposal on the page that
    is looked at, or in no one place."""

    of: str
    end: str = ""

    def path(self, given: str) -> str | None:
        """Its address, by what a command is given first; None where that is not named.

        Args:
            given: what stands behind the command: "kim-train#12 --reason ...".
        """
        first = given.split(" ")[0] if given else ""
        if self.of == "none":
            return None
        if self.of == "desk":
            return self.end.format(first)
        if self.of == "proposal":
            return f"#proposal-{first}" if first.isdecimal() else None
        if self.of == "claim":
            return f"{claim_path(first)}{self.end}" if _LABEL.fullmatch(first) else None
        slug = first.partition("#")[0]
        return f"{story_path(slug)}{self.end}" if _SLUG.fullmatch(slug) else None


_CLAIM = Place("claim", "#claim-moves")
_SOURCES = Place("desk", "/sources")
_LEDGER = Place("desk", "/ledger")
_DESK = Place("desk", "/people")

BUTTONS = {
    "take": "Take it",
    "release": "Let go of it",
    "assign": "Give it to somebody to check",
    "verify": "Verify",
    "dispute": "Dispute",
    "refute": "Refute",
    "unverifiable": "Unverifiable",
    "needs-source": "Needs a source",
    "opinion": "Give a blind second opinion",
    "approve": "Approve",
    "return": "Send back",
    "reopen": "Open again",
    "withdraw": "Withdraw",
    "correct": "Put another claim in its place",
}
"""The moves of the review, as the buttons of a claim's page are called."""
COMMANDS: dict[str, tuple[str, Place]] = {
    **{move: (name, _CLAIM) for move, name in BUTTONS.items()},
    "opinion": (BUTTONS["opinion"], Place("claim", "#opinion")),
    "correct": (BUTTONS["correct"], Place("claim", "#correct")),
    "waive": ("Waive it", Place("claim", "#claim-findings")),
    "evidence add": ("Put evidence on it", Place("claim", "#evidence")),
    "evidence retract": ("Retract it", Place("none")),
    "evidence list": ("the pages of the claims", Place("story")),
    "attribute": ("Say who says so", Place("claim", "#attribute")),
    "attribution check": ("Check or retract", Place("none")),
    "attribution retract": ("Check or retract", Place("none")),
    "attribution list": ("Who says so", Place("story")),
    "derive": ("Say who had it from whom", Place("claim", "#derive")),
    "derivation list": ("Who drew on whom", Place("desk", "/derivations")),
    "derivation retract": ("Retract", Place("desk", "/derivations")),
    "claim show": ("the claim’s page", Place("claim")),
    "claim add": ("A claim that is not on file", Place("story", "#new-claim")),
    "claim edit": ("Edit the claim", Place("claim", "#edit")),
    "claim place": ("Say where it stands now", Place("claim", "#place")),
    "claim split": ("It says several things: split it", Place("claim", "#split")),
    "claim merge": ("Another says the same: merge it into that one", Place("claim", "#merge")),
    "claim group": ("It cannot be true together with another", Place("claim", "#group")),
    "claim ungroup": ("the claim’s page", Place("claim")),
    "claim groups": ("the claim’s page", Place("none")),
    "reply add": ("Somebody was asked to answer it", Place("claim", "#reply")),
    "reply edit": ("What came of it", Place("none")),
    "reply list": ("The right of reply", Place("none")),
    "waiver list": ("All waivers", Place("desk", "/audit/waivers")),
    "waiver withdraw": ("Withdraw", Place("desk", "/audit/waivers")),
    "task list": ("Queue", Place("desk", "/queue")),
    "task done": ("Done", Place("desk", "/queue")),
    "comment list": ("Comments in the margin", Place("story", "/proposals")),
    "accept": ("Accept", Place("proposal")),
    "dismiss": ("Dismiss", Place("none")),
    "reoffer": ("Undo", Place("none")),
    "propose": ("Find the claims in the newest text", Place("story", "/proposals")),
    "proposals": ("Proposals", Place("story", "/proposals")),
    "audit": ("Audit", Place("story", "/audit")),
    "diff": ("Changes", Place("story", "/diff")),
    "sign-off": ("Sign-off", Place("story", "/sign-off")),
    "publish": ("Record publication", Place("story", "/sign-off")),
    "report": ("Report", Place("story", "/report")),
    "file": ("File a story, or the next text of one", Place("desk", "/#filing")),
    "articles": ("Stories", Place("desk", "/")),
    "article edit": ("Headline, reporter, deadline", Place("story", "#story-edit")),
    "source add": ("Put a source on file", Place("desk", "/sources#adding")),
    "source show": ("Sources", _SOURCES),
    "source edit": ("Edit", _SOURCES),
    "source merge": ("It is the same as another on file", _SOURCES),
    "person list": ("Desk", _DESK),
    "person edit": ("Edit", _DESK),
    "person password": ("A first password", _DESK),
    "policy list": ("House rules", _DESK),
    "settings": ("the setting “{}”", Place("desk", "/people#setting-{}")),
    "log verify": ("Verify all of it", _LEDGER),
    "log head": ("the head of the ledger", _LEDGER),
    "log": ("Ledger", _LEDGER),
}
"""What else is done by a page: what the page calls it, and where it is. A command that is not here is one of whoever runs the
desk, and is typed at its machine."""
FIELDS = {
    "reason": "Reason",
    "slug": "Name at the desk",
    "reporter": "Reporter",
    "anyway": "File it even so",
    "source": "Who says so",
    "via": "Who passed it on",
    "new-source": "somebody new, however alike the name",
    "no-source": "nobody says so",
    "no-via": "nobody passed it on",
    "together": "Accept as one claim",
    "as": "The same as",
    "status": "Status",
    "about": "The party it concerns",
    "bearing": "What it does",
    "locator": "Where in it",
    "occurrence": "Which one, where they stand several times",
    "words": "Or the exact words it stands on now",
    "candidate": "one of the places offered",
    "gone": "It no longer stands in the text",
    "override": "Go against the policy that holds it back",
    "alone": "Decide with no second person",
    "stands": "The words of the story that carry it",
    "asked": "On which day",
    "deadline": "Until when they were to answer",
    "outcome": "What came of it",
    "answer": "What they said",
    "until": "The last day on which it holds",
    "as-of": "The day it was true",
    "said-on": "The day they said it",
    "quote": "The exact words of the story",
    "text": "What each part says, a line each",
    "name": "What the group is called",
    "claim": "with claim",
    "for": "For the",
    "from": "Revision",
    "to": "against revision",
    "url": "Where it stands",
    "at": "When it went out",
    "add-role": "Roles",
    "left": "They left",
    "back": "They are back",
    "key": "The public key that must have signed them",
    "head": "against heads that were kept elsewhere",
    "extractor": "Looked for by",
    "help": "the fields",
}
"""What an option is called as a field of a form. One that is not here goes by its own words."""
IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r": ask one, or on a laptop name one with --by", ": ask one"),
        (r": ask somebody, or on a laptop say who you are with --by", ": ask somebody who has it"),
        (r'needs a reason: add --reason "\.\.\."', "needs a reason: write it under --reason"),
        (
            r"(`tracker evidence add \S+) --source NAME --bearing (\S+) --locator PLACE`",
            r"\1`, where --bearing is to be “\2” and --locator is to say the place",
        ),
        (
            r"say so with --slug (\S+); else name another article with --slug",
            r"say so by writing \1 under --slug; else write another name there",
        ),
        (
            r"add --slug (\S+), or --anyway to file it as (\S+)",
            r"write \1 under --slug, or tick --anyway to file it as \2",
        ),
        (r"name that story with --slug (\S+) if", r"write \1 under --slug if"),
        (r"add --anyway to file it all the same", "tick --anyway"),
        (r"\(tracker diff (\S+)\)", r"(`tracker diff \1`)"),
        (r'say with --note "\.\.\." what', "say under “What readers are told of a correction” what"),
        (r'or say with --note "\.\.\." how', "or say beside “Done” how"),
        (r"with --note with", "with"),
        (r"`tracker task done ID --note`", "`tracker task done ID`"),
        (r"see `tracker (?:article|claim|person|reply) edit --help`", "change one of the fields"),
        (r"say what with an option, change", "change"),
        (r"`tracker accept \d+ --as '([^']+)'`", r"“The same claim as \1”"),
        (r"a blind second opinion: `tracker opinion", "a second checker: `tracker opinion"),
        (r"It waits for `tracker approve", "It waits for an editor: `tracker approve"),
        (
            r"go against it with `tracker (\w+) (\S+) --override --reason \.\.\.`",
            r"tick --override, give a reason, and `\1 \2`",
        ),
        (r"keep a `tracker log head` elsewhere", "keep its head, a number and a hash, elsewhere"),
        (r"keep what `tracker log head` prints, ", "keep the head as the ledger shows it, "),
        (r"send what `tracker log head` prints, ", "send heads as the ledger shows them, "),
        (r"hold it against --head", "hold it against what is kept then, on the page `tracker log`"),
        (r"`tracker (\S+) (\S+) --reason \S+`", r"`tracker \1 \2`"),
        (r"settings second-person override`", "settings second-person`"),
        (
            r"--from (\S+) is not before --to (\S+): name the earlier revision with --from",
            r"revision \1 is not before revision \2",
        ),
        (r"there is no article ", "there is no story "),
        (r" is no slug: use ", " is no name for a story: use "),
    )
)
"""What reads otherwise where people click: said of the sentence before its commands and options are."""
