"""What lies in a folder: one bad file is left out and told, and takes nobody else down."""

import json
import os
from pathlib import Path

import pytest
from records import CARD, DECK, FIRST, TOOK, at, lines, opened, table, write, write_all
from small import ROOT

import facilitator.cli
from facilitator.evidence.collect import NothingThereError, collect
from facilitator.evidence.table_files import Tables
from facilitator.summary import summarise
from spil.command_line import MOST_IN_ROOM, MOST_PEOPLE, MOST_TABLES
from spil.play.moves import (
    Chosen,
    Counted,
    Ended,
    Event,
    Move,
    Present,
    Raised,
    TablesCounted,
    Weighed,
)
from spil.record.read import Record, Rejected, read_record

FORMATS = ("tekst", "md", "html", "csv", "json")


def room(folder: Path, *numbers: int) -> None:
    write_all(folder, [table(number, TOOK[number % 3]) for number in numbers or (1, 2, 3)])


def told(folder: Path, *more: str) -> str:
    """What `saml` says of what it left out."""
    return "\n".join(f"{bad.path}:{bad.line}: {bad.message}" for bad in collect([folder], DECK).rejected)


def tables_in(folder: Path) -> list[int | None]:
    return [record.started.table for record in collect([folder], DECK).records]


@pytest.mark.parametrize("live", [False, True], ids=["saml", "while it is led"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "locked", "huge", "text"])
def test_a_file_that_cannot_be_read_is_left_out_and_stops_nobody(
    tmp_path: Path, kind: str, live: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    room(tmp_path)
    bad = tmp_path / "x.jsonl"
    if kind == "folder":
        bad.mkdir()
    elif kind == "pipe":
        os.mkfifo(bad)
    elif kind == "huge":
        with bad.open("wb") as stream:
            stream.truncate(1 << 30)
    else:
        bad.write_text("hej\n", encoding="utf-8")
    if kind == "locked":
        read = Path.read_bytes

        def refused(self: Path) -> bytes:
            if self == bad:
                raise PermissionError(13, "Permission denied", str(self))
            return read(self)

        monkeypatch.setattr(Path, "read_bytes", refused)
    if live:
        tables = Tables(tmp_path, table(1).started.session, DECK)
        assert tables.look()
        assert len(tables.records) == 3
    else:
        assert tables_in(tmp_path) == [1, 2, 3]
        assert (str(bad) in told(tmp_path)) == (kind not in {"folder", "pipe"})


IMPOSSIBLE: list[tuple[str, object]] = [
    ("people", 10**6),
    ("people", 0),
    ("table", 0),
    ("table", 2**63),
    ("at", "9999-12-31T23:59:59-23:59"),
    ("at", "0001-01-01T00:00:00+23:59"),
    ("at", "i går"),
    ("session", "\x1b[2Jslettet"),
    ("programme", "a\u202eb"),
]


@pytest.mark.parametrize(("key", "value"), IMPOSSIBLE)
def test_a_record_whose_beginning_cannot_be_is_left_out_and_told(
    tmp_path: Path, key: str, value: object, capsys: pytest.CaptureFixture[str]
) -> None:
    room(tmp_path)
    bad = write(tmp_path / "x.jsonl", table(4))
    first, _, rest = bad.read_text(encoding="utf-8").partition("\n")
    bad.write_text(json.dumps({**json.loads(first), key: value}) + "\n" + rest, encoding="utf-8")
    assert tables_in(tmp_path) == [1, 2, 3]
    assert f"{bad}:1: " in told(tmp_path)
    for form in FORMATS:
        assert facilitator.cli.main(["saml", str(tmp_path), "--format", form]) == 0
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert "\x1b" not in out + err


@pytest.mark.parametrize(
    "move",
    [
        Counted(step=FIRST, counts={"ny-tid": 1000}),
        Counted(step=FIRST, counts={"ny-tid": 2**63}),
        Counted(step="findes-ikke", counts={"ny-tid": 1}),
        Counted(step=FIRST, counts={"findes-ikke": 1}),
        Chosen(step="findes-ikke", choice="ny-tid"),
        Chosen(step=FIRST, choice="findes-ikke"),
        Chosen(step="to-voksne", choice="ny-tid"),
        Weighed(step=FIRST, consideration="findes-ikke"),
        Ended(ending="findes-ikke"),
        Ended(ending=FIRST),
        TablesCounted.model_validate({"step": FIRST, "tables": [{"table": 1, "choice": "findes-ikke"}]}),
        TablesCounted.model_validate({"step": FIRST, "tables": [{"table": 10**9, "choice": "ny-tid"}]}),
        TablesCounted.model_validate({"step": FIRST, "tables": [{"table": 1, "choice": "ny-tid"}] * 2}),
    ],
    ids=lambda move: move.line()[:70],
)
def test_a_line_that_cannot_be_is_left_out_and_told_and_the_rest_counts(tmp_path: Path, move: Move) -> None:
    room(tmp_path)
    bad = write(tmp_path / "x.jsonl", table(4, None, move, Chosen(step=FIRST, choice="ny-tid")))
    collected = collect([tmp_path], DECK)
    assert f"{bad}:3: " in told(tmp_path)
    (last,) = (record for record in collected.records if record.started.table == 4)
    assert move not in last.moves
    for audience in ("room", "leader", "report"):
        summarise(collected.records, DECK, audience)  # type: ignore[arg-type]


def test_the_attackers_records_are_counted_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    folder = ROOT / "tests" / "data" / "hostile"
    for form in FORMATS:
        assert facilitator.cli.main(["saml", str(folder), "--format", form]) == 0
        assert "Traceback" not in capsys.readouterr().err


def test_a_laptop_that_is_a_hundred_years_ahead_is_not_the_newest(tmp_path: Path) -> None:
    room(tmp_path)
    ahead = table(1, session="2126-11-22-bif-basis-45-aaaa", at="2126-11-22T09:00:00+01:00", record="ahead")
    write(tmp_path / "ahead.jsonl", ahead)
    assert tables_in(tmp_path) == [1, 2, 3]
    assert collect([tmp_path], DECK).other_sessions == ("2126-11-22-bif-basis-45-aaaa",)
    assert collect([tmp_path], DECK, ahead.started.session).records[0].started == ahead.started


def test_two_files_of_one_table_are_told_and_counted_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_all(tmp_path, [table(1), table(2), table(2, "telefontolk", record="anew", at="2026-11-22T09:30:00+01:00")])
    assert facilitator.cli.main(["saml", str(tmp_path)]) == 0
    assert "Flere filer er fra bord 2" in capsys.readouterr().err
    tables = Tables(tmp_path, table(1).started.session, DECK)
    tables.look()
    assert len(tables.records) == 2
    assert tables.told.startswith("Bord 2 har flere filer, og én tæller.")


def test_where_each_table_has_one_file_nothing_is_told(tmp_path: Path) -> None:
    room(tmp_path)
    tables = Tables(tmp_path, table(1).started.session, DECK)
    tables.look()
    assert tables.told == ""


def test_a_file_with_its_ending_in_large_letters_is_one_too(tmp_path: Path) -> None:
    write(tmp_path / "BORD1.JSONL", table(1))
    assert tables_in(tmp_path) == [1]


def test_a_name_that_would_clear_a_screen_is_told_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room(tmp_path)
    (tmp_path / "x\x1b[2J.jsonl").write_text("hej\n", encoding="utf-8")
    assert facilitator.cli.main(["saml", str(tmp_path)]) == 0
    assert "\x1b" not in capsys.readouterr().err
    with pytest.raises(NothingThereError) as raised:
        collect([tmp_path], DECK, "\x1b[2J")
    assert "\x1b" not in str(raised.value)


def test_a_card_that_was_changed_or_is_not_in_the_deck_is_no_mistake_of_the_record(tmp_path: Path) -> None:
    other = opened().model_copy(update={"play": "0" * 12})
    (tmp_path / "a.jsonl").write_bytes(lines(table(1).started, other, Chosen(step="nyt", choice="nyt")))
    assert collect([tmp_path], DECK).rejected == ()
    assert CARD.id in DECK.cards


@pytest.mark.parametrize(
    ("table_number", "form", "people", "wrong"),
    [
        (MOST_TABLES, "bord", MOST_PEOPLE, ""),
        (MOST_TABLES + 1, "bord", 5, "bordets nummer"),
        (1, "bord", MOST_PEOPLE + 1, f"højst være {MOST_PEOPLE} med"),
        (None, "fælles", MOST_IN_ROOM, ""),
        (None, "fælles", MOST_IN_ROOM + 1, f"højst være {MOST_IN_ROOM} med"),
    ],
)
def test_a_beginning_is_taken_up_to_what_the_game_counts_and_no_further(
    table_number: int | None, form: str, people: int, wrong: str
) -> None:
    read = read_record(lines(at(table_number, form=form, people=people)))
    assert isinstance(read, Rejected) == bool(wrong)
    assert wrong in getattr(read, "message", "")


@pytest.mark.parametrize(("year", "known"), [(1970, False), (1971, True), (2199, True), (2200, False)])
def test_a_year_is_taken_that_a_clock_may_show(year: int, known: bool) -> None:
    read = read_record(lines(at(1, at=f"{year}-06-01T09:00:00+01:00")))
    assert isinstance(read, Record) == known


def rejected(*moves: Event, people: int = 11) -> list[int]:
    """The lines that are left out of a led room's record."""
    read = read_record(lines(at(None, form="fælles", people=people), *moves))
    assert isinstance(read, Record)
    return [each.line for each in read.rejected]


def test_as_many_may_answer_as_were_there_at_most_and_not_one_more() -> None:
    def counted(many: int) -> Counted:
        return Counted(step=FIRST, counts={"ny-tid": many})

    assert rejected(counted(11), counted(12)) == [3]
    assert rejected(Present(people=12), counted(12), Present(people=9), counted(12), counted(13)) == [6]
    assert rejected(Present(people=MOST_IN_ROOM), Present(people=MOST_IN_ROOM + 1)) == [3]


def test_tables_are_counted_by_the_numbers_there_are_each_once() -> None:
    def typed(*numbers: int) -> TablesCounted:
        return TablesCounted(step=FIRST, tables=tuple(Raised(table=n, choice="ny-tid") for n in numbers))

    assert rejected(typed(1, MOST_TABLES), typed(0, 1), typed(MOST_TABLES + 1), typed(1, 1)) == [3, 4, 5]


def test_a_second_beginning_that_cannot_be_read_is_a_bad_line_and_none_of_a_newer_version() -> None:
    raw = lines(at(1)) + b'{"type":"started","people":"mange"}\n{"type":"counted","of":"people"}\n'
    read = read_record(raw)
    assert isinstance(read, Record)
    assert read.unknown == 0
    assert [each.line for each in read.rejected] == [2, 3]


@pytest.mark.parametrize(("length", "kept"), [(200, True), (201, False)])
def test_a_name_is_as_long_as_a_name_may_be(length: int, kept: bool) -> None:
    read = read_record(lines(at(1)) + b'{"type":"ended","ending":"%s"}\n' % (b"x" * length))
    assert isinstance(read, Record)
    assert bool(read.moves) == kept
