"""What an editor can help with, asked of texts as they are while one types: half written, and wrong here and there."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SMALL

import spil.cli
from spil.author.edit.names import name_at, names_in
from spil.author.edit.rename import refusal
from spil.author.lsp.complete import offers_at
from spil.author.lsp.definition import comes_from
from spil.author.lsp.desk import Desk, is_ours
from spil.author.lsp.fixes import fixes_for
from spil.author.lsp.shape import kind_of
from spil.author.lsp.spot import spot_at
from spil.author.lsp.told import told_at
from spil.author.lsp.units import column_in, units_before
from spil.cards.deck import built_in, deck_around, read_deck
from spil.cards.findings import lines_of
from spil.cards.model import Card
from spil.cards.read.load import read_card
from spil.cards.read.syntax import Document
from spil.cards.shared import Programme

READING = read_deck()
DECK = READING.deck
BLOCK = """\
titel: Lille
hensyn:
- id: a
  navn: Alfa
  familie: drift
trin:
  et:
    tekst: |
      Noget sker, og {stedet} er her.
    tillæg:
      - tekst: Mere.
        sted: stedet
    valg:
      - id: ja
        husk:
          - sagde-ja
        til: to
      - id: nej
        til: to
  to:
    tekst: Slut.
    slut: Slut
