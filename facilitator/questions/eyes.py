"""Each table looked with somebody's eyes, and not with the same: let them tell each other what they saw."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    26,
    "bordenes-øjne",
    "et spørgsmål om det, bordene så med andres øjne",
    "mindst tre borde er færdige med kortet og så det med mindst to slags øjne",
    "Bordene så på det fra hver sin vinkel. Hvad lagde I mærke til, som de andre måske ikke så?",
    asks="hvad andre mærker",
)


def ask(room: Room) -> Iterator[Question]:
    """When tables looked through different eyes."""
    if not room.step.led and len(room.card.eyes) > 1:
        text = "Bordene så på det fra hver sin vinkel. Hvad lagde I mærke til, som de andre måske ikke så?"
        yield room.question(RULE, text, "fordi bordene byttede perspektiv på hver sin måde")
