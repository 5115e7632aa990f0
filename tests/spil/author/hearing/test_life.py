"""A card's life: what a card in use lacks is told, and a draft is never blamed for being one."""

from pathlib import Path

import pytest
from small import PROGRAMME, SMALL

from spil.author.check.all import check_deck, check_paths
from spil.cards.deck import built_in, read_deck
from spil.cards.findings import Finding
from spil.cards.model import Card
from spil.cards.read.load import read_card
from spil.cli import main

DECK = read_deck()
ABOUT = "titel: Lille\nteaser: Siger I ja?\ngreb: handl-nu\nherkomst: Et eksempel."
USED = SMALL.replace("titel: Lille", ABOUT).replace("status: kladde", "status: i-brug")
LAW = USED.replace("rammen: []", "rammen: [vejledning-og-bistand]")
READ = "læsere:\n  - {dag: 2026-11-28, version: 1, læst_for: [sprog, værdighed, dilemma], dom: brug}\n"
TRIED = "prøvet:\n  - {dag: 2026-11-28, hvor: et hold på tolv}\n"


def deck(folder: Path, card: str, hearing: str = "") -> Path:
    (folder / "kort").mkdir()
    (folder / "kort" / "lille.yaml").write_text(card, encoding="utf-8")
    if hearing:
        (folder / "kort" / "lille.hoering.yaml").write_text(hearing, encoding="utf-8")
    return folder


def lacking(folder: Path) -> list[str]:
    return [each.message for each in found(folder) if each.code == "K903"]


def found(folder: Path) -> list[Finding]:
    return list(check_paths([folder], DECK).findings)


def test_a_card_in_use_that_nobody_has_read_or_tried_is_told(tmp_path: Path) -> None:
    (told,) = lacking(deck(tmp_path, USED))
    assert told == "kortet er i brug, men mangler en læser for sproget, værdigheden og dilemmaet og en prøve i et rum"


@pytest.mark.parametrize(
    ("card", "hearing", "told"),
    [
        (USED, READ + TRIED, []),
        (USED, READ, ["en prøve i et rum"]),
        (USED, READ.replace("sprog, ", "") + TRIED, ["en læser for sproget"]),
        (USED, READ.replace("brug}", "nej}") + TRIED, ["et svar på, at en læser siger nej"]),
        (USED, READ.replace("brug}", "nej, afgjort: Vi skrev slutningen om}") + TRIED, []),
        (
            USED.replace("rammen: []", "rammen: [vejledning-og-bistand]"),
            READ + TRIED,
            ["en jurists ja til en linje om loven"],
        ),
        (
            USED.replace("uden_for_rammen: ja", "uden_for_rammen: uafklaret"),
            READ + TRIED,
            ["en jurists svar på, om et valg er uden for rammen"],
        ),
        (USED.replace("i-brug", "i-hoering"), "", []),
        (USED.replace("i-brug", "kladde"), "", []),
        (USED.replace("i-brug", "udgået"), "", []),
        (USED, "læsere: nej\n", []),
    ],
)
def test_what_a_card_in_use_lacks_is_said_and_nothing_else(
    tmp_path: Path, card: str, hearing: str, told: list[str]
) -> None:
    said = lacking(deck(tmp_path, card, hearing))
    assert said == [f"kortet er i brug, men mangler {each}" for each in told]


def test_the_deck_that_comes_with_the_game_says_honestly_that_its_cards_are_drafts() -> None:
    assert {card.status for card in DECK.deck.cards.values()} == {"kladde"}
    assert [each for each in check_deck(DECK).findings if each.code.startswith("K9")] == []
    assert not list(built_in().rglob("*.hoering.yaml"))


def test_a_programme_that_still_has_a_retired_card_is_told(tmp_path: Path) -> None:
    folder = deck(tmp_path, USED.replace("i-brug", "udgået"))
    (folder / "forloeb").mkdir()
    (folder / "forloeb" / "vores.yaml").write_text(PROGRAMME, encoding="utf-8")
    assert [(each.code, each.severity, each.place.line) for each in found(folder)] == [("K904", "warning", 5)]


@pytest.mark.parametrize(
    ("status", "told"), [("kladde", "kladde"), ("i-hoering", "i høring"), ("i-brug", ""), ("udgået", "ud af brug")]
)
def test_one_is_told_before_playing_that_a_card_is_not_in_use(status: str, told: str) -> None:
    card = read_card("lille.yaml", USED.replace("i-brug", status).encode()).value
    assert isinstance(card, Card)
    assert told in card.caution
    assert bool(card.caution) == bool(told)


def test_the_state_of_a_deck_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment = "kommentarer:\n  - {nr: 1, art: sprog, kommentar: Hvem?}\n"
    deck(tmp_path, USED.replace("i-brug", "i-hoering"), READ + comment)
    assert main(["kort", "--status", "--kortsaet", str(tmp_path)]) == 0
    told = capsys.readouterr().out.splitlines()
    (row,) = [line.split("  ") for line in told if line.startswith("lille ") and "mangler" not in line]
    cells = [cell.strip() for cell in row if cell.strip()]
    assert cells == ["lille", "i-hoering", "1", "sprog, værdighed, dilemma", "-", "-", "1"]
    assert "lille mangler en prøve i et rum." in told
    assert any(line.startswith("i-hoering (1 kort): ") for line in told)
