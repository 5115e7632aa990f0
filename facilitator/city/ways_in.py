"""How one who leads comes in; and the way by one link, for trying."""

import hmac
from typing import Protocol

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.city.leader import Signed
from facilitator.city.roles import Who

BACK = "/led/tilbage"


class SignIn(Protocol):
    """A way in for those who lead."""

    async def begin(self, request: Request) -> Response:
        """Send the browser to where one signs in.

        Raises:
            OSError: That cannot be reached.
        """

    async def back(self, request: Request) -> Who | None:
        """Who came back; None where nobody did.

        Raises:
            OSError: The provider cannot be reached.
        """

    def is_back(self, answer: Response) -> None:
        """She has come in; whatever the way there was kept by is not needed any more."""

    async def out_at(self) -> str | None:
        """Where one signs out there too, and comes back; None where there is no such place.

        Raises:
            OSError: The provider cannot be reached.
        """


class ByLink:
    """One link, told on the terminal of the machine that tries it."""

    def __init__(self, secret: str, signed: Signed) -> None:
        self._secret, self._signed = secret, signed

    async def begin(self, _: Request) -> Response:
        """The link is the only way."""
        return RedirectResponse("/led/link", 303)

    async def back(self, request: Request) -> Who | None:
        """Whoever has the link; she tries all there is."""
        right = hmac.compare_digest(request.query_params.get("n", "").encode(), self._secret.encode())
        return Who(self._signed.mark("proev"), edits=True, sees=True) if right else None

    def is_back(self, answer: Response) -> None:
        """Nothing was kept."""

    async def out_at(self) -> None:
        """Nobody is signed in anywhere else."""
