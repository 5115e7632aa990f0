"""A led session line by line: a person who answers what is asked comes to the end of it, whatever else they type."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest

from facilitator.cli import main

ANSWERS = {
    "Hvad vil du lede?": "2",
    "Hvad vil du øve?": "1",
    "Hvilket kort passer til jer?": "1",
    "Hvor mange er I?": "11",
    "Er der en leder med?": "n",
    "Arbejder I sammen til daglig?": "j",
    "Ser alle det samme som dig?": "n",
    "Skriv et tal for hvert valg": "2 5 2 2",
    "Tryk tallet for den vej": "1",
    "så …": "spørger vi først",
    "Hvem gør det?": "vagten",
    "Hvornår?": "mandag",
    "Vil du gemme en rapport": "j",
}
"""What the person answers, by what was said last."""


class Person(io.StringIO):
    """A person at the keyboard: answers by what was said since the last answer, and else presses Enter."""

    def __init__(self, out: io.StringIO, first: Mapping[str, Sequence[str]], answers: Mapping[str, str]) -> None:
        super().__init__()
        self._out, self._answers, self._read = out, answers, 0
        self._first = {asked: [*lines] for asked, lines in first.items()}
        self._patience = 400

    def readline(self, *_: object) -> str:  # type: ignore[override]  # its other base is of bytes
        said, self._read = " ".join(self._out.getvalue()[self._read :].split()), len(self._out.getvalue())
        self._patience -= 1
        if not self._patience:
            return ""  # nobody sits there for ever
        for asked, lines in self._first.items():
            if asked in said and lines:
                return f"{lines.pop(0)}\n"
        return f"{next((answer for asked, answer in self._answers.items() if asked in said), '')}\n"


def led(
    monkeypatch: pytest.MonkeyPatch,
    more: Mapping[str, str],
    first: Mapping[str, Sequence[str]] = MappingProxyType({}),
    command: Sequence[str] = (),
) -> str:
    """Everything that was said while a session was led, from the first question to the last."""
    out = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stdin", Person(out, first, {**ANSWERS, **more}))
        assert main(["--tekst", *command]) == 0
    return " ".join(out.getvalue().split())


def test_a_session_is_led_to_its_end_and_the_report_is_where_it_says(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    said = led(monkeypatch, {"Vil du slette det?": "n"})
    assert "Kun til dig:" in said
    assert "Hvis " in said
    assert "Dobbeltklik på den, så åbner den i browseren." in said
    assert [path for path in home.glob("*.html") if path.name in said]
    assert "Intet er slettet." in said
    assert list(home.rglob("*.jsonl"))


def test_what_is_typed_wrongly_is_told_help_is_there_and_a_pause_blanks_the_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = led(monkeypatch, {"Vil du slette det?": "n"}, {"p: pause": ["hvad", "h", "p"]})
    assert "p: pause. Rummets skærm bliver blank." in said
    assert "Pause. Ingen skal forklare noget." in said
    assert "Vi går videre." in said


def test_what_was_recorded_is_deleted_when_asked_and_the_agreement_may_stay(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    said = led(monkeypatch, {"Vil du slette det?": "j", "Skal aftalerne blive?": "j"})
    assert "Der er aftaler i det:" in said
    kept = [path.read_text(encoding="utf-8") for path in home.rglob("*.jsonl")]
    assert not [text for text in kept if '"counted"' in text]
    assert [text for text in kept if '"agreed"' in text]


def test_next_time_it_asks_first_what_became_of_the_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    led(monkeypatch, {"Vil du slette det?": "n"})
    said = led(monkeypatch, {"Vil du slette det?": "n", "Følg op på aftalen": "j"}, {"svare en anden gang": ["1"]})
    assert "Tak. Det er gemt ved aftalen." in said


def test_one_can_practise_and_nothing_of_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = "1"
    said = led(monkeypatch, {"Hvad vil du lede?": practice, "Ser alle det samme som dig?": "j"})
    assert "Kun til dig:" not in said
    assert "øvelse" in said.casefold()


def test_what_was_left_is_gone_on_with_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    said = led(monkeypatch, {}, {"p: pause": ["", "", "l"]})
    assert "Skriv facilitator igen" in said
    again = led(monkeypatch, {"Vil du slette det?": "n", "Hvad vil du lede?": "1"})
    assert "Fortsæt:" in again
    assert "Hvor mange er I?" not in again


def test_a_room_with_phones_is_led_line_by_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"Vælg så alene på din telefon": ["i"], "0 af 11 har svaret": ["s"], "I vælger på sedler nu.": ["s"]}
    said = led(monkeypatch, {"Vil du slette det?": "n"}, asked, ("rum", "enhedsmoede-20"))
    assert "Kode:" in said
    assert "0 af 11 har svaret" in said
    assert "I vælger på sedler nu." in said
    assert "I vælger på telefonerne igen." in said
