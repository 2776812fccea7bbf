"""The table of commands: what can be said on the command line, and where each command lives.

`tracker --help`, shell completion and "did you mean" read this table and nothing else, so a module
is imported only when its command is called. A test holds every help line to the first line of the
command's own docstring.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Panel(StrEnum):
    """The headings of `tracker --help`, in their order."""

    DESK = "Desk"
    FILING = "Filing"
    SOURCING = "Sourcing"
    REVIEWING = "Reviewing"
    AUDITING = "Auditing"
    REPORTING = "Reporting"
    LEDGER = "Ledger"


class Subcommand(NamedTuple):
    """One word after a group's name, as `list` in `tracker claim list`."""

    name: str
    help: str


class Command(NamedTuple):
    """One word after `tracker`.

    A single command is the function `attribute` in `module`. A group (one with `subcommands`) is
    the `typer.Typer` named `app` in `module`; where a group may also stand alone, as `tracker log`
    does, `bare` names the function for that.
    """

    name: str
    panel: Panel
    help: str
    module: str
    attribute: str = "command"
    subcommands: tuple[Subcommand, ...] = ()
    bare: str | None = None


DECIDING = "tracker.cli.deciding"
ASSIGNING = "tracker.cli.assigning"

DESK = (
    Command(
        "init",
        Panel.DESK,
        "Make a new desk, with you as its first person.",
        "tracker.cli.init",
    ),
    Command(
        "demo",
        Panel.DESK,
        "Make a desk with a story and its reports, to try things on.",
        "tracker.cli.demo",
    ),
    Command(
        "serve",
        Panel.DESK,
        "Open the review desk in a browser, for you or for a team.",
        "tracker.cli.serve",
    ),
    Command(
        "person",
        Panel.DESK,
        "The people of the desk: add, edit, password, list.",
        "tracker.cli.person",
        "app",
        (
            Subcommand("add", "Put somebody on file, with the roles they have."),
            Subcommand("edit", "Change somebody's name, roles or login, or note that they left."),
            Subcommand("password", "Choose your password for the pages, or give somebody a first one."),
            Subcommand("list", "List the people of the desk."),
        ),
    ),
    Command(
        "settings",
        Panel.DESK,
        "Show how the desk is set up, or change one setting.",
        "tracker.cli.settings",
    ),
    Command(
        "db",
        Panel.DESK,
        "The database itself: upgrade, backup, restore, move ...",
        "tracker.cli.db",
        "app",
        (
            Subcommand("upgrade", "Bring the desk's tables up to this version of tracker."),
            Subcommand("check", "Say whether the desk's tables fit this version of tracker."),
            Subcommand("backup", "Make a proven copy of the desk while people work on it."),
            Subcommand("restore", "Put a backup in place of a desk that is gone."),
            Subcommand("move", "Carry a desk to another place: from a laptop to a server, or back."),
            Subcommand("downgrade", "Say what going back to an older version would lose, or do it."),
            Subcommand("grants", "Print the SQL that gives members' logins their rights."),
        ),
    ),
    Command(
        "doctor",
        Panel.DESK,
        "Find what could lose or falsify the record, and the mend.",
        "tracker.cli.doctor",
    ),
)

