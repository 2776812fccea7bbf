"""What is said to the demonstration's desk, and what it answers: a success and the typical refusals of every command."""

# ruff: noqa: E501 - one case a line reads best

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Line = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One command line on the demonstration's desk, and what it says. `{tmp}` stands for a folder of the test."""

    line: Line
    words: str
    says: str
    by: str = "EK"
    changes: bool = False
    first: tuple[tuple[str, str], ...] = ()
    """What is done before, as (who, words)."""
    status: int = 0
    stdin: str = ""

    def called(self, tmp: Path) -> list[str]:
        """All words of the command line."""
        return [*self.line, *split(self.words, tmp)]


def split(words: str, tmp: Path) -> list[str]:
    """Words as a shell splits them, with a test's folder put in."""
    found = re.findall(r"'([^']*)'|(\S+)", words)
    return [(quoted or plain).replace("{tmp}", str(tmp)) for quoted, plain in found]


def case(line: str, words: str, says: str, **more: Any) -> Case:
    """A case that reads only."""
    return Case(tuple(line.split()), words, says, **more)


def act(line: str, words: str, says: str, by: str = "EK", **more: Any) -> Case:
    """A case that changes the desk."""
    return Case(tuple(line.split()), words, says, by, changes=True, **more)


TAKEN = (("MC", "take kim-train#1"),)
HELD = (
    *TAKEN,
    ("MC", "evidence add kim-train#1 --source KCNA --locator p.1"),
    ("MC", "evidence add kim-train#1 --source KCNA --locator p.2 --bearing refutes"),
)
SAME = "'its blinds drawn, the carriage slid past sleeping villages behind two smoking engines'"
COPIED = tuple(("MC", f"evidence add kim-train#1 --source {name} --excerpt {SAME}") for name in ("AlJazeera", "KCNA"))
PROPOSED = (*HELD, ("MC", "verify kim-train#1"))
FILED = (("RL", "file {tmp}/story.txt --reporter RL"),)
SIGNED = (*FILED, ("EK", "sign-off story"))
GROUPED = (("RL", "claim group kim-train#1 kim-train#2 --name Deaths"),)
NEXT_YEAR = f"{dt.date.today().year + 1}-12-31"
WAIVED = (("EK", f"waive kim-train#1 unsourced --reason seen --until {NEXT_YEAR}"),)

