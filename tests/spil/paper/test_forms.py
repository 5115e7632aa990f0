"""What can be printed beside the whole: cards to cut out, a booklet for the table, posters."""

from dataclasses import replace
from pathlib import Path

import pytest
from browser import looked_at, needs_browser
from hypothesis import given
from hypothesis import strategies as st

from spil.cards.deck import read_deck
from spil.cards.model import Step
from spil.cards.shared import Website
from spil.cli import main
from spil.paper.cut import CutCard, Size, laid
from spil.paper.forms import printed
from spil.play.unfolded import unfolded

DECK = read_deck().deck
ALL = DECK.programmes["et-kort"]
CARDS = [CutCard(card, unfolded(card)[0]) for card in DECK.cards.values()]
OWN = replace(DECK, website=Website.model_validate({"navn": "Os", "adresse": "https://www.eksempel.dk/spil/"}))


def form(name: str, programme: str = "enhedsmoede-20", *, marks: bool = False) -> str:
    text = printed(OWN, DECK.programmes[programme], name, marks=marks)
    assert text is not None
    return text


@given(many=st.integers(0, 20), size=st.sampled_from(["a5", "a6"]))
def test_turned_over_every_card_has_its_own_choices_behind_it(many: int, size: Size) -> None:
    sheets = laid(CARDS[:many], size)
    assert [card for front, _ in sheets for card in front if card] == CARDS[:many]
    for front, back in sheets:
        turned = [card for row in range(0, len(back), 2) for card in reversed(back[row : row + 2])]
        assert turned == list(front)


@pytest.mark.parametrize("size", ["a5", "a6"])
def test_a_card_to_cut_has_its_story_and_every_choice_and_nothing_of_what_follows(size: str) -> None:
    text = form(size)
    for name in DECK.programmes["enhedsmoede-20"].cards:
        card = DECK.cards[name]
        first = card.steps[card.first]
        assert isinstance(first, Step)
        assert text.count(f"<h2>{card.title}</h2>") == 1
        assert first.choices[-1].gives not in text
        assert card.notes.purpose not in text


def test_lines_to_cut_along_are_there_when_they_are_asked_for() -> None:
    assert "border-left-width" in form("a6", marks=True)
    assert "border-left-width" not in form("a6")


def test_a_booklet_is_what_lies_on_a_table() -> None:
    text = form("haefte", "bif-basis-45")
    assert "size: A5" in text
    assert 'id="drejebog"' not in text
    assert DECK.cards["den-hurtige-hjaelp"].notes.if_hard not in text
    assert 'id="hjaelp"' in text


@pytest.mark.parametrize("name", ["den-hurtige-hjaelp", "et-rum-i-stuen", "den-sidste-plads"])
def test_there_are_as_many_number_cards_and_numbers_to_write_as_there_are_choices(name: str) -> None:
    programme = DECK.programme(name)
    assert programme is not None
    text = printed(DECK, programme, "alt")
    assert text is not None
    many = len(unfolded(DECK.cards[name])[0].ways)
    assert text.count('<span class="number">') == 2 * many
    assert f" eller {many} på en seddel" in text


def test_a_poster_shows_where_its_card_lies() -> None:
    text = form("plakat")
    assert text.count("https://www.eksempel.dk/spil/kort/") == len(DECK.programmes["enhedsmoede-20"].cards)
    assert "<title>Kode til Du kan jo sproget</title>" in text


def test_a_poster_without_an_address_says_where_to_write_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plakat.html"
    assert main(["udskriv", "den-hurtige-hjaelp", "-o", str(file), "--som", "plakat"]) == 2
    assert "side.yaml" in capsys.readouterr().err
    assert not file.exists()


@needs_browser
@pytest.mark.parametrize("name", ["a5", "a6", "haefte", "plakat"])
def test_a_browser_finds_nothing_that_shuts_anybody_out(name: str, tmp_path: Path) -> None:
    told = looked_at(form(name, marks=True), tmp_path)
    assert told["violations"] == []
    assert told["wide"] <= 320
