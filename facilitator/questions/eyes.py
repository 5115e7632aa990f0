"""Each table looked with somebody's eyes, and not with the same: let them tell each other what they saw."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import listed

RULE = Rule(
    26,
    "bordenes-øjne",
    "et spørgsmål om det, bordene så med andres øjne",
    "mindst tre borde er færdige med kortet og så det med mindst to slags øjne",
    "Bordene så det med forskellige øjne: datteren, den femte i køen og faren. Hvad så I, som andre ikke så?",
    asks="hvad andre mærker",
)


def ask(room: Room) -> Iterator[Question]:
    """When tables looked through different eyes."""
    eyes = room.card.eyes
    if not room.step.led and len(eyes) > 1:
        whose = listed(eyes)
        asked = "Hvad så I, som de andre borde ikke kan have set?"
        whole = room.question(RULE, f"Bordene så det med forskellige øjne: {whose}. {asked}", _BECAUSE)
        short = room.question(RULE, f"Bordene så det med hver sine øjne. {asked}", _BECAUSE)
        yield short if any("," in each for each in eyes) or not whole.sayable else whole


_BECAUSE = "fordi bordene byttede perspektiv på hver sin måde"
