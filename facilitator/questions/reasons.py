"""The same choice for different reasons: from the digit each table gave, and from no tag of the author."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule, closed

RULE = Rule(
    8,
    "samme-valg-flere-grunde",
    "et spørgsmål om det samme valg af to grunde",
    "borde med samme valg pegede på to hensyn, mindst to borde på hvert",
    "Samme valg, to grunde: hurtig hjælp og barnets ret til at være barn. Hvordan kan datteren mærke forskellen?",
    asks="hvad andre mærker",
)


def ask(room: Room) -> Iterator[Question]:
    """When tables that took the same choice said that different considerations weighed most."""
    why = room.step.reasons
    if why:
        text = f"Samme valg, to grunde: {why.one} og {why.other}. Hvordan kan {closed(room.card.who)} mærke forskellen?"
        yield room.question(RULE, text, f"fordi borde, der ville {why.choice}, pegede på forskellige hensyn")
