"""How a card fared wherever it was taken up: to its end, or left, as it may be told to who looks after the deck."""

from collections import Counter
from collections.abc import Sequence

from facilitator.disclosure.cells import TOO_FEW, of_tables
from facilitator.disclosure.shown import Cells
from facilitator.disclosure.told_tables import coarse
from facilitator.evidence.facts import Spread
from facilitator.evidence.fared import FARED, fared
from facilitator.evidence.tally import Sitting
from spil.cards.model import Card
from spil.play.walk import play_hash


def card_use(card: Card, sittings: Sequence[Sitting]) -> Cells:
    """How often the card as it is now was taken up, and how it went.

    A table is one, and a room that went together is one. They are told as tables that chose: by numbers from three on,
    and what is hidden cannot be worked out from the rest.
    """
    now = play_hash(card)
    went = Counter(fared(each) for each in sittings if each.card == card.id and each.play == now and each.people)
    spread = Spread({name: went[name] for name in FARED})
    told = coarse(spread, frozenset(FARED))
    return of_tables(told) if told else TOO_FEW
