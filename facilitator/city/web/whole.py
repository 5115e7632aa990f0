"""What is told of the whole: the deck for its editors, and the years for who may see them."""

import asyncio
from http import HTTPStatus
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facilitator.city.city import City
from facilitator.city.overview import Overviews
from facilitator.city.web.access import Access
from facilitator.city.web.answers import page
from facilitator.report.over_time_files import made_of


class Ending(NamedTuple):
    """A format of the overview: what it is called, and what a browser calls it."""

    name: str
    type: str


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


class Whole:
    """For editors, and for who may see the overview."""

    def __init__(self, city: City, access: Access) -> None:
        self._city, self._access = city, access

    async def edited(self, request: Request) -> Response:
        """The deck that is served, and what there is to say of it: for editors."""
        if not self._access.signed_in(request).edits or self._city.told is None:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return page("deck.html", told=await asyncio.to_thread(self._city.told))

    async def overviews(self, request: Request) -> Response:
        """The years of which there is an overview, and the files of each: for who may see the whole."""
        who, overviews = self._access.signed_in(request), self._overviews(request)
        years, months = await asyncio.to_thread(lambda: (overviews.years(), overviews.months()))
        return page("overviews.html", years=years, endings=_ENDINGS, leads=who.leads, months=months)

    def _overviews(self, request: Request) -> Overviews:
        if not self._access.signed_in(request).sees:
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
