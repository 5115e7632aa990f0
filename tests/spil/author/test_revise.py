"""`spil nyt KORT.yaml`: one thing of a card is changed, and the file stays its author's."""

import io
import re
import shutil
from pathlib import Path

import pytest
from answered import SAID

from spil.author.check.all import check_paths
from spil.author.edit.changes import with_text
from spil.author.edit.spans import Spans
from spil.author.new.parts import Field, parts_of
from spil.author.new.saving import Opened, change, opened
from spil.cards.deck import built_in, read_deck
from spil.cards.findings import lines_of
from spil.cards.marks import marks_in
from spil.cards.model import Card, Ending, Step
from spil.cards.read.load import read_card
from spil.cli import main
from spil.plain.card_desk import CardDesk
from spil.plain.console import Console

DECK = read_deck()
CARD = "den-hurtige-hjaelp"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A card of the deck in a folder of one's own."""
    (tmp_path / "kort").mkdir()
    return Path(shutil.copy(built_in() / "kort" / f"{CARD}.yaml", tmp_path / "kort"))


def typed(monkeypatch: pytest.MonkeyPatch, path: Path | str, *lines: str, own: Path | None = None) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["nyt", *([str(path)] if path else []), *(["--kortsaet", str(own)] if own else [])])


def as_read(path: Path) -> Card:
    found = read_card(str(path), path.read_bytes()).value
    assert found is not None
    return found


def test_one_line_is_changed_and_every_other_stays(card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = card.read_text(encoding="utf-8").splitlines()
    assert typed(monkeypatch, card, "Om kortet", "Titel", "Den langsomme: hjælp", "", "") == 0
    after = card.read_text(encoding="utf-8").splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("titel: Den hurtige hjælp", 'titel: "Den langsomme: hjælp"')
    ]


