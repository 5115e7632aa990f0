"""One table is one table, whatever files it left behind."""

from itertools import permutations

import pytest
from records import DECK, FIRST, TOOK, agreed, at, opened, table

from facilitator.disclosure.shown import Audience
from facilitator.evidence.tally import doubled, one_a_table, tally
from facilitator.summary import summarise
from spil.play.moves import (
    Asked,
    Chosen,
    Counted,
    Move,
    Opened,
    Passed,
    Present,
    Raised,
    TablesCounted,
    Turned,
)
from spil.record.read import Record

LATER = "2026-11-22T09:20:00+01:00"


def chosen(*records: Record) -> list[str]:
    return [each.chosen[FIRST] for each in tally(records).sittings if each.chosen]


@pytest.mark.parametrize("audience", ["room", "report"])
def test_a_table_that_begins_anew_takes_no_room_past_a_threshold(audience: Audience) -> None:
    """Two tables are shown as two tables are, though three files lie there."""
    two = (table(1), table(2, "telefontolk"))
    three = (*two, table(2, "telefontolk", record="anew", at=LATER))
    told = [summarise(records, DECK, audience) for records in (two, three)]
    assert told[0].cards == told[1].cards
    assert [each.tally.tables for each in told] == [2, 2]


@pytest.mark.parametrize(
    ("counts", "left_out"),
    [
        (table(3, "ny-tid", record="a"), table(3, None, record="b", at=LATER)),
        (table(3, "ny-tid", record="a", closed=True), table(3, "telefontolk", record="b", at=LATER)),
        (table(3, "ny-tid", record="b", at=LATER), table(3, "telefontolk", record="a")),
        (table(3, "ny-tid", record="a"), table(3, "telefontolk", record="b", people=2, at=LATER)),
    ],
    ids=["chosen before looked into", "finished before not", "begun last", "a table before two people"],
)
def test_which_of_two_records_of_a_table_counts(counts: Record, left_out: Record) -> None:
    for order in permutations((counts, left_out)):
        assert chosen(*order) == ["ny-tid"]
        assert doubled(order) == (3,)


def test_no_agreement_is_lost_with_the_record_that_does_not_count() -> None:
    first = table(3, "ny-tid", agreed(), record="a")
    second = table(3, "ny-tid", agreed(), agreed("venter vi lidt"), record="b", at=LATER)
    assert [each.then for each in tally([second, first]).agreements] == ["spørger vi først", "venter vi lidt"]


def test_two_tables_that_agreed_on_the_same_are_two_agreements() -> None:
    assert len(tally([table(1, "ny-tid", agreed()), table(2, "ny-tid", agreed())]).agreements) == 2


def led(*counts: Counted, record: str = "led", **changes: object) -> Record:
    moves: tuple[Move, ...] = (opened(), *counts)
    return Record(at(None, record, form="fælles", people=11, **changes), moves, len(moves) + 1)


def test_of_two_records_of_who_led_the_room_the_one_with_answers_counts_and_not_both() -> None:
    full = led(Counted(step=FIRST, counts={"ny-tid": 7, "telefontolk": 4}), record="a")
    empty = led(record="b", at=LATER)
    for order in permutations((full, empty)):
        (sitting,) = tally(order).sittings
        assert sum(sitting.first[FIRST].values()) == 11


def test_of_two_copies_of_a_led_session_the_longer_counts() -> None:
    one = Counted(step=FIRST, counts={"ny-tid": 11})
    two = Counted(step=FIRST, round=2, counts={"telefontolk": 11})
    for order in permutations((led(one), led(one, two))):
        (sitting,) = tally(order).sittings
        assert sitting.second == {FIRST: {"telefontolk": 11}}


def test_what_was_typed_twice_by_who_leads_tables_is_counted_once() -> None:
    raised = TablesCounted(step=FIRST, tables=tuple(Raised(table=n, choice="ny-tid") for n in (1, 2, 3)))
    typed = [
        Record(at(None, name, people=20, at=when), (opened(), raised), 3)
        for name, when in (("a", "2026-11-22T09:00:00+01:00"), ("b", LATER))
    ]
    assert tally(typed).tables == 3
    assert chosen(*typed) == ["ny-tid"] * 3


def test_every_table_has_one_record() -> None:
    records = [table(n, TOOK[n % 3], record=f"{n}-{k}") for n in (1, 2, 3) for k in (1, 2)]
    assert [each.started.table for each in one_a_table(records)] == [1, 2, 3]
    assert doubled(records) == (1, 2, 3)
    assert doubled([table(1), table(2)]) == ()


def test_a_choice_that_was_made_in_a_record_of_fewer_than_three_is_nobodys() -> None:
    assert [each.table for each in tally([table(1, people=2), table(2), table(3)]).sittings] == [2, 3]
    assert tally([table(1, people=2)]).sittings == ()


