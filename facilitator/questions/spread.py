"""Spread: ask what is missing, not who is right.

Example: "I fordelte jer på fire valg. Hvad mangler I at vide, før det bliver lettere at vælge?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import number

RULE = "spredt"


def ask(room: Room) -> Iterator[Question]:
    """When no choice has more than half."""
    if room.step.pattern == "spread":
        ways = number(room.step.ways)
        text = f"I fordelte jer på {ways} valg. Hvad mangler I at vide, før det bliver lettere at vælge?"
        yield room.question(RULE, text, "fordi intet valg fik mere end halvdelen")
