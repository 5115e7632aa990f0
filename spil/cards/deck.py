"""All cards and programmes of a folder, laid over the deck that comes with the game."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import scenarios
from spil.cards.findings import Finding
from spil.cards.hearing import is_hearing
from spil.cards.kept_ways import is_trials
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import SHARED, Reading, read_card, read_checklist, read_programme, read_shared
from spil.cards.shared import Checklist, Family, FrameLine, Local, Moment, Programme, Route, Website

_NOT_FOR_PLAYING = ("hensyn.yaml", "oejeblikke.yaml", "side.yaml")
Groups = Sequence[Sequence[Reading[Any]]]
"""What was read, by folder: first the built-in deck, then one's own."""
ONE_CARD = "et-kort"
"""The programme that plays any one card."""


@dataclass(frozen=True, slots=True)
class Deck:
    """What can be played, and what the cards share."""

    cards: Mapping[str, Card]
    programmes: Mapping[str, Programme]
    families: Mapping[str, Family]
    frame: Mapping[str, FrameLine]
    routes: tuple[Route, ...]
    local: Local | None
    moments: tuple[Moment, ...] = ()
    """Sentences for hard moments; on paper only."""
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    website: Website | None = None
    """Whose web pages it becomes, and how they look, where one's own deck says so."""

    def programme(self, name: str) -> Programme | None:
        """The programme of that id, or the one-card programme with the card of that id."""
        if name in self.programmes:
            return self.programmes[name]
        one = self.programmes.get(ONE_CARD)
        if one is None or name not in self.cards:
            return None
        card = self.cards[name]
        return one.model_copy(update={"id": card.id, "title": card.title, "cards": (card.id,), "pick": 1})


@dataclass(frozen=True, slots=True)
class DeckReading:
    """A deck as read: what could be used, what was wrong, and what stood in front of what."""

    deck: Deck
    cards: tuple[Reading[Card], ...]
    programmes: tuple[Reading[Programme], ...]
    checklists: tuple[Reading[Checklist], ...]
    shared: tuple[Reading[Any], ...]
    replaced: tuple[str, ...]
    """Ids of the built-in deck that the folder's own take the place of."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found in any of the files."""
        every = (*self.cards, *self.programmes, *self.checklists, *self.shared)
        return tuple(finding for reading in every for finding in reading.findings)


def built_in() -> Path:
    """The folder of the deck that comes with the game."""
    return Path(scenarios.__path__[0])


def is_built_in(path: Path) -> bool:
    """Whether a file belongs to the deck that comes with the game, by whatever way it was named."""
    return built_in().resolve() in path.resolve().parents


def deck_around(path: Path) -> Path | None:
    """The deck of one's own that a file or a folder belongs to, by where it lies; None where it lies in none.

    A card lies in `kort`, a programme in `forloeb`, a checklist in `tjeklister`; what a deck has one of, beside those.
    """
    place = path.resolve()
    inside = place if place.name in PARTS and place.is_dir() else place.parent
    folder = inside.parent if inside.name in PARTS else place if place.is_dir() else place.parent
    is_one = inside.name in PARTS or (
        (path.name in SHARED or path.is_dir()) and any((folder / part).is_dir() for part in PARTS)
    )
    return folder if is_one and folder != built_in().resolve() else None


PARTS = ("kort", "forloeb", "tjeklister")
"""The folders of a deck."""


def is_programme_file(path: Path) -> bool:
    """Whether a file is a programme's, by where it lies."""
    return path.resolve().parent.name == "forloeb"


def card_files(folder: Path) -> list[Path]:
    """The files of a folder that are cards; ways kept as tests and hearings stand beside them and are none."""
    return [
        path
        for path in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
        if path.is_file() and not is_trials(path) and not is_hearing(path)
    ]


