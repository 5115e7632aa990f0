"""`spil nyt --forloeb`: four answers become a programme, and the check finds the deck around a file."""

import io
import shutil
from pathlib import Path

import pytest

from spil.author.check.all import check_paths
from spil.author.new.folder import new_deck
from spil.author.new.programme import Wanted, programme_questions, programme_text
from spil.cards.deck import built_in, deck_around, read_deck
from spil.cards.read.load import read_programme
from spil.cli import main

DECK = read_deck()
KINDS = [each.value for each in programme_questions(DECK.deck, ())[1].options]
LONGEST = sorted(DECK.deck.cards, key=lambda name: -DECK.deck.cards[name].minutes)


@pytest.mark.parametrize("audience", ["kolleger", "nye"])
@pytest.mark.parametrize("cards", [(), tuple(LONGEST[:1]), tuple(LONGEST[:3]), tuple(LONGEST[-2:])])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_programme_passes_the_check_without_a_finding(
    tmp_path: Path, kind: str, cards: tuple[str, ...], audience: str
) -> None:
    path = tmp_path / "forloeb" / "noget.yaml"
    path.parent.mkdir()
    path.write_text(programme_text(Wanted("Noget", kind, audience, cards), DECK.deck), encoding="utf-8")
    assert check_paths([path], DECK).findings == ()
    found = read_programme(str(path), path.read_bytes()).value
    assert found is not None
    assert found.pick <= max(1, len(cards)) or not cards
    assert found.agreement == {"kolleger": "fælles", "nye": "egen"}[audience]


def typed(monkeypatch: pytest.MonkeyPatch, own: Path, *lines: str, name: str = "") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["nyt", *([name] if name else []), "--forloeb", "--kortsaet", str(own)])


def test_four_answers_become_a_programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "mine"
    new_deck(own)
    assert typed(monkeypatch, own, "Teammødet", "1", "nye", "Vores første kort, den hurtige hjælp") == 0
    path = own / "forloeb" / "teammoedet.yaml"
    found = read_programme(str(path), path.read_bytes()).value
    assert found is not None
    assert (found.title, found.cards) == ("Teammødet", ("vores-foerste-kort", "den-hurtige-hjaelp"))


@pytest.mark.parametrize("command", [["graf"], ["nyt"], ["skriv"], ["hoering"]])
def test_a_programme_s_file_is_never_read_as_a_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    new_deck(tmp_path / "mine")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main([*command, str(tmp_path / "mine" / "forloeb" / "vores-moede.yaml")]) == 2
    out, err = capsys.readouterr()
    assert "er et forløb" in err
    assert "Slet linjen" not in out + err


def test_a_programme_is_read_and_printed_by_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_deck(tmp_path / "mine")
    file, paper = str(tmp_path / "mine" / "forloeb" / "vores-moede.yaml"), tmp_path / "papir.html"
    assert main(["læs", file]) == 0
    assert "Vores første kort" in capsys.readouterr().out
    assert main(["udskriv", file, "-o", str(paper)]) == 0
    assert "Vores første kort" in paper.read_text(encoding="utf-8")


def test_the_check_says_that_it_read_a_programme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_deck(tmp_path / "mine")
    main(["tjek", str(tmp_path / "mine" / "forloeb" / "vores-moede.yaml")])
    assert capsys.readouterr().out.endswith("1 forløb læst, ingen fejl.\n")


def test_a_card_whose_title_has_a_comma_is_found_among_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, tmp_path, "Teammødet", "1", "nye", "Dansk nok, Brevet, alle forstår, Klokken otte")
    path = tmp_path / "forloeb" / "teammoedet.yaml"
    found = read_programme(str(path), path.read_bytes()).value
    assert found is not None
    assert found.cards == ("dansk-nok", "brevet-alle-forstaar", "tyve-minutter")


def test_a_card_that_is_misspelt_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "mine"
    new_deck(own)
    typed(monkeypatch, own, "Teammødet", "1", "1", "Vores første kort, den hurtig hjælp")
    assert 'Mente du "Den hurtige hjælp"?' in capsys.readouterr().out


def test_a_name_alone_becomes_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, tmp_path, name="Vores første møde") == 0
    assert main(["tjek", str(tmp_path / "forloeb" / "vores-foerste-moede.yaml")]) == 0


def test_a_programme_that_is_there_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, tmp_path, name="Vores møde")
    before = (tmp_path / "forloeb" / "vores-moede.yaml").read_bytes()
    assert typed(monkeypatch, tmp_path, name="Vores møde") == 2
    assert (tmp_path / "forloeb" / "vores-moede.yaml").read_bytes() == before


def test_without_a_deck_one_is_told_to_name_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["nyt", "--forloeb"]) == 2
    assert "--kortsaet" in capsys.readouterr().err


def test_the_check_finds_a_programmes_neighbours_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_deck(tmp_path / "mine")
    assert main(["tjek", str(tmp_path / "mine" / "forloeb" / "vores-moede.yaml")]) == 0
    assert "K803" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("mine/forloeb/vores-moede.yaml", "mine"),
        ("mine/kort/vores-foerste-kort.yaml", "mine"),
        ("mine/kort", "mine"),
        ("mine", "mine"),
        ("mine/rammer.yaml", "mine"),
        ("andet/kortet.yaml", None),
        ("andet", None),
    ],
)
def test_a_deck_is_known_by_where_a_file_lies(tmp_path: Path, path: str, found: str | None) -> None:
    new_deck(tmp_path / "mine")
    (tmp_path / "andet").mkdir()
    assert deck_around(tmp_path / path) == (found and (tmp_path / found).resolve())


def test_the_games_own_deck_is_nobodys() -> None:
    assert deck_around(built_in() / "forloeb" / "bif-basis-45.yaml") is None


def test_a_frame_line_of_ones_own_is_found_from_a_card_beside_it(tmp_path: Path) -> None:
    new_deck(tmp_path / "mine")
    shutil.copy(built_in() / "rammer.yaml", tmp_path / "mine")
    frame = tmp_path / "mine" / "rammer.yaml"
    name = next(iter(DECK.deck.frame))
    frame.write_text(frame.read_text(encoding="utf-8").replace(f"id: {name}", "id: vores-egen", 1), encoding="utf-8")
    card = tmp_path / "mine" / "kort" / "vores-foerste-kort.yaml"
    card.write_text(card.read_text(encoding="utf-8") + "rammen: [vores-egen]\n", encoding="utf-8")
    assert main(["tjek", str(card)]) == 0
