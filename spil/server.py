"""What every request to a server of ours must pass, and what every answer says of itself; no rule of the game."""

import asyncio
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATIENCE = 10.0
"""Seconds for a form to arrive."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # none at all would make a form's origin "null", and no form would be heard
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


_A_YEAR = 365 * 24 * 60 * 60
_ENCRYPTED: Mapping[str, str] = {"strict-transport-security": f"max-age={_A_YEAR}"}


def own_cookie(name: str, *, secure: bool) -> str:
    """What a browser keeps a cookie by: on an encrypted way so that no other host near ours can put in another."""
    return f"__Host-{name}" if secure else name


class TooLargeError(Exception):
    """A form that is none of ours."""


class Guard:
    """In front of all pages: only who asked this machine by a name that is ours, and only forms of our own pages."""

    def __init__(self, app: ASGIApp, is_ours: Callable[[str], bool], whose: str, *, secure: bool = False) -> None:
        """Stand in front of pages.

        Args:
            app: The pages.
            is_ours: Whether a name is ours.
            whose: Whose they are, as one who is refused is told.
            secure: Whether browsers come on encrypted ways only.
        """
        self._app = app
        self._is_ours = is_ours
        self._whose = whose
        self._secure = secure
        said = {**HEADERS, **(_ENCRYPTED if secure else {})}
        self._said = [(name.encode(), value.encode()) for name, value in said.items()]
        """As they are sent: they are added to every answer, and a thousand phones get many."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(each for each in self._said if each[0] not in there)]
            await send(message)

        refused = self._refused(scope["method"], headers)
        await (refused or self._app)(scope, receive, said)

    def _refused(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if not self._is_ours(headers.get("host", "")):
            # another site's name for this machine: what it sees must not be ours
            return PlainTextResponse(f"Den adresse er ikke {self._whose}.", HTTPStatus.MISDIRECTED_REQUEST)
        if method not in ("GET", "HEAD") and not self._from_our_page(headers):
            return PlainTextResponse(f"Det kom ikke fra {self._whose} egen side.", HTTPStatus.FORBIDDEN)
        return None

    def _from_our_page(self, headers: Headers) -> bool:
        site = headers.get("sec-fetch-site", "same-origin")
        scheme, _, host = headers.get("origin", "").partition("://")
        return site == "same-origin" and host == headers.get("host") and (scheme == "https" or not self._secure)


async def fields_of(request: Request, longest: int, most: int) -> list[tuple[str, str]]:
    """The fields of a form in their order, one that may be there several times each time.

    Args:
        request: What was sent.
        longest: Bytes that a form of ours can have.
        most: Fields that a form of ours can have.

    Raises:
        TooLargeError: It is larger than any of ours, or does not come.
    """
    raw = b""
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                raw += part
                if len(raw) > longest:
                    raise TooLargeError
        return parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=most)
    except (TimeoutError, ValueError) as error:
        raise TooLargeError from error
