"""Nobody chose it: once a session, and never a choice outside the frame."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    28,
    "ingen-valgte",
    "et spørgsmål om det, ingen valgte",
    "alle kunne tage valget, og ingen gjorde; blandt mindst otte svar eller tre borde, en gang i hver session",
    "Ingen ville give faren en tid med tolk. I hvilken situation ville det være det bedste?",
    asks="hvad der skulle være anderledes",
)


def ask(room: Room) -> Iterator[Question]:
    """When all could take a choice and nobody did."""
    for nobody, because in _untouched(room):
        text = f"{nobody}. I hvilken situation ville det være det bedste?"
        yield room.question(RULE, text, because)


def _untouched(room: Room) -> Iterator[tuple[str, str]]:
    for name in list(room.step.untouched.values())[:1]:
        if room.step.counted:
            yield f"Ingen ville {name}", "fordi ingen valgte det"
        else:  # what people at the tables wrote alone is not known
            yield f"Ingen borde valgte at {name}", "fordi ingen borde valgte det"
