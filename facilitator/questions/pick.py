"""Which questions a facilitator is offered, in the order to ask them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from facilitator.disclosure.shown import ShownCard
from facilitator.questions import (
    across,
    agreed_after,
    agreement,
    camps,
    eyes,
    few,
    gone,
    hidden,
    leader,
    majority,
    mismatch,
    most,
    moved,
    nobody,
    outside,
    own,
    parted,
    price,
    reasons,
    silence,
    spread,
    still,
    swapped,
)
from facilitator.questions.base import Question, Room
from facilitator.questions.catalogue import rule_of

MOST = 3
"""Questions offered about a card before the frame; one more may wait for it."""
ONCE = frozenset({nobody.RULE.name, leader.RULE.name})
"""Rules that come once a session."""
ONLY_THERE = frozenset({price.ONE.name})
"""Rules for a room that has not seen the outcome yet; what leaves the room has none of them."""

_Rule = Callable[[Room], Iterable[Question]]


def _pattern(room: Room) -> Iterator[Question]:
    """How the answers lie: the card's own words for it, else the general ones."""
    general = (question for rule in _PATTERNS for question in rule(room))
    return islice((*own.of_pattern(room), *general), 1)


def _nobody(room: Room) -> Iterable[Question]:
    """What nobody chose, where the card itself does not ask about it."""
    return () if any(own.of_nobody(room)) else nobody.ask(room)


def _chosen_here(room: Room) -> Iterator[Question]:
    """The card's questions about what was chosen; in a led room those of later steps wait till it has been there."""
    return (q for q in own.of_chosen(room) if not q.after_frame and (q.step == room.step.step or not room.step.led))


_PATTERNS: tuple[_Rule, ...] = (agreement.ask, majority.ask, most.ask, camps.ask, spread.ask)
_LED: tuple[_Rule, ...] = (
    *(few.ask, agreed_after.ask, swapped.ask, moved.ask, still.ask, _pattern, _chosen_here, gone.ask),
    *(agreement.swap, own.of_nobody, price.one, still.tomorrow, majority.imagine, *_PATTERNS, camps.lost),
    *(_nobody, leader.ask, own.always),
)
"""In a room that was counted twice what the talk did comes first; what fits every room comes last."""
_TABLES: tuple[_Rule, ...] = (
    *(few.ask, hidden.ask, moved.ask, mismatch.ask, _pattern, reasons.ask, _chosen_here, price.two, agreement.swap),
    *(parted.ask, eyes.ask, own.of_nobody, still.tomorrow, majority.imagine, *_PATTERNS, camps.lost),
    *(_nobody, leader.ask, own.always),
)
"""Between tables the doubts come first: nobody else has seen them."""


def questions_for(
    card: ShownCard, *, together: bool, leads: bool = False, asked: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """The questions about a card, the first to ask first.

    Args:
        card: What the room may see of it.
        together: Whether they work together daily.
        leads: Whether a leader is there.
        asked: Rules that come once a session and came already.

    Returns:
        At most `MOST`; then at most one for after the frame.
    """
    if not card.steps:
        return ()
    room = Room(card, card.steps[0], together, leads)
    waiting = [*(q for q in own.of_chosen(room) if q.after_frame), *outside.ask(room)]
    return (*_ranked(room, asked)[:MOST], *[each for each in waiting if each.sayable][:1])


def spare(
    card: ShownCard, *, together: bool, leads: bool = False, asked: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """What else one could ask when the first are used up; the last helps where a room is silent."""
    if not card.steps:
        return ()
    room = Room(card, card.steps[0], together, leads)
    return (*_ranked(room, asked)[MOST:], *silence.ask(room))


def later_questions(card: ShownCard, *, together: bool) -> tuple[Question, ...]:
    """A card's own questions about what a led room chose at later steps, for when its story has ended."""
    if not card.steps or not card.steps[0].led:
        return ()
    room = Room(card, card.steps[0], together)
    return tuple(q for q in own.of_chosen(room) if q.step != room.step.step and not q.after_frame and q.sayable)


def questions_across(cards: Sequence[ShownCard], names: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions over several cards: what weighed most at the tables, or what the talks did in a led room."""
    return tuple(question for question in across.ask(cards, names) if question.sayable)


def swap_of(card: ShownCard) -> Question:
    """The swap test of a card, as the question that closes a session."""
    return Question(agreement.SWAP.name, card.card, None, card.swap, "fordi det samme kan ske for en anden", 4)


def _ranked(room: Room, asked: frozenset[str]) -> list[Question]:
    """All that can be asked, the best first; nothing twice, and nothing in other words."""
    ranked: list[Question] = []
    used: set[str] = set()
    for question in (question for rule in _order(room) for question in rule(room)):
        asks = rule_of(question).asks or question.rule
        if question.sayable and question.rule not in asked and asks not in used:
            ranked.append(question)
            used.add(asks)
    return ranked


def _order(room: Room) -> tuple[_Rule, ...]:
    return _LED if room.step.led else _TABLES
