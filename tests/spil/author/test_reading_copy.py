"""`spil læs`: everything of a card or programme once, as plain text."""

import re

import pytest

from spil.cards.deck import read_deck
from spil.cards.model import Step
from spil.cli import main

DECK = read_deck().deck
MARK = re.compile(r"\{[^{}]+\}")


def read(name: str, capsys: pytest.CaptureFixture[str], command: str = "læs") -> str:
    assert main([command, name]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", sorted(DECK.cards))
def test_every_text_of_a_card_is_read_once_and_nothing_is_left_out(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    card, told = DECK.cards[name], read(name, capsys)
    texts = [part for step in card.steps.values() for part in MARK.split(step.text)]
    texts += [each.text for step in card.steps.values() for each in step.additions]
    texts += [
        text for s in card.steps.values() if isinstance(s, Step) for c in s.choices for text in (c.gives, c.costs)
    ]
    texts += [each.question for each in card.perspectives] + [each.text for each in card.notes.questions]
    texts += [card.swap, card.notes.purpose, card.notes.if_hard, *(DECK.frame[line].text for line in card.frame)]
    for text in texts:
        assert told.count(" ".join(text.split())) >= 1, text


def test_conditions_are_told_in_words_and_not_as_flags(capsys: pytest.CaptureFixture[str]) -> None:
    told = read("den-hurtige-hjaelp", capsys)
    assert "Kun hvis I har valgt at give faren en tid med tolk: Hamid har lagt sedlen med tiden i lommen." in told
    assert "fik-seddel" not in told


def test_a_programme_is_read_with_its_plan_and_all_its_cards(capsys: pytest.CaptureFixture[str]) -> None:
    told = read("bif-basis-45", capsys, "laes")
    assert "12 minutter: Det første kort ved bordene" in told
    assert all(f"Kort: {DECK.cards[name].title}" in told for name in DECK.programmes["bif-basis-45"].cards)
