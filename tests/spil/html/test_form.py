"""What a page offers as buttons is what it accepts, and what a browser sends back is the move that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import begun

from spil.cards.deck import read_deck
from spil.html.form import buttons, read_form
from spil.play.count_input import Wrong
from spil.play.moves import Agreed, Counted, Present, TablesCounted, Turned, Undone
from spil.play.page import AgreementEntry, Aside, CountEntry, Onward, Page, TablesEntry

_COUNT = Page("recount", "Tæl", numbered=("Ja", "Nej"), entry=CountEntry("et", ("ja", "nej"), 6, (1, 2)))


def test_every_button_of_a_session_is_a_move_its_page_accepts_under_a_name_of_its_own() -> None:
    run = begun(read_deck().deck)
    for _ in range(60):
        offered = buttons(run.page)
        assert len({each.name for each in offered}) == len(offered)
        for each in offered:
            assert isinstance(each.does, str) or run.page.accepts(each.does)
            assert read_form(run.page, {"tryk": each.name}) == each.does
        if run.page.last:
            return
        run = run.apply(run.page.onward.move if run.page.onward else run.page.picks[0])
    raise AssertionError


def test_signs_and_letters_are_buttons_and_so_is_the_way_back() -> None:
    asides = (Aside("+", "nu er vi 7", Present(people=7)),)
    page = Page("talk", "Tal", onward=Onward("videre", Turned()), asides=asides, back=True, looks=True)
    assert [(each.name, each.label) for each in buttons(page)] == [
        ("videre", "Videre"),
        ("tast-+", "Nu er vi 7"),
        ("se", "Prøv en anden vej. Den bliver ikke gemt"),
        ("tilbage", "Et skridt tilbage"),
    ]
    assert read_form(page, {"tryk": "tilbage"}) == Undone()


def test_numbers_are_a_count_of_the_round_that_is_meant() -> None:
    assert read_form(_COUNT, {"tryk": "skriv", "tal1": " 4 ", "tal2": ""}) == _counted(2)
    assert read_form(_COUNT, {"tryk": "skriv", "tal1": "4", "kop": "1"}) == _counted(1)


def _counted(turn: int) -> Counted:
    return Counted.model_validate({"step": "et", "round": turn, "counts": {"ja": 4}})


def test_slips_are_typed_beside_what_came_by_phone() -> None:
    entry = CountEntry("et", ("ja", "nej"), 6, (1,), how="phones", already=(3, 1))
    page = Page("count", "Tæl", numbered=("Ja", "Nej"), entry=entry)
    wrong = read_form(page, {"tryk": "skriv", "tal1": "3"})
    assert isinstance(wrong, Wrong)
    assert "der er 2 tilbage" in wrong.sentence
    move = read_form(page, {"tryk": "skriv", "tal2": "2"})
    assert isinstance(move, Counted)
    assert move.counts == {"ja": 3, "nej": 3}


@pytest.mark.parametrize("typed", ["", "-1", "1,5", "en", "٣٣٣٣٣٣٣٣٣٣٣", "9" * 5000, "7"])
def test_numbers_that_cannot_be_are_told_in_a_sentence(typed: str) -> None:
    assert isinstance(read_form(_COUNT, {"tryk": "skriv", "tal1": typed}), Wrong)


def test_tables_and_agreements_are_read() -> None:
    tables = Page("raise", "Vis", entry=TablesEntry("et", ("ja", "nej")))
    assert isinstance(read_form(tables, {"tryk": "skriv", "borde": "1 2d"}), TablesCounted)
    assert isinstance(read_form(tables, {"tryk": "skriv"}), Wrong)
    own = Page("agreement", "Aftale", entry=AgreementEntry(""))
    assert isinstance(read_form(own, {"tryk": "skriv", "then": "taler vi"}), Wrong)
    assert read_form(own, {"tryk": "skriv", "if": "det sker", "then": "taler vi"}) == Agreed.model_validate(
        {"if": "det sker", "then": "taler vi"}
    )


@given(st.dictionaries(st.sampled_from(("tryk", "tal1", "tal2", "kop", "borde", "then", "if")), st.text(max_size=40)))
def test_whatever_is_sent_is_a_move_the_page_accepts_or_a_sentence(sent: dict[str, str]) -> None:
    tables, own = TablesEntry("et", ("ja", "nej")), AgreementEntry("")
    for page in (_COUNT, Page("raise", "Vis", entry=tables), Page("agreement", "Aftale", entry=own)):
        for pressed in ({}, {"tryk": "skriv"}):
            found = read_form(page, {**sent, **pressed})
            assert isinstance(found, Wrong) or (not isinstance(found, str) and page.accepts(found))
