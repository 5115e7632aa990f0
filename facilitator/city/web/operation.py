"""What whoever runs the server asks it."""

import asyncio
import hmac
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from facilitator.city.city import City
from facilitator.room.casting import Together


class Operation:
    """Health, readiness and counts."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._ready = Together(self._is_ready)

    async def healthy(self, _: Request) -> Response:
        """Whether this process answers at all."""
        return PlainTextResponse("ok")

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
