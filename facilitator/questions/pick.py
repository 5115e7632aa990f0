"""Which questions a facilitator is offered, in the order to ask them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from facilitator.questions import agreement, camps, few, hidden, majority, moved, nobody, outside, own, spread
from facilitator.questions.base import Question, Room
from facilitator.shown import ShownCard

MOST = 3
"""Questions offered about a card before the frame; one more may wait for it."""

_Rule = Callable[[Room], Iterable[Question]]


def _pattern(room: Room) -> Iterator[Question]:
    """How the answers lie: the card's own words for it, else the general ones."""
    general = (question for rule in (agreement, majority, camps, spread) for question in rule.ask(room))
    return islice((*own.of_pattern(room), *general), 1)


def _nobody(room: Room) -> Iterator[Question]:
    return islice([*own.of_nobody(room), *nobody.ask(room)], 1)


def _chosen(room: Room) -> Iterator[Question]:
    return islice((each for each in own.of_chosen(room) if not each.after_frame), 1)


def _always(room: Room) -> Iterator[Question]:
    return islice(own.always(room), 1)


_ORDER: tuple[_Rule, ...] = (few.ask, _pattern, hidden.ask, moved.ask, agreement.swap, _chosen, _nobody, _always)


def questions_for(card: ShownCard, *, together: bool, asked: frozenset[str] = frozenset()) -> tuple[Question, ...]:
    """The questions about a card, the first to ask first.

    Args:
        card: What the room may see of it.
        together: Whether they work together daily.
        asked: Rules that come once a session and came already.

    Returns:
        At most `MOST`, at most one of them of the kind that always fits; then at most one for after the frame.
    """
    if not card.steps:
        return ()
    room = Room(card, card.steps[0], together)
    offered = [q for rule in _ORDER for q in rule(room) if q.rule not in asked]
    before = _at_most_one_always([question for question in offered if not question.after_frame])
    waiting = [*(q for q in own.of_chosen(room) if q.after_frame), *outside.ask(room)]
    return (*before[:MOST], *waiting[:1])


def _at_most_one_always(questions: list[Question]) -> list[Question]:
    """A room always gets the sentence one would say aloud, as the last of what is offered, and gets it once."""
    always = [question for question in questions if question.rule == "kortets-altid"]
    others = [question for question in questions if question.rule != "kortets-altid"]
    return [*others[: MOST - len(always[:1])], *always[:1]]
