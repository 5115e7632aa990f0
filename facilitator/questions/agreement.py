"""Great agreement: look for what would have to differ; then the card's swap test, for such a room wants to get on."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised

RULE = Rule(
    10,
    "stor-enighed",
    "et spørgsmål om at være enige",
    "alle eller næsten alle valgte det samme",
    "Alle, der svarede, ville vente på telefontolken. Hvad skulle være anderledes, før I gjorde noget andet?",
    asks="hvad der skulle være anderledes",
)
SWAP = Rule(
    11,
    "byttetest",
    "kortets byttetest",
    "alle, næsten alle eller mere end halvdelen valgte det samme",
    "Ville I gøre det samme, hvis datteren var voksen og tilbød at tolke?",
)


def ask(room: Room) -> Iterator[Question]:
    """When all or nearly all took the same."""
    step = room.step
    if step.pattern != "agreement":
        return
    if step.leading:
        text = f"{_who(room)} ville {step.leading[0]}. Hvad skulle være anderledes, før I gjorde noget andet?"
    else:
        text = "Her i rummet er vi enige. Hvem ville se anderledes på det, og hvad ville de sige?"
    yield room.question(RULE, text, step.why)


def swap(room: Room) -> Iterator[Question]:
    """The card's swap test, for a room that agrees or nearly does."""
    together = room.step.pattern == "most" and room.step.lead == "de fleste"
    if room.step.pattern == "agreement" or together:
        yield room.question(SWAP, room.card.swap, room.step.why)


def _who(room: Room) -> str:
    tables = "" if room.step.led or room.step.lead not in ("alle", "næsten alle") else " borde"
    return f"{capitalised(room.step.lead)}{tables}"
