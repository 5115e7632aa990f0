"""The room's addresses: what is asked for, whether it may be seen, and which page is the answer; nothing else."""

import asyncio
import hmac
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from facilitator.room.box import Ballot
from facilitator.room.casting import Mine
from facilitator.room.guard import form_of, ours
from facilitator.room.pages import SCRIPT, STYLE, Pages
from facilitator.room.people import KEPT_FOR, cookie_of
from facilitator.room.room import Room
from facilitator.room.tables import Tablets, TakenError, stamp
from facilitator.room.watching import State
from spil.command_line import MOST_PEOPLE, MOST_TABLES
from spil.danish import whole_number
from spil.html.form import PRESSED, read_form
from spil.play.count_input import Wrong
from spil.play.run import NotOfferedError
from spil.server import Guard, TooLargeError
from spil.session import Session

MOST_STREAMS, _OF_ONE, _OF_THE_LINK = 1200, 6, 40
"""Streams that are open at once: all, those of one person, and those of walls together."""
_LEADER = "leder"
"""Whose stream it is, where it is no phone's."""
AT_ONCE = "x-side"
"""Said by our own script: it shows the page that a vote is answered with, and need not ask for it once more."""
_FOR_EVER = {"cache-control": "public, max-age=86400, immutable"}
_BUSY = "Der kommer mange på én gang. Vent et øjeblik, og prøv igen."
_BUSY_PHONE = "Det gik for hurtigt, så det sidste kom ikke med. Vent et øjeblik, og vælg igen."
_WRONG_CODE = "Koden passer ikke. Se på væggen, og skriv den igen."
_MANY_CODES = "Mange koder har været forkerte, så vi venter lidt. Skan billedet på væggen, eller prøv igen om lidt."
_LATE = "Runden er lukket. Har du svaret før, så tæller det svar."
_NOT_KEPT = "Dit svar kom ikke frem, for computeren kunne ikke gemme det. Prøv igen, eller sig det til den, der leder."
_TURNED = "Siden var bladret, før du trykkede. Her er den, der står nu."
_NOT_HEARD = "Der skete ikke noget. Se på computeren: venter den på et svar, så giv det dér først."
_TABLE_NOT_KEPT = "Det blev ikke gemt, for computeren kunne ikke skrive det. Prøv igen."


def application(room: Room) -> Starlette:
    """Everything that is answered for one room."""
    web = _Web(room)
    routes = [
        Route("/", web.home, methods=["GET"]),
        Route("/", web.typed, methods=["POST"]),
        Route("/ind", web.come_in),
        Route("/stem", web.vote, methods=["POST"]),
        Route("/nyt", web.news),
        Route("/vaeg", web.wall),
        Route("/led/{secret}", web.leader),
        Route("/led/{secret}/nyt", web.leader_news),
        Route("/led/{secret}/tryk", web.press, methods=["POST"]),
        Route("/bord", web.table, methods=["GET"]),
        Route("/bord", web.play, methods=["POST"]),
        Route("/app.css", _kept(STYLE, "text/css")),
        Route("/app.js", _kept(SCRIPT, "text/javascript")),
        Route("/sundt", _healthy),
    ]
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, is_ours=ours(room.names), whose="rummets", secure=room.secure)],
        exception_handlers={HTTPException: web.refused, TooLargeError: web.too_large, OSError: web.trouble},
    )
    made.router.redirect_slashes = False  # in a city it would send a browser to another address
    return made


def _pressed(tables: Tablets, sent: Mapping[str, str]) -> Callable[[Session], str]:
    """What was pressed on a table's page, to be done with its session; that says why it cannot be."""

    def act(session: Session) -> str:
        page = tables.page(session)
        if sent.get("after") != stamp(page):
            raise NotOfferedError
        does = read_form(page, sent)
        if isinstance(does, Wrong):
            return does.sentence
        if does == "look":
            session.look()
        elif does == "part":
            session.part()
        else:
            session.make(does)
        return ""

    return act


