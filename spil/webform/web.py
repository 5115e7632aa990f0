"""The form's addresses, all below one that cannot be guessed: the form, what is typed in it, the played card."""

import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from spil.server import POLICY, Guard, TooLargeError, fields_of
from spil.webform.desk import Answer, Desk
from spil.webform.page import BASE, DO, page, script, style, trouble
from spil.webform.played import first_page, played

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spil.cards.model import Card

_LONGEST, _MOST = 1_000_000, 4000
"""Bytes and fields of a form; a card has 64 KiB and a few hundred, and a letter may take nine bytes on its way."""
_FORM = {"content-security-policy": f"{POLICY}; frame-src 'self'"}
_PLAYED = {"content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'self'"}
_KINDS = {"html": "text/html", "css": "text/css", "svg": "image/svg+xml", "png": "image/png"}


def application(desk: Desk, token: str, port: int) -> Starlette:
    """Everything that is answered for one card, on this machine only."""
    web = _Web(desk, token)
    routes = [
        Route("/{token}/", web.form, methods=["GET"]),
        Route("/{token}/", web.save, methods=["POST"]),
        Route("/{token}/skriv.css", web.style),
        Route("/{token}/skriv.js", web.script),
        Route("/{token}/spil/{path:path}", web.played),
    ]
    ours = {f"127.0.0.1:{port}", f"localhost:{port}"}
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, is_ours=ours.__contains__, whose="formularens")],
        exception_handlers={HTTPException: _nothing, TooLargeError: web.too_large, OSError: web.trouble},
    )
    made.router.redirect_slashes = False
    return made


async def _nothing(_: Request, __: Exception) -> Response:
    told = "Her er ikke noget. Brug hele adressen, der står i vinduet med spil skriv."
    return PlainTextResponse(told, HTTPStatus.NOT_FOUND)


class _Web:
    """The answers; nothing waits between reading the file and writing it, so one save is done before the next."""

    def __init__(self, desk: Desk, token: str) -> None:
        self._desk = desk
        self._token = token
        self._where = f"/{token}/"
        self._built: tuple[Card, Mapping[str, bytes]] | None = None
        """The card as its pages were made last."""

    def _must_know(self, request: Request) -> None:
        if not hmac.compare_digest(request.path_params["token"].encode(), self._token.encode()):
            raise HTTPException(HTTPStatus.NOT_FOUND)

    async def form(self, request: Request) -> Response:
        """The card as it is in its file now."""
        self._must_know(request)
        saved = "gemt" in request.query_params
        return self._page(Answer(self._desk.look(), saved=saved))

    async def save(self, request: Request) -> Response:
        """What was typed, into the file; or the form again, with all of it, and why not."""
        self._must_know(request)
        sent: dict[str, list[str]] = {}
        for name, value in await fields_of(request, _LONGEST, _MOST):
            sent.setdefault(name, []).append(value)
        base, wanted = (sent.pop(name, [""])[0] for name in (BASE, DO))
        answer = self._desk.save(sent, base, wanted)
        quietly = "x-stille" in request.headers
        if answer.saved and not answer.told and not quietly:
            at = f"#{quote(answer.at, safe='/%')}" if answer.at else ""
            return RedirectResponse(f"{self._where}?gemt=1{at}", HTTPStatus.SEE_OTHER)
        return self._page(answer, HTTPStatus.OK if answer.saved else HTTPStatus.CONFLICT)

    def _page(self, answer: Answer, status: int = HTTPStatus.OK) -> Response:
        can_undo = self._desk.can_undo(answer.state)
        playable = self._desk.playable
        can_play = f"{self._where}spil/{first_page(playable)}" if playable else ""
        return HTMLResponse(page(answer, self._where, can_undo=can_undo, can_play=can_play), status, _FORM)

    async def played(self, request: Request) -> Response:
        """A page of the card as it is played, as it could last be."""
        self._must_know(request)
        card = self._desk.playable
        if card is not None and (self._built is None or self._built[0] != card):
            self._built = card, played(card, self._desk.deck.deck)
        pages = self._built[1] if card and self._built else {}
        path = request.path_params["path"]
        raw = pages.get(path) or (pages.get(first_page(card)) if card and path.startswith("kort/") else None)
        if raw is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        kind = _KINDS.get(path.rpartition(".")[2], "text/plain")
        return Response(raw, media_type=kind, headers=_PLAYED)

    async def style(self, request: Request) -> Response:
        """How the page looks."""
        self._must_know(request)
        return Response(style(), media_type="text/css")

    async def script(self, request: Request) -> Response:
        """What it does more where there is JavaScript."""
        self._must_know(request)
        return Response(script(), media_type="text/javascript")

    async def too_large(self, _: Request, __: Exception) -> Response:
        """A form that is none of ours."""
        return HTMLResponse(
            trouble(self._where, "Det, du sendte, var for langt eller kom ikke helt frem. Gå tilbage i browseren."),
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        )

    async def trouble(self, _: Request, error: Exception) -> Response:
        """The file cannot be read or written now."""
        why = (
            "Filen findes ikke længere."
            if isinstance(error, FileNotFoundError)
            else "Filen kan ikke læses eller gemmes."
        )
        told = f"{why} Gå tilbage i browseren: Det, du har skrevet, står der endnu."
        return HTMLResponse(trouble(self._where, told), HTTPStatus.SERVICE_UNAVAILABLE)
