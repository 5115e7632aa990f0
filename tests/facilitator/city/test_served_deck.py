"""What an editor is told of the deck that a server plays."""

from pathlib import Path

from facilitator.city.served_deck import deck_told
from spil.cards.deck import read_deck


def test_a_card_with_a_mistake_comes_first_with_its_line_and_no_path_of_the_machine(tmp_path: Path) -> None:
    cards = tmp_path / "kort"
    cards.mkdir()
    (cards / "et-kort.yaml").write_text("id: et-kort\ntitel: Et kort\nukendt: ja\n", encoding="utf-8")
    told = deck_told(read_deck(tmp_path))
    first, *others = told.cards
    assert (first.name, bool(first.findings)) == ("et-kort.yaml", True)
    assert any("linje 3" in each for each in first.findings)
    assert str(tmp_path) not in repr(told)
    assert len(others) == len(read_deck().deck.cards)


def test_of_a_deck_without_mistakes_every_card_is_told_with_its_status() -> None:
    told = deck_told(read_deck())
    assert told.summary.endswith("ingen fejl.")
    assert all(each.status for each in told.cards)
    assert not told.others