def test_windows_line_ends_and_a_mark_at_the_front_stay(card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card.write_bytes(b"\xef\xbb\xbf" + card.read_bytes().replace(b"\n", b"\r\n"))
    before = card.read_bytes().split(b"\r\n")
    typed(monkeypatch, card, "Om kortet", "1", "Noget andet", "", "")
    after = card.read_bytes().split(b"\r\n")
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_enter_changes_nothing(card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = card.read_bytes()
    assert typed(monkeypatch, card, "1", "1", "", "", "") == 0
    assert card.read_bytes() == before


def written(file: Opened, field: Field) -> str:
    """What a thing of a card is, and how it stands in its file."""
    assert file.reading.value is not None
    names = file.reading.value.steps.keys()
    key = " ".join("" if isinstance(each, int) or each in names else each for each in field.keys)
    at = file.reading.document.place(*field.keys)
    before, value = (line := lines_of(file.text)[at.line - 1])[: at.column - 1], line[at.column - 1 :]
    sign = value[:1] if value[:1] in "|>\"'[{" else ""
    return f"{key} {sign} {'{' in before} {at.line == at.end_line} {bool(field.now)}"


def test_every_kind_of_thing_on_a_card_can_be_changed_however_it_is_written() -> None:
    changed: set[str] = set()
    for path in sorted((built_in() / "kort").glob("*.yaml")):
        file = opened(path)
        card = file.reading.value
        assert card is not None
        spans = Spans(file.reading.document._replace(text=file.text))
        for field in (field for part in parts_of(card) for field in part.fields):
            how = written(file, field)
            if how in changed:
                continue
            changed.add(how)
            marks = [f"{{{name}}}" for name in marks_in(field.now)]
            answer = next((each.value for each in field.question.options), " ".join(["Noget: andet", *marks]))
            after = file.with_edits(change(card, spans, field, answer)).reading.value
            assert after is not None, field.keys
            told = {each.keys: each.now for part in parts_of(after) for each in part.fields}
            assert told[field.keys] == answer
    assert len(changed) > 40


def test_notes_that_a_file_leaves_out_are_written_when_one_of_them_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [*SAID.values(), "Til den, der leder", "Formål", "At tale om tid.", "", ""]
    typed(monkeypatch, "", *answers, own=tmp_path)
    path = tmp_path / "kort" / "skaermen-paa-gangen.yaml"
    assert as_read(path).notes.purpose == "At tale om tid."
    assert check_paths([path], DECK).findings == ()


SECOND = {
    "efter": "1 2",
    "tekst": "Hun kommer igen dagen efter og er i tvivl om ét punkt.",
    "spørgsmål": "",
    "1.tekst": "Ring til hende med det samme.",
    "1.kort_sagt": "ringe til borgeren",
    "1.giver": "Hun får svar med det samme.",
    "1.koster": "En anden venter lidt imens.",
    "1.familie": "Hendes egen stemme",
    "1.slut": "Hun er glad. Telefonen ringer igen.",
    "2.tekst": "Skriv et nyt brev.",
    "2.kort_sagt": "skrive et nyt brev",
    "2.giver": "Hun har det på skrift bagefter.",
    "2.koster": "Brevet tager en time at skrive.",
    "2.familie": "10 et roligt tempo",
    "2.slut": "Brevet er sendt. Hun har ikke læst det.",
    "3.tekst": "",
}


def test_a_new_card_gets_a_second_decision_and_a_memory_without_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["Tilføj en beslutning", *SECOND.values(), "Lad kortet huske", "1", "1", "Hun husker mødet uden skærm.", ""]
    assert typed(monkeypatch, "", *SAID.values(), *more, own=tmp_path) == 0
    path = tmp_path / "kort" / "skaermen-paa-gangen.yaml"
    assert check_paths([path], DECK).findings == ()
    card = as_read(path)
    first, second = (step for step in card.steps.values() if isinstance(step, Step))
    assert [choice.to for choice in first.choices][:2] == ["bagefter", "bagefter"]
    assert second.additions[0].requires == first.choices[0].remembers
    assert len([step for step in card.steps.values() if isinstance(step, Ending)]) == 3
    assert "Vil du også skrive mere" in capsys.readouterr().out


def test_endings_that_go_for_a_second_decision_are_said_before_it_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "", *SAID.values(), "Tilføj en beslutning", "1 2", "t", "", own=tmp_path)
    said = " ".join(capsys.readouterr().out.split())
    told = said.partition("De her slutninger går ud")[2]
    assert SAID["1.slut"] in told
    assert SAID["2.slut"] in told
    assert told.index(SAID["2.slut"]) < told.index("Hvad er der sket")
    assert SAID["3.slut"] not in told


def test_help_on_a_list_says_that_a_number_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "", *SAID.values(), "Tilføj en beslutning", *SECOND.values(), own=tmp_path)
    capsys.readouterr()
    path = tmp_path / "kort" / "skaermen-paa-gangen.yaml"
    typed(monkeypatch, path, "Lad kortet huske", "1", "?", "1", "Hun husker mødet.", "")
    said = capsys.readouterr().out
    assert "Hjælp: Skriv tallet foran det, du vælger." in said
    assert "…." not in said


def test_what_is_found_in_a_card_is_said_before_one_chooses_what_to_change_and_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {**SAID, "byttetest": "Ville I gøre det samme, hvis det var en kollega"}
    typed(monkeypatch, "", *said.values(), "", own=tmp_path)
    first = capsys.readouterr().out
    assert first.index("Spillet har et råd") < first.index("Vil du også skrive mere")
    path = tmp_path / "kort" / "skaermen-paa-gangen.yaml"
    typed(monkeypatch, path, "")
    again = " ".join(capsys.readouterr().out.split())
    assert again.count("byttetesten er ikke et helt spørgsmål") == 1
    assert again.index("byttetesten er") < again.index("Hvad vil du ændre?")


