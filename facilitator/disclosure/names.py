"""What a card calls things, as it stands inside a sentence."""

import re
from collections.abc import Iterator

from spil.cards.model import Card, Step
from spil.danish import lowered

_INSIDE = re.compile(r"(?<=[a-zæøå,;] )[A-ZÆØÅ][a-zæøåé]+")
"""A word with a capital in the middle of a sentence: a name."""


def considerations_of(card: Card) -> dict[str, str]:
    """For each consideration its name inside a sentence: `hurtig hjælp`, but `Viggos egne ord`."""
    names = {name for text in _texts(card) for name in _INSIDE.findall(text)}
    return {each.id: _inside(each.name, names) for each in card.considerations}


def _inside(phrase: str, names: set[str]) -> str:
    first = phrase.split(maxsplit=1)[0]
    return phrase if first in names or first.removesuffix("s") in names else lowered(phrase)


def _texts(card: Card) -> Iterator[str]:
    yield from (each.question for each in card.perspectives)
    for step in card.steps.values():
        yield step.text
        if isinstance(step, Step):
            yield from (text for choice in step.choices for text in (choice.text, choice.in_short, choice.costs))
