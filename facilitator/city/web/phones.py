"""The way in with a code, and each room under its code."""

import time
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from facilitator.city.city import City
from facilitator.city.rooms import OpenRoom
from facilitator.city.web.access import Access
from facilitator.city.web.answers import MANY_CODES, page, refused, trouble
from facilitator.room.guard import form_of
from facilitator.room.people import Allowance, cookie_of
from spil.codes import code_of

_GUESSES = (300, 5.0)
"""Wrong codes of all rooms at once, and then in a second, in one process: more than a city mistypes at nine o'clock. Of
3,400 million codes an hour of guessing tries 18,300; where a hundred rooms are open, one is found in 1,850 hours."""
_MOST_OPEN = 100
"""Rooms of one leader that are open at once: more than a day has meetings, and fewer than her list shows."""
_WRONG_CODE = "Koden passer ikke. Se på væggen, og skriv den igen."
LED = "/led/"
"""Where, under a room's own address, the pages of who leads it are."""


class Phones:
    """Whoever has a code, or is in a room already."""

    def __init__(self, city: City, access: Access) -> None:
        self._city, self._access = city, access
        self._guesses = Allowance(*_GUESSES, time.monotonic)

    async def home(self, _: Request) -> Response:
        """Where one types the code."""
        return page("way_in.html", wrong="", typed="")

    async def typed(self, request: Request) -> Response:
        """On to the room with this code, which looks at it once more."""
        text = (await form_of(request)).get("kode", "")
        if not self._guesses.left:
            return page("way_in.html", HTTPStatus.TOO_MANY_REQUESTS, wrong=MANY_CODES, typed=text)
        code = code_of("".join(text.split())) or ""
        if code and await self._city.rooms.find(code):
            return RedirectResponse(f"/r/{code}/", HTTPStatus.TEMPORARY_REDIRECT)
        if code:
            self._guesses.use()
        return page("way_in.html", HTTPStatus.FORBIDDEN, wrong=_WRONG_CODE, typed=text)

    async def room(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A room's own pages; those of who leads it only for who is signed in and has begun it."""
        code, _, rest = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/").partition("/")
        request = Request(scope, receive)
        try:
            found = await self._room(request, code, f"/{rest}")
        except HTTPException as error:
            await (await refused(request, error))(scope, receive, send)
            return
        except OSError as error:
            await (await trouble(request, error))(scope, receive, send)
            return
        inner = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode(), "root_path": ""}
        await found.app(inner, receive, send)

    async def _room(self, request: Request, code: str, path: str) -> OpenRoom:
        """The room of a code, for who may see that page of it."""
        held = not self._guesses.left
        if held and not self._shows(request, code):
            raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS)
        found = await self._city.rooms.find(code) if code.isascii() and code.isalnum() else None
        if found is None:
            self._guesses.use()
        if held and not (found and await self._belongs(request, found)):
            raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS)  # whether there is such a room or not
        if found is None or (path.startswith(LED) and not await self._access.leads(request, found.name)):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return found

    def _shows(self, request: Request, code: str) -> bool:
        """Whether there is anything that may let one into a room without its code."""
        cookie = cookie_of(code, secure=self._city.place.secure)
        there = "k" in request.query_params or cookie in request.cookies
        return there or self._access.who(request) is not None

    async def _belongs(self, request: Request, opened: OpenRoom) -> bool:
        """Whether somebody has the room's link, is in it already, or leads it."""
        people = opened.room.people
        cookie = request.cookies.get(cookie_of(people.code, secure=self._city.place.secure))
        if people.scanned(request.query_params.get("k", "")) or people.known(cookie):
            return True
        return await self._access.leads(request, opened.name)
