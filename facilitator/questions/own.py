"""The card's own questions: the author knows the story best, so they go before the general ones of the same kind."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import capitalised

_PATTERNS = ("enighed", "flertal", "to-lejre", "spredt")


def of_pattern(room: Room) -> Iterator[Question]:
    """Those for how the answers lie."""
    return _of(room, *_PATTERNS)


def of_nobody(room: Room) -> Iterator[Question]:
    """Those for a choice that nobody took."""
    return _of(room, "ingen-valgte")


def of_chosen(room: Room) -> Iterator[Question]:
    """Those for a choice that was taken."""
    return _of(room, "valgt")


def always(room: Room) -> Iterator[Question]:
    """Those that always fit."""
    return _of(room, "altid")


def _of(room: Room, *occasions: str) -> Iterator[Question]:
    for own in room.card.own:
        if own.when in occasions:
            step = own.step or (room.step.step if own.when != "altid" else None)
            text = capitalised(own.text)
            yield Question(own.name, room.card.card, step, text, own.because, 4, own.after_frame)
