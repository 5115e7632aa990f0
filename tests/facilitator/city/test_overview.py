"""The city's overview: made seldom, the same to all who may see it, and never telling of one session."""

import json
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from led import CARD, DECK, led, opened
from town import LINK, Town, words

from facilitator.city.overview import Overviews, leaving_of, sessions
from facilitator.city.postgres import PostgresStore
from facilitator.city.roles import Claim, Roles
from facilitator.city.store import Listed, Store
from facilitator.disclosure.over_time import OverTime, over_time
from facilitator.evidence.held import held as held_of
from facilitator.report.over_time import asked
from spil.play.moves import Agreed, Chosen, Closed, Event, FollowedUp
from spil.record.read import Record

AGREED = Agreed.model_validate({"if": "nogen spørger", "then": "svarer vi", "by": "vagten", "when": "mandag"})
THIS_YEAR = datetime.now(UTC).year
"""What stands in a home was touched today, whatever day it is of."""
SEES = Roles(overview=(Claim("roles", "Overblik"),))


def held(store: Store, number: int, on: str, *events: Event, **changes: Any) -> str:
    """A session that is over, led on a day; the name of its room."""
    named = {"record": f"{number:08}-2222-4333-8444-555555555555", "session": f"{on}-x-{number:05}"}
    name = store.begin(led(**{**named, "at": f"{on}T09:00:00+01:00", **changes}).started, f"leder {number % 7}")
    with closing(store.hold(name)) as hand:
        for event in (opened(), *events, Closed(minutes=20)):
            hand.kept.append(event)
    store.end(name)
    return name


def of(store: Store, today: str, year: int = 2026) -> OverTime:
    return Overviews(store, DECK, lambda: date.fromisoformat(today)).of(year)


def test_it_is_of_the_quarters_that_are_over_and_the_same_as_from_a_folder(store: Store) -> None:
    for number in range(25):
        held(store, number, "2026-08-03", *([AGREED] if number % 2 else []))
    held(store, 40, "2026-10-01")
    held(store, 41, "2026-08-03", rehearsal=True)
    held(store, 42, "2026-08-03", people=4)
    assert of(store, "2026-09-30").sessions == 0
    shown = of(store, "2026-10-01")
    assert shown.sessions == 25
    there = [each.held for each in sessions(store, DECK) if each.month < "2026-10"]
    assert shown == over_time(there, asked(DECK))
    assert shown.spans["card", CARD].least > 0


def test_it_stands_till_five_more_have_come_and_a_quarter_has_gone(store: Store) -> None:
    names = [held(store, number, "2026-02-03") for number in range(9)]
    first = of(store, "2026-04-01")
    for number in range(4):
        held(store, 20 + number, "2026-05-04")
    assert of(store, "2026-06-30") == of(store, "2026-07-01") == first
    held(store, 30, "2026-05-04")
    assert of(store, "2026-09-30") == first
    store.delete(names[0])
    assert of(store, "2026-09-30") == first
    assert of(store, "2026-10-01").sessions == 13


def test_a_session_that_is_deleted_makes_no_new_one(store: Store) -> None:
    names = [held(store, number, "2026-02-03") for number in range(9)]
    first = of(store, "2026-04-01")
    for name in names[:4]:
        store.delete(name)
        assert of(store, "2026-07-01") == of(store, "2027-01-01") == first


def test_what_came_of_agreements_is_in_it_when_five_have_said_so(store: Store) -> None:
    names = [held(store, number, "2026-02-03", AGREED) for number in range(20)]
    first = of(store, "2026-04-01")
    for number, name in enumerate(names[:10], 1):
        with closing(store.hold(name)) as hand:
            hand.kept.append(FollowedUp(outcome="done", at="2026-05-05"))
        if number < 5:
            assert of(store, ("2026-07-01", "2026-10-01", "2027-01-01", "2027-04-01")[number - 1]) == first
    assert of(store, "2027-07-01").spans["done", ""].least > 0


