"""More than half took the same, and the others are too few for each way to be asked about: what speaks for another?"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised

RULE = Rule(
    12,
    "de-fleste",
    "et spørgsmål om det, de fleste ikke valgte",
    "mere end halvdelen valgte det samme, og ingen anden gruppe er stor nok til at blive nævnt",
    "De fleste ville vente på telefontolken. Hvad kan tale for at gøre noget andet?",
    asks="hvad der taler for en anden vej",
)


def ask(room: Room) -> Iterator[Question]:
    """When there is a majority and no minority that may be named."""
    step = room.step
    if step.pattern != "most" or not step.lead:
        return
    if step.leading:
        text = f"{capitalised(step.lead)} ville {step.leading[0]}. Hvad kan tale for at gøre noget andet?"
    else:
        text = "Hvem ville se anderledes på det, end I gjorde, og hvad ville de sige?"
    yield room.question(RULE, text, step.why)
