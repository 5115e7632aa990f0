"""A choice that some took and nobody kept: what was good about it, before it is forgotten?"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    4,
    "valget-der-forsvandt",
    "et spørgsmål om det, I lagde fra jer",
    "mindst tre valgte det før snakken og ingen efter, blandt mindst otte svar begge gange",
    "Før snakken ville nogle give faren en tid med tolk, bagefter ingen. Hvad godt kan I tage med fra det valg?",
    asks="hvad der taler for en anden vej",
)


def ask(room: Room) -> Iterator[Question]:
    """When a choice inside the frame lost all who had taken it."""
    if room.step.gone:
        before = f"Før snakken ville {room.step.gone_of} {room.step.gone}, bagefter ingen."
        text = f"{before} Hvad godt kan I tage med fra det valg?"
        yield room.question(RULE, text, "fordi valget forsvandt undervejs")
