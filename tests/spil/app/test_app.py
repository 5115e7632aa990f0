"""The app at a table: driven by keys, asserted on pages and on what is kept."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SMALL
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from spil.app.home import HomeScreen, SeatScreen
from spil.app.main import TableApp
from spil.app.table_screen import PlayScreen
from spil.cards.deck import read_deck
from spil.catalogue import playable
from spil.command_line import Request
from spil.record.read import Record, read_record
from spil.search import drawn, seek
from spil.ui.choose import ChooseScreen, number_of
from spil.ui.form import QuestionsScreen
from spil.ui.page_view import Lines, PageView

DECK = read_deck().deck


class Clock:
    """A clock that goes a second at every look, so that no key counts as held down, until it is stopped."""

    def __init__(self) -> None:
        self._now = 0.0
        self.stopped = False

    def __call__(self) -> float:
        self._now += 0.0 if self.stopped else 1.0
        return self._now


def app(what: str | None = "bif-basis-45", **more: object) -> TableApp:
    clock, chance = more.pop("clock", Clock()), more.pop("chance", None)
    return TableApp(Request(what, **more), clock, chance)  # type: ignore[arg-type]


async def on_screen(pilot: Pilot[Any], kind: type) -> None:
    """Let the app go on till a screen of that kind is there."""
    for _ in range(1000):
        if isinstance(pilot.app.screen, kind):
            return
        await pilot.pause()
    pytest.fail(f"{kind.__name__} never came")


async def seated(pilot: Pilot[Any], people: str = "5") -> None:
    """Through the questions to the first page; a programme is one of several tables', and this one is table 3."""
    await on_screen(pilot, SeatScreen)
    await pilot.press(*people, "enter")
    for _ in range(300):
        if isinstance(pilot.app.screen, PlayScreen):
            return
        if isinstance(pilot.app.screen, ChooseScreen):
            await pilot.press("2", "enter")
        if isinstance(pilot.app.screen, QuestionsScreen):
            await pilot.press(*"kqrt", "enter", "3", "enter")
        await pilot.pause()
    pytest.fail("the first page never came")


async def at_home(pilot: Pilot[Any]) -> OptionList:
    """Before the list of what can be played."""
    await on_screen(pilot, SeatScreen)
    await pilot.press("5", "enter")
    await on_screen(pilot, HomeScreen)
    return pilot.app.screen.query_one(OptionList)


def told(options: OptionList) -> list[str]:
    """The lines of a list."""
    return [" ".join(str(options.get_option_at_index(n).prompt).split()) for n in range(options.option_count)]


def kept(home: Path) -> Record:
    """The one record of this machine."""
    (path,) = home.rglob("*.jsonl")
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    return record


def shown(pilot: Pilot[Any], name: str) -> str:
    """The text of a widget."""
    return str(pilot.app.screen.query_one(f"#{name}", Static).render())


async def test_a_whole_programme_is_played_by_keyboard(home: Path) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await seated(pilot)
        for _ in range(60):
            if not isinstance(pilot.app.screen, PlayScreen):
                break
            await pilot.press("1", "enter")
            await pilot.press("enter")
            await pilot.pause()
    record = kept(home)
    assert record.closed
    assert record.started.table == 3
    assert [move.card for move in record.moves if move.type == "opened"] == list(DECK.programmes["bif-basis-45"].cards)
    assert len([move for move in record.moves if move.type == "chosen"]) >= 4


async def test_slips_are_counted_by_digits(home: Path) -> None:
    async with app().run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", *"2210", "enter")
    assert kept(home).moves[-1].counts == {"telefontolk": 2, "ny-tid": 2, "kort-besked": 1}  # type: ignore[union-attr]


async def test_a_count_that_cannot_be_is_told_and_nothing_is_kept(home: Path) -> None:
    async with app().run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", *"9 9 9 9", "enter")
        assert "men I er 5" in shown(pilot, "notice")
    assert len(kept(home).moves) == 2


