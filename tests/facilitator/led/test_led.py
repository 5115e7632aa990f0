"""A led session as pure rules: its pages in order, what counts do to them, and what the room is asked."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from led import CARD, DECK, led, onward, opened, press, seen, shown, to
from small import started

from facilitator.led.clock import leave_out, pace
from facilitator.led.forms import led_run
from facilitator.led.known import Known
from facilitator.led.pages import questions
from facilitator.led.private import private
from facilitator.questions.base import Question
from spil.play.count_input import Wrong, read_count
from spil.play.moves import (
    Asked,
    Chosen,
    Counted,
    Dropped,
    Move,
    Passed,
    Stopped,
    TablesCounted,
    Undone,
)
from spil.play.page import AgreementEntry, Asking, Bars, CountEntry, Page, Points, Prose, TablesEntry
from spil.play.run import NotOfferedError, Run, fold
from spil.record.read import Record, read_record

CHOICES = ("tag-sagen", "spørg-højt", "vent-til-bagefter", "byt-en-sag")


def counted(*numbers: int, turn: int = 1) -> Counted:
    counts = {choice: n for choice, n in zip(CHOICES, numbers, strict=True) if n}
    return Counted.model_validate({"step": "fordelingen", "round": turn, "counts": counts})


def at_reveal(first: tuple[int, ...] = (2, 5, 2, 2), second: tuple[int, ...] = (5, 4, 0, 2), **changes: Any) -> Run:
    run = to(led(**changes).apply(opened()), "count")
    return run.apply(counted(*first)).apply(counted(*second, turn=2))


def asking(page: Page) -> Asking:
    return next(block for block in page.blocks if isinstance(block, Asking))


def offered_at(run: Run) -> tuple[Question, ...]:
    return questions(run, Known.of(run))


def words(page: Page) -> str:
    """All the words of a page."""
    texts = [page.title, *page.ask, *page.numbered]
    for block in page.blocks:
        texts += [str(getattr(block, name)) for name in ("label", "text", "because") if hasattr(block, name)]
    return " ".join(texts)


def test_the_pages_of_a_led_session_come_in_the_order_of_the_run_sheet() -> None:
    run, met = led().apply(opened()), []
    while not run.page.last:
        page = seen(run)
        met.append(page.kind)
        if isinstance(page.entry, CountEntry) and page.kind in ("count", "recount"):
            run = run.apply(page.entry.counted((2, 5, 2, 2)))
        elif page.onward:
            run = onward(run)
        else:
            run = run.apply(page.picks[0])
    first = ["welcome", "rules", "situation", "talk", "again", "perspective", "count", "recount", "reveal", "way"]
    assert met[: len(first)] == first
    assert met[-4:] == ["ending", "frame", "agreement", "goodbye"]
    assert "later" in met


def test_tables_that_walk_alone_are_gathered_after_each_card() -> None:
    run, met = led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp")), []
    while not run.page.last:
        met.append(run.page.kind)
        run = onward(run)
    card = ["walk", "raise", "reveal", "frame"]
    assert met == ["welcome", "rules", *card, "between", *card, "agreement", "goodbye"]


def test_numbers_of_the_first_cup_are_on_no_page_before_the_second_is_counted() -> None:
    run = to(led().apply(opened()), "count").apply(counted(1, 7, 2, 1))
    assert run.page.kind == "recount"
    assert not any(isinstance(block, Bars) for block in seen(run).blocks)
    assert "Der var elleve sedler i den første kop." in words(seen(run))
    assert "7" not in words(seen(run))


@pytest.mark.parametrize(("slips", "told"), [(9, ""), (8, "8 af 11 svar")])
def test_fewer_slips_than_people_are_told_as_answers_unless_that_points_at_somebody(slips: int, told: str) -> None:
    run = (
        to(led().apply(opened()), "count").apply(counted(slips - 5, 3, 2, 0)).apply(counted(slips - 5, 3, 2, 0, turn=2))
    )
    assert seen(run).note == told


def test_who_have_left_are_no_passes_and_who_came_are_counted() -> None:
    run = to(led().apply(opened()), "count")
    for _ in range(3):
        run = press(run, key(run, "-"))
    run = run.apply(counted(3, 3, 2, 0)).apply(counted(3, 3, 2, 0, turn=2))
    assert seen(run).note == ""
    run = press(to(led().apply(opened()), "talk"), key(to(led().apply(opened()), "talk"), "+"))
    run = to(run, "count").apply(counted(6, 3, 3, 0))
    assert run.people == 12


def key(run: Run, name: str) -> Move:
    """What a letter does on the page that shows."""
    return next(aside.move for aside in run.page.asides if aside.key == name)


def test_so_few_that_a_count_would_be_somebodys_own_are_never_counted_to() -> None:
    run = to(led(people=3).apply(opened()), "count")
    assert not any(aside.key == "-" for aside in run.page.asides)


def test_from_twelve_on_pairs_join_to_fours() -> None:
    assert "fire og fire" in " ".join(seen(to(led(people=12).apply(opened()), "talk")).ask)
    assert "fire og fire" not in " ".join(seen(to(led(people=11).apply(opened()), "talk")).ask)


def test_more_slips_than_people_are_no_count() -> None:
    run = to(led().apply(opened()), "count")
    with pytest.raises(NotOfferedError):
        run.apply(counted(9, 9, 0, 0))


def test_before_and_after_stand_side_by_side_with_one_question() -> None:
    page = seen(at_reveal())
    bars = next(block for block in page.blocks if isinstance(block, Bars))
    assert bars.heads == ("først", "efter snakken")
    assert bars.rows[0] == ("1  tage sagen med tolk", (2, 5))
    assert asking(page).text.startswith("Efter snakken ville flere tage sagen med tolk.")
    assert asking(page).because == "fordi mindst tre skiftede mening"


def test_a_second_cup_that_is_skipped_leaves_the_first_alone() -> None:
    run = to(led().apply(opened()), "count").apply(counted(2, 5, 2, 2))
    page = seen(onward(run))
    bars = next(block for block in page.blocks if isinstance(block, Bars))
    assert bars.heads == ("først",)


def test_no_count_at_all_still_has_something_to_talk_about() -> None:
    page = seen(to(led().apply(opened()), "reveal"))
    assert asking(page).text


def test_too_few_for_numbers_get_words() -> None:
    run = to(led(people=4).apply(opened()), "count")
    page = seen(run.apply(counted(4, 0, 0, 0)).apply(counted(4, 0, 0, 0, turn=2)))
    assert not any(isinstance(block, Bars) for block in page.blocks)
    assert Prose("I er så få, at svarene ikke bliver vist. Fortæl selv det, I har lyst til.") in page.blocks


def test_another_question_comes_by_its_key_and_at_last_the_one_for_silence() -> None:
    run, met = at_reveal(), []
    for _ in range(12):
        met.append(asking(seen(run)).text)
        another = next(aside for aside in seen(run).asides if aside.key == "a")
        run = run.apply(another.move)
    assert len(set(met)) >= 4
    assert any(text.startswith("Vend jer mod den, I sidder ved siden af:") for text in met)


def test_the_next_questions_are_told_only_by_what_they_are_about_and_chosen_before_the_room_sees_them() -> None:
    run = at_reveal()
    asides = {aside.key: aside for aside in seen(run).asides if aside.key in "abc"}
    assert list(asides) == ["a", "b", "c"]
    for aside in asides.values():
        assert aside.label.startswith(("et ", "kortets "))
        chosen = asking(seen(run.apply(aside.move))).text
        assert chosen != asking(seen(run)).text
        notes = [line for block in private(run, Known.of(run)) if isinstance(block, Points) for line in block.items]
        assert any(line.startswith(f"{aside.key} {chosen}") for line in notes)


def test_the_cards_questions_about_what_was_chosen_later_come_when_the_story_has_ended() -> None:
    run = to(at_reveal(), "way")
    while run.page.kind != "ending":
        wanted = {"byt-en-sag", "det-tæller"}
        chosen = [move for move in run.page.picks if isinstance(move, Chosen) and move.choice in wanted]
        run = run.apply(chosen[0]) if chosen else onward(run)
    later = next(aside for aside in seen(run).asides if aside.key == "a")
    assert later.label == "kortets spørgsmål om et valg, I tog"
    own = {each.choice: each.text for each in DECK.cards[CARD].notes.questions}
    assert asking(seen(run.apply(later.move))).text == own["det-tæller"]


def test_the_question_that_was_taken_is_recorded() -> None:
    run = onward(at_reveal())
    standing = run.moves[-2]
    assert isinstance(standing, Asked)
    assert standing.rule == "flyttede-sig"
    assert run.page.kind == "way"


def to_next_reveal(run: Run) -> Run:
    """Press Enter and count, till a card's answers are shown that are not shown now."""
    card = run.at.card if run.page.kind == "reveal" else None
    while run.page.kind != "reveal" or run.at.card == card:
        entry = run.page.entry
        if isinstance(entry, CountEntry) and entry.rounds != (1, 2):
            run = run.apply(entry.counted((9, 2, *[0] * (len(entry.choices) - 2))))
        else:
            run = onward(run) if run.page.onward else run.apply(run.page.picks[0])
    return run


