"""Ways that met, and ways that parted; for a room whose tables have heard each other.

Example: "I begyndte med det samme valg og endte forskellige steder. Hvor skiltes vejene?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import capitalised, number

PARTED = "samme-valg-flere-slutninger"
MET = "samme-slut-flere-veje"


def parted(room: Room) -> Iterator[Question]:
    """When tables began with the same choice and came to different endings."""
    if room.step.parted:
        tables = number(room.step.parted)
        began = "I begyndte" if room.step.unanimous else f"{capitalised(tables)} borde begyndte"
        text = f"{began} med det samme valg og endte forskellige steder. Hvor skiltes vejene?"
        yield room.question(PARTED, text, f"fordi {tables} borde begyndte ens")


def met(room: Room) -> Iterator[Question]:
    """When tables came to the same ending by different ways; last in order, for the author let the ways meet."""
    where = room.card.met
    if where:
        text = (
            f"{capitalised(number(where.tables))} borde endte samme sted, men gik ikke samme vej. "
            "Hvem mærkede forskel på vejene?"
        )
        yield room.question(MET, text, f"fordi vejene mødtes i ”{where.ending}”")
