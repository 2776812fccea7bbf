"""The JSON-LD that stands in a saved web page. Scripts are read as text; nothing of them runs."""

from __future__ import annotations

import re

from tracker.domain.errors import BadInputError

MOST = 200
"""Scripts of one page that are looked at."""
_LINKED = re.compile(r"\s*application/ld\+json\s*(;.*)?", re.I | re.S)
_WRAPPING = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                       r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z")  # fmt: skip
"""What old pages put around a script."""


def linked_texts(source: str, called: str) -> list[str]:
    """The JSON-LD texts of a page, in their order.

    Raises:
        BadInputError: it is nested deeper than a page is.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise BadInputError(f"{called} is nested deeper than a page is: save its JSON-LD in a file of its own")
    scripts = (one for one in page.iter("script") if _LINKED.fullmatch(one.get("type") or ""))
    texts = [_WRAPPING.sub("", one.text or "") for _, one in zip(range(MOST), scripts, strict=False)]
    return [text for text in texts if text.strip()]
