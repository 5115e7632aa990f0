"""Considerations across cards: from what people said weighed most, by families, and never from the author's tags.

Example: "I begge kort vejede hensynet til den enkelte tungest. Er det også sådan, I gerne vil have det?"
"""

from collections.abc import Iterator, Mapping, Sequence

from facilitator.disclosure import thresholds
from facilitator.disclosure.shown import ShownCard
from facilitator.questions.base import Question, at_yours
from spil.danish import lowered, number

HEAVY = "hensyn-på-tværs"
LIGHT = "hensyn-på-tværs-sjældent"


def ask(cards: Sequence[ShownCard], names: Mapping[str, str], *, together: bool) -> Iterator[Question]:
    """Over the cards whose tables said what weighed most, two at least.

    Args:
        cards: What may be shown of each card, in the order they were played.
        names: For each family its name, as it is read after `hensynet til`.
        together: Whether they work together daily.
    """
    said = [card for card in cards if card.families]
    if len(said) < thresholds.CARDS_ACROSS:
        return
    heaviest = [_heaviest(card) for card in said]
    for family in dict.fromkeys(filter(None, heaviest)):
        many = heaviest.count(family)
        if many >= thresholds.CARDS_ACROSS:
            both = "begge" if many == len(said) == 2 else number(many)
            text = (
                f"I {both} kort vejede hensynet til {lowered(names[family])} tungest. "
                "Er det også sådan, I gerne vil have det?"
            )
            yield Question(HEAVY, said[-1].card, None, text, "fordi det oftest var det, I pegede på", 4)
            break
    for family in names:
        possible = [card for card in said if family in card.families]
        if len(possible) >= thresholds.CARDS_ACROSS and not any(card.families[family] for card in possible):
            text = (
                f"Hensynet til {lowered(names[family])} vejede sjældent tungest i dag. "
                f"Hvornår skal det veje tungest {at_yours(together=together)}?"
            )
            because = f"fordi det var muligt i {number(len(possible))} kort"
            yield Question(LIGHT, said[-1].card, None, text, because, 4)
            break


def _heaviest(card: ShownCard) -> str | None:
    """The family that alone weighed most, at more than one table."""
    ranked = sorted(card.families, key=lambda family: -card.families[family])
    first, *rest = ranked
    alone = not rest or card.families[first] > card.families[rest[0]]
    return first if alone and card.families[first] >= thresholds.TABLES_NAMED else None
