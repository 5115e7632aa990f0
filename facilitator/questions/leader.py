"""A leader is there: all others first, then what takes a leader."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    30,
    "leder-til-stede",
    "et spørgsmål om det, en leder kan",
    "der er en leder med, og kortet handler ikke om at være leder; en gang i hver session",
    "Alle andre først, lederen sidst: Hvad kan I selv afgøre her, og hvad kræver en leder?",
)


def ask(room: Room) -> Iterator[Question]:
    """When a leader is there, and does not play one."""
    if room.leader and not room.card.leads:
        yield room.question(RULE, RULE.example, "fordi der er en leder med")
