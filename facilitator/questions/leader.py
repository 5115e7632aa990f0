"""A leader is there: all others first, then what leadership can do.

Example: "Alle andre først, så dig, der er leder. Hvad skal ledelsen gøre, for at det bliver lettere at vente på
telefontolken?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "leder-til-stede"


def ask(room: Room) -> Iterator[Question]:
    """When a leader is there and a choice may be named."""
    if room.leader and room.step.leading:
        text = (
            "Alle andre først, så dig, der er leder. "
            f"Hvad skal ledelsen gøre, for at det bliver lettere at {room.step.leading[0]}?"
        )
        yield room.question(RULE, text, "fordi der er en leder med")
