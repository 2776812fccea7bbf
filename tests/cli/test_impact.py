"""`impact` and what `source retract` prints: what falls with a source."""

from __future__ import annotations

import pytest

from tests.cli.door import Door


@pytest.fixture
def rumours(tracker: Door) -> Door:
    """Sixty claims in a draft that Herald alone reports, and two in a published story, one of which Gazette reports too."""

    def make() -> None:
        bundle: list[str] = []
        for name in ("Herald", "Gazette"):
            bundle.append(f'{{"record": "source", "name": "{name}", "kind": "outlet"}}')
        for slug, claims in (("draft", 60), ("out", 2)):
            bundle.append(f'{{"record": "article", "slug": "{slug}", "headline": "A story"}}')
            for number in range(1, claims + 1):
                claim = f'"article": "{slug}", "number": {number}, "text": "It is so.", "status": "reported"'
                bundle.append(f'{{"record": "claim", {claim}}}')
                bundle.append(_said(f"{slug}#{number}", "Herald"))
        bundle.append(_said("out#1", "Gazette"))
        tracker.done("import", "-", stdin="\n".join(bundle))

    tracker.desk.become("rumours", make)
    return tracker


def _said(label: str, source: str) -> str:
    return f'{{"record": "attribution", "claim": "{label}", "source": "{source}", "status": "reported"}}'


@pytest.fixture
def published(rumours: Door) -> Door:
    """The same, with the second story out and all its claims verified."""
    rumours.desk.tamper(
        "UPDATE article SET stage = 'published' WHERE slug = 'out'; UPDATE claim SET state = 'verified'"
    )
    return rumours


def test_published_stories_come_first_and_the_list_says_which_they_are(published: Door) -> None:
    head, columns, *rows = published.done("impact", "Herald").out.splitlines()

    assert head == "If Herald goes, 62 claims change; 61 would have nothing; 2 stand in published stories."
    assert columns.split("\t") == ["claim", "stage", "state", "before", "after", "text"]
    assert [row.split("\t")[:5] for row in rows[:3]] == [
        ["out#2", "published", "verified", "1", "0"],
        ["out#1", "published", "verified", "1-2", "1"],
        ["draft#1", "", "verified", "1", "0"],
    ]
    assert len(rows) == 62


def test_a_terminal_shows_the_first_fifty_of_what_falls(published: Door) -> None:
    lines = published.drawn("impact", "Herald")

    assert lines[-1] == "50 of 62"
    assert published.drawn("impact", "Herald", "--limit", "3")[-1] == "3 of 62"
    assert len(published.json("impact", "Herald")["claims"]) == 62


def test_programs_learn_the_stage(published: Door) -> None:
    found = published.json("impact", "Herald")

    assert (found["source"], found["retracted"]) == ("Herald", False)
    assert found["claims"][1] == {
        "claim": "out#1",
        "before": [1, 2],
        "after": [1, 1],
        "state": "verified",
        "stage": "published",
    }
    assert {one["stage"] for one in found["claims"][2:]} == {"draft"}


def test_a_retraction_tells_what_fell_and_what_is_open_again(published: Door) -> None:
    foretold = published.json("impact", "Herald")["claims"]

    lines = published.drawn("source", "retract", "Herald", "--reason", "it made it up")

    told = " ".join(lines)
    assert "Herald is retracted: no claim rests on it any more." in told
    assert "Decided claims that rested on it are back in review: draft#1, draft#2" in told
    assert "and 12 more." in told
    assert "62 claims changed; 61 have nothing left; 2 stand in published stories." in told
    assert lines[-1] == "50 of 62"
    after = published.json("impact", "Herald")
    assert after["retracted"]
    assert after["claims"] == [one | {"state": "in_review"} for one in foretold]
    head = published.done("impact", "Herald").out.splitlines()[0]
    assert head.startswith("Herald was retracted on ")
    assert head.endswith(", and with it 62 claims changed; 61 have nothing left; 2 stand in published stories.")
