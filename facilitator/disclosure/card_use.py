"""How a card fared wherever it was taken up: to its end, or left, as it may be told to who looks after the deck."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, get_args

from facilitator.disclosure.cells import TOO_FEW, of_tables
from facilitator.disclosure.shown import Cells
from facilitator.disclosure.told_tables import coarse
from facilitator.evidence.facts import Spread
from facilitator.evidence.tally import Sitting
from spil.cards.model import Card
from spil.play.walk import play_hash

Fared = Literal["til en slutning", "sluttet før", "sluppet undervejs", "et andet kort"]
"""Read to an ending; ended before on purpose; left in the middle; another card taken instead."""
FARED: tuple[Fared, ...] = get_args(Fared)


def card_use(card: Card, sittings: Sequence[Sitting]) -> Cells:
    """How often the card as it is now was taken up, and how it went.

    A table is one, and a room that went together is one. They are told as tables that chose: by numbers from three on,
    and what is hidden cannot be worked out from the rest.
    """
    now = play_hash(card)
    went = Counter(_fared(each) for each in sittings if each.card == card.id and each.play == now and each.people)
    spread = Spread({fared: went[fared] for fared in FARED})
    told = coarse(spread, frozenset(FARED))
    return of_tables(told) if told else TOO_FEW


def _fared(sitting: Sitting) -> Fared:
    if sitting.passed:
        return "et andet kort"
    if sitting.ending:
        return "til en slutning"
    return "sluttet før" if sitting.stopped else "sluppet undervejs"