def test_a_question_that_was_put_on_one_card_does_not_stand_first_on_the_next() -> None:
    cards = ("den-sidste-plads", "en-kvindelig-sagsbehandler")
    first = to_next_reveal(led("hr-rekruttering-45", form="fælles", cards=cards))
    untouched = to_next_reveal(first)
    assert untouched.at.card != first.at.card
    again = {question.rule for question in offered_at(untouched)[1:]}
    put = [aside.move for aside in seen(first).asides if isinstance(aside.move, Asked) and aside.move.rule in again]
    assert put
    for move in put:
        assert asking(seen(to_next_reveal(first.apply(move)))) == asking(seen(untouched))


def test_a_closed_count_can_be_put_right_and_says_so() -> None:
    run = at_reveal().apply(counted(4, 5, 0, 2, turn=2))
    assert "Tallene er rettet." in words(seen(run))
    first = run.apply(counted(3, 4, 2, 2))
    bars = next(block for block in seen(first).blocks if isinstance(block, Bars))
    assert bars.rows[0] == ("1  tage sagen med tolk", (3, 4))


def test_numbers_are_put_right_as_they_are_typed() -> None:
    entry = at_reveal().page.entry
    assert isinstance(entry, CountEntry)
    assert read_count(entry, "4 5 0 2") == counted(4, 5, 0, 2, turn=2)
    assert read_count(entry, "f 4 5 0 2") == counted(4, 5, 0, 2)
    assert read_count(entry, "F4502") == counted(4, 5, 0, 2)


