"""One story with something of everything on file, small enough to read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests import make
from tracker.domain.finding import Finding, Waived
from tracker.domain.vocabulary import Audience, Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, HoldRow, PassageRow
from tracker.reports.document import Document
from tracker.reports.sourcing_report import sourcing_report

MADE_AT = dt.datetime(2026, 11, 22, 18, 30, tzinfo=dt.UTC)
VERSION = "0.1.0"

TEXT = """\
Kim Jong Un has reached Khasan in the far east of Russia, where he is to meet Vladimir Putin.
Experts believe the meeting could end in a trade agreement for arms. Moscow and Pyongyang have \
each denied that this is what they are meeting for.
Why the train is slow
The armoured train has up to 90 carriages and does about 40 miles an hour, local outlets in South \
Korea have reported. It had to change wheels at the border, because the Russian tracks are wider.
According to Konstantin Pulikovsky, who once rode it, the interior is very opulent: there is fresh \
lobster, and there is French wine. AlJazeera has reported that there is allegedly a helicopter on \
board, which could serve for an escape.
A Western diplomat said the talks would be short. The ministry paid for the red carpet, an aide \
said.
His father died on board in 2011.
"""

LACEY = make.person("Robin Lacey", "RL", ["reporter"])
CASTELLANOS = make.person("Miriam Castellanos", "MC", ["checker"])
OKAFOR = make.person("Adaeze Okafor", "AO", ["checker"])
KRAMER = make.person("Elias Kramer", "EK", ["editor"])

ALJAZEERA = make.source("AlJazeera")
PULIKOVSKY = make.source("Konstantin Pulikovsky", "person")
MOSCOW = make.source("Moscow", "organisation")
PYONGYANG = make.source("Pyongyang", "organisation")
EXPERTS = make.source("unnamed experts", "group")
YONHAP = make.source("Yonhap", "agency", genre="wire")
HERALD = make.source("Korea Herald")
CHOSUN = make.source("Chosun Ilbo")
OFFICIAL = make.source("one intelligence official", "unnamed")
RAILWAYS = make.source("Gauge register of the railways", "document")
OBSERVER = make.source("Our reporter at Khasan", "observation")
TASS = make.source("Tass", "agency", genre="wire")
RIA = make.source("Ria Novosti", "agency", genre="wire")
KREMLIN = make.source("Kremlin press service", "organisation", genre="press_release")
DIPLOMAT = make.source(
    "HERON",
    "person",
    terms="deep_background",
    confidential=True,
    description="a Western diplomat",
)
BLOG = make.source(
    "Railspotter blog",
    retracted=True,
    retracted_why="the pictures were of another train",
)
WIKI = make.source("An encyclopedia", genre="encyclopedia")
DIGEST = make.source("The Travel Digest")


def at(day: int, hour: int = 10) -> dt.datetime:
    """A time in the week of the story."""
    return dt.datetime(2026, 11, day, hour, 0, tzinfo=dt.UTC)


def where(words: str) -> tuple[PassageRow, ...]:
    """Where these words stand in the story."""
    return (make.passage(TEXT, words),)


def _claims() -> list[ClaimRow]:
    return [
        make.claim(
            "Kim Jong Un has arrived in Khasan.",
            status="unattributed",
            state="verified",
            sources=[
                make.said(OBSERVER, first_hand=True, mode="observed", said_on="2026-11-18"),
                make.said(TASS, "confirmed", cue="confirmed", quote="The train is in Khasan."),
            ],
            evidence=[
                make.held(
                    OBSERVER,
                    excerpt="Green engine, 06:12, platform 1; the leader stepped down at 06:15.",
                    locator="frame 0412, 00:03:11",
                    file_name="khasan-0412.mp4",
                    sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                ),
                make.held(
                    TASS,
                    locator="paragraph 2",
                    url="https://example.org/tass/khasan?id=1&lang=en",
                    archived_url="https://archive.example.org/2026/tass-khasan",
                ),
            ],
            reviews=make.decided(CASTELLANOS, KRAMER),
            passages=where("Kim Jong Un has reached Khasan in the far east of Russia"),
        ),
        make.claim(
            "The meeting could lead to a trade agreement for arms.",
            status="speculated",
            state="unverifiable",
            speculated_by=[EXPERTS],
            denied_by=[MOSCOW, PYONGYANG],
            reviews=make.decided_alone(KRAMER, "unverifiable", "nobody can know what comes of it"),
            passages=where("the meeting could end in a trade agreement for arms"),
            allegation=True,
            about="Russia and North Korea",
            replies=[
                make.reply(
                    "Moscow",
                    "answered",
                    asked_by_id=LACEY.id,
                    channel="telephone",
                    deadline="2026-11-21",
                    answer="We have said all there is to say.",
                    stands="Moscow and Pyongyang have each denied",
                    note="Ask for the name of the spokesperson.",
                ),
                make.reply("Pyongyang", "unreachable"),
            ],
            waivers=[make.waived("contested", KRAMER, reason="both sides stand in the text")],
        ),
        make.claim(
            "Moscow denied that arms are what the meeting is for.",
            status="confirmed",
            sources=[
                make.said(
                    KREMLIN,
                    "confirmed",
                    via=[RIA],
                    quote="Nothing of the kind is on the table.",
                    said_on="2026-11-17",
                    checked_by_id=OKAFOR.id,
                    checked_at=at(19),
                ),
                make.said(KREMLIN, "confirmed", via=[TASS]),
            ],
            passages=where("Moscow and Pyongyang have each denied"),
            state="in_review",
            risk="high",
            reviews=[
                make.step("take", OKAFOR, start="unreviewed", to="in_review", at=at(19)),
                make.step("propose", OKAFOR, outcome="verified", reason="both wires open", at=at(20)),
            ],
            hold=HoldRow(OKAFOR.id, "second opinion", at(20), at(23)),
        ),
        make.claim(
            "The train has up to 90 carriages.",
            sources=[
                make.said(YONHAP, first_hand=False),
                make.said(HERALD, cue="reported"),
                make.said(CHOSUN, note="Translated by us; the number stands in the headline only."),
            ],
            passages=where("The armoured train has up to 90 carriages"),
            waivers=[
                make.waived("unsourced", KRAMER, reason="the wire was late"),
                make.waived("unnamed-only", KRAMER, finding="nobody is named", reason="the source feared for its post"),
                make.waived("single-source", KRAMER, until="2026-11-20", reason="only for the first edition"),
                make.waived("secondary-only", KRAMER, withdrawn_at=at(21), withdrawn_why="we have been there since"),
            ],
            state="needs_source",
            reviews=[
                make.step("take", CASTELLANOS, start="unreviewed", to="in_review", at=at(19)),
                make.step(
                    "needs_source",
                    CASTELLANOS,
                    to="needs_source",
                    reason="three papers, one wire behind them",
                    at=at(20, 9),
                ),
            ],
        ),
        make.claim(
            "The train does about 40 miles an hour.",
            sources=[HERALD, CHOSUN],
            passages=where("does about 40 miles an hour, local outlets in South Korea have reported"),
            state="in_review",
            reviews=[
                make.step("take", CASTELLANOS, start="unreviewed", to="in_review", at=at(18)),
                make.step("propose", CASTELLANOS, outcome="verified", at=at(18, 12)),
                make.step("approve", KRAMER, outcome="verified", to="verified", at=at(18, 15)),
                make.step(
                    "reopen",
                    start="verified",
                    to="in_review",
                    reason="a source it rests on was retracted",
                    at=at(20),
                    claim_version=2,
                ),
                make.step(
                    "propose",
                    OKAFOR,
                    outcome="disputed",
                    reason="the register gives another speed",
                    at=at(21),
                    claim_version=2,
                ),
            ],
        ),
        make.claim(
            "Local outlets in South Korea reported the carriages and the speed.",
            sources=[HERALD],
            passages=where(
                "The armoured train has up to 90 carriages and does about 40 miles an hour, "
                "local outlets in South Korea have reported."
            ),
        ),
        make.claim(
            "The wheels were changed at the border.",
            sources=[make.said(WIKI, "reported"), make.said(DIGEST, "reported")],
            passages=where("It had to change wheels at the border"),
            state="disputed",
            evidence=[
                make.held(
                    RAILWAYS,
                    "refutes",
                    excerpt="Freight is reloaded at Tumangang; passenger stock keeps its bogies.",
                    locator="table 4, page 31",
                    url="https://example.org/gauge.pdf",
                    sha256="b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                )
            ],
            reviews=make.decided(CASTELLANOS, KRAMER, "disputed"),
        ),
        make.claim(
            "The Russian tracks are wider.",
            status="unattributed",
            sources=[make.said(RAILWAYS, "confirmed", mode="document", locator="page 2")],
            evidence=[
                make.held(RAILWAYS, locator="page 2", excerpt="1,520 mm"),
                make.held(BLOG, url="https://example.org/blog"),
            ],
            passages=where("the Russian tracks are wider"),
            state="verified",
            reviews=make.decided(OKAFOR, KRAMER),
        ),
        make.claim(
            "The interior of the train is very opulent.",
            sources=[
                make.said(
                    PULIKOVSKY,
                    "reported",
                    first_hand=True,
                    cue="According to",
                    mode="document",
                    locator="Orient Express, chapter 2",
                    said_on="2002",
                    checked_by_id=CASTELLANOS.id,
                    checked_at=at(20),
                )
            ],
            passages=where("the interior is very opulent"),
            state="in_review",
            reviews=[make.step("take", OKAFOR, start="unreviewed", to="in_review", at=at(21))],
            hold=HoldRow(OKAFOR.id, "checking", at(21), at(24)),
            as_of="2001",
            note="He rode with Kim Jong-il in 2001: is it the same train? Ask RL.",
        ),
        make.claim(
            "There is fresh lobster on board.",
            sources=[
                make.said(
                    PULIKOVSKY,
                    "alleged",
                    via=[ALJAZEERA],
                    cue="maintains",
                    quote="It was possible to order any dish, live lobster among them.",
                ),
                make.said(
                    DIGEST,
                    retracted=True,
                    retracted_why="the page names no source and was taken down",
                ),
            ],
            status="alleged",
            passages=where("there is fresh lobster"),
        ),
        make.claim(
            "There is French wine on board.",
            sources=[make.said(PULIKOVSKY, "alleged", first_hand=True)],
            status="alleged",
            passages=where("there is French wine"),
        ),
        make.claim(
            "There is a helicopter on board.",
            sources=[
                make.said(OFFICIAL, "alleged", via=[ALJAZEERA], cue="allegedly"),
                make.said(BLOG, "reported"),
            ],
            status="alleged",
            passages=where("there is allegedly a helicopter on board"),
            risk="high",
        ),
        make.claim(
            "The helicopter could serve for an escape.",
            sources=[make.said(OFFICIAL, "alleged", via=[ALJAZEERA])],
            status="alleged",
            passages=where("a helicopter on board, which could serve for an escape"),
        ),
        make.claim(
            "The talks are to be short.",
            sources=[make.said(DIPLOMAT, "reported", quote="They will be done by lunch.")],
            passages=where("the talks would be short"),
        ),
        make.claim(
            "The ministry paid for the carpet.",
            sources=[TASS, RIA],
            denied_by=[MOSCOW],
            passages=where("The ministry paid for the red carpet"),
        ),
        make.claim(
            "Kim Jong-il died on board in 2011.",
            status="unattributed",
            sources=[YONHAP, TASS, make.said(PYONGYANG, "confirmed")],
            evidence=[make.held(RAILWAYS, "refutes", locator="page 90")],
            passages=where("His father died on board in 2011."),
            state="refuted",
            reviews=make.decided_alone(KRAMER, "refuted", "the log has him in Pyongyang"),
        ),
        make.claim(
            "The armchairs are of pink leather.",
            state="withdrawn",
            status="unattributed",
            reviews=[make.step("withdraw", LACEY, start="unreviewed", to="withdrawn", reason="cut")],
        ),
    ]


def dossier() -> Dossier:
    """The story's file."""
    found = make.dossier(
        *_claims(),
        drew_on=[
            make.drew(HERALD, YONHAP),
            make.drew(CHOSUN, YONHAP),
            make.drew(YONHAP, OFFICIAL, "other"),
            make.suspected(ALJAZEERA, BLOG),
            make.drew(WIKI, DIGEST, "rewrite"),
            make.drew(DIGEST, WIKI, "rewrite"),
            make.one_hand(TASS, KREMLIN),
            make.one_hand(RIA, KREMLIN, assessment="suspected"),
            replace(make.drew(CHOSUN, HERALD, assessment="dismissed"), note="other byline"),
        ],
        text=TEXT,
        reporter=LACEY,
        headline="Kim Jong Un goes to Russia by rail: the meeting, and the train",
        sign_off=make.signed(by=KRAMER, at=at(21), sha256="c" * 64),
        url="https://example.org/train?id=1&lang=en",
        published_at=at(22),
        ledger_seq=214,
        ledger_head="5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9",
        second_person="override",
    )
    everybody = (LACEY, CASTELLANOS, OKAFOR, KRAMER)
    told = {claim.number: claim for claim in found.claims}
    groups = (make.contradiction("Who paid for the carpet, and did it rain", told[15], told[12]),)
    return replace(found, people={one.id: one for one in everybody}, contradictions=groups)


