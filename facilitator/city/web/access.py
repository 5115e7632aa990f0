"""Who has signed in, and what of the city's pages is theirs."""

import asyncio
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facilitator.city.city import City
from facilitator.city.leader import COOKIE, LASTS
from facilitator.city.roles import Who
from facilitator.city.store import Listed
from spil.server import own_cookie

_LEADS, _EDITS, _SEES = "leder", "redaktoer", "overblik"


class Access:
    """Knows somebody again by the cookie that was given, under the rules that are kept now."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._cookie = own_cookie(COOKIE, secure=city.place.secure)

    def let_in(self, answer: Response, who: Who) -> bool:
        """Let somebody be known for a working day; whether she may anything here."""
        may = [use for use, so in ((_LEADS, who.leads), (_EDITS, who.edits), (_SEES, who.sees)) if so]
        if may:
            told = {"ejer": who.mark, "som": " ".join(may), "regel": self._city.roles.rule}
            kept, secure = self._city.signed.write(COOKIE, LASTS, **told), self._city.place.secure
            answer.set_cookie(self._cookie, kept, LASTS, secure=secure, httponly=True, samesite="lax")
        return bool(may)

    def let_out(self, answer: Response) -> None:
        """Know somebody no more."""
        answer.delete_cookie(self._cookie, secure=self._city.place.secure, httponly=True, samesite="lax")

    def who(self, request: Request) -> Who | None:
        """Who has signed in here, under the rules that are kept now."""
        told = self._city.signed.read(COOKIE, request.cookies.get(self._cookie))
        if told is None or told.get("regel", "") != self._city.roles.rule:
            return None
        may = told.get("som", _LEADS).split()
        return Who(told["ejer"], leads=_LEADS in may, edits=_EDITS in may, sees=_SEES in may)

    def signed_in(self, request: Request) -> Who:
        """Who it is; whoever has not signed in is asked to."""
        who = self.who(request)
        if who is None:
            raise HTTPException(HTTPStatus.UNAUTHORIZED)
        return who

    def must_be(self, request: Request) -> str:
        """Whose rooms these are: of one who may lead."""
        who = self.signed_in(request)
        if not who.leads:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return who.mark

    async def leads(self, request: Request, name: str) -> bool:
        """Whether a room is theirs."""
        who = self.who(request)
        return who is not None and who.leads and await self._mine(who.mark, name) is not None

    async def _mine(self, owner: str, name: str) -> Listed | None:
        if not name.isprintable():
            return None  # no room's name, and nothing that a database takes
        return await asyncio.to_thread(self._city.store.room_of, owner, name)

    async def must_lead(self, request: Request) -> Listed:
        """The room in the address, which is theirs."""
        found = await self._mine(self.must_be(request), request.path_params["name"])
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return found
