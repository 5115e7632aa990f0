"""Silence: when a question got no answer, and another is asked for once more than there are questions."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    32,
    "tavshed",
    "et spørgsmål, I taler om to og to",
    "altid, som det sidste",
    "Vend jer mod den, I sidder ved siden af: Hvad er det sværeste ved kortet?",
)


def ask(room: Room) -> Iterator[Question]:
    """Always, as the last."""
    yield room.question(RULE, RULE.example, "fordi to og to er lettere, når rummet er stille", minutes=3)