async def test_a_held_digit_answers_nothing_and_a_held_enter_only_once(home: Path) -> None:
    clock = Clock()
    async with app(clock=clock).run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "enter")
        before = len(kept(home).moves)
        await pilot.press(*["1"] * 30)
        assert len(kept(home).moves) == before
        await pilot.press("enter")
        clock.stopped = True
        await pilot.press(*["enter"] * 29)
        assert [move.type for move in kept(home).moves[before:]] == ["chosen"]


async def test_escape_takes_the_last_move_back(home: Path) -> None:
    async with app().run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "escape")
    assert [move.type for move in kept(home).moves] == ["opened"]


async def test_what_was_not_finished_is_offered_and_gone_on_with(home: Path) -> None:
    async with app().run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter")
    pilot.app.session.close()  # type: ignore[attr-defined]
    async with app(None).run_test() as pilot:
        await on_screen(pilot, ChooseScreen)
        assert "BIF Basis, bord 3" in told(pilot.app.screen.query_one(OptionList))[0]
        await pilot.press("down", "up", "enter")
        await on_screen(pilot, PlayScreen)
        await pilot.press(*"2210", "enter")
    assert [move.type for move in kept(home).moves] == ["opened", "turned", "counted"]


async def test_an_agreement_is_written_and_kept(home: Path) -> None:
    async with app("den-hurtige-hjaelp").run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "s", "enter", "enter", "enter")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "then"
        for text in ("ringer vi", "vagten", "nu"):
            await pilot.press(*text.replace(" ", "_").replace("_", " "), "enter")
        await pilot.pause()
    agreed = next(move for move in kept(home).moves if move.type == "agreed")
    assert (agreed.then, agreed.by, agreed.when) == ("ringer vi", "vagten", "nu")


async def test_without_a_card_the_group_writes_when_its_agreement_holds(home: Path) -> None:
    async with app("den-hurtige-hjaelp").run_test(size=(60, 20)) as pilot:
        await seated(pilot)
        await pilot.press("enter", "k", "enter")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "condition"
        for text in ("x", "y", "", ""):
            await pilot.press(*text, "enter")
        await pilot.pause()
        assert "Hvis x, så y." in shown(pilot, "story")
    agreed = next(move for move in kept(home).moves if move.type == "agreed")
    assert (agreed.condition, agreed.then) == ("x", "y")


async def test_help_opens_and_closes_and_escape_then_goes_back(home: Path) -> None:
    async with app().run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "h")
        assert "Har nogen sagt pas" in shown(pilot, "story")
        await pilot.press("escape")
        assert "Har nogen sagt pas" not in shown(pilot, "story")
        assert len(kept(home).moves) == 2
        await pilot.press("escape")
        assert len(kept(home).moves) == 1


async def test_escape_clears_a_search_before_it_closes(home: Path) -> None:
    async with app(None).run_test() as pilot:
        options = await at_home(pilot)
        first = told(options)
        await pilot.press(*"xyz")
        assert options.option_count == 0
        assert shown(pilot, "notice").startswith("Ingen kort passer til »xyz«.")
        await pilot.press("escape")
        assert told(options) == first
        await pilot.press("escape")
        await on_screen(pilot, SeatScreen)


async def test_text_that_looks_like_markup_is_shown_as_it_is(home: Path, tmp_path: Path) -> None:
    strange = SMALL.replace("Noget sker.", "'Anna skrev [/slut] og [Anna] og [b]fed[/b].'").replace(
        "Sig ja.", "'Sig [/'"
    )
    (tmp_path / "kort").mkdir()
    (tmp_path / "kort" / "lille.yaml").write_text(strange, encoding="utf-8")
    async with app("lille", own=tmp_path).run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter")
        assert "[/slut] og [Anna] og [b]fed[/b]." in shown(pilot, "story")
        assert "Sig [/" in shown(pilot, "lines")


