"""Moved: ask what was said, never who moved.

Example: "Ved tre borde blev det et andet valg, end de fleste først skrev. Hvad blev sagt undervejs?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import number

RULE = "flyttede-sig"


def ask(room: Room) -> Iterator[Question]:
    """When at least two tables went another way than most of them had written alone."""
    if room.step.moved:
        tables = number(room.step.moved)
        text = f"Ved {tables} borde blev det et andet valg, end de fleste først skrev. Hvad blev sagt undervejs?"
        yield room.question(RULE, text, f"fordi {tables} borde valgte om efter snakken")