def test_an_ending_has_a_name_though_the_choice_is_only_full_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = {**SECOND, "1.kort_sagt": "...", "2.kort_sagt": ". ."}
    assert typed(monkeypatch, "", *SAID.values(), "Tilføj en beslutning", *second.values(), "", own=tmp_path) == 0
    names = [
        each.name
        for each in as_read(tmp_path / "kort" / "skaermen-paa-gangen.yaml").steps.values()
        if isinstance(each, Ending)
    ]
    assert {"Slutning 1", "Slutning 2"} <= {*names}


def test_a_decision_one_goes_back_from_changes_nothing(card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = card.read_bytes()
    typed(monkeypatch, card, "Tilføj en beslutning", "1", "t", "")
    assert card.read_bytes() == before


def test_a_card_with_errors_is_told_and_not_changed(
    card: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    card.write_text(card.read_text(encoding="utf-8").replace("rolle:", "role:"), encoding="utf-8")
    assert typed(monkeypatch, card, "1", "1", "Noget", "", "") == 1
    assert "Ret fejlene først" in capsys.readouterr().out


def test_the_games_own_cards_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, built_in() / "kort" / f"{CARD}.yaml", "1", "1", "Noget", "", "") == 2
    assert "Lav en kopi" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, tmp_path / "intet.yaml") == 3


def test_what_somebody_else_saved_meanwhile_is_not_written_over(card: Path) -> None:
    before = opened(card)
    found = before.reading.value
    assert found is not None
    field = parts_of(found)[0].fields[0]
    after = before.with_edits(change(found, Spans(before.reading.document), field, "Noget"))
    card.write_bytes(before.raw + b"# mit\n")
    assert not before.save(after)
    assert card.read_bytes().endswith(b"# mit\n")


def test_what_is_found_only_after_a_change_is_told_at_its_line(
    card: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, card, "Om kortet", "Teaser", " ".join(["ord"] * 20), "", "")
    told = " ".join(capsys.readouterr().out.split())
    assert len(re.findall(r"Linje \d+: teaseren har 20 ord", told)) == 1


def test_the_same_mistake_in_other_words_is_told_again(
    card: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(
        monkeypatch, card, "Om kortet", "Titel", "Hun lider af støj", "Titel", "Han lider af støj", "Teaser", "Ro.", ""
    )
    assert capsys.readouterr().out.count('undgå "lider af". Skriv hellere') == 2


def test_what_can_be_chosen_is_told_by_its_name_and_no_id(
    card: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, card, "3", "", "")
    told = capsys.readouterr().out
    assert "Hensyn: hurtig hjælp" in told
    assert "hurtig-hjælp" not in told


def test_answers_on_a_second_decision_are_kept_till_it_stands_in_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "", *SAID.values(), own=tmp_path)
    path = tmp_path / "kort" / "skaermen-paa-gangen.yaml"
    begun, rest = list(SECOND.values())[:9], list(SECOND.values())[9:]
    typed(monkeypatch, path, "Tilføj en beslutning", *begun)
    typed(monkeypatch, path, "Tilføj en beslutning", "1 2", *rest, "")
    second = as_read(path).steps["bagefter"]
    assert isinstance(second, Step)
    assert (second.text, second.choices[0].in_short) == (SECOND["tekst"], SECOND["1.kort_sagt"])
    assert not list(tmp_path.rglob("*.txt"))


def test_what_cannot_be_saved_is_told_and_the_file_stays(card: Path) -> None:
    out = io.StringIO()
    desk = CardDesk(Console(io.StringIO(), out), card, DECK)
    before = opened(card)
    assert not desk.save(before, with_text(("rolle",), "konge"))
    assert not desk.save(before, with_text(("trin",), "intet"))
    assert card.read_bytes() == before.raw
    card.write_bytes(before.raw + b"# mit\n")
    assert not desk.save(before, with_text(("titel",), "Noget"))
    told = " ".join(out.getvalue().split())
    assert "Sådan kan kortet ikke spilles" in told
    assert "kun du kan ændre. Ret linje" in told
    assert "er ændret imens" in told
