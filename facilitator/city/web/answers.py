"""A page of the city, and what is answered where there is none to show."""

from functools import cache
from http import HTTPStatus
from typing import Any

from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from facilitator.room.pages import MARK
from spil.html.templates import environment

MANY_CODES = "Mange koder har været forkerte, så vi venter lidt. Skan billedet på væggen, eller prøv igen om lidt."
_MAY_NOT = [
    "Du er logget ind, men du har ikke adgang til det her.",
    "Skal du lede forløb, så bed jeres it om at give dig lov, og log så ind igen.",
    "Skal du bare være med, skal du ikke logge ind. Skriv koden fra væggen.",
]


@cache
def _templates() -> Environment:
    return environment("facilitator.city", "templates", "facilitator.room")


def page(name: str, status: int = HTTPStatus.OK, **told: Any) -> HTMLResponse:
    """One of the city's templates, filled in."""
    plain = {"number": "", "stream": "", "refresh": 0, "look": "", "mark": MARK, "at": ""}
    return HTMLResponse(_templates().get_template(name).render(**{**plain, **told}), status)


async def refused(_: Request, error: Exception) -> Response:
    """An address that is none, or that one may not see."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    if status == HTTPStatus.UNAUTHORIZED:
        text, links = ["Log ind for at lede et forløb."], [("/led/ind", "Log ind"), ("/", "Jeg har en kode")]
        return page("said.html", status, title="Led", text=text, links=links)
    if status == HTTPStatus.FORBIDDEN:
        return may_not()
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return page("way_in.html", status, wrong=MANY_CODES, typed="")
    if status == HTTPStatus.CONFLICT:
        text = ["Der sker noget i forløbet lige nu. Prøv igen om et øjeblik."]
        return page("said.html", status, title="Et øjeblik", text=text, links=[("/led", "Mine forløb")])
    text = ["Siden findes ikke, eller den er ikke din. Er forløbet slut, er rummet lukket."]
    return page("said.html", status, title="Her er ikke noget", text=text, links=[("/", "Til forsiden")])


async def too_large(_: Request, __: Exception) -> Response:
    """A form that is none of ours."""
    text = ["Det, du sendte, var for langt eller kom ikke helt frem."]
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return page("said.html", status, title="Det kom ikke frem", text=text, links=[("/", "Til forsiden")])


async def trouble(_: Request, __: Exception) -> Response:
    """The home of the rooms cannot be reached; a page that follows comes back by itself."""
    text = ["Serveren kan ikke læse eller gemme lige nu. Alt, der er kommet frem, er gemt. Prøv igen om lidt."]
    return page("said.html", HTTPStatus.SERVICE_UNAVAILABLE, title="Et øjeblik", text=text, links=[])


def may_not() -> Response:
    """Signed in, and not one of those who may lead."""
    links = [("/", "Jeg har en kode"), ("/led/ude", "Brug en anden konto")]
    return page("said.html", HTTPStatus.FORBIDDEN, title="Du har ikke adgang endnu", text=_MAY_NOT, links=links)
