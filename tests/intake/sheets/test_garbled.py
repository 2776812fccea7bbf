"""CSV that was opened in the wrong character set is refused; a text that only looks a little like it is not."""

from __future__ import annotations

import pytest

from tracker.domain.errors import BadInputError
from tracker.intake.sheets.opening import workbook_of

GARBLED = (
    "Fact,Who\nCafÃ© in ZÃ¼rich,K\n",
    "Fact\nplain\n\u00e2\u20ac\u0153Yes,\u00e2\u20ac\x9d he said.\n",
    "Fact\nÅ\x81Ã³dÅº\n",
    "Fact\nMünchen\nZÃ¼rich\nCafÃ©\nKÃ¶ln\n",
    "\ufeffFact,Who\n".encode().decode("cp1252") + "CafÃ©,K\n",
)
RIGHT = (
    "Fact\n\u201cCAFÉ\u201d\n„Ä“ und „Ü“\n",
    "Fact\nZürich\nThe page showed ZÃ¼rich for it.\n",
    "Fact\nIL A DIT À «PARIS»\nÄ… SÃO\n",
    "Fact\nπ, 東京, Łódź\n",
)


def test_what_was_opened_in_the_wrong_character_set_is_refused_with_its_first_cell() -> None:
    for text in GARBLED:
        with pytest.raises(BadInputError, match=r"wrong character set: open the CSV file"):
            workbook_of(text.encode(), "a.csv")
    with pytest.raises(
        BadInputError, match=r"^a\.csv, row 2, column A: “CafÃ© in ZÃ¼rich” was “Café in Zürich” before"
    ):
        workbook_of(GARBLED[0].encode("utf-16"), "a.csv")


def test_letters_beyond_english_that_are_right_are_taken() -> None:
    for text in RIGHT:
        assert list(workbook_of(text.encode(), "a.csv").sheets[0].rows()), text
