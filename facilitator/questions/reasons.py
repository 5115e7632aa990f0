"""The same choice for different reasons: from the digit each table gave, and from no tag of the author.

Example: "Flere ville vente på telefontolken. Nogle tænkte mest på hurtig hjælp, andre på barnets ret til at være barn.
Mærker datteren forskel?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "samme-valg-flere-grunde"


def ask(room: Room) -> Iterator[Question]:
    """When tables that took the same choice said that different considerations weighed most."""
    why = room.step.reasons
    if why:
        text = (
            f"Flere ville {why.choice}. Nogle tænkte mest på {why.one}, andre på {why.other}. "
            f"Mærker {room.card.who} forskel?"
        )
        yield room.question(RULE, text, "fordi bordene pegede på hver sit hensyn")