def read_deck(own: Path | None = None, only: str | None = None) -> DeckReading:
    """Read the built-in deck, with a folder of one's own before it.

    Args:
        own: A folder of the same shape.
        only: A programme or card that is to be played: then no other is read, for a deck may be large.
            Where there is none of that name, everything is read.

    Raises:
        OSError: A file is there and cannot be read.
    """
    if own is not None:
        next(own.iterdir(), None)  # a folder that is not there is told, and not taken for an empty one
    folders = [built_in()] if own is None else [built_in(), own]
    programmes = [_each(folder / "forloeb", read_programme, {only, ONE_CARD} if only else None) for folder in folders]
    wanted = _cards_of(only, _values(programmes)) if only else None
    cards = [_each(folder / "kort", read_card, wanted) for folder in folders]
    checklists = [] if only else [_each(folder / "tjeklister", read_checklist) for folder in folders]
    shared = _shared_files(folders, () if not only else _NOT_FOR_PLAYING)
    deck = _deck(cards, programmes, checklists, shared)
    if only and deck.programme(only) is None and not any(cards):
        return read_deck(own)
    return DeckReading(
        deck,
        tuple(chain.from_iterable(cards)),
        tuple(chain.from_iterable(programmes)),
        tuple(chain.from_iterable(checklists)),
        tuple(dict(shared).values()),
        (*_in_both(cards), *_in_both(programmes)),
    )


def read_checklists(own: Path | None = None) -> dict[str, Checklist]:
    """The checklists alone, for one who wants to read one.

    Raises:
        OSError: A file is there and cannot be read.
    """
    folders = filter(None, (built_in(), own))
    return _by_id(_values([_each(folder / "tjeklister", read_checklist) for folder in folders]))


def _each(
    folder: Path, read: Callable[[str, bytes], Reading[Any]], wanted: Container[str] | None = None
) -> list[Reading[Any]]:
    """Every file of a folder as read, or only those of some names."""
    files = [path for path in card_files(folder) if wanted is None or path.stem in wanted]
    return [read(str(path), read_bytes(path)) for path in files]


def _cards_of(name: str, programmes: Iterable[Programme]) -> set[str] | None:
    """The cards that it takes to play the programme or the card of that name; None where it may take any."""
    listed = [each.cards for each in programmes if each.id == name]
    return None if () in listed else {name, *chain.from_iterable(listed)}


def _shared_files(folders: Iterable[Path], left_out: Container[str]) -> list[tuple[str, Reading[Any]]]:
    """The files a deck has one of, with their names; one's own last."""
    return [
        (name, read_shared(str(folder / name), read_bytes(folder / name), name))
        for folder in folders
        for name in SHARED
        if name not in left_out and (folder / name).is_file()
    ]


def _deck(cards: Groups, programmes: Groups, checklists: Groups, shared: Iterable[tuple[str, Reading[Any]]]) -> Deck:
    """What can be used of what was read: one's own comes last and takes the place of the built-in, unless it is broken.

    Of the frame it takes the place line by line.
    """
    usable = [(name, reading.value) for name, reading in shared if reading.value is not None]
    values = dict(usable)
    return Deck(
        cards=_by_id(_values(cards)),
        programmes=_by_id(_values(programmes)),
        families=_by_id(values.get("hensyn.yaml", ())),
        frame=_by_id(line for name, lines in usable if name == "rammer.yaml" for line in lines),
        routes=values.get("klageveje.yaml", ()),
        local=values.get("lokalt.yaml"),
        moments=values.get("oejeblikke.yaml", ()),
        checklists=_by_id(_values(checklists)),
        website=values.get("side.yaml"),
    )


def _values(groups: Groups) -> list[Any]:
    return [reading.value for group in groups for reading in group if reading.value is not None]


def _by_id(values: Iterable[Any]) -> dict[str, Any]:
    return {each.id: each for each in values}


def _in_both(groups: Groups) -> list[str]:
    first, *rest = [{each.id for each in _values([group])} for group in groups]
    return sorted(first.intersection(*rest)) if rest else []
