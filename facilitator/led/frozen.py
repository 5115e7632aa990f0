"""Which tables count at a reveal: fixed by the move that was made there, so that a late one changes no wall."""

from dataclasses import replace

from spil.play.moves import Chosen, Move, Opened, Raised, TablesCounted, Turned
from spil.play.run import Run
from spil.record.read import Record


def fixed(run: Run, move: Move, tables: tuple[Record, ...]) -> Move:
    """The move with the tables that have a laptop in it, beside what was typed; the move itself where there are none.

    Args:
        run: Where the session stands.
        move: What the one who leads did.
        tables: What the tables' own laptops have recorded.
    """
    typed = move.tables if isinstance(move, TablesCounted) else ()
    asked = run.at.spot == "raise" and isinstance(move, Turned | TablesCounted)
    if not asked and not (run.at.spot == "reveal" and typed):
        return move
    before = counted_at(run.moves, run.card.id)
    late = run.at.spot == "reveal" and before is not None
    here = [each for each in arrived(run, tables) if not late or (before and each.table in before)]
    paper = [each for each in typed if each.table not in {own.table for own in here}]
    both = tuple(sorted((*here, *paper), key=lambda each: each.table))
    return TablesCounted(step=run.card.first, tables=both) if here else move


def arrived(run: Run, tables: tuple[Record, ...]) -> tuple[Raised, ...]:
    """What the tables with a laptop have chosen at the first step of the card."""
    first = run.card.first
    chosen = ((each.started.table, _chosen(each, run.card.id, first)) for each in tables)
    return tuple(Raised(table=table, choice=choice) for table, choice in chosen if table and choice)


def counted_at(moves: tuple[Move, ...], card: str) -> frozenset[int] | None:
    """The tables that the one who leads has counted at a card; None before that."""
    found: frozenset[int] | None = None
    now = ""
    for move in moves:
        if isinstance(move, Opened):
            now = move.card
        if isinstance(move, TablesCounted) and now == card:
            found = frozenset(each.table for each in move.tables)
    return found


def in_time(moves: tuple[Move, ...], tables: tuple[Record, ...]) -> tuple[Record, ...]:
    """The tables' records without what late ones did at a card whose numbers are out."""
    cards = {move.card for move in moves if isinstance(move, Opened)}
    counted = {card: there for card in cards if (there := counted_at(moves, card)) is not None}
    own = {each.started.table for each in tables}
    fixed_at = {card: there for card, there in counted.items() if there & own}  # else only paper was ever counted
    return tuple(_without(each, fixed_at) for each in tables) if fixed_at else tables


def _without(record: Record, counted: dict[str, frozenset[int]]) -> Record:
    kept: list[Move] = []
    now = ""
    for move in record.moves:
        now = move.card if isinstance(move, Opened) else now
        if now not in counted or record.started.table in counted[now]:
            kept.append(move)
    return record if len(kept) == len(record.moves) else replace(record, moves=tuple(kept), places=())


def _chosen(record: Record, card: str, step: str) -> str:
    found, now = "", ""
    for move in record.moves:
        if isinstance(move, Opened):
            now = move.card
            found = "" if now == card else found
        elif isinstance(move, Chosen) and now == card and move.step == step:
            found = move.choice
    return found
