"""A session line by line: what is said, what is understood, and that the input may end anywhere."""

import contextlib
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import started

from spil.cards.deck import Deck
from spil.cli import main
from spil.plain.console import Console
from spil.plain.table import play
from spil.play.count_input import Wrong, read_count
from spil.play.moves import Counted
from spil.play.page import CountEntry
from spil.record.unfinished import unfinished
from spil.session import Session

ENTRY = CountEntry("skranken", ("a", "b", "c", "d"), 5)
WAY = ["", "", "2 2 1 0", "", "1 3 1 0", "2", "2", "1", "", "", "", "", "", ""]
"""Rules, story, count, choice, …, to the end of the first card."""


def transcript(deck: Deck, folder: Path, answers: list[str]) -> str:
    """What a screen reader would read, till the input ends."""
    out = io.StringIO()
    session = Session.begin(deck, started(), folder)
    with contextlib.suppress(EOFError):
        play(session, Console(io.StringIO("".join(f"{answer}\n" for answer in answers)), out))
    return out.getvalue()


@pytest.mark.parametrize("typed", ["2 2 1 0", "2210", "2,2,1,0", " 2  2 1 0 "])
def test_counts_are_understood_as_people_write_them(typed: str) -> None:
    counted = read_count(ENTRY, typed)
    assert isinstance(counted, Counted)
    assert counted.counts == {"a": 2, "b": 2, "c": 1}


def test_whoever_passes_is_in_no_number() -> None:
    counted = read_count(ENTRY, "1 2 0 0")
    assert isinstance(counted, Counted)
    assert sum(counted.counts.values()) == 3


@pytest.mark.parametrize("typed", ["2 2", "3 3 0 0", "0 0 0 0", "fire", "2 2 1 0 0", "-1 2 1 0", "1.5 1 1 1"])
def test_a_count_that_cannot_be_is_asked_again(typed: str) -> None:
    assert isinstance(read_count(ENTRY, typed), Wrong)


@given(st.text(max_size=20))
def test_whatever_is_typed_as_a_count_is_a_count_or_a_sentence(typed: str) -> None:
    counted = read_count(ENTRY, typed)
    assert isinstance(counted, Wrong) or ENTRY.accepts(counted)


def test_a_whole_card_reads_from_top_to_bottom(deck: Deck, tmp_path: Path) -> None:
    told = transcript(deck, tmp_path, WAY)
    parts = [
        "Kort 1 af 2: Den hurtige hjælp",
        "Hamid møder op uden aftale.",
        "Hvad gør du først?",
        "1. Vent på telefontolken",
        "Vælg først alene.",
        "Tal sammen.",
        "I valgte: Giv ham den første ledige tid med tolk",
        "Det giver: Køen kommer videre",
        "Det koster: Han går hjem",
        "Hvad sker der så?",
        "Hamid har lagt sedlen med tiden i lommen.",
        "Slutning: »To voksne taler«",
        "Hvad vejede tungest?",
        "Skift perspektiv",
        "Rammen",
        "Udkast, ikke juridisk godkendt.",
        "prøv en anden vej",
        "Kort 2 af 2: Kun denne ene gang",
    ]
    told = " ".join(told.split())
    places = [told.index(part) for part in parts]
    assert places == sorted(places)


def test_nothing_but_letters_reaches_the_terminal(deck: Deck, tmp_path: Path) -> None:
    told = transcript(deck, tmp_path, WAY)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f]", told)
    assert max(len(line) for line in told.splitlines()) <= 79


def test_the_story_is_not_read_out_again_while_the_table_chooses(deck: Deck, tmp_path: Path) -> None:
    assert transcript(deck, tmp_path, WAY).count("Hamid møder op uden aftale.") == 1


def test_a_wrong_answer_is_one_sentence_and_changes_nothing(deck: Deck, tmp_path: Path) -> None:
    told = transcript(deck, tmp_path, ["", "", "2 2 1 0", "7"])
    assert "Skriv et tal fra 1 til 4, eller h for hjælp." in told
    assert len(unfinished(tmp_path)[0][1].moves) == 3


def test_back_takes_the_last_answer_back(deck: Deck, tmp_path: Path) -> None:
    transcript(deck, tmp_path, ["", "", "2 2 1 0", "t", "1 2 1 0", "1"])
    moves = unfinished(tmp_path)[0][1].moves
    assert [move.type for move in moves] == ["opened", "turned", "counted", "chosen"]
    assert moves[2].counts == {"telefontolk": 1, "ny-tid": 2, "kort-besked": 1}  # type: ignore[union-attr]


def test_help_says_what_can_be_done_here(deck: Deck, tmp_path: Path) -> None:
    told = transcript(deck, tmp_path, ["", "", "h"])
    assert "Har nogen sagt pas" in told
    assert "s: slut historien her." in told


def test_an_agreement_is_kept_as_it_was_written_without_what_moves_a_cursor(deck: Deck, tmp_path: Path) -> None:
    session = Session.begin(deck, started("den-hurtige-hjaelp"), tmp_path)
    answers = ["", "", "", "s", "", "", "", "ringer vi\x1b[2J efter en tolk", "vagten", "på mandag", ""]
    out = io.StringIO()
    play(session, Console(io.StringIO("".join(f"{answer}\n" for answer in answers)), out))
    (path,) = tmp_path.iterdir()
    assert '"then":"ringer vi [2J efter en tolk","by":"vagten","when":"på mandag"' in path.read_text(encoding="utf-8")
    assert str(path) in out.getvalue().replace("\n", "")
    assert "\x1b" not in out.getvalue()


def test_where_there_is_no_terminal_it_plays_line_by_line_and_ends_politely(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("5\nn\n1\n"))
    assert main([]) == 0
    told = capsys.readouterr().out
    assert "Hvad vil I spille?" in told
    assert "jeres svar er gemt" in told


def test_an_unfinished_session_is_offered_and_gone_on_with(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("5\nn\nj\nkqrt\n3\n\n"))
    assert main(["start", "bif-basis-45", "--tekst"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    assert main(["start", "bif-basis-45", "--tekst"]) == 0
    told = capsys.readouterr().out
    assert "1. BIF Basis, bord 3" in told
    assert told.count("Hamid møder op uden aftale.") == 2


def test_a_programme_for_the_whole_room_says_that_it_is_led(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    main(["start", "enhedsmoede-20", "--tekst"])
    assert "facilitator" in capsys.readouterr().out


def test_thousands_of_digits_are_a_wrong_answer_like_any_other() -> None:
    console = Console(io.StringIO("1" * 5000 + "\n2\n"), io.StringIO())
    assert console.number("Hvor mange?", 5) == 2


def test_m_says_more_to_talk_about(deck: Deck, tmp_path: Path) -> None:
    seen = transcript(deck, tmp_path / "en", ["", "", "2 2 1 0"])
    more = transcript(deck, tmp_path / "to", ["", "", "2 2 1 0", "m"])
    assert more.startswith(seen.rstrip())
    assert more[len(seen) :].count("?") >= 1


def test_a_card_is_found_by_a_word_and_what_finds_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("5\nn\nzzz\ntolk\n1\n"))
    main(["start", "--tekst"])
    told = capsys.readouterr().out
    assert "Ingen kort passer til »zzz«." in told
    assert "olk" in told.split("zzz")[-1]


def test_a_code_that_is_none_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("5\nn\nj\nen meget lang kode\nkqrt\n3\n"))
    main(["start", "bif-basis-45", "--tekst"])
    assert "Koden passer ikke." in capsys.readouterr().out
