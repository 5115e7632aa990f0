"""Records to a tally: what tables did, card by card; no person is in it, only tables and their counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spil.play.moves import FEWEST, Agreed, Chosen, Counted, Ended, Move, Opened, Passed, Weighed
from spil.record.reading import Record


@dataclass(frozen=True, slots=True)
class Sitting:
    """One table's way through one card."""

    card: str
    play: str
    table: int | None
    first: Mapping[str, int] = field(default_factory=dict)
    """How many chose what, alone, at the card's first step."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The choice of each step the table came to."""
    weighed: str | None = None
    ending: str | None = None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What the tables of one session did."""

    session: str
    programme: str
    form: str
    rehearsal: bool
    together: bool
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
    """Count the records of one session; their order changes nothing."""
    ordered = sorted(records, key=lambda record: (record.started.table or 0, record.started.record))
    started = ordered[0].started
    return Tally(
        session=started.session,
        programme=started.programme,
        form=started.form,
        rehearsal=started.rehearsal,
        together=started.together,
        tables=len(ordered),
        sittings=tuple(sitting for record in ordered if _may_count(record) for sitting in _sittings(record)),
        agreements=tuple(move for record in ordered for move in record.moves if isinstance(move, Agreed)),
    )


def _may_count(record: Record) -> bool:
    """Fewer than three people are no table: what they chose is nobody else's, though the file may not be closed yet."""
    return record.started.people >= FEWEST


def _sittings(record: Record) -> Iterable[Sitting]:
    found: dict[str, Sitting] = {}
    now: Sitting | None = None
    for move in record.moves:
        if isinstance(move, Opened):
            now = Sitting(move.card, move.play, record.started.table)
        elif now is not None:
            now = _with(now, move)
        if now is not None:
            found[now.card] = now  # opened again replaces
    return found.values()


def _with(sitting: Sitting, move: Move) -> Sitting:
    match move:
        case Counted(round=1):
            return replace(sitting, first=move.counts)
        case Chosen():
            return replace(sitting, chosen={**sitting.chosen, move.step: move.choice})
        case Weighed():
            return replace(sitting, weighed=move.consideration)
        case Ended():
            return replace(sitting, ending=move.ending)
        case Passed():
            return replace(sitting, passed=True)
        case _:
            return sitting
