"""Which questions a facilitator is offered, the first to ask first."""

from collections.abc import Mapping, Sequence

from facilitator.disclosure.shown import ShownCard
from facilitator.questions import across, agreement, outside, own, silence
from facilitator.questions.base import Question, Room
from facilitator.questions.catalogue import in_order, rule_of

MOST = 3
"""Questions offered about a card before the frame; one more may wait for it."""


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
    for question in (question for asks in in_order(room) for question in asks(room)):
        wanted = rule_of(question).asks or question.rule
        if question.sayable and question.rule not in asked and wanted not in used:
            ranked.append(question)
            used.add(wanted)
    return ranked
