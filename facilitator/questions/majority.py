"""A majority and a minority: the best case for the other way, from everybody, and never from those who took it.

Example: "De fleste ville vente på telefontolken. Hvad taler stærkest for at give faren en tid med tolk?
Alle kan byde ind."
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room
from spil.danish import number

RULE = "flertal-og-mindretal"


def ask(room: Room) -> Iterator[Question]:
    """When more than half took one choice and at least two tables another."""
    step, shown = room.step, room.step.tables.choices
    if step.pattern != "majority" or shown is None or len(step.sayable) < 2 or not step.leading:
        return
    (first, most), (second, other), *_ = step.sayable.items()
    because = f"fordi {number(int(shown[first]))} borde valgte det ene og {number(int(shown[second]))} det andet"
    text = f"De fleste ville {most}. Hvad taler stærkest for at {other}? Alle kan byde ind."
    yield room.question(RULE, text, because)
    text = f"Forestil jer, at I skal {other}. Hvad skal der til, for at det går godt?"
    yield room.question(RULE, text, because)
