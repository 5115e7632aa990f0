"""Signing in and out, for those who lead, edit or look at the whole."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.city.city import City
from facilitator.city.web.access import Access
from facilitator.city.web.answers import may_not, page


class Account:
    """The way to where one signs in, and back."""

    def __init__(self, city: City, access: Access) -> None:
        self._city, self._access = city, access

    async def sign_in(self, request: Request) -> Response:
        """Off to where one signs in."""
        return await self._city.sign_in.begin(request)

    async def by_link(self, _: Request) -> Response:
        """Where only the link on the terminal lets one in."""
        told = "Åbn det link, der står i vinduet, hvor serveren blev startet. Det gælder kun, mens den kører."
        return page("said.html", title="Led", text=[told], links=[("/", "Jeg har en kode")])

    async def back(self, request: Request) -> Response:
        """Back from there: known for a working day, or told that it did not go."""
        if not request.query_params:
            return RedirectResponse("/", HTTPStatus.SEE_OTHER)  # she has signed out there
        who = await self._city.sign_in.back(request)
        answer = RedirectResponse("/led", HTTPStatus.SEE_OTHER)
        may = who is not None and self._access.let_in(answer, who)
        self._city.counts.add("indlogning", 1, gik="godt" if may else "uden adgang" if who else "galt")
        if who is None:
            told = "Indlogningen gik ikke igennem. Prøv igen fra begyndelsen."
            links = [("/led/ind", "Log ind")]
            return page("said.html", HTTPStatus.FORBIDDEN, title="Log ind", text=[told], links=links)
        if not may:
            return may_not()
        self._city.sign_in.is_back(answer)
        return answer

    async def out(self, _: Request) -> Response:
        """Not known here any more."""
        answer = RedirectResponse("/led/ude", HTTPStatus.SEE_OTHER)
        self._access.let_out(answer)
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
        return page("said.html", title="Logget ud", text=text, links=links)
