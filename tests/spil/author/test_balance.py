"""A deck's balance: counted as it is, and told where it tilts."""

from dataclasses import replace

import pytest
from small import SMALL, docs_script

import spil.cli
from spil.author.balance import as_lines, balance
from spil.author.variety import variety
from spil.cards.deck import Deck
from spil.cards.read.load import read_card

ROWS = {1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22}
"""Rows of the plan of 2014 that are a situation; 8, 9, 11 and 13 are a course, a site, a module and a guide."""


def test_the_deck_that_comes_with_the_game_tilts_nowhere(deck: Deck) -> None:
    found = balance(deck.cards.values())
    assert found.cards >= 40
    assert found.tilts == ()


def test_every_row_of_the_plan_that_is_a_situation_has_a_card(deck: Deck) -> None:
    assert balance(deck.cards.values()).initiatives.keys() == ROWS


def test_a_deck_of_one_kind_is_told_where_it_tilts(deck: Deck) -> None:
    one = deck.cards["dansk-nok"]
    tilts = balance([one] * 30).tilts
    assert any("etnisk-oprindelse er den vigtigste på 30 af 30" in each for each in tilts)
    assert any("Målet A-D1 har 0 kort" in each for each in tilts)
    assert any("vidne på 0 kort" in each for each in tilts)


def test_a_small_deck_of_ones_own_is_not_told_what_it_lacks(deck: Deck) -> None:
    assert balance(list(deck.cards.values())[:5]).tilts == ()


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert spil.cli.main(["kort", "--balance"]) == 0
    out = capsys.readouterr().out
    assert "Planen for 2014, række 22: en-ud-af-otte" in out
    assert out.endswith("Intet vejer for meget.\n")


def test_every_line_is_danish_and_whole(deck: Deck) -> None:
    found = balance(deck.cards.values())
    assert all(line and "None" not in line for line in as_lines(replace(found, small=0)))


def test_the_page_about_the_deck_is_up_to_date() -> None:
    module = docs_script("kortsaettet")
    assert module.PAGE.read_text(encoding="utf-8") == module.page()


def test_how_stories_are_told_is_counted_and_told_where_it_tires(deck: Deck) -> None:
    hurried = deck.cards["tyve-minutter"]
    found = balance([hurried] * 30)
    assert found.variety.moulds["den-anden-stol"] == 30
    assert len(found.variety.clocks) == len(found.variety.waits) == 30
    told = " ".join(found.tilts)
    assert "Grebet den-anden-stol er på 30 af 30 kort" in told
    assert "30 af 30 kort begynder med et ur" in told
    assert "30 af 30 kort tilbyder at vente" in told


def test_a_telegram_and_an_ending_that_asks_are_counted(deck: Deck) -> None:
    small = read_card(
        "lille.yaml", SMALL.replace("tekst: Det slutter.", "tekst: 'Hun siger: \"Hvorfor?\"'").encode()
    ).value
    assert small is not None
    found = variety([small])
    assert (found.endings, found.quoting, found.asking) == (1, 1, 1)
    assert found.sentences == found.short == 5
