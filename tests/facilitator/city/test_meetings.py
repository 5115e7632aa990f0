"""From one meeting to the next in a browser: the card remembers, and what came of the agreement is written."""

from pathlib import Path

import pytest
from series import SERIES, series_deck
from town import Town, until, words

from facilitator.city.leading import Beginning, in_hand
from facilitator.city.store import Store
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from spil.cards.deck import Deck
from spil.play.moves import Agreed, Chosen, Closed
from spil.record.read import Record

AGREED = Agreed.model_validate({"if": "nogen spørger", "then": "svarer vi", "by": "vagten", "when": "mandag"})
OWNER = "proev"


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return series_deck(tmp_path / "kort", series=SERIES.replace("form: bord", "form: fælles"))


def meeting(town: Town, *, owner: str = OWNER, choice: str = "ja", rehearsal: bool = False) -> str:
    """The first meeting of a series, led to its end; the name of its room."""
    city = town.city
    answers = Answers(city.deck.programmes["serien"], "lille", 9, leader=False, together=True, rehearsal=rehearsal)
    name = Beginning(city.store, city.deck, city.clock).begin(answers, city.signed.mark(owner))
    with in_hand(city.store, city.deck, name) as (session, hand):
        led = LedSession(session, None, city.clock, hand.ballots, hand.beside)
        while not any(isinstance(move, Chosen) for move in led.view.page.picks):
            led.make(led.view.page.onward.move if led.view.page.onward else led.view.page.picks[0])
        led.make(next(each for each in led.view.page.picks if isinstance(each, Chosen) and each.choice == choice))
        for event in (AGREED, Closed()):
            hand.kept.append(event)
    city.store.end(name)
    return name


async def second(town: Town) -> str:
    """What the leader's form offers first, and then the page where the room hears what it did."""
    leader = await town.leader()
    form = (await leader.browser.get("/led/nyt/serien")).text
    assert form.index("Møde 2: Senere") < form.index("Møde 1: Lille")
    await leader.begin("serien", kort1="senere", mange="9")
    return words(await leader.to("sagde ja til borgeren"))


async def test_the_second_meeting_comes_first_in_the_form_and_its_card_remembers(store: Store, deck: Deck) -> None:
    async with Town(store, deck=deck).running() as town:
        name = meeting(town)
        await second(town)
        (later,) = (each for each in store.rooms(town.city.signed.mark(OWNER)) if each.name != name)
        record = store.read(later.name)
        assert isinstance(record, Record)
        assert record.started.before == {"senere": {"sagde-ja": True}}


async def test_what_another_leader_did_is_remembered_by_nobody_else(store: Store, deck: Deck) -> None:
    async with Town(store, deck=deck).running() as town:
        meeting(town, owner="en anden")
        leader = await town.leader()
        form = (await leader.browser.get("/led/nyt/serien")).text
        assert form.index("Møde 1: Lille") < form.index("Møde 2: Senere")
        await leader.begin("serien", kort1="senere", mange="9")
        (room,) = store.rooms(town.city.signed.mark(OWNER))
        assert room.started.before is None


async def test_what_came_of_the_agreement_is_asked_for_answered_and_kept(store: Store, deck: Deck) -> None:
    async with Town(store, deck=deck).running() as town:
        name = meeting(town)
        leader = await town.leader()
        assert "Følg op på aftalen fra" in words(await leader.browser.get("/led"))
        at = f"/led/rum/{name}"
        assert "Hvad skete der?" in words(await leader.browser.get(at))
        page = words(await leader.browser.post(at, data={"skete": "not-yet"}))
        assert "Ikke endnu (22. november 2026)." in page
        assert "Følg op på aftalen fra" in words(await leader.browser.get("/led"))
        page = words(await leader.browser.post(at, data={"skete": "partly"}))
        assert "Noget af det (22. november 2026)." in page
        assert "Når I tager aftalen frem igen" not in page
        assert "Følg op på aftalen fra" not in words(await leader.browser.get("/led"))
        record = store.read(name)
        assert isinstance(record, Record)
        assert record.followed_up
        assert record.followed_up.outcome == "partly"


async def test_nobody_else_can_answer_and_no_answer_is_made_up(store: Store, deck: Deck) -> None:
    async with Town(store, deck=deck).running() as town:
        name = meeting(town, owner="en anden")
        mine = meeting(town)
        leader = await town.leader()
        assert (await leader.browser.post(f"/led/rum/{name}", data={"skete": "done"})).status_code == 404
        await leader.browser.post(f"/led/rum/{mine}", data={"skete": "noget andet"})
        for each in (name, mine):
            record = store.read(each)
            assert isinstance(record, Record)
            assert record.followed_up is None


async def test_practice_is_not_followed_up(store: Store, deck: Deck) -> None:
    async with Town(store, deck=deck).running() as town:
        name = meeting(town, rehearsal=True)
        leader = await town.leader()
        assert "Følg op" not in words(await leader.browser.get("/led"))
        assert "Hvad skete der?" not in await until(leader.browser, f"/led/rum/{name}", "Hvad skal blive?")