async def _sit(tables: Tablets, token: str, sent: Mapping[str, str]) -> str:
    """Sit down; or why not."""
    table = whole_number(sent.get("bord", "").strip(), 1, MOST_TABLES)
    people = whole_number(sent.get("mange", "").strip(), 1, MOST_PEOPLE)
    if table is None:
        return f"Skriv bordets tal, fra 1 til {MOST_TABLES}."
    if people is None:
        return f"Skriv, hvor mange I er ved bordet, fra 1 til {MOST_PEOPLE}."
    try:
        await tables.sit(token, table, people, leader=sent.get("leder") == "ja")
    except TakenError:
        return f"Bord {table} spiller på en anden skærm. Spil videre på den, eller skriv et andet tal."
    return ""


def _kept(text: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return Response(text, media_type=kind, headers=_FOR_EVER)

    return answer


async def _healthy(_: Request) -> Response:
    return PlainTextResponse("ok")


class _Stream(StreamingResponse):
    """A stream of words, and what is to be done when it is over."""

    media_type = "text/event-stream"

    def __init__(self, words: AsyncIterator[str], over: Callable[[], None]) -> None:
        super().__init__(words)
        self._over = over

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._over()


class _Web:
    """The answers, each from what the room stands at now."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._pages = Pages(
            room.address, room.people.code, room.people.key, room.tables is not None, room.at, room.onward
        )
        self._cookie = cookie_of(room.people.code, secure=room.secure)
        self._streams: Counter[str] = Counter()
        """How many are open, of each person; and of the link."""

    def _known(self, request: Request) -> str | None:
        return self._room.people.known(request.cookies.get(self._cookie))

    async def home(self, request: Request) -> Response:
        """The phone's page; the link that was scanned; or where one types the code."""
        key = request.query_params.get("k")
        if key is not None and request.headers.get("sec-fetch-site") == "cross-site":
            # a strict cookie is not sent along from another site's link; from our own page it is
            return HTMLResponse(
                self._pages.told("Kom med", "Et øjeblik …", back=f"{self._room.at}/ind?{urlencode({'k': key})}")
            )
        if key is not None:
            return await self.come_in(request)
        token = self._known(request)
        if token is None:
            return HTMLResponse(self._pages.join())
        return HTMLResponse(await self._phone(token))

    async def _phone(self, token: str, wrong: str = "") -> str:
        mine = None
        try:
            mine = await self._room.votes.mine(token)
        except OSError:
            if self._room.watching.state.round:  # whoever has answered is not to read that he has not
                raise
        return self._page_of(mine, wrong)

    def _page_of(self, mine: Mine | None, wrong: str = "") -> str:
        state = self._room.watching.state
        return self._pages.phone(state, mine.choice if mine and mine.round == state.round else None, wrong)

    async def come_in(self, request: Request) -> Response:
        """In by the link; who is in already stays the same person."""
        if not self._room.people.scanned(request.query_params.get("k", "")):
            wrong = "Linket er fra et andet rum. Skriv koden, der står på væggen."
            return HTMLResponse(self._pages.join(wrong), HTTPStatus.NOT_FOUND)
        return self._let_in(request)

    async def typed(self, request: Request) -> Response:
        """In by the code."""
        typed = (await form_of(request)).get("kode", "")
        right = self._room.people.typed(typed)
        if right:
            return self._let_in(request)
        held = right is None
        wrong = _MANY_CODES if held else _WRONG_CODE
        return HTMLResponse(
            self._pages.join(wrong, typed), HTTPStatus.TOO_MANY_REQUESTS if held else HTTPStatus.FORBIDDEN
        )

    def _let_in(self, request: Request) -> Response:
        answer = RedirectResponse(f"{self._room.at}/", HTTPStatus.SEE_OTHER)
        if self._known(request) is None:
            people = self._room.people
            cookie = people.let_in()
            if cookie is None:
                return HTMLResponse(self._pages.join(_BUSY), HTTPStatus.SERVICE_UNAVAILABLE)
            secure = self._room.secure
            path = "/" if secure else f"{self._room.at}/"
            answer.set_cookie(
                self._cookie, cookie, KEPT_FOR, path=path, secure=secure, httponly=True, samesite="strict"
            )
        return answer

    async def vote(self, request: Request) -> Response:
        """A ballot: on the disk before the phone hears that it came."""
        token = self._known(request)
        if token is None:
            return HTMLResponse(self._pages.join("Skriv koden først."), HTTPStatus.FORBIDDEN)
        sent = await form_of(request)
        round_, choice = sent.get("round", ""), sent.get("choice", "")
        if not self._room.people.may_choose(token):
            return HTMLResponse(await self._phone(token, _BUSY_PHONE), HTTPStatus.TOO_MANY_REQUESTS)
        if round_ != self._room.watching.state.round:
            await self._room.catch_up()
        state = self._room.watching.state
        ballot = state.page.ballot if state.page else None
        if ballot is None or round_ != state.round or choice not in ballot.choices:
            return HTMLResponse(await self._phone(token, _LATE), HTTPStatus.CONFLICT)
        try:
            kept = await self._room.votes.cast(Ballot(round_, token, choice))
        except OSError:
            mine = None
            with suppress(OSError):  # where it cannot be written, it may not be read either
                mine = await self._room.votes.mine(token)
            return HTMLResponse(self._page_of(mine, _NOT_KEPT), HTTPStatus.SERVICE_UNAVAILABLE)
        self._room.watching.nudged.set()
        if not kept:
            await self._newer_than(state)
            return HTMLResponse(await self._phone(token, _LATE), HTTPStatus.CONFLICT)
        return self._came(request, Mine(round_, choice))

    def _came(self, request: Request, mine: Mine) -> Response:
        """That a vote came: its page, where our script asks for it; a browser alone would send it again with a page."""
        if request.headers.get(AT_ONCE):
            return HTMLResponse(self._page_of(mine))
        return RedirectResponse(f"{self._room.at}/", HTTPStatus.SEE_OTHER)

    async def _newer_than(self, state: State) -> None:
        """Wait a moment for what comes now; where it is later, the page follows by its stream."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._room.watching.newer(state.version), self._room.patience)

    async def news(self, request: Request) -> Response:
        """A stream of numbers: another one when there is something new to fetch."""
        all_of_it = self._room.people.scanned(request.query_params.get("k", ""))
        who = "" if all_of_it else self._known(request)
        if who is None:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return self._stream(who, _OF_ONE if who else _OF_THE_LINK)

    def _stream(self, who: str, most: int) -> Response:
        if self._streams.total() >= MOST_STREAMS or self._streams[who] >= most:
            raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS)
        self._streams[who] += 1  # here, for of many in one moment none has begun
        turns_only = who not in ("", _LEADER)
        return _Stream(self._room.watching.told(turns_only=turns_only), lambda: self._ended(who))

    def _ended(self, who: str) -> None:
        self._streams[who] -= 1
        if not self._streams[who]:
            del self._streams[who]

    async def wall(self, request: Request) -> Response:
        """What all see."""
        if not self._room.people.scanned(request.query_params.get("k", "")) and self._known(request) is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        await self._room.catch_up()
        return HTMLResponse(self._pages.wall(self._room.watching.state))

    def _must_lead(self, request: Request) -> str:
        secret = request.path_params["secret"]
        if not hmac.compare_digest(secret.encode(), self._room.leader.encode()):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return f"{self._room.at}/led/{secret}"

    async def leader(self, request: Request) -> Response:
        """The leader's page."""
        where = self._must_lead(request)
        await self._room.catch_up()
        return HTMLResponse(self._pages.leader(self._room.watching.state, where))

    async def leader_news(self, request: Request) -> Response:
        """Her own stream: however many follow by the link, she follows too."""
        self._must_lead(request)
        return self._stream(_LEADER, _OF_ONE)

    async def press(self, request: Request) -> Response:
        """A press on it, passed on to the process that writes the record."""
        where = self._must_lead(request)
        sent = await form_of(request)
        if sent.get("after") != str(self._room.watching.state.moves):
            await self._room.catch_up()
        state = self._room.watching.state
        if state.view is None or sent.get("after") != str(state.moves):
            return HTMLResponse(self._pages.leader(state, where, wrong=_TURNED), HTTPStatus.CONFLICT)
        if sent.get(PRESSED) == "pause":
            await self._room.leading.pause(on=not state.view.paused)
        else:
            move = read_form(state.view.page, sent)
            if isinstance(move, Wrong | str):
                told = move.sentence if isinstance(move, Wrong) else _TURNED
                return HTMLResponse(self._pages.leader(state, where, sent, told), HTTPStatus.UNPROCESSABLE_ENTITY)
            await self._room.leading.press(move, state.moves)
        await self._room.catch_up()
        await self._newer_than(state)
        now = self._room.watching.state
        if (now.moves, now.view) == (state.moves, state.view):
            return HTMLResponse(self._pages.leader(now, where, sent, _NOT_HEARD), HTTPStatus.SERVICE_UNAVAILABLE)
        return RedirectResponse(where, HTTPStatus.SEE_OTHER)

    async def table(self, request: Request) -> Response:
        """The table's page; or where it sits down."""
        await self._room.catch_up()
        return await self._table(request)

    async def _table(
        self, request: Request, sent: Mapping[str, str] | None = None, wrong: str = "", status: int = HTTPStatus.OK
    ) -> Response:
        token, tables = self._known(request), self._room.tables
        if token is None:
            return RedirectResponse(f"{self._room.at}/", HTTPStatus.SEE_OTHER)
        if tables is None:
            told = "Her går hele rummet samme vej, så der er ingen borde for sig selv."
            return HTMLResponse(self._pages.told("Ingen borde her", told), HTTPStatus.NOT_FOUND)
        session = await tables.of(token, self._room.watching.state.hall)
        if session is None:
            return HTMLResponse(self._pages.seat(sent, wrong), status)
        place = f"Bord {session.run.started.table}"
        page = tables.page(session)
        return HTMLResponse(self._pages.table(page, self._room.watching.state, place, sent, wrong), status)

    async def play(self, request: Request) -> Response:
        """A table sits down, or makes a move."""
        token, tables = self._known(request), self._room.tables
        if token is None or tables is None:
            return await self._table(request)
        sent = await form_of(request)
        if not self._room.people.may_move(token):
            return await self._table(request, sent, _BUSY, HTTPStatus.TOO_MANY_REQUESTS)
        hall = self._room.watching.state.hall
        try:
            seated = await tables.of(token, hall) is not None
            wrong = await tables.do(token, hall, _pressed(tables, sent)) if seated else await _sit(tables, token, sent)
        except NotOfferedError:
            return await self._table(request, wrong=_TURNED, status=HTTPStatus.CONFLICT)
        except OSError:
            return await self._table(request, sent, _TABLE_NOT_KEPT, HTTPStatus.SERVICE_UNAVAILABLE)
        if wrong:
            return await self._table(request, sent, wrong, HTTPStatus.UNPROCESSABLE_ENTITY)
        return RedirectResponse(f"{self._room.at}/bord", HTTPStatus.SEE_OTHER)

    async def refused(self, _: Request, error: Exception) -> Response:
        """An address that is none, or that one may not see."""
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
        return HTMLResponse(self._pages.told("Her er ikke noget", "Siden findes ikke, eller den er ikke din."), status)

    async def too_large(self, _: Request, __: Exception) -> Response:
        """A form that is none of ours."""
        told = self._pages.told("Det kom ikke frem", "Det, du sendte, var for langt eller kom ikke helt frem.")
        return HTMLResponse(told, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    async def trouble(self, _: Request, __: Exception) -> Response:
        """The disk cannot be read or written now; a page that follows comes back by itself."""
        told = self._pages.told(
            "Et øjeblik", "Computeren kunne ikke læse eller gemme lige nu. Prøv igen.", stream=f"{self._room.at}/nyt"
        )
        return HTMLResponse(told, HTTPStatus.SERVICE_UNAVAILABLE)
