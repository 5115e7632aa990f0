"""The city's addresses: the way in with a code, the leader's own pages, and each room under its code."""

import asyncio
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from http import HTTPStatus
from typing import Any, NamedTuple

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from facilitator.after.follow_up import to_ask
from facilitator.city import outcome
from facilitator.city.leader import COOKIE, LASTS, Signed
from facilitator.city.leading import Beginning, led_before
from facilitator.city.observed import Counts, Observed, log
from facilitator.city.overview import Overviews
from facilitator.city.roles import EVERYBODY, Roles, Who
from facilitator.city.rooms import OpenRoom, Place, Rooms
from facilitator.city.served_deck import DeckTold
from facilitator.city.setup_form import Setup, answers_of, setup_of
from facilitator.city.store import Listed, Store
from facilitator.city.tables import tables_of
from facilitator.city.ways_in import BACK, SignIn
from facilitator.evidence.held import held
from facilitator.led.of_month import Months, card_of
from facilitator.led.setup import programme_told, programmes
from facilitator.report.files import as_calendar, as_html
from facilitator.report.model import OUTCOMES, report
from facilitator.report.over_time import Page
from facilitator.report.over_time_files import made_of
from facilitator.room.casting import Together
from facilitator.room.guard import form_of, ours
from facilitator.room.pages import MARK, SCRIPT, STYLE
from facilitator.room.people import Allowance, cookie_of
from facilitator.summary import summarise
from spil.cards.deck import Deck
from spil.codes import code_of
from spil.danish import day
from spil.html.templates import environment
from spil.play.moves import Agreed
from spil.record.before import played_before
from spil.record.hold import ElsewhereError
from spil.record.read import Record
from spil.server import Guard, TooLargeError, own_cookie


class Ending(NamedTuple):
    """A format of the overview: what it is called, and what a browser calls it."""

    name: str
    type: str