def test_asked_for_again_and_again_by_one_who_begins_and_deletes_sessions_of_his_own_it_changes_four_times_at_most(
    store: Store,
) -> None:
    chance, number = Random(1), 0
    seen: list[OverTime] = []
    begun: list[int] = []
    own: list[str] = []
    day = date(2026, 1, 1)
    while day < date(2027, 1, 2):
        if chance.random() < 0.2:
            held(store, number := number + 1, f"{day}", *([AGREED] if chance.random() < 0.5 else []))
        if chance.random() < 0.1:
            own.append(held(store, number := number + 1, f"{day}"))
        elif own and chance.random() < 0.1:
            store.delete(own.pop())
        shown = of(store, f"{day}")
        if not seen or seen[-1] != shown:
            seen.append(shown)
            begun.append(number)
        day += timedelta(days=3)
    assert 3 < len(seen) <= 5
    assert seen[0].sessions == 0
    assert all(later - before >= 5 for before, later in pairwise(begun))


@pytest.mark.parametrize("tables", [False, True])
def test_a_session_deleted_by_rule_leaves_what_was_so_of_it_and_nothing_else(store: Store, *, tables: bool) -> None:
    programme = "bif-basis-45" if tables else "enhedsmoede-20"
    for number in range(6):
        form = {"programme": programme} if not tables else {"programme": programme, "form": "bord"}
        held(store, number, f"{THIS_YEAR}-02-03", AGREED, **{**form, "people": 4 if number == 5 else 12})
    before = [each.held for each in sessions(store, DECK) if each.held.people >= 5]
    later = datetime.now(UTC).astimezone() + timedelta(days=31)
    assert store.expire(later, 30, partial(leaving_of, store, DECK, {})) == 6
    assert not store.every()
    left = store.leavings()
    assert [each.month for each in left] == [f"{THIS_YEAR}-02"] * 5
    assert [each.held.facts for each in sessions(store, DECK)] == [each.facts for each in before]
    for each in left:
        assert "leder" not in each.told
        assert "02-03" not in each.told
        assert "svarer vi" not in each.told
        followed_up, facts = json.loads(each.told)
        assert followed_up == ""
        assert ["agreed", ""] in facts


def test_one_that_its_leader_deletes_or_that_nobody_asked_to_keep_leaves_nothing(store: Store) -> None:
    store.delete(held(store, 1, "2026-02-03"))
    held(store, 2, "2026-02-03")
    assert store.expire(datetime.now(UTC).astimezone() + timedelta(days=31), 30) == 1
    assert not store.leavings()


