"""Spelling, where it is asked for: a slip is told at its word; names, compounds and the deck's own words are not."""

import json
import sys
from pathlib import Path

import pytest
from small import SMALL

from spil.author import dictionary as module
from spil.author.check.all import Checked, judge_card
from spil.author.dictionary import NoDictionaryError, dictionary
from spil.author.lsp import desk as lsp
from spil.author.preview.watcher import Source
from spil.cards.deck import read_deck
from spil.cards.findings import Finding
from spil.cards.read.load import read_card
from spil.cli import main
from spil.webform import desk as webform

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


def test_the_same_words_are_told_in_the_terminal_the_preview_the_form_and_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine" / "kort" / "lille.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SMALL.replace("Noget sker.", "Fem sidder ved bodret, og de vetner."), encoding="utf-8")
    monkeypatch.setattr(module, "dictionary", lambda: _knows)
    main(["tjek", "--stavning", "--format", "json", str(path)])
    told = [(each["code"], each["line"], each["message"]) for each in json.loads(capsys.readouterr().out)["findings"]]
    own = read_deck(tmp_path / "mine")
    preview = Source(path, own, _knows).read()
    assert isinstance(preview, Checked)
    editor = lsp.Desk()
    editor.knows = _knows
    text = path.read_text(encoding="utf-8")
    for found in (preview.findings, webform.Desk(path, own, _knows).look().findings, editor.findings(path, text)):
        assert [(each.code, each.place.line, each.message) for each in found] == told
    assert [code for code, *_ in told] == ["K623", "K623"]


def test_a_word_that_is_no_word_can_be_kept_with_a_reason_in_the_form(tmp_path: Path) -> None:
    text = SMALL.replace("Noget sker.", "Fem ved bodret.").replace(
        "hensyn:", "bevidst: {K623: Sådan siger de}\nhensyn:", 1
    )
    path = tmp_path / "lille.yaml"
    path.write_text(text, encoding="utf-8")
    assert [each.finding.code for each in webform.Desk(path, DECK, _knows).look().muted] == ["K623"]


@pytest.mark.parametrize("command", [["tjek", "--stavning"], ["skriv", "lille.yaml", "--stavning"]])
def test_without_a_dictionary_one_is_told_where_to_get_it(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPIL_ORDBOG", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lille.yaml").write_text(SMALL, encoding="utf-8")
    assert main(command) == 2
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
