"""A table of a led room: where the room stands, and the page that shows while a table waits for it.

Waiting is no move and stands in no record. It is a page: the run is where it was, and the room is somewhere else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from spil.cards.model import Step
from spil.play.moves import Chosen, Move, Opened, Passed, Turned
from spil.play.page import Block, Kind, Onward, Page, Prose, Strong
from spil.play.run import Run

GO_ALONE, JOIN_AGAIN = "gå videre uden salen", "følg salen igen"
"""What `g` does."""
NOT_YET = "Salen er ikke gået videre endnu."
"""What is said to who presses Enter and waits."""
_RESTS = ("welcome", "between", "frame")
"""Places of a table where it has nothing to do of its own before the room goes on."""
_BEGINS: tuple[Kind, ...] = ("welcome", "rules")
_GATHERS: tuple[Kind, ...] = ("raise", "reveal", "frame")
_CLOSES: tuple[Kind, ...] = ("agreement", "goodbye", "closed")
_MOST_MOVES = 24
"""More than any programme has cards to pass."""
_ASK: dict[Kind, str] = {
    "welcome": "Se op, og lyt til den, der leder. I begynder, når salen gør.",
    "rules": "Se op, og lyt til den, der leder. I begynder, når salen gør.",
    "reveal": "Se op. Alle i salen ser det samme nu. Tal sammen om spørgsmålet.",
    "frame": "Se op, og lyt. Sammenlign med jeres vej.",
    "between": "Vent på salen. Det næste kommer om lidt.",
}
_LATE = "Jeres bord er ikke med i tallene på væggen: I valgte, efter at de var vist. Jeres valg står i jeres egen fil."
_NOT_CHOSEN = "Jeres bord er ikke med i tallene på væggen, for I nåede ikke at vælge."


@dataclass(frozen=True, slots=True)
class Hall:
    """Where a led room stands: what it sees, and the little that a table has to know beside."""

    session: str
    page: Page
    """What the room sees, to be read only."""
    card: str | None = None
    counted: tuple[int, ...] | None = None
    """The tables whose choices are in the numbers; None before the numbers are out."""
    gathers: str = ""
    """When the room gathers, in a sentence; empty where the tables do not walk by themselves."""
    paused: bool = False


class Met(NamedTuple):
    """What a table shows in a room, and what going on there brings."""

    page: Page
    way: tuple[Move, ...] = ()
    """The moves that its Enter makes, where that is more than one."""


def in_hall(run: Run, hall: Hall) -> Met:
    """What a table shows that follows a room: its own page, or what it sees while it waits.

    Nobody is taken out of a story, however far the room has come, and from every wait one key goes on.
    """
    if run.at.spot not in _RESTS:
        return Met(run.page)
    way = _on_the_way(run, hall)
    if way and run.page.onward and way == (run.page.onward.move,):
        return Met(run.page)
    if way:
        return Met(_gone_on(run, hall, way[-1]), way)
    kind = hall.page.kind
    if kind in _CLOSES or (kind == "walk" and run.at.spot == "welcome"):
        return Met(run.page)
    return Met(replace(_waiting(run, hall), part=GO_ALONE, back=run.page.back))


def told_of(run: Run, hall: Hall) -> str:
    """What a table that is not done hears of the room, in a line; empty where the room is not ahead."""
    if run.at.spot in _RESTS or run.at.card is None or hall.page.kind in _BEGINS:
        return ""
    same = hall.card == run.at.card.id
    if same and hall.page.kind == "walk":
        return ""
    here = "Salen samles nu" if same and hall.page.kind in _GATHERS else "Salen er gået videre"
    stops = any(aside.key == "s" for aside in run.page.asides)
    return f"{here}. {'Tryk s, så er I med' if stops else 'Gå videre, så er I med'}."


def _on_the_way(run: Run, hall: Hall) -> tuple[Move, ...]:
    """The moves that bring a waiting table to where the room begins something new; none where there is nothing."""
    moves: list[Move] = []
    for _ in range(_MOST_MOVES):
        if _there(run, hall):
            return tuple(moves)
        move = _towards(run, hall)
        if move is None or not run.page.accepts(move):
            return ()
        moves.append(move)
        run = run.apply(move)
    return ()


def _there(run: Run, hall: Hall) -> bool:
    if hall.page.kind == "walk":
        return run.at.spot in ("recall", "read") and run.at.card is not None and run.at.card.id == hall.card
    return hall.page.kind in _CLOSES and run.at.spot == "agreement"


def _towards(run: Run, hall: Hall) -> Move | None:
    """The next move on the way; a card that the room is done with is passed, and nobody is asked why."""
    if hall.page.kind not in ("walk", *_CLOSES) or hall.page.kind == "closed":
        return None
    spot, here = run.at.spot, run.at.card.id if run.at.card else None
    if spot in ("recall", "read") and hall.page.kind == "walk":
        return Passed()
    if hall.page.kind != "walk":
        return Turned() if spot in ("frame", "between") else None
    if hall.card in (*run.at.played, *run.at.passed) or (spot == "frame" and hall.card == here):
        return None
    return Turned() if spot == "frame" else _opening(run, hall.card)


def _opening(run: Run, card: str | None) -> Move | None:
    """To the card itself, where it can be taken; else the next in order, to be passed."""
    page = run.page
    offered = [*page.picks, *([page.onward.move] if page.onward else [])]
    opens = [move for move in offered if isinstance(move, Opened)]
    wanted = next((move for move in opens if move.card == card), None)
    if wanted or page.picks:
        return wanted
    return opens[0] if opens and card in run.programme.cards else Turned() if run.at.spot == "welcome" else None


def _gone_on(run: Run, hall: Hall, move: Move) -> Page:
    """The room has begun something new, and the table goes along when it likes."""
    if hall.page.kind == "walk":
        told = Prose("Salen er gået videre til det næste kort.")
        return _page(run, "Næste kort", (told,), Onward("næste kort", move))
    told = Prose("Salen er gået videre til afslutningen.")
    return _page(run, "Salen er gået videre", (told,), Onward("med til afslutningen", move))


def _page(run: Run, title: str, blocks: tuple[Block, ...], onward: Onward) -> Page:
    return Page("wait", title, blocks, ask=("Tryk Enter, så er I med.",), onward=onward, back=run.page.back)


def _waiting(run: Run, hall: Hall) -> Page:
    kind, same = hall.page.kind, run.at.card is not None and hall.card == run.at.card.id
    if hall.paused:
        return Page("wait", "Pause", (Prose("Salen holder pause. Ingen skal forklare noget."),), note="salen")
    if kind == "raise" and same:
        return _raising(run)
    if kind in ("walk", "raise"):
        return _early(run, hall, done=same or run.at.spot == "frame")
    late = _late(run, hall) if same and kind in ("reveal", "frame") else ()
    page = hall.page
    return Page(kind, page.title, (*late, *page.blocks), page.numbered, (_ASK[kind],), note="salen")


def _early(run: Run, hall: Hall, *, done: bool) -> Page:
    """The table is done before the others."""
    told = "I er færdige med kortet." if done else "I venter på det næste kort."
    when = (Strong(hall.gathers),) if hall.gathers else (Prose("Den, der leder, samler snart alle borde."),)
    ask = ("Vent på salen. Lad skærmen være, og tal videre så længe.",)
    looks = done and any(isinstance(move, Chosen) for move in run.on_card)
    return Page("wait", "Vent på salen", (Prose(told), *when), ask=ask, looks=looks)


def _raising(run: Run) -> Page:
    """The number to hold up, large."""
    number = _own_number(run)
    if number is None:
        told = (Prose("I nåede ikke at vælge. Lad talkortene ligge, og se, hvad de andre valgte."),)
        return Page("raise", "Vis jeres tal", told, note="salen")
    ask = (
        "Løft talkortet på samme tid som de andre.",
        "Hvid side: vi var enige. Stribet side: vi var delte.",
    )
    return Page("raise", "Vis jeres tal", (Strong(f"I valgte {number}"),), ask=ask, note="salen")


def _late(run: Run, hall: Hall) -> tuple[Block, ...]:
    """Told to a table that is not in the numbers, and to nobody else."""
    if hall.counted is None or run.started.table in hall.counted:
        return ()
    return (Prose(_LATE if _own_number(run) else _NOT_CHOSEN),)


def _own_number(run: Run) -> int | None:
    """The number of what the table chose first on the card."""
    step = run.card.steps[run.card.first]
    assert isinstance(step, Step)
    first = next(_first_choices(run.on_card, run.card.first), None)
    return next((n for n, choice in enumerate(step.choices, 1) if choice.id == first), None)


def _first_choices(moves: Sequence[Move], step: str) -> Iterator[str]:
    return (move.choice for move in moves if isinstance(move, Chosen) and move.step == step)