FILING = (
    Command(
        "file",
        Panel.FILING,
        "File an article's text: a new article, or its next revision.",
        "tracker.cli.file",
    ),
    Command(
        "articles",
        Panel.FILING,
        "List the articles: stage, claims, deadline, who signed off.",
        "tracker.cli.articles",
    ),
    Command(
        "article",
        Panel.FILING,
        "Change a story's headline, reporter or deadline: edit.",
        "tracker.cli.article",
        "app",
        (Subcommand("edit", "Change a story's headline, reporter or deadline."),),
    ),
    Command(
        "diff",
        Panel.FILING,
        "Show which sign-offs a new text left standing, and why not.",
        "tracker.cli.diff",
    ),
    Command(
        "extract",
        Panel.FILING,
        "Find the claims in a text and who makes them, with no desk.",
        "tracker.cli.extract",
    ),
    Command(
        "extractors",
        Panel.FILING,
        "List who can look for claims: rules, models, plug-ins.",
        "tracker.cli.extractors",
    ),
    Command(
        "propose",
        Panel.FILING,
        "Find the claims in an article's newest text, to accept.",
        "tracker.cli.propose",
    ),
    Command(
        "proposals",
        Panel.FILING,
        "List what is proposed in an article, and who says it.",
        "tracker.cli.proposals",
    ),
    Command(
        "accept",
        Panel.FILING,
        "Make claims of what was proposed, with who says so.",
        "tracker.cli.accept",
    ),
    Command(
        "dismiss",
        Panel.FILING,
        "Say that something proposed is no claim; it stays away.",
        "tracker.cli.accept",
        "dismiss",
    ),
    Command(
        "reoffer",
        Panel.FILING,
        "Take an acceptance or a dismissal back.",
        "tracker.cli.accept",
        "reoffer",
    ),
    Command(
        "comment",
        Panel.FILING,
        "Comments that came with a Word file: list, take, dismiss.",
        "tracker.cli.comment",
        "app",
        (
            Subcommand("list", "List the Word comments that came with an article, with the ids."),
            Subcommand("take", "Keep a Word comment with the claim it is about."),
            Subcommand("dismiss", "Say that a Word comment is nothing to keep with a claim."),
        ),
    ),
    Command(
        "claim",
        Panel.FILING,
        "Claims, the checkable assertions: add, list, show, edit ...",
        "tracker.cli.claim",
        "app",
        (
            Subcommand("add", "Put a claim of an article on file."),
            Subcommand("list", "List claims, with how many independent sources each has."),
            Subcommand("show", "Show everything on file about one claim."),
            Subcommand("edit", "Change a claim's text, status, risk or words in the story."),
            Subcommand("split", "Make several claims of one that says several things."),
            Subcommand("merge", "Make two claims of a story one."),
            Subcommand("place", "Say where a claim stands in a new text, where nobody can tell by the texts alone."),
            Subcommand("group", "Say of claims that one of them at most is true."),
            Subcommand("ungroup", "Take a claim out of such a group."),
            Subcommand("groups", "List the groups of which one claim at most is true."),
        ),
    ),
)

SOURCING = (
    Command(
        "source",
        Panel.SOURCING,
        "Sources: add, list, show, edit, merge, retract, restore.",
        "tracker.cli.source",
        "app",
        (
            Subcommand("add", "Put a source on file."),
            Subcommand("list", "List the sources, with how many claims hang on each."),
            Subcommand("show", "Show everything on file about one source."),
            Subcommand("edit", "Change a source's name, aliases, kind or terms."),
            Subcommand("merge", "Make two names on file one source."),
            Subcommand("retract", "Take a source's word away from every claim; it stays on file."),
            Subcommand("restore", "Give a retracted source its word back."),
        ),
    ),
    Command(
        "attribute",
        Panel.SOURCING,
        "Say which source stands behind a claim, and through whom.",
        "tracker.cli.attribute",
    ),
    Command(
        "attribution",
        Panel.SOURCING,
        "Attributions on file: list, check, retract.",
        "tracker.cli.attribution",
        "app",
        (
            Subcommand("list", "List who says what, with the ids."),
            Subcommand("check", "Note that you saw for yourself that the source says so."),
            Subcommand("retract", "Take back an attribution; it stays on file."),
        ),
    ),
    Command(
        "derive",
        Panel.SOURCING,
        "Say that one source drew on another.",
        "tracker.cli.derive",
    ),
    Command(
        "derivation",
        Panel.SOURCING,
        "Who drew on whom: list, suspect, confirm, dismiss, retract.",
        "tracker.cli.derivation",
        "app",
        (
            Subcommand("list", "List who drew on whom, with the ids."),
            Subcommand("suspect", "Propose copies between outlets from the words on file."),
            Subcommand("confirm", "Say that a suspected derivation is real."),
            Subcommand("dismiss", "Say that a suspected derivation is not real."),
            Subcommand("retract", "Take back a derivation; it stays on file."),
        ),
    ),
    Command(
        "evidence",
        Panel.SOURCING,
        "Evidence for and against claims: add, import, list, retract.",
        "tracker.cli.evidence",
        "app",
        (
            Subcommand("add", "Put a piece of evidence about a claim on file."),
            Subcommand("import", "Put somebody's published fact-check on file as evidence."),
            Subcommand("list", "List the evidence on file, with the ids."),
            Subcommand("retract", "Take back a piece of evidence; it stays on file."),
        ),
    ),
    Command(
        "reply",
        Panel.SOURCING,
        "The right of reply: add, list, edit, retract.",
        "tracker.cli.reply",
        "app",
        (
            Subcommand("add", "Note that somebody was asked to answer a claim."),
            Subcommand("list", "List who was asked about what, with the ids."),
            Subcommand("edit", "Put down what came of asking somebody."),
            Subcommand("retract", "Take back that somebody was asked; it stays on file."),
        ),
    ),
    Command(
        "rests",
        Panel.SOURCING,
        "Show what a claim rests on, as an indented tree.",
        "tracker.cli.rests",
    ),
    Command(
        "impact",
        Panel.SOURCING,
        "Show which claims would change if a source were retracted.",
        "tracker.cli.impact",
    ),
)

