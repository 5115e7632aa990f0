"""All cards and programmes of a folder, laid over the deck that comes with the game."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import scenarios
from spil.cards.findings import Finding
from spil.cards.kept_ways import is_trials
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import SHARED, Reading, read_card, read_checklist, read_programme, read_shared
from spil.cards.shared import Checklist, Family, FrameLine, Local, Moment, Programme, Route

_NOT_FOR_PLAYING = ("hensyn.yaml", "oejeblikke.yaml")
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


def card_files(folder: Path) -> list[Path]:
    """The files of a folder that are cards; ways kept as tests stand beside them and are none."""
    return [
        path
        for path in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
        if path.is_file() and not is_trials(path)
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
    wanted = {only, ONE_CARD} if only else None
    programmes = [[read_programme(str(p), read_bytes(p)) for p in _files(f / "forloeb", wanted)] for f in folders]
    if only:
        listed = [each.cards for each in _values(programmes) if each.id == only]
        wanted = None if () in listed else {only, *(name for names in listed for name in names)}
    cards = [[read_card(str(p), read_bytes(p)) for p in _files(f / "kort", wanted)] for f in folders]
    checklists = [] if only else [_checklists(folder) for folder in folders]
    named = [
        (name, read_shared(str(folder / name), read_bytes(folder / name), name))
        for folder in folders
        for name in SHARED
        if (folder / name).is_file() and not (only and name in _NOT_FOR_PLAYING)
    ]
    shared = dict(named)  # one's own, which comes last, takes the place of the built-in; of the frame only by its ids
    deck = Deck(
        cards=_by_id(_values(cards)),
        programmes=_by_id(_values(programmes)),
        families=_by_id(_value(shared, "hensyn.yaml") or ()),
        frame=_by_id(line for name, each in named if name == "rammer.yaml" for line in each.value or ()),
        routes=tuple(_value(shared, "klageveje.yaml") or ()),
        local=_value(shared, "lokalt.yaml"),
        moments=tuple(_value(shared, "oejeblikke.yaml") or ()),
        checklists=_by_id(_values(checklists)),
    )
    if only and deck.programme(only) is None and not any(cards):
        return read_deck(own)
    return DeckReading(
        deck,
        tuple(reading for group in cards for reading in group),
        tuple(reading for group in programmes for reading in group),
        tuple(reading for group in checklists for reading in group),
        tuple(shared.values()),
        (*_in_both(cards), *_in_both(programmes)),
    )


def read_checklists(own: Path | None = None) -> dict[str, Checklist]:
    """The checklists alone, for one who wants to read one.

    Raises:
        OSError: A file is there and cannot be read.
    """
    return _by_id(_values([_checklists(folder) for folder in (built_in(), own) if folder]))


def _checklists(folder: Path) -> list[Reading[Checklist]]:
    return [read_checklist(str(path), read_bytes(path)) for path in card_files(folder / "tjeklister")]


def _files(folder: Path, wanted: set[str] | None) -> list[Path]:
    return [path for path in card_files(folder) if wanted is None or path.stem in wanted]


def _values(groups: Sequence[Sequence[Reading[Any]]]) -> list[Any]:
    return [reading.value for group in groups for reading in group if reading.value is not None]


def _value(shared: Mapping[str, Reading[Any]], name: str) -> Any:
    return shared[name].value if name in shared else None


def _by_id(values: Iterable[Any]) -> dict[str, Any]:
    return {each.id: each for each in values}


def _in_both(groups: Sequence[Sequence[Reading[Any]]]) -> list[str]:
    first, *rest = [{each.id for each in _values([group])} for group in groups]
    return sorted(first.intersection(*rest)) if rest else []
