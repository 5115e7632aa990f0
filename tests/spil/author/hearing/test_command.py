"""`spil hoering` used wrongly, and what cannot be taken in: one Danish sentence for each, and nothing is lost."""

import json
from pathlib import Path

import pytest
from small import SMALL

from spil.cli import main

BROKEN = SMALL.replace("titel: Lille", "titl: Lille")
ANSWER = {
    "høring": 1,
    "kort": "lille",
    "version": 1,
    "aftryk": "0123456789ab",
    "navn": "",
    "svar": "00c0ffee",
    "læst_for": ["dilemma"],
    "dom": "ret",
    "kommentarer": [{"linje": 0, "sted": "", "tekst": "", "art": "dilemma", "kommentar": "For hvem?"}],
}


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A small deck's one card, with an answer beside the deck."""
    path = tmp_path / "mine/kort/lille.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SMALL, encoding="utf-8")
    (tmp_path / "a.svar.json").write_text(json.dumps(ANSWER), encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], card: Path, *words: str) -> tuple[int, str]:
    """The status, and what went to the error stream."""
    capsys.readouterr()
    return main(["hoering", *words, "--kortsaet", str(card.parents[1])]), capsys.readouterr().err


def taken_in(card: Path) -> Path:
    """The hearing, once the answer is taken in."""
    assert main(["hoering", "--saml", str(card.parents[2]), "--kortsaet", str(card.parents[1])]) == 0
    return card.with_name("lille.hoering.yaml")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--saml", "{}/mine/kort"], "Der er ingen svar"),
        (["findes-ikke", "--saml", "{}"], "findes-ikke"),
        (["findes-ikke"], "findes-ikke"),
        (["lille"], "Lille har ingen høring"),
        (["findes-ikke", "--afgjort", "1", "Rettet"], "findes-ikke"),
        (["lille", "--afgjort", "1", "Rettet"], "har ingen høring endnu"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(
    card: Path, words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = told(capsys, card, *(word.format(card.parents[2]) for word in words))
    assert status == 2
    assert sentence in said
    assert not list(card.parent.glob("*.hoering.yaml"))


def test_more_answers_than_anybody_reads_are_refused_at_once(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(501):
        (card.parents[2] / f"{number}.svar.json").write_bytes(b"{}")
    status, said = told(capsys, card, "--saml", str(card.parents[2]))
    assert status == 2
    assert "Saml højst 500 ad gangen" in said


def test_answers_wait_till_a_card_with_mistakes_is_mended(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card.write_text(BROKEN, encoding="utf-8")
    status, said = told(capsys, card, "--saml", str(card.parents[2]))
    assert status == 1
    assert "Der er fejl i" in said
    assert told(capsys, card, "lille")[0] == 2
    card.write_text(SMALL, encoding="utf-8")
    assert taken_in(card).is_file()


def test_answers_about_another_card_than_the_one_asked_for_are_told(
    card: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card.with_name("anden.yaml").write_text(SMALL.replace("id: lille", "id: anden"), encoding="utf-8")
    status, said = told(capsys, card, "anden", "--saml", str(card.parents[2]))
    assert status == 1
    assert "De er ikke om anden." in said


def test_a_hearing_that_cannot_be_read_is_told_and_left_as_it_is(
    card: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = taken_in(card)
    kept.write_text("kommentarer: 7\n", encoding="utf-8")
    for words in (["lille"], ["lille", "--afgjort", "1", "Rettet"]):
        status, said = told(capsys, card, *words)
        assert status == 2
        assert "lille.hoering.yaml" in said
    status, said = told(capsys, card, "--saml", str(card.parents[2]))
    assert status == 1
    assert "er ikke taget med" in said
    assert kept.read_text(encoding="utf-8") == "kommentarer: 7\n"


@pytest.mark.parametrize("words", [["x", "Rettet"], ["1", " "], ["1234", "Rettet"], ["9", "Rettet"]])
def test_what_came_of_a_comment_is_noted_by_its_number_and_in_words(
    card: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = taken_in(card).read_bytes()
    status, said = told(capsys, card, "lille", "--afgjort", *words)
    assert status == 2
    assert said.count("\n") == 1
    assert taken_in(card).read_bytes() == before


def test_the_state_of_a_deck_leaves_out_what_cannot_be_read_and_says_so(
    card: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken_in(card).write_text("kommentarer: 7\n", encoding="utf-8")
    card.with_name("anden.yaml").write_text(BROKEN.replace("id: lille", "id: anden"), encoding="utf-8")
    capsys.readouterr()
    assert main(["kort", "--status", "--kortsaet", str(card.parents[1])]) == 0
    shown = capsys.readouterr()
    assert "lille.hoering.yaml kan ikke læses" in shown.err
    assert "\nlille " in shown.out
    assert "\nanden " not in shown.out
