"""What only the one who leads sees: notes, counts, three questions, which table is where; never a person's choice."""

from collections.abc import Iterator, Sequence

from facilitator.disclosure.shown import Seat
from facilitator.disclosure.thresholds import PEOPLE_SHOWN
from facilitator.led import pages
from facilitator.led.frozen import counted_at
from facilitator.led.known import Known
from spil.cards.model import Step
from spil.danish import capitalised, listed, paragraphs
from spil.play.moves import Counted
from spil.play.page import Block, Labelled, Points, Strong
from spil.play.run import Run
from spil.play.spoken import spoken


def private(run: Run, known: Known, *, phones: bool = False) -> tuple[Block, ...]:
    """What helps where a run stands."""
    line = spoken(run.at.spot, run.programme, phones=phones)
    blocks: list[Block] = [Labelled("Sig", line)] if line else []
    if run.at.card is None:
        return tuple(blocks)
    kind, notes = run.page.kind, run.card.notes
    match kind:
        case "welcome" | "situation":
            blocks.append(Labelled("Det er kortet godt til", _one(notes.purpose)))
        case "talk" | "again" | "later":
            blocks.append(Labelled("Går det i stå", _one(notes.if_stuck)))
        case "recount":
            blocks += _first_count(run)
        case "walk" | "raise":
            blocks += _seats(run, known)
        case "reveal":
            blocks += (*_seats(run, known), *_questions(run, known))
    if kind in ("talk", "reveal", "way"):
        blocks.append(Labelled("Bliver det hårdt", _one(notes.if_hard)))
    return tuple(blocks)


def moments(run: Run) -> tuple[Block, ...]:
    """What one can say in the hard moments; while the room's screen is blank."""
    return tuple(Labelled(each.when, each.say) for each in run.deck.moments)


def _questions(run: Run, known: Known) -> Iterator[Block]:
    """What stands before the room, and behind which key the next ones are."""
    standing = pages.asked(run, pages.questions(run, known))
    if standing:
        keys = {aside.move: aside.key for aside in pages.others(standing)}
        told = ((keys.get(pages.put(each), "▶"), each) for each in standing[: len(keys) + 1])
        yield Strong("Spørgsmål, du kan vælge mellem")
        yield Points(tuple(f"{key} {each.text} ({each.because})" for key, each in told))


def _first_count(run: Run) -> Iterator[Block]:
    """The first cup, where there are so many that a number points at nobody."""
    count = next((move for move in reversed(run.on_card) if isinstance(move, Counted)), None)
    step = run.card.steps[run.card.first]
    assert isinstance(step, Step)
    if count and sum(count.counts.values()) >= PEOPLE_SHOWN:
        lines = (f"{capitalised(choice.in_short)}: {count.counts.get(choice.id, 0)}" for choice in step.choices)
        yield Strong("Den første kop")
        yield Points(tuple(lines))


def _seats(run: Run, known: Known) -> Iterator[Block]:
    """Which table is where; those that are at the same stand on one line, first those that are waited for."""
    found = known.shown_alone(run.card.id)
    in_time = counted_at(run.moves, run.card.id)
    at: dict[str, list[int]] = {}
    for seat in sorted(found.shown.seats if found else (), key=lambda seat: (bool(seat.choice), seat.table)):
        at.setdefault(_at(seat, in_time), []).append(seat.table)
    if at:
        yield Strong("Bordene")
        yield Points(tuple(f"{_tables(tables)}: {told}" for told, tables in at.items()))


def _at(seat: Seat, in_time: frozenset[int] | None) -> str:
    """Where a table is, in a few words."""
    late = in_time is not None and bool(seat.choice) and seat.table not in in_time
    chosen = f"{seat.choice}{' (var delt)' if seat.divided else ''}" if seat.choice else "har ikke valgt endnu"
    ended = " – er ved vejs ende" if seat.ended else ""
    return f"{chosen}{ended}{' – kom efter tallene' if late else ''}"


def _tables(tables: Sequence[int]) -> str:
    """`Bord 2` or `Bordene 2, 3 og 5`."""
    return f"{'Bord' if len(tables) == 1 else 'Bordene'} {listed([str(table) for table in tables])}"


def _one(text: str) -> str:
    return " ".join(paragraphs(text))
