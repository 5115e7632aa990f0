"""What a group did at an earlier meeting of a series, as far as the records of this machine tell."""

from collections.abc import Container, Sequence
from pathlib import Path

from spil.cards.deck import Deck
from spil.cards.shared import Programme
from spil.play.moves import Started
from spil.play.recall import known_from, remembered_of
from spil.record.find import read_file
from spil.record.read import Record


def with_before(deck: Deck, started: Started, folder: Path) -> Started:
    """The beginning of a session of a series, which now says what is known of the programme's earlier meetings.

    Args:
        deck: What is played.
        started: The beginning.
        folder: Where this machine keeps records.
    """
    programme = deck.programme(started.programme)
    cards = [deck.cards[name] for name in programme.cards if name in deck.cards] if programme else []
    if programme is None or not (programme.sort or any(card.before for card in cards)):
        return started
    earlier: dict[str, frozenset[str]] = {}
    for record in _of_this_group(started, folder):
        for card in cards:
            memory = remembered_of(card, record.moves)
            if memory is not None:
                earlier.setdefault(card.id, memory)  # the newest counts
    known = {card.id: found for card in cards if (found := known_from(card, earlier))}
    told: dict[str, object] = {"before": known} if known else {}
    if programme.sort and started.table is not None:
        told["cards"] = next_first(programme.cards, earlier)
    return started.model_copy(update=told)


def played_here(deck: Deck, programme: Programme, folder: Path) -> frozenset[str]:
    """The cards of a programme that were led from this machine, rehearsals aside."""
    cards = [deck.cards[name] for name in programme.cards if name in deck.cards]
    led = [
        each.moves
        for each in _records(folder)
        if each.started.programme == programme.id and each.started.table is None and not each.started.rehearsal
    ]
    return frozenset(card.id for card in cards if any(remembered_of(card, moves) is not None for moves in led))


def next_first(cards: Sequence[str], played: Container[str]) -> tuple[str, ...]:
    """The cards of a series, the one after the last that was played first, and the others in their order."""
    last = max((n for n, name in enumerate(cards) if name in played), default=-1)
    following = cards[(last + 1) % len(cards)]
    return (following, *(name for name in cards if name != following))


def _of_this_group(started: Started, folder: Path) -> list[Record]:
    """The records of a programme's earlier sessions by who leads, or at that table; the newest first."""

    def key(each: Started) -> tuple[str, int | None, bool]:
        return (each.programme, each.table, each.rehearsal)

    found = [each for each in _records(folder) if key(each.started) == key(started)]
    return sorted(found, key=lambda each: each.began, reverse=True)


def _records(folder: Path) -> list[Record]:
    try:
        read = [read_file(path) for path in folder.glob("*.jsonl")]
    except OSError:
        return []
    return [each for each in read if isinstance(each, Record)]
