"""Made-up tables and rooms: for trying things out; the same seed gives the same records to the letter."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from uuid import UUID

from facilitator.led.forms import led_run
from facilitator.led.steps import pressed
from facilitator.made_up.room import MadeUpRoom, Mood
from spil.cards.deck import Deck
from spil.cards.model import Step
from spil.cards.shared import Programme
from spil.codes import made_code
from spil.files import create
from spil.play.moves import Agreed, Chosen, Counted, Eased, Event, Move, Started, TablesCounted
from spil.play.page import AgreementEntry, CountEntry
from spil.play.run import Run
from spil.play.table_order import at_table
from spil.record.find import read_file
from spil.record.read import Record

_BEGAN = "2026-01-01T09:00:00+01:00"
"""A time that is never now, so that the same seed gives the same files."""
_THEIR_AGREEMENT = {
    "then": "spørger vi først den, det handler om",
    "by": "den, der tager imod",
    "when": "fra mandag",
}

Made = tuple[str, Sequence[Event]]
"""The name of a record's file, and its events."""


def simulate(programme: Programme, deck: Deck, *, tables: int, seed: int, mood: Mood = "blandet") -> Iterator[Made]:
    """Play a programme with made-up people: at tables that lean differently, or as one led room."""
    chance = Random(f"{programme.id} {seed}")  # noqa: S311  # made-up people need the same chance twice, not a secret one
    session = f"{_BEGAN[:10]}-{programme.id}-{made_code(chance.randrange(10**6) for _ in range(4))}"
    room = MadeUpRoom(session, mood)
    led = programme.form == "fælles"
    for table in [None] if led else range(1, tables + 1):
        record = str(UUID(int=chance.getrandbits(128), version=4))
        started = Started(
            record=record,
            session=session,
            form=programme.form,
            table=table,
            people=chance.randint(9, 14) if led else chance.randint(4, 6),
            leader=chance.random() < 0.2,
            together=programme.audience == "kolleger",
            rehearsal=True,
            programme=programme.id,
            at=_BEGAN,
        )
        run = (led_run if led else at_table)(deck, started)
        assert run is not None
        people = _People(chance, room)
        while not run.page.last:
            move = people.move(run)
            for each in pressed(run, move) if led else (move,):
                run = run.apply(each)
        yield f"{session}-{'ledet' if led else f'bord{table}'}-{record[:8]}.jsonl", (started, *run.moves)


def write(folder: Path, records: Iterator[Made]) -> int:
    """Write made-up records into a folder instead of those made up there before; returns how many.

    Raises:
        OSError: The folder cannot be written, or something else bears the name of one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in filter(_made_up, folder.glob(f"{_BEGAN[:10]}-*.jsonl")):
        old.unlink()  # else the room would grow with each try
    count = 0
    for count, (name, events) in enumerate(records, 1):  # noqa: B007  # the count is what is returned
        create(folder / name, b"".join(event.line().encode() + b"\n" for event in events))
    return count


def _made_up(path: Path) -> bool:
    """Whether a file is an earlier simulation, and not a real record or another program's file of that name."""
    record = read_file(path)
    return isinstance(record, Record) and record.started.rehearsal and record.started.at == _BEGAN


class _People:
    """Those at one made-up table: they lean as the room does, and a little to some considerations of their own."""

    def __init__(self, chance: Random, room: MadeUpRoom) -> None:
        self._chance = chance
        self._room = room
        self._leaning: dict[str, float] = {}

    def move(self, run: Run) -> Move:
        """What they do on this page."""
        page, last = run.page, run.moves[-1] if run.moves else None
        answer = self._answers(run)
        if answer:
            return answer
        if isinstance(page.entry, AgreementEntry):
            return Agreed.model_validate({"if": page.entry.condition, **_THEIR_AGREEMENT})
        chosen = [move for move in page.picks if isinstance(move, Chosen)]
        if chosen and isinstance(last, Counted) and run.started.table is not None:
            return self._after_count(chosen, last)
        if chosen and page.onward is None:
            return self._chance.choices(chosen, self._weights([move.choice for move in chosen], run))[0]
        if page.picks and page.onward is None:
            return self._chance.choice(page.picks)
        assert page.onward is not None
        return page.onward.move

    def _after_count(self, chosen: Sequence[Chosen], count: Counted) -> Move:
        """A mixed table may go another way than most of it wrote; one that leans does not."""
        if not self._room.mixed:
            return max(chosen, key=lambda move: count.counts.get(move.choice, 0))
        return self._chance.choices(chosen, [count.counts.get(move.choice, 0) + 0.2 for move in chosen])[0]

    def _answers(self, run: Run) -> Counted | Eased | TablesCounted | None:
        """What they answer alone; a room that is led answers as the one does that a facilitator practises with."""
        entry = run.page.entry
        if run.started.table is None or not isinstance(entry, CountEntry):
            return self._room.answers(run.page)
        answers = entry.people - self._chance.choice((0, 0, 0, 1))
        given = self._chance.choices(entry.choices, self._weights(entry.choices, run), k=answers)
        return entry.counted(tuple(given.count(choice) for choice in entry.choices))

    def _weights(self, choices: Sequence[str], run: Run) -> list[float]:
        card, walk = run.card, run.walk
        step = card.steps[walk.step]
        assert isinstance(step, Step)
        families = {each.id: each.family for each in card.considerations}
        main = {each.id: families[each.considerations[0]] for each in step.choices}
        general = self._room.weights(f"{card.id} {walk.step}", choices, after_talk=False)
        if not self._room.mixed:
            return general
        return [weight * self._own(main[choice]) for weight, choice in zip(general, choices, strict=True)]

    def _own(self, family: str) -> float:
        return self._leaning.setdefault(family, self._chance.gammavariate(4, 0.25) + 0.1)
