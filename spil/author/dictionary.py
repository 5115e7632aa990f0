"""A Danish dictionary where the machine has one: Hunspell's, read by spylls; both are somebody else's, and large."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from warnings import catch_warnings, simplefilter

VARIABLE = "SPIL_ORDBOG"
"""Where somebody says that the dictionary lies: a folder, or one of its two files."""
_NAMES = ("da_DK", "da-DK", "da")
_REMEMBERED = 1 << 16
"""Words: while one writes the same are asked for again and again, and one that is not there takes long to miss."""
_NO_PROGRAM = 'Stavekontrol kræver spylls. Skriv: pip install "ligebehandlingsspillet[stavning]"'
_NO_DICTIONARY = (
    "Der er ingen dansk ordbog på maskinen. På Debian og Ubuntu: sudo apt install hunspell-da. "
    "Er der LibreOffice med dansk, bliver dens fundet. "
    f"Ligger den et andet sted, så sæt {VARIABLE} til mappen med da_DK.dic."
)


class NoDictionaryError(Exception):
    """There is none, or nothing that can read it; the message is one sentence for who asked."""


@cache
def dictionary() -> Callable[[str], bool]:
    """Whether a word is in the machine's Danish dictionary; it takes some seconds to read it.

    Raises:
        NoDictionaryError: There is none.
    """
    try:
        from spylls.hunspell import Dictionary
    except ImportError:
        raise NoDictionaryError(_NO_PROGRAM) from None
    stem = next(_stems(), None)
    if stem is None:
        raise NoDictionaryError(_NO_DICTIONARY)
    try:
        with catch_warnings():
            simplefilter("ignore", ResourceWarning)  # spylls leaves closing its files to chance
            read = Dictionary.from_files(str(stem))
    except (OSError, ValueError, LookupError) as error:
        told = f"Ordbogen {stem}.dic kan ikke læses. Hent den igen, eller sæt {VARIABLE} til en anden."
        raise NoDictionaryError(told) from error

    @lru_cache(maxsize=_REMEMBERED)
    def knows(word: str) -> bool:
        return bool(read.lookup(word))

    return knows


def _stems() -> Iterator[Path]:
    """Every dictionary that is there, without the end of its two files' names; one's own first."""
    for place in _places():
        stems = [place.with_suffix("")] if place.suffix in (".dic", ".aff") else [place / name for name in _NAMES]
        yield from (each for each in stems if all(each.with_suffix(end).is_file() for end in (".dic", ".aff")))


def _places() -> Iterator[Path]:
    if os.environ.get(VARIABLE):
        yield Path(os.environ[VARIABLE])
        return
    yield from map(Path, ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell"))
    office = [
        "/usr/lib/libreoffice/share",
        "/opt/libreoffice/share",
        "/Applications/LibreOffice.app/Contents/Resources",
    ]
    if sys.platform == "win32":
        office += [f"{os.environ.get('PROGRAMFILES', 'C:/Program Files')}/LibreOffice/share"]
    yield from (Path(folder) / "extensions" / "dict-da" for folder in office)
    yield Path.home() / "Library" / "Spelling"