def typed(*tables: int, before: tuple[Move, ...] = (), after: tuple[Move, ...] = (), **changes: object) -> Record:
    """The record of one who leads tables and typed what they held up."""
    raised = TablesCounted(step=FIRST, tables=tuple(Raised(table=n, choice="ny-tid") for n in tables))
    moves = (*before, opened(), *([raised] if tables else []), *after)
    return Record(at(None, "leder", **{"people": 20, **changes}), moves, len(moves) + 1)


def test_three_people_are_a_table() -> None:
    assert [each.table for each in tally([table(1, people=3)]).sittings] == [1]


def test_what_is_shown_of_tables_is_the_same_with_and_without_the_one_who_leads_them() -> None:
    three = [table(n, TOOK[0]) for n in (1, 2, 3)]
    with_leader = summarise((*three, typed()), DECK, "room")
    assert with_leader.cards == summarise(tuple(three), DECK, "room").cards
    assert with_leader.tally.tables == 3


def test_a_table_that_passed_by_itself_is_not_counted_by_what_was_typed_of_it() -> None:
    passed = table(1, None, Passed())
    found = tally([passed, typed(1, 2, 3)]).sittings
    assert sorted(each.table or 0 for each in found if each.chosen) == [2, 3]


def test_of_a_card_that_is_passed_nothing_typed_stands() -> None:
    assert tally([typed(1, 2, 3, after=(Passed(),))]).sittings == ()


def test_of_a_card_that_is_opened_again_what_is_typed_then_stands() -> None:
    again = TablesCounted(step=FIRST, tables=(Raised(table=1, choice="telefontolk", divided=True),))
    (sitting,) = tally([typed(1, 2, after=(opened(), again))]).sittings
    assert (sitting.chosen, sitting.divided) == ({FIRST: "telefontolk"}, True)


def test_a_leader_is_there_where_the_one_who_leads_says_so_and_no_table_says_it() -> None:
    tables = [table(n, leader=True) for n in (1, 2, 3)]
    assert not tally(tables).leader
    assert not tally([*tables, typed()]).leader
    assert tally([*tables, typed(leader=True)]).leader


def test_two_records_of_who_led_are_no_table_with_two_files() -> None:
    assert doubled([led(record="a"), led(record="b")]) == ()


def test_where_the_whole_room_was_led_a_table_beside_it_is_not_counted() -> None:
    room = led(Counted(step=FIRST, counts={"ny-tid": 7, "telefontolk": 4}))
    assert [each.table for each in tally([table(1), room]).sittings] == [None]


def test_people_who_come_before_and_during_a_card_take_nothing_from_what_was_counted() -> None:
    counted = Counted(step=FIRST, counts={"ny-tid": 11})
    moves: tuple[Move, ...] = (Present(people=12), opened(), counted, Present(people=14), Present(people=9))
    (sitting,) = tally([Record(at(None, "led", form="fælles", people=11), moves, 6)]).sittings
    assert sitting.first == {FIRST: {"ny-tid": 11}}
    assert sitting.people == 14


def test_agreements_stand_by_table_and_then_as_they_were_made() -> None:
    records = [
        table(2, "ny-tid", agreed("to"), record="a"),
        table(1, "ny-tid", agreed("en, senere"), record="b", at=LATER),
        table(1, "ny-tid", agreed("en"), record="c"),
        typed(after=(agreed("den, der leder"),)),
    ]
    for order in permutations(records):
        assert [each.then for each in tally(order).agreements] == ["den, der leder", "en", "en, senere", "to"]


def test_each_card_has_its_own_sittings() -> None:
    other = "du-kan-jo-sproget"
    more = (Opened(card=other, play="x"), Chosen(step="fordelingen", choice="tag-sagen"))
    found = tally([table(1, "ny-tid", *more)])
    assert found.cards == ("den-hurtige-hjaelp", other)
    assert [each.chosen for each in found.of(other)] == [{"fordelingen": "tag-sagen"}]
    assert [each.chosen for each in found.of("den-hurtige-hjaelp")] == [{FIRST: "ny-tid"}]


def test_the_order_of_records_changes_nothing() -> None:
    records = [table(3, "ny-tid"), table(1, "telefontolk"), typed(2, 4)]
    every = [tally(order) for order in permutations(records)]
    assert all(each == every[0] for each in every)
    assert every[0].session == records[0].started.session
    assert every[0].tables == 4


def test_what_was_typed_stands_whatever_is_done_on_the_card_after_it() -> None:
    after = (Turned(), Present(people=30), Asked(rule="stor-enighed", card="den-hurtige-hjaelp"))
    assert len(tally([typed(1, 2, 3, after=after)]).sittings) == 3