REVIEWING = (
    Command(
        "queue",
        Panel.REVIEWING,
        "List the claims that wait for somebody.",
        "tracker.cli.queue",
    ),
    Command(
        "review",
        Panel.REVIEWING,
        "Go through claims one at a time, in the terminal.",
        "tracker.cli.review",
    ),
    Command(
        "take",
        Panel.REVIEWING,
        "Take a claim to check it yourself.",
        ASSIGNING,
        "take",
    ),
    Command(
        "release",
        Panel.REVIEWING,
        "Let go of a claim you took.",
        ASSIGNING,
        "release",
    ),
    Command(
        "assign",
        Panel.REVIEWING,
        "Give a claim to somebody to check.",
        ASSIGNING,
        "assign",
    ),
    Command(
        "verify",
        Panel.REVIEWING,
        "Find that a claim is true.",
        DECIDING,
        "verify",
    ),
    Command(
        "dispute",
        Panel.REVIEWING,
        "Find that a claim is in dispute.",
        DECIDING,
        "dispute",
    ),
    Command(
        "refute",
        Panel.REVIEWING,
        "Find that a claim is false.",
        DECIDING,
        "refute",
    ),
    Command(
        "unverifiable",
        Panel.REVIEWING,
        "Find that nobody can tell whether a claim is true.",
        DECIDING,
        "unverifiable",
    ),
    Command(
        "needs-source",
        Panel.REVIEWING,
        "Send a claim back for more sourcing.",
        DECIDING,
        "needs_source",
    ),
    Command(
        "approve",
        Panel.REVIEWING,
        "Agree, as the second person, to what was proposed.",
        DECIDING,
        "approve",
    ),
    Command(
        "return",
        Panel.REVIEWING,
        "Send a proposed decision back to whoever proposed it.",
        DECIDING,
        "return_",
    ),
    Command(
        "opinion",
        Panel.REVIEWING,
        "Give a blind second opinion on a high-risk claim.",
        DECIDING,
        "opinion",
    ),
    Command(
        "reopen",
        Panel.REVIEWING,
        "Put a decided or withdrawn claim back under review.",
        DECIDING,
        "reopen",
    ),
    Command(
        "withdraw",
        Panel.REVIEWING,
        "Take a claim out of the story; it stays on file.",
        DECIDING,
        "withdraw",
    ),
    Command(
        "correct",
        Panel.REVIEWING,
        "Put another claim in the place of one that is published.",
        "tracker.cli.correct",
    ),
    Command(
        "task",
        Panel.REVIEWING,
        "What corrections leave to do: list, done.",
        "tracker.cli.task",
        "app",
        (
            Subcommand("list", "List what corrections leave to do, with the ids."),
            Subcommand("done", "Close a task: the words are gone, or the note says why not."),
        ),
    ),
    Command(
        "sign-off",
        Panel.REVIEWING,
        "Release an article's text, if nothing stands in the way.",
        "tracker.cli.sign_off",
    ),
    Command(
        "publish",
        Panel.REVIEWING,
        "Note that an article is out, still as it was signed off.",
        "tracker.cli.publish",
    ),
    Command(
        "check-publish",
        Panel.REVIEWING,
        "Say whether a text is the one that was signed; exit 1 if not.",
        "tracker.cli.check_publish",
    ),
)