async def test_a_seat_that_cannot_be_is_told_in_one_sentence(home: Path) -> None:
    async with app().run_test() as pilot:
        await on_screen(pilot, SeatScreen)
        await pilot.press("x", "enter")
        assert "hvor mange I er" in shown(pilot, "notice")
        assert pilot.app.focused is pilot.app.screen.query_one("#people", Input)
    assert list(home.rglob("*.jsonl")) == []


async def test_how_many_they_are_is_seen_while_it_is_typed(home: Path) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, SeatScreen)
        await pilot.press("4", "2")
        await pilot.pause()
        assert "42" in "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


async def test_everything_that_can_be_played_is_one_line_away(home: Path) -> None:
    async with app(None).run_test() as pilot:
        await on_screen(pilot, SeatScreen)
        assert "ikke nødvendigvis ens" in shown(pilot, "motto")
        options = await at_home(pilot)
        await pilot.press("5", "enter")
        await pilot.pause()
        every = " ".join(told(options))
        assert "BIF Basis" in every
        assert "Den hurtige hjælp" in every


async def test_the_story_is_five_keys_away(home: Path) -> None:
    async with app(None, chance=Random(1)).run_test() as pilot:
        await on_screen(pilot, SeatScreen)
        await pilot.press("5", "enter")
        await on_screen(pilot, HomeScreen)
        await pilot.press("1", "enter")
        await on_screen(pilot, PlayScreen)
        await pilot.press("enter")
        assert pilot.app.screen.page.kind == "read"  # type: ignore[attr-defined]
    assert kept(home).started.people == 5


async def test_a_surprise_is_a_card_of_the_deck(home: Path) -> None:
    async with app(None, chance=Random(1)).run_test() as pilot:
        await at_home(pilot)
        await pilot.press("4", "enter")
        await on_screen(pilot, PlayScreen)
    assert kept(home).started.programme in DECK.cards


async def test_a_leader_at_the_table_is_one_key(home: Path) -> None:
    async with app("den-hurtige-hjaelp").run_test() as pilot:
        await on_screen(pilot, SeatScreen)
        await pilot.press("l", "5", "enter")
        await on_screen(pilot, PlayScreen)
    assert kept(home).started.leader


