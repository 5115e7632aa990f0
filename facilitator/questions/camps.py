"""Two camps: the room is split by side, so that nobody has to show where he stands.

Example: "Denne side finder det bedste ved at vente på telefontolken. Den anden side finder det bedste ved at …"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "to-lejre"


def ask(room: Room) -> Iterator[Question]:
    """When two choices share the room nearly evenly and both may be named."""
    if room.step.pattern != "camps" or len(room.step.leading) < 2:
        return
    one, other = room.step.leading
    text = (
        f"Denne side finder det bedste ved at {one}. Den anden side finder det bedste ved at {other}. "
        "Uanset hvad I selv valgte."
    )
    yield room.question(RULE, text, room.step.why)
    text = f"Hvad går tabt, hvis man vælger at {one}? Og hvad går tabt, hvis man vælger at {other}?"
    yield room.question(f"{RULE}-tab", text, room.step.why)
