"""What is left of a session: its agreement, its report, and what shall stay."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.after.follow_up import to_ask
from facilitator.city import outcome
from facilitator.city.city import City
from facilitator.city.store import Listed
from facilitator.city.tables import tables_of
from facilitator.city.web.access import Access
from facilitator.city.web.answers import page
from facilitator.evidence.held import held
from facilitator.report.files import as_calendar, as_html
from facilitator.report.model import OUTCOMES, report
from facilitator.report.over_time import Page
from facilitator.room.guard import form_of
from facilitator.summary import summarise
from spil.cards.deck import Deck
from spil.play.moves import Agreed
from spil.record.hold import ElsewhereError
from spil.record.read import Record


def titled(deck: Deck, room: Listed) -> str:
    """What a session is called in its leader's list."""
    programme = deck.programme(room.started.programme)
    practice = " (øvelse)" if room.started.rehearsal else ""
    return f"{programme.title if programme else room.started.programme}{practice}"


class After:
    """For whoever has led it."""

    def __init__(self, city: City, access: Access) -> None:
        self._city, self._access = city, access

    async def _record(self, room: Listed) -> Record:
        found = await asyncio.to_thread(self._city.store.read, room.name)
        if not isinstance(found, Record):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return found

    async def after(self, request: Request) -> Response:
        """What is left of a session, and what can be done with it."""
        room = await self._access.must_lead(request)
        record = await self._record(room)
        agreed = [move.sentence for move in record.moves if isinstance(move, Agreed)]
        month = await asyncio.to_thread(self._month, room, record)
        return page(
            "after.html",
            room=room,
            title=titled(self._city.deck, room),
            agreed=agreed,
            closed=record.closed,
            outcomes=OUTCOMES if to_ask(record) else {},
            said=outcome.said_of(record),
            days=self._city.days,
            told=self._city.looks_back,
            month=month,
        )

    def _month(self, room: Listed, record: Record) -> Page | None:
        """How all rooms chose, beside this one, where it played the dilemma of its month; None before that is over."""
        own = held((record, *self._tables(room)), self._city.deck)
        played = ("card", self._city.months.get(own.month, "")) in own.facts
        return self._city.overviews.of_month(own.month, own.facts) if played else None

    async def decide(self, request: Request) -> Response:
        """Delete it, or all but the agreement; or say what came of that."""
        room = await self._access.must_lead(request)
        sent = await form_of(request)
        chosen, said = sent.get("tryk", ""), next((each for each in OUTCOMES if each == sent.get("skete")), None)
        try:
            if said:
                today = self._city.clock().date()
                await asyncio.to_thread(outcome.answer, self._city.store, room.name, said, today)
                return RedirectResponse(f"/led/rum/{room.name}", HTTPStatus.SEE_OTHER)
            if chosen == "aftale":
                await asyncio.to_thread(self._city.store.keep_agreement, room.name)
            elif chosen == "slet":
                await asyncio.to_thread(self._city.store.delete, room.name)
        except ElsewhereError as error:
            raise HTTPException(HTTPStatus.CONFLICT) from error
        await self._city.rooms.catch_up(room.name)
        return RedirectResponse("/led", HTTPStatus.SEE_OTHER)

    async def report(self, request: Request) -> Response:
        """The report on one page, as a file."""
        return await self._file(request, "rapport.html", "text/html", lambda told: as_html(told).encode())

    async def calendar(self, request: Request) -> Response:
        """The date to look at the agreement again."""
        return await self._file(request, "dato.ics", "text/calendar", as_calendar)

    async def _file(self, request: Request, name: str, kind: str, made: Callable[[Any], bytes]) -> Response:
        room = await self._access.must_lead(request)
        records = (await self._record(room), *await asyncio.to_thread(self._tables, room))
        day_, deck = self._city.clock().date(), self._city.deck
        told = await asyncio.to_thread(lambda: report(summarise(records, deck, "report"), deck, day_))
        if name.endswith(".ics") and not told.agreements:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(await asyncio.to_thread(made, told), media_type=kind, headers=headers)

    def _tables(self, room: Listed) -> tuple[Record, ...]:
        tables = tables_of(self._city.store, self._city.deck, room.name, room.started)
        if tables is None:
            return ()
        tables.look()
        return tables.records