async def test_a_click_marks_a_choice_as_its_digit_does(home: Path) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "enter")
        row, _ = pilot.app.screen.query_one(Lines).rows_of(3)
        await pilot.click("#lines", offset=(12, row))
        assert pilot.app.screen.query_one(PageView).marked == 3
        await pilot.press("enter")
    assert kept(home).moves[-1].choice == "kort-besked"  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_long_words_signs_and_emoji_are_neither_cut_nor_lost(
    home: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    story = " ".join(["arbejdsmarkedsuddannelsesinstitutionerne", "[sic]", "👩🏽‍🦽", "æøåé"] * 11)
    choice = " ".join(["speciallægepraksisplanlægningsstabiliseringsperiode", "[/b]", "🙂"] * 6)
    strange = SMALL.replace("Noget sker.", f"'{story}'").replace("Sig ja.", f"'{choice}'")
    (tmp_path / "kort").mkdir()
    (tmp_path / "kort" / "lille.yaml").write_text(strange, encoding="utf-8")
    async with app("lille", own=tmp_path).run_test(size=size) as pilot:
        await seated(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert shown(pilot, "story").split("\n")[0] == story
        assert choice in " ".join(re.sub("[╭─╮│╰╯]", " ", shown(pilot, "lines")).split())
        view = pilot.app.screen.query_one(PageView)
        assert view.max_scroll_y == 0 or "læs mere" in shown(pilot, "keys")


async def test_how_the_copy_in_a_shared_folder_stands_is_told_in_words(home: Path, tmp_path: Path) -> None:
    async with app(shared=tmp_path).run_test() as pilot:
        await seated(pilot)
        session = pilot.app.session  # type: ignore[attr-defined]
        await pilot.press("enter")
        session.close()
        pilot.app.screen.show_status()  # type: ignore[attr-defined]
        assert shown(pilot, "status") == "Mappen har det hele."


@pytest.mark.parametrize("shares", [True, False])
async def test_a_table_that_shares_a_folder_is_asked_for_the_code_on_the_wall_by_enter_alone(
    home: Path, tmp_path: Path, shares: bool
) -> None:
    async with app(shared=tmp_path if shares else None).run_test() as pilot:
        await on_screen(pilot, SeatScreen)
        await pilot.press("5", "enter")
        await on_screen(pilot, ChooseScreen)
        await pilot.pause()
        await pilot.press("enter")
        await on_screen(pilot, QuestionsScreen if shares else PlayScreen)


async def test_letters_search_among_what_can_be_played(home: Path) -> None:
    async with app(None).run_test() as pilot:
        options = await at_home(pilot)
        await pilot.press(*"hjemmearb")
        assert told(options)[0] == "1 Kort: Hjemmearbejde for én (ledelse, ca. 12 minutter)"
        await pilot.press("enter")
        await on_screen(pilot, PlayScreen)


@pytest.mark.parametrize("sought", ["alder", "tolk", "religion", "handicap", "rekruttering", "B-D2"])
def test_a_search_knows_grounds_places_goals_and_stories(sought: str) -> None:
    found = seek(DECK, sought)
    assert found
    assert len(found) < len(playable(DECK))


def test_a_title_comes_before_a_story_that_has_the_word() -> None:
    assert "Tolken" in seek(DECK, "tolken")[0][0]


@given(st.randoms(use_true_random=False))
def test_three_cards_by_chance_are_three_and_of_the_deck(chance: Random) -> None:
    cards = drawn(DECK, chance)
    assert len({card.id for card in cards}) == 3
    assert {card.id for card in cards} <= set(DECK.cards)


async def test_a_window_too_small_to_read_in_says_so_and_nothing_is_lost(home: Path) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await seated(pilot)
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert "Vinduet er for lille (50 x 12)" in shown(pilot, "too-small")
        before = len(kept(home).moves)
        await pilot.press("enter", "k", "s")
        assert len(kept(home).moves) == before
        assert pilot.app.screen.query_one("#too-small").display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not pilot.app.screen.query_one("#too-small").display
        assert pilot.app.screen.query_one(PageView).display


async def test_dark_and_light_on_one_key(home: Path) -> None:
    async with app().run_test() as pilot:
        await seated(pilot)
        light = pilot.app.theme
        await pilot.press("d")
        assert pilot.app.theme != light
        await pilot.press("d")
        assert pilot.app.theme == light


async def test_a_key_that_does_nothing_here_is_told(home: Path) -> None:
    async with app().run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "x")
        assert "x gør ikke noget her" in shown(pilot, "notice")


async def test_where_there_is_more_than_fits_the_footer_says_so(home: Path) -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "enter", "1", "enter")
        await pilot.pause()
        assert "læs mere" in shown(pilot, "keys")


async def test_looking_at_another_way_says_so_on_every_page(home: Path) -> None:
    async with app("den-hurtige-hjaelp").run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "s", "enter", "enter")
        kept_before = kept(home)
        await pilot.press("v")
        titles = [shown(pilot, "title")]
        for keys in (["1", "enter"], ["enter"], ["1", "enter"]):
            await pilot.press(*keys)
            titles.append(shown(pilot, "title"))
        await pilot.press("s")
        assert all(title.startswith("En anden vej") for title in titles)
        assert not shown(pilot, "title").startswith("En anden vej")
        assert kept(home) == kept_before


async def test_a_led_programme_says_that_it_is_led(home: Path) -> None:
    running = app("enhedsmoede-20")
    async with running.run_test() as pilot:
        for _ in range(200):
            if running.return_value:
                break
            await pilot.pause()
    assert "hele rummet" in running.return_value.text  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
