"""What shows of a led session: one pure function, and back is exactly one visible step."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from led import CARD, DECK, NOW, led, onward, opened, press, seen, shown, to
from small import started

from facilitator.disclosure.shown import Audience
from facilitator.led import known
from facilitator.led.forms import led_run
from facilitator.led.known import Known, Remembered
from facilitator.led.room_order import ROOM
from facilitator.led.showing import Showing
from facilitator.led.tables_order import TABLES as AT_TABLES
from facilitator.led.view import Around, View, view
from facilitator.made_up.simulate import simulate
from facilitator.summary import CardSummary, Summary, summarise
from spil.cards.deck import Deck
from spil.play.count_input import Wrong, read_count
from spil.play.moves import Asked, Chosen, Counted, Event, Move, Turned, Undone
from spil.play.page import Bars, CountEntry, Labelled, Page, Prose, TablesEntry
from spil.play.run import Run, fold
from spil.play.spoken import spoken
from spil.record.read import Record, read_record

TABLES = tuple(
    read_record(b"".join(event.line().encode() + b"\n" for event in events))
    for _, events in simulate(DECK.programmes["bif-basis-45"], DECK, tables=5, seed=3)
)


@st.composite
def beginnings(draw: st.DrawFn) -> tuple[Run, tuple[Record, ...]]:
    """A session of either form with its card chosen, and what tables have recorded."""
    programme = draw(st.sampled_from(["enhedsmoede-20", "bif-basis-45", "maanedens-dilemma"]))
    leader, together, rehearsal = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    run = led(programme, people=draw(st.integers(1, 14)), leader=leader, together=together, rehearsal=rehearsal)
    run = run.apply(seen(run).picks[0])
    tables = draw(st.sets(st.sampled_from(range(len(TABLES))))) if programme == "bif-basis-45" else ()
    return run, tuple(each for n, each in enumerate(TABLES) if n in tables and isinstance(each, Record))


def drawn(page: Page, draw: Callable[[Any], Any]) -> Move | None:
    """A key that does something on a page."""
    moves: list[Move] = [*page.picks, *[aside.move for aside in page.asides if aside.key in "au"] * 2]
    moves += [page.onward.move] * 6 if page.onward else []
    moves += [aside.move for aside in page.asides if draw(st.integers(0, 9)) == 0]
    if isinstance(page.entry, CountEntry):
        most = page.entry.people
        numbers = draw(
            st.lists(st.integers(0, most), min_size=len(page.entry.choices), max_size=len(page.entry.choices))
        )
        answer = page.entry.counted(tuple(numbers), draw(st.sampled_from(page.entry.rounds)))
        moves += [answer] * 4 if page.accepts(answer) else []
    if isinstance(page.entry, TablesEntry):
        held_up = read_count(page.entry, draw(st.text("12d-", min_size=1, max_size=8)))
        moves += [] if isinstance(held_up, Wrong) else [held_up] * 4
    return draw(st.sampled_from(moves)) if moves else None


@given(st.data(), beginnings())
def test_back_is_the_view_before_and_the_whole_record_folds_to_the_view_at_every_step(
    data: st.DataObject, begun: tuple[Run, tuple[Record, ...]]
) -> None:
    run, tables = begun
    written: list[Event] = [run.started, *run.moves]
    views = [shown(run, tables)]
    for _ in range(data.draw(st.integers(5, 40))):
        back = views[-1].page.back and data.draw(st.integers(0, 3)) == 0
        move = Undone() if back else drawn(views[-1].page, data.draw)
        if move is None:
            break
        back = isinstance(move, Undone)  # where one is asked whether to let a card go, `no` is a step back
        before = run
        run = press(run, move, tables)
        written += [Undone()] * (len(before.moves) - len(run.moves)) if back else run.moves[len(before.moves) :]
        if back:
            views.pop()
        elif shown(run, tables) != views[-1]:
            views.append(shown(run, tables))
        assert shown(run, tables) == views[-1]
        assert shown(_folded(written), tables) == views[-1]
    while views[-1].page.back:
        run = press(run, Undone(), tables)
        views.pop()
        assert shown(run, tables) == views[-1]
    assert len(run.moves) == 1 or views[-1].page.last


def _folded(written: list[Event]) -> Run:
    record = read_record(b"".join(event.line().encode() + b"\n" for event in written))
    assert isinstance(record, Record)
    begun = led_run(DECK, record.started)
    assert begun is not None
    run, left_out = fold(begun, record.moves)
    assert not left_out
    return run


@given(st.data(), beginnings())
def test_equal_input_gives_an_equal_view_and_what_it_offers_the_rules_accept(
    data: st.DataObject, begun: tuple[Run, tuple[Record, ...]]
) -> None:
    run, tables = begun
    for _ in range(data.draw(st.integers(0, 30))):
        move = drawn(seen(run, tables), data.draw)
        if move is None:
            break
        assert run.page.accepts(move)
        run = press(run, move, tables)
    again = fold(
        led(run.started.programme, **run.started.model_dump(exclude={"programme", "type", "v"})), run.moves
    ).run
    assert again == run
    assert view(again, tables, Around(NOW, NOW), Remembered()) == shown(run, tables)


def test_a_record_from_before_goes_back_one_visible_step_at_a_time() -> None:
    run = led().apply(opened())
    run = to(run, "count")
    for counts, turn in (({"tag-sagen": 9}, 1), ({"spørg-højt": 9}, 2)):
        run = run.apply(Counted.model_validate({"step": "fordelingen", "round": turn, "counts": counts}))
    at_reveal = shown(run)
    standing = press(run, Turned()).moves[-2]
    assert isinstance(standing, Asked)
    old = run.apply(standing).apply(Turned()).apply(Undone())  # it took one move back, so that the next Esc was dead
    assert shown(old) == at_reveal
    assert seen(press(old, Undone())).kind == "recount"


def test_a_correction_is_said_at_its_own_numbers_and_not_at_later_ones() -> None:
    run = to(led().apply(opened()), "recount")
    for counts in ({"tag-sagen": 9}, {"tag-sagen": 8, "spørg-højt": 1}):
        run = run.apply(Counted.model_validate({"step": "fordelingen", "round": 2, "counts": counts}))
    assert Prose("Tallene er rettet.") in seen(run).blocks
    run = to(run, "later")
    assert isinstance(run.page.entry, CountEntry)
    run = run.apply(run.page.entry.counted((9, *[0] * (len(run.page.entry.choices) - 1))))
    assert run.page.kind == "way"
    assert Prose("Tallene er rettet.") not in seen(run).blocks


def test_the_same_numbers_once_more_are_no_correction_and_no_step() -> None:
    run = to(led().apply(opened()), "recount")
    count = Counted.model_validate({"step": "fordelingen", "round": 2, "counts": {"tag-sagen": 9}})
    assert shown(run.apply(count).apply(count)) == shown(run.apply(count))
    assert press(run.apply(count).apply(count), Undone()) == run


def test_what_records_sum_up_to_is_worked_out_once_for_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    times = []

    def counting(records: tuple[Record, ...], deck: Deck, audience: Audience) -> Summary:
        times.append(audience)
        return summarise(records, deck, audience)

    monkeypatch.setattr(known, "summarise", counting)
    knowing, clock = Remembered(), Around(NOW, NOW)
    run = to(led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp")), "raise")
    run = run.apply(read_count(run.page.entry, "1 1d 3 2"))  # type: ignore[arg-type]
    for minutes in range(5):
        view(run, (), Around(NOW + timedelta(minutes=minutes), NOW), knowing)
        another = next(aside.move for aside in view(run, (), clock, knowing).page.asides if aside.key == "a")
        run = run.apply(another)
    assert sorted(times) == ["private", "room"]


@given(st.lists(st.sampled_from(["flertal", "to-lejre", "silence"]), max_size=4))
def test_which_questions_were_put_changes_nothing_that_is_summed_up(rules: list[str]) -> None:
    run = to(led().apply(opened()), "recount")
    run = run.apply(Counted.model_validate({"step": "fordelingen", "round": 2, "counts": {"tag-sagen": 9}}))
    plain = summarise((Record(run.started, run.moves, 9),), DECK, "room").cards
    for rule in rules:
        run = run.apply(Asked(rule=rule, card=CARD))
    assert summarise((Record(run.started, run.moves, 9),), DECK, "room").cards == plain == Known.of(run).room.cards


def test_what_only_the_one_who_leads_sees_follows_the_tables() -> None:
    run = to(led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp")), "walk")
    there = (opened("den-hurtige-hjaelp"),)
    here = Record(started(table=3, record="r3"), there, 2)
    chose = Record(here.started, (*there, Chosen(step="skranken", choice="ny-tid")), 3)
    assert "Bord 3: har ikke valgt endnu" in str(shown(run, (here,)).private)
    assert "Bord 3: foreslå en ny tid" not in str(shown(run, (here,)).private)
    assert "har ikke valgt endnu" not in str(shown(run, (chose,)).private)


def test_in_a_rehearsal_enter_lets_the_made_up_room_answer_where_it_is_asked() -> None:
    run = to(led(rehearsal=True).apply(opened()), "count")
    page = seen(run)
    assert page.onward
    assert isinstance(page.onward.move, Counted)
    again = seen(press(run, page.onward.move))
    assert again.onward
    assert isinstance(again.onward.move, Counted)
    assert isinstance(seen(press(press(run, page.onward.move), again.onward.move)).onward.move, Turned)  # type: ignore[union-attr]


def test_where_too_few_answered_for_numbers_no_page_has_them_to_the_end() -> None:
    run, bars = to(led(people=4).apply(opened()), "count"), 0
    while not seen(run).last:
        page = seen(run)
        bars += sum(isinstance(block, Bars) for block in page.blocks)
        if isinstance(page.entry, CountEntry) and page.kind != "reveal":
            run = press(run, page.entry.counted((3, 1, *[0] * (len(page.entry.choices) - 2))))
        else:
            run = onward(run) if page.onward else press(run, page.picks[0])
    assert not bars + sum(isinstance(block, Bars) for block in seen(run).blocks)


def test_the_card_that_was_chosen_alone_is_not_given_up_by_going_back() -> None:
    assert not seen(led().apply(opened())).back
    assert seen(onward(led().apply(opened()))).back


def test_time_that_was_put_back_is_no_gain() -> None:
    view_ = shown(led().apply(opened()), now=NOW - timedelta(days=365))
    assert view_.status.startswith("20 minutter tilbage")


@given(st.integers(0, 5), st.integers(1, 3), st.integers(0, 8))
def test_a_page_that_one_goes_back_to_keeps_the_time_when_it_came_up(known_of: int, on: int, moves: int) -> None:
    came = tuple(NOW + timedelta(minutes=n) for n in range(known_of + 1))
    showing, later = Showing("r.jsonl", came), NOW + timedelta(hours=1)
    forth = showing.moved(moves, moves + on, later)
    assert forth.since(moves + on) == later
    assert [forth.moved(moves + on, moves, later).since(n) for n in range(moves + 1)] == [
        showing.since(n) for n in range(moves + 1)
    ]


def test_a_pause_is_told_to_the_one_who_leads_with_what_can_be_said() -> None:
    run = to(led().apply(opened()), "talk")
    paused: View = view(run, (), Around(NOW, NOW, paused=True))
    assert paused.status.startswith("PAUSE: rummets skærm er blank")
    assert paused.private != shown(run).private
    assert paused.page == seen(run)


def test_what_may_be_shown_of_a_card_is_what_the_summary_says() -> None:
    run = to(led().apply(opened()), "recount")
    run = run.apply(Counted.model_validate({"step": "fordelingen", "round": 2, "counts": {"tag-sagen": 9}}))
    assert isinstance(Known.of(run).shown(CARD), CardSummary)


@pytest.mark.parametrize("place", sorted((ROOM.keys() | AT_TABLES.keys()) - {"closed"}))
def test_every_page_of_a_led_session_has_a_line_to_say(place: str) -> None:
    assert spoken(place, DECK.programmes["enhedsmoede-20"])
    assert spoken(place, DECK.programmes["bif-basis-45"])


def test_the_line_to_say_stands_first_among_what_is_for_the_one_who_leads() -> None:
    run = to(led().apply(opened()), "talk")
    assert shown(run).private[0] == Labelled("Sig", spoken("talk", run.programme))


def test_slips_beside_phones_put_nothing_right_and_another_number_of_slips_does() -> None:
    run = to(led().apply(opened()), "recount")

    def typed(**counts: int) -> None:
        nonlocal run
        counted = {"step": "fordelingen", "round": 2, "how": "phones", "counts": counts}
        run = run.apply(Counted.model_validate(counted))

    typed(**{"tag-sagen": 5})
    typed(**{"tag-sagen": 7, "spørg-højt": 2})
    assert Prose("Tallene er rettet.") not in seen(run).blocks
    typed(**{"tag-sagen": 6, "spørg-højt": 2})
    assert Prose("Tallene er rettet.") in seen(run).blocks
