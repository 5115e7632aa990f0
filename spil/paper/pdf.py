"""A page for paper as PDF/UA-1: tagged, with its title, language and bookmarks, for printers and for screen readers."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

_MISSING = (
    "Det her program kan ikke lave PDF endnu. {}. Eller lav en fil, der ender på .html, åbn den i en browser, "
    "og gem den som PDF."
)
_NO_PACKAGE = 'Skriv først: pip install "ligebehandlingsspillet[pdf]"'
_NO_LIBRARY = (
    "Der mangler Pango. Debian og Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0. Mac: brew install pango"
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What neither a font nor the PDF's own XML can hold."""
_STYLE = "body { hyphens: none !important } h2 { bookmark-state: closed }"
"""A hyphen at the end of a line would be read aloud; and what stands below a heading is folded in the bookmarks."""


def is_pdf(path: Path | None) -> bool:
    """Whether a file that was asked for is to be a PDF, by how its name ends."""
    return path is not None and path.suffix.lower() == ".pdf"


def as_pdf(html: str) -> bytes:
    """One of our pages as PDF.

    Args:
        html: The page, with all it needs in it; whatever it asks for outside is not fetched.

    Returns:
        The same bytes from the same page, and fonts, each time.

    Raises:
        OSError: WeasyPrint or the library it draws text with is not there; its words are a sentence.
    """
    weasyprint = _weasyprint()
    nothing_from_outside = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
    page = weasyprint.HTML(string=_UNPRINTABLE.sub("", html), url_fetcher=nothing_from_outside)
    made: bytes = page.write_pdf(stylesheets=[weasyprint.CSS(string=_STYLE)], pdf_variant="pdf/ua-1")
    return made


def _weasyprint() -> Any:
    """The library, which is an extra."""
    try:
        with redirect_stdout(StringIO()):  # where Pango is missing it tells so in English, before it fails
            import weasyprint
    except ImportError:
        raise OSError(_MISSING.format(_NO_PACKAGE)) from None
    except OSError:
        raise OSError(_MISSING.format(_NO_LIBRARY)) from None
    return weasyprint
