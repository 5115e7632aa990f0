"""Every rule there is: by its number for the guide, and in the order a room is asked."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

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
    most,
    moved,
    nobody,
    outside,
    own,
    parted,
    price,
    reasons,
    shared,
    silence,
    spread,
    still,
    swapped,
)
from facilitator.questions.base import Question, Room, Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *(agreed_after.RULE, swapped.RULE, moved.RULE, gone.RULE, still.RULE, still.TOMORROW),
            *(hidden.RULE, reasons.RULE, shared.RULE, agreement.RULE, agreement.SWAP, most.RULE),
            *(majority.RULE, majority.IMAGINE, camps.RULE, camps.LOST, spread.RULE, *own.RULES),
            *(price.TWO, price.ONE, eyes.RULE, parted.RULE, nobody.RULE, leader.RULE, few.RULE),
            *(silence.RULE, outside.RULE, across.HEAVY, across.LIGHT, across.TWO, across.TALKS),
        ),
        key=lambda rule: rule.number,
    )
)
_BY_NAME = {rule.name: rule for rule in RULES}
_NTH = re.compile(r"-\d+$")


def rule_of(question: Question) -> Rule:
    """The rule a question comes from; a card's second question of a kind has its kind's."""
    return _BY_NAME[_NTH.sub("", question.rule)]


ONCE = frozenset({nobody.RULE.name, leader.RULE.name})
"""Rules that come once a session."""
ONLY_THERE = frozenset({price.ONE.name})
"""Rules for a room that has not seen the outcome yet; what leaves the room has none of them."""

Asks = Callable[[Room], Iterable[Question]]
"""A rule at work: what it asks of a room."""


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


_PATTERNS: tuple[Asks, ...] = (agreement.ask, majority.ask, most.ask, camps.ask, spread.ask)
_LED: tuple[Asks, ...] = (
    *(few.ask, agreed_after.ask, swapped.ask, moved.ask, still.ask, _pattern, _chosen_here, gone.ask),
    *(agreement.swap, own.of_nobody, price.one, still.tomorrow, majority.imagine, *_PATTERNS, camps.lost),
    *(_nobody, leader.ask, own.always),
)
"""In a room that was counted twice what the talk did comes first; what fits every room comes last."""
_TABLES: tuple[Asks, ...] = (
    *(few.ask, hidden.ask, moved.ask, shared.ask, _pattern, reasons.ask, _chosen_here, price.two, agreement.swap),
    *(parted.ask, eyes.ask, own.of_nobody, still.tomorrow, majority.imagine, *_PATTERNS, camps.lost),
    *(_nobody, leader.ask, own.always),
)
"""Between tables the doubts come first: nobody else has seen them."""


def in_order(room: Room) -> tuple[Asks, ...]:
    """What is asked of such a room, the best first."""
    return _LED if room.step.led else _TABLES