def by(run: Run) -> dict[str, str]:
    return {move.choice: move.by for move in run.page.picks if isinstance(move, Chosen)}


def test_the_way_on_is_the_most_chosen_and_says_by_whom() -> None:
    run = onward(at_reveal())
    assert run.page.onward is not None
    assert run.page.onward.move == Chosen(step="fordelingen", choice="tag-sagen", by="most")
    assert by(run)["byt-en-sag"] == "facilitator"


def test_a_tie_is_the_facilitators() -> None:
    run = onward(at_reveal(second=(4, 4, 1, 2)))
    assert run.page.onward is None
    assert (by(run)["tag-sagen"], by(run)["byt-en-sag"]) == ("tie", "facilitator")


def test_fingers_decide_the_short_decision_and_then_the_story_goes_on() -> None:
    run = to(at_reveal(), "later")
    entry = run.page.entry
    assert isinstance(entry, CountEntry)
    run = run.apply(entry.counted((1, 9, 1)))
    assert isinstance(run.moves[-1], Counted)
    assert (run.moves[-1].how, run.moves[-1].round) == ("fingers", 2)
    assert run.page.onward is not None
    assert run.page.onward.move.choice == entry.choices[1]  # type: ignore[union-attr]


def test_one_step_back_is_possible_everywhere_and_changes_nothing_else() -> None:
    run = at_reveal()
    assert press(onward(run), Undone()) == run


def test_a_double_press_does_nothing_twice() -> None:
    run = at_reveal()
    move = run.page.onward.move  # type: ignore[union-attr]
    with pytest.raises(NotOfferedError):
        run.apply(move).apply(move)