AUDITING = (
    Command(
        "audit",
        Panel.AUDITING,
        "Hold claims against the rule book; exit 1 on findings.",
        "tracker.cli.audit",
    ),
    Command(
        "rules",
        Panel.AUDITING,
        "Show the rule book, or one rule of it.",
        "tracker.cli.rules",
    ),
    Command(
        "policy",
        Panel.AUDITING,
        "Packs of house rules: list, show, use.",
        "tracker.cli.policy",
        "app",
        (
            Subcommand("list", "List the policy packs, with who goes by each."),
            Subcommand("show", "Show what a pack asks: its numbers, and the rules it weighs otherwise."),
            Subcommand("use", "Hold the desk, or one article, to a pack; a file is kept on the desk."),
        ),
    ),
    Command(
        "waive",
        Panel.AUDITING,
        "Accept what a rule says of a claim, for a time.",
        "tracker.cli.waive",
    ),
    Command(
        "waiver",
        Panel.AUDITING,
        "Findings that an editor accepted: list, withdraw.",
        "tracker.cli.waiver",
        "app",
        (
            Subcommand("list", "List the waivers: in force, idle, expired or withdrawn."),
            Subcommand("withdraw", "Take back a waiver: what it covered counts again."),
        ),
    ),
)

REPORTING = (
    Command(
        "report",
        Panel.REPORTING,
        "Write the sourcing report of an article; verify.",
        "tracker.cli.report",
        "app",
        (Subcommand("verify", "Say whether the desk still says what a report says; exit 1 if not."),),
        bare="command",
    ),
    Command(
        "annotate",
        Panel.REPORTING,
        "Write a story with its claims marked and a note on each.",
        "tracker.cli.annotate",
    ),
    Command(
        "chart",
        Panel.REPORTING,
        "Draw a chart of an article, or what a claim rests on.",
        "tracker.cli.chart",
    ),
    Command(
        "export",
        Panel.REPORTING,
        "Write what is on file as JSON Lines or in an open format.",
        "tracker.cli.export",
    ),
    Command(
        "import",
        Panel.REPORTING,
        "Put the records of a JSON Lines file on file, all or none.",
        "tracker.cli.import_",
    ),
    Command(
        "export-sheet",
        Panel.REPORTING,
        "Write the desk's spreadsheet, to work in and to bring back.",
        "tracker.cli.export_sheet",
    ),
    Command(
        "import-sheet",
        Panel.REPORTING,
        "Bring a spreadsheet in: what changed in ours, or anybody's.",
        "tracker.cli.import_sheet",
    ),
)

LEDGER = (
    Command(
        "log",
        Panel.LEDGER,
        "Show what happened at the desk; verify, head, key, purge.",
        "tracker.cli.log",
        "app",
        (
            Subcommand("verify", "Say whether ledger and records are as they were written."),
            Subcommand("head", "Print the head of the ledger, to publish or keep elsewhere."),
            Subcommand("key", "Make a pair of keys to sign heads of the ledger with."),
            Subcommand("purge", "Empty old entries for good; their hashes stay, and all is still proven."),
        ),
        bare="command",
    ),
)

COMMANDS: tuple[Command, ...] = (
    *DESK,
    *FILING,
    *SOURCING,
    *REVIEWING,
    *AUDITING,
    *REPORTING,
    *LEDGER,
)
"""Every command, grouped by panel in the order of the panels."""
