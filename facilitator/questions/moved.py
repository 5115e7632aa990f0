"""Moved: ask what was said, never who moved."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised

RULE = Rule(
    3,
    "flyttede-sig",
    "et spørgsmål om det, der fik nogen til at skifte mening",
    "mindst tre i rummet skiftede mening, og et valg fik mindst tre flere; eller mindst to borde valgte noget andet, "
    "end flest ved bordet skrev alene",
    "Efter snakken ville flere vente på telefontolken. Hvad kom frem, som ikke var der før?",
    asks="hvad snakken gjorde",
)


def ask(room: Room) -> Iterator[Question]:
    """When enough people chose anew, or tables went another way than most at them had written alone."""
    step = room.step
    if step.led and step.gained:
        because = f"fordi {step.moved} skiftede mening" if step.moved else "fordi tallene ændrede sig efter snakken"
        text = f"Efter snakken ville flere {step.gained}. Hvad kom frem, som ikke var der før?"
        yield room.question(RULE, text, because)
    elif step.moved and not step.led:
        text = (
            f"{capitalised(step.moved)} skiftede valg, da de talte sammen. Hvad blev der sagt, som gjorde forskellen?"
        )
        yield room.question(RULE, text, "fordi valget blev et andet, end flest ved bordet skrev alene")
