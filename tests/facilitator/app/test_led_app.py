"""The facilitator's screens by keyboard, the second window, and the same session line by line."""

import io
import re
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from screens import FIRST_PROGRAMME, Clock, app, begin, keys, no_reserve, on, shown, shown_options
from small import started
from textual.widgets import Input, OptionList

import facilitator.cli
import facilitator.plain
from facilitator.app.board import BoardApp
from facilitator.app.led_screen import LedScreen
from facilitator.app.main import FacilitatorApp
from facilitator.led.follower import Follower
from facilitator.led.forms import led_run
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers, programmes
from spil.cards.deck import read_deck
from spil.plain.console import Console
from spil.play.moves import Chosen, Event, Opened, Stopped, Undone
from spil.play.page import CountEntry
from spil.play.run import NotOfferedError
from spil.play.walk import play_hash
from spil.record.places import records_folder
from spil.record.read import Record, read_record
from spil.record.unfinished import led_sessions
from spil.resume import resume
from spil.session import Session
from spil.ui.choose import ChooseScreen
from spil.ui.form import QuestionsScreen

DECK = read_deck().deck
BIF_BASIS = [each.id for each in programmes(DECK)].index("bif-basis-45")
"""Where it stands on the list of what can be led."""
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def begun(programme: str = "enhedsmoede-20", shared: Path | None = None, **changes: object) -> LedSession:
    given = {"people": 11, "leader": False, "together": True, **changes}
    card = "du-kan-jo-sproget" if programme == "enhedsmoede-20" else "den-hurtige-hjaelp"
    answers = Answers(DECK.programmes[programme], card, **given)  # type: ignore[arg-type]
    return LedSession.begin(DECK, answers, shared=shared, clock=Clock())


