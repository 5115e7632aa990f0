"""A led session whose people choose by phone: what the page says of it, and what a press of a key closes.

Ballots themselves are nowhere here. Of a round that goes on nothing is known but how many have answered.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from spil.danish import listed
from spil.play.moves import Counted, Move, Turned
from spil.play.page import CountEntry, Onward, Page

_NO_PHONE = "Har du ingen telefon, så skriv dit tal på en seddel, fold den, og læg den i koppen."
_ASK: Mapping[str, tuple[str, ...]] = {
    "situation": ("Læs højt.", "Vælg så alene på din telefon.", _NO_PHONE),
    "again": ("Vælg igen, alene, på din telefon. Du må gerne skifte mening.", _NO_PHONE),
    "later": (
        "Læs højt. Tal sammen et minut. Vælg så på telefonen.",
        "Har nogen ingen telefon, så skriv, hvor mange af dem der viste {numbers} med fingrene.",
    ),
}


TABLES_HERE, TABLETS_HERE = "borde", "tabletter"
"""Folders beside a led record: where tables are looked for when nobody named a folder, and where tablets record."""


def box_path(record: Path) -> Path:
    """Where the ballots of a led session lie: beside its record."""
    return record.with_suffix(".stemmer")


def box_files(box: Path) -> tuple[Path, ...]:
    """The box, and what SQLite may keep beside it."""
    return (box, *(box.with_name(f"{box.name}-{each}") for each in ("wal", "shm", "journal")))


class BallotBox(Protocol):
    """Where ballots lie till their count is a move; who leads opens and closes it, and can look at none."""

    def open(self, key: str) -> str:
        """Take ballots for this round; those already in it are kept."""

    def close(self) -> dict[str, int]:
        """Take none any more; the counts, the same till they are forgotten."""

    def forget(self) -> None:
        """Let go of every ballot: their count stands in the record, or the room has gone elsewhere."""

    def answered(self) -> int:
        """How many have answered."""

    def leave(self) -> None:
        """The app is closed, and the session may be gone on with."""

    def end(self) -> None:
        """The session is over: nothing of it stays."""


def with_phones(page: Page, answered: int) -> Page:
    """The page as it stands in a room with phones: it says how to choose, and how many have."""
    if page.ballot is None:
        return page
    numbers = listed([str(number) for number in range(1, len(page.ballot.choices) + 1)])
    ask = tuple(each.format(numbers=numbers) for each in _ASK[page.kind])
    people = page.ballot.people
    # More than there are: somebody came late, or somebody answers twice; the room sees it either way.
    note = f"{answered} har svaret, men I er {people}" if answered > people else f"{answered} af {people} har svaret"
    label = "luk runden, når alle har valgt" if answered else "videre uden telefonerne"
    onward = Onward(label, page.onward.move) if page.onward else None
    return replace(page, ask=ask, note=", ".join(filter(None, (page.note, note))), onward=onward)


def closes(page: Page, move: Move) -> bool:
    """Whether a move ends the round that goes on."""
    return page.ballot is not None and isinstance(move, Turned | Counted)


def counted_in(page: Page, move: Move, counts: Mapping[str, int]) -> tuple[Move, ...]:
    """The moves that close a round: what was answered by phone, and what was typed beside it; else the move itself."""
    assert page.ballot is not None
    typed = move.counts if isinstance(move, Counted) and isinstance(page.entry, CountEntry) else {}
    both = {choice: counts.get(choice, 0) + typed.get(choice, 0) for choice in page.ballot.choices}
    return (page.ballot.closed(both) if counts else ()) or (move,)
