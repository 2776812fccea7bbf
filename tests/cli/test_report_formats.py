"""The report of the demonstration's story in every format, for every audience."""

from __future__ import annotations

from tests.cli.door import Door
from tests.each import few, in_turn
from tests.reports import read_back
from tests.reports.formats.test_same_content import QUICK
from tracker.domain.vocabulary import Audience
from tracker.services.reporting import sourcing_report_of


def test_the_report_of_the_demonstration_is_the_same_in_every_format(engine_kind: str, demo: Door) -> None:
    """Each format for one audience; test_same_content.py has each for all of them."""
    for turn, name in enumerate(QUICK if engine_kind == "sqlite" else few(QUICK, 2)):
        for audience in in_turn(turn, Audience):
            with demo.desk.reading() as session:
                document = sourcing_report_of(session, "kim-train", audience)
            content = read_back.content(document, name)

            assert read_back.missing(document, content, name) == [], f"{name} for the {audience}"
