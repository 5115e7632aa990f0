"""Two camps: the room is split by side, so that nobody has to show where he stands."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    15,
    "to-lejre",
    "et spørgsmål, hvor venstre og højre side taler for hver sin vej",
    "rummet eller bordene delte sig ligeligt eller næsten ligeligt mellem to valg",
    "Alle til venstre: Hvad taler for at vente på telefontolken? Alle til højre: Hvad taler for at tale med få ord?",
    asks="hvad der taler for en anden vej",
)
LOST = Rule(
    16,
    "to-lejre-tab",
    "et spørgsmål om det, der går tabt",
    "som det forrige",
    "Hvad går tabt ved at vente på telefontolken, og hvad går tabt ved at tale til faren med få ord?",
    asks="prisen",
)


def ask(room: Room) -> Iterator[Question]:
    """When two choices share the room and both may be named."""
    for one, other in _both(room):
        text = f"Alle til venstre: Hvad taler for at {one}? Alle til højre: Hvad taler for at {other}?"
        yield room.question(RULE, text, f"{room.step.why}; hvor man sidder, siger intet om, hvad man selv valgte")


def lost(room: Room) -> Iterator[Question]:
    """The same room, weighing what is lost."""
    for one, other in _both(room):
        text = f"Hvad går tabt ved at {one}, og hvad går tabt ved at {other}?"
        yield room.question(LOST, text, room.step.why)


def _both(room: Room) -> Iterator[tuple[str, str]]:
    if room.step.pattern == "camps" and len(room.step.leading) > 1:
        yield room.step.leading[0], room.step.leading[1]
