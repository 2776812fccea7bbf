"""Which encoding a web page says it is in."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""", re.I)
_XML_DECLARED = re.compile(rb"""<\?xml[^<>]{0,100}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{1,40})""", re.I)
_LOOKED_AT = 4_096
"""Bytes; browsers look no further than 1,024."""
_READ = re.compile(
    "utf-8|cp125[0-8]|cp866|cp874|iso8859-\\d+|koi8-[rtu]|shift_jis|euc_(jp|kr)|gbk|gb18030|gb2312|big5|mac-.*"
)
_AS_BROWSERS_DO = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What pages say, and what they are in."""


def declared_encoding(content: bytes) -> str:
    """What the page declares, as browsers understand it; UTF-8 where it says nothing, or nothing that can be."""
    begins = content[:_LOOKED_AT]
    found = _XML_DECLARED.search(begins) or _DECLARED.search(begins)
    if found is None:
        return "utf-8"
    try:
        named = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    named = _AS_BROWSERS_DO.get(named, named)
    return named if _READ.fullmatch(named) else "utf-8"