_GUESSES = (300, 5.0)
"""Wrong codes of all rooms at once, and then in a second, in one process: more than a city mistypes at nine o'clock. Of
3,400 million codes an hour of guessing tries 18,300; where a hundred rooms are open, one is found in 1,850 hours."""
_MOST_OPEN = 100
"""Rooms of one leader that are open at once: more than a day has meetings, and fewer than her list shows."""
_WRONG_CODE = "Koden passer ikke. Se på væggen, og skriv den igen."
_MANY_CODES = "Mange koder har været forkerte, så vi venter lidt. Skan billedet på væggen, eller prøv igen om lidt."
_ENDINGS = {
    "html": Ending("Siden", "text/html; charset=utf-8"),
    "pdf": Ending("To sider til et udvalg (PDF)", "application/pdf"),
    "docx": Ending("Det samme i Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "svg": Ending("Et billede (SVG)", "image/svg+xml"),
    "csv": Ending("Tallene til et regneark (CSV)", "text/csv; charset=utf-8"),
}
_SHOWN_ALONE = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""For a page that has its style in itself, and that nothing is done on."""
_FOR_EVER = {"cache-control": "public, max-age=86400, immutable"}
_LED = "/led/"
_LEADS, _EDITS, _SEES = "leder", "redaktoer", "overblik"
_MAY_NOT = [
    "Du er logget ind, men du har ikke adgang til det her.",
    "Skal du lede forløb, så bed jeres it om at give dig lov, og log så ind igen.",
    "Skal du bare være med, skal du ikke logge ind. Skriv koden fra væggen.",
]


@dataclass(frozen=True, slots=True)
class City:
    """Everything that its pages stand on, handed in once."""

    store: Store
    deck: Deck
    place: Place
    rooms: Rooms
    sign_in: SignIn
    signed: Signed
    counts: Counts
    clock: Callable[[], datetime]
    days: int = 30
    metrics: str = ""
    roles: Roles = EVERYBODY
    told: Callable[[], DeckTold] | None = None
    """The deck as its editors see it."""
    months: Months = field(default_factory=dict)
    """The card that is offered to all units, by month."""

    @property
    def looks_back(self) -> bool:
        """Whether something is told of all sessions, so that one deleted by rule leaves what that needs."""
        return bool(self.roles.overview or self.months)

    @property
    def overviews(self) -> Overviews:
        """What is told of all sessions."""
        return Overviews(self.store, self.deck, lambda: self.clock().date(), self.months)


def city_application(city: City, lifespan: Any = None) -> Starlette:
    """Everything that is answered for the city."""
    web = _Web(city)
    routes = [
        Route("/", web.home, methods=["GET"]),
        Route("/", web.typed, methods=["POST"]),
        Mount("/r", app=web.room),
        Route("/led", web.own, methods=["GET"]),
        Route("/led/ind", web.sign_in),
        Route("/led/link", web.by_link),
        Route(BACK, web.back),
        Route("/led/ud", web.out, methods=["POST"]),
        Route("/led/ude", web.is_out),
        Route("/led/kort", web.edited),
        Route("/led/overblik", web.overviews),
        Route("/led/overblik/{year:int}/overblik.{ending}", web.overview),
        Route("/led/nyt/{programme}", web.setup, methods=["GET"]),
        Route("/led/nyt/{programme}", web.begin, methods=["POST"]),
        Route("/led/rum/{name}", web.after, methods=["GET"]),
        Route("/led/rum/{name}", web.decide, methods=["POST"]),
        Route("/led/rum/{name}/led", web.lead),
        Route("/led/rum/{name}/rapport.html", web.report),
        Route("/led/rum/{name}/dato.ics", web.calendar),
        Route("/app.css", _kept(STYLE, "text/css")),
        Route("/app.js", _kept(SCRIPT, "text/javascript")),
        Route("/sundt", _healthy),
        Route("/klar", web.ready),
        Route("/metrics", web.metrics),
    ]
    made = Starlette(
        routes=routes,
        middleware=[
            Middleware(Observed, counts=city.counts),
            Middleware(Guard, is_ours=ours(city.place.names), whose="spillets", secure=city.place.secure),
        ],
        exception_handlers={HTTPException: web.refused, TooLargeError: web.too_large, OSError: web.trouble},
        lifespan=lifespan,
    )
    made.router.redirect_slashes = False  # it would send a browser on to an address that is not encrypted
    return made


def _kept(text: str, kind: str) -> Any:
    async def answer(_: Request) -> Response:
        return Response(text, media_type=kind, headers=_FOR_EVER)

    return answer


async def _healthy(_: Request) -> Response:
    return PlainTextResponse("ok")


@cache
def _templates() -> Environment:
    return environment("facilitator.city", "templates", "facilitator.room")


class _Web:
    """The answers."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._guesses = Allowance(*_GUESSES, time.monotonic)
        self._ready = Together(self._is_ready)
        self._cookie = own_cookie(COOKIE, secure=city.place.secure)

    def _page(self, name: str, status: int = HTTPStatus.OK, **told: Any) -> HTMLResponse:
        plain = {"number": "", "stream": "", "refresh": 0, "look": "", "mark": MARK, "at": ""}
        return HTMLResponse(_templates().get_template(name).render(**{**plain, **told}), status)

    # ---- those with a code

    async def home(self, _: Request) -> Response:
        """Where one types the code."""
        return self._page("way_in.html", wrong="", typed="")

    async def typed(self, request: Request) -> Response:
        """On to the room with this code, which looks at it once more."""
        text = (await form_of(request)).get("kode", "")
        if not self._guesses.left:
            return self._page("way_in.html", HTTPStatus.TOO_MANY_REQUESTS, wrong=_MANY_CODES, typed=text)
        code = code_of("".join(text.split())) or ""
        if code and await self._city.rooms.find(code):
            return RedirectResponse(f"/r/{code}/", HTTPStatus.TEMPORARY_REDIRECT)
        if code:
            self._guesses.use()
        return self._page("way_in.html", HTTPStatus.FORBIDDEN, wrong=_WRONG_CODE, typed=text)

    async def room(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A room's own pages; those of who leads it only for who is signed in and has begun it."""
        code, _, rest = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/").partition("/")
        request = Request(scope, receive)
        try:
            found = await self._room(request, code, f"/{rest}")
        except HTTPException as error:
            await (await self.refused(request, error))(scope, receive, send)
            return
        except OSError as error:
            await (await self.trouble(request, error))(scope, receive, send)
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
        if found is None or (path.startswith(_LED) and not await self._leads(request, found.name)):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return found

    def _shows(self, request: Request, code: str) -> bool:
        """Whether there is anything that may let one into a room without its code."""
        cookie = cookie_of(code, secure=self._city.place.secure)
        there = "k" in request.query_params or cookie in request.cookies
        return there or self._who(request) is not None

    async def _belongs(self, request: Request, opened: OpenRoom) -> bool:
        """Whether somebody has the room's link, is in it already, or leads it."""
        people = opened.room.people
        cookie = request.cookies.get(cookie_of(people.code, secure=self._city.place.secure))
        if people.scanned(request.query_params.get("k", "")) or people.known(cookie):
            return True
        return await self._leads(request, opened.name)

    # ---- those who lead

    def _who(self, request: Request) -> Who | None:
        """Who has signed in here, under the rules that are kept now."""
        told = self._city.signed.read(COOKIE, request.cookies.get(self._cookie))
        if told is None or told.get("regel", "") != self._city.roles.rule:
            return None
        may = told.get("som", _LEADS).split()
        return Who(told["ejer"], leads=_LEADS in may, edits=_EDITS in may, sees=_SEES in may)

    def _signed_in(self, request: Request) -> Who:
        who = self._who(request)
        if who is None:
            raise HTTPException(HTTPStatus.UNAUTHORIZED)
        return who

    def _must_be(self, request: Request) -> str:
        who = self._signed_in(request)
        if not who.leads:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return who.mark

    async def _leads(self, request: Request, name: str) -> bool:
        who = self._who(request)
        return who is not None and who.leads and await self._mine(who.mark, name) is not None

    async def _mine(self, owner: str, name: str) -> Listed | None:
        if not name.isprintable():
            return None  # no room's name, and nothing that a database takes
        return await asyncio.to_thread(self._city.store.room_of, owner, name)

    async def _must_lead(self, request: Request) -> Listed:
        found = await self._mine(self._must_be(request), request.path_params["name"])
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return found

    async def own(self, request: Request) -> Response:
        """What one can lead, and what one has led."""
        who = self._signed_in(request)
        if (who.edits or who.sees) and not who.leads:
            return RedirectResponse("/led/overblik" if who.sees else "/led/kort", HTTPStatus.SEE_OTHER)
        owner = self._must_be(request)
        rooms = await asyncio.to_thread(self._city.store.rooms, owner)
        promise = await asyncio.to_thread(outcome.waiting, self._city.store, owner)
        told = [(each, f"{self._titled(each)}, {day(each.touched)} kl. {each.touched:%H.%M}") for each in rooms]
        led = [(each.id, programme_told(each)) for each in programmes(self._city.deck)]
        return self._page("own.html", rooms=told, programmes=led, promise=promise, edits=who.edits, sees=who.sees)

    def _titled(self, room: Listed) -> str:
        programme = self._city.deck.programme(room.started.programme)
        practice = " (øvelse)" if room.started.rehearsal else ""
        return f"{programme.title if programme else room.started.programme}{practice}"

    async def sign_in(self, request: Request) -> Response:
        """Off to where one signs in."""
        return await self._city.sign_in.begin(request)

    async def by_link(self, _: Request) -> Response:
        """Where only the link on the terminal lets one in."""
        told = "Åbn det link, der står i vinduet, hvor serveren blev startet. Det gælder kun, mens den kører."
        return self._page("said.html", title="Led", text=[told], links=[("/", "Jeg har en kode")])

    async def back(self, request: Request) -> Response:
        """Back from there: known for a working day, or told that it did not go."""
        if not request.query_params:
            return RedirectResponse("/", HTTPStatus.SEE_OTHER)  # she has signed out there
        who = await self._city.sign_in.back(request)
        may = [use for use, so in ((_LEADS, who.leads), (_EDITS, who.edits), (_SEES, who.sees)) if so] if who else []
        self._city.counts.add("indlogning", 1, gik="godt" if may else "uden adgang" if who else "galt")
        if who and not may:
            return self._may_not()
        if who is None:
            told = "Indlogningen gik ikke igennem. Prøv igen fra begyndelsen."
            links = [("/led/ind", "Log ind")]
            return self._page("said.html", HTTPStatus.FORBIDDEN, title="Log ind", text=[told], links=links)
        answer = RedirectResponse("/led", HTTPStatus.SEE_OTHER)
        kept = self._city.signed.write(COOKIE, LASTS, ejer=who.mark, som=" ".join(may), regel=self._city.roles.rule)
        secure = self._city.place.secure
        answer.set_cookie(self._cookie, kept, LASTS, secure=secure, httponly=True, samesite="lax")
        self._city.sign_in.is_back(answer)
        return answer

    def _may_not(self) -> Response:
        """Signed in, and not one of those who may lead."""
        links = [("/", "Jeg har en kode"), ("/led/ude", "Brug en anden konto")]
        return self._page(
            "said.html", HTTPStatus.FORBIDDEN, title="Du har ikke adgang endnu", text=_MAY_NOT, links=links
        )

    async def out(self, _: Request) -> Response:
        """Not known here any more."""
        answer = RedirectResponse("/led/ude", HTTPStatus.SEE_OTHER)
        answer.delete_cookie(self._cookie, secure=self._city.place.secure, httponly=True, samesite="lax")
        return answer

    async def is_out(self, _: Request) -> Response:
        """Signed out here; and where one signs out of everything, for who is at a machine that is not hers."""
        try:
            there = await self._city.sign_in.out_at()
        except OSError:
            there = None
        text = ["Du er ikke logget ind i spillet på den her maskine."]
        links = [("/", "Til forsiden")]
        if there:
            text.append(
                "Kommunens egen indlogning husker dig måske. Sidder du ved en fremmed maskine, så log også ud dér."
            )
            links = [(there, "Log ud af kommunens indlogning"), *links]
        return self._page("said.html", title="Logget ud", text=text, links=links)

    async def edited(self, request: Request) -> Response:
        """The deck that is served, and what there is to say of it: for editors."""
        if not self._signed_in(request).edits or self._city.told is None:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return self._page("deck.html", told=await asyncio.to_thread(self._city.told))

    async def overviews(self, request: Request) -> Response:
        """The years of which there is an overview, and the files of each: for who may see the whole."""
        who, overviews = self._signed_in(request), self._overviews(request)
        years, months = await asyncio.to_thread(lambda: (overviews.years(), overviews.months()))
        return self._page("overviews.html", years=years, endings=_ENDINGS, leads=who.leads, months=months)

    def _overviews(self, request: Request) -> Overviews:
        if not self._signed_in(request).sees:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return self._city.overviews

    async def overview(self, request: Request) -> Response:
        """The overview of a year, in one of its formats: the same to whoever asks, as often as one likes."""
        overviews, year = self._overviews(request), request.path_params["year"]
        kind = _ENDINGS.get(request.path_params["ending"])
        if kind is None or year not in await asyncio.to_thread(overviews.years):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        ending = request.path_params["ending"]

        def made() -> str | bytes:
            return made_of(overviews.page(year), f".{ending}", self._city.clock())

        headers = {"content-disposition": f'attachment; filename="overblik-{year}.{ending}"'}
        if ending == "html":
            headers = {"content-security-policy": _SHOWN_ALONE}
        return Response(await asyncio.to_thread(made), media_type=kind.type, headers=headers)

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
        setup = await self._setup(request, self._must_be(request))
        return self._page("setup.html", setup=setup, sent={}, wrong="")

    async def begin(self, request: Request) -> Response:
        """Open a room, and lead it."""
        owner = self._must_be(request)
        setup = await self._setup(request, owner)
        sent = await form_of(request)
        answers = answers_of(setup, sent)
        if isinstance(answers, str):
            return self._page("setup.html", HTTPStatus.UNPROCESSABLE_ENTITY, setup=setup, sent=sent, wrong=answers)
        if sum(each.open for each in await asyncio.to_thread(self._city.store.rooms, owner)) >= _MOST_OPEN:
            told = f"Du har {_MOST_OPEN} forløb i gang. Slut eller slet nogle af dem, før du begynder et nyt."
            return self._page("setup.html", HTTPStatus.UNPROCESSABLE_ENTITY, setup=setup, sent=sent, wrong=told)
        beginning = Beginning(self._city.store, self._city.deck, self._city.clock)
        name = await asyncio.to_thread(beginning.begin, answers, owner)
        log.info("rum begyndt", extra={"told": {"forloeb": setup.programme.id}})
        self._city.counts.add("rum_begyndt", 1)
        return RedirectResponse(f"/led/rum/{name}/led", HTTPStatus.SEE_OTHER)

    async def lead(self, request: Request) -> Response:
        """The leader's page of a room that is open; else what is left of it."""
        room = await self._must_lead(request)
        opened = await self._city.rooms.find(room.started.code) if room.open else None
        if opened is None or opened.name != room.name:
            return RedirectResponse(f"/led/rum/{room.name}", HTTPStatus.SEE_OTHER)
        return RedirectResponse(f"/r/{opened.code}{_LED}{opened.room.leader}", HTTPStatus.SEE_OTHER)

    async def _record(self, room: Listed) -> Record:
        found = await asyncio.to_thread(self._city.store.read, room.name)
        if not isinstance(found, Record):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return found

    async def after(self, request: Request) -> Response:
        """What is left of a session, and what can be done with it."""
        room = await self._must_lead(request)
        record = await self._record(room)
        agreed = [move.sentence for move in record.moves if isinstance(move, Agreed)]
        month = await asyncio.to_thread(self._month, room, record)
        return self._page(
            "after.html",
            room=room,
            title=self._titled(room),
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
        room = await self._must_lead(request)
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
        return await self._file(request, "rapport.html", "text/html", lambda page: as_html(page).encode())

    async def calendar(self, request: Request) -> Response:
        """The date to look at the agreement again."""
        return await self._file(request, "dato.ics", "text/calendar", as_calendar)

    async def _file(self, request: Request, name: str, kind: str, made: Callable[[Any], bytes]) -> Response:
        room = await self._must_lead(request)
        records = (await self._record(room), *await asyncio.to_thread(self._tables, room))
        day_, deck = self._city.clock().date(), self._city.deck
        page = await asyncio.to_thread(lambda: report(summarise(records, deck, "report"), deck, day_))
        if name.endswith(".ics") and not page.agreements:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(await asyncio.to_thread(made, page), media_type=kind, headers=headers)

    def _tables(self, room: Listed) -> tuple[Record, ...]:
        tables = tables_of(self._city.store, self._city.deck, room.name, room.started)
        if tables is None:
            return ()
        tables.look()
        return tables.records

    # ---- those who run it

    async def ready(self, _: Request) -> Response:
        """Whether rooms can be read and written now."""
        missing = await self._missing()
        return PlainTextResponse(missing or "klar", HTTPStatus.SERVICE_UNAVAILABLE if missing else HTTPStatus.OK)

    async def _is_ready(self, asked: list[None]) -> list[None]:
        """Once for all who ask meanwhile: anybody may."""
        await asyncio.to_thread(self._city.store.ready)
        return asked

    async def _missing(self) -> str:
        try:
            await self._ready.ask(None)
        except OSError:
            return "databasen svarer ikke"
        return "" if self._city.rooms.keeps_up else "processen følger ikke med"

    async def metrics(self, request: Request) -> Response:
        """Counts, for who has the key."""
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not self._city.metrics or not hmac.compare_digest(shown.encode(), self._city.metrics.encode()):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        told = f"lige_klar {int(not await self._missing())}\n{self._city.counts.told()}"
        return PlainTextResponse(told, media_type="text/plain; version=0.0.4")

    async def refused(self, _: Request, error: Exception) -> Response:
        """An address that is none, or that one may not see."""
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
        if status == HTTPStatus.UNAUTHORIZED:
            text, links = ["Log ind for at lede et forløb."], [("/led/ind", "Log ind"), ("/", "Jeg har en kode")]
            return self._page("said.html", status, title="Led", text=text, links=links)
        if status == HTTPStatus.FORBIDDEN:
            return self._may_not()
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return self._page("way_in.html", status, wrong=_MANY_CODES, typed="")
        if status == HTTPStatus.CONFLICT:
            text = ["Der sker noget i forløbet lige nu. Prøv igen om et øjeblik."]
            return self._page("said.html", status, title="Et øjeblik", text=text, links=[("/led", "Mine forløb")])
        text = ["Siden findes ikke, eller den er ikke din. Er forløbet slut, er rummet lukket."]
        return self._page("said.html", status, title="Her er ikke noget", text=text, links=[("/", "Til forsiden")])

    async def too_large(self, _: Request, __: Exception) -> Response:
        """A form that is none of ours."""
        text = ["Det, du sendte, var for langt eller kom ikke helt frem."]
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return self._page("said.html", status, title="Det kom ikke frem", text=text, links=[("/", "Til forsiden")])

    async def trouble(self, _: Request, __: Exception) -> Response:
        """The home of the rooms cannot be reached; a page that follows comes back by itself."""
        text = ["Serveren kan ikke læse eller gemme lige nu. Alt, der er kommet frem, er gemt. Prøv igen om lidt."]
        return self._page("said.html", HTTPStatus.SERVICE_UNAVAILABLE, title="Et øjeblik", text=text, links=[])
