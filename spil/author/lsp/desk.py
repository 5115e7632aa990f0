"""What an editor's window has open, with the deck it belongs to: what is asked of the functions beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

from spil.author.check.all import check_paths
from spil.cards.deck import PARTS, DeckReading, deck_around, read_deck
from spil.cards.findings import Finding
from spil.cards.hearing import is_hearing
from spil.cards.kept_ways import is_trials, trials_of
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import SHARED, read_card, read_trials
from spil.cards.read.syntax import Document

if TYPE_CHECKING:
    from spil.author.check.spelling import Knows

_SCHEMA = "kort.schema.json"


class Desk:
    """The files in hand, and the decks they belong to, each read once until something is saved."""

    def __init__(self) -> None:
        self._decks: dict[Path | None, DeckReading] = {}
        self.knows: Knows | None = None
        """The dictionary, once it is read, where the spelling is asked for."""

    def saved(self) -> None:
        """Something was saved: it may be a card or a shared file, so decks are read again when they are asked for."""
        self._decks.clear()

    def deck(self, path: Path) -> DeckReading:
        """The deck a file belongs to: the folder above it where that has the shape of one, and the game's own.

        Raises:
            OSError: A file of the deck is there and cannot be read.
        """
        own = deck_around(path)
        held = self._decks.get(own)
        if held is None:
            held = self._decks[own] = read_deck(own)
        return held

    def findings(self, path: Path, text: str) -> tuple[Finding, ...]:
        """What `spil tjek` would say of a file, were it saved now.

        Raises:
            OSError: A file beside it cannot be read.
        """
        raw = text.encode("utf-8", "replace")
        checked = check_paths([path], self.deck(path), unsaved={path: raw}, knows=self.knows)
        return tuple(each for each in checked.findings if each.path == str(path))

    def document(self, path: Path, text: str) -> Document:
        """A file's plain data with its places, as far as it can be read."""
        return read_card(str(path), text.encode("utf-8", "replace")).document

    def kept_ways(self, path: Path) -> tuple[Path, Document] | None:
        """The file of kept ways beside a card, as it was saved; None where there is none.

        Raises:
            OSError: It cannot be read.
        """
        beside = trials_of(path)
        return (beside, read_trials(str(beside), read_bytes(beside)).document) if beside.is_file() else None


def is_ours(path: Path, text: str) -> bool:
    """Whether a file is one of the game's: an editor asks about every YAML file, and others must be left alone."""
    if path.suffix not in (".yaml", ".yml"):
        return False
    in_deck = path.resolve().parent.name in PARTS or (path.name in SHARED and deck_around(path) is not None)
    return in_deck or is_trials(path) or is_hearing(path) or _SCHEMA in text.partition("\n")[0]