def test_another_card_is_passed_and_nobody_is_asked_why() -> None:
    run = to(led().apply(opened()), "talk").apply(Passed())
    assert "Ingen skal forklare hvorfor." in words(seen(run))
    again = onward(run)
    assert again.page.kind == "situation"
    assert again.at.card is not None
    assert again.at.card.id != CARD


def test_the_key_for_another_card_goes_only_to_the_one_in_reserve() -> None:
    run = led(cards=(CARD, "bare-tag-ham")).apply(opened())
    run = onward(to(run, "talk").apply(Passed()))
    assert run.at.card is not None
    assert run.at.card.id == "bare-tag-ham"
    run = to(run, "talk").apply(Passed())
    assert not run.candidates


def test_with_no_card_in_reserve_the_key_says_what_it_does_and_the_room_is_asked_before_the_card_is_let_go() -> None:
    talk = to(led(cards=(CARD,)).apply(opened()), "talk")
    label = next(aside.label for aside in seen(talk).asides if aside.key == "k")
    assert label == "slip kortet (du bliver spurgt først)"
    asked = press(talk, Passed())
    assert "Der er ikke valgt et kort i reserve." in words(seen(asked))
    assert seen(asked).onward is None  # an Enter alone lets go of nothing
    yes, no = seen(asked).picks
    assert press(asked, yes).page.kind == "agreement"
    assert press(asked, no) == talk


def test_where_there_is_a_card_in_reserve_the_key_for_it_says_so() -> None:
    run = to(led(cards=(CARD, "bare-tag-ham")).apply(opened()), "talk")
    assert next(aside.label for aside in seen(run).asides if aside.key == "k") == "et andet kort"


@pytest.mark.parametrize(("together", "told"), [(True, "gå til aftalen nu"), (False, "gå til din egen sætning nu")])
def test_the_key_that_leaves_the_story_says_where_it_leads(together: bool, told: str) -> None:
    run = to(led(together=together).apply(opened()), "talk")
    assert next(aside.label for aside in seen(run).asides if aside.key == "n") == told


def stages_of(run: Run, *, leave_out: bool) -> list[int]:
    """The numbers that are told on the way to the agreement, with all that can be left out left out or not."""
    told = []
    while run.at.spot != "agreement":
        page = seen(run)
        told += [page.stage.at + 1] if page.stage else []
        dropped = next((aside.move for aside in page.asides if isinstance(aside.move, Dropped)), None)
        move = dropped if leave_out and dropped else page.onward.move if page.onward else page.picks[0]
        run = press(run, move)
    return told


@pytest.mark.parametrize("leave_out", [False, True])
@pytest.mark.parametrize(("programme", "many"), [("enhedsmoede-20", 7), ("bif-basis-45", 4)])
def test_the_stages_of_a_card_are_counted_one_after_another_also_where_something_is_left_out(
    programme: str, many: int, leave_out: bool
) -> None:
    first = DECK.programmes[programme].cards[0]
    told = stages_of(led(programme).apply(opened(first)), leave_out=leave_out)
    cards = DECK.programmes[programme].pick
    met = [now for before, now in zip([0, *told], told, strict=False) if now != before]
    assert met == list(range(1, many + 1)) * cards


def test_no_title_of_another_card_stands_on_the_wall_when_one_is_passed() -> None:
    run = to(led().apply(opened()), "talk").apply(Passed())
    assert not any(card.title in words(seen(run)) for card in DECK.cards.values())


def test_closing_now_goes_to_the_agreement_of_this_card() -> None:
    run = to(led().apply(opened()), "talk").apply(Stopped())
    assert isinstance(run.page.entry, AgreementEntry)
    assert run.page.entry.condition == DECK.cards[CARD].agreement_if


def test_who_do_not_work_together_keep_a_sentence_each() -> None:
    run = to(led(together=False).apply(opened()), "talk").apply(Stopped())
    assert run.page.entry is None
    assert run.page.title == "Min egen sætning"


def test_a_page_that_is_left_out_is_recorded() -> None:
    run = to(led().apply(opened()), "perspective").apply(Dropped(page="perspective"))
    assert run.page.kind == "count"


