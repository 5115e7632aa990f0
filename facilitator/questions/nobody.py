"""Nobody chose it: once a session, and never a choice outside the frame.

Example: "Ingen ville give faren en tid med tolk. Hvornår kunne det alligevel være det bedste, man kan gøre?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, at_yours

RULE = "ingen-valgte"


def ask(room: Room) -> Iterator[Question]:
    """When all could take a choice and nobody did."""
    for name in list(room.step.untouched.values())[:1]:
        text = f"Ingen ville {name}. Hvornår kunne det alligevel være det bedste, man kan gøre?"
        yield room.question(RULE, text, "fordi ingen valgte det")
        text = f"Ingen ville {name}. Hvad gør det svært {at_yours(together=room.together)}?"
        yield room.question(f"{RULE}-svært", text, "fordi ingen valgte det")
