"""Ways that parted; for a room whose tables have heard each other."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised, number

RULE = Rule(
    27,
    "samme-valg-flere-slutninger",
    "et spørgsmål om det, der skilte vejene",
    "mindst tre borde begyndte med samme valg og endte forskellige steder",
    "Fire borde begyndte med at vente på telefontolken, men de endte forskellige steder. Hvor skiltes vejene?",
)


def ask(room: Room) -> Iterator[Question]:
    """When tables began with the same choice and came to different endings."""
    if room.step.parted:
        choice, many = room.step.parted
        tables = number(many)
        began, they = ("I begyndte", "I") if room.step.unanimous else (f"{capitalised(tables)} borde begyndte", "de")
        text = f"{began} med at {choice}, men {they} endte forskellige steder. Hvor skiltes vejene?"
        yield room.question(RULE, text, f"fordi {tables} borde begyndte ens")
