"""The names that Word gives to the parts of its XML."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode())
"""What documents saved as Strict Open XML say instead, and what is meant."""
VAL, ID, AUTHOR, DATE, ID_OF_STYLE = f"{W}val", f"{W}id", f"{W}author", f"{W}date", f"{W}styleId"
"""Attributes."""
OFF = ("0", "false", "off")
"""Values of a switch that is there and off."""
OUR_NOTE = "TrackerNote"
"""The style of the first paragraph of a comment that the program wrote."""
ABOUT_COPY = "About this copy"
"""How the program's comment on the copy as a whole begins."""
