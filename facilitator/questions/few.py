"""Too few answers to go by: one open question at a time.

Example: "Hvad er det første, I tænker, når I hører det her?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "for-få-svar"
_BECAUSE = "fordi der er få svar at gå ud fra"


def ask(room: Room) -> Iterator[Question]:
    """When fewer than three tables have chosen."""
    if room.step.pattern == "few":
        yield room.question(RULE, "Hvad er det første, I tænker, når I hører det her?", _BECAUSE)
        yield room.question(RULE, "Hvad siger man i den situation, helt konkret? Giv et par bud.", _BECAUSE)
