"""Hidden disagreement: tables that were divided before they chose.

Example: "Alle borde endte med at vente på telefontolken, men først var I delte. Hvilken tvivl lagde I fra jer?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import number

RULE = "skjult-uenighed"


def ask(room: Room) -> Iterator[Question]:
    """When at least two tables were divided first."""
    step = room.step
    if not step.divided:
        return
    because = "fordi den uenighed ikke kan ses i tallene"
    if step.unanimous and step.leading:
        text = f"Alle borde endte med at {step.leading[0]}, men først var I delte. Hvilken tvivl lagde I fra jer?"
    else:
        text = f"Ved {number(step.divided)} borde var I delte, før I talte sammen. Hvilken tvivl lagde I fra jer?"
    yield room.question(RULE, text, because)
