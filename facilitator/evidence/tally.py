"""Records to a tally: what tables, or the whole room, did with each card; no person is in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from spil.play.moves import (
    FEWEST,
    Agreed,
    Asked,
    Chosen,
    Counted,
    Dropped,
    Ended,
    Move,
    Opened,
    Passed,
    TablesCounted,
    Turned,
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
    asked: tuple[Asked, ...]
    """The questions the room talked about, in order: those that stood when the page was turned."""

    def of(self, card: str) -> tuple[Sitting, ...]:
        """What was done with one card."""
        return tuple(each for each in self.sittings if each.card == card)

    @property
    def cards(self) -> tuple[str, ...]:
        """The cards that were opened, in the order of their names."""
        return tuple(sorted({each.card for each in self.sittings}))


def tally(records: Sequence[Record]) -> Tally:
    """Count the records of one session; their order changes nothing.

    What the one who leads typed about a table counts where that table has no record of its own.
    """
    ordered = sorted(_of_the_room(records), key=lambda record: (record.started.table or 0, record.started.record))
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
        agreements=tuple(_all(ordered, Agreed)),
        asked=tuple(each for record in ordered for each in _talked_about(record)),
    )


def _of_the_room(records: Sequence[Record]) -> Sequence[Record]:
    """The records that belong together: where the whole room was led, the longest one of those who led it, alone."""
    led = [record for record in records if record.started.table is None and record.started.form == "fælles"]
    return [max(led, key=lambda record: (record.lines, record.started.record))] if led else records


def _all(records: Iterable[Record], kind: type[Any]) -> Iterable[Any]:
    return (move for record in records for move in record.moves if isinstance(move, kind))


def _talked_about(record: Record) -> Iterable[Asked]:
    pairs = zip(record.moves, record.moves[1:], strict=False)
    return (move for move, following in pairs if isinstance(move, Asked) and isinstance(following, Turned | Dropped))


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
    for move in record.moves:
        if isinstance(move, Opened):
            now = Sitting(move.card, move.play, record.started.table, record.started.people)
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