DONE = [
    act("init", "", "You are ann on it, with every role, and decide alone."),
    act("demo", "{tmp}/tour", "A desk with one story is at {tmp}/tour/desk.db."),
    act("person add", "'Zoe Zimmer' --initials ZZ --role checker,legal", "Zoe Zimmer is on file as ZZ: checker, legal."),
    case("person list", "", "EK\tElias Kramer\teditor"),
    case("settings", "second-person", "second-person\trequired"),
    act("settings", "hold-hours 8", "hold-hours is now 8."),
    case("db upgrade", "", "is up to date: there is nothing to do."),
    case("db check", "", "fits this version of tracker."),
    act("file", "{tmp}/story.txt --reporter RL", "Filed story, revision 1: 18 characters.", by="RL"),
    act("file", "- --slug piped", "Filed piped, revision 1", stdin="Piped in.\n"),
    case("file", "- --slug story", "Nothing to file", first=(("RL", "file {tmp}/story.txt"),), stdin="A story in a file."),
    case("articles", "", "kim-train\tdraft\t1\t77\t"),
    act("claim add", "kim-train --text 'It is armoured.' --risk high", "kim-train#78 is on file, unattributed."),
    case("claim list", "kim-train --limit 1", "kim-train#1\tunreviewed\tunattributed\t0\t0\t"),
    case("claim show", "kim-train#60", "kim-train#60  ∅ unverifiable"),
    act("claim edit", "kim-train#1 --note 'Ask again.'", "kim-train#1 is changed"),
    act("claim edit", "kim-train#4 --text 'Khasan lies in Russia.'", "Its decision no longer stands"),
    act("claim group", "kim-train#1 kim-train#2 --name Deaths", "One at most is true of “Deaths”: kim-train#1, kim-train#2.", by="RL"),
    act("claim ungroup", "kim-train#1 --name Deaths", "kim-train#1 is no longer in “Deaths”, which holds kim-train#2 now.", by="RL", first=GROUPED),
    case("claim groups", "kim-train", "Deaths\tkim-train#1\tunreviewed\t", first=GROUPED),
    act("source add", "Herald --kind outlet --alias 'The Herald'", "Herald is on file, outlet."),
    case("source list", "--kind agency", "KCNA\tagency\t"),
    case("source show", "AlJazeera", "aliases:\n  Al Jazeera\n"),
    act("source edit", "AlJazeera --reliability B", "AlJazeera is changed."),
    act("source edit", "AlJazeera --name 'Al Jazeera English'", "Al Jazeera English is changed."),
    act("source merge", "pyongyang --into KCNA", "Pyongyang is KCNA from now on, and an alias of it."),
    act("source retract", "'GeoNames gazetteer' --reason wrong", "are back in review: kim-train#4."),
    act("source restore", "AlJazeera", "AlJazeera counts again.", first=(("EK", "source retract AlJazeera --reason x"),)),
    act("attribute", "kim-train#1 KCNA --status reported --via AlJazeera", "kim-train#1: 1 citation, 1 independent"),
    act("attribute", "kim-train#4 Moscow --status denied", "kim-train#4 was decided; it is back in review."),
    case("attribution list", "kim-train#60", "26\tkim-train#60\talleged\tunnamed: AlJazeera's source"),
    act("attribution check", "26 --locator 'at 0:41'", "is checked by MC: they did say it.", by="MC"),
    act("attribution retract", "26 --reason wrong", "Attribution 26 on kim-train#60 is retracted."),
    act("derive", "KCNA --from AlJazeera --scope kim-train", "confirmed: KCNA drew on AlJazeera."),
    case("derivation list", "", "6\tAlJazeera\tlocal South Korean outlets\trewrite\tsuspected\tkim-train#60"),
    case("derivation suspect", "kim-train --dry-run", "Nothing new to suspect in kim-train: "),
    act("derivation suspect", "kim-train#1", "AlJazeera may have drawn on KCNA (wire, for kim-train#1)", first=COPIED),
    act("derivation confirm", "6", "Derivation 6 is confirmed."),
    act("derivation dismiss", "6", "Derivation 6 is dismissed."),
    act("derivation retract", "6 --reason wrong", "Derivation 6 is retracted."),
    act("evidence add", "kim-train#1 --source KCNA --url https://kcna.example --file {tmp}/story.txt", "The file is kept as "),
    case("evidence list", "kim-train#4", "1\tkim-train#4\tsupports\tGeoNames gazetteer"),
    act("evidence retract", "1 --reason wrong", "kim-train#4 was decided; it is back in review."),
    act("reply add", "kim-train#9 Russia --asked 2023-09-13 --channel 'by mail'", "Russia, asked on 2023-09-13 by RL: awaited.", by="RL"),
    case("reply list", "kim-train#9", "1\tkim-train#9\tRussia\t"),
    act("reply edit", "1 --answer 'No deal.'", "tracker attribute kim-train#9 Russia --status denied", by="RL"),
    act("reply retract", "1 --reason wrong", "Reply 1 on kim-train#9 is retracted.", by="RL"),
    case("rests", "kim-train#60", "    unnamed: AlJazeera's source for the helicopter (unnamed; via) - nobody named"),
    case("impact", "Pulikovsky", "If Konstantin Pulikovsky goes, 4 claims change; 4 would have nothing."),
    case("queue", "kim-train --limit 1", "kim-train#7\tunreviewed\thigh\ta checker"),
    case("review", "kim-train", "0 of 6", by="AO", stdin="q\n"),
    act("take", "kim-train#1 --hours 2 --for 'calling the ministry'", "MC is on kim-train#1 until", by="MC"),
    act("release", "kim-train#1", "kim-train#1 is free; it stays in review.", by="MC", first=TAKEN),
    act("assign", "kim-train#1 'miriam castellanos'", "MC is on kim-train#1 now."),
    act("verify", "kim-train#1", "MC proposes that kim-train#1 is verified.", by="MC", first=HELD),
    act("dispute", "kim-train#1", "MC proposes that kim-train#1 is disputed.", by="MC", first=HELD),
    act("refute", "kim-train#1", "MC proposes that kim-train#1 is refuted.", by="MC", first=HELD),
    act("unverifiable", "kim-train#1 --reason x", "MC proposes that kim-train#1 is unverifiable", by="MC", first=TAKEN),
    act("needs-source", "kim-train#1 --reason x", "kim-train#1 needs a source.", by="MC", first=TAKEN),
    act("approve", "kim-train#40", "kim-train#40 is verified, approved by EK."),
    act("return", "kim-train#40 --reason thin", "kim-train#40 goes back to be checked again."),
    act("opinion", "kim-train#9 unverifiable", "Your opinion on kim-train#9 is on file.", by="MC"),
    act("reopen", "kim-train#4 --reason news", "kim-train#4 is back in review; the old decision stays"),
    act("reopen", "kim-train#67 --reason news", "kim-train#67 is back in review"),
    act("withdraw", "kim-train#1 --reason cut", "kim-train#1 is withdrawn; it stays on file.", by="RL"),
    act("sign-off", "story", "story, revision 1, is signed off by EK: no claim, so nothing in it was checked (policy default).", first=FILED),
    act("publish", "story --url https://example.org/story", "story is published at https://example.org/story, since ", first=SIGNED),
    case("audit", "kim-train --rule unsourced --fail-on blocker", "(policy default)"),
    case("audit", "kim-train --rule unsourced", "  unsourced: ", status=1),
    case("audit", "kim-train --rule unsourced --severity blocker", "77 claims, no finding (policy default; nothing lighter than a blocker)."),
    case("audit", "kim-train#1 --rule unsourced,undecided", "1 claim, 1 blocker, 1 warning (policy default).", status=1),
    case("audit", "--new-since 2001-01-01 --rule unsourced", " are new since 2001-01-01 00:00 UTC (0 were there before)", status=1),
    case("rules", "single-source", "Remedy: find a source"),
    act("waive", f"kim-train#1 unsourced --reason seen --until {NEXT_YEAR}", f"unsourced on kim-train#1 is waived until {NEXT_YEAR} by EK (waiver "),
    case("waiver list", "kim-train", f"\tkim-train#1\tunsourced\t{NEXT_YEAR}\tEK\tin_force\tseen", first=WAIVED),
    act("waiver withdraw", "1 --reason 'The rule was right.'", "Waiver 1 is withdrawn: single-source on kim-train#4 counts again."),
    case("audit", "kim-train --rule unsourced --policy {tmp}/house.toml", "(policy house.toml)", status=1),
    case("policy list", "", "default\tyes\t0\ttracker's\t"),
    case("policy show", "ksj-three", "Where nothing first-hand is behind it: 3, as known."),
    case("policy show", "{tmp}/house.toml", "at least: 1 at normal risk, 3 at high risk."),
    act("policy use", "two-source", "The desk goes by two-source from now on."),
    act("policy use", "agency --article kim-train", "kim-train goes by agency from now on."),
    act("policy use", "{tmp}/house.toml", "house is kept on this desk.\nThe desk goes by house from now on."),
    act("policy use", "--article kim-train --desk", "kim-train goes by whatever the desk goes by, now default.", first=(("EK", "policy use agency --article kim-train"),)),
    act("settings", "policy ksj-three", "policy is now ksj-three."),
    case("report", "kim-train --for lawyer --format html -o {tmp}/r.html", "report of kim-train for the lawyer is at"),
    case("export", "kim-train", '{"record":"article","slug":"kim-train"'),
    act("import", "{tmp}/bundle.jsonl", "Imported: 1 source"),
    act("import", "-", "Imported: 1 source", stdin='{"record":"source","name":"Gazette","kind":"outlet"}\n'),
    case("log", "kim-train#4", "\tMC\t"),
    case("log verify", "", "The ledger verifies:"),
    case("log head", "", "65 "),
]  # fmt: skip

