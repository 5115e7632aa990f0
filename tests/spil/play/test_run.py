"""Playing at a table: the pages in their order, and what holds for every way of playing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import begun

from spil.cards.deck import Deck, read_deck
from spil.play.moves import (
    Agreed,
    Chosen,
    Closed,
    Counted,
    Ended,
    Event,
    Move,
    Opened,
    Passed,
    Stopped,
    Turned,
    Undone,
    Weighed,
)
from spil.play.page import AgreementEntry, Bars, CountEntry, Labelled, Law, Page, Prose
from spil.play.run import NotOfferedError, Run, fold
from spil.play.table_order import TABLE, other_way

DECK = read_deck().deck


def offered(page: Page) -> list[Move]:
    """Every move a page offers, with one example where there are many."""
    moves: list[Move] = [*page.picks, *(aside.move for aside in page.asides)]
    if page.onward:
        moves.append(page.onward.move)
    if page.back:
        moves.append(Undone())
    if isinstance(page.entry, CountEntry):
        moves.append(Counted(step=page.entry.step, counts={page.entry.choices[0]: 1}))
    if isinstance(page.entry, AgreementEntry):
        moves.append(Agreed.model_validate({"if": page.entry.condition or "x", "then": "gør vi y"}))
    return moves


@st.composite
def played(draw: st.DrawFn) -> list[Run]:
    """A session from its first page, every run on its way."""
    programme = draw(st.sampled_from(["bif-basis-45", "et-kort", "den-hurtige-hjaelp"]))
    runs = [begun(DECK, programme, people=draw(st.integers(1, 6)))]
    for _ in range(draw(st.integers(0, 40))):
        moves = offered(runs[-1].page)
        if not moves:
            break
        runs.append(runs[-1].apply(draw(st.sampled_from(moves))))
    return runs


def go(run: Run, *moves: Move) -> Run:
    return fold(run, moves).run


def to_choose(run: Run) -> Run:
    """Past the rules, the reading and the count."""
    return go(run, *([run.page.onward.move] if run.page.onward else []), Turned(), Turned())


@given(played())
def test_a_record_of_accepted_moves_folds_to_the_same_page(runs: list[Run]) -> None:
    folded = fold(runs[0], runs[-1].moves)
    assert folded.left_out == 0
    assert folded.run == runs[-1]
    assert folded.run.page == runs[-1].page


@given(played())
def test_back_and_then_the_same_move_gives_the_same_run(runs: list[Run]) -> None:
    run = runs[-1]
    if run.page.back:
        assert run.apply(Undone()).apply(run.moves[-1]) == run


@given(played(), st.data())
def test_a_move_that_is_not_offered_is_refused(runs: list[Run], data: st.DataObject) -> None:
    strange: list[Any] = [
        Chosen(step="skranken", choice="findes-ikke"),
        Opened(card="findes-ikke", play="x"),
        Counted(step="skranken", counts={"telefontolk": 61}),
        Counted(step="skranken", counts={}),
        Weighed(step="skranken", consideration="x"),
        Ended(ending="x"),
    ]
    with pytest.raises(NotOfferedError):
        runs[-1].apply(data.draw(st.sampled_from(strange)))


@given(played())
def test_there_is_always_a_way_on_until_the_end(runs: list[Run]) -> None:
    page = runs[-1].page
    assert page.last == (page.kind == "closed")


def test_the_pages_of_a_card_come_in_the_order_a_table_needs_them(deck: Deck) -> None:
    run = begun(deck)
    kinds = [run.page.kind]
    moves: list[Event] = []
    while not run.page.last:
        page = run.page
        move = page.picks[0] if page.picks else page.onward.move if page.onward else None
        assert move is not None
        moves.append(move)
        run = run.apply(move)
        kinds.append(run.page.kind)
    card = ["read", "count", "choose", "outcome", "outcome", "outcome"]
    assert kinds[:7] == ["welcome", *card]
    assert kinds[-4:] == ["between", "agreement", "goodbye", "closed"]
    first = kinds[1 : kinds.index("between") + 1]
    assert first[-5:] == ["outcome", "weigh", "perspective", "frame", "between"]
    assert isinstance(moves[0], Opened)


@pytest.mark.parametrize("slips", [(2, 1, 1, 1), ()])
def test_the_stages_of_a_card_are_counted_one_after_another_whether_slips_are_counted_or_not(
    deck: Deck, slips: tuple[int, ...]
) -> None:
    run = begun(deck, people=5)
    told = []
    while run.page.kind != "between":
        page = run.page
        told += [page.stage.at + 1] if page.stage else []
        if slips and isinstance(page.entry, CountEntry):
            run = run.apply(page.entry.counted(slips[: len(page.entry.choices)]))
        else:
            run = run.apply(page.onward.move if page.onward else page.picks[0])
    assert sorted(told) == told
    assert set(told) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("affected", "example"), [("borger", "borgeren"), ("kollega", "kollegaen"), ("ansøger", "alle ansøgere")]
)
def test_the_example_of_an_agreement_is_about_whom_the_card_is_about(affected: str, example: str) -> None:
    card = next(card for card in DECK.cards.values() if card.affected == affected and card.status != "udgået")
    run = begun(DECK, card.id)
    while not isinstance(run.page.entry, AgreementEntry):
        run = run.apply(run.page.onward.move if run.page.onward else run.page.picks[0])
    assert example in run.page.entry.example


def test_what_was_chosen_comes_with_what_it_gives_and_costs(deck: Deck) -> None:
    run = to_choose(begun(deck))
    page = run.apply(run.page.picks[1]).page
    labels = [block.label for block in page.blocks if isinstance(block, Labelled)]
    assert labels == ["I valgte", "Det giver", "Det koster"]
    assert page.picks


def test_what_is_remembered_is_told_and_opens_a_choice(deck: Deck) -> None:
    run = to_choose(begun(deck))
    plain = go(run, Chosen(step="skranken", choice="ny-tid")).page
    talked = go(run, Chosen(step="skranken", choice="kort-besked")).page
    assert [move.choice for move in plain.picks if isinstance(move, Chosen)][-1] == "én-sætning"
    assert [move.choice for move in talked.picks if isinstance(move, Chosen)][-1] == "tak-datteren"
    assert plain.blocks != talked.blocks


def test_ending_the_story_early_leads_to_the_talk_and_the_frame(deck: Deck) -> None:
    run = to_choose(begun(deck)).apply(Stopped())
    assert run.page.kind == "perspective"
    assert run.apply(Turned()).page.kind == "frame"


def test_a_passed_card_gives_way_to_the_next_and_nobody_is_asked_why(deck: Deck) -> None:
    run = to_choose(begun(deck)).apply(Passed())
    assert run.page.kind == "between"
    assert [card.id for card in run.candidates] == [run.programme.cards[1]]


def test_a_frame_line_nobody_approved_says_that_it_is_a_draft(deck: Deck) -> None:
    run = go(to_choose(begun(deck)), Stopped(), Turned())
    laws = [block for block in run.page.blocks if isinstance(block, Law)]
    assert len(laws) == 2
    assert all("Udkast, ikke juridisk godkendt" in law.origin for law in laws)


@pytest.mark.parametrize(("took", "named"), [(0, True), (1, False), (2, False), (3, True)])
def test_no_line_of_the_frame_names_a_choice_that_one_or_two_of_the_table_took(
    deck: Deck, took: int, named: bool
) -> None:
    begin = begun(deck, people=6)
    counted = Counted(step="skranken", counts={"kort-besked": took, "ny-tid": 6 - took})
    run = go(begin, *([begin.page.onward.move] if begin.page.onward else []), Turned(), counted)
    while run.page.kind != "perspective":
        run = run.apply(Stopped() if Stopped() in [aside.move for aside in run.page.asides] else Turned())
    run = run.apply(Turned())
    said = " ".join(block.text for block in run.page.blocks if isinstance(block, Prose))
    assert run.page.kind == "frame"
    assert ("lade datteren sige tid og sted" in said) is named
    assert "inden for rammen" in said


def test_fewer_than_three_are_not_asked_for_numbers(deck: Deck) -> None:
    run = go(begun(deck, people=2), begun(deck).page.onward.move, Turned())  # type: ignore[union-attr]
    assert run.page.kind == "count"
    assert run.page.entry is None


def test_a_leader_at_the_table_speaks_last(deck: Deck) -> None:
    with_leader, without = (to_choose(begun(deck, leader=leader)).page for leader in (True, False))
    assert set(with_leader.ask) - set(without.ask) == {"Lederen taler sidst."}


def test_tables_get_different_perspectives(deck: Deck) -> None:
    pages = {go(to_choose(begun(deck, table=table)), Stopped()).page.blocks for table in (1, 2, 3)}
    assert len(pages) == 3


def test_looking_at_another_way_ends_where_it_began(deck: Deck) -> None:
    run = go(to_choose(begun(deck)), Stopped(), Turned(), Turned())
    assert run.page.looks
    look = other_way(run)
    while not look.page.last:
        look = look.apply(look.page.picks[0] if look.page.picks else look.page.onward.move)  # type: ignore[union-attr]
    assert run.page.kind == "between"


def test_a_programme_that_lets_people_pick_offers_every_card_it_has(deck: Deck) -> None:
    run = begun(deck, "et-kort").apply(Turned())
    assert [move.card for move in run.page.picks if isinstance(move, Opened)] == list(deck.cards)


def test_moves_that_no_longer_hold_are_left_out_from_there(deck: Deck) -> None:
    run = begun(deck)
    good = to_choose(run).moves
    folded = fold(run, [*good, Chosen(step="skranken", choice="slettet"), Turned()])
    assert folded.left_out == 2
    assert folded.run.moves == good


def test_who_agreed_on_nothing_is_not_told_to_look_at_an_agreement(deck: Deck) -> None:
    run = begun(deck, "et-kort")
    while run.page.kind != "goodbye":
        onward = run.page.onward
        run = run.apply(onward.move if onward else run.page.picks[0])
    assert "Tag aftalen frem" not in str(run.page)
    assert "Tak, fordi I talte sammen." in str(run.page)


def slips(run: Run, *numbers: int) -> Run:
    """The table's slips are counted."""
    assert isinstance(run.page.entry, CountEntry)
    return run.apply(run.page.entry.counted(numbers))


