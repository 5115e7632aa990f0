"""Great agreement: look for what would have to differ; then the card's swap test, for such a room wants to get on.

Example: "Alle ville vente på telefontolken. Hvad skulle være anderledes, før I gjorde noget andet?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import capitalised, number

RULE = "stor-enighed"


def ask(room: Room) -> Iterator[Question]:
    """When nearly all took the same, or no minority is large enough to be asked about."""
    step = room.step
    if step.pattern != "agreement" or step.most is None:
        return
    total = step.tables.tables or 0
    because = f"fordi {number(step.most)} af {number(total)} borde valgte det samme"
    top = next(iter(step.sayable.values()), None)
    if top is not None:
        who = capitalised(step.agreed)
        yield room.question(RULE, f"{who} ville {top}. Hvad skulle være anderledes, før I gjorde noget andet?", because)
    else:
        text = "Her i rummet er vi enige. Hvem ville se anderledes på det, og hvad ville de sige?"
        yield room.question(RULE, text, because)
    yield room.question("byttetest", room.card.swap, because)