@pytest.mark.parametrize(("people", "how"), [(6, "Tal sammen alle."), (7, "Tal sammen to og to.")])
def test_from_seven_people_they_talk_in_pairs(people: int, how: str) -> None:
    assert how in words(to(led(people=people).apply(opened()), "talk").page)


def test_a_leader_has_a_place_and_the_last_word() -> None:
    assert "Lederen sidder hos mig" in words(to(led(leader=True).apply(opened()), "talk").page)
    assert "Lederen taler sidst." in words(seen(at_reveal(leader=True)))
    assert "Lederen" not in words(seen(at_reveal()))


def test_a_leader_is_asked_last_once_a_choice_may_be_named() -> None:
    rules = [question.rule for question in offered_at(at_reveal((1, 9, 1, 0), (1, 9, 1, 0), leader=True))]
    assert "leder-til-stede" in rules or "byttetest" in rules


def test_the_frame_waits_with_its_question_till_it_is_asked_for() -> None:
    run = led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp"))
    run = to(run, "raise")
    run = run.apply(read_count(run.page.entry, "1 1 1 2 2 2"))  # type: ignore[arg-type]
    run = to(run, "frame")
    assert not any(isinstance(block, Asking) for block in seen(run).blocks)
    ask = next(aside for aside in seen(run).asides if aside.key == "a")
    unsure = "Vi ved ikke sikkert, om alle valg på kortet er lovlige."
    assert asking(seen(run.apply(ask.move))).text.startswith(unsure)


@pytest.mark.parametrize(
    ("people", "took", "named"),
    [(10, 0, True), (10, 1, False), (10, 2, False), (10, 3, True), (7, 0, False), (7, 4, False)],
)
def test_no_line_of_the_frame_names_a_choice_of_one_or_two_nor_any_where_only_words_stand(
    people: int, took: int, named: bool
) -> None:
    run = to(led("ledere-60", people=people, form="fælles").apply(opened("pin-paa-troejen")), "count")
    for _ in range(2):
        entry = run.page.entry
        assert isinstance(entry, CountEntry)
        at = entry.choices.index("tag-den-af")
        numbers = [0] * len(entry.choices)
        numbers[at], numbers[at - 1] = took, people - took
        run = run.apply(entry.counted(tuple(numbers)))
    run = to(run, "frame")
    assert ("bede Jesper tage pinnen af" in words(seen(run))) is named
    ask = next(aside for aside in seen(run).asides if aside.key == "a")
    assert ("bede Jesper" in asking(seen(run.apply(ask.move))).text) is (took >= 3)


ENTRY = TablesEntry("skranken", ("telefontolk", "ny-tid", "kort-besked", "enkle-ord"))


def test_tables_are_typed_a_digit_each_in_their_order() -> None:
    answer = read_count(ENTRY, "1 1d 3 2 1 4d")
    assert isinstance(answer, TablesCounted)
    assert [(each.table, each.choice, each.divided) for each in answer.tables] == [
        (1, "telefontolk", False),
        (2, "telefontolk", True),
        (3, "kort-besked", False),
        (4, "ny-tid", False),
        (5, "telefontolk", False),
        (6, "enkle-ord", True),
    ]
    assert read_count(ENTRY, "11d3214D") == answer


def test_a_table_that_shows_nothing_keeps_its_place() -> None:
    answer = read_count(ENTRY, "1 - 2")
    assert isinstance(answer, TablesCounted)
    assert [each.table for each in answer.tables] == [1, 3]


@pytest.mark.parametrize(
    ("line", "told"),
    [("1 5", "Bord 2 viser 5"), ("hej", "Skriv ét tal"), ("- -", "Ingen borde"), ("d1", "Skriv ét tal")],
)
def test_what_cannot_be_read_of_the_tables_is_told_in_a_sentence(line: str, told: str) -> None:
    answer = read_count(ENTRY, line)
    assert isinstance(answer, Wrong)
    assert told in answer.sentence


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_a_count_the_page_accepts_or_a_sentence(line: str) -> None:
    for page in (at_reveal().page, to(led().apply(opened()), "count").page):
        assert isinstance(page.entry, CountEntry)
        answer = read_count(page.entry, line)
        assert isinstance(answer, Wrong) or page.accepts(answer)
    answer = read_count(ENTRY, line)
    assert isinstance(answer, Wrong) or ENTRY.accepts(answer)


