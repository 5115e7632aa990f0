"""What a page takes as a count, a closed round or an agreement; anything else changes nothing."""

import pytest

from spil.command_line import MOST_IN_ROOM
from spil.play.moves import Agreed, Counted, Move, Present, Raised, TablesCounted, Turned
from spil.play.page import AgreementEntry, Ballot, CountEntry, TablesEntry

ENTRY = CountEntry("et", ("ja", "nej"), 5, rounds=(2,))
PUT_RIGHT = CountEntry("et", ("ja", "nej"), 5, rounds=(1, 2))
TABLES = TablesEntry("et", ("ja", "nej"))
BALLOT = Ballot("et", ("ja", "nej"), 5, 1)


def count(counts: dict[str, int], turn: int = 2, **more: object) -> Counted:
    return Counted.model_validate({"step": "et", "round": turn, "counts": counts, **more})


def raised(*tables: tuple[int, str], step: str = "et") -> TablesCounted:
    return TablesCounted(step=step, tables=tuple(Raised(table=n, choice=choice) for n, choice in tables))


@pytest.mark.parametrize(
    ("move", "taken"),
    [
        (count({"ja": 3, "nej": 2}), True),
        (count({"ja": 1}), True),
        (count({"nej": 5}), True),
        (count({}), False),
        (count({"ja": 0, "nej": 0}), False),
        (count({"ja": 3, "nej": 3}), False),
        (count({"ja": 3, "måske": 1}), False),
        (count({"ja": 3}, turn=1), False),
        (count({"ja": 3}, step="to"), False),
        (raised((1, "ja")), False),
        (Turned(), False),
    ],
    ids=str,
)
def test_people_are_counted_as_the_page_asks_from_one_to_all_who_are_there(move: Move, taken: bool) -> None:
    assert ENTRY.accepts(move) == taken


@pytest.mark.parametrize("turn", [1, 2])
def test_where_numbers_are_put_right_either_round_can_be(turn: int) -> None:
    assert PUT_RIGHT.accepts(count({"ja": 3}, turn=turn))


def test_numbers_stand_for_the_choices_in_their_order_and_for_the_last_round_where_none_is_said() -> None:
    assert PUT_RIGHT.counted((0, 4)) == count({"nej": 4})
    assert PUT_RIGHT.counted((3, 1), 1) == count({"ja": 3, "nej": 1}, turn=1)


def test_slips_are_typed_beside_those_who_answered_by_phone() -> None:
    beside = CountEntry("et", ("ja", "nej"), 5, already=(2, 1))
    assert beside.left == 2
    assert beside.counted((0, 2)) == count({"ja": 2, "nej": 3}, turn=1)


@pytest.mark.parametrize(
    ("move", "taken"),
    [
        (raised((1, "ja"), (3, "nej")), True),
        (raised(), False),
        (raised((1, "ja"), (1, "nej")), False),
        (raised((1, "måske")), False),
        (raised((1, "ja"), step="to"), False),
        (count({"ja": 1}), False),
    ],
    ids=str,
)
def test_tables_are_counted_as_the_page_asks_each_once_and_at_least_one(move: Move, taken: bool) -> None:
    assert TABLES.accepts(move) == taken


@pytest.mark.parametrize(
    ("move", "taken"),
    [
        (count({"ja": 5}, turn=1, how="phones"), True),
        (count({"ja": 6}, turn=1, how="phones"), False),
        (count({}, turn=1, how="phones"), False),
        (count({"ja": 1}, turn=2, how="phones"), False),
        (count({"ja": 1}, turn=1, how="slips"), False),
        (count({"ja": 1}, turn=1, how="phones", step="to"), False),
        (count({"måske": 1}, turn=1, how="phones"), False),
        (Present(people=5), False),
        (Present(people=6), True),
        (Present(people=MOST_IN_ROOM), True),
        (Present(people=MOST_IN_ROOM + 1), False),
        (Turned(), False),
    ],
    ids=str,
)
def test_a_round_by_phone_is_closed_with_its_answers_and_more_people_may_have_come(move: Move, taken: bool) -> None:
    assert BALLOT.accepts(move) == taken


@pytest.mark.parametrize(
    ("counts", "moves"),
    [
        ({}, ()),
        ({"ja": 0, "ukendt": 4}, ()),
        ({"ja": 3, "nej": 2}, (count({"ja": 3, "nej": 2}, turn=1, how="phones"),)),
        ({"ja": 4, "nej": 2}, (Present(people=6), count({"ja": 4, "nej": 2}, turn=1, how="phones"))),
    ],
    ids=str,
)
def test_a_closed_round_is_its_answers_and_people_who_came_are_said_first(
    counts: dict[str, int], moves: tuple[Move, ...]
) -> None:
    assert BALLOT.closed(counts) == moves


@pytest.mark.parametrize(("condition", "then", "taken"), [("x", "y", True), ("", "y", False), ("x", "", False)])
def test_an_agreement_says_when_and_what(condition: str, then: str, taken: bool) -> None:
    assert AgreementEntry("x").accepts(Agreed.model_validate({"if": condition, "then": then})) == taken
    assert not AgreementEntry("x").accepts(Turned())
