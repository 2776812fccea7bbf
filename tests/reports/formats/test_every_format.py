"""What holds for every format: the same words, nothing let through, the same bytes, flat memory."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tracemalloc
from dataclasses import replace

import pytest

from tests import make
from tests.reports import reading, rich
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.models.rows import HoldRow, PassageRow
from tracker.reports.document import Document
from tracker.reports.formats import FORMATS
from tracker.reports.sourcing_report import sourcing_report

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></head><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;script&gt; &#x3C;b&#x3E; &amp;amp;",
    "]]><![CDATA[x]]>",
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
    "\u202egnp.exe\u202c",
    "\u2066isolated\u2069 and \u200bnothing",
    "\x1b[31mred\x1b[0m\x07\x7f\x85",
    "one\r\nline\u2028after\u2029another",
    "tag \U000e0041\U000e0042",
    "W" * 3_000,
    "שלום עולם, مرحبا",
    '=HYPERLINK("https://evil.example")',
    "{{ 7*7 }} {% raw %} ${x}",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
]


def everywhere(words: str) -> tuple[Dossier, Document]:
    """A story that has these words in every field that takes text, with its report."""
    line = words.replace("\n", " ")
    text = f"It is told that {line} stands in the story."
    source = make.source(
        words,
        confidential=True,
        description=words,
        retracted=True,
        retracted_why=words,
    )
    person = make.person(words, words)
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
    claim = make.claim(
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
        replies=[
            make.reply(
                words,
                asked_on=words,
                asked_by_id=person.id,
                channel=words,
                deadline=words,
                answer=words,
                stands=words,
                note=words,
            )
        ],
        waivers=[make.waived(words, person, until="2026-12-31", reason=words)],
        passages=[make.passage(text, line)],
        about=words,
        as_of=words,
        note=words,
        hold=HoldRow(person.id, words, make.NOON, make.NOON),
        number=1,
    )
    derivation = replace(make.drew(make.source(words), make.source(words)), note=words)
    dossier = make.dossier(
        claim,
        drew_on=[derivation],
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


@pytest.mark.parametrize("name", FORMATS)
def test_every_text_of_the_report_can_be_read_in_it(name: str) -> None:
    document = rich.report()

    words = reading.words_of(document, name)

    missing = [text for text in reading.texts(document) if text not in words]
    assert missing == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_claim_source_finding_and_number_is_in_it(name: str) -> None:
    dossier = rich.dossier()

    words = reading.words_of(rich.report(), name)

    for claim in dossier.claims:
        assert f"Claim {claim.number}" in words
        assert claim.text in words
    for source in dossier.sources.rows.values():
        assert source.name in words
    for finding in rich.FINDINGS:
        assert finding.message in words
        assert finding.rule in words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_nothing_in_the_page(words: str) -> None:
    _, document = everywhere(words)
    _, harmless = everywhere("harmless")

    page = reading.page(document)

    assert page.unmatched == []
    assert _without_links(page.shape) == _without_links(reading.page(harmless).shape)
    assert not [name for _, attributes in page.shape for name in attributes if name[:2] == "on"]
    for _, attributes in page.elements:
        assert attributes.get("href", "#").startswith(("#", "https://"))
    assert page.words.count(reading.shown(words)) >= 30


def _without_links(shape: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """The elements but for links to the web, which only an address can be."""
    return [one for one in shape if one != ("a", ("href", "rel"))]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_nothing_in_the_markdown(words: str) -> None:
    _, document = everywhere(words)
    _, harmless = everywhere("harmless words")

    sheet = reading.sheet(document)

    web = [address for address in sheet.links() if not address.startswith("#")]
    links = [] if words.startswith("https://") else web
    assert links == []
    expected = [one for one in reading.sheet(harmless).shape if one not in _LINK]
    assert [one for one in sheet.shape if one not in _LINK] == expected
    assert sheet.words.count(reading.shown(words)) >= 30


_LINK = ("link_open", "link_close")


@pytest.mark.parametrize("name", FORMATS)
def test_no_hidden_character_is_left_hidden(name: str) -> None:
    _, document = everywhere("a\u202eb\x1bc\u2067d\x00e\u200bf")

    markup = reading.written(document, name)

    assert not set("\u202e\x1b\u2067\x00\u200b") & set(markup)
    assert "a[U+202E]b␛c[U+2067]d␀e[U+200B]f" in reading.words_of(document, name)


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_surrogate_pair_can_be_written(name: str) -> None:
    dossier = make.dossier(make.claim("half \ud800 a pair"), headline="\udfff")

    assert "half [U+D800] a pair" in reading.words_of(rich.report(found=dossier), name)


@pytest.mark.parametrize("name", FORMATS)
def test_direction_marks_stay(name: str) -> None:
    _, document = everywhere("a\u200fb\u061cc")

    assert "a\u200fb\u061cc" in reading.words_of(document, name)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    dossier = rich.dossier()

    first = reading.written(rich.report(found=dossier), name)
    second = reading.written(rich.report(found=dossier), name)

    assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_can_be_written_twice(name: str) -> None:
    document = rich.report()

    assert reading.written(document, name) == reading.written(document, name)


_PRINT_DIGESTS = """
import hashlib
from tests.reports import reading, rich
from tracker.domain.vocabulary import Audience
for audience in Audience:
    for name in ("html", "md"):
        print(hashlib.sha256(reading.written(rich.report(audience), name).encode()).hexdigest())
"""


def test_the_order_of_sets_in_memory_does_not_show() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_DIGESTS],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_memory_stays_flat_however_many_claims(name: str) -> None:
    small, large = _peak(200, name), _peak(2_000, name)

    assert large < 1.3 * small, f"{small:,} bytes for 200 claims, {large:,} for 2,000"


def _peak(claims: int, name: str) -> int:
    """The most memory that writing a story of so many claims takes, the story itself aside."""
    source = make.source("Herald")
    text = "".join(f"Claim {number} stands here.\n" for number in range(claims))
    places = _places(text)
    found = make.dossier(
        *(make.claim(text[a:b], sources=[source], passages=[passage]) for a, b, passage in places),
        text=text,
    )
    document = rich.report(found=found)
    digest = hashlib.sha256()
    for piece in FORMATS[name].pieces(document):
        digest.update(piece)
    tracemalloc.start()
    for piece in FORMATS[name].pieces(document):
        digest.update(piece)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _places(text: str) -> list[tuple[int, int, PassageRow]]:
    begin, places = 0, []
    for line in text.splitlines(keepends=True):
        end = begin + len(line) - 1
        places.append((begin, end, PassageRow(1, begin, end, text[begin:end])))
        begin += len(line)
    return places


def test_every_format_has_a_suffix_and_a_media_type() -> None:
    for name, one in FORMATS.items():
        assert one.name == name
        assert one.suffix.startswith(".")
        assert "/" in one.media_type
