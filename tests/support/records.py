"""Records as tables leave them, for tests of what is read and counted."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from small import started

from spil.cards.deck import read_deck
from spil.play.moves import Agreed, Chosen, Closed, Event, Move, Opened, Started
from spil.play.walk import play_hash
from spil.record.read import Record

DECK = read_deck().deck
CARD = DECK.cards["den-hurtige-hjaelp"]
FIRST = CARD.first
TOOK = ("ny-tid", "telefontolk", "enkle-ord")


def opened() -> Opened:
    return Opened(card=CARD.id, play=play_hash(CARD))


def at(table: int | None, record: str = "", **changes: Any) -> Started:
    """How a table begins."""
    return started(table=table, record=record or f"record-{table}", **changes)


def agreed(then: str = "spørger vi først") -> Agreed:
    return Agreed.model_validate({"if": "en sag deles ud", "then": then, "by": "vagten", "when": "på mandag"})


def table(number: int, choice: str | None = "ny-tid", *more: Move, closed: bool = False, **changes: Any) -> Record:
    """A table's record: the first card opened, and a choice made where one is named."""
    chosen = [Chosen(step=FIRST, choice=choice)] if choice else []
    moves: tuple[Move, ...] = (opened(), *chosen, *more, *([Closed()] if closed else []))
    return Record(at(number, **changes), moves, len(moves) + 1, places=tuple(range(2, len(moves) + 2)))


def lines(*events: Event) -> bytes:
    return b"".join(event.line().encode() + b"\n" for event in events)


def write(path: Path, record: Record) -> Path:
    path.write_bytes(lines(record.started, *record.moves))
    return path


def write_all(folder: Path, records: Iterable[Record]) -> None:
    """Each record in a file of its own."""
    for number, record in enumerate(records):
        write(folder / f"fil-{number}.jsonl", record)
