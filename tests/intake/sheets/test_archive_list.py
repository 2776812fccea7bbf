"""Lists of archived links, by the columns that the auto-archiver's documentation names."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.intake.sheets.made import FACTS, LINES, SOURCES, workbook
from tracker.intake.sheets.archive_list import Archived, fits, read_archive_list
from tracker.intake.sheets.workbook import Unread

COLUMNS = (
    *(
        "Link",
        "Destination folder",
        "Archive status",
        "Archive location",
        "Archive date",
        "Thumbnail",
        "Upload timestamp",
    ),
    *("Upload title", "Text content", "Screenshot", "Hash", "Perceptual Hashes", "WACZ", "ReplayWebpage"),
)
ROW = {
    "Link": "https://post.example/1",
    "Archive status": "telethon: success",
    "Archive location": "https://archive.example/1.html",
    "Archive date": "2024-05-02T10:00:00+00:00",
    "Upload title": "A post",
    "Hash": "SHA-256:" + "AB" * 32,
}


def listed(*columns: str, **changed: Any) -> list[Archived]:
    """What is read of one row; `changed` has cells by their header, with _ for a blank."""
    cells = {**ROW, **{name.replace("_", " "): cell for name, cell in changed.items()}}
    header = (*COLUMNS, *columns)
    return read_archive_list(workbook(Links=(header, tuple(cells.get(name) for name in header)))).links


def test_a_list_is_known_by_its_columns_and_other_sheets_are_named() -> None:
    older = ("Link", "Archive status", "Timestamp", "Title", "Text", "Perceptual Hash")
    for known, sheets in (
        (True, {"Links": (COLUMNS,)}),
        (True, {"Read_me": (("x",),), "Links": (older,)}),
        (True, {"Links": (("My links",), ("LINK", "archive  STATUS"))}),
        (False, {"Links": (("Link", "Status"),)}),
        (False, {"Draft": LINES, "Facts": FACTS, "Sources": SOURCES}),
        (False, {"Links": ()}),
    ):
        assert fits(workbook(**sheets)) is known, sheets
    found = read_archive_list(workbook(Links=((*COLUMNS, "Mood"),), Staff=(("name",),)))
    assert found.columns == [
        "sheet “Links”, “Mood”: kept in the notes",
        "sheet “Links”, “Thumbnail”: left out: pictures of pictures",
        "sheet “Staff” is no list of links: left out",
    ]


def test_a_copy_with_nothing_in_it_is_refused() -> None:
    row = {**ROW, "Hash": f"SHA-256:{hashlib.sha256(b'').hexdigest()}"}

    found = read_archive_list(workbook(Links=(COLUMNS, tuple(row.get(name) for name in COLUMNS))))

    assert found.refused == [("Links", 2, "the archived copy is empty: there is nothing in it that bears on the claim")]


def test_what_a_row_says_of_its_link_is_read() -> None:
    [one] = listed(
        "Claim", Claim="kim-train#4", WACZ="https://archive.example/1.wacz", Upload_timestamp="2023-09-13 10:00"
    )

    assert (one.link, one.copy, one.sha256) == (ROW["Link"], ROW["Archive location"], "ab" * 32)
    assert (one.excerpt, one.posted, one.claims) == ("A post", "2023-09-13 10:00", "kim-train#4")
    assert one.said == (
        "Archive status: telethon: success",
        "Archive date: 2024-05-02T10:00:00+00:00",
        "WACZ: https://archive.example/1.wacz",
    )


def test_a_copy_that_failed_or_is_not_there_is_none_and_a_hash_that_is_no_sha_256_goes_into_the_note() -> None:
    for changed, copy, sha256 in (
        ({"Archive_status": "Archive failed: nothing"}, None, "ab" * 32),
        ({"Archive_status": "Archive in progress"}, None, "ab" * 32),
        ({"Archive_location": None}, None, "ab" * 32),
        ({"Archive_status": None}, ROW["Archive location"], "ab" * 32),
        ({"Archive_location": "https://a.example/1\nhttps://b.example/1"}, "https://a.example/1", "ab" * 32),
        ({"Hash": "cd" * 32}, ROW["Archive location"], "cd" * 32),
        ({"Hash": "SHA3-512:" + "ab" * 64}, ROW["Archive location"], None),
        ({"Hash": "not-calculated"}, ROW["Archive location"], None),
    ):
        [one] = listed(**changed)
        assert (one.copy, one.sha256) == (copy, sha256), changed
        assert any(said.startswith("Hash: ") for said in one.said) is (sha256 is None)
    [several] = listed(Archive_location="https://a.example/1\nhttps://b.example/1")
    assert "Copy: https://b.example/1" in several.said


def test_a_row_without_a_web_address_is_refused_and_one_without_a_link_is_passed_over() -> None:
    thumbnail = Unread("it holds a formula without a value")
    rows = [
        (link, None, "success", "https://archive.example/1", None, thumbnail) for link in ("javascript:alert(1)", None)
    ]

    found = read_archive_list(workbook(Links=(COLUMNS, *rows, COLUMNS)))

    assert found.links == []
    assert found.refused == [
        ("Links", 2, "“javascript:alert(1)” is no web address: give one that begins with https://")
    ]
