"""Great agreement: look for what would have to differ; then the card's swap test, for such a room wants to get on.

Example: "Alle ville vente på telefontolken. Hvad skulle være anderledes, før I gjorde noget andet?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import capitalised

RULE = "stor-enighed"
SWAP = "byttetest"


def ask(room: Room) -> Iterator[Question]:
    """When nearly all took the same, or no minority is large enough to be asked about."""
    if room.step.pattern != "agreement":
        return
    if room.step.leading and room.step.agreed:
        who = capitalised(room.step.agreed)
        text = f"{who} ville {room.step.leading[0]}. Hvad skulle være anderledes, før I gjorde noget andet?"
    else:
        text = "Her i rummet er vi enige. Hvem ville se anderledes på det, og hvad ville de sige?"
    yield room.question(RULE, text, _because(room))


def swap(room: Room) -> Iterator[Question]:
    """The card's swap test, for a room that agrees."""
    if room.step.pattern == "agreement":
        yield room.question(SWAP, room.card.swap, _because(room))


def _because(room: Room) -> str:
    return f"fordi {room.step.most} valgte det samme" if room.step.most else room.step.why
