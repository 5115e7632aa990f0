"""The commands in a real terminal, from the first picture till they are closed."""

import sys
from pathlib import Path

import pytest
from small import SMALL

if sys.platform == "win32":
    pytest.skip("a terminal of one's own takes a system that has them as files", allow_module_level=True)

from terminal import terminal

CLOSE = "\x11"
"""Ctrl+Q, as a terminal sends it."""
ESCAPE, LEFT = "\x1b", "\x1b[D"


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (["spil"], "Hvor mange er I"),
        (["spil", "start", "den-hurtige-hjaelp"], "Hvor mange er I"),
        (["facilitator"], "Enhedsmøde"),
        (["facilitator", "tavle"], "begynder om lidt"),
    ],
)
def test_a_command_opens_on_what_it_is_for_and_closes_by_its_key(words: list[str], seen: str) -> None:
    with terminal(*words) as running:
        running.until(seen)
        running.press(CLOSE)
        assert running.ends() == 0
    assert b"Traceback" not in running.shown


def test_the_preview_opens_on_the_card_that_is_written(tmp_path: Path) -> None:
    card = tmp_path / "lille.yaml"
    card.write_text(SMALL, encoding="utf-8")
    with terminal("spil", "vis", str(card)) as running:
        running.until("Lille")
        running.press(CLOSE)
        assert running.ends() == 0


@pytest.mark.parametrize("words", [["spil", "start", "findes-ikke"], ["spil", "vis", "findes-ikke.yaml"]])
def test_what_is_not_there_is_told_in_one_sentence_after_the_screen_has_closed(words: list[str]) -> None:
    with terminal(*words) as running:
        assert running.ends() != 0
    assert "findes ikke" in running.shown.decode()
    assert b"Traceback" not in running.shown


def test_an_answer_can_be_edited_and_gone_back_to_in_a_terminal(tmp_path: Path) -> None:
    with terminal("spil", "nyt", "--kortsaet", str(tmp_path)) as shown:
        shown.until("1 af 25")
        shown.press(f"Skrmen{LEFT * 3}æ\r")
        shown.until("5. vidne")
        shown.shown = b""
        shown.press(ESCAPE)
        shown.until("Skræmen")
        shown.press(" på gangen\r")
        shown.until("5. vidne")
    assert [path.name for path in (tmp_path / "kort").iterdir()] == ["skraemen-paa-gangen.kladde.txt"]


def test_a_deck_that_is_not_there_is_made_when_one_says_so(tmp_path: Path) -> None:
    with terminal("spil", "nyt", "--kortsaet", str(tmp_path / "mine")) as shown:
        shown.until("Skal den laves")
        shown.press("j\r")
        shown.until("første kort nu")
        shown.press("n\r")
        assert shown.ends() == 0
    assert (tmp_path / "mine" / "kort").is_dir()


def test_a_new_deck_leads_on_to_the_card_one_came_to_write(tmp_path: Path) -> None:
    with terminal("spil", "nyt", "--kortsaet", str(tmp_path / "mine")) as shown:
        shown.until("Skal den laves")
        shown.press("j\r")
        shown.until("første kort nu")
        shown.press("j\r")
        shown.until("1 af 25")


def test_a_deck_one_did_not_mean_is_not_made(tmp_path: Path) -> None:
    with terminal("spil", "nyt", "--kortsaet", str(tmp_path / "mnie")) as shown:
        shown.until("Skal den laves")
        shown.press("n\r")
        shown.until("Intet er lavet")
        assert shown.ends() == 0
    assert not list(tmp_path.iterdir())
