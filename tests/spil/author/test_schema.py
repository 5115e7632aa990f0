"""The schema for editors: it stands in the deck, takes every card and refuses mistakes of shape.

A validator of others judges it: one of our own would only agree with itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from small import SMALL

from spil.author.new.card import template
from spil.author.schema import schema, schema_text
from spil.cards.deck import built_in, card_files
from spil.cards.read.load import read_card
from spil.cli import main

VALIDATOR = Draft202012Validator(schema())
CARDS = card_files(built_in() / "kort")


def accepted(text: str) -> bool:
    """Whether the schema takes a card with the types an editor's YAML gives it."""
    return bool(VALIDATOR.is_valid(yaml.load(text, yaml.CSafeLoader)))


def changed(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_file_in_the_deck_is_the_schema_of_today() -> None:
    assert (built_in() / "kort.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["skema"]) == 0
    assert capsys.readouterr().out == schema_text()


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_every_card_that_comes_with_the_game_is_taken(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(VALIDATOR.iter_errors(yaml.load(text, yaml.CSafeLoader))) == []
    assert list(VALIDATOR.iter_errors(read_card(path.name, path.read_bytes()).document.data)) == []


def test_the_template_is_taken() -> None:
    assert accepted(template("mit-kort", "./kort.schema.json"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("titel: Lille", "titel: 2030"),
        ("titel: Lille", "titel: 12:30"),
        ("titel: Lille", "titel: no"),
        ("titel: Lille", "titel: 1.5"),
        ("minutter: 8", 'minutter: "5"'),
        ("minutter: 8", "minutter: 8\ninitiativ: [3, 10]"),
        ("navn: Beta", "navn: true"),
        ("vælg_fra: Aldrig.\n  ", ""),
        ("      - {hvis: [sagde-ja], tekst", "      - {hvis: [sagde-ja], hvis_ikke: [], tekst"),
        ("sagde-ja], tekst", "1], tekst"),
        ("mål: [B-HM]", "mål: [B-HM, A-D1]"),
        ("grunde: []", "grunde: [køn, alder]"),
    ],
)
def test_what_the_reader_takes_is_taken_although_an_editor_sees_other_types(old: str, new: str) -> None:
    text = changed(old, new).replace("husk: [sagde-ja]", "husk: [1, sagde-ja]")
    reading = read_card("lille.yaml", text.encode())
    assert reading.findings == ()
    assert accepted(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("titel: Lille\n", ""),
        ("titel: Lille", "titel:"),
        ("titel: Lille", 'titel: "  "'),
        ("titel: Lille", "titel: [Lille]"),
        ("titel: Lille", "titel: {a: b}"),
        ("titel: Lille", "titel: Lille\ntitle: Small"),
        ("titel: Lille", "Titel: Lille"),
        ("id: lille", "id: Lille kort"),
        ("id: lille", "id: næste"),
        ("id: lille", "id: 1.5"),
        ("arena: møde", "arena: mode"),
        ("minutter: 8", "minutter: 0"),
        ("minutter: 8", "minutter: 1000"),
        ("minutter: 8", "minutter: 5.5"),
        ("minutter: 8", 'minutter: "0112"'),
        ("minutter: 8", 'minutter: "12:30"'),
        ("minutter: 8", "minutter: no"),
        ("minutter: 8", "minutter: [5]"),
        ("mål: [B-HM]", "mål: B-HM"),
        ("mål: [B-HM]", "mål: []"),
        ("mål: [B-HM]", "mål: [B-HQ]"),
        ("familie: drift", "familie: drifft"),
        ("{id: nej,", '{id: "nej ",'),
        ("husk: [sagde-ja]", "husk: sagde-ja"),
        ("husk: [sagde-ja]", "huks: [sagde-ja]"),
        ("hensyn: [a], til", "hensyn: [], til"),
        ("til: to}", "tli: to}"),
        ("uden_for_rammen: ja", "uden_for_rammen: måske"),
        ("    slut: Et slut\n", ""),
        ("    slut: Et slut", "    Slut: Et slut"),
        ("    slut: Et slut", "    slut: Et slut\n    spørgsmål: Hvad?"),
        ("  et:\n", "  Det første:\n"),
        ("{når: altid,", "{når: tit,"),
        ("{når: altid,", "{når: altid, ekstra: x,"),
        ("  formål: At prøve.\n", ""),
        ("byttetest:", "bytte_test:"),
    ],
)
def test_a_mistake_of_shape_is_refused_here_as_by_the_reader(old: str, new: str) -> None:
    text = changed(old, new)
    assert read_card("lille.yaml", text.encode()).findings
    assert not accepted(text)


@pytest.mark.parametrize("kept", ["trin", "perspektiver", "facilitator", "hensyn"])
def test_a_large_part_that_is_missing_or_empty_is_refused(kept: str) -> None:
    card = yaml.load(SMALL, yaml.CSafeLoader)
    assert VALIDATOR.is_valid(card)
    nothing: tuple[Any, ...] = ({}, [], None, "x")
    for empty in nothing:
        assert not VALIDATOR.is_valid({**card, kept: empty})
    without = VALIDATOR.is_valid({key: value for key, value in card.items() if key != kept})
    assert without == (kept == "facilitator")


def test_what_need_not_be_written_is_not_asked_for() -> None:
    asked = set(schema()["required"])
    assert asked == {
        *("titel", "arena", "mål", "rolle", "berørt", "hensyn", "trin", "perspektiver", "byttetest", "aftale_hvis")
    }


def test_every_key_of_every_entry_is_told_in_danish_and_no_other_key_is_let_in() -> None:
    plain = schema()
    entries = [plain, *plain["$defs"].values()]
    assert all(each["additionalProperties"] is False for each in entries)
    told = [(key, field) for each in entries for key, field in each["properties"].items()]
    assert {key for key, _ in told} >= {"titel", "kort_sagt", "vælg_fra", "uden_for_rammen"}
    assert all(field["title"].replace(" ", "_").casefold() == key and field["description"] for key, field in told)
    assert not {"default", "anyOf"} & {key for _, field in told for key in field}


def test_the_closed_lists_are_lists_to_choose_from() -> None:
    listed = [node["enum"] for node in _nodes(schema()) if "enum" in node]
    assert ["borger", "kollega", "leder", "ansøger"] in listed
    assert ["ja", "uafklaret"] in listed


def test_a_schema_made_for_one_card_proposes_its_names_and_takes_other_ones_too() -> None:
    document = read_card("lille.yaml", SMALL.encode()).document
    own = schema(document, ["en-linje"])
    choice, asked = own["$defs"]["Choice"]["properties"], own["$defs"]["OwnQuestion"]["properties"]
    assert choice["til"]["examples"] == ["et", "to", "slut"]
    assert choice["husk"]["items"]["examples"] == choice["hvis"]["items"]["examples"] == ["sagde-ja"]
    assert choice["hensyn"]["items"]["examples"] == ["a", "b"]
    assert (asked["trin"]["examples"], asked["valg"]["examples"]) == (["et", "to"], ["ja", "nej", "bliv", "gå"])
    assert own["properties"]["rammen"]["items"]["examples"] == ["en-linje"]
    Draft202012Validator.check_schema(own)
    other = Draft202012Validator(own)
    assert other.is_valid(yaml.load(SMALL.replace("sagde-ja", "et-andet"), yaml.CSafeLoader))


def test_the_command_makes_the_schema_of_one_card(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "lille.yaml").write_text(SMALL, encoding="utf-8")
    assert main(["skema", str(tmp_path / "lille.yaml")]) == 0
    printed = capsys.readouterr().out
    assert '"sagde-ja"' in printed
    assert main(["skema", str(tmp_path / "lille.yaml"), "-o", str(tmp_path / "lille.schema.json")]) == 0
    assert (tmp_path / "lille.schema.json").read_text(encoding="utf-8") == printed
    capsys.readouterr()
    assert main(["skema", "findes-ikke"]) == 2
    assert "findes-ikke" in capsys.readouterr().err


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(each)
