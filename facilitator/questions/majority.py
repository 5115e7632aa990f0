"""A majority and a minority: the best case for the other way, from everybody, and never from those who took it."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised

RULE = Rule(
    13,
    "flertal-og-mindretal",
    "et spørgsmål om det næststørste valg",
    "mere end halvdelen valgte det samme, og mindst tre mennesker eller to borde valgte det næste",
    "De fleste ville vente på telefontolken. Alle kan byde ind: Hvad taler stærkest for at give faren en tid med tolk?",
    asks="hvad der taler for en anden vej",
)
IMAGINE = Rule(
    14,
    "flertal-og-mindretal-forestil",
    "et spørgsmål, hvor I prøver det næststørste valg",
    "som det forrige",
    "Forestil jer, at I skal give faren en tid med tolk. Hvad skal der til, for at det går godt?",
)


def ask(room: Room) -> Iterator[Question]:
    """When more than half took one choice, and enough another that it points at nobody."""
    for other, because in _other(room):
        lead = f"{capitalised(room.step.lead)} ville {room.step.leading[0]}. " if room.step.lead else ""
        text = f"{lead}Alle kan byde ind: Hvad taler stærkest for at {other}?"
        question = room.question(RULE, text, because)
        short = room.question(RULE, f"Alle kan byde ind: Hvad taler stærkest for at {other}?", because)
        yield question if question.sayable else short


def imagine(room: Room) -> Iterator[Question]:
    """The same room, trying the other way."""
    for other, because in _other(room):
        text = f"Forestil jer, at I skal {other}. Hvad skal der til, for at det går godt?"
        yield room.question(IMAGINE, text, because)


def _other(room: Room) -> Iterator[tuple[str, str]]:
    step = room.step
    if step.pattern == "majority" and len(step.leading) > 1:
        yield step.leading[1], f"fordi {step.versus}" if step.versus else step.why
