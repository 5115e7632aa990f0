"""Spelling, where it is asked for: a slip is told at its word; names, compounds and the deck's own words are not."""

import sys
from pathlib import Path

import pytest
from small import SMALL

from spil.author import dictionary as module
from spil.author.check.all import judge_card
from spil.author.dictionary import NoDictionaryError, dictionary
from spil.cards.deck import read_deck
from spil.cards.findings import Finding
from spil.cards.read.load import read_card
from spil.cli import main

DECK = read_deck()
WORDS = {"fem", "mennesker", "sidder", "ved", "bordet", "køen", "telefon", "venter", "på", "dem", "er", "rød", "hund"}


@pytest.fixture(autouse=True)
def _no_dictionary_is_remembered() -> None:
    module.dictionary.cache_clear()


def misspelt_in(told: str) -> list[Finding]:
    text = SMALL.replace("Noget sker.", told)
    found = judge_card(read_card("lille.yaml", text.encode()), DECK, _knows).findings
    return [each for each in found if each.code == "K623"]


def _knows(word: str) -> bool:
    own = read_card("lille.yaml", SMALL.encode()).document.text
    return word in WORDS or word in own.casefold()


def test_a_slip_is_told_once_at_its_word_with_the_word_that_was_meant() -> None:
    (slip,) = misspelt_in("Fem sidder ved bodret. De sidder ved bodret.")
    assert (slip.message, slip.repair) == ('ordbogen kender ikke "bodret"', 'Mente du "bordet"?')
    assert slip.place.end_column - slip.place.column == len("bodret")
    assert slip.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "Xzibatina venter.",
        "Fem mennesker i telefonkøen, kl. 12 og på 61-årige Xu.",
        "Fem venter ved telefonbordet.",
        "Fem venter på medarbejderen.",
        "Den rød-hund er rød.",
    ],
)
def test_names_short_forms_compounds_and_the_deck_s_own_words_are_let_be(text: str) -> None:
    assert misspelt_in(text) == []


def test_a_misspelt_word_that_begins_a_sentence_is_told_when_it_cannot_be_a_name() -> None:
    assert [each.repair for each in misspelt_in("Bodret er rød.")] == ['Mente du "bordet"?']


def test_without_a_dictionary_one_is_told_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPIL_ORDBOG", str(tmp_path))
    assert main(["tjek", "--stavning"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "hunspell-da" in told or "spylls" in told


def test_without_the_program_that_reads_it_one_is_told_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spylls.hunspell", None)
    with pytest.raises(NoDictionaryError, match=r"pip install .*\[stavning\]"):
        dictionary()


def test_a_dictionary_of_one_s_own_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spylls")
    (tmp_path / "da_DK.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "da_DK.dic").write_text("2\nkø\nbord\n", encoding="utf-8")
    monkeypatch.setenv("SPIL_ORDBOG", str(tmp_path / "da_DK.dic"))
    knows = dictionary()
    assert (knows("kø"), knows("bord"), knows("bodr")) == (True, True, False)


def test_a_dictionary_is_found_where_machines_have_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spylls")
    folder = tmp_path / "Library" / "Spelling"
    folder.mkdir(parents=True)
    (folder / "da_DK.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "da_DK.dic").write_text("1\nkø\n", encoding="utf-8")
    monkeypatch.delenv("SPIL_ORDBOG", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(Path, "is_file", lambda path: tmp_path in path.parents and path.exists())  # no other is there
    assert dictionary()("kø")
