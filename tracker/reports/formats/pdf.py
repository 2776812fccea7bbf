"""A report as a PDF to print, sign and file: the HTML page on paper, tagged for screen readers.

WeasyPrint lays it out, an extra that not every desk installs. The page asks for nothing from outside, and the fetcher
here would refuse it: a report is read where no request may tell that it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NoReturn

from tracker.domain.errors import BadInputError
from tracker.domain.stamp import stamp_in
from tracker.reports.document import Document
from tracker.reports.formats import html
from tracker.reports.formats.safe import visible

_PIECE = 64 * 1024
_MISSING = "PDF needs WeasyPrint, which is not installed: pip install 'tracker[pdf]', or choose html and print it"
_NO_LIBRARIES = (
    "PDF needs WeasyPrint's system libraries, which are not here: on Debian and Ubuntu apt install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0, on a Mac brew install pango; or choose html and print it"
)

_SPELLED = {0x2400 + code: f"[U+{code:04X}]" for code in range(0x22)}
"""The pictures of control characters, which few fonts have: a letter that no font has makes a page that cannot be copied."""


def write(document: Document) -> Iterator[bytes]:
    """The whole PDF; unlike the other formats it is held whole, for no page is done before the last is counted.

    Raises:
        BadInputError: WeasyPrint is not installed, or not what it needs.
    """
    weasyprint = _library()
    return _pieces(weasyprint, document)


def _library() -> Any:
    try:
        import weasyprint
    except ImportError:
        raise BadInputError(_MISSING) from None
    except OSError:
        raise BadInputError(_NO_LIBRARIES) from None
    return weasyprint


def _pieces(weasyprint: Any, document: Document) -> Iterator[bytes]:
    page = "".join(html.write(document, paper=_paper(document))).translate(_SPELLED)
    laid_out = weasyprint.HTML(string=page, url_fetcher=_refuse).render(pdf_variant="pdf/ua-1")
    _describe(laid_out.metadata, document)
    whole = laid_out.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"tracker", custom_metadata=False)
    for begin in range(0, len(whole), _PIECE):
        yield whole[begin : begin + _PIECE]


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    """Nothing is fetched for a report."""
    raise ValueError("a report asks for nothing from outside")


def _describe(metadata: Any, document: Document) -> None:
    """What the file says of itself; no day but the one in the report, so that the same report gives the same bytes."""
    stamp = stamp_in(document.stamp)
    metadata.title = visible(f"{document.kicker}: {document.title}")
    metadata.description = visible(document.caution) or None
    metadata.keywords = [document.stamp] if stamp else []
    metadata.created = metadata.modified = f"{stamp.made_at:%Y-%m-%dT%H:%M:%SZ}" if stamp else None
    metadata.generator = f"tracker {stamp.version}" if stamp else "tracker"


def _paper(document: Document) -> str:
    """How the page looks on paper, with who the copy is for at the foot of every sheet."""
    style = files("tracker.reports.formats").joinpath("assets/pdf.css").read_text("utf-8")
    foot = "".join(f"\\{ord(letter):x} " for letter in visible(document.caution))
    return f'{style}\n@page {{ @bottom-left {{ content: "{foot}"; }} }}\n'