def to_count(run: Run) -> Run:
    """Past the rules and the reading."""
    return go(run, *([run.page.onward.move] if run.page.onward else []), Turned())


def test_when_the_slips_are_counted_the_table_sees_how_they_lie(deck: Deck) -> None:
    page = slips(to_count(begun(deck)), 2, 2, 1, 0).page
    assert page.kind == "face-up"
    assert page.counts
    assert [counts for _, counts in page.counts.rows] == [(2,), (2,), (1,), (0,)]


def test_the_talk_begins_with_what_fewest_chose_and_asks_nobody_about_their_own(deck: Deck) -> None:
    page = slips(to_count(begun(deck)), 2, 2, 1, 0).page
    assert page.questions[0].text == "Hvad taler for 4? Alle kan byde ind."
    assert not any("I, der" in question.text for question in page.questions)


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4).filter(lambda numbers: sum(numbers) >= 3))
def test_nobody_is_asked_what_speaks_for_a_choice_that_may_lie_outside_the_frame(numbers: list[int]) -> None:
    page = slips(to_count(begun(DECK, people=12)), *numbers).page
    assert all("Hvad taler for 3?" not in question.text for question in page.questions)


def test_after_the_talk_the_table_may_choose_again_and_sees_before_and_after(deck: Deck) -> None:
    run = slips(to_count(begun(deck)), 2, 2, 1, 0).apply(Turned())
    assert run.page.kind == "second"
    page = slips(run, 0, 4, 1, 0).page
    assert page.kind == "choose"
    assert page.counts
    assert page.counts.heads == ("først", "efter snakken")
    assert [counts for _, counts in page.counts.rows] == [(2, 0), (2, 4), (1, 1), (0, 0)]


