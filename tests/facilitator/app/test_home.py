"""What one finds before and after a session: every way back, last time's agreement, and what becomes of a record."""

from pathlib import Path

import pytest
from led import DECK, opened
from records import agreed, lines
from screens import app, begin, keys, on, shown, shown_options
from small import started
from textual.pilot import Pilot
from textual.widgets import OptionList

from facilitator.app.led_screen import LedScreen
from facilitator.led.setup import BY_PHONE, REHEARSE, programmes
from spil.play.moves import Closed, Event, Turned, Weighed
from spil.record.file import RecordFile
from spil.record.hold import ElsewhereError
from spil.record.places import records_folder
from spil.record.read import Record, read_record
from spil.ui.choose import ChooseScreen, DeliberateScreen
from spil.ui.form import QuestionsScreen


def kept(*events: Event, name: str = "a.jsonl") -> Path:
    """A record of a led unit meeting among one's own."""
    folder = records_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(lines(started("enhedsmoede-20", table=None, form="fælles", people=11), *events))
    return path


def read(path: Path) -> Record:
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    return record


async def choose(pilot: Pilot[object], wanted: str) -> None:
    """Go to a line and take it."""
    options = pilot.app.screen.query_one(OptionList)
    prompts = [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]
    options.highlighted = next(n for n, prompt in enumerate(prompts) if wanted in prompt)
    await pilot.press("enter")
    await pilot.pause()


async def home(pilot: Pilot[object]) -> None:
    await on(pilot, ChooseScreen)
    assert "led et forløb" in shown(pilot)


TITLE = DECK.programmes["enhedsmoede-20"].title
IN_ORDER = DECK.programmes["bif-basis-45"].title


async def test_the_first_time_practising_is_marked_and_said_and_afterwards_it_is_a_programme() -> None:
    async with app() as pilot:
        assert "Er det første gang? Så øv dig først." in shown(pilot)
        await pilot.press("enter")
        await on(pilot, ChooseScreen)
        assert "Øv dig: Hvad vil du lede?" in shown(pilot)
    kept(opened(), Closed())
    async with app() as pilot:
        assert "Er det første gang?" not in shown(pilot)
        await pilot.press("enter")
        await on(pilot, ChooseScreen)
        assert "Hvilket kort passer til jer?" in shown(pilot)


async def test_last_times_agreement_is_asked_about_at_home_and_once_answered_is_gone() -> None:
    path = kept(opened(), agreed(), Closed())
    async with app() as pilot:
        await choose(pilot, "Følg op på aftalen")
        await on(pilot, ChooseScreen)
        assert "spørger vi først" in shown(pilot)
        await choose(pilot, "Noget af det")
        await home(pilot)
        assert "Følg op" not in shown_options(pilot)
    followed_up = read(path).followed_up
    assert followed_up
    assert followed_up.outcome == "partly"


async def test_who_does_not_know_yet_what_became_of_an_agreement_is_asked_again() -> None:
    path = kept(opened(), agreed(), Closed())
    async with app() as pilot:
        await choose(pilot, "Følg op på aftalen")
        await on(pilot, ChooseScreen)
        await pilot.press("escape")
        await home(pilot)
        assert "Følg op på aftalen" in shown_options(pilot)
    assert read(path).followed_up is None


