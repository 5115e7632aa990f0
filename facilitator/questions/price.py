"""What a way costs, and who pays: at tables that took different ways, and in a room before it sees the outcome."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

TWO = Rule(
    24,
    "to-priser",
    "et spørgsmål om det, to veje koster",
    "mindst to borde tog hvert sit af de to største valg",
    (
        "Nogle borde ville vente på tolken. Andre ville bruge få ord. "
        "Hvem går hver vej ud over, og hvilken pris kan I bedst stå ved?"
    ),
    asks="prisen",
)
ONE = Rule(
    25,
    "prisen",
    "et spørgsmål om det, vejen koster",
    "rummet er ledet, og mere end halvdelen valgte det samme",
    "Gæt, før vi ser det: Hvad mister man ved at vente på telefontolken? Hvem går det ud over?",
    asks="prisen",
)


def two(room: Room) -> Iterator[Question]:
    """When tables took two ways that may be named."""
    names = room.step.leading
    if not room.step.led and len(names) > 1:
        one, other = names[:2]
        some = "De fleste" if room.step.lead in ("de fleste", "næsten alle") else "Nogle"
        both = f"{some} borde ville {one}. Andre ville {other}."
        text = f"{both} Hvem går hver vej ud over, og hvilken pris kan I bedst stå ved?"
        because = "fordi hvert bord har set, hvad dets egen vej koster"
        question = room.question(TWO, text, because)
        short = room.question(TWO, f"{both} Hvilken pris kan I bedst stå ved?", because)
        yield question if question.sayable else short


def one(room: Room) -> Iterator[Question]:
    """Before a led room sees what its way gives and costs."""
    if room.step.led and room.step.pattern in ("agreement", "most", "majority") and room.step.leading:
        text = f"Gæt, før vi ser det: Hvad mister man ved at {room.step.leading[0]}? Hvem går det ud over?"
        yield room.question(ONE, text, "fordi hver vej har en pris")
