"""Too few answers to go by: one open question at a time.

Example: "Hvad er det første, I tænker, når I hører det her?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "for-få-svar"


def ask(room: Room) -> Iterator[Question]:
    """When fewer than three tables, or fewer than five people, have chosen."""
    if room.step.pattern == "few":
        yield room.question(RULE, "Hvad er det første, I tænker, når I hører det her?", room.step.why)
        concrete = "Hvad siger man i den situation, helt konkret? Giv et par bud."
        yield room.question(f"{RULE}-konkret", concrete, room.step.why)
