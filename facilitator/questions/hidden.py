"""Hidden disagreement: tables that were divided before they chose."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised, number

RULE = Rule(
    7,
    "skjult-uenighed",
    "et spørgsmål om tvivlen ved bordene",
    "mindst to borde var delte, før de valgte",
    "Alle borde ville vente på telefontolken, men fire borde var delte, før de valgte. Hvilken tvivl kom frem?",
)


def ask(room: Room) -> Iterator[Question]:
    """When at least two tables were divided first."""
    step = room.step
    if not step.divided:
        return
    tables = "alle bordene" if step.divided == room.card.tables else f"{number(step.divided)} borde"
    if step.unanimous and step.leading:
        text = f"Alle borde ville {step.leading[0]}, men {tables} var delte, før de valgte. Hvilken tvivl kom frem?"
    else:
        who = "Alle borde" if step.divided == room.card.tables else capitalised(tables)
        text = f"{who} var delte, før de valgte. Hvilken tvivl kom frem, og hvad blev der af den?"
    yield room.question(RULE, text, "fordi den uenighed ikke kan ses i tallene")
