"""Tables that chose differently while the same weighed most for them: from the digit each table gave."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    9,
    "valg-og-hensyn",
    "et spørgsmål om det samme hensyn bag flere valg",
    "det samme hensyn vejede tungest ved borde, der valgte forskelligt, mindst to borde for hvert valg",
    "Nogle borde lagde mest vægt på hurtig hjælp, men valgte forskelligt. Hvad kan have gjort forskellen?",
)


def ask(room: Room) -> Iterator[Question]:
    """When one consideration weighed most behind more than one choice."""
    found = room.step.shared
    if found:
        both = f"{'Alle' if found.everywhere else 'Nogle'} borde lagde mest vægt på {found.consideration}"
        text = f"{both}, men valgte forskelligt. Hvad kan have gjort forskellen?"
        yield room.question(RULE, text, "fordi bordene pegede på det samme hensyn bag flere valg")
