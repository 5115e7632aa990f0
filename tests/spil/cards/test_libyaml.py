"""libyaml reads the cards; no finding rests on its words alone, and none of its limits stands in for ours."""

from typing import Any

import pytest
import yaml
from small import SMALL

from spil.cards.read import syntax
from spil.cards.read.load import read_card
from spil.cli import main


class UnknownWords(yaml.CLoader):
    """A libyaml that says all it has to say in words of no known version."""

    def get_event(self) -> Any:
        try:
            return super().get_event()
        except yaml.MarkedYAMLError as error:
            error.problem, error.context = "blub", "bla"
            raise


def lines_found(text: str) -> list[int]:
    return [each.place.line for each in read_card("lille.yaml", text.encode()).findings]


@pytest.mark.parametrize("brackets", [17, 900, 1001, 30_000])
@pytest.mark.parametrize("before", ["", "a: ", "a:\n  - "])
def test_lists_too_deep_are_told_at_the_first_that_is_whatever_depth_libyaml_allows(before: str, brackets: int) -> None:
    found = read_card("lille.yaml", (before + "[" * brackets).encode()).findings
    assert "K206" in {each.code for each in found}
    (deep,) = (each for each in found if each.code == "K206")
    around = {"": 0, "a: ": 1, "a:\n  - ": 2}[before]
    assert deep.place.line == before.count("\n") + 1
    assert deep.place.column == len(before.rpartition("\n")[2]) + 17 - around


MISTAKES = (
    ("titel: Lille", "titel: Lille: kort"),
    ("titel: Lille", "titel: %Lille"),
    ("titel: Lille", "\ttitel: Lille"),
    ("titel: Lille", 'titel: "Lille" kort'),
    ("titel: Lille", 'titel: "Lille'),
    ("titel: Lille", "titel: 'Lille\n  og mere"),
    ("titel: Lille", 'titel: "L\\ille"'),
    ("titel: Lille", "titel Lille"),
    ("titel: Lille", "titel: Lille\n  arena: møde"),
    ("titel: Lille", "titel: - Lille"),
    ("titel: Lille", "titel: Lille\nen linje uden noget"),
    ("titel: Lille", "titel: {Lille"),
    ("titel: Lille", "titel: Lille\n...\n"),
    ("mål: [B-HM]", "mål: [B-HM"),
    ("mål: [B-HM]", "mål: [,B-HM]"),
    ("mål: [B-HM]", "mål:\n  - B-HM\n - A-D1"),
    ("mål: [B-HM]", "mål: [B-HM]]"),
    ("mål: [B-HM]", "mål: [B-HM\n  A-D1: x\n  y"),
    ("  - {id: a, navn: Alfa, familie: den-enkelte}", "  - {id: a, navn: Alfa, familie: den-enkelte"),
    ("  - {id: a, navn: Alfa, familie: den-enkelte}", "    - {id: a, navn: Alfa, familie: den-enkelte}"),
    ("navn: Alfa", "navn: 'Alfa"),
    ("hvis: [sagde-ja]", "hvis: ['sagde-ja]"),
    ("{hvis: [sagde-ja]", '{hvis: "[sagde-ja]'),
    ("giver: Ro., koster", 'giver: Ro.," koster'),
    ("giver: Ro., koster", "giver: Ro., \n, koster"),
    ("    tekst: Noget sker.", "   tekst: Noget sker."),
    ("    tekst: Noget sker.", "    tekst: |\n  Noget sker."),
    ("    tekst: Noget sker.", "    tekst: >x\n      Noget sker."),
    ("    tekst: Noget sker.", "    tekst: Noget sker.\n    ? {a: b"),
    ("    tekst: Noget sker.", "    tekst: *"),
    ("    tekst: Noget sker.", "    tekst: &"),
    ("    tekst: Noget sker.", "    tekst: !<x"),
    ("    tekst: Noget sker.", "    tekst: Noget sker.\n    hej\n    med: dig"),
    ("id: lille\n", "%YAML 9.9\n---\nid: lille\n"),
    ("id: lille\n", "%TAG x\n---\nid: lille\n"),
    ("id: lille\n", "id: lille\n}\n"),
)


@pytest.mark.parametrize(("old", "new"), MISTAKES)
def test_what_libyaml_says_in_unknown_words_is_told_at_the_same_line(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SMALL.replace(old, new, 1)
    assert text != SMALL
    known = lines_found(text)
    assert known
    monkeypatch.setattr(syntax, "_PARSER", UnknownWords)
    syntax._placed.cache_clear()
    assert lines_found(text) == known


def test_without_libyaml_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(syntax, "_PARSER", None)
    assert main(["tjek"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("PyYAML er installeret uden libyaml")
    assert told.count("\n") == 1
