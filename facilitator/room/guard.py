"""What every request must pass, and what every answer says of itself; no rule of the game is here."""

import asyncio
import ipaddress
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LONGEST = 4096
"""Bytes of a form; an agreement's four fields at their longest, percent-encoded, are less in Danish."""
_PATIENCE = 10.0
"""Seconds for a form to arrive."""
_MOST_FIELDS = 40
HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # none at all would make a form's origin "null", and nobody could vote
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class TooLargeError(Exception):
    """A form that is none of ours."""


class Guard:
    """In front of all pages: only who asked this machine by its number, and only forms of our own pages."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out[name] = value
                out.setdefault("cache-control", "no-store")
            await send(message)

        refused = self._refused(scope["method"], headers)
        await (refused or self._app)(scope, receive, said)

    def _refused(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if not self._is_ours(headers.get("host", "")):
            # another site's name for this machine: what it sees must not be ours
            return PlainTextResponse("Den adresse er ikke rummets.", HTTPStatus.MISDIRECTED_REQUEST)
        if method not in ("GET", "HEAD") and not _from_our_page(headers):
            return PlainTextResponse("Det kom ikke fra rummets egen side.", HTTPStatus.FORBIDDEN)
        return None

    def _is_ours(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return name.casefold() in self._names
        return True


def _from_our_page(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and headers.get("origin", "").partition("://")[2] == headers.get("host")


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form.

    Raises:
        TooLargeError: It is larger than any of ours, or does not come.
    """
    raw = b""
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                raw += part
                if len(raw) > _LONGEST:
                    raise TooLargeError
        return dict(parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except (TimeoutError, ValueError) as error:
        raise TooLargeError from error
