"""Ways kept as tests: `spil tjek` walks them again, and a new one leaves what stands in the file as it is."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SMALL

import spil.author
from spil.author.check.all import check_deck, check_paths
from spil.author.preview.append_way import keep
from spil.author.yaml_lines import quoted
from spil.cards.deck import card_files, read_deck
from spil.cards.findings import Finding
from spil.cards.kept_ways import KeptWay
from spil.cards.read.load import read_trials

DECK = read_deck()
EXAMPLES = Path(spil.author.__path__[0]) / "check" / "eksempler"
WAY = """\
prøver:
  - navn: Ja og bliv
    valg: [et.ja, to.bliv]
    slut: slut
"""


def kept(folder: Path, ways: str = WAY, card: str = SMALL) -> Path:
    """A card with ways beside it; gives the file of ways."""
    (folder / "lille.yaml").write_text(card, encoding="utf-8")
    path = folder / "lille.proever.yaml"
    path.write_text(ways, encoding="utf-8")
    return path


def found(*paths: Path) -> list[Finding]:
    return list(check_paths(paths, DECK).findings)


def trial(name: str = "Nej og gå", *choices: str, ending: str = "slut") -> KeptWay:
    return KeptWay.model_validate({"navn": name, "valg": choices or ("et.nej", "to.gå"), "slut": ending})


def test_a_way_that_holds_is_not_told_of_and_is_no_card(tmp_path: Path) -> None:
    kept(tmp_path)
    checked = check_paths([tmp_path], DECK)
    assert (checked.cards, checked.findings) == (1, ())
    assert [path.name for path in card_files(tmp_path)] == ["lille.yaml"]


@pytest.mark.parametrize("name", ["", "lille.yaml", "lille.proever.yaml"])
def test_a_card_and_its_ways_are_checked_together_whichever_is_named(tmp_path: Path, name: str) -> None:
    path = kept(tmp_path, WAY.replace("to.bliv", "to.blive"))
    (finding,) = found(tmp_path / name)
    assert (finding.code, finding.path) == ("K507", str(path))


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ("et.ja", "et.jo", "et.jo", 'trinnet "et" har ikke valget "jo"'),
        ("to.bliv", "tre.bliv", "tre.bliv", 'trinnet "tre" findes ikke'),
        ("to.bliv", "slut.bliv", "slut.bliv", 'vejen går nu til "to" og ikke til "slut"'),
        ("to.bliv", "bliv", "bliv", 'trinnet "bliv" findes ikke'),
        ("to.bliv]", "to.bliv, slut.gå]", "slut.gå", 'den ender allerede i "slut"'),
        (", to.bliv", "", "valg: [et.ja]", 'den når ikke til en slutning, men standser i "to"'),
        ("slut: slut", "slut: et-slut", "et-slut", 'den ender nu i "slut" og ikke i "et-slut"'),
    ],
)
def test_the_first_place_where_a_way_differs_is_told(tmp_path: Path, old: str, new: str, at: str, told: str) -> None:
    text = WAY.replace(old, new)
    (finding,) = found(kept(tmp_path, text))
    assert (finding.code, finding.severity) == ("K507", "error")
    assert told in finding.message
    lines = text.splitlines()
    assert lines[finding.place.line - 1][finding.place.column - 1 :].startswith(at)


def test_a_choice_that_is_not_offered_along_that_way_is_told_as_that(tmp_path: Path) -> None:
    card = SMALL.replace("{id: bliv,", "{id: bliv, hvis: [sagde-ja],").replace(
        "      - {id: gå,",
        "      - {id: vent, tekst: V., kort_sagt: v, giver: R., koster: T., hensyn: [a], til: slut}\n      - {id: gå,",
    )
    (finding,) = [each for each in found(kept(tmp_path, WAY.replace("et.ja", "et.nej"), card)) if each.code == "K507"]
    assert 'valget "bliv" i trinnet "to" bliver ikke tilbudt ad denne vej' in finding.message
    assert finding.way == ("et.nej",)


def test_every_way_that_no_longer_holds_is_told_once(tmp_path: Path) -> None:
    more = "  - {navn: Nej, valg: [et.nix, to.nix], slut: slut}\n  - {navn: Gå, valg: [et.ja, to.gå], slut: slut}\n"
    assert [each.place.line for each in found(kept(tmp_path, WAY.replace("et.ja", "et.jo") + more))] == [3, 5]


def test_ways_are_walked_although_prose_is_missing_in_the_card(tmp_path: Path) -> None:
    path = kept(tmp_path, WAY.replace("et.ja", "et.jo"), SMALL.replace("arena: møde\n", ""))
    assert {each.code for each in found(path)} == {"K301", "K507"}


def test_a_lost_target_in_the_card_is_not_told_again_by_the_ways(tmp_path: Path) -> None:
    path = kept(tmp_path, card=SMALL.replace("hensyn: [a], til: slut}", "hensyn: [a], til: sluk}"))
    assert [each.code for each in found(path)] == ["K404"]


def test_a_mistake_in_the_file_of_ways_is_told_at_its_place(tmp_path: Path) -> None:
    (finding,) = found(kept(tmp_path, WAY.replace("navn:", "nvan:")))
    assert (finding.code, finding.place.line, finding.place.column) == ("K312", 2, 5)


def test_ways_whose_card_is_gone_are_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    path = kept(tmp_path).rename(tmp_path / "lile.proever.yaml")
    (finding,) = found(tmp_path)
    assert (finding.code, finding.path) == ("K508", str(path))
    assert "lille.proever.yaml" in finding.repair


def test_the_ways_of_a_deck_of_ones_own_are_walked_with_it(tmp_path: Path) -> None:
    (tmp_path / "kort").mkdir()
    path = kept(tmp_path / "kort", WAY.replace("et.ja", "et.jo"))
    own = read_deck(tmp_path)
    assert "lille" in own.deck.cards
    assert [each.path for each in check_deck(own).findings if each.code == "K507"] == [str(path)]
    assert [each.code for each in found(tmp_path)] == ["K507"]


@pytest.mark.parametrize("code", ["K507", "K508"])
def test_the_example_of_a_finding_shows_exactly_that(code: str) -> None:
    assert [each.code for each in found(EXAMPLES / code)] == [code]
    (ways,) = (EXAMPLES / code).glob("*.proever.yaml")
    lines = ways.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# Årsag: ")
    assert lines[1].startswith("# Sådan retter du: ")


def test_the_first_way_begins_a_file_that_holds(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.unlink()
    assert keep(path, trial()) == "Vejen er gemt i lille.proever.yaml."
    assert found(path) == []
    assert read_trials("", path.read_bytes()).value is not None


@pytest.mark.parametrize(
    "text",
    [
        WAY,
        WAY.rstrip("\n"),
        f"# Øverst\n{WAY}  # Nederst\n\n",
        WAY.replace("\n", "\r\n"),
        WAY.replace("  -", "-").replace("\n    ", "\n  "),
        "prøver:\n      -   navn: Ja og bliv\n          valg: [et.ja, to.bliv]\n          slut: slut\n",
        "\ufeff" + WAY,
    ],
)
def test_a_new_way_comes_last_and_what_stood_there_stays(tmp_path: Path, text: str) -> None:
    path = kept(tmp_path)
    path.write_bytes(text.encode())
    assert "gemt" in keep(path, trial())
    raw = path.read_bytes()
    assert raw.startswith(text.encode())
    assert {line.endswith(b"\r") for line in raw.split(b"\n")[:-1]} == {"\r" in text}
    reading = read_trials("", raw)
    assert reading.value is not None
    assert [each.name for each in reading.value.trials] == ["Ja og bliv", "Nej og gå"]


@pytest.mark.parametrize(
    "text", ["prøver: [{navn: Ja, valg: [et.ja], slut: slut}]\n", WAY + "...\n", WAY.replace("navn", "nav")]
)
def test_a_file_that_cannot_take_a_way_more_is_left_alone_and_that_is_said(tmp_path: Path, text: str) -> None:
    path = kept(tmp_path, text)
    assert "kan ikke få en vej mere" in keep(path, trial())
    assert path.read_text(encoding="utf-8") == text


def test_nothing_is_kept_that_would_be_read_as_something_else(tmp_path: Path) -> None:
    path = kept(tmp_path)
    keep(path, trial("a\u030aben"))
    assert path.read_text(encoding="utf-8") == WAY


def test_a_list_that_is_still_empty_gets_its_first_way(tmp_path: Path) -> None:
    path = kept(tmp_path, "# Her kommer de\nprøver:\n")
    keep(path, trial())
    assert found(path) == []


def test_the_same_way_is_kept_once(tmp_path: Path) -> None:
    path = kept(tmp_path)
    assert keep(path, trial("Et andet navn", "et.ja", "to.bliv")) == (
        'Vejen er gemt i forvejen og hedder "Ja og bliv".'
    )
    assert path.read_text(encoding="utf-8") == WAY


READABLE = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Co", "Cn"], exclude_characters="\u3164\ufffd"
)


@given(st.text(READABLE, max_size=60))
def test_whatever_a_way_is_called_is_read_back_whole(name: str) -> None:
    raw = f"prøver:\n  - navn: {quoted(f'x{name}')}\n    valg: []\n    slut: slut\n".encode()
    value = read_trials("", raw).value
    assert value is not None
    assert value.trials[0].name.split() == normalize("NFC", f"x{name}").split()
