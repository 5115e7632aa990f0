"""`facilitator veje` and `facilitator proev`: what tables did with a card, and what its author may expect."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from small import SMALL, started

import facilitator.cli
from facilitator.made_up.trial import trial
from facilitator.summary import CardSummary
from spil.cards.deck import read_deck
from spil.cards.read.load import read_card
from spil.play.moves import Chosen, Event, Opened, Passed
from spil.play.walk import play_hash

DECK = read_deck().deck
CARD = DECK.cards["du-kan-jo-sproget"]
OPENED = Opened(card=CARD.id, play=play_hash(CARD))
WAYS = (
    *[(("fordelingen", "vent-til-bagefter"), ("kaffen", "gå-med"))] * 4,
    *[(("fordelingen", "tag-sagen"), ("borgeren", "spørg-mira"))] * 3,
)
"""Seven tables: four had coffee, three met the citizen."""
FEW = WAYS[:-1]
"""Six tables, of which two met the citizen."""


def write(folder: Path, ways: Sequence[Sequence[tuple[str, str]]], **changes: Any) -> Path:
    """A folder with one record for each table."""
    folder.mkdir()
    for number, way in enumerate(ways, 1):
        record = f"{number:08}-0000-4000-8000-000000000000"
        first = started(**{"table": number, "record": record, **changes})
        events: list[Event] = [first, OPENED, *(Chosen(step=step, choice=choice) for step, choice in way)]
        (folder / f"{number}.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in events))
    return folder


def run(argv: Sequence[object], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    try:
        status = facilitator.cli.main([str(each) for each in argv])
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def test_the_tree_has_how_many_tables_went_each_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(["veje", CARD.id, write(tmp_path / "borde", WAYS)], capsys)
    assert (status, err) == (0, "")
    assert "Syv borde spillede kortet." in out
    assert "3: vente og tale med Mira bagefter (husker ventede): fire borde → se kaffen" in out
    assert "1: tage sagen med tolk: tre borde\n" in out
    assert "2: tilbyde at gå med til lederen: fire borde\n" in out


def test_where_two_tables_went_neither_they_nor_what_would_tell_of_them_is_a_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(["veje", CARD.id, write(tmp_path / "borde", FEW)], capsys)[1]
    assert "1: tage sagen med tolk: få eller ingen\n" in out
    at = out[out.index("borgeren:") :]
    assert "For få borde til at vise tal" in at[: at.index("1: ")]
    assert "2: spørge Mira om hjælp (husker spurgte-mira) → se lederen" in at
    assert "2: tilbyde at gå med til lederen\n" in out  # all who had coffee would tell how many had not


def test_two_tables_get_no_numbers_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["veje", CARD.id, write(tmp_path / "borde", WAYS[:2])], capsys)[1]
    _, _, tree = out.partition("\n\n")
    assert not re.search(r": (?:et bord|\w+ borde)\b", tree)
    assert tree.count("For få borde til at vise tal") == 5


def test_which_table_went_which_way_makes_no_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mixed = list(WAYS)
    Random(1).shuffle(mixed)
    told = [
        run(["veje", CARD.id, write(tmp_path / name, ways)], capsys)[1] for name, ways in (("a", WAYS), ("b", mixed))
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("form", ["trae", "mermaid", "dot", "svg"])
def test_the_numbers_are_in_every_format(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, file = write(tmp_path / "borde", WAYS), tmp_path / "veje"
    assert run(["veje", CARD.id, folder, "--format", form, "-o", file], capsys)[0] == 0
    text = file.read_text(encoding="utf-8")
    if form == "svg":
        text = "\n".join(each.text or "" for each in ET.fromstring(text).iter("{http://www.w3.org/2000/svg}text"))
    assert text.count("fire borde") == 2
    assert text.replace("sidder to borde", "").count("to borde") == 0  # the card has two desks
    assert text.count("tre borde") == 2
    assert "For få borde" in text


def test_practised_sessions_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["veje", CARD.id, write(tmp_path / "borde", WAYS, rehearsal=True)], capsys)[1]
    assert "ØVELSE: det hele er opdigtet." in out


def test_above_the_tree_stands_which_session_and_what_was_passed_or_played_as_an_older_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "borde", WAYS)
    head = run(["veje", CARD.id, folder], capsys)[1]
    assert started().session in head
    for word in ("ØVELSE", "sprang kortet over", "ældre udgave"):
        assert word not in head
    old, skipped = Opened(card=CARD.id, play="0" * 12), [OPENED, Passed()]
    for number, moves in ((8, skipped), (9, skipped), (10, [old]), (11, [old])):
        first = started(table=number, record=f"{number:08}-0000-4000-8000-000000000000")
        events: list[Event] = [first, *moves]
        (folder / f"{number}.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in events))
    out = run(["veje", CARD.id, folder], capsys)[1]
    assert "ældre udgave" not in out  # of two tables no number leaves the room
    for number, moves in ((12, skipped), (13, [old])):
        first = started(table=number, record=f"{number:08}-0000-4000-8000-000000000000")
        events = [first, *moves]
        (folder / f"{number}.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in events))
    out = run(["veje", CARD.id, folder], capsys)[1]
    assert "Tre borde sprang kortet over." in out
    assert "Tre spillede en ældre udgave og er ikke talt med." in out


def test_where_the_whole_room_went_one_way_no_tables_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "rum", WAYS[:1], table=None, form="fælles", people=12)
    out = run(["veje", CARD.id, folder], capsys)[1]
    assert "Hele rummet gik samme vej, så her er ingen borde at tælle." in out
    assert "For få" not in out


@pytest.mark.parametrize(
    ("card", "status", "told"),
    [
        ("den-hurtige-hjaelp", 1, "Ingen har spillet Den hurtige hjælp"),
        ("du-kan-jo-sprog", 2, 'Mente du "du-kan-jo-sproget"?'),
    ],
)
def test_a_card_nobody_played_or_nobody_has_is_told(
    card: str, status: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(["veje", card, write(tmp_path / "borde", WAYS)], capsys)
    assert (code, out) == (status, "")
    assert told in err


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(["veje", CARD.id, tmp_path], capsys)
    assert (code, out) == (1, "")
    assert "ingen filer fra spillet" in err


QUESTIONS = """\
    - {når: altid, tekst: Hvad siger I?}
    - {når: enighed, tekst: Hvad skulle være anderledes?}
    - {når: spredt, tekst: Hvad mangler?}
    - {når: ingen-valgte, trin: to, valg: bliv, tekst: Hvornår bliver man?}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A card of two choices, in which a room can never spread over many."""
    path = tmp_path / "lille.yaml"
    path.write_text(SMALL.replace("    - {når: altid, tekst: Hvad siger I?}\n", QUESTIONS), encoding="utf-8")
    return path


def test_an_author_sees_three_rooms_and_what_each_would_be_asked(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(["proev", small], capsys)
    assert (status, err) == (0, "")
    rooms = out.split("\n\n")[1:7]
    assert [room.splitlines()[0] for room in rooms] == [
        "Et rum, hvor bordene er enige",
        "Et rum, hvor bordene er delte",
        "Et blandet rum med borde",
        "Et ledet rum, der er enigt",
        "Et ledet rum, der er delt",
        "Et blandet ledet rum",
    ]
    assert "1. Kortets: Hvad skulle være anderledes?" in rooms[0]
    assert "Kortets: Hvad skulle være anderledes?" not in rooms[1]


def test_a_question_that_came_in_no_room_is_told_with_why(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["proev", small], capsys)[1]
    never = out[out.index("Kom ikke i noget rum") :]
    assert "- Hvad mangler?\n  Rummene spredte sig aldrig nok dér." in never
    assert "Hvad siger I?" not in never


def test_a_question_about_a_choice_that_nobody_took_is_told_in_how_many_rooms_somebody_did(small: Path) -> None:
    more = "    - {når: ingen-valgte, trin: et, valg: ja, tekst: Hvem sagde ikke ja?}\n"
    card = read_card("lille.yaml", (small.read_text(encoding="utf-8") + more).encode()).value
    assert card is not None
    deck = replace(DECK, cards={**DECK.cards, card.id: card})
    tried, question = trial(card, deck), card.notes.questions[-1]
    others = {kind: tuple(each for each in rooms if not _fits(each)) for kind, rooms in tried.rooms.items()}
    told = replace(tried, rooms=others).why_not(question)
    assert re.fullmatch(r"I \d+ af \d+ rum tog nogen det valg\. I resten var der for få borde til at sige, .*", told)


def _fits(room: CardSummary) -> bool:
    return any(own.when == "ingen-valgte" for own in room.shown.own)


def test_the_same_card_gives_the_same_rooms(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proev", small], capsys) == run(["proev", small], capsys)


def test_a_card_with_errors_is_told_and_not_tried(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write_text(small.read_text(encoding="utf-8").replace("til: slut}", "til: slud}"), encoding="utf-8")
    status, out, err = run(["proev", small], capsys)
    assert (status, out) == (1, "")
    assert "fejl K404" in err


@pytest.mark.parametrize("name", DECK.cards)
def test_every_card_of_the_deck_can_be_tried(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.made_up.trial.SEEDS", 1)  # one room of each kind shows as much of what is told
    status, out, _ = run(["proev", name], capsys)
    assert status == 0
    assert max(map(len, out.splitlines())) <= 80
    assert out.count("  Ved borde: enige ") == len(DECK.cards[name].notes.questions)
    assert out.count("  I ledede rum: enige ") == len(DECK.cards[name].notes.questions)


def test_a_programme_cannot_be_tried_as_a_card(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(["proev", "bif-basis-45"], capsys)
    assert (status, out) == (2, "")
    assert "er et forløb" in err
