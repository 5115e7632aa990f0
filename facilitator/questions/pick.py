"""Which questions a facilitator is offered, in the order to ask them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from facilitator.disclosure.shown import ShownCard
from facilitator.questions import (
    across,
    agreement,
    camps,
    few,
    hidden,
    leader,
    majority,
    moved,
    nobody,
    outside,
    own,
    reasons,
    silence,
    spread,
    still,
    ways,
)
from facilitator.questions.base import Question, Room

MOST = 3
"""Questions offered about a card before the frame; one more may wait for it."""
ONCE = frozenset({nobody.RULE, leader.RULE})
"""Rules that come once a session."""

_ALWAYS = "kortets-altid"

_Rule = Callable[[Room], Iterable[Question]]


def _pattern(room: Room) -> Iterator[Question]:
    """How the answers lie: the card's own words for it, else the general ones."""
    general = (question for rule in (agreement, majority, camps, spread) for question in rule.ask(room))
    return islice((*own.of_pattern(room), *general), 1)


def _movement(room: Room) -> Iterator[Question]:
    """What the talk did: the one thing a room cannot see by itself."""
    return islice((*hidden.ask(room), *moved.ask(room), *still.ask(room)), 1)


def _nobody(room: Room) -> Iterator[Question]:
    return islice([*own.of_nobody(room), *nobody.ask(room)], 1)


def _chosen(room: Room) -> Iterator[Question]:
    return islice((each for each in own.of_chosen(room) if not each.after_frame), 1)


def _always(room: Room) -> Iterator[Question]:
    return islice(own.always(room), 1)


_TABLES: tuple[_Rule, ...] = (
    *(few.ask, _pattern, hidden.ask, moved.ask, agreement.swap, reasons.ask, _chosen, _nobody),
    *(ways.parted, ways.met, _always),
)
_LED: tuple[_Rule, ...] = (few.ask, _movement, _pattern, _chosen, leader.ask, _nobody, _always)
"""In a room that was counted twice what the talk did comes first: it is what it wants to know."""
_AGREED: tuple[_Rule, ...] = (_pattern, agreement.swap, _movement, _chosen, leader.ask, _nobody, _always)
"""A room that agrees wants to get on."""
_GENERAL: tuple[_Rule, ...] = (agreement.ask, majority.ask, camps.ask, spread.ask, moved.ask, still.ask, nobody.ask)


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
        At most `MOST`, at most one of them of the kind that always fits; then at most one for after the frame.
    """
    if not card.steps:
        return ()
    room = Room(card, card.steps[0], together, leads)
    offered = [q for rule in _order(room) for q in rule(room) if q.rule not in asked]
    before = _at_most_one_always([question for question in offered if not question.after_frame])
    waiting = [*(q for q in own.of_chosen(room) if q.after_frame), *outside.ask(room)]
    return (*before[:MOST], *waiting[:1])


def _order(room: Room) -> tuple[_Rule, ...]:
    if not room.step.led:
        return _TABLES
    return _AGREED if room.step.pattern == "agreement" else _LED


def spare(card: ShownCard, offered: Iterable[Question], *, together: bool, leads: bool = False) -> tuple[Question, ...]:
    """What else one could ask when the offered questions are used up; the last helps where a room is silent."""
    if not card.steps:
        return ()
    room = Room(card, card.steps[0], together, leads)
    taken = {question.rule for question in offered}
    found = [q for rule in (*_order(room), own.of_chosen, own.of_nobody, *_GENERAL) for q in rule(room)]
    waiting = [q for q in found if not q.after_frame and not q.rule.startswith(_ALWAYS)]
    others = {q.rule: q for q in waiting if q.rule not in taken}
    return (*others.values(), *silence.ask(room))


def questions_across(cards: Sequence[ShownCard], names: Mapping[str, str], *, together: bool) -> tuple[Question, ...]:
    """The questions over several cards, where their tables said what weighed most."""
    return tuple(across.ask(cards, names, together=together))


def swap_of(card: ShownCard) -> Question:
    """The swap test of a card, as the question that closes a session."""
    return Question(agreement.SWAP, card.card, None, card.swap, "fordi det samme kan ske for en anden", 4)


def _at_most_one_always(questions: list[Question]) -> list[Question]:
    """A room always gets the sentence one would say aloud, as the last of what is offered, and gets it once."""
    always = [question for question in questions if question.rule.startswith(_ALWAYS)]
    others = [question for question in questions if not question.rule.startswith(_ALWAYS)]
    return [*others[: MOST - len(always[:1])], *always[:1]]
