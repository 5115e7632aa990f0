"""What one can lead, the questions before it, and the way to the room."""

import asyncio
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.city import outcome
from facilitator.city.city import City
from facilitator.city.leading import Beginning, led_before
from facilitator.city.observed import log
from facilitator.city.setup_form import Setup, answers_of, setup_of
from facilitator.city.web.access import Access
from facilitator.city.web.after import titled
from facilitator.city.web.answers import page
from facilitator.city.web.phones import LED
from facilitator.led.of_month import card_of
from facilitator.led.setup import programme_told, programmes
from facilitator.room.guard import form_of
from spil.danish import day
from spil.record.before import played_before

_MOST_OPEN = 100
"""Rooms of one leader that are open at once: more than a day has meetings, and fewer than her list shows."""


class Leading:
    """For whoever may lead."""

    def __init__(self, city: City, access: Access) -> None:
        self._city, self._access = city, access

    async def own(self, request: Request) -> Response:
        """What one can lead, and what one has led."""
        who = self._access.signed_in(request)
        if (who.edits or who.sees) and not who.leads:
            return RedirectResponse("/led/overblik" if who.sees else "/led/kort", HTTPStatus.SEE_OTHER)
        owner = self._access.must_be(request)
        rooms = await asyncio.to_thread(self._city.store.rooms, owner)
        promise = await asyncio.to_thread(outcome.waiting, self._city.store, owner)
        deck = self._city.deck
        told = [(each, f"{titled(deck, each)}, {day(each.touched)} kl. {each.touched:%H.%M}") for each in rooms]
        led = [(each.id, programme_told(each)) for each in programmes(deck)]
        return page("own.html", rooms=told, programmes=led, promise=promise, edits=who.edits, sees=who.sees)

    async def _setup(self, request: Request, owner: str) -> Setup:
        store, deck = self._city.store, self._city.deck
        programme = deck.programme(request.path_params["programme"])
        if programme is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        if not programme.sort:
            return setup_of(deck, programme, month=card_of(self._city.months, self._city.clock().date()))
        led = await asyncio.to_thread(lambda: played_before(deck, programme, led_before(store, owner, programme)))
        return setup_of(deck, programme, led)

    async def setup(self, request: Request) -> Response:
        """The questions, before anything is projected."""
        setup = await self._setup(request, self._access.must_be(request))
        return page("setup.html", setup=setup, sent={}, wrong="")

    async def begin(self, request: Request) -> Response:
        """Open a room, and lead it."""
        owner = self._access.must_be(request)
        setup = await self._setup(request, owner)
        sent = await form_of(request)
        answers = answers_of(setup, sent)
        if isinstance(answers, str):
            return page("setup.html", HTTPStatus.UNPROCESSABLE_ENTITY, setup=setup, sent=sent, wrong=answers)
        if sum(each.open for each in await asyncio.to_thread(self._city.store.rooms, owner)) >= _MOST_OPEN:
            told = f"Du har {_MOST_OPEN} forløb i gang. Slut eller slet nogle af dem, før du begynder et nyt."
            return page("setup.html", HTTPStatus.UNPROCESSABLE_ENTITY, setup=setup, sent=sent, wrong=told)
        beginning = Beginning(self._city.store, self._city.deck, self._city.clock)
        name = await asyncio.to_thread(beginning.begin, answers, owner)
        log.info("rum begyndt", extra={"told": {"forloeb": setup.programme.id}})
        self._city.counts.add("rum_begyndt", 1)
        return RedirectResponse(f"/led/rum/{name}/led", HTTPStatus.SEE_OTHER)

    async def lead(self, request: Request) -> Response:
        """The leader's page of a room that is open; else what is left of it."""
        room = await self._access.must_lead(request)
        opened = await self._city.rooms.find(room.started.code) if room.open else None
        if opened is None or opened.name != room.name:
            return RedirectResponse(f"/led/rum/{room.name}", HTTPStatus.SEE_OTHER)
        return RedirectResponse(f"/r/{opened.code}{LED}{opened.room.leader}", HTTPStatus.SEE_OTHER)
