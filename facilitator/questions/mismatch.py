"""Tables that chose one way, while what weighed most for them speaks for another."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    9,
    "valg-og-hensyn",
    "et spørgsmål om et valg og det, der vejede tungest",
    "mindst to borde med samme valg pegede på det hensyn, der er vigtigst for et andet valg",
    "Nogle borde ville vente på tolken og lagde mest vægt på hurtig hjælp. Hvordan kan de to ting hænge sammen?",
)


def ask(room: Room) -> Iterator[Question]:
    """When what tables chose and what weighed most for them pull apart."""
    found = room.step.mismatch
    if found:
        tables = "Alle" if found.everywhere else "Nogle"
        both = f"{tables} borde ville {found.choice} og lagde mest vægt på {found.consideration}."
        text = f"{both} Hvordan kan de to ting hænge sammen?"
        yield room.question(RULE, text, "fordi hensynet hører mest til et andet valg")
