"""When a card's own question fits, in words: for reading copies and the run sheet on paper."""

from spil.cards.model import Card, OwnQuestion, Step
from spil.danish import capitalised, listed

_OCCASIONS = {
    "altid": "altid",
    "enighed": "når næsten alle vælger det samme",
    "flertal": "når der er et flertal og et mindretal",
    "to-lejre": "når I deler jer i to",
    "spredt": "når I spreder jer",
    "ingen-valgte": "når ingen valgte at",
    "valgt": "når nogen valgte at",
}


def occasion(card: Card, question: OwnQuestion) -> str:
    """`Når ingen valgte at vente på telefontolken`."""
    step = card.steps.get(question.step or card.first)
    choices = step.choices if isinstance(step, Step) else ()
    about = next((choice.in_short for choice in choices if choice.id == question.choice), "")
    if question.between:
        named = {choice.id: choice.in_short for choice in choices}
        about = f"mellem {listed([f'at {named[each]}' for each in question.between])}"
        return capitalised(f"når I deler jer {about}")
    return capitalised(f"{_OCCASIONS[question.when]} {about}".strip())