async def test_a_unit_meeting_is_led_by_keyboard_from_home_to_the_report(home: Path) -> None:
    async with app() as pilot:
        screen = await begin(pilot)
        for kind in ("rules", "situation", "talk", "again", "perspective", "count"):
            await pilot.press("enter")
            assert screen.page.kind == kind
        await pilot.press(*keys("2 5 2 2"), "enter", *keys("5 4 0 2"), "enter")
        assert "Efter snakken ville flere tage sagen med tolk." in shown(pilot)
        await pilot.press("enter", "enter", "enter", *keys("3 7 1"), "enter", "enter", "enter")
        while screen.page.kind != "agreement":
            await pilot.press(*([] if screen.page.onward else ["1"]), "enter")
        for text in ("spørger vi først", "den, der deler ud", "mandag"):
            await pilot.press(*keys(text), "enter")
        last = screen.page
        assert last.kind == "goodbye"
        await pilot.press("enter")
        await on(pilot, ChooseScreen)
        assert "Forløbet er slut" in shown(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        await on(pilot, ChooseScreen)
        assert ".html. Dobbeltklik på den, så åbner den i browseren." in shown(pilot)
        assert ".ics. Dobbeltklik på den" in shown(pilot)
    (path,) = records_folder().glob("*.jsonl")
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    assert record.closed


async def test_while_slips_are_typed_the_wall_shows_no_number() -> None:
    async with app() as pilot:
        screen = await begin(pilot)
        await pilot.press(*["enter"] * 6)
        assert screen.page.kind == "count"
        await pilot.press(*keys("9 1 1"))
        assert "I har skrevet 3 tal" in shown(pilot, "#notice")
        assert "9 1 1" not in shown(pilot)
        await pilot.press("enter")
        assert "9 1 1" not in shown(pilot)


@pytest.mark.parametrize("answers", ["11 n j j", "11 n j n"])
async def test_wrong_slips_are_told_in_a_sentence_beside_the_field_before_enter(answers: str) -> None:
    async with app() as pilot:
        await begin(pilot, answers)
        await pilot.press(*["enter"] * 6, *keys("9 1 1 1"))
        assert "Det er for mange: I er 11" in shown(pilot, "#notice")
        await pilot.press("backspace", "0")
        assert "for mange" not in shown(pilot, "#notice")
        await pilot.press("left", "left", "backspace", "0")
        assert "Tæl igen." in shown(pilot, "#notice")


async def test_on_a_screen_of_ones_own_numbers_and_notes_are_there() -> None:
    async with app(size=(100, 34)) as pilot:
        await begin(pilot, "11 n j n")
        await pilot.press(*["enter"] * 3)
        assert "Går det i stå" in shown(pilot, "#script")
        await pilot.press(*["enter"] * 3, *keys("9 1 1"))
        assert re.findall(r"[│┃] ([0-9]+)▏? [│┃]", shown(pilot, "#field")) == ["9", "1", "1"]


async def test_the_wall_never_shows_notes() -> None:
    async with app() as pilot:
        screen = await begin(pilot)
        seen = ""
        for _ in range(12):
            seen += shown(pilot)
            await pilot.press(*([] if screen.page.onward else ["1"]), "enter")
        notes = DECK.cards["du-kan-jo-sproget"].notes
        assert not any(" ".join(text.split()) in seen for text in (notes.if_hard, notes.if_stuck, notes.purpose))


async def test_p_blanks_the_wall_at_once_and_no_other_key_acts() -> None:
    async with app() as pilot:
        screen = await begin(pilot)
        await pilot.press("enter", "enter", "p")
        assert (
            shown(pilot).strip()
            == "Pause. p: vis siden igen · k: slip kortet (du bliver spurgt først) · n: gå til aftalen nu"
        )
        before = screen.page
        await pilot.press("enter", "escape", "a", "1", "h")
        assert screen.page == before
        await pilot.press("p")
        assert "Hvad gør du?" in shown(pilot)


async def test_a_question_is_changed_by_a_and_taken_by_enter() -> None:
    async with app() as pilot:
        screen = await begin(pilot)
        await pilot.press(*["enter"] * 6, *keys("2522"), "enter", *keys("5402"), "enter")
        first = shown(pilot)
        await pilot.press("a")
        assert shown(pilot) != first
        await pilot.press("enter")
        assert screen.page.kind == "way"


async def test_six_tables_on_paper_are_typed_in_one_line() -> None:
    async with app() as pilot:
        screen = await begin(pilot, "30 n n j", downs=BIF_BASIS)
        await pilot.press("enter", "enter")
        assert "Salen samles kl." in str(screen.page.blocks[-1])
        await pilot.press("enter", *keys("1 1d 2 2 1 2d"), "enter")
        assert screen.page.kind == "reveal"
        assert "To borde var delte, før de valgte." in shown(pilot)


async def test_a_session_that_was_cut_off_is_offered_again_and_goes_on_where_it_was() -> None:
    cut = begun()
    for _ in range(4):
        assert cut.view.page.onward is not None
        cut.make(cut.view.page.onward.move)
    cut.close()
    async with app() as pilot:
        assert "Fortsæt: Enhedsmøde" in str(pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        await pilot.press("enter")
        await on(pilot, QuestionsScreen)
        await pilot.press("enter")
        await on(pilot, LedScreen)
        assert pilot.app.screen.page == cut.view.page  # type: ignore[attr-defined]


async def test_a_rehearsal_answers_by_itself_and_is_marked_on_every_page() -> None:
    async with app() as pilot:
        await pilot.press("enter")
        await on(pilot, ChooseScreen)
        screen = await begin(pilot)
        for _ in range(11):
            assert "ØVELSE" in shown(pilot)
            await pilot.press(*([] if screen.page.onward else ["1"]), "enter")
    (path,) = records_folder().glob("*.jsonl")
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    assert record.started.rehearsal
    assert sum(move.type == "counted" for move in record.moves) >= 2


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
async def test_before_and_after_and_the_question_stand_together(size: tuple[int, int]) -> None:
    async with app(size=size) as pilot:
        screen = await begin(pilot)
        await pilot.press(*["enter"] * 6, *keys("2522"), "enter", *keys("5402"), "enter")
        assert screen.view.max_scroll_y == 0
        assert "Hvad kom frem, som ikke var der før?" in shown(pilot, "#story")


def test_the_second_window_shows_the_rooms_page_and_nothing_more() -> None:
    led = begun()
    follower = Follower(DECK, None)
    assert follower.look()
    assert follower.view
    assert follower.view.page.blocks == led.view.page.blocks
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    assert follower.look()
    assert follower.view.page.blocks == led.view.page.blocks
    led.pause(on=True)
    assert follower.look()
    assert follower.view.paused
    led.pause(on=False)
    assert not follower.look() or not follower.view.paused


async def test_the_second_window_paints_what_it_follows() -> None:
    led = begun()
    board = BoardApp(Follower(DECK, None))
    async with board.run_test(size=(80, 24)) as pilot:
        for _ in range(200):
            await pilot.pause()
            if "Velkommen" in shown(pilot):
                break
        led.make(led.view.page.onward.move)  # type: ignore[union-attr]
        for _ in range(500):
            await pilot.pause(0.01)
            if "Spilleregler" in shown(pilot):
                break
        assert "Spilleregler" in shown(pilot)
        assert "Ctrl og +: større skrift" in shown(pilot)


def test_what_tables_record_in_a_shared_folder_is_seen_and_a_lost_folder_changes_nothing(tmp_path: Path) -> None:
    shared = tmp_path / "delt"
    shared.mkdir()
    led = begun("bif-basis-45", shared=shared, people=30)
    opened = Opened(card="den-hurtige-hjaelp", play=play_hash(DECK.cards["den-hurtige-hjaelp"]))
    first = started(session=led.run.started.session, table=1)
    table: tuple[Event, ...] = (first, opened, Chosen(step="skranken", choice="ny-tid"))
    (shared / "bord1.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in table))
    assert led.look()
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    assert "Et bord med computer er på kortet" in str(led.view.page)
    led.close()
    for file in shared.iterdir():
        file.unlink()
    shared.rmdir()
    assert not led.look()
    assert len(led.records) == 2


def test_a_table_of_another_session_is_not_counted(tmp_path: Path) -> None:
    led = begun("bif-basis-45", shared=tmp_path, people=30)
    other = started(session="2026-11-22-bif-basis-45-xxxx", table=1)
    (tmp_path / "bord1.jsonl").write_bytes(other.line().encode() + b"\n")
    led.look()
    assert len(led.records) == 1
    led.close()


def test_the_status_tells_minutes_used_and_left_and_what_to_leave_out() -> None:
    led = begun()
    clock = led._clock
    assert isinstance(clock, Clock)
    assert led.view.status.startswith("20 minutter tilbage")
    clock.now += timedelta(minutes=13)
    for _ in range(5):
        led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    assert "Spring perspektivet over med u." in led.view.status


def lines(text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert facilitator.cli.main([*argv, "--tekst"]) == 0
    return capsys.readouterr().out


def test_the_whole_session_can_be_led_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["2", "1", "", "11", "n", "j", "j", *[""] * 6, "2 5 2 2", "5 4 0 2", "", "", "", "3 7 1", "", "", "", "u"]
    typed += ["spørger vi Mira", "den, der deler ud", "mandag", "", "n", "n"]
    out = lines("\n".join(typed) + "\n", monkeypatch, capsys)
    assert "først 2, efter snakken 5" in out
    assert "2 5 2 2" not in out
    assert "så spørger vi Mira. Den, der deler ud. Mandag." in " ".join(out.split())
    assert "Det her kan slettes" in out


@pytest.mark.parametrize("cut", range(0, 30, 3))
def test_wherever_the_input_ends_everything_is_kept(
    cut: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["2", "1", "", "11", "n", "j", "n", *[""] * 6, "2 5 2 2", "5 4 0 2", "", "", "", "3 7 1", *[""] * 20][:cut]
    out = lines("".join(f"{line}\n" for line in typed), monkeypatch, capsys)
    assert "lukket" in out
    assert "Traceback" not in out


def test_who_practises_line_by_line_is_offered_it_first_and_writes_the_agreement_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["1", "1", "1", "", "11", "n", "j", "j", *[""] * 30, "spørger vi Mira", "vagten", "mandag", "", "n", "n"]
    out = " ".join(lines("\n".join(typed) + "\n", monkeypatch, capsys).split())
    assert "1. Øv dig med et opdigtet rum" in out
    assert "Vil I ikke lave en aftale, så skriv u." in out
    assert "så spørger vi Mira. Vagten. Mandag." in out
    assert "Forløbet er slut." in out


def test_going_on_line_by_line_is_where_it_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    led = begun()
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    led.close()
    assert [each.told for each in led_sessions(DECK)]
    assert "1. Vi taler om kortet." in lines("1\nj\n", monkeypatch, capsys)


def test_a_step_back_is_kept_too() -> None:
    led = begun()
    before = led.view.page
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    led.make(Undone())
    assert led.view.page == before


def test_a_shared_folder_that_is_not_there_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert facilitator.cli.main(["--mappe", str(tmp_path / "x"), "--tekst"]) == 3
    assert "findes ikke" in capsys.readouterr().err


def test_a_voice_hears_what_the_one_who_leads_is_shown_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    led = begun()
    console = Console(io.StringIO("\n\n\n"), io.StringIO())
    with pytest.raises(EOFError):
        facilitator.plain.go_through(led, console, wall=False)
    assert "Kun til dig:" in console._target.getvalue()  # type: ignore[attr-defined]


async def test_answers_that_cannot_be_used_are_told_at_their_field() -> None:
    async with app() as pilot:
        await pilot.press(FIRST_PROGRAMME, "enter")
        await on(pilot, ChooseScreen)
        await pilot.press("enter")
        await no_reserve(pilot)
        await on(pilot, QuestionsScreen)
        await pilot.press("x", "enter")
        assert "Skriv et tal fra 1 til 1500." in shown(pilot)
        assert pilot.app.screen.query_one("#people", Input).has_focus


async def test_a_card_that_is_too_hard_is_left_while_the_screen_is_blank_and_that_is_asked_about() -> None:
    async with app() as pilot:
        screen = await begin(pilot)
        await pilot.press("enter", "enter", "p", "k")
        assert shown(pilot).strip() == "Pause. Vil I slippe kortet? p: vis siden igen"
        await pilot.press("p", "enter")
        assert "Der er ikke valgt et kort i reserve." in shown(pilot)
        for keys_pressed, kind in ((("2", "enter"), "situation"), (("k", "1", "enter"), "agreement")):
            await pilot.press(*keys_pressed)
            assert screen.page.kind == kind


async def test_the_screen_can_be_blanked_where_one_writes() -> None:
    async with app() as pilot:
        await begin(pilot)
        await pilot.press("enter", "enter", "n", "ctrl+p")
        assert "Hvem gør det?" not in shown(pilot)


async def test_a_screen_that_was_blank_when_the_battery_died_is_blank_again() -> None:
    cut = begun()
    cut.make(cut.view.page.onward.move)  # type: ignore[union-attr]
    cut.pause(on=True)
    cut.close()
    async with app() as pilot:
        await pilot.press("enter")
        await on(pilot, QuestionsScreen)
        await pilot.press("enter")
        await on(pilot, LedScreen)
        await pilot.pause()
        assert "Pause." in shown(pilot)
        assert "Spilleregler" not in shown(pilot)


async def test_a_key_that_is_held_down_turns_one_page() -> None:
    running = FacilitatorApp(DECK, None, Clock(), (n / 40 for n in count()).__next__)
    async with running.run_test(size=(80, 24)) as pilot:
        await on(pilot, ChooseScreen)
        screen = await begin(pilot)
        await pilot.press(*["enter"] * 30)
        assert screen.page.kind == "rules"


async def test_two_enters_that_arrive_in_one_read_lead_to_the_end_without_a_crash(home: Path) -> None:
    async with app() as pilot:

        async def enter() -> None:
            pilot.app.simulate_key("enter")
            pilot.app.simulate_key("enter")
            await pilot.pause()

        await pilot.press(FIRST_PROGRAMME)
        await enter()
        await on(pilot, ChooseScreen)
        await enter()
        await no_reserve(pilot)
        await on(pilot, QuestionsScreen)
        for answer in ("11", "n", "j"):
            await pilot.press(*answer, "enter")
        await pilot.press("j")
        await enter()
        await on(pilot, LedScreen)
        await pilot.press("n")
        await enter()
        await pilot.press("ctrl+u")
        await enter()
        await on(pilot, ChooseScreen)
        assert "Forløbet er slut" in shown(pilot)
    assert not list(home.rglob("*.html"))


async def test_a_card_that_was_chosen_alone_is_not_given_up_by_escape() -> None:
    async with app() as pilot:
        screen = await begin(pilot)
        await pilot.press("escape", "escape")
        assert screen.page.kind == "welcome"


async def test_after_deleting_there_is_nothing_left_to_delete() -> None:
    async with app() as pilot:
        await begin(pilot)
        await pilot.press("enter", "n", "ctrl+u", "enter")
        await on(pilot, ChooseScreen)
        assert "behold aftalen" not in shown_options(pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await on(pilot, ChooseScreen)
        assert ".jsonl" in shown(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
    assert not list(records_folder().glob("*.jsonl"))


async def test_an_enter_that_is_held_on_the_last_page_saves_and_deletes_nothing(home: Path) -> None:
    async with app() as pilot:
        await begin(pilot)
        await pilot.press("enter", "n", "ctrl+u", *["enter"] * 5)
        assert "Vælg først" in shown(pilot)
        await pilot.press("down", "down", *["enter"] * 5)
        assert "Vil du slette det?" in shown(pilot)
    assert not list(home.rglob("*.html"))
    assert len(list(records_folder().glob("*.jsonl"))) == 1


def test_the_second_window_without_a_terminal_says_so_and_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert facilitator.cli.main(["tavle"]) == 2
    told = capsys.readouterr()
    assert "skal bruge en terminal" in told.err
    assert not told.out


def test_the_second_window_follows_what_something_was_last_done_in() -> None:
    begun(rehearsal=True).close()
    follower = Follower(DECK, None)
    follower.look()
    assert follower.view
    assert "ØVELSE" in follower.view.page.note
    led = begun()
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    assert follower.look()
    assert "ØVELSE" not in follower.view.page.note


def test_the_second_window_counts_the_tables_of_the_session_it_shows(tmp_path: Path) -> None:
    begun("bif-basis-45", shared=tmp_path, people=30).close()
    follower = Follower(DECK, tmp_path)
    follower.look()
    led = begun("bif-basis-45", shared=tmp_path, people=30)
    opened = Opened(card="den-hurtige-hjaelp", play=play_hash(DECK.cards["den-hurtige-hjaelp"]))
    table: tuple[Event, ...] = (started(session=led.run.started.session, table=1, record="ny"), opened)
    (tmp_path / "bord1.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in table))
    for _ in range(2):
        led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    assert follower.look()
    assert "Et bord med computer er på kortet" in str(follower.view)
    led.close()


def test_going_on_with_tables_that_have_records_loses_nothing(tmp_path: Path) -> None:
    led = begun("bif-basis-45", shared=tmp_path, people=30)
    opened = Opened(card="den-hurtige-hjaelp", play=play_hash(DECK.cards["den-hurtige-hjaelp"]))
    for number in range(1, 7):
        first = started(session=led.run.started.session, table=number, record=f"r{number}")
        table: tuple[Event, ...] = (first, opened, Chosen(step="skranken", choice="ny-tid"))
        (tmp_path / f"bord{number}.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in table))
    led.look()
    while led.run.at.spot != "frame":
        led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    led.close()
    (again,) = led_sessions(DECK)
    assert len(again.record.moves) == len(led.run.moves)
    session = resume(DECK, again.path, led_run, tmp_path)
    assert isinstance(session, Session)
    resumed = LedSession(session, tmp_path, Clock())
    assert resumed.run.at.spot == "frame"
    assert resumed.notice == ""
    resumed.close()


def test_a_count_that_is_typed_again_after_a_step_back_says_so() -> None:
    led = begun()
    while led.run.at.spot != "recount":
        led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    entry = led.view.page.entry
    assert isinstance(entry, CountEntry)
    led.make(entry.counted((5, 4, 0, 2)))
    led.make(Undone())
    led.make(entry.counted((4, 5, 0, 2)))
    assert led.notice == "Tallene er rettet."


def test_the_time_when_the_tables_are_back_stays_where_one_goes_on_and_back() -> None:
    led = begun("bif-basis-45", people=30)
    clock = led._clock
    assert isinstance(clock, Clock)
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    told = led.view.page.blocks[0]
    clock.now += timedelta(minutes=9)
    led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    led.make(Undone())
    assert led.view.page.blocks[0] == told
    led.close()
    again = resume(DECK, led.path, led_run)
    assert isinstance(again, Session)
    assert LedSession(again, None, clock).view.page.blocks[0] == told


def test_an_enter_on_the_question_and_a_step_back_leave_the_session_as_it_was() -> None:
    led = begun()
    while led.run.at.spot != "reveal":
        led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    run, view = led.run, led.view
    led.make(view.page.onward.move)  # type: ignore[union-attr]
    led.make(Undone())
    assert (led.run, led.view) == (run, view)
    record = read_record(led.path.read_bytes())
    assert isinstance(record, Record)
    assert record.moves == run.moves


def test_a_move_that_the_page_does_not_offer_is_refused_and_nothing_is_written() -> None:
    led = begun()
    before = led.path.read_bytes()
    with pytest.raises(NotOfferedError):
        led.make(Undone())  # the card was chosen alone
    assert led.path.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"record": 1, "came": [], "paused": 1}', '{"came": ["x"]}', "9" * 5000]
)
def test_where_what_both_windows_read_is_lost_or_spoilt_the_newest_session_shows_and_nothing_is_blank(
    text: str,
) -> None:
    led = begun()
    led.pause(on=True)
    (records_folder() / "tavle.json").write_text(text)
    follower = Follower(DECK, None)
    assert follower.look()
    assert follower.view
    assert follower.view.page == led.view.page
    assert not follower.view.paused


def test_the_second_window_does_not_follow_what_only_the_disk_has_touched() -> None:
    first = begun(rehearsal=True)
    second = begun()
    first.path.touch()
    follower = Follower(DECK, None)
    follower.look()
    assert follower.view
    assert follower.view.page == second.view.page


def test_a_session_that_is_over_shows_to_its_end_and_is_not_shown_the_next_day() -> None:
    led = begun()
    follower = Follower(DECK, None)
    follower.look()
    led.make(Stopped())
    while not led.view.page.last:
        led.make(led.view.page.onward.move)  # type: ignore[union-attr]
    led.close()
    follower.look()
    assert follower.view
    assert follower.view.page.last
    tomorrow = Follower(DECK, None)
    tomorrow.look()
    assert tomorrow.view is None


async def test_what_is_for_one_alone_follows_the_tables_while_the_rooms_page_stands(tmp_path: Path) -> None:
    async with app(tmp_path, size=(100, 34)) as pilot:
        screen = await begin(pilot, "30 n j n", downs=BIF_BASIS)
        await pilot.press("enter", "enter")
        opened = Opened(card="den-hurtige-hjaelp", play=play_hash(DECK.cards["den-hurtige-hjaelp"]))
        first = started(session=screen._session.run.started.session, table=1)
        table: tuple[Event, ...] = (first, opened)
        path = tmp_path / "bord1.jsonl"
        for more, told in (((), "har ikke valgt endnu"), ((Chosen(step="skranken", choice="ny-tid"),), "Bord 1: give")):
            path.write_bytes(b"".join(each.line().encode() + b"\n" for each in (*table, *more)))
            screen._look()
            await pilot.pause()
            assert told in shown(pilot, "#script")


async def test_what_is_for_one_alone_is_read_on_by_page_down_where_it_does_not_fit() -> None:
    async with app(size=(80, 24)) as pilot:
        screen = await begin(pilot, "11 n j n")
        await pilot.press(*["enter"] * 6, *keys("2522"), "enter", *keys("5402"), "enter")
        await pilot.pause()
        assert screen.page.kind == "reveal"
        assert "Kun til dig (PgDn: læs mere)" in shown(pilot)
        for _ in range(20):
            await pilot.press("pagedown")
        assert screen.alone.scroll_offset.y == screen.alone.max_scroll_y > 0
        for _ in range(20):
            await pilot.press("pageup")
        assert screen.alone.scroll_offset.y == 0
