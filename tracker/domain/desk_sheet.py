"""The columns of the desk's own spreadsheet: what each says, and which of them a sheet may change.

One row is one claim, so that sorting and filtering tear none apart. Where a claim has several speakers or pieces of evidence,
a cell holds one a line, and the lines of the columns of one group belong together.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from tracker.domain.value import value

NOBODY = "—"
"""A line that says nothing, where the lines beside it do."""
PASSED_ON = " > "
"""Between the links of a chain, nearest the reader first."""


class Kind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"


class Group(StrEnum):
    """Columns whose lines belong together."""

    SAID = "speakers"
    HELD = "evidence"


@value
class SheetColumn:
    """One column. `mend` is empty where a sheet may change it, else what does instead, as a sentence ends."""

    name: str
    about: str
    mend: str = ""
    kind: Kind = Kind.TEXT
    group: Group | None = None
    width: int = 14
    worked_out: bool = False
    """Whether it follows from what stands elsewhere: a sheet is not out of date because it changed."""

    @property
    def writable(self) -> bool:
        """Whether a changed cell changes the desk."""
        return not self.mend


_COUNTED = (
    "it is counted: `tracker attribute`, `tracker derive` and `tracker evidence add` change what it is counted from"
)
_DECIDED = (
    "deciding is an act of the desk: `tracker take`, `verify`, `approve` ... do it, and `tracker reopen` undoes it"
)
_PLACED = "`tracker claim edit {claim} --quote WORDS` says on which words it stands, `tracker claim place` where in a new text"
_SAID, _HELD = Group.SAID, Group.HELD

COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn("claim", "The claim's label. Empty in a row that is to be a new claim.", width=16),
    SheetColumn("article", "The slug of its story; decides where a new claim goes.", width=16),
    SheetColumn(
        "revision",
        "The text of the story in which it stands, the newest that has it.",
        _PLACED,
        Kind.NUMBER,
        None,
        9,
        True,
    ),
    SheetColumn("sentence", "The sentence of the story in which it stands.", _PLACED, width=40, worked_out=True),
    SheetColumn("claim_text", "What is claimed.", width=50),
    SheetColumn("start", "Where its words begin in that text, in code points.", _PLACED, Kind.NUMBER, None, 8, True),
    SheetColumn("end", "Where they end.", _PLACED, Kind.NUMBER, None, 8, True),
    SheetColumn("exact", "Its words in the story. To be filled in where it stands nowhere yet.", width=40),
    SheetColumn("status", "How the story puts it: reported, alleged, denied, confirmed, speculated, unattributed."),
    SheetColumn("risk", "normal or high.", width=9),
    SheetColumn("about", "The party it concerns.", width=18),
    SheetColumn("allegation", "yes where it accuses somebody, else no.", width=10),
    SheetColumn("as_of", "The day on which it is true: 2026, 2026-11 or 2026-11-23.", kind=Kind.DAY, width=12),
    SheetColumn("speaker", "Who says so, one a line.", group=_SAID, width=26),
    SheetColumn("speaker_role", "What each is; read where a speaker is new: person, agency, outlet ...", group=_SAID),
    SheetColumn("stance", "How each stands to it: reported, alleged, denied, confirmed, speculated.", group=_SAID),
    SheetColumn("via", "Through whom it reached us, nearest the reader first, with > between.", group=_SAID, width=26),
    SheetColumn("first_hand", "yes or no where it is known; read of a speaker that is added.", group=_SAID, width=11),
    SheetColumn(
        "named",
        "Whether each goes by name.",
        "it follows from what the source is: `tracker source edit` changes that",
        Kind.TEXT,
        _SAID,
        9,
        True,
    ),
    SheetColumn("state", "Where the desk's checking of it stands.", _DECIDED, width=16),
    SheetColumn("assignee", "The initials of whoever is on it.", width=10),
    SheetColumn("signed_by", "Who proposed what was decided.", _DECIDED, width=10),
    SheetColumn("signed_at", "When it was decided, UTC.", _DECIDED, Kind.TIME, None, 20),
    SheetColumn("second_signed_by", "Who approved it; empty where one person decided.", _DECIDED, width=10),
    SheetColumn("citations", "Attributions and evidence that support it.", _COUNTED, Kind.NUMBER, None, 9, True),
    SheetColumn("independent_min", "Independent sources at worst.", _COUNTED, Kind.NUMBER, None, 9, True),
    SheetColumn("independent_max", "Independent sources as known.", _COUNTED, Kind.NUMBER, None, 9, True),
    SheetColumn("rests_on", "The sources on which all of it rests, one a line.", _COUNTED, Kind.TEXT, None, 26, True),
    SheetColumn("evidence_source", "Whose each piece of evidence is, one a line.", group=_HELD, width=26),
    SheetColumn("evidence_bearing", "supports, refutes or context.", group=_HELD),
    SheetColumn("evidence_url", "Where it is on the web.", group=_HELD, width=34),
    SheetColumn("evidence_locator", "Where in it: a page, a time.", group=_HELD, width=18),
    SheetColumn("archived_url", "Where an archived copy is.", group=_HELD, width=34),
    SheetColumn(
        "sha256",
        "The hash of the file that is kept of it.",
        "it belongs to the file: `tracker evidence add {claim} --file FILE` keeps another",
        Kind.TEXT,
        _HELD,
        18,
    ),
    SheetColumn(
        "response_sought",
        "Who was asked to answer it, and when, one a line.",
        "`tracker reply add {claim} PARTY` puts down who was asked",
        width=24,
    ),
    SheetColumn("response", "What came of asking.", "`tracker reply edit ID` puts down what came of it", width=34),
    SheetColumn(
        "waiver",
        "Findings accepted on it: the rule, until when, by whom.",
        "`tracker waive {claim} RULE` accepts a finding, `tracker waiver withdraw` takes that back",
        width=24,
        worked_out=True,
    ),
    SheetColumn("notes", "The desk's note on it. Not for readers.", width=40),
    SheetColumn("updated_at", "When it was changed last, UTC.", "the desk keeps the time", Kind.TIME, None, 20, True),
    SheetColumn(
        "desk_entry",
        "The ledger's newest entry when the sheet was written: by it an old sheet is known.",
        "it says how old the sheet is: leave it as it is",
        width=16,
        worked_out=True,
    ),
    SheetColumn(
        "written_at",
        "When the sheet was written, UTC: who was on a claim, and what was accepted on it, ends by the clock.",
        "it says how old the sheet is: leave it as it is",
        Kind.TIME,
        None,
        20,
        True,
    ),
)

BY_NAME = MappingProxyType({column.name: column for column in COLUMNS})
SAID = tuple(column.name for column in COLUMNS if column.group is _SAID)
HELD = tuple(column.name for column in COLUMNS if column.group is _HELD)
KEYS = ("claim", "article")
"""Say which claim a row is; of a row with a label they change nothing."""
ONLY_OF_NEW = frozenset({"speaker_role", "first_hand"})
"""Read where a speaker is added; of one that stands, another command changes them."""