def test_slips_of_fewer_than_three_are_not_shown(deck: Deck) -> None:
    run = slips(to_count(begun(deck)), 1, 1, 0, 0)
    assert run.page.kind == "choose"
    assert run.page.counts is None


def test_records_from_before_the_slips_were_shown_still_hold(deck: Deck) -> None:
    run = to_count(begun(deck))
    counted = Counted(step="skranken", counts={"ny-tid": 3, "telefontolk": 2})
    turns: list[Move] = [
        counted,
        Chosen(step="skranken", choice="ny-tid"),
        Turned(),
        Chosen(step="brevet", choice="kollegaen"),
    ]
    ends: list[Move] = [Turned(), Chosen(step="fire-dage", choice="hun-venter"), Turned(), Ended(ending="to-voksne")]
    folded = fold(run, [*turns, *ends])
    assert folded.left_out == 0
    assert folded.run.page.kind == "weigh"


def test_the_last_page_shows_the_way_before_and_after_and_what_was_agreed(deck: Deck) -> None:
    run = slips(to_count(begun(deck, "den-hurtige-hjaelp")), 2, 2, 1, 0)
    while run.page.kind != "agreement":
        page = run.page
        run = run.apply(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]
    run = go(run, Agreed.model_validate({"if": "et barn oversætter", "then": "venter vi"}), Closed())
    told = str(run.page.blocks)
    for words in ("Vente på telefontolken", "»", "Det vejede tungest", "Hvis et barn oversætter, så venter vi."):
        assert words in told
    assert any(isinstance(block, Bars) for block in run.page.blocks)