async def test_the_story_and_four_choices_are_on_the_screen_together(home: Path, size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "enter")
        view = pilot.app.screen.query_one(PageView)
        await pilot.pause()
        assert view.max_scroll_y == 0
        assert view.virtual_size.width <= size[0]


async def test_every_card_of_a_long_list_is_reached_by_its_number(home: Path) -> None:
    async with app("maanedens-dilemma").run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "1", "2", "enter")
    wanted = DECK.programmes["maanedens-dilemma"].cards[11]
    assert kept(home).moves[-1].card == wanted  # type: ignore[union-attr]


@pytest.mark.parametrize(("marked", "digit", "most", "meant"), [(1, "2", 12, 12), (1, "2", 9, 2), (4, "0", 40, 40)])
def test_a_second_digit_belongs_to_the_first_where_there_is_such_a_number(
    marked: int, digit: str, most: int, meant: int
) -> None:
    assert number_of(marked, digit, most) == meant


async def test_ctrl_c_says_in_one_danish_line_how_to_close(home: Path) -> None:
    async with app().run_test() as pilot:
        await on_screen(pilot, SeatScreen)
        await pilot.press("ctrl+c", "ctrl+c")
        assert shown(pilot, "notice").startswith("Vil I lukke, så tryk Ctrl+Q.")
        await seated(pilot)
        await pilot.press("ctrl+c")
        assert shown(pilot, "notice").startswith("Vil I lukke, så tryk Ctrl+Q.")
        assert not pilot.app._notifications


async def test_two_enters_at_once_leave_a_list_once(home: Path) -> None:
    async with app(None).run_test() as pilot:
        options = await at_home(pilot)
        for _ in range(2):
            options.action_select()
        await on_screen(pilot, PlayScreen)


async def test_enter_alone_never_gives_an_agreement_up(home: Path) -> None:
    async with app("den-hurtige-hjaelp").run_test() as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", "s", "enter", "enter", "enter", "enter", "enter")
        assert "Ctrl+U" in shown(pilot, "notice")
        await pilot.press(*"noget", "escape")
        assert "bliver ikke gemt" in shown(pilot, "notice")
        assert pilot.app.screen.page.kind == "agreement"  # type: ignore[attr-defined]
        await pilot.press("ctrl+u", "ctrl+u")
        assert pilot.app.screen.page.kind == "goodbye"  # type: ignore[attr-defined]


@pytest.mark.parametrize("motion", ["none", "full"])
async def test_everybodys_choice_comes_up_and_without_motion_stands_there_at_once(home: Path, motion: str) -> None:
    running = app("den-hurtige-hjaelp")
    running.animation_level = motion  # type: ignore[assignment]
    async with running.run_test(size=(80, 24)) as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", *"2210", "enter")
        view = pilot.app.screen.query_one(PageView)
        if motion == "full":
            await pilot.wait_for_animation()
        assert view.filled == 1
        assert "▄██▄ ▄██▄" in shown(pilot, "lines")


async def test_a_picture_that_still_fills_while_the_program_ends_is_let_go(home: Path) -> None:
    async with app("den-hurtige-hjaelp").run_test(size=(80, 24)) as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", *"2210", "enter")
        view = pilot.app.screen.query_one(PageView)
        await view.remove()
        view.filled = 0.5
    assert view.filled == 0.5  # and nothing was raised on the way


async def test_questions_come_on_one_key_and_are_kept_nowhere(home: Path) -> None:
    async with app("den-hurtige-hjaelp").run_test(size=(60, 20)) as pilot:
        await seated(pilot)
        await pilot.press("enter", "enter", *"2210", "enter")
        before, first = kept(home), shown(pilot, "story")
        assert "mere at tale om" in shown(pilot, "keys")
        await pilot.press("m")
        assert shown(pilot, "story") != first
        assert kept(home) == before
