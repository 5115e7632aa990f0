"""A later card of a series: what it remembers of an earlier one, and how a group is asked."""

from pathlib import Path

import pytest
from series import LATER, series_deck
from small import begun, started

from spil.cards.deck import Deck
from spil.cards.ways import MOST_BEFORE, before_of, beginnings, ways_of
from spil.paper.document import paper
from spil.play.explore import explore
from spil.play.moves import Chosen, Move, Opened, Recalled, Turned, Undone
from spil.play.page import Page, Prose
from spil.play.recall import remembered_of
from spil.play.run import Run
from spil.play.table_order import at_table, other_way
from spil.play.unfolded import unfolded
from spil.play.walk import play_hash
from spil.site.card_pages import card_pages
from spil.site.render import Site


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return series_deck(tmp_path)


def story(page: Page) -> str:
    return " ".join(block.text for block in page.blocks if isinstance(block, Prose))


def opening(deck: Deck, **changes: object) -> Run:
    """The later card, opened alone."""
    return begun(deck, "senere", **changes).apply(Opened(card="senere", play=play_hash(deck.cards["senere"])))


def test_the_group_is_asked_before_the_story_in_plain_words(deck: Deck) -> None:
    page = opening(deck).page
    assert page.kind == "recall"
    assert "Var det sådan, at I sidst sagde ja til borgeren?" in str(page.blocks)
    assert page.numbered == ("Ja", "Nej")


@pytest.mark.parametrize(("pressed", "hears"), [(0, True), (1, False)])
def test_what_the_group_says_is_in_the_story(deck: Deck, pressed: int, *, hears: bool) -> None:
    run = opening(deck)
    run = run.apply(run.page.picks[pressed])
    assert run.page.kind == "read"
    assert ("Nå ja." in story(run.page)) == hears


@pytest.mark.parametrize(("usual", "hears"), [("ja", True), ("nej", False)])
def test_who_does_not_know_gets_what_the_card_states(tmp_path: Path, usual: str, *, hears: bool) -> None:
    deck = series_deck(tmp_path, LATER.replace("ellers: nej", f"ellers: {usual}"))
    run = opening(deck)
    assert run.page.onward is not None
    assert ("Nå ja." in story(run.apply(run.page.onward.move).page)) == hears


def test_enter_is_what_the_record_of_last_time_says(deck: Deck) -> None:
    run = opening(deck, before={"senere": {"sagde-ja": True}})
    assert run.page.onward is not None
    assert run.page.onward.move == Recalled(flag="sagde-ja", done=True)
    assert "Det står der i det, spillet har gemt." in story(run.page)


def test_an_answer_can_be_taken_back(deck: Deck) -> None:
    run = opening(deck)
    assert run.apply(run.page.picks[0]).apply(Undone()).page.kind == "recall"


def test_a_look_at_another_way_begins_with_the_same_memory(deck: Deck) -> None:
    run = opening(deck)
    for move in (Recalled(flag="sagde-ja", done=True), Turned(), Turned(), Chosen(step="et", choice="nej")):
        run = run.apply(move)
    assert "sagde-ja" in other_way(run).walk.remembered


def test_both_cards_on_one_day_need_no_record(deck: Deck) -> None:
    chosen: list[Move] = [Opened(card="lille", play="x"), Chosen(step="et", choice="ja", by="table")]
    assert remembered_of(deck.cards["lille"], chosen) == frozenset({"sagde-ja"})


def test_a_card_that_was_passed_or_only_read_is_not_remembered(deck: Deck) -> None:
    assert remembered_of(deck.cards["lille"], [Opened(card="lille", play="x"), Turned()]) is None


def test_a_table_is_offered_the_cards_by_their_meetings(deck: Deck) -> None:
    run = at_table(deck, started("serien", cards=("senere", "lille")))
    assert run is not None
    page = run.apply(Turned()).page
    assert [line.partition(":")[0] for line in page.numbered] == ["Møde 2", "Møde 1"]


def test_every_beginning_is_walked_and_the_usual_one_first(deck: Deck) -> None:
    card = deck.cards["senere"]
    places = [place for place in unfolded(card) if place.begins is not None]
    assert [place.begins for place in places] == [frozenset(), {"sagde-ja"}]
    assert ["Nå ja." in str(place.story) for place in places] == [False, True]
    state = explore(ways_of(card), {"et": frozenset({"sagde-ja"})}, beginnings(before_of(card)))
    assert state.way_to(state.states[1]) == ("fra_før.sagde-ja",)


def test_the_book_says_where_those_read_who_did_something_else(deck: Deck) -> None:
    programme = deck.programme("senere")
    assert programme is not None
    assert "Hvis I sidst sagde ja til borgeren, så læs 2." in paper(deck, programme)


def test_the_web_page_leads_them_there(deck: Deck) -> None:
    made = card_pages(Site(deck, ()), deck.cards["senere"]).pages
    assert '<a href="2.html">Hvis I sidst sagde ja til borgeren, så begynd her.</a>' in made["kort/senere/index.html"]
    assert "Nå ja." in made["kort/senere/2.html"]
    assert "Nå ja." not in made["kort/senere/index.html"]


def test_a_card_that_remembers_nothing_from_before_has_the_name_it_had(deck: Deck) -> None:
    assert beginnings({}) == (frozenset(),)
    assert play_hash(deck.cards["lille"]) != play_hash(deck.cards["senere"])


def test_there_are_never_more_beginnings_than_one_can_read() -> None:
    assert len(beginnings(dict.fromkeys(map(str, range(MOST_BEFORE)), True))) == 8
