"""The same choice for different reasons: from the digit each table gave, and from no tag of the author."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised

RULE = Rule(
    8,
    "samme-valg-flere-grunde",
    "et spørgsmål om det samme valg af to grunde",
    "borde med samme valg pegede på to hensyn, mindst to borde på hvert",
    "Flere borde ville vente på telefontolken, men af forskellige grunde. Hvilke grunde kan der være?",
)


def ask(room: Room) -> Iterator[Question]:
    """When tables that took the same choice said that different considerations weighed most."""
    if room.step.reasons:
        tables = capitalised(room.step.reasons_of)
        text = f"{tables} borde ville {room.step.reasons}, men af forskellige grunde. Hvilke grunde kan der være?"
        yield room.question(RULE, text, "fordi bordene pegede på forskellige hensyn")
