"""Each format opened by somebody else's program, to see what is in it: words in the order they are read, and every
string anywhere in the file."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any
from zipfile import ZipFile

import docx
import lxml.html
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape
from pypdf import PdfReader

from tests.reports.reading import Sheet, shown, texts, texts_of
from tracker.domain.formula_guard import unguarded
from tracker.reports.document import Document, Figure
from tracker.reports.formats import FORMATS

_FOOT = re.compile(r"\n(For the desk only:|For readers\.|Confidential, prepared)[^\n]*?\s\d+ / \d+$")


def content(document: Document, name: str) -> bytes:
    """The report in one format."""
    return b"".join(FORMATS[name].pieces(document))


def words(content: bytes, name: str) -> str:
    """What can be read, in order, with single spaces; of a PDF, where lines break anywhere, without any."""
    text = " ".join(" ".join(_READERS[name](content)).split())
    return text.replace(" ", "") if name == "pdf" else text


def missing(document: Document, content: bytes, name: str) -> list[str]:
    """The texts that are not in it, or not in their order; a kicker may stand over the title, and what a picture says
    may come after the line that it stands in."""
    found, place, lost = words(content, name), 0, []
    pictures = {text for block in document.blocks if isinstance(block, Figure) for text in texts_of(block)}
    anywhere = {shown(document.kicker)} | (pictures if name == "pdf" else set())
    for text in filter(None, texts(document)):
        sought = text.replace(" ", "") if name == "pdf" else text
        at = found.find(sought, 0 if text in anywhere else place)
        if at < 0:
            lost.append(text)
        elif text not in anywhere:
            place = at
    return lost


def everything(content: bytes, name: str) -> str:
    """All there is in the file, hidden places too: every part of a package, the properties, what a PDF says of itself."""
    if content.startswith(b"PK"):
        with ZipFile(io.BytesIO(content)) as package:
            return "\n".join(f"{one}\n{package.read(one).decode()}" for one in package.namelist())
    if name == "pdf":
        reader = PdfReader(io.BytesIO(content))
        outline = [str(one) for one in reader.outline]
        streams = [one.get_data().decode("latin-1") for one in _streams(reader)]
        return "\n".join([*_pdf(content), str(reader.metadata), str(reader.xmp_metadata), *outline, *streams])
    return content.decode()


def workbook(content: bytes) -> Workbook:
    """The workbook as openpyxl has it, which knows no bars in cells and says so."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        return load_workbook(io.BytesIO(content))


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by column, as they were before the guard."""
    return [{key: unguarded(cell) for key, cell in row.items()} for row in raw_rows(content.decode("utf-8-sig"))]


def raw_rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by column, as they stand in it."""
    return csv.DictReader(io.StringIO(text, newline=""))


_INLINE = frozenset({"a", "span", "small", "strong", "em", "code", "s", "mark", "sup"})


def _html(content: bytes) -> Iterator[str]:
    page = lxml.html.document_fromstring(content.decode())
    pieces: list[str] = []

    def walk(one: Any) -> None:
        around = "" if one.tag in _INLINE else " "
        pieces.extend((around, one.text or ""))
        for child in one:
            walk(child)
            pieces.append(child.tail or "")
        pieces.append(around)

    walk(page.body)
    yield "".join(pieces)


def _markdown(content: bytes) -> Iterator[str]:
    yield Sheet(content.decode()).words


def _docx(content: bytes) -> Iterator[str]:
    for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        yield "".join(
            (one.text or "") if one.tag == qn("w:t") else " "
            for one in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
        )


def _xlsx(content: bytes) -> Iterator[str]:
    """The sheets on which the report goes on, row by row; text that goes on below itself is put together again."""
    for sheet in workbook(content).worksheets:
        if sheet.title.startswith("Report"):
            whole: list[str] = []
            for row in sheet.iter_rows(values_only=True):
                cells = [unescape(str(cell)) if cell is not None else "" for cell in row]
                if whole and _goes_on(whole, cells):
                    whole = [f"{one[:-1]}{more[1:]}" if more else one for one, more in zip(whole, cells, strict=True)]
                    continue
                yield from whole
                whole = cells
            yield from whole


def _goes_on(row: list[str], below: list[str]) -> bool:
    told = [(one, more) for one, more in zip(row, below, strict=True) if more]
    return bool(told) and all(one.endswith("…") and more.startswith("…") for one, more in told)


def _csv(content: bytes) -> Iterator[str]:
    """What the rows say, with what it is called; the joints of cut text are closed again."""
    told: list[str] = []
    before = ("", "", "")
    for row in rows(content):
        here = (row["block"], row["row"], row["name"])
        name = "" if here == before else row["name"]
        before = here
        match row["block"]:
            case "meta" | "bar":
                told += [name, row["text"]]
            case "fact":
                told += [name if row["row"] == "1" else "", row["text"]]
            case "count" | "share":
                told += [row["text"], name]
            case "passage":
                continue
            case _:
                told.append(row["text"])
    yield " ".join(filter(None, told)).replace("… …", "")


def _json(content: bytes) -> Iterator[str]:
    found = json.loads(content)
    del found["contents"], found["stamp"]
    yield from map(shown, _told(found))


def _told(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _told(one, name)
    elif isinstance(value, list):
        yield from ("".join(one["text"] for one in value),) if _is_line(value) else _all(value, key)
    elif key in {"text", "name", "title", "kicker", "caption", "label", "detail", "value", "part_label"}:
        yield str(value)


def _is_line(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(one, dict) and {"text"} <= one.keys() <= _OF_A_PART for one in value)


_OF_A_PART = {"text", "word", "style", "link", "language"}


def _all(value: list[Any], key: str) -> Iterator[str]:
    for one in value:
        yield from _told(one, key)


@lru_cache(maxsize=1)
def _pdf(content: bytes) -> tuple[str, ...]:
    """The pages without the line at their feet."""
    return tuple(_FOOT.sub("", page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages)


def _streams(reader: PdfReader) -> Iterator[Any]:
    for number in range(1, len(reader.xref_objStm) + len(reader.xref.get(0, {})) + 1):
        try:
            one = reader.get_object(number)
        except Exception:  # an object that is free
            continue
        if hasattr(one, "get_data"):
            yield one


_READERS: dict[str, Callable[[bytes], Iterable[str]]] = {
    "html": _html,
    "md": _markdown,
    "docx": _docx,
    "xlsx": _xlsx,
    "csv": _csv,
    "json": _json,
    "pdf": _pdf,
}
