"""Addresses on the web as they leave: a link whatever the letters of its scheme, and nobody's password in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from tests.reports import read_back, rich
from tests.reports.open_formats.reading import annotated, prov, published, reviews
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.reports.formats import FORMATS
from tracker.reports.formats.safe import web_address, without_password
from tracker.reports.open_formats.names import iri

DOOR = "HTTPS://ann:opensesame@Example.org"


@pytest.fixture(scope="module")
def story() -> Dossier:
    """A story that is out, with a name and password in every address."""
    text = "It was so."
    wire = make.source("Tass", "agency")
    held = make.held(wire, url=f"{DOOR}/a@b", archived_url=f"{DOOR}/kept?of=a@b")
    claim = make.claim(text, status="reported", sources=[wire], evidence=[held], passages=[make.passage(text, text)])
    return published(replace(make.dossier(claim, text=text), url=f"{DOOR}/story"))


def test_an_address_is_one_in_any_letters_and_says_not_who_opened_it() -> None:
    for url, address in {
        "HTTPS://Example.org/x": "https://Example.org/x",
        "Http://example.org": "http://example.org",
        "https://u:p@example.org:80/": "https://example.org:80/",
        "https://u@example.org?q=a@b": "https://example.org?q=a@b",
        "https://u:p@w@example.org#a@b": "https://example.org#a@b",
        "https://example.org/@ann": "https://example.org/@ann",
        "https://u:p@": None,
    }.items():
        assert web_address(url) == address, url
        assert iri(url) == address, url
    assert without_password("ftp://u:p@example.org/a") == "ftp://example.org/a"
    assert without_password("ann@example.org") == "ann@example.org"


def test_a_password_in_an_address_stands_in_no_report_and_the_address_does(story: Dossier) -> None:
    for audience in (Audience.READER, Audience.LAWYER):
        document = rich.report(audience, story)
        for name in set(FORMATS) - {"pdf"}:
            there = read_back.everything(read_back.content(document, name), name)
            assert "opensesame" not in there, (audience, name)
            assert "https://Example.org/a@b" in there.replace("\\", ""), (audience, name)


def test_a_password_in_an_address_stands_in_no_open_format_and_the_page_is_known(story: Dossier) -> None:
    for written in (reviews(story), annotated(story), prov(story)):
        assert b"opensesame" not in written
        assert b"https://Example.org/story" in written
    assert b"https://Example.org/a@b" in prov(story)
    assert b"https://Example.org/kept?of=a@b" in prov(story)
