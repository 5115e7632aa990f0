"""What readers send back is taken in with care, and told at its line till something came of it."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SMALL

from spil.author.check.all import check_paths
from spil.author.hearing.answer import LARGEST, Answer, answer_files, read_answer
from spil.author.hearing.keep import NotKept, Taken, settle, take_in
from spil.author.hearing.lines import lines_of_card
from spil.author.hearing.match import standing
from spil.cards.deck import card_files, read_deck
from spil.cards.findings import Finding
from spil.cards.read.load import read_card, read_hearing
from spil.cli import main

DECK = read_deck()
TODAY = date(2026, 11, 28)
GIVES = {"linje": 7, "sted": "trin.et.valg.ja.giver", "tekst": "Ro.", "art": "dilemma", "kommentar": "For hvem?"}
WHOLE = {"linje": 0, "sted": "", "tekst": "", "art": "værdighed", "kommentar": "Hvem er den svage?"}


def sent(**other: Any) -> dict[str, Any]:
    usual = {"høring": 1, "kort": "lille", "version": 1, "aftryk": "0123456789ab", "navn": "", "svar": "00c0ffee"}
    return {**usual, "læst_for": ["dilemma"], "dom": "ret", "kommentarer": [GIVES], **other}


def answer(**other: Any) -> Answer:
    return Answer.model_validate_json(json.dumps(sent(**other)))


def written(folder: Path, name: str = "a.svar.json", **other: Any) -> Path:
    (folder / name).write_text(json.dumps(sent(**other)), encoding="utf-8")
    return folder / name


def deck(folder: Path, card: str = SMALL) -> Path:
    (folder / "kort").mkdir(exist_ok=True)
    (folder / "kort" / "lille.yaml").write_text(card, encoding="utf-8")
    return folder / "kort" / "lille.yaml"


def taken(raw: bytes = b"", **other: Any) -> Taken:
    came = take_in("lille.hoering.yaml", raw, answer(**other), TODAY)
    assert isinstance(came, Taken), came
    return came


def found(card: Path) -> list[Finding]:
    return [each for each in check_paths([card], DECK).findings if each.code.startswith("K9")]


def test_an_answer_is_taken_in_and_told_at_its_line_till_something_came_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = deck(tmp_path)
    written(tmp_path, kommentarer=[GIVES, WHOLE])
    own = ["--kortsaet", str(tmp_path)]
    assert main(["hoering", "--saml", str(tmp_path), *own]) == 0
    assert "lille: et svar, to nye kommentarer." in capsys.readouterr().out
    whole, line = found(card)
    rows = SMALL.splitlines()
    assert rows[line.place.line - 1][line.place.column - 1 :].startswith("Ro.")
    assert (line.code, line.severity) == ("K901", "warning")
    assert line.message == 'kommentar 1 om dilemmaet: "For hvem?"'
    assert whole.message == 'kommentar 2 om værdigheden og hele kortet: "Hvem er den svage?"'
    assert main(["hoering", "lille", *own, "--afgjort", "1", "Der står nu: Ro for borgeren."]) == 0
    assert main(["hoering", "lille", *own, "--afgjort", "1", "igen"]) == 2
    assert found(card) == [whole]
    capsys.readouterr()
    assert main(["hoering", "lille", *own]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Det skete: Der står nu: Ro for borgeren." in told
    assert "Kortet kan bruges, når det vigtigste er rettet" in told


def test_a_hearing_is_no_card_and_one_of_another_name_is_told(tmp_path: Path) -> None:
    card = deck(tmp_path)
    card.with_name("lile.hoering.yaml").write_bytes(taken().raw)
    assert [path.name for path in card_files(card.parent)] == ["lille.yaml"]
    (finding,) = [each for each in check_paths([tmp_path], DECK).findings if each.code == "K902"]
    assert "lille.hoering.yaml" in finding.repair


def test_the_same_answer_again_changes_nothing_and_a_mended_one_takes_its_readers_place() -> None:
    once = taken()
    again = taken(once.raw)
    assert (again.raw, again.new) == (once.raw, ())
    mended = taken(once.raw, dom="brug", kommentarer=[GIVES, WHOLE])
    assert [each.verdict for each in mended.hearing.readers] == ["brug"]
    assert [each.number for each in mended.hearing.comments] == [1, 2]
    other = taken(mended.raw, svar="00000001", kommentarer=[])
    assert [each.verdict for each in other.hearing.readers] == ["brug", "ret"]


def test_no_name_is_kept_unless_the_reader_wrote_one() -> None:
    assert b"navn" not in taken().raw
    named = taken(navn="Juristen").hearing
    assert (named.readers[0].name, named.comments[0].name) == ("Juristen", "Juristen")


def test_what_was_written_by_hand_stays() -> None:
    raw = taken().raw.replace(b"kommentarer:", b"# vores egen note\nkommentarer:")
    raw += b"    afgjort: >-\n      Rettet\n      i dag\n# til sidst\n"
    more = taken(raw, svar="00000001", kommentarer=[WHOLE])
    assert b"# vores egen note" in more.raw
    assert b"# til sidst" in more.raw
    assert more.hearing.comments[0].settled == "Rettet i dag"
    windows = taken(raw.replace(b"\n", b"\r\n"), svar="00000001", kommentarer=[WHOLE]).raw
    assert windows == more.raw.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("raw", [b"kommentarer: [\n", b"kommentarer: [{nr: 1, art: sprog, kommentar: Hej}]\n"])
def test_a_file_that_cannot_be_changed_safely_is_left_as_it_is_and_told(raw: bytes) -> None:
    came = take_in("x.hoering.yaml", raw, answer(), TODAY)
    assert isinstance(came, NotKept)
    assert came.told.startswith("x.hoering.yaml ")


def test_a_hearing_never_grows_larger_than_can_be_read() -> None:
    raw = b""
    told = ""
    for n in range(20):
        many = [{**WHOLE, "kommentar": f"{k} {n} {'x' * 900}"} for k in range(40)]
        came = take_in("x.hoering.yaml", raw, answer(svar=f"{n:08x}", kommentarer=many), TODAY)
        if isinstance(came, NotKept):
            told = came.told
            break
        raw = came.raw
    assert "bliver for stor" in told
    assert read_hearing("x.hoering.yaml", raw).value is not None


@pytest.mark.parametrize(
    ("change", "how", "at"),
    [
        (("Noget sker.", "Noget andet sker."), "står", "Ro."),
        (("giver: Ro.", "giver: Ro til borgeren."), "ændret", "Ro til borgeren."),
        (("  et:", "  andet:"), "står", "Ro."),
        (("id: ja, ", "id: nu, "), "står", "Ro."),
    ],
)
def test_a_comment_is_found_by_the_words_of_its_line_and_else_by_its_place(
    change: tuple[str, str], how: str, at: str
) -> None:
    card = read_card("lille.yaml", SMALL.replace(*change).encode()).value
    assert card is not None
    (where,) = standing(taken().hearing.comments, lines_of_card(card, DECK.deck))
    assert (where.how, where.line and where.line.text) == (how, at)


def test_a_line_that_is_gone_is_said_to_be_gone_with_what_it_said(tmp_path: Path) -> None:
    card = deck(tmp_path)
    gone = {**GIVES, "sted": "trin.x.valg.y.giver", "tekst": "Kassen bliver tømt klokken fire."}
    card.with_name("lille.hoering.yaml").write_bytes(taken(kommentarer=[gone]).raw)
    (finding,) = found(card)
    assert '(linjen står ikke i kortet mere og lød: "Kassen bliver tømt klokken fire.")' in finding.message


def test_a_paragraph_is_pointed_at_where_it_begins(tmp_path: Path) -> None:
    text = "|\n      Noget sker.\n\n      Så sker der\n      mere af det."
    card = deck(tmp_path, SMALL.replace("tekst: Noget sker.", f"tekst: {text}"))
    second = {**GIVES, "sted": "trin.et.tekst", "tekst": "Så sker der mere af det."}
    card.with_name("lille.hoering.yaml").write_bytes(taken(kommentarer=[second]).raw)
    (finding,) = found(card)
    assert card.read_text(encoding="utf-8").splitlines()[finding.place.line - 1].strip() == "Så sker der"


_BAD: dict[str, Any] = {
    "en anden udgave": {"høring": 2},
    "kort er": {"kort": "../../etc"},
    "kort.er": {"kort": "a" * 101},
    "art er": {"kommentarer": [{**GIVES, "art": "<b>"}]},
    "kommentar er": {"kommentarer": [{**GIVES, "kommentar": " \n "}]},
    "kommentar": {"kommentarer": [{**GIVES, "kommentar": "x" * 1001}]},
    "kommentarer er": {"kommentarer": [GIVES] * 101},
    "ikke kan ses": {"kommentarer": [{**GIVES, "kommentar": "\x1b[2Jvæk"}]},
    "ikke kan ses (navn)": {"navn": "Anna\u202e"},
    "dom er": {"dom": "9"},
    "version er": {"version": "1"},
    "ekstra er": {"ekstra": 1},
}


@pytest.mark.parametrize("told", _BAD)
def test_a_file_that_is_no_answer_of_ours_is_refused_in_one_sentence(tmp_path: Path, told: str) -> None:
    said = read_answer(written(tmp_path, **_BAD[told]))
    assert isinstance(said, str)
    assert said.count("\n") == 0
    assert told.replace("kort.er", "kort er") in said
    assert "\x1b" not in said


_HARMFUL = (b"", b"[" * 200_000, b"\xff\xfe{}", b"null", b"9" * 5000, b'{"a": ' * 30_000, b" " * (LARGEST + 1))


@pytest.mark.parametrize("raw", _HARMFUL, ids=range(len(_HARMFUL)))
def test_a_file_made_to_do_harm_is_refused_at_once(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.svar.json"
    path.write_bytes(raw)
    assert isinstance(read_answer(path), str)


def test_an_answer_that_a_windows_editor_saved_is_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert isinstance(read_answer(path), Answer)


def test_a_folder_gives_its_answers_and_nothing_else_and_the_latest_comes_last(tmp_path: Path) -> None:
    old, new = written(tmp_path, "x.svar.json"), written(tmp_path, "x.svar (1).json")
    os.utime(old, (1, 1))
    written(tmp_path, "noget-andet.json")
    assert answer_files([tmp_path, old]) == [old, new]


def test_answers_about_other_cards_are_told_and_the_rest_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = deck(tmp_path)
    files = [written(tmp_path), written(tmp_path, "b.svar.json", kort="ukendt"), tmp_path / "c.svar.json"]
    files[2].write_text("hej", encoding="utf-8")
    assert main(["hoering", str(card), "--saml", *map(str, files)]) == 1
    told = capsys.readouterr()
    assert "lille: et svar, en ny kommentar." in told.out
    assert "kortet ukendt" in told.err
    assert "c.svar.json er ikke et svar fra en høring." in told.err
    assert len(found(card)) == 1


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(_TEXT, _TEXT, st.sampled_from(["sprog", "jura"]))
def test_whatever_a_reader_writes_is_read_back_as_it_was_taken_in(says: str, line: str, kind: str) -> None:
    comment = {**GIVES, "kommentar": says, "tekst": line, "art": kind}
    try:
        given = answer(kommentarer=[comment])
    except ValueError:
        return  # refused, and told
    came = take_in("x.hoering.yaml", b"", given, TODAY)
    assert isinstance(came, Taken)
    assert came.hearing.comments[0].says == given.comments[0].says
    after = settle("x.hoering.yaml", came.raw, 1, given.comments[0].says)
    assert isinstance(after, Taken)
    assert read_hearing("x.hoering.yaml", after.raw).value == after.hearing
