"""Tables that chose one way, while what weighed most for them speaks for another."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    9,
    "valg-og-hensyn",
    "et spørgsmål om et valg og det, der vejede tungest",
    "mindst to borde med samme valg pegede på det hensyn, der er vigtigst for et andet valg",
    (
        "Ved nogle borde vejede penge og svar i tide tungest, og de ville bestille den anden tolk. "
        "Hvordan hænger det sammen?"
    ),
)


def ask(room: Room) -> Iterator[Question]:
    """When what tables chose and what weighed most for them pull apart."""
    found = room.step.mismatch
    if found:
        tables = "alle" if found.everywhere else "nogle"
        both = f"Ved {tables} borde vejede {found.consideration} tungest, og de ville {found.choice}."
        text = f"{both} Hvordan hænger det sammen?"
        yield room.question(RULE, text, "fordi hensynet hører mest til et andet valg")
