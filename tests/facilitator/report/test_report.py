"""What is left behind: the page in its formats, the agreement weeks later, and deleting."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from browser import looked_at, needs_browser
from icalendar import Calendar
from small import started

import facilitator.cli
from facilitator.after.delete import doomed
from facilitator.after.follow_up import follow_up, last_promise
from facilitator.after.write_report import write_report
from facilitator.made_up.simulate import simulate
from facilitator.report.files import as_calendar, as_csv, as_html, as_markdown
from facilitator.report.model import Report, report
from facilitator.summary import summarise
from spil.cards.deck import read_deck
from spil.play.moves import Agreed, Asked, Chosen, Closed, Counted, Event, Opened, Weighed
from spil.play.walk import play_hash
from spil.record.places import records_folder
from spil.record.read import Record, read_record

DECK = read_deck().deck
TODAY = date(2026, 11, 22)
NASTY = '=1+1 <script>alert(1)</script> [b]*x*|y"'


def agreed(then: str = "spørger vi Mira først") -> Agreed:
    return Agreed.model_validate(
        {"if": "en sag deles ud", "then": then, "by": "den, der deler ud", "when": "på mandag"}
    )


def led(people: int = 11, then: str = "spørger vi Mira først") -> Record:
    """A led unit meeting from its beginning to its end."""
    card = DECK.cards["du-kan-jo-sproget"]
    moves = (
        Opened(card=card.id, play=play_hash(card)),
        Counted(step="fordelingen", counts={"tag-sagen": 2, "spørg-højt": people - 2}),
        Counted(step="fordelingen", round=2, counts={"tag-sagen": people - 3, "spørg-højt": 3}),
        agreed(then),
        Closed(),
    )
    begun = started("enhedsmoede-20", table=None, form="fælles", people=people, record=f"led-{people}-{then}")
    return Record(begun, moves, len(moves) + 1)


def tables(count: int) -> tuple[Record, ...]:
    card = DECK.cards["den-hurtige-hjaelp"]
    found = []
    for number in range(1, count + 1):
        moves = (
            Opened(card=card.id, play=play_hash(card)),
            Counted(step="skranken", counts={"ny-tid": 4, "telefontolk": 1}),
            Chosen(step="skranken", choice="ny-tid"),
            Weighed(step="skranken", consideration="at-forstå"),
        )
        found.append(Record(started(table=number, record=f"{number}"), moves, 5))
    return tuple(found)


def page(*records: Record) -> Report:
    return report(summarise(records, DECK, "report"), DECK, TODAY)


def kept(record: Record, name: str = "a.jsonl", folder: Path | None = None) -> Path:
    folder = folder or records_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    events: tuple[Event, ...] = (record.started, *record.moves)
    path.write_bytes(b"".join(event.line().encode() + b"\n" for event in events))
    return path


@pytest.mark.parametrize("people", [4, 7, 9, 10, 11, 30])
def test_no_number_of_people_leaves_the_room_in_any_format(people: int) -> None:
    found = page(led(people))
    for text in (as_markdown(found), as_csv(found), " ".join(re.sub("<[^>]+>", " ", as_html(found)).split())):
        told = text[text.index("Du kan jo sproget") :]
        assert not re.search(rf"\b({people}|{people - 2}|{people - 3})\b", re.sub(r"\d+\. \w+ \d{4}|§ ?\d+", "", told))


def test_ten_and_more_are_told_in_words_fewer_as_agreed_or_divided_and_below_eight_not_at_all() -> None:
    assert page(led(11)).cards[0].chosen[0].rows[0] == ("tage sagen med tolk", ("få eller ingen", "de fleste"))
    assert page(led(8)).cards[0].chosen[0].words == "Først: delte. Efter snakken: delte."
    assert page(led(7)).cards[0].chosen[0].words == "Der var for få svar til at fortælle om dem uden for rummet."


def test_where_nothing_may_be_told_the_reason_claims_nothing_of_how_many_there_were() -> None:
    asked = summarise((led(9),), DECK, "report").cards[0].questions
    assert asked[0].because == "fordi svarene bliver i rummet"


def test_tables_are_numbers_and_what_weighed_is_told() -> None:
    card = page(*tables(4)).cards[0]
    assert card.chosen[0].rows[1] == ("give faren en tid med tolk", (4,))
    assert card.weighed == (("at forstå og blive forstået", 4),)
    assert page(*tables(2)).cards[0].weighed == ()


def test_what_people_wrote_is_text_in_every_format() -> None:
    found = page(led(then=NASTY))
    assert "<script>" not in as_html(found)
    assert "&lt;script&gt;" in as_html(found)
    assert "\\<script\\>" in as_markdown(found)
    rows = list(csv.reader(io.StringIO(as_csv(found).removeprefix("\ufeff")), delimiter=";"))
    assert all(len(row) == 6 for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_a_spreadsheet_finds_its_own_marks() -> None:
    text = as_csv(page(led()))
    assert text.startswith("\ufeffDel;Kort;")
    assert "\r\n" in text


def test_the_calendar_asks_about_the_agreement_six_weeks_later() -> None:
    (event,) = Calendar.from_ical(as_calendar(page(led()))).walk("VEVENT")
    assert event.decoded("dtstart").date() == date(2027, 1, 3)
    assert "spørger vi Mira først" in str(event["description"])


def test_which_question_a_room_was_asked_stays_in_the_room() -> None:
    programme = DECK.programmes["enhedsmoede-20"]
    ((_, events),) = simulate(programme, DECK, tables=1, seed=1, mood="enige")
    record = read_record(b"".join(event.line().encode() + b"\n" for event in events))
    assert isinstance(record, Record)
    other = replace(record, moves=tuple(move for move in record.moves if not isinstance(move, Asked)))
    assert page(record) == page(other)
    assert page(record).rehearsal
    assert "ØVELSE" in as_html(page(record))


def test_the_same_page_comes_out_of_the_command_in_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(led(), folder=tmp_path)
    for form in ("tekst", "md", "html", "csv", "json"):
        assert facilitator.cli.main(["saml", str(tmp_path), "--format", form]) == 0
        assert "Mira" in capsys.readouterr().out
    where = tmp_path / "rapport.html"
    assert facilitator.cli.main(["saml", str(tmp_path), "--format", "html", "-o", str(where)]) == 0
    assert where.read_text(encoding="utf-8") == as_html(page(led()))
    assert where.with_suffix(".ics").exists()


def test_json_of_a_led_session_has_words_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept(led(), folder=tmp_path)
    facilitator.cli.main(["saml", str(tmp_path), "--format", "json"])
    step = json.loads(capsys.readouterr().out)["cards"][0]["steps"][0]
    assert step["tables"] == {"n": None, "choices": None, "hidden": None}
    assert set(step["second"]["choices"].values()) <= {"få eller ingen", "nogle", "de fleste", "alle eller næsten alle"}


def test_the_report_lies_beside_its_date(tmp_path: Path) -> None:
    written = write_report([led()], DECK, tmp_path / "ny", TODAY)
    assert [path.suffix for path in written] == [".html", ".ics"]
    assert all(path.exists() for path in written)


def test_last_times_agreement_is_asked_about_once() -> None:
    kept(led())
    promise = last_promise(records_folder())
    assert promise is not None
    assert "spørger vi Mira først" in promise.told
    follow_up(promise, "partly", TODAY)
    assert last_promise(records_folder()) is None
    record = read_record(promise.path.read_bytes())
    assert isinstance(record, Record)
    assert record.followed_up is not None
    assert (record.followed_up.outcome, record.followed_up.at) == ("partly", "2026-11-22")
    assert record.closed


def test_what_was_not_done_yet_is_asked_about_next_time_too() -> None:
    kept(led())
    promise = last_promise(records_folder())
    assert promise is not None
    follow_up(promise, "not-yet", TODAY)
    assert last_promise(records_folder()) == promise


def test_the_agreement_itself_is_shown_only_to_who_opens_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(led())
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert facilitator.cli.main(["opfoelgning"]) == 0
    assert "spørger vi Mira først" not in capsys.readouterr().out


def test_where_nothing_was_agreed_nothing_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert last_promise(records_folder()) is None
    assert facilitator.cli.main(["opfoelgning"]) == 0
    assert "ingen aftale" in capsys.readouterr().out


def test_the_command_records_what_became_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(led())
    monkeypatch.setattr("sys.stdin", io.StringIO("j\n2\n"))
    assert facilitator.cli.main(["opfoelgning"]) == 0
    assert last_promise(records_folder()) is None


def test_deleting_takes_records_and_nothing_else(tmp_path: Path) -> None:
    path = kept(led(), folder=tmp_path)
    other = tmp_path / "noget-andet.jsonl"
    other.write_text('{"hej": 1}\n', encoding="utf-8")
    assert doomed([tmp_path]).delete(keep_agreements=False) == "En fil er slettet."
    assert not path.exists()
    assert other.exists()


def test_an_agreement_stays_where_that_is_wanted(tmp_path: Path) -> None:
    path = kept(led(), folder=tmp_path)
    assert doomed([tmp_path]).delete(keep_agreements=True) == "En fil har nu kun aftalen."
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    assert [move.type for move in record.moves] == ["agreed", "closed"]


@pytest.mark.parametrize(("answers", "there"), [("n\n", True), ("", True), ("j\nn\n", False), ("j\nj\n", True)])
def test_nothing_is_deleted_without_a_yes(
    answers: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept(led(), folder=tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert facilitator.cli.main(["slet", str(tmp_path)]) == 0
    assert path.exists() is there
    assert str(path) in capsys.readouterr().out


@needs_browser
@pytest.mark.parametrize("records", [(led(),), (led(7),), tables(5)])
def test_a_browser_finds_nothing_on_the_page_that_shuts_anybody_out(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    told = looked_at(as_html(page(*records)), tmp_path)
    assert told["violations"] == []
    assert told["rules"] >= 8
    assert told["wide"] <= 320
