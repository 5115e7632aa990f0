"""Records to a tally: what tables, or the whole room, did with each card; no person is in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from spil.play.moves import (
    FEWEST,
    Agreed,
    Chosen,
    Counted,
    Dropped,
    Ended,
    Move,
    Opened,
    Passed,
    Present,
    Stopped,
    TablesCounted,
    Weighed,
)
from spil.record.read import Record

Counts = Mapping[str, Mapping[str, int]]
"""For each step how many people chose what."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One way through one card: of a table, or of a whole room that is led."""

    card: str
    play: str
    table: int | None
    """None where the whole room went together."""
    people: int = 0
    """How many sat there; 0 where only a number card was seen."""
    first: Counts = field(default_factory=dict)
    """What people chose alone."""
    second: Counts = field(default_factory=dict)
    """What they chose after the talk."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The choice that was followed at each step."""
    divided: bool = False
    """Whether the table held up that it was divided."""
    weighed: str | None = None
    ending: str | None = None
    stopped: bool = False
    """Whether the story was ended before its ending on purpose."""
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done in one session."""

    session: str
    programme: str
    form: str
    rehearsal: bool
    together: bool
    leader: bool
    """Whether the one who leads said that a leader is there."""
    tables: int
    sittings: tuple[Sitting, ...]
    agreements: tuple[Agreed, ...]

    def of(self, card: str) -> tuple[Sitting, ...]:
        """What was done with one card."""
        return tuple(each for each in self.sittings if each.card == card)

    @property
    def cards(self) -> tuple[str, ...]:
        """The cards that were opened, in the order of their names."""
        return tuple(sorted({each.card for each in self.sittings}))


def tally(records: Sequence[Record]) -> Tally:
    """Count the records of one session; their order changes nothing.

    A table is counted once, whatever it left behind. What the one who leads typed about a table counts where that table
    has no record of its own.
    """
    ordered = sorted(
        _of_the_room(one_a_table(records)), key=lambda record: (record.started.table or 0, record.started.record)
    )
    started = ordered[0].started  # the one who leads has no table and comes first
    walked = [each for record in ordered if _may_count(record) for each in _sittings(record)]
    own = {(each.card, each.table) for each in walked if each.chosen or each.passed}
    typed = [each for record in ordered for each in _typed(record) if (each.card, each.table) not in own]
    return Tally(
        session=started.session,
        programme=started.programme,
        form=started.form,
        rehearsal=started.rehearsal,
        together=started.together,
        leader=started.table is None and started.leader,
        tables=_tables(ordered, typed),
        sittings=(*walked, *typed),
        agreements=_agreements(records),
    )


def one_a_table(records: Iterable[Record]) -> tuple[Record, ...]:
    """Of each table one record, and one of those who led.

    Else a table that begins anew, or goes on at a second machine, would be two, and numbers would be shown that so few
    tables are not to give. It is the one in which they chose something rather than one that was only looked into; then
    the one that was finished; then the one begun last; and of copies begun at one time the longest.
    """
    found: dict[int | None, Record] = {}
    for record in sorted(records, key=_weight):
        found[record.started.table] = record
    return tuple(found.values())


def doubled(records: Iterable[Record]) -> tuple[int, ...]:
    """The tables that have left more than one record."""
    files = Counter(record.started.table for record in records if record.started.table is not None)
    return tuple(sorted(table for table, count in files.items() if count > 1))


def _weight(record: Record) -> tuple[Any, ...]:
    chose = any(isinstance(move, Chosen | Counted | TablesCounted) for move in record.moves)
    return _may_count(record), chose, record.closed, record.began, record.lines, record.started.record


def _of_the_room(records: Sequence[Record]) -> Sequence[Record]:
    """The records that belong together: where the whole room was led, the one of who led it, alone."""
    return [each for each in records if each.started.table is None and each.started.form == "fælles"] or records


def _agreements(records: Iterable[Record]) -> tuple[Agreed, ...]:
    """Every agreement, each once at its table, whichever record of the table it stands in."""
    ordered = sorted(records, key=lambda record: (record.started.table or 0, record.began, record.started.record))
    agreed = ((record.started.table, move) for record in ordered for move in record.moves if isinstance(move, Agreed))
    return tuple(move for _, move in dict.fromkeys(agreed))


def _tables(records: Iterable[Record], typed: Iterable[Sitting]) -> int:
    recorded = [record.started for record in records if record.started.table is not None]
    return len(recorded) + len({each.table for each in typed} - {started.table for started in recorded})


def _may_count(record: Record) -> bool:
    """Fewer than three people are no table: what they chose is nobody else's, though the file may not be closed yet."""
    started = record.started
    return started.people >= FEWEST and (started.table is not None or started.form == "fælles")


def _sittings(record: Record) -> Iterable[Sitting]:
    found: dict[str, Sitting] = {}
    now: Sitting | None = None
    people = record.started.people
    for move in record.moves:
        if isinstance(move, Present):  # who left may have chosen first, so the most that were there count
            people = max(people, move.people)
            now = replace(now, people=people) if now else None
        elif isinstance(move, Opened):
            now = Sitting(move.card, move.play, record.started.table, people)
        elif now is not None:
            now = _with(now, move)
        if now is not None:
            found[now.card] = now  # opened again replaces
    return found.values()


def _with(sitting: Sitting, move: Move) -> Sitting:
    changed: dict[str, Any] = {}
    match move:
        case Counted(round=1):
            changed = {"first": {**sitting.first, move.step: move.counts}}
        case Counted():
            changed = {"second": {**sitting.second, move.step: move.counts}}
        case Chosen():
            changed = {"chosen": {**sitting.chosen, move.step: move.choice}}
        case Weighed():
            changed = {"weighed": move.consideration}
        case Ended():
            changed = {"ending": move.ending}
        case Stopped() | Dropped(page="later"):
            changed = {"stopped": True}
        case Passed():
            changed = {"passed": True}
    return replace(sitting, **changed) if changed else sitting


def _typed(record: Record) -> Iterable[Sitting]:
    """What tables held up, as the one who leads typed it; typed again replaces, and a passed card has none."""
    found: dict[str, list[Sitting]] = {}
    now: Opened | None = None
    for move in record.moves:
        if isinstance(move, Opened):
            now = move
            found[now.card] = []
        elif isinstance(move, TablesCounted) and now is not None:
            found[now.card] = [
                Sitting(now.card, now.play, each.table, chosen={move.step: each.choice}, divided=each.divided)
                for each in move.tables
            ]
        elif isinstance(move, Passed) and now is not None:
            found[now.card] = []
    return (each for sittings in found.values() for each in sittings)