REFUSED = [
    case("init", "--loud", "No such option: --loud"),
    case("demo", "{tmp}", "{tmp} is not a folder that the demo made: name another, such as `tracker demo demo2`"),
    case("demo", "{tmp}/story.txt", "{tmp}/story.txt is a file: name a folder"),
    case("person add", "Zoe --initials EK --role editor", "the initials EK are Elias Kramer's: choose others"),
    case("person add", "Zoe --initials ZZ --role boss", "“boss” is no role: choose reporter, checker, editor, legal or reader"),
    case("person add", "Zoe --initials ZZ --role editor", "adding a person takes an editor: ask one", by="MC"),
    case("person list", "--format xml", "'xml' is not one of text, json."),
    case("settings", "second-persn", "“second-persn” is no setting: there are second-person, policy, hold-hours; did you mean second-person?"),
    case("settings", "policy defalt", "policy cannot be “defalt”: choose default, two-source, ksj-three, agency, one-person-desk; did you mean default?"),
    case("settings", "hold-hours 0", "hold-hours is to be a whole number from 1 to 720, not “0”"),
    case("settings", "hold-hours 8", "changing a setting takes an editor", by="RL"),
    case("db upgrade", "--now", "No such option: --now"),
    case("db check", "all", "unexpected extra argument"),
    case("file", "{tmp}/none.txt", "there is no file {tmp}/none.txt"),
    case("file", "{tmp}/story.txt --slug kim-train", "kim-train is on file with another text"),
    case("file", "{tmp}/story.txt --slug 'Kim Train'", "“Kim Train” is no slug: use lower-case letters, digits and dashes, such as kim-train"),
    case("file", "{tmp}/story.txt --reporter XX", "nobody at this desk is called “XX”: see `tracker person list`"),
    case("articles", "kim-train", "Got unexpected extra argument(s) (kim-train)"),
    case("claim add", "kim-trian --text x", "there is no article “kim-trian”; did you mean kim-train?"),
    case("claim add", "kim-train", "Missing option '--text'."),
    case("claim add", "kim-train --text x --status aleged", "“aleged” is no status: choose reported, alleged, denied, confirmed, speculated or unattributed; did you mean alleged?"),
    case("claim add", "kim-train --text x --quote 'never there'", "these words are not in the article's newest text: copy them from it exactly"),
    case("claim add", "kim-train --text x --quote the", "times in the text: give more of them, or say which with --occurrence"),
    case("claim add", "kim-train --text x --as-of yesterday", "--as-of is to be a day such as 2023-09-13, not “yesterday”"),
    case("claim add", "kim-train --text x --allegation perhaps", "“perhaps” is no answer to --allegation: choose yes or no"),
    case("claim list", "--state verfied", "“verfied” is no state: choose unreviewed, in_review, needs_source, verified"),
    case("claim list", "--source Aljazera", "there is no source “Aljazera” on file; did you mean AlJazeera"),
    case("claim list", "kim", "there is no article “kim”: see `tracker articles`"),
    case("claim list", "--limit -1", "-1 is less than 0."),
    case("claim show", "kim-train#78", "kim-train has no claim 78: its claims are numbered up to 77"),
    case("claim show", "kim-train", "“kim-train” is no claim: name one as slug#number, such as kim-train#12"),
    case("claim edit", "kim-train#1", "nothing about kim-train#1 would change: say what with an option, see `tracker claim edit --help`"),
    case("claim edit", "kim-train#67 --text x", "kim-train#67 is withdrawn"),
    case("claim group", "kim-train#1", "a group is of two claims or more: name another that cannot be true beside this one"),
    case("claim group", "kim-train#1 kim-train#67", "kim-train#67 is withdrawn"),
    case("claim group", "kim-train#1 kim-train#2 --name Deaths", "kim-train#1, kim-train#2 are in the group Deaths already: nothing would change", first=GROUPED),
    case("claim ungroup", "kim-train#1", "kim-train#1 is in no group: there is nothing to take it out of"),
    case("claim ungroup", "kim-train#1 --name Death", "there is no group “Death”; did you mean Deaths?", first=GROUPED),
    case("claim groups", "kim", "there is no article “kim”"),
    case("source add", "AlJazeera --kind outlet", "AlJazeera is on file already"),
    case("source add", "Herald --kind newspaper", "“newspaper” is no kind of source: choose person, organisation, outlet, agency, document, dataset, observation, group or unnamed"),
    case("source add", "Herald --kind outlet --alias KCNA", "KCNA is on file already"),
    case("source list", "--kind wire", "“wire” is no kind of source"),
    case("source show", "Pulikovski", "there is no source “Pulikovski” on file; did you mean Konstantin Pulikovsky"),
    case("source edit", "AlJazeera", "nothing would change: say what with an option, see `tracker source edit --help`"),
    case("source edit", "AlJazeera --name KCNA", "KCNA is on file already"),
    case("source edit", "AlJazeera --known-to XX", "nobody at this desk is called “XX”"),
    case("source merge", "AlJazeera --into 'al jazeera'", "AlJazeera cannot be merged into itself"),
    case("source retract", "AlJazeera", "Missing option '--reason'."),
    case("source retract", "AlJazeera --reason '  '", "the reason is blank: give it some words"),
    case("source restore", "AlJazeera", "AlJazeera is not retracted: there is nothing to restore"),
    case("attribute", "kim-train#1 KCNA --status unattributed", "“unattributed” is no status: choose reported, alleged, denied, confirmed or speculated"),
    case("attribute", "kim-train#1 KCNA --status reported --via KCNA", "the chain of kim-train#1 names a source twice: name each link once, nearest the reader first"),
    case("attribute", "kim-train#9 Moscow --status denied", "this statement on kim-train#9 is on file already, as attribution 3"),
    case("attribute", "kim-train#1 KCNA --status reported --first-hand perhaps", "“perhaps” is no answer to --first-hand: choose yes or no"),
    case("attribution list", "kim-train#78", "kim-train has no claim 78"),
    case("attribution check", "999", "there is no attribution 999: see `tracker attribution list ARTICLE`", by="MC"),
    case("attribution check", "1", "checking a statement takes a checker: ask one, or name one of yours with --by", by="RL"),
    case("attribution retract", "one --reason x", "'one' is not a whole number."),
    case("derive", "AlJazeera --from 'Al Jazeera'", "AlJazeera cannot draw on itself"),
    case("derive", "AlJazeera --from KCNA --kind wrie", "did you mean wire?"),
    case("derive", "AlJazeera --from KCNA --scope kim-trian", "there is no article “kim-trian”; did you mean kim-train?"),
    case("derive", "KCNA --from Pyongyang --kind controlled-by", "on file already"),
    case("derivation list", "--all", "No such option: --all"),
    case("derivation suspect", "kim-trian", "there is no article “kim-trian”; did you mean kim-train?"),
    case("derivation confirm", "999", "there is no derivation 999: see `tracker derivation list`"),
    case("derivation dismiss", "0", "there is no derivation 0"),
    case("derivation retract", "1", "Missing option '--reason'."),
    case("evidence add", "kim-train#1 --source KCNA", "evidence needs something to look at: an excerpt, a locator, a link or a file"),
    case("evidence add", "kim-train#1 --source KCNA --file {tmp}/none.pdf", "there is no file {tmp}/none.pdf"),
    case("evidence add", "kim-train#1 --source KCNA --file {tmp}", "{tmp} is no file that can be kept: name an ordinary file"),
    case("evidence add", "kim-train#1 --source KCNA --file /dev/zero", "/dev/zero is no file that can be kept"),
    case("evidence add", "kim-train#1 --source KCNA --url x --bearing suports", "did you mean supports?"),
    case("evidence list", "kim", "there is no article “kim”"),
    case("evidence retract", "999 --reason x", "there is no evidence 999: see `tracker evidence list ARTICLE`"),
    case("reply add", "kim-train#1", "kim-train#1 concerns nobody yet: name who was asked behind it"),
    case("reply add", "kim-train#9 Russia --asked 2023-09", "--asked is to be a full day such as 2026-11-25, not “2023-09”"),
    case("reply add", "kim-train#9 Russia --asked 2999-01-01", "nobody has been asked on 2999-01-01 yet"),
    case("reply add", "kim-train#9 Russia --asked 2023-09-13 --deadline 2023-09-12", "the deadline 2023-09-12 is before 2023-09-13"),
    case("reply add", "kim-train#9 Russia --outcome declind", "“declind” is no outcome: choose awaited, answered, declined, no_answer or unreachable; did you mean declined?"),
    case("reply add", "kim-train#9 Russia --outcome answered", "they answered: say what with --answer"),
    case("reply add", "kim-train#9 Russia --outcome no_answer --answer No", "the outcome is answered or declined, not no_answer"),
    case("reply add", "kim-train#9 Russia --stands 'never there'", "these words are not in the article's newest text: copy them from it exactly"),
    case("reply list", "kim", "there is no article “kim”"),
    case("reply edit", "1", "nothing about reply 1 would change: say what with an option, see `tracker reply edit --help`"),
    case("reply edit", "999 --outcome declined", "there is no reply 999: see `tracker reply list`"),
    case("reply retract", "1 --reason x", "reply 1 is retracted already", first=(("RL", "reply retract 1 --reason x"),)),
    case("rests", "60", "“60” is no claim: name one as slug#number"),
    case("impact", "Nobody", "there is no source “Nobody” on file"),
    case("queue", "kim", "there is no article “kim”"),
    case("review", "kim", "there is no article “kim”"),
    case("take", "kim-train#1 --hours 0", "a hold lasts from 1 to 720 hours", by="MC"),
    case("take", "kim-train#1", "`take` takes a checker", by="RL"),
    case("take", "kim-train#9", "AO is on kim-train#9 until", by="MC"),
    case("take", "kim-train#34", "kim-train#34 still waits for a source: add one with `tracker attribute kim-train#34 ...`", by="AO"),
    case("release", "kim-train#1", "nobody is on kim-train#1: there is nothing to release", by="MC"),
    case("assign", "kim-train#1 RL", "RL is no checker: assign kim-train#1 to one"),
    case("assign", "kim-train#1 XX", "nobody at this desk is called “XX”"),
    case("verify", "kim-train#1", "kim-train#1 is unreviewed, so `verify` is not possible: take it first with `tracker take kim-train#1`", by="MC"),
    case("verify", "kim-train#1", "kim-train#1 has no evidence that supports it: add some with `tracker evidence add kim-train#1 --source NAME --bearing supports --locator PLACE`", by="MC", first=TAKEN),
    case("verify", "kim-train#1", "`verify` takes a checker", by="EK", first=TAKEN),
    case("verify", "kim-train#1 --alone --reason x", "this desk requires a second person: leave --alone out", by="MC", first=HELD),
    case("verify", "kim-train#1 --override --reason x", "nothing in the policy stands against kim-train#1: leave --override out", by="MC", first=HELD),
    case("dispute", "kim-train#1", "kim-train#1 has no evidence that refutes it", by="MC", first=TAKEN),
    case("refute", "kim-train#4", "kim-train#4 is verified, so `refute` is not possible: an editor can open it again with `tracker reopen kim-train#4 --reason ...`", by="MC"),
    case("unverifiable", "kim-train#1", '`unverifiable kim-train#1` needs a reason: add --reason "..."', by="MC", first=TAKEN),
    case("needs-source", "kim-train#1", '`needs-source kim-train#1` needs a reason: add --reason "..."', by="MC", first=TAKEN),
    case("approve", "kim-train#1", "kim-train#1 is unreviewed, so `approve` is not possible"),
    case("approve", "kim-train#1", "nothing is proposed on kim-train#1: a checker does that with `tracker verify kim-train#1`", first=HELD),
    case("approve", "kim-train#1", "`approve` takes an editor", by="MC", first=PROPOSED),
    case("approve", "kim-train#40 --override --reason x", "nothing in the policy stands against kim-train#40: leave --override out"),
    case("return", "kim-train#40", '`return kim-train#40` needs a reason: add --reason "..."'),
    case("opinion", "kim-train#9 verfied", "“verfied” is no outcome: choose verified, disputed, refuted or unverifiable; did you mean verified?", by="MC"),
    case("reopen", "kim-train#4", '`reopen kim-train#4` needs a reason: add --reason "..."'),
    case("withdraw", "kim-train#1 --reason x", "`withdraw` takes an editor or reporter", by="MC"),
    case("sign-off", "story", "signing a story off takes an editor", by="MC", first=FILED),
    case("sign-off", "story", "story is signed off already, by EK on ", first=SIGNED),
    case("sign-off", "kim-trian", "there is no article “kim-trian”; did you mean kim-train?"),
    case("publish", "kim-train", "kim-train is not signed off: an editor does that first, with `tracker sign-off kim-train`"),
    case("publish", "story", "publishing a story takes an editor", by="MC", first=SIGNED),
    case("publish", "story --url example.org", "--url is to be a link such as https://example.org/story, not “example.org”", first=SIGNED),
    case("publish", "story --at 2023-09-13", "--at 2023-09-13 is before the story was signed off", first=SIGNED),
    case("publish", "story --at 2999-01-01", "--at 2999-01-01 lies ahead", first=SIGNED),
    case("publish", "story", "story is published already, since ", first=(*SIGNED, ("EK", "publish story"))),
    case("audit", "--rule singl-source", "did you mean single-source?"),
    case("audit", "--policy defalt", "“defalt” is no policy pack: there are default, two-source, ksj-three, agency, one-person-desk; did you mean default?"),
    case("audit", "kim-trian --policy {tmp}/bad.toml", "{tmp}/bad.toml, line 3: “hihg” is no number of [minimum]: there are normal, high, secondary, unnamed; did you mean high?"),
    case("audit", "--policy {tmp}/none.toml", "there is no file {tmp}/none.toml: `tracker policy list` names the packs there are"),
    case("policy list", "default", "Got unexpected extra argument(s) (default)"),
    case("policy show", "two-sorce", "“two-sorce” is no policy pack: there are default, two-source, ksj-three, agency, one-person-desk; did you mean two-source?"),
    case("policy show", "{tmp}/bad.toml", "{tmp}/bad.toml, line 3: “hihg” is no number of [minimum]"),
    case("policy use", "two-sorce", "did you mean two-source?"),
    case("policy use", "{tmp}/bad.toml", "{tmp}/bad.toml, line 3: “hihg” is no number of [minimum]"),
    case("policy use", "{tmp}/story.txt", "{tmp}/story.txt, line 1: this is no TOML"),
    case("policy use", "agency --article kim-trian", "there is no article “kim-trian”; did you mean kim-train?"),
    case("policy use", "agency", "choosing a policy takes an editor: ask one", by="MC"),
    case("policy use", "", "name a pack or its file, as in `tracker policy use two-source`: see `tracker policy list`"),
    case("policy use", "agency --desk", "--desk takes an article back to the desk's policy: `tracker policy use --article SLUG --desk`"),
    case("audit", "--severity heavy", "“heavy” is no severity: choose note, warning or blocker"),
    case("audit", "kim-train#99", "kim-train has no claim 99: its claims are numbered up to 77"),
    case("audit", "--fail-on warnin", "“warnin” is no severity: choose note, warning or blocker; did you mean warning?"),
    case("audit", "-o {tmp}/audit.html", "“html” is no format: choose text, json, md, csv or sarif"),
    case("audit", "--new-since tuesday", "“tuesday” is no time and no revision: write 2026-11-23, 2026-11-23T09:30 or the number of a revision"),
    case("audit", "--new-since 2999-01-01", "2999-01-01 has not come yet: name a moment that is past"),
    case("audit", "--new-since 1", "1 is the number of a revision, and every article has its own: name the article, or a day or time"),
    case("audit", "kim-train --new-since 2", "kim-train has no revision 2: there is only revision 1"),
    case("audit", "kim-trian --new-since 1", "there is no article “kim-trian”; did you mean kim-train?"),
    case("audit", "kim-trian", "there is no article “kim-trian”; did you mean kim-train?"),
    case("audit", "--format jsn", "“jsn” is no format: choose text, json, md, csv or sarif; did you mean json?"),
    case("audit", "--format sarif --limit 5", "--limit is for text: leave it out, sarif holds every finding"),
    case("audit", "--format csv --summary", "csv holds findings and no totals: leave --summary out, or choose text, json or md"),
    case("audit", "-o {tmp}/story.txt", "{tmp}/story.txt is there already: name another file with -o, or add --force to write over it"),
    case("rules", "unsorced", "“unsorced” is no rule: there are unsourced, "),
    case("waive", f"kim-train#1 unsorced --reason x --until {NEXT_YEAR}", "“unsorced” is no rule: there are unsourced, "),
    case("waive", f"kim-train#1 undecided --reason x --until {NEXT_YEAR}", "undecided cannot be waived: "),
    case("waive", "kim-train#1 unsourced --until 2999-01-01", "Missing option '--reason'."),
    case("waive", f"kim-train#1 unsourced --reason '  ' --until {NEXT_YEAR}", "the reason is blank: give it some words"),
    case("waive", "kim-train#1 unsourced --reason x --until 2023-09-13", "--until 2023-09-13 is past: a waiver holds through that day"),
    case("waive", "kim-train#1 unsourced --reason x --until 2999-01-01", "--until 2999-01-01 is too far off: a waiver holds 10 years at most"),
    case("waive", f"kim-train#1 unsourced --reason x --until {NEXT_YEAR}", "waiving a finding takes an editor", by="MC"),
    case("waive", f"kim-train#1 unsourced --reason x --until {NEXT_YEAR}", f"unsourced on kim-train#1 is waived until {NEXT_YEAR} already, by EK (waiver ", first=WAIVED),
    case("waiver list", "kim", "there is no article “kim”"),
    case("waiver withdraw", "999 --reason x", "there is no waiver 999: see `tracker waiver list`"),
    case("waiver withdraw", "1 --reason x", "withdrawing a waiver takes an editor", by="MC"),
    case("waiver withdraw", "1 --reason x", "waiver 1 is withdrawn already", first=(("EK", "waiver withdraw 1 --reason x"),)),
    case("report", "kim-train --for lawer", "“lawer” is no audience: choose desk, lawyer or reader; did you mean lawyer?"),
    case("report", "kim-train --format pdf", "“pdf” is no format: choose md or html"),
    case("report", "kim-train -o {tmp}/story.txt", "{tmp}/story.txt is there already: name another file with -o, or add --force to write over it"),
    case("export", "kim-trian", "there is no article “kim-trian”; did you mean kim-train?"),
    case("import", "{tmp}/none.jsonl", "there is no file {tmp}/none.jsonl"),
    case("import", "{tmp}/story.txt", "{tmp}/story.txt, line 1: this is no JSON"),
    case("log", "kim-train#78", "kim-train has no claim 78"),
    case("log", "kim", "there is no article “kim”: see `tracker articles`"),
    case("log verify", "--head {tmp}/story.txt", "{tmp}/story.txt holds no head: keep what `tracker log head` prints, a number and a hash"),
    case("log head", "now", "Got unexpected extra argument(s) (now)"),
]  # fmt: skip
