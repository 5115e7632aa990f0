"""The two largest groups changed places: what still speaks for the choice that was on top first?"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    2,
    "lejre-byttede",
    "et spørgsmål om det, flest ville først",
    "et andet valg er størst efter snakken end før, begge har mindst tre begge gange, og rummet er ikke lige så delt",
    "Nu vil flest give faren en ny tid. Før snakken ville flest vente på en tolk. Hvad taler stadig for det?",
    asks="hvad der taler for en anden vej",
)


def ask(room: Room) -> Iterator[Question]:
    """When another choice leads after the talk than before it."""
    if room.step.swapped:
        one, other = room.step.swapped
        text = f"Nu vil flest {other}. Før snakken ville flest {one}. Hvad taler stadig for det?"
        yield room.question(RULE, text, "fordi et andet valg blev det største")