def onward(run: Run) -> Run:
    """What Enter does."""
    assert run.page.onward
    return run.apply(run.page.onward.move)


def test_a_table_is_told_which_card_of_how_many_it_plays_a_passed_one_counted(deck: Deck) -> None:
    one = onward(begun(deck))
    assert one.page.title.startswith("Kort 1 af 2: ")
    assert onward(go(one, Passed())).page.title.startswith("Kort 2 af 2: ")


def test_where_a_card_is_picked_a_passed_one_is_no_turn_taken(deck: Deck) -> None:
    both = deck.programmes["bif-basis-45"].model_copy(update={"cards": tuple(deck.cards)[:4], "pick": 2})
    run = Run.begin(deck, TABLE, both, begun(deck).started)
    run = onward(run)
    passed = run.apply(run.page.picks[0]).apply(Passed())
    again = passed.apply(passed.page.picks[0])
    assert again.page.title.startswith("Kort 1 af 2: ")
    played = go(again, Stopped(), Turned(), Turned())
    assert played.page.kind == "between"
    assert len(played.page.picks) == 2
    assert played.apply(played.page.picks[0]).page.title.startswith("Kort 2 af 2: ")


def test_a_card_that_left_the_deck_is_offered_by_no_programme(deck: Deck) -> None:
    run = begun(deck)
    gone = run.programme.model_copy(update={"cards": ("er-væk", *run.programme.cards), "pick": 3})
    assert [card.id for card in Run.begin(deck, TABLE, gone, run.started).candidates] == [run.programme.cards[0]]


def test_what_is_closed_stays_closed(deck: Deck) -> None:
    run = begun(deck, "den-hurtige-hjaelp")
    while not run.page.last:
        assert run.page.kind == "welcome" or run.page.back
        run = run.apply(run.page.onward.move if run.page.onward else run.page.picks[0])
    with pytest.raises(NotOfferedError):
        run.apply(Undone())