def test_what_cannot_be_told_of_is_deleted_all_the_same_and_stops_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        held(store, number, f"{THIS_YEAR}-02-03")

    def trouble(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("facilitator.city.overview.held", trouble)
    Overviews(store, DECK, lambda: date(THIS_YEAR, 4, 1), {f"{THIS_YEAR}-02": CARD}).make_months()
    assert (
        store.expire(datetime.now(UTC).astimezone() + timedelta(days=31), 30, partial(leaving_of, store, DECK, {})) == 3
    )
    assert not store.every()
    assert not store.leavings()


def test_one_that_its_leader_touches_while_it_is_to_be_deleted_stays(postgres: PostgresStore) -> None:
    name = held(postgres, 1, f"{THIS_YEAR}-02-03", AGREED)

    def touched(_: Listed) -> None:
        postgres.keep_agreement(name)

    postgres.expire(datetime.now(UTC).astimezone() + timedelta(days=31), 30, touched)
    assert [each.agreement_alone for each in postgres.every()] == [True]


def test_what_is_left_goes_too_when_two_years_are_over(store: Store) -> None:
    held(store, 1, f"{THIS_YEAR}-02-03")
    store.expire(datetime.now(UTC).astimezone() + timedelta(days=31), 30, partial(leaving_of, store, DECK, {}))
    store.expire(datetime(THIS_YEAR + 2, 12, 31, tzinfo=UTC), 30)
    assert [each.month for each in store.leavings()] == [f"{THIS_YEAR}-02"]
    store.expire(datetime(THIS_YEAR + 3, 1, 1, tzinfo=UTC), 30)
    assert not store.leavings()


def test_of_two_that_make_it_at_once_one_stands(store: Store) -> None:
    assert store.renote("overblik-2026", None, "a") == "a"
    assert store.renote("overblik-2026", None, "b") == "a"
    assert store.renote("overblik-2026", "a", "b") == "b"
    assert store.note("overblik-2026") == "b"
    assert store.note("overblik-2027") is None


async def test_who_may_see_the_whole_gets_the_page_and_the_files_and_nobody_else_does(store: Store) -> None:
    for number in range(9):
        held(store, number, "2026-02-03")
    async with Town(store, roles=SEES).running() as town:
        sees, leads = town.browser(), town.browser()
        for browser, may in ((sees, "overblik"), (leads, "leder")):
            kept = town.city.signed.write("leder", 60, ejer="x", som=may, regel=SEES.rule)
            browser.cookies.set("__Host-leder", kept, domain="lige.by", path="/")
        assert (await sees.get("/led")).url.path == "/led/overblik"
        page = await sees.get("/led/overblik")
        assert "Overblik over alle forløb" in words(page)
        for ending, begins in (("html", b"<!doctype"), ("svg", b"<svg"), ("csv", "﻿Del".encode())):
            at = f"/led/overblik/2026/overblik.{ending}"
            assert f'href="{at}"' in page.text
            answer = await sees.get(at)
            assert answer.status_code == 200
            assert answer.content.startswith(begins)
            assert "Gjort op til og med september 2026." in answer.text
            assert (await leads.get(at)).status_code == 403
            assert (await town.browser().get(at)).status_code == 401
        for at in ("/led/overblik/2024/overblik.html", "/led/overblik/2026/overblik.xlsx"):
            assert (await sees.get(at)).status_code == 404
        assert (await leads.get("/led/overblik")).status_code == 403
        assert "Overblik over alle" not in words(await leads.get("/led"))
        assert (await sees.get("/led/nyt/enhedsmoede-20")).status_code == 403


async def test_on_trial_one_sees_it_and_with_no_role_for_it_a_deleted_session_leaves_nothing(store: Store) -> None:
    async with Town(store).running() as town:
        browser = town.browser()
        await browser.get(f"/led/tilbage?n={LINK}")
        assert "Overblik over alle forløb" in words(await browser.get("/led"))
        assert "Der er ikke noget overblik endnu" in words(await browser.get("/led/overblik"))


CHOICE = DECK.cards[CARD].steps[DECK.cards[CARD].first].choices[0]  # type: ignore[union-attr]
CHOSE = Chosen(step=DECK.cards[CARD].first, choice=CHOICE.id, by="most")
MONTHS = {"2026-10": CARD, "2026-11": CARD}


async def test_when_a_month_is_over_a_leader_sees_how_most_rooms_chose_beside_her_own_and_it_stands(
    store: Store,
) -> None:
    names = [held(store, number, "2026-10-05", CHOSE) for number in range(30)]
    async with Town(store, months=MONTHS).running() as town:
        leader = await town.leader()
        await leader.begin(kort1=CARD)
        (mine,) = store.rooms(town.city.signed.mark("proev"))
        assert "Månedens dilemma" not in words(await leader.browser.get(f"/led/rum/{mine.name}"))  # it goes on
        form = words(await leader.browser.get("/led/nyt/enhedsmoede-20"))
        assert form.index("Månedens dilemma: Du kan jo sproget") < form.index("Kun denne ene gang")
        page = words(await leader.browser.get("/led/overblik"))
        assert f"af 30 rum valgte at {CHOICE.in_short}" in page
        for name in names[:20]:
            store.delete(name)
        held(store, 99, "2026-10-06", CHOSE)
        assert page == words(await leader.browser.get("/led/overblik"))
        record = town.city.store.read(names[-1])
        assert isinstance(record, Record)
        own = town.city.overviews.of_month("2026-10", held_of((record,), DECK).facts)
        assert own
        assert f"I valgte at {CHOICE.in_short}." in own.told
        assert town.city.overviews.of_month("2026-11") is None


def test_one_leader_who_makes_up_rooms_hears_nothing_of_a_month_with_few_others(store: Store) -> None:
    for number in range(4):
        held(store, number, "2026-10-05", CHOSE)
    for number in range(4):
        held(store, 7 * number + 10, "2026-10-06", CHOSE)  # all of the leader of number 3
    told = Overviews(store, DECK, lambda: date(2026, 11, 1), MONTHS).of_month("2026-10")
    assert told
    assert told.sessions == 0


def test_what_a_room_chose_is_left_only_of_the_card_of_its_month(store: Store) -> None:
    for number, month in enumerate(("2", "3")):
        held(store, number, f"{THIS_YEAR}-0{month}-03", CHOSE)
    later = datetime.now(UTC).astimezone() + timedelta(days=31)
    store.expire(later, 30, partial(leaving_of, store, DECK, {f"{THIS_YEAR}-02": CARD}))
    assert [CHOICE.id in each.told for each in store.leavings()] == [True, False]
