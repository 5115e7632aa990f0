"""The talk brought a divided room together: what turned it, before anything else."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    1,
    "enige-efter-snakken",
    "et spørgsmål om det, der samlede jer",
    "et rum med mindst otte svar var delt før snakken og er enigt efter",
    "Først var I delte. Nu vil næsten alle, der svarede, vente på tolken. Hvad blev der sagt, som gjorde forskellen?",
    asks="hvad snakken gjorde",
)


def ask(room: Room) -> Iterator[Question]:
    """When a led room was divided first and agrees after the talk."""
    step = room.step
    if not (step.was_divided and step.pattern == "agreement"):
        return
    now = f"vil {step.lead} {step.leading[0]}" if step.leading and step.lead else "er I mere enige"
    text = f"Først var I delte. Nu {now}. Hvad blev der sagt, som gjorde forskellen?"
    yield room.question(RULE, text, "fordi I blev mere enige undervejs")