"""


def document(text: str) -> Document:
    return read_card("lille.yaml", text.encode()).document


def cursor(text: str) -> tuple[str, int, int]:
    """A text without its `‸`, and where that stood."""
    before, _, after = text.partition("‸")
    return before + after, before.count("\n"), len(before.rpartition("\n")[2])


def offered(text: str, kind: object = Card) -> list[str]:
    """What is proposed at the `‸`."""
    text, line, column = cursor(text)
    found = offers_at(document(text), kind, DECK, line, column)
    return [each.text for each in found[1]] if found else []


def told(text: str) -> str:
    text, line, column = cursor(text)
    found = told_at(document(text), Card, DECK, line, column)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("til: slut}", "til: ‸}", ["et", "slut"]),
        ("til: slut}", "til: sl‸", ["et", "slut"]),
        ("{hvis: [sagde-ja]", "{hvis: [‸]", ["sagde-ja"]),
        ("{hvis: [sagde-ja]", "{hvis_ikke: [‸", ["sagde-ja"]),
        ("hensyn: [b], til: to", "hensyn: [a, ‸], til: to", ["b"]),
        ("familie: drift", "familie: pr‸", list(DECK.families)),
        ("berørt: borger", "berørt: ‸", ["borger", "kollega", "leder", "ansøger"]),
        ("mål: [B-HM]", "mål: [B-HM, ‸]", ["B-D1", "B-D2", "A-D1", "A-D2"]),
        (
            "arena: møde\n",
            "a‸\n",
            ["teaser: ", "greb: ", "herkomst: ", "arena: ", "initiativ: ", "bevidst:", "fra_før:"],
        ),
        ("rammen: []", "rammen: [‸]", list(DECK.frame)),
        ("    slut: Et slut\n", "    ‸\n", ["tillæg:", "slut: ", "spørgsmål: ", "valg:"]),
        ("  slut:\n", "  ‸\n", ["slut:"]),
        ("      - {id: bliv, ", "      - {id: bliv, hvis: [‸], ", ["sagde-ja"]),
        ("{når: altid,", "{når: to-lejre, trin: to, mellem: [bliv, ‸], ", ["gå"]),
        ("{når: altid,", "{når: valgt, trin: ‸, ", ["et", "to"]),
        ("{når: altid,", "{når: valgt, valg: ‸, ", ["ja", "nej"]),
        ("formål: At prøve.", "formål: At ‸prøve.", []),
        ("titel: Lille", "titel: Lille # ‸", []),
        ("titel: Lille", "titel: Lille\nbevidst:\n  K6‸", []),
    ],
)
def test_what_fits_is_proposed_in_a_file_that_is_half_written(old: str, new: str, expected: list[str]) -> None:
    assert old in SMALL
    assert offered(SMALL.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("        til: to\n      - id: nej", "        til: ‸\n      - id: nej", ["to"]),
        ("          - sagde-ja", "          - ‸", []),
        ("        til: to\n  to:", "        til: to\n        hvis:\n        - ‸\n  to:", ["sagde-ja"]),
        ("        sted: stedet", "        sted: ‸", ["før", "efter", "stedet"]),
        ("  familie: drift\n", "  familie: drift\n- id: b\n  f‸\n", ["navn: ", "familie: "]),
        ("  familie: drift\n", "  familie: drift\n- id: b\n  familie: ‸\n", list(DECK.families)),
        ("{stedet} er her.", "{stedet} er ‸her.", []),
    ],
)
def test_lists_with_a_line_for_each_are_understood_wherever_their_dash_stands(
    old: str, new: str, expected: list[str]
) -> None:
    assert old in BLOCK
    assert offered(BLOCK.replace(old, new, 1)) == expected


def test_a_programme_is_proposed_the_cards_of_the_deck() -> None:
    assert offered("kort: [‸]\n", Programme) == list(DECK.cards)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("kort_‸sagt", 'kort_sagt: Valget i få ord, så det kan læses efter "at" og efter "ville".'),
        ("til: t‸o", "Trinnet to: Mere sker."),
        ("husk: [sagde‸-ja]", "Kortet husker sagde-ja efter et.ja."),
        ("hensyn: [a‸]", "Hensynet til Alfa. Familien den-enkelte: "),
        ("[B‸-HM]", "B-HM: Alle borgere har lige adgang og muligheder"),
        ("når: al‸tid", "altid: Når der er plads til sidst"),
        ("fam‸ilie: drift", "familie: Den familie, hensynet hører til. Vælg mellem: den-enkelte, "),
        ("No‸get sker.", ""),
    ],
)
def test_a_word_is_explained_where_it_stands(where: str, expected: str) -> None:
    plain = where.replace("‸", "")
    found = told(SMALL.replace(plain, where, 1))
    assert found.startswith(expected) if expected else found == ""


@pytest.mark.parametrize(
    ("where", "line"),
    [("til: t‸o", 21), ("{hvis: [sagde-‸ja]", 19), ("hensyn: [b‸]", 13), ("  t‸o:", 21)],
)
def test_a_name_leads_to_where_it_is_given(where: str, line: int) -> None:
    text, row, column = cursor(SMALL.replace(where.replace("‸", ""), where, 1))
    names = names_in(document(text))
    name = name_at(names, row + 1, column + 1)
    assert name
    assert [(path, place.line) for path, place in comes_from(name, "lille.yaml", names, READING)] == [
        ("lille.yaml", line)
    ]


def test_a_family_leads_to_the_file_the_decks_share() -> None:
    names = names_in(document(SMALL))
    name = next(each for each in names if each.kind == "familie")
    ((path, place),) = comes_from(name, "lille.yaml", names, READING)
    assert Path(path).name == "hensyn.yaml"
    assert lines_of(Path(path).read_text(encoding="utf-8"))[place.line - 1].endswith(f"id: {name.name}")


@pytest.mark.parametrize(
    ("name", "new", "why"),
    [
        ("to", "slut", "allerede"),
        ("to", "Det andet", "små bogstaver"),
        ("to", "", "små bogstaver"),
        ("drift", "ro", "hensyn.yaml"),
        ("to", "nummer-to", ""),
        ("ja", "nej", "allerede"),
        ("ja", "bliv", ""),
    ],
)
def test_a_new_name_is_refused_where_the_card_would_break(name: str, new: str, why: str) -> None:
    names = names_in(document(SMALL))
    asked = next(each for each in names if each.name == name)
    assert why in refusal(names, asked, new)
    assert bool(why) == bool(refusal(names, asked, new))


def test_what_can_be_mended_by_itself_is_mended_at_once_and_nothing_else_is_touched() -> None:
    text = BLOCK.replace("    slut: Slut\n", "\tslut: Slut\n")
    found = Desk().findings(Path("lille.yaml"), text)
    (fix,) = [each for each in fixes_for(Path("lille.yaml"), document(text), found) if each.title.startswith("Ret det")]
    lines = lines_of(text)
    for place, new in fix.changes:
        lines[place.line - 1] = new
    assert "\t" not in "\n".join(lines)
    assert [n for n, (old, new) in enumerate(zip(lines_of(text), lines, strict=True)) if old != new] == [21]


def test_the_lines_an_entry_lacks_are_written_below_it_one_entry_at_a_time() -> None:
    text = BLOCK
    while found := [each for each in Desk().findings(Path("lille.yaml"), text) if each.code == "K301"]:
        fix = fixes_for(Path("lille.yaml"), document(text), found)[0]
        ((place, new),) = fix.changes
        rows = lines_of(text)
        rows[place.line - 1] += new
        text = "\n".join(rows)
    assert "        til: to\n        tekst: \n        kort_sagt: \n        giver: \n        koster: \n" in text
    assert "        hensyn: \n    spørgsmål: \n  to:\n" in text
    assert "    slut: Slut\narena: \nmål: \nrolle: \nberørt: \n" in text


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ("", "status: kladde\nbevidst:\n  K613: \nhensyn:"),
        ("bevidst:\n  K610: Det passer.\n", "bevidst:\n  K613: \n  K610: Det passer.\nhensyn:"),
        ("bevidst: {K610: Det passer}\n", ""),
    ],
)
def test_advice_one_decides_against_gets_a_line_for_the_reason(there: str, expected: str) -> None:
    text = SMALL.replace("titel: Lille\n", f"titel: Lille\nteaser: {'Lang ' * 13}\n").replace(
        "hensyn:", f"{there}hensyn:", 1
    )
    found = [each for each in Desk().findings(Path("lille.yaml"), text) if each.code == "K613"]
    fixes = [each for each in fixes_for(Path("lille.yaml"), document(text), found) if "hvorfor" in each.title]
    assert bool(fixes) == bool(expected)
    for fix in fixes:
        ((place, new),) = fix.changes
        rows = lines_of(text)
        rows[place.line - 1] = new + rows[place.line - 1]
        text = "\n".join(rows)
        assert expected in text
        assert "K309" in [each.code for each in Desk().findings(Path("lille.yaml"), text)]


def test_an_id_that_is_not_the_files_name_is_mended_to_it() -> None:
    found = Desk().findings(Path("stor.yaml"), SMALL)
    assert [each.changes[0][1] for each in fixes_for(Path("stor.yaml"), document(SMALL), found)] == ["stor"]


def test_the_findings_are_those_of_tjek(tmp_path: Path) -> None:
    path = tmp_path / "kort" / "lille.yaml"
    text = SMALL.replace("til: slut}", "til: sluk}").replace("rammen: []", "rammen: [ukendt]")
    assert [each.code for each in Desk().findings(path, text)] == ["K404", "K701"]


def test_a_deck_is_found_around_its_files_and_read_again_when_something_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "kort" / "lille.yaml"
    path.parent.mkdir()
    assert deck_around(path) == tmp_path
    assert deck_around(built_in() / "kort" / "x.yaml") is None
    desk = Desk()
    assert "lille" not in desk.deck(path).deck.cards
    path.write_text(SMALL, encoding="utf-8")
    assert "lille" not in desk.deck(path).deck.cards
    desk.saved()
    assert "lille" in desk.deck(path).deck.cards


@pytest.mark.parametrize(
    ("name", "text", "ours"),
    [
        ("kort/lille.yaml", "", True),
        ("forloeb/lille.yml", "", True),
        ("lille.yaml", "# yaml-language-server: $schema=./kort.schema.json\ntitel: x\n", True),
        ("lille.proever.yaml", "", True),
        ("compose.yaml", "services: []\n", False),
        ("kort/README.md", "", False),
    ],
)
def test_only_the_games_own_files_are_spoken_of(tmp_path: Path, name: str, text: str, ours: bool) -> None:
    assert is_ours(tmp_path / name, text) == ours


@given(st.integers(0, len(SMALL)), st.text(max_size=6), st.integers(0, 40), st.integers(0, 80))
def test_nothing_that_is_typed_breaks_the_help(place: int, typed: str, line: int, column: int) -> None:
    text = SMALL[:place] + typed + SMALL[place + 3 :]
    found = document(text)
    offers_at(found, Card, DECK, line, column)
    told_at(found, Card, DECK, line, column)
    names_in(found)
    spot = spot_at(text, line, column)
    assert spot is None or lines_of(text)[line][spot.start : spot.end] == spot.word


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))
SIZES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""How Python calls each way an editor may count, and the bytes of one unit."""


@given(LINES, st.sampled_from(list(SIZES)))
def test_an_editors_columns_come_back_as_they_went(line: str, encoding: str) -> None:
    codec, size = SIZES[encoding]
    for column in range(len(line) + 1):
        units = units_before(line, column, encoding)
        assert units == len(line[:column].encode(codec)) // size
        assert column_in(line, units, encoding) == column


def test_each_kind_of_file_is_known_by_its_place() -> None:
    assert kind_of(Path("forloeb/x.yaml")) is Programme
    assert kind_of(Path("kort/x.yaml")) is Card


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "spil.author.lsp.server", None)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert spil.cli.main(["lsp"]) == 2
    told = capsys.readouterr().err
    assert told == 'Hjælpen til editorer er ikke installeret. Skriv: pip install "ligebehandlingsspillet[lsp]"\n'
