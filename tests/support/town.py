"""A city as a test wants it: its pages asked without a socket, its rooms kept in either home."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import cache

import httpx
from led import CARD, DECK, NOW

from facilitator.city.city import City
from facilitator.city.leader import Signed
from facilitator.city.observed import Counts
from facilitator.city.roles import EVERYBODY, Roles
from facilitator.city.rooms import Place, Rooms
from facilitator.city.served_deck import DeckTold, deck_told
from facilitator.city.store import Store
from facilitator.city.ways_in import ByLink, SignIn
from facilitator.city.web.application import city_application
from facilitator.led.of_month import Months
from spil.cards.deck import Deck, read_deck

ADDRESS = "https://lige.by"
LINK = "n" * 12
_PATIENCE = 20.0
_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def _clock() -> datetime:
    return NOW


@cache
def _told() -> DeckTold:
    return deck_told(read_deck())


class Town:
    """One process of a city."""

    def __init__(
        self,
        store: Store,
        sign_in: SignIn | None = None,
        roles: Roles = EVERYBODY,
        deck: Deck = DECK,
        months: Months | None = None,
    ) -> None:
        self.store = store
        place = Place(ADDRESS, frozenset({"lige.by"}))
        signed = Signed("s" * 32)
        self.counts = Counts(None)
        self.rooms = Rooms(store, deck, place, _clock, self.counts)
        way_in = sign_in or ByLink(LINK, signed)
        self.city = City(
            store,
            deck,
            place,
            self.rooms,
            way_in,
            signed,
            self.counts,
            _clock,
            metrics="m" * 20,
            roles=roles,
            told=_told,
            months=months or {},
        )
        self.app = city_application(self.city)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Town"]:
        """Keep rooms up, as a process does."""
        loop = asyncio.get_running_loop()

        def heard(name: str) -> None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self.rooms.heard, name)

        self.store.listen(heard)
        keeping = asyncio.create_task(self.rooms.keep_up())
        yield self
        keeping.cancel()

    def browser(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(
            transport=transport, base_url=ADDRESS, follow_redirects=True, headers={"origin": ADDRESS}
        )

    async def leader(self) -> "Leader":
        """One who has signed in."""
        browser = self.browser()
        assert (await browser.get(f"/led/tilbage?n={LINK}")).url.path == "/led"
        return Leader(browser)


class Leader:
    """One who leads in a browser."""

    def __init__(self, browser: httpx.AsyncClient) -> None:
        self.browser = browser
        self.at = ""
        """Her page of the room."""

    async def begin(self, programme: str = "enhedsmoede-20", **more: str) -> "Leader":
        """Open a room, as its form is filled in."""
        sent = {"kort1": CARD, "mange": "12", "sammen": "ja", **more}
        answer = await self.browser.post(f"/led/nyt/{programme}", data=sent)
        assert answer.status_code == 200, words(answer)
        self.at = answer.url.path
        return self

    @property
    def code(self) -> str:
        return self.at.split("/")[2]

    async def page(self) -> httpx.Response:
        return await self.browser.get(self.at)

    async def press(self, name: str, **more: str) -> httpx.Response:
        after = re.search(r'name="after" value="([^"]+)"', (await self.page()).text)
        assert after
        return await self.browser.post(f"{self.at}/tryk", data={"tryk": name, "after": after[1], **more})

    async def to(self, kind: str) -> httpx.Response:
        """Go on till the page says it."""
        for _ in range(40):
            page = await self.page()
            if kind in words(page):
                return page
            names = re.findall(r'name="tryk" value="([^"]+)"', page.text)
            answer = await self.press("videre" if "videre" in names else "1")
            assert answer.status_code == 200, words(answer)
        raise AssertionError(kind)


async def come_in(town: Town, code: str) -> httpx.AsyncClient:
    """A phone whose owner types the code."""
    phone = town.browser()
    answer = await phone.post("/", data={"kode": code})
    assert (answer.status_code, answer.url.path) == (200, f"/r/{code}/"), words(answer)
    return phone


async def vote(phone: httpx.AsyncClient, code: str, number: int) -> httpx.Response:
    """Press the button with this number, as soon as the phone shows it."""
    page = await until(phone, f"/r/{code}/", 'name="round"')
    round_ = re.search(r'name="round" value="([^"]+)"', page)
    assert round_
    choices = re.findall(r'name="choice" value="([^"]+)"', page)
    return await phone.post(f"/r/{code}/stem", data={"round": round_[1], "choice": choices[number - 1]})


async def until(browser: httpx.AsyncClient, path: str, text: str) -> str:
    """The page, as soon as it says it; another process may have to hear of it first."""
    async with asyncio.timeout(_PATIENCE):
        while True:
            page = (await browser.get(path)).text
            if text in page:
                return page
            await asyncio.sleep(0.02)


def words(answer: httpx.Response) -> str:
    """A page as one reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