def finding(number: int, rule: str, severity: str, message: str, *, waived: bool = False) -> Finding:
    """What a rule says of one claim of the story."""
    label = f"{make.SLUG}#{number}"
    waiver = Waived("EK", "both sides stand in the text", "2026-12-31") if waived else None
    return Finding(rule, Severity(severity), label, make.SLUG, message, waiver)


FINDINGS = (
    finding(
        4,
        "single-source",
        "warning",
        "3 citations, 1 independent: everything rests on Yonhap, and behind Yonhap on one "
        "unnamed intelligence official",
    ),
    finding(5, "single-source", "warning", "2 citations, 1 independent: all through Yonhap"),
    finding(7, "circular-sourcing", "warning", "sources only cite each other"),
    finding(8, "source-retracted", "blocker", "evidence 2 is from Railspotter blog, retracted"),
    finding(12, "serious-unnamed-single", "blocker", "an allegation on one unnamed source"),
    finding(14, "single-source", "warning", "everything rests on HERON"),
    finding(15, "possibly-single-source", "warning", "Tass and Ria Novosti may be one hand"),
    finding(16, "refuted-in-text", "blocker", "refuted, and still in the story as if it stood"),
    finding(2, "contested", "note", "stated and denied at once", waived=True),
    finding(10, "secondary-only", "note", "nothing first-hand behind it"),
)


def report(audience: Audience = Audience.DESK, found: Dossier | None = None) -> Document:
    """The story's report for one audience."""
    return sourcing_report(found or dossier(), FINDINGS, audience, made_at=MADE_AT, version=VERSION)
