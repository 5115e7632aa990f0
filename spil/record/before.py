"""What a group did at an earlier meeting of a series, as far as the records that are kept tell."""

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from spil.cards.deck import Deck
from spil.cards.shared import Programme
from spil.play.moves import Started
from spil.play.recall import known_from, remembered_of
from spil.record.find import read_file
from spil.record.read import Record


def with_before(deck: Deck, started: Started, kept: Iterable[Record]) -> Started:
    """The beginning of a session of a series, which now says what is known of the programme's earlier meetings.

    Args:
        deck: What is played.
        started: The beginning.
        kept: Records, whoever keeps them; they are asked for only where the programme remembers.
    """
    programme = deck.programme(started.programme)
    cards = [deck.cards[name] for name in programme.cards if name in deck.cards] if programme else []
    if programme is None or not (programme.sort or any(card.before for card in cards)):
        return started
    earlier: dict[str, frozenset[str]] = {}
    for record in _of_this_group(started, kept):
        for card in cards:
            memory = remembered_of(card, record.moves)
            if memory is not None:
                earlier.setdefault(card.id, memory)  # the newest counts
    known = {card.id: found for card in cards if (found := known_from(card, earlier))}
    told: dict[str, object] = {"before": known} if known else {}
    if programme.sort and started.table is not None:
        told["cards"] = next_first(programme.cards, earlier)
    return started.model_copy(update=told)


def played_before(deck: Deck, programme: Programme, kept: Iterable[Record]) -> frozenset[str]:
    """The cards of a programme that were led, rehearsals aside."""
    cards = [deck.cards[name] for name in programme.cards if name in deck.cards]
    led = [
        each.moves
        for each in kept
        if each.started.programme == programme.id and each.started.table is None and not each.started.rehearsal
    ]
    return frozenset(card.id for card in cards if any(remembered_of(card, moves) is not None for moves in led))


def next_first(cards: Sequence[str], played: Container[str]) -> tuple[str, ...]:
    """The cards of a series, the one after the last that was played first, and the others in their order."""
    last = max((n for n, name in enumerate(cards) if name in played), default=-1)
    following = cards[(last + 1) % len(cards)]
    return (following, *(name for name in cards if name != following))


def _of_this_group(started: Started, kept: Iterable[Record]) -> list[Record]:
    """The records of a programme's earlier sessions by who leads, or at that table; the newest first."""

    def key(each: Started) -> tuple[str, int | None, bool]:
        return (each.programme, each.table, each.rehearsal)

    found = [each for each in kept if key(each.started) == key(started)]
    return sorted(found, key=lambda each: each.began, reverse=True)


def records_in(folder: Path) -> Iterator[Record]:
    """The records that a machine keeps, each read when it is asked for; none where the folder is away."""
    try:
        paths = list(folder.glob("*.jsonl"))
        for path in paths:
            read = read_file(path)
            if isinstance(read, Record):
                yield read
    except OSError:
        return
