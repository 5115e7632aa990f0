"""What somebody does who means the city no good, and what it then holds."""

import re

import pytest
from rooms_kept import first
from town import Town, come_in, words

from facilitator.city.store import Store


async def guessed(town: Town) -> None:
    """Somebody guesses codes till none is looked at any more."""
    for n in range(5):
        told = await town.browser().get(f"/r/abcd{n}/")
    assert told.status_code == 429


@pytest.fixture(autouse=True)
def few_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few that a test has used them up, and none that come again."""
    monkeypatch.setattr("facilitator.city.web._GUESSES", (4, 0.0))


def test_no_other_word_in_a_rooms_name_lets_anybody_in(store: Store) -> None:
    name = store.begin(first(), "hende")
    assert store.find("abcde") == name
    for other in ("enhedsmoede", "20", "2026", "11", "00000001", "abcd", "*", "?????", ""):
        assert store.find(other) is None, other


async def test_while_codes_are_guessed_nobody_sees_which_rooms_are_open(store: Store) -> None:
    town = Town(store)
    leader = await (await town.leader()).begin()
    await come_in(town, leader.code)
    await guessed(town)
    for sent in ({}, {"cookie": f"rum-{leader.code}=a.b; rum-xxxxxxx=a.b"}, {"cookie": "leder=a.b"}):
        told = [
            await town.browser().get(f"/r/{code}/{way}", headers=sent)
            for code in (leader.code, "xxxxxxx")
            for way in ("", "?k=x", "bord", "vaeg")
        ]
        assert {(each.status_code, each.text) for each in told} == {(429, told[0].text)}
    assert (await town.browser().post(f"/r/{leader.code}/", data={"kode": leader.code})).status_code == 429


async def test_while_codes_are_guessed_whoever_is_in_has_the_link_or_leads_goes_on_in_every_process(
    store: Store,
) -> None:
    one, other = Town(store), Town(store)
    leader = await (await one.leader()).begin()
    phone = await come_in(one, leader.code)
    link = re.search(rf'href="/r/{leader.code}/vaeg(\?k=[^"]+)"', (await leader.page()).text)
    assert link
    await guessed(other)
    elsewhere = [other.browser() for _ in range(3)]
    for browser, before in zip(elsewhere, (phone, leader.browser), strict=False):
        browser.cookies = before.cookies
    assert "Velkommen" in words(await elsewhere[0].get(f"/r/{leader.code}/"))
    assert (await elsewhere[1].get(leader.at)).status_code == 200
    assert "Velkommen" in words(await elsewhere[2].get(f"/r/{leader.code}/{link[1]}"))


async def test_one_who_has_the_code_and_sends_others_keeps_nobody_out_of_the_room(town: Town) -> None:
    leader = await (await town.leader()).begin()
    insider = town.browser()
    for _ in range(60):
        await insider.post(f"/r/{leader.code}/", data={"kode": "abcdefg"})
    await come_in(town, leader.code)
