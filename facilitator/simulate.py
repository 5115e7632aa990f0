"""Made-up tables: for trying things out and for practising; the same seed gives the same records to the letter."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from uuid import UUID

from spil.cards.deck import Deck
from spil.cards.model import Step
from spil.cards.shared import Programme
from spil.play.moves import Agreed, Chosen, Counted, Event, Move, Started
from spil.play.page import AgreementEntry, CountEntry
from spil.play.run import Run
from spil.play.table import TABLE

_BEGAN = "2026-01-01T09:00:00+01:00"
"""A time that is never now, so that the same seed gives the same files."""
_THEIR_AGREEMENT = {
    "then": "spørger vi først den, det handler om",
    "by": "den, der tager imod",
    "when": "fra mandag",
}
_LETTERS = "abcdefghjkmnpqrstuvwxyz"


def simulate(programme: Programme, deck: Deck, *, tables: int, seed: int) -> Iterator[tuple[str, Sequence[Event]]]:
    """Play a programme of form `bord` at made-up tables that lean differently.

    Yields:
        For each table the name of its file and its events.
    """
    chance = Random(f"{programme.id} {seed}")  # noqa: S311  # made-up tables need the same chance twice, not a secret one
    code = "".join(chance.choice(_LETTERS) for _ in range(4))
    room: dict[str, float] = {}
    for table in range(1, tables + 1):
        record = str(UUID(int=chance.getrandbits(128), version=4))
        started = Started(
            record=record,
            session=f"{_BEGAN[:10]}-{programme.id}-{code}",
            form="bord",
            table=table,
            people=chance.randint(4, 6),
            leader=chance.random() < 0.2,
            together=programme.audience == "kolleger",
            rehearsal=True,
            programme=programme.id,
            at=_BEGAN,
        )
        run = Run.begin(deck, TABLE, programme, started)
        people = _People(chance, room)
        while not run.page.last:
            run = run.apply(people.move(run))
        yield f"{started.session}-bord{table}-{record[:8]}.jsonl", (started, *run.moves)


def write(folder: Path, records: Iterator[tuple[str, Sequence[Event]]]) -> int:
    """Write made-up records into a folder; returns how many.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for old in folder.glob(f"{_BEGAN[:10]}-*-bord*.jsonl"):
        old.unlink()  # made up before, of that day that never was: else the room would grow with each try
    for count, (name, events) in enumerate(records, 1):  # noqa: B007  # the count is what is returned
        (folder / name).write_bytes(b"".join(event.line().encode() + b"\n" for event in events))
    return count


class _People:
    """Those at one made-up table: they lean as the room does, and to some considerations more than to others."""

    def __init__(self, chance: Random, room: dict[str, float]) -> None:
        self._chance = chance
        self._room = room
        self._leaning: dict[str, float] = {}

    def move(self, run: Run) -> Move:
        """What they do on this page."""
        page, last = run.page, run.moves[-1] if run.moves else None
        if isinstance(page.entry, CountEntry):
            return self._count(page.entry, run)
        if isinstance(page.entry, AgreementEntry):
            return Agreed.model_validate({"if": page.entry.condition, **_THEIR_AGREEMENT})
        chosen = [move for move in page.picks if isinstance(move, Chosen)]
        if chosen and isinstance(last, Counted):
            return self._chance.choices(chosen, [last.counts.get(move.choice, 0) + 0.2 for move in chosen])[0]
        if chosen:
            return self._chance.choices(chosen, self._weights([move.choice for move in chosen], run))[0]
        if page.picks:
            return self._chance.choice(page.picks)
        assert page.onward is not None
        return page.onward.move

    def _count(self, entry: CountEntry, run: Run) -> Move:
        answers = entry.people - self._chance.choice((0, 0, 0, 1))
        given = self._chance.choices(entry.choices, self._weights(entry.choices, run), k=answers)
        return entry.counted(tuple(given.count(choice) for choice in entry.choices))

    def _weights(self, choices: Sequence[str], run: Run) -> list[float]:
        card, walk = run.at.card, run.at.walk
        assert card is not None
        assert walk is not None
        step = card.steps[walk.step]
        assert isinstance(step, Step)
        families = {each.id: each.family for each in card.considerations}
        main = {each.id: families[each.considerations[0]] for each in step.choices}
        return [self._general(f"{card.id} {walk.step} {each}") * self._own(main[each]) for each in choices]

    def _general(self, key: str) -> float:
        return self._room.setdefault(key, self._chance.gammavariate(0.8, 1) + 0.05)

    def _own(self, family: str) -> float:
        return self._leaning.setdefault(family, self._chance.gammavariate(2, 0.5) + 0.1)
