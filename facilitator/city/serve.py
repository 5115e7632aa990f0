"""One process of the city's server: made anew in each from the environment, so that any of them may die."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import cache, partial
from urllib.parse import urlsplit

from starlette.applications import Starlette

from facilitator.city.city import City
from facilitator.city.home import store_at
from facilitator.city.leader import Signed
from facilitator.city.observed import Counts, log, log_as_json
from facilitator.city.overview import leaving_of
from facilitator.city.rooms import Place, Rooms
from facilitator.city.served_deck import deck_told
from facilitator.city.settings import Settings, read_settings
from facilitator.city.store import Leaves
from facilitator.city.ways_in import ByLink, SignIn
from facilitator.city.web.application import city_application
from spil.cards.deck import read_deck

_THREADS = 16
"""That wait for the home of the rooms: more than may hold rooms at once, so that votes never wait for those."""
_RULES_EVERY = 60.0
"""Seconds between two looks at what is to end."""


def application() -> Starlette:
    """The application, as uvicorn asks each of its processes for it."""
    log_as_json()
    return made(read_settings(os.environ))


def made(settings: Settings) -> Starlette:
    """Everything put together; its home is opened when the process begins to answer."""
    reading = read_deck(settings.deck)
    deck = reading.deck
    place = Place(settings.address, frozenset({urlsplit(settings.address).hostname or "", *settings.names}))
    signed = Signed(settings.signing)
    counts = Counts(settings.counts)
    store = store_at(settings.store)
    rooms = Rooms(store, deck, place, _clock, counts)
    city = City(
        store,
        deck,
        place,
        rooms,
        _sign_in(settings, signed),
        signed,
        counts,
        _clock,
        settings.days,
        settings.metrics,
        settings.roles,
        cache(lambda: deck_told(reading)),
        settings.months,
    )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(_THREADS))

        def heard(name: str) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody is to hear it any more
                loop.call_soon_threadsafe(rooms.heard, name)

        store.listen(heard)
        beside = [asyncio.create_task(rooms.keep_up()), asyncio.create_task(_rules(city))]
        gc.collect()
        gc.freeze()  # the deck is never garbage, and looking through it now and then kept every phone waiting
        log.info("begyndt", extra={"told": {"kort": len(deck.cards)}})
        yield
        for task in beside:
            task.cancel()
        await asyncio.to_thread(store.close)
        log.info("slut")

    return city_application(city, lifespan)


def _sign_in(settings: Settings, signed: Signed) -> SignIn:
    if settings.trial:
        return ByLink(settings.trial, signed)
    from facilitator.city.sign_in import ByProvider, Provider  # noqa: PLC0415  # an extra

    provider = Provider(settings.issuer, settings.client, settings.client_secret, settings.roles)
    return ByProvider(provider, settings.address, signed)


async def _rules(city: City) -> None:
    """End and delete by rule, in every process: who comes second finds nothing to do."""
    looked = 0.0
    loop = asyncio.get_running_loop()
    while True:
        city.counts.stands("rum_aabne_i_processen", city.rooms.open)
        city.counts.write()
        if loop.time() - looked > _RULES_EVERY:
            looked = loop.time()
            with suppress(OSError):
                changed = await asyncio.to_thread(city.store.expire, _clock(), city.days, _leaves(city))
                city.counts.add("rum_ryddet", changed)
            await asyncio.to_thread(city.overviews.make_months)
        await asyncio.sleep(2.0)


def _leaves(city: City) -> Leaves | None:
    """What stays of a session that is deleted by rule: nothing, unless there is somebody to tell."""
    return partial(leaving_of, city.store, city.deck, city.months) if city.looks_back else None


def _clock() -> datetime:
    return datetime.now().astimezone()
