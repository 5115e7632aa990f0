"""What is said of one session when years are told: yes or no, from its records."""

import pytest
from led import CARD, DECK, led, opened
from records import agreed, at, table
from records import opened as opened_card

from facilitator.evidence.held import Fact, held
from spil.play.moves import Closed, Ended, FollowedUp, Move, Outcome, Passed, Present, Weighed
from spil.record.read import Record


def facts(*records: Record) -> frozenset[Fact]:
    return held(records, DECK).facts


def room(*moves: Move, outcome: Outcome | None = None, **changes: object) -> Record:
    first = led(**changes).started  # type: ignore[arg-type]
    followed = FollowedUp(outcome=outcome, at="2026-12-01") if outcome else None
    return Record(first, (opened(), *moves), len(moves) + 2, followed_up=followed)


def test_a_session_is_as_large_as_was_said_or_as_sat_at_its_tables() -> None:
    assert held([room(Present(people=14), Present(people=9))], DECK).people == 14
    assert held([table(1), table(2), Record(at(None, people=6), (), 1)], DECK).people == 10


@pytest.mark.parametrize(
    ("minutes", "told"), [(22, set()), (23, {"late"}), (30, {"late"}), (31, {"late", "very late"})]
)
def test_time_is_held_against_the_plan(minutes: int, told: set[str]) -> None:
    found = facts(room(Closed(minutes=minutes)))
    assert {kind for kind, _ in found} & {"late", "very late"} == told
    assert ("timed", "") in found


def test_of_an_older_record_no_time_is_known() -> None:
    assert not {kind for kind, _ in facts(room(Closed()))} & {"timed", "late", "very late"}


def test_a_card_is_left_where_most_tables_left_it_in_the_middle() -> None:
    card = opened_card().card
    ended = Ended(ending="to-voksne")
    assert ("left", card) in facts(table(1), table(2), table(3, "ny-tid", ended))
    assert ("unfinished", card) in facts(table(1), table(2), table(3, "ny-tid", ended))
    assert ("left", card) not in facts(table(1), table(2, "ny-tid", ended))
    assert facts(room(Passed())) >= {("card", CARD), ("unfinished", CARD)}
    assert ("left", CARD) not in facts(room(Passed()))


def test_what_weighed_most_is_the_family_of_most_tables() -> None:
    one, other = DECK.cards[opened_card().card].considerations[:2]
    first = DECK.cards[opened_card().card].first
    weighed = [Weighed(step=first, consideration=each.id) for each in (one, one, other)]
    found = facts(*(table(number, "ny-tid", each) for number, each in enumerate(weighed, 1)))
    assert {name for kind, name in found if kind == "weighed"} == {one.family}


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (None, {"agreed"}),
        ("not-yet", {"agreed", "looked at"}),
        ("did-not-arise", {"agreed", "looked at"}),
        ("partly", {"agreed", "looked at", "something"}),
        ("done", {"agreed", "looked at", "something", "done"}),
    ],
)
def test_what_came_of_an_agreement_is_what_the_unit_said(outcome: Outcome | None, told: set[str]) -> None:
    found = facts(room(agreed(), Closed(), outcome=outcome))
    assert {kind for kind, name in found if not name} == told


def test_every_step_of_an_agreement_or_of_time_holds_the_one_before() -> None:
    found = facts(room(agreed(), Closed(minutes=60), outcome="done"))
    assert {("agreed", ""), ("looked at", ""), ("something", ""), ("done", "")} <= found
    assert {("timed", ""), ("late", ""), ("very late", "")} <= found
