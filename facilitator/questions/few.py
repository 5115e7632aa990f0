"""Too few answers to go by: one open question that fits after the choice."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    31,
    "for-få-svar",
    "et åbent spørgsmål",
    "færre end tre borde eller fem mennesker har svaret",
    "Hvad var sværest at vælge bort?",
)


def ask(room: Room) -> Iterator[Question]:
    """When fewer than three tables, or fewer than five people, have chosen."""
    if room.step.pattern == "few":
        yield room.question(RULE, RULE.example, room.step.why)
