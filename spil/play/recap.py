"""Looking back: the way a table went through a card, before and after its talk, and what weighed most."""

from collections.abc import Iterator, Sequence

from spil.cards.model import Card, Ending, Step
from spil.danish import capitalised
from spil.play.face_up import face_up
from spil.play.moves import Chosen, Counted, Ended, Move, Weighed, moves_on
from spil.play.page import Bars, Block, Labelled, Points
from spil.play.run import Run
from spil.play.talk import choices_of

BEFORE, AFTER = "først", "efter snakken"


def lie(moves: Sequence[Move], step_id: str, step: Step, offered: Sequence[str]) -> Bars | None:
    """How the slips of a decision lie, first and after the talk; None where they may not be shown or were not counted.

    Args:
        moves: What was done on the card.
        step_id: The decision.
        step: The same.
        offered: The choices that could be taken.
    """
    counted = {move.round: move.counts for move in moves if isinstance(move, Counted) and move.step == step_id}
    shown = {turn: face_up(counts, offered) for turn, counts in sorted(counted.items())}
    columns = [(BEFORE if turn == 1 else AFTER, numbers) for turn, numbers in shown.items() if numbers]
    if not columns:
        return None
    rows = tuple(
        (capitalised(choice.in_short), tuple(numbers[place] for _, numbers in columns))
        for place, choice in enumerate(choices_of(step, offered))
    )
    return Bars(tuple(head for head, _ in columns), rows)


def looking_back(run: Run, card: Card) -> tuple[Block, ...]:
    """What a table did with a card, for its own eyes."""
    moves = moves_on(run.moves, card.id)
    return tuple(_told(moves, card))


def _told(moves: Sequence[Move], card: Card) -> Iterator[Block]:
    way = [
        capitalised(choice.in_short)
        for move in moves
        if isinstance(move, Chosen) and isinstance(step := card.steps[move.step], Step)
        for choice in choices_of(step, [move.choice])
    ]
    endings = [card.steps[move.ending] for move in moves if isinstance(move, Ended)]
    way += [f"»{each.name}«" for each in endings if isinstance(each, Ending)]
    if way:
        yield Points(tuple(f"{n}. {each}" for n, each in enumerate(way, 1)))
    first = card.steps[card.first]
    assert isinstance(first, Step)
    slips = lie(moves, card.first, first, [choice.id for choice in first.choices])
    if slips:
        yield slips
    names = {each.id: each.name for each in card.considerations}
    for weighed in [move for move in moves if isinstance(move, Weighed)][-1:]:
        yield Labelled("Det vejede tungest", names.get(weighed.consideration, ""))
