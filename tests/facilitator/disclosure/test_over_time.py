"""No session can be read out of two overviews one session apart; all of it: `python tests/support/overviews.py`."""

from collections.abc import Sequence

import pytest
from overviews import SEARCHES, alone, kind, read_out
from year import many_sessions

from facilitator.disclosure import thresholds
from facilitator.disclosure.over_time import over_time, span
from facilitator.evidence.held import Fact, Held
from facilitator.report.over_time import asked
from spil.cards.deck import read_deck

_TWO = (kind(("programme", "a")), kind(("programme", "b")))
_THREE = (kind(), *_TWO, kind(("programme", "c")))
_FOUR = (*_TWO, kind(("programme", "c")), kind(("programme", "d")))
_CHOSE = tuple(kind(("went", f"k.{name}")) for name in "abc")
_FOLDER = {2: 60, 3: 26, 4: 16, 5: 11}
"""How large folders are here, by how many kinds of session there are."""


@pytest.mark.parametrize(("what", "kinds"), [(what, kinds) for what, kinds, _ in SEARCHES])
def test_nothing_is_known_of_the_session_that_came(what: str, kinds: Sequence[frozenset[Fact]]) -> None:
    pairs, found = read_out(kinds, _FOLDER[len(kinds)])
    assert pairs > 1000
    assert found == [], what


@pytest.mark.parametrize(
    ("name", "value", "kinds", "sizes"),
    [
        ("SESSIONS_TOLD", 4, _TWO, (8, 30)),
        ("SESSIONS_TOLD", 6, _THREE, (20, 21)),
        ("SESSIONS_STEP", 9, _TWO, (8, 40)),
        ("SESSIONS_STEP", 11, _TWO, (8, 40)),
        ("SESSIONS_TURN", 2, _TWO, (8, 40)),
        ("SESSIONS_TURN", 4, _TWO, (8, 40)),
        ("PROGRAMMES_TOLD", 4, _FOUR, (38, 39)),
        ("CHOICES_TOLD", 2, _CHOSE, (20, 30)),
    ],
)
def test_one_more_or_less_gives_somebody_away(
    name: str, value: int, kinds: Sequence[frozenset[Fact]], sizes: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_out(kinds, sizes[1], sizes[0])[1] == []
    monkeypatch.setattr(thresholds, name, value)
    assert read_out(kinds, sizes[1], sizes[0])[1]


def test_what_is_told_is_of_five_sessions_or_more_and_leaves_five_or_more() -> None:
    for sessions in range(5, 120):
        told = [span(count, sessions) for count in range(sessions + 1)]
        assert all(each.least <= count <= each.most for count, each in enumerate(told))
        assert {each.least for each in told if each.least < 5} <= {0}
        assert all(each.least <= sessions - 5 for each in told if each.least)
    assert any(span(5, sessions).least == 5 for sessions in range(5, 20))


def test_five_sessions_with_twenty_five_people_are_enough_and_one_fewer_of_either_is_not() -> None:
    def told(*people: int) -> int:
        return over_time([Held("", 2026, each, frozenset()) for each in people], ()).sessions

    assert told(5, 5, 5, 5, 5) == 5
    assert told(5, 5, 5, 5) == told(5, 5, 5, 5, 4) == told(60, 60, 60, 60) == 0


def test_that_nobody_did_something_reads_the_same_as_that_few_did() -> None:
    fact: Fact = ("agreed", "")
    none = [Held("", 2026, 9, frozenset())] * 20
    few = [*none[4:], *[Held("", 2026, 9, alone("agreed"))] * 4]
    assert over_time(none, [fact]) == over_time(few, [fact])


def test_in_a_made_up_year_whatever_session_came_last_may_have_done_anything_or_nothing() -> None:
    deck = read_deck().deck
    facts, year = asked(deck), many_sessions(deck)
    after = over_time(year, facts)
    crossed = 0
    for number, came in enumerate(year):
        before = over_time(year[:number] + year[number + 1 :], facts)
        if came.people < 5:
            assert before == after
            continue
        assert before.sessions == after.sessions - 1
        for fact in facts:
            then, now = before.spans[fact], after.spans[fact]
            could = {did for did in (0, 1) if then.least + did <= now.most and then.most + did >= now.least}
            assert could == {0, 1}, fact
            crossed += then != now
    assert crossed > 1000
