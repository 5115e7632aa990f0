"""Moved: ask what was said, never who moved.

Example: "Tre borde endte med et andet valg end det, de fleste først skrev. Hvad blev sagt undervejs?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import capitalised, number

RULE = "flyttede-sig"


def ask(room: Room) -> Iterator[Question]:
    """When at least two tables went another way than most of them had written alone."""
    if room.step.moved:
        tables = f"{number(room.step.moved)} borde"
        ended = f"{capitalised(tables)} endte med et andet valg end det, de fleste først skrev."
        yield room.question(RULE, f"{ended} Hvad blev sagt undervejs?", f"fordi {tables} skiftede valg efter snakken")
