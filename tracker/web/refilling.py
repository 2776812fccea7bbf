"""A page again with a form on it that was refused: what was typed is back in its fields, and beside them why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
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


def refilled(page: str, at: str, to: str, fields: FormData, refusal: Markup) -> str | None:
    """The page with the form as it was sent; None where it has no such form, or not any more.

    Args:
        page: one of our pages, as HTML.
        at: its path.
        to: the path that the form was sent to.
        refusal: the sentence that says why.
    """
    document = html.document_fromstring(page)
    form = _meant(document, at, to, fields)
    if form is None or document.get_element_by_id("refusal", None) is not None:
        return None
    files = _fill(document, form, fields)
    said = html.fragment_fromstring(f'<p id="refusal" class="refused" role="alert" dir="auto">{refusal}</p>')
    if files:
        said.append(html.fragment_fromstring(f"<span> {AGAIN}</span>"))
    form.insert(0, said)
    told = document.get_element_by_id("told", None)
    if told is not None:
        told[:] = [html.fragment_fromstring(TOLD)]
    for title in document.iter("title"):
        title.text = f"Not done: {title.text}"
    for around in (form, *form.iterancestors()):
        if around.tag == "details":
            around.set("open", "")
    return html.tostring(document, doctype="<!doctype html>", encoding="unicode")


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


def _fill(document: HtmlElement, form: FormElement, fields: FormData) -> bool:
    """Put back what was typed and chosen; whether a file was sent too, which no page can put back."""
    sent: dict[str, list[str]] = defaultdict(list)
    for name, value in fields.multi_items():
        if isinstance(value, str):
            sent[name].append(_UNFIT.sub("", value.replace("\r\n", "\n")))
    files = any(not isinstance(value, str) and value.filename for _, value in fields.multi_items())
    for one in _fields(document, form):
        called = one.get("name")
        if called and called not in NEVER_BACK:
            _put(one, sent[called])
    return files


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
