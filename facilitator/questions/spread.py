"""Spread: ask what pulled them apart, not who is right."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import number

RULE = Rule(
    17,
    "spredt",
    "et spørgsmål om det, der trak jer hver sin vej",
    "intet valg fik mere end halvdelen, og rummet eller bordene delte sig ikke i to",
    "I fordelte jer på fire valg. Hvad i situationen trak jer hver sin vej?",
    asks="hvad I er uenige om",
)


def ask(room: Room) -> Iterator[Question]:
    """When no choice has more than half."""
    if room.step.pattern == "spread":
        how = "I valgte forskelligt" if not room.step.ways else f"I fordelte jer på {number(room.step.ways)} valg"
        because = room.step.why if not room.step.ways else "fordi intet valg fik mere end halvdelen"
        yield room.question(RULE, f"{how}. Hvad i situationen trak jer hver sin vej?", because)
