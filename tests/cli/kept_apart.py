"""A desk on which every part of two confidential sources, and of what stands on them, holds a word of its own."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

from tests.cli.door import Door
from tests.intake.paper import p, r, written

MARKED = re.compile(r"[a-z]+zq", re.IGNORECASE)
"""A word that stands in one guarded part alone."""
AGREED = {"descriptionzq", "agreedzq"}
"""How print may describe the two."""
AT_WORK = {
    *("heronzq", "ternzq"),  # what they are called
    *("gullzq",),  # a name it had, which stands in the words of a claim
    *("answerzq", "attrnotezq", "channelzq", "claimnotezq", "commentzq", "cuezq", "derivnotezq", "evnotezq"),
    *(
        "excerptzq",
        "filezq",
        "groupzq",
        "neededzq",
        "pagezq",
        "placezq",
        "purposezq",
        "quotezq",
        "replynotezq",
        "urlzq",
    ),
    *("viaquotezq", "waivedzq"),
}
OF_HERON = {"whyzq", "knowzq"}
OF_TERN = {"reasonzq"}
"""Why each is not named, and who knows it; of the second that is the editor."""
SECRETS_OF_HERON = {"notezq", "aliaszq"}
SECRETS_OF_TERN = {"remarkzq", "realzq", "oldzq"}
"""The notes on them and their other names."""
KNOWS_HERON = AGREED | AT_WORK | OF_HERON | SECRETS_OF_HERON
SEES: dict[str, set[str]] = {
    "RL": AGREED | AT_WORK,
    "MC": AGREED | AT_WORK,
    "Knowzq": KNOWS_HERON,
    "FI": KNOWS_HERON,
    "LX": AGREED | AT_WORK | OF_HERON | OF_TERN,
    "EK": KNOWS_HERON | OF_TERN | SECRETS_OF_TERN,
    "RR": AGREED,
    "somebody": AGREED,
}
"""Who may see which words: a reporter, a checker, the checker who knows the first source, the reporter who put it on file, the
lawyer, the editor, a reader, and whoever is not on file."""
WHOLE = set().union(*SEES.values())

STORY = p(
    '<w:commentRangeStart w:id="1"/>',
    r("The mayor resigned"),
    '<w:commentRangeEnd w:id="1"/>',
    " on Monday. ",
    '<w:commentRangeStart w:id="2"/>',
    r("The bridge"),
    '<w:commentRangeEnd w:id="2"/>',
    " is shut, somebody said. Moscow denied it. “It is safe,” Ann Lee said.",
)
REMARKS = ((1, "Commentzq: ask Heronzq."), (2, "Is it?"))
REMARK = "".join(f'<w:comment w:id="{at}" w:author="Ann Lee">{p(text)}</w:comment>' for at, text in REMARKS)
UNTIL = f"{dt.date.today().year + 1}-12-31"
BEFORE = [
    ("FI", "source add KCNA --kind agency"),
    ("FI", "source add Moscow --kind organisation"),
    ("EK", "source add Oldzq --kind person"),
    ("EK", "source edit Oldzq --name Realzq"),
    ("RL", "file {tmp}/kim-train.docx --reporter RL"),
    (
        "RL",
        "claim add kim-train --text 'Heronzq’s view: the mayor resigned.' --quote 'The mayor resigned' --status reported",
    ),
    ("RL", "claim add kim-train --text 'The bridge is shut.' --quote 'The bridge is shut' --status reported"),
    ("RL", "claim add kim-train --text 'Gullzq is Ternzq’s friend.' --about Moscow --quote 'It is safe'"),
    ("RL", "attribute kim-train#2 Realzq --status reported"),
]
"""What was on file while the second source was not confidential yet."""
AFTER = [
    (
        "FI",
        "source add Heronzq --kind person --confidential yes --description 'a Descriptionzq' --why-unnamed Whyzq "
        "--known-to Knowzq --note Notezq --alias Aliaszq --terms background --reliability B",
    ),
    ("FI", "source add Gullzq --kind person --confidential yes"),
    ("FI", "source merge Gullzq --into Heronzq"),
    (
        "EK",
        "source edit Realzq --name Ternzq --confidential yes --description Agreedzq --why-unnamed Reasonzq --known-to EK "
        "--note Remarkzq",
    ),
    (
        "FI",
        "attribute kim-train#1 Heronzq --status reported --cue Cuezq --quote Quotezq --locator Placezq --note Attrnotezq "
        "--said-on 2020-01-01",
    ),
    ("FI", "attribute kim-train#2 Moscow --via Ternzq --status alleged --quote Viaquotezq"),
    ("FI", "attribute kim-train#3 KCNA --status reported"),
    (
        "FI",
        "evidence add kim-train#2 --source Ternzq --excerpt Excerptzq --locator Pagezq --url https://e.example/Urlzq "
        "--file {tmp}/Filezq.txt --note Evnotezq",
    ),
    ("FI", "evidence add kim-train#3 --source KCNA --locator p.1"),
    ("FI", "derive KCNA --from Heronzq --note Derivnotezq"),
    ("FI", "derive Ternzq --from Heronzq --kind controlled_by --suspected"),
    ("FI", "claim edit kim-train#1 --note Claimnotezq"),
    ("FI", "reply add kim-train#1 Heronzq --channel Channelzq --note Replynotezq --answer Answerzq"),
    ("FI", "reply add kim-train#2 Moscow"),
    ("MC", "comment take 1 --claim kim-train#1"),
    ("FI", "claim group kim-train#1 kim-train#2 --name 'Groupzq of Heronzq'"),
    ("MC", "take kim-train#2 --for Purposezq"),
    ("MC", "take kim-train#1"),
    ("MC", "needs-source kim-train#1 --reason 'Neededzq: Heronzq alone'"),
    ("EK", f"waive kim-train#2 single-source --reason 'Waivedzq' --until {UNTIL}"),
    ("RL", "propose kim-train"),
    ("RL", "claim add kim-train --text 'It is safe.' --quote 'It is safe'"),
    ("RL", "claim add kim-train --text 'Moscow denied.' --quote 'Moscow denied it' --risk high"),
    ("RL", "claim add kim-train --text 'Somebody said so.'"),
    ("FI", "evidence add kim-train#2 --source Moscow --bearing refutes --locator p.2"),
    ("FI", "evidence add kim-train#4 --source Heronzq --locator p.3"),
    ("FI", "evidence add kim-train#5 --source Ternzq --locator p.4"),
    ("MC", "take kim-train#3"),
    ("MC", "verify kim-train#3"),
    ("MC", "take kim-train#4"),
    ("MC", "verify kim-train#4"),
    ("EK", "approve kim-train#4"),
    ("AO", "take kim-train#5"),
    ("AO", "verify kim-train#5"),
    ("RL", "file {tmp}/other.txt"),
    ("RL", "file {tmp}/third.txt"),
    ("EK", "sign-off third"),
    ("EK", "source add Lost --kind outlet"),
    ("EK", "source retract Lost --reason x"),
    ("EK", "report kim-train -o {tmp}/r.md"),
]
PEOPLE = {
    "RL": "reporter",
    "MC": "checker",
    "Knowzq": "checker",
    "FI": "reporter",
    "LX": "legal",
    "EK": "editor",
    "RR": "reader",
    "AO": "checker",
}


class Apart(NamedTuple):
    """The desk, and a moment before the second source was confidential."""

    door: Door
    then: str


def words_of(line: str, tmp: Path) -> list[str]:
    """Words as a shell splits them, with a test's folder put in."""
    return [(quoted or plain).replace("{tmp}", str(tmp)) for quoted, plain in re.findall(r"'([^']*)'|(\S+)", line)]


def kept_apart(door: Door, tmp: Path) -> Apart:
    """Put all of it on file."""
    (tmp / "kim-train.docx").write_bytes(written(STORY, comments=REMARK))
    for name, text in (("Filezq", "A record."), ("other", "Another story."), ("third", "A third story.")):
        (tmp / f"{name}.txt").write_text(text, encoding="utf-8")
    for initials, role in PEOPLE.items():
        door.done("person", "add", f"{initials} of the desk", "--initials", initials, "--role", role)
    door.done("settings", "second-person", "required")
    for by, words in BEFORE:
        door.done(*words_of(words, tmp), by=by)
    then = dt.datetime.now(dt.UTC).isoformat()
    for by, words in AFTER:
        answer = door(*words_of(words, tmp), by=by)
        assert answer.status == 0, (words, answer)
    return Apart(door, then)