def test_after_the_last_of_two_cards_the_room_gets_its_swap_test() -> None:
    run = led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp"))
    run = to(onward(to(run, "frame")), "raise")
    run = run.apply(read_count(run.page.entry, "1 2 1 2 3 4"))  # type: ignore[arg-type]
    assert asking(seen(run)).text == DECK.cards["kun-denne-ene-gang"].swap


def table(number: int, choice: str, *more: Move) -> Record:
    moves = (opened("den-hurtige-hjaelp"), Chosen(step="skranken", choice=choice), *more)
    return Record(started(table=number, record=f"{number:08}", people=5), moves, len(moves) + 1)


def test_what_tables_recorded_stands_beside_what_is_typed_of_the_others() -> None:
    tables = tuple(table(n, "ny-tid") for n in range(1, 5))
    run = to(led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp")), "raise")
    page = seen(run, tables)
    assert page.onward is not None
    assert page.onward.label == "brug svarene fra fire borde"
    typed = seen(run.apply(read_count(page.entry, "1 1")), tables)  # type: ignore[arg-type]
    bars = next(block for block in typed.blocks if isinstance(block, Bars))
    assert [counts for _, counts in bars.rows] == [(2,), (4,), (0,), (0,)]


def test_the_room_sees_how_many_tables_are_done_and_not_which_or_what() -> None:
    tables = tuple(table(n, "ny-tid", Stopped()) if n < 3 else table(n, "enkle-ord") for n in range(1, 5))
    run = to(led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp")), "walk")
    page = seen(run, tables)
    assert "Fire borde med computer er på kortet, og to er færdige." in words(page)
    assert "tid med tolk" not in words(page)


def test_the_one_who_leads_sees_alone_which_table_chose_what() -> None:
    run = to(led("bif-basis-45", people=30).apply(opened("den-hurtige-hjaelp")), "raise")
    run = run.apply(read_count(run.page.entry, "1 1d 3"))  # type: ignore[arg-type]
    told = " ".join(str(block) for block in shown(run).private)
    assert "Bord 2: vente på telefontolken (var delt)" in told
    assert "Bord 2" not in words(seen(run))


@st.composite
def sessions(draw: st.DrawFn) -> Run:
    """Any led session, as far as any keys have brought it."""
    programme = draw(st.sampled_from(["enhedsmoede-20", "bif-basis-45", "maanedens-dilemma"]))
    people = draw(st.integers(1, 30))
    run = led(programme, people=people, leader=draw(st.booleans()), together=draw(st.booleans()))
    for _ in range(draw(st.integers(0, 45))):
        moves = offered(seen(run), draw)
        if not moves:
            break
        run = run.apply(draw(st.sampled_from(moves)))
    return run


def offered(page: Page, draw: st.DrawFn) -> list[Move]:
    moves: list[Move] = [*page.picks, *([page.onward.move] * 4 if page.onward else [])]
    moves += [aside.move for aside in page.asides if aside.key in "au" or draw(st.integers(0, 9)) == 0]
    if isinstance(page.entry, CountEntry):
        numbers = draw(st.lists(st.integers(0, 6), min_size=len(page.entry.choices), max_size=len(page.entry.choices)))
        count = page.entry.counted(tuple(numbers))
        moves += [count] * 4 if page.accepts(count) else []
    if isinstance(page.entry, TablesEntry):
        line = draw(st.text("1234", min_size=1, max_size=12))
        moves += [read_count(page.entry, line)] * 3 if page.accepts(read_count(page.entry, line)) else []  # type: ignore[arg-type, list-item]
    return moves


@given(sessions())
def test_a_session_folds_to_where_it_was_from_its_lines_wherever_they_are_cut(run: Run) -> None:
    lines = [run.started.line(), *(move.line() for move in run.moves)]
    record = read_record("".join(f"{line}\n" for line in lines).encode())
    assert isinstance(record, Record)
    begun = led_run(DECK, record.started)
    assert begun is not None
    folded = fold(begun, record.moves)
    assert folded.left_out == 0
    assert (seen(folded.run), folded.run) == (seen(run), run)


@given(sessions())
def test_no_page_names_a_table_a_person_or_asks_about_what_too_few_took(run: Run) -> None:
    page = seen(run)
    assert not re.search(r"\b[Bb]ord \d", words(page))
    if page.kind != "reveal" or run.at.card is None:
        return
    counts = [m for m in run.on_card if isinstance(m, Counted | TablesCounted)]
    took: dict[str, int] = {}
    if counts and isinstance(counts[-1], TablesCounted):
        for each in counts[-1].tables:
            took[each.choice] = took.get(each.choice, 0) + 1
        least = 2
    else:
        last = max((m for m in counts if isinstance(m, Counted) and m.counts), key=lambda m: m.round, default=None)
        again = [m for m in counts if isinstance(m, Counted) and last and m.round == last.round]
        took = dict(again[-1].counts) if again else {}
        least = 3
    step = run.at.card.steps[run.at.card.first]
    for question in offered_at(run):
        if question.rule.startswith("kortets-") or question.after_frame:
            continue
        for choice in step.choices:  # type: ignore[union-attr]
            if choice.in_short in question.text:
                assert took.get(choice.id, 0) == 0 or took[choice.id] >= least
                assert not choice.outside_frame


@given(sessions(), st.floats(0, 90))
def test_time_is_told_whatever_the_clock_says(run: Run, used: float) -> None:
    plan = pace(run)
    assert 0 <= plan.left(used) <= run.programme.minutes
    assert (
        "u." not in leave_out(run, used)
        or any(aside.key == "u" for aside in seen(run).asides)
        or run.page.kind == "again"
    )


def test_the_plan_of_a_programme_is_the_plan_of_its_pages() -> None:
    for name, form in (("enhedsmoede-20", "fælles"), ("bif-basis-45", "bord")):
        run = led(name, form=form)
        assert pace(run).total == DECK.programmes[name].minutes


def test_short_of_time_perspective_goes_before_the_frame() -> None:
    run = to(led().apply(opened()), "perspective")
    assert leave_out(run, 7) == ""
    assert leave_out(run, 12.6) == "I er fem minutter bagud. Spring perspektivet over med u."
    assert "rammen" in leave_out(to(at_reveal(), "frame"), 25)


def test_with_fewer_than_five_nobody_is_told_what_most_chose() -> None:
    run = to(led(people=4).apply(opened()), "count").apply(counted(0, 1, 0, 0)).apply(counted(0, 1, 0, 0, turn=2))
    assert not any(isinstance(block, Prose) and "I var" in block.text for block in seen(run).blocks)
    page = seen(onward(run))
    assert page.onward is None
    assert "Flest" not in words(page)
    assert set(by(onward(run)).values()) == {"facilitator"}


def test_bars_of_a_later_decision_are_numbered_as_its_choices_are() -> None:
    card = DECK.cards["hjemmearbejde-for-en"]
    run = to(to(led().apply(opened(card.id)), "later"), "later")
    while run.page.kind == "later":
        entry = run.page.entry
        assert isinstance(entry, CountEntry)
        run = run.apply(entry.counted((7, *[1] * (len(entry.choices) - 1))))
        bars = next(block for block in seen(run).blocks if isinstance(block, Bars))
        assert len(bars.rows) == len(run.page.numbered)
        run = to(run, "outcome")
        run = onward(run)


def test_one_who_moved_is_not_called_several() -> None:
    texts = [question.text for question in offered_at(at_reveal((5, 5, 1, 0), (6, 2, 2, 1)))]
    assert not any("ville flere" in text for text in texts)


def test_just_over_half_is_not_called_great_agreement() -> None:
    found = offered_at(at_reveal((6, 2, 2, 1), (6, 2, 2, 1)))
    assert not any("meget enige" in question.text or "var enige" in question.because for question in found)


def test_another_card_before_the_rules_still_gets_the_rules() -> None:
    run = led().apply(opened()).apply(Passed())
    assert to(onward(run), "rules").page.kind == "rules"
