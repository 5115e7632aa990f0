"""Silence: when a question got no answer, and `a` is pressed once more than there are questions.

Example: "Vend jer mod den, I sidder ved siden af. Hvad er det sværeste ved kortet? I har to minutter."
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "tavshed"


def ask(room: Room) -> Iterator[Question]:
    """Always, as the last."""
    text = "Vend jer mod den, I sidder ved siden af. Hvad er det sværeste ved kortet? I har to minutter."
    yield room.question(RULE, text, "fordi to og to er lettere, når rummet er stille", minutes=3)
