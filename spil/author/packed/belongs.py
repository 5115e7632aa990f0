"""Which files are a deck's: what is sent, and all that is taken in."""

import re
from pathlib import PurePosixPath

from spil.cards.deck import PARTS
from spil.cards.read.bytes import LARGEST
from spil.cards.read.load import SHARED

LARGEST_PICTURE = 1024 * 1024
"""Bytes of a logo."""
MOST_FILES = 2000
LARGEST_DECK = 32 * 1024 * 1024
"""Bytes of all files together."""
_YAML = re.compile(r"[a-z0-9æøå][a-z0-9æøå.-]{0,99}\.ya?ml")
_PICTURE = re.compile(r"[A-Za-z0-9_-]{1,100}\.(?:svg|png)")
_BESIDE = {"kort.schema.json", "LAES-MIG.txt"}
_HEARING = ".hoering.yaml"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def belongs(name: str) -> bool:
    """Whether a file of that name, seen from the deck, is part of a deck one gives away; what readers said is not."""
    parts = PurePosixPath(name).parts
    if "/".join(parts) != name or any(_RESERVED.fullmatch(part) for part in parts):
        return False
    match parts:
        case [file]:
            return file in SHARED or file in _BESIDE or _PICTURE.fullmatch(file) is not None
        case [folder, file]:
            return folder in PARTS and _YAML.fullmatch(file) is not None and not file.endswith(_HEARING)
        case _:
            return False


def largest(name: str) -> int:
    """How many bytes a file of that name may have."""
    return LARGEST_PICTURE if name.endswith((".svg", ".png", ".json")) else LARGEST
