"""The city's addresses, each with who answers there."""

from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from facilitator.city.city import City
from facilitator.city.observed import Observed
from facilitator.city.ways_in import BACK
from facilitator.city.web.access import Access
from facilitator.city.web.account import Account
from facilitator.city.web.after import After
from facilitator.city.web.answers import refused, too_large, trouble
from facilitator.city.web.leading import Leading
from facilitator.city.web.operation import Operation
from facilitator.city.web.phones import Phones
from facilitator.city.web.whole import Whole
from facilitator.room.guard import ours
from facilitator.room.pages import SCRIPT, STYLE
from spil.server import Guard, TooLargeError

_FOR_EVER = {"cache-control": "public, max-age=86400, immutable"}


def city_application(city: City, lifespan: Any = None) -> Starlette:
    """Everything that is answered for the city."""
    access = Access(city)
    phones, account, leading = Phones(city, access), Account(city, access), Leading(city, access)
    after, whole, operation = After(city, access), Whole(city, access), Operation(city)
    routes = [
        Route("/", phones.home, methods=["GET"]),
        Route("/", phones.typed, methods=["POST"]),
        Mount("/r", app=phones.room),
        Route("/led", leading.own, methods=["GET"]),
        Route("/led/ind", account.sign_in),
        Route("/led/link", account.by_link),
        Route(BACK, account.back),
        Route("/led/ud", account.out, methods=["POST"]),
        Route("/led/ude", account.is_out),
        Route("/led/kort", whole.edited),
        Route("/led/overblik", whole.overviews),
        Route("/led/overblik/{year:int}/overblik.{ending}", whole.overview),
        Route("/led/nyt/{programme}", leading.setup, methods=["GET"]),
        Route("/led/nyt/{programme}", leading.begin, methods=["POST"]),
        Route("/led/rum/{name}", after.after, methods=["GET"]),
        Route("/led/rum/{name}", after.decide, methods=["POST"]),
        Route("/led/rum/{name}/led", leading.lead),
        Route("/led/rum/{name}/rapport.html", after.report),
        Route("/led/rum/{name}/dato.ics", after.calendar),
        Route("/app.css", _kept(STYLE, "text/css")),
        Route("/app.js", _kept(SCRIPT, "text/javascript")),
        Route("/sundt", operation.healthy),
        Route("/klar", operation.ready),
        Route("/metrics", operation.metrics),
    ]
    made = Starlette(
        routes=routes,
        middleware=[
            Middleware(Observed, counts=city.counts),
            Middleware(Guard, is_ours=ours(city.place.names), whose="spillets", secure=city.place.secure),
        ],
        exception_handlers={HTTPException: refused, TooLargeError: too_large, OSError: trouble},
        lifespan=lifespan,
    )
    made.router.redirect_slashes = False  # it would send a browser on to an address that is not encrypted
    return made


def _kept(text: str, kind: str) -> Any:
    async def answer(_: Request) -> Response:
        return Response(text, media_type=kind, headers=_FOR_EVER)

    return answer
