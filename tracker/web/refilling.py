"""A page again with a form on it that was refused: what was typed is back in its fields, and beside them why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import FormElement, HtmlElement
from markupsafe import Markup
from starlette.datastructures import FormData

NEVER_BACK = frozenset({"form_token", "seen", "back", "password", "new_password", "new_password_again"})
"""Fields that are not filled in anew: what the page made itself, and what nobody is to read."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
AGAIN = "The file has to be chosen again."
TOLD = '<p class="refused">Not done, and what you typed is still there: <a href="#refusal">see why</a>.</p>'
GONE = '<p class="refused">Not done: <a href="#refusal">see why, and what you had written</a>.</p>'
"""Where the form is no longer offered."""
PROSE = frozenset(
    ["answer", "cue", "excerpt", "locator", "note", "parts", "purpose", "quote", "reason", "stands", "text", "words"]
)
"""Fields in which people write; of any other what has several words is shown too."""
MADE_BY_US = frozenset({"proposed"})
_LETTER = re.compile(r"[^\W\d_]")


class Refusal(NamedTuple):
    """Why a form was refused."""

    sentence: Markup
    field: str | None
    """The field that it is about, by its name; with a blank and a number behind it, of several so named that one, from 0."""


def refilled(page: str, at: str, to: str, fields: FormData, refusal: Refusal) -> str | None:
    """The page with the form as it was sent, and where it has no such form any more with what was typed shown; None where it
    is a refusal itself.

    Args:
        page: one of our pages, as HTML.
        at: its path.
        to: the path that the form was sent to.
        refusal: why it was.
    """
    document = html.document_fromstring(page)
    if document.get_element_by_id("refusal", None) is not None:
        return None
    form = _meant(document, at, to, fields)
    sent = _typed(fields)
    said = html.fragment_fromstring(
        f'<div id="refusal" class="refused" role="alert" dir="auto">{refusal.sentence}</div>'
    )
    if form is None:
        place, told = _main(document), GONE
    else:
        _fill(document, form, sent)
        if any(not isinstance(value, str) and value.filename for _, value in fields.multi_items()):
            said.append(html.fragment_fromstring(f"<span> {AGAIN}</span>"))
        beside = _beside(document, form, refusal.field)
        place, told = form if beside is None else beside, TOLD
        for around in (form, *form.iterancestors()):
            if around.tag == "details":
                around.set("open", "")
    for words in _written(sent):
        said.append(_had_written(words))
    place.insert(0, said)
    where = document.get_element_by_id("told", None)
    if where is not None:
        where[:] = [html.fragment_fromstring(told)]
    for title in document.iter("title"):
        title.text = f"Not done: {title.text}"
    return html.tostring(document, doctype="<!doctype html>", encoding="unicode")


def _main(document: HtmlElement) -> HtmlElement:
    """Where people look on a page."""
    place = document.get_element_by_id("pane", None)
    return document.get_element_by_id("main") if place is None else place


def _written(sent: dict[str, list[str]]) -> Iterator[str]:
    """What of the fields that were sent somebody wrote, and did not only choose."""
    for name, values in sent.items():
        for words in (value.strip() for value in values if name not in MADE_BY_US):
            if _LETTER.search(words) and (name in PROSE or " " in words):
                yield words


def _had_written(words: str) -> HtmlElement:
    """What was typed and has no field any more."""
    made = html.fragment_fromstring("<p>You had written: <span class='had' dir='auto'></span></p>")
    made[0].text = words
    return made


def _beside(document: HtmlElement, form: FormElement, named: str | None) -> HtmlElement | None:
    """The place of the field that a refusal is about, which is marked and gets the focus; None where it is about none."""
    name, _, at = (named or "").partition(" ")
    meant = [one for one in _fields(document, form) if one.get("name") == name and one.get("type") != "hidden"]
    if not name or len(meant) <= int(at or 0):
        return None
    field = meant[int(at or 0)]
    for key, value in (("aria-invalid", "true"), ("aria-describedby", "refusal"), ("autofocus", "")):
        field.set(key, value)
    return next((one for one in field.iterancestors() if "field" in (one.get("class") or "").split()), None)


def _typed(fields: FormData) -> dict[str, list[str]]:
    """What was sent, by the fields' names."""
    sent: dict[str, list[str]] = defaultdict(list)
    for name, value in fields.multi_items():
        if isinstance(value, str) and name not in NEVER_BACK:
            sent[name].append(_UNFIT.sub("", value.replace("\r\n", "\n")))
    return sent


def _meant(document: HtmlElement, at: str, to: str, fields: FormData) -> FormElement | None:
    """The form that was sent: of several with one address that whose hidden fields are as they were."""
    found = [form for form in document.forms if form.method == "POST" and to in set(_addresses(document, form, at))]
    return max(found, key=lambda form: _alike(form, fields), default=None)


def _addresses(document: HtmlElement, form: FormElement, at: str) -> Iterator[str]:
    """Where a form or one of its buttons sends what is typed."""
    sent = [form.get("action") or at, *(str(one) for one in form.xpath(".//button/@formaction"))]
    if form.get("id"):
        sent += [one.get("formaction", "") for one in document.iter("button") if one.get("form") == form.get("id")]
    return (urlsplit(urljoin(at, one)).path for one in sent if one)


def _alike(form: FormElement, fields: FormData) -> int:
    """How many of its hidden fields were sent as they are now; one that is otherwise counts against it."""
    hidden = [one for one in form.iter("input") if one.get("type") == "hidden" and one.get("name") not in NEVER_BACK]
    same = sum(one.get("value", "") in fields.getlist(one.get("name", "")) for one in hidden)
    return 2 * same - len(hidden)


def _fill(document: HtmlElement, form: FormElement, sent: dict[str, list[str]]) -> None:
    """Put back what was typed and chosen; left in `sent` is what has no field any more."""
    there = {str(one.get("name")) for one in _fields(document, form)}
    for one in _fields(document, form):
        called = one.get("name")
        if called and called not in NEVER_BACK:
            _put(one, sent[called])
    for name in there & sent.keys():
        del sent[name]


def _fields(document: HtmlElement, form: FormElement) -> list[HtmlElement]:
    """Those in the form, and those elsewhere on the page that belong to it."""
    names = ("input", "textarea", "select")
    outside = [one for one in document.iter(*names) if form.get("id") and one.get("form") == form.get("id")]
    return [*form.iter(*names), *outside]


def _put(one: HtmlElement, values: list[str]) -> None:
    """Put back one field; of several with one name each takes the next value."""
    kind = one.get("type", "text") if one.tag == "input" else one.tag
    if kind in ("checkbox", "radio"):
        _mark(one, "checked", one.get("value", "on") in values)
    elif kind in ("password", "file", "hidden"):
        return
    elif kind == "select":
        chosen = values.pop(0) if values else None
        options = list(one.iter("option"))
        if any(option.get("value", option.text) == chosen for option in options):
            for option in options:
                _mark(option, "selected", option.get("value", option.text) == chosen)
    elif kind == "textarea":
        one.text = "\n" + (values.pop(0) if values else "")
    else:
        one.set("value", values.pop(0) if values else "")


def _mark(one: HtmlElement, name: str, wanted: bool) -> None:
    if wanted:
        one.set(name, "")
    elif name in one.attrib:
        del one.attrib[name]
