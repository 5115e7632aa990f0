"""What is asked once a session is not asked again at its next card."""

import pytest
from led import DECK, opened
from small import started

from facilitator.summary import Summary, summarise
from spil.play.moves import Chosen, Counted, Move
from spil.record.read import Record

CARDS = ("bare-tag-ham", "du-kan-jo-sproget", "den-hurtige-hjaelp")
LEADER = "leder-til-stede"


def session(*, leader: bool) -> Summary:
    """A room of four, who choose the same on each of three cards."""
    moves: list[Move] = []
    for name in CARDS:
        card = DECK.cards[name]
        choice = card.steps[card.first].choices[0].id  # type: ignore[union-attr]
        moves += [opened(name), Counted(step=card.first, counts={choice: 4}), Chosen(step=card.first, choice=choice)]
    first = started("enhedsmoede-20", table=None, form="fælles", people=4, leader=leader)
    return summarise((Record(first, tuple(moves), len(moves) + 1),), DECK, "room")


def rules(summary: Summary) -> list[str]:
    return [each.rule for card in summary.cards for each in (*card.questions, *card.more)]


@pytest.mark.parametrize(("leader", "times"), [(True, 1), (False, 0)])
def test_who_leads_is_asked_to_speak_last_once_and_only_where_one_is_there(leader: bool, times: int) -> None:
    asked = rules(session(leader=leader))
    assert asked.count(LEADER) == times
    assert asked.count("for-få-svar") == len(CARDS)