@pytest.mark.parametrize(
    ("first", "then", "asked"),
    [
        (TITLE, [], "Hvilket kort passer til jer?"),
        (TITLE, ["enter"], "Hvilket kort har du i reserve?"),
        (TITLE, ["enter", "enter"], "Hvor mange er I?"),
        (IN_ORDER, [], "Kortene i dag"),
        (IN_ORDER, ["enter"], "Hvor mange er I?"),
        (TITLE, ["enter", "enter"], "Find to kopper i alt og to sedler til hver person frem"),
        (IN_ORDER, ["enter"], "Find hæfter, talkort, sedler og blyanter frem"),
        (REHEARSE, [], "Øv dig: Hvad vil du lede?"),
        (BY_PHONE, [], "Led med telefoner: Hvad vil du lede?"),
    ],
)
async def test_from_every_question_before_a_session_escape_leads_home_and_nothing_is_begun(
    first: str, then: list[str], asked: str
) -> None:
    async with app() as pilot:
        await choose(pilot, first)
        for key in then:
            await pilot.press(key)
            await pilot.pause()
        assert asked in shown(pilot)
        await pilot.press("escape")
        await pilot.pause()
        await home(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert not pilot.app.is_running
    assert not list(records_folder().rglob("*.jsonl"))


async def test_who_goes_back_from_going_on_finds_the_session_at_home_as_it_was() -> None:
    path = kept(opened(), Turned())
    before = path.read_bytes()
    async with app() as pilot:
        await choose(pilot, "Fortsæt: ")
        await on(pilot, QuestionsScreen)
        await pilot.press("escape")
        await home(pilot)
        assert "Fortsæt: " in shown_options(pilot)
    assert path.read_bytes() == before


async def test_a_record_that_does_not_hold_goes_on_only_where_that_is_said_and_stays_as_it_is() -> None:
    path = kept(opened(), Weighed(step="findes-ikke", consideration="x"))
    before = path.read_bytes()
    async with app() as pilot:
        for answer in ("Lad det ligge", "i en ny fil"):
            await choose(pilot, "Fortsæt: ")
            await on(pilot, QuestionsScreen)
            await pilot.press("enter")
            await on(pilot, DeliberateScreen)
            assert "Intet er slettet eller ændret" in shown(pilot)
            assert len(list(records_folder().glob("*.jsonl"))) == 1
            await choose(pilot, answer)
        await on(pilot, LedScreen)
    assert path.read_bytes() == before
    (new,) = set(records_folder().glob("*.jsonl")) - {path}
    assert [move.type for move in read(new).moves] == ["opened"]


async def test_two_cards_and_one_in_reserve_are_chosen_alone_and_played_in_that_order() -> None:
    two = next(each for each in programmes(DECK) if each.pick == 2 and len(each.cards) > 2)
    async with app() as pilot:
        await choose(pilot, two.title)
        for n, asked in ((2, "Hvilket kort passer"), (0, "Hvilket kort er det næste?"), (3, "har du i reserve?")):
            await on(pilot, ChooseScreen)
            assert asked in shown(pilot)
            await pilot.press(*["down"] * n, "enter")
            await pilot.pause()
        await on(pilot, QuestionsScreen)
        for answer in ("11", "n", "j"):
            await pilot.press(*answer, "enter")
        await pilot.press("enter")
        await on(pilot, LedScreen)
    (path,) = records_folder().glob("*.jsonl")
    # the second list has no line for the first card, the third neither of them, but one for no reserve
    assert read(path).started.cards == (two.cards[2], two.cards[0], two.cards[4])


async def led_to_its_end(pilot: Pilot[object]) -> None:
    """A session ended early, with an agreement, and closed."""
    await begin(pilot)
    await pilot.press("enter", "n")
    for text in ("spørger vi først", "vagten", "mandag"):
        await pilot.press(*keys(text), "enter")
    await pilot.press("enter")
    await on(pilot, DeliberateScreen)
    assert "Forløbet er slut" in shown(pilot)


async def test_who_does_not_want_to_delete_after_all_keeps_everything() -> None:
    async with app() as pilot:
        await led_to_its_end(pilot)
        (path,) = records_folder().glob("*.jsonl")
        before = path.read_bytes()
        await choose(pilot, "Slet optegnelsen")
        await on(pilot, DeliberateScreen)
        assert str(path) in "".join(shown(pilot).split())
        await choose(pilot, "Nej, behold det")
        await on(pilot, DeliberateScreen)
        assert "Intet er slettet." in shown(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert not pilot.app.is_running
    assert path.read_bytes() == before


async def test_of_a_record_only_the_agreement_can_be_kept() -> None:
    async with app() as pilot:
        await led_to_its_end(pilot)
        await choose(pilot, "behold aftalen")
        await on(pilot, DeliberateScreen)
        await choose(pilot, "Ja, slet det")
        await on(pilot, DeliberateScreen)
        assert "kun aftalen" in shown(pilot)
    (path,) = records_folder().glob("*.jsonl")
    assert [move.type for move in read(path).moves] == ["agreed", "closed"]


async def test_where_an_answer_cannot_be_kept_the_app_ends_with_why_and_nothing_is_lost() -> None:
    path = kept(opened(), agreed(), Closed())
    elsewhere = RecordFile(path)
    async with app() as pilot:
        await choose(pilot, "Følg op på aftalen")
        await on(pilot, ChooseScreen)
        await choose(pilot, "Det gjorde vi")
        await pilot.pause()
        assert isinstance(pilot.app.return_value, ElsewhereError)
    elsewhere.close()
    assert read(path).closed
