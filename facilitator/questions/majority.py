"""A majority and a minority: the best case for the other way, from everybody, and never from those who took it.

Example: "De fleste ville vente på telefontolken. Hvad taler stærkest for at give faren en tid med tolk?
Alle kan byde ind."
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "flertal-og-mindretal"


def ask(room: Room) -> Iterator[Question]:
    """When more than half took one choice, and enough another that it points at nobody."""
    step = room.step
    if step.pattern != "majority" or len(step.sayable) < 2 or not step.leading:
        return
    (first, most), (second, other), *_ = step.sayable.items()
    because, before = step.why, ""
    if step.amounts:
        because = f"fordi {step.amounts[first]} valgte det ene og {step.amounts[second].split()[0]} det andet"
        before = f"De fleste ville {most}. "
    yield room.question(RULE, f"{before}Hvad taler stærkest for at {other}? Alle kan byde ind.", because)
    text = f"Forestil jer, at I skal {other}. Hvad skal der til, for at det går godt?"
    yield room.question(f"{RULE}-forestil", text, because)
