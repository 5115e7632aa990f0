"""Records to what a facilitator gets: tally, facts, shown, questions, once through for one audience."""

from dataclasses import dataclass

from facilitator.disclosure.disclose import disclose
from facilitator.disclosure.shown import Audience, ShownCard
from facilitator.evidence.facts import measure
from facilitator.evidence.tally import Tally, tally
from facilitator.questions.base import Question
from facilitator.questions.catalogue import ONCE, ONLY_THERE
from facilitator.questions.pick import later_questions, questions_across, questions_for, spare
from spil.cards.deck import Deck
from spil.record.read import Record


@dataclass(frozen=True, slots=True)
class CardSummary:
    """One card: what may be shown of it, and what to ask."""

    shown: ShownCard
    questions: tuple[Question, ...]
    more: tuple[Question, ...]
    """What else one could ask, the sentence for a silent room last."""
    later: tuple[Question, ...]
    """The card's own questions about what a led room chose later, for when its story has ended."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A session for one audience."""

    audience: Audience
    tally: Tally
    cards: tuple[CardSummary, ...]
    across: tuple[Question, ...]
    """Questions over all the cards."""
    unknown_cards: tuple[str, ...]
    """Cards of the records that the deck does not have."""


def summarise(records: tuple[Record, ...], deck: Deck, audience: Audience) -> Summary:
    """Count, measure, disclose, ask; the same records give the same summary, in whatever order they come."""
    counted = tally(records)
    cards: list[CardSummary] = []
    asked = ONLY_THERE if audience == "report" else frozenset()
    for name in _in_order(counted, deck):
        shown = disclose(measure(deck.cards[name], counted.of(name)), deck.cards[name], audience)
        questions = questions_for(shown, together=counted.together, leads=counted.leader, asked=asked)
        more = spare(shown, together=counted.together, leads=counted.leader, asked=asked)
        later = later_questions(shown, together=counted.together)
        cards.append(CardSummary(shown, questions, more, later))
        asked |= ONCE & {question.rule for question in questions}
    unknown = tuple(name for name in counted.cards if name not in deck.cards)
    names = {name: family.name for name, family in deck.families.items()}
    across = questions_across([card.shown for card in cards], names)
    return Summary(audience, counted, tuple(cards), across, unknown)


def _in_order(counted: Tally, deck: Deck) -> list[str]:
    """The cards as the programme has them, then any other."""
    programme = deck.programme(counted.programme)
    planned = programme.cards if programme else ()
    opened = [name for name in counted.cards if name in deck.cards and not _left(counted, name)]
    return sorted(opened, key=lambda name: (planned.index(name) if name in planned else len(planned), name))


def _left(counted: Tally, card: str) -> bool:
    """Whether the one who leads took another card instead."""
    return all(each.passed and each.table is None for each in counted.of(card))
