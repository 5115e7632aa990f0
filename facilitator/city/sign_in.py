"""How one who leads signs in: at the municipality's provider by OpenID Connect; or by one link, for trying."""

import hmac
import secrets
import time
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.city.leader import Signed
from facilitator.city.observed import log

_UNDERWAY = "indlogning"
"""The cookie that knows who is on the way there and back."""
_MINUTES = 10 * 60
_PATIENCE = 10.0
_KNOWN_FOR = 60 * 60.0
"""Seconds to rely on what the provider says of itself."""
_LEEWAY = 60
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384"]
BACK = "/led/tilbage"


class SignIn(Protocol):
    """A way in for those who lead."""

    async def begin(self, request: Request) -> Response:
        """Send the browser to where one signs in.

        Raises:
            OSError: That cannot be reached.
        """

    async def back(self, request: Request) -> str | None:
        """Who came back, as a mark; None where nobody did.

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

    async def back(self, request: Request) -> str | None:
        """Whoever has the link."""
        right = hmac.compare_digest(request.query_params.get("n", "").encode(), self._secret.encode())
        return self._signed.mark("proev") if right else None


@dataclass(frozen=True, slots=True)
class Provider:
    """Who signs leaders in, and what it knows us by."""

    issuer: str
    client: str
    secret: str


class ByProvider:
    """OpenID Connect's code flow, with PKCE, state and nonce; nothing is kept of who signs in but a mark."""

    def __init__(self, provider: Provider, address: str, signed: Signed, transport: Any = None) -> None:
        """Begin knowing nothing of the provider; it is asked when somebody signs in.

        Args:
            provider: Who that is.
            address: Ours, for browsers.
            signed: Writes the cookie that goes there and back.
            transport: Another way to the provider than the network.
        """
        self._issuer, self._client, self._secret = provider.issuer, provider.client, provider.secret
        self._signed = signed
        self._back_to = f"{address}{BACK}"
        self._secure = address.startswith("https://")
        self._transport = transport
        self._known: tuple[float, dict[str, Any], Any] | None = None

    def _asking(self) -> Any:
        from authlib.integrations.httpx_client import AsyncOAuth2Client  # noqa: PLC0415  # an extra

        return AsyncOAuth2Client(
            self._client,
            self._secret,
            scope="openid",
            redirect_uri=self._back_to,
            code_challenge_method="S256",
            transport=self._transport,
            timeout=_PATIENCE,
        )

    async def _provider(self, *, anew: bool = False) -> tuple[dict[str, Any], Any]:
        """What it says of itself, and its keys."""
        from joserfc.jwk import KeySet  # noqa: PLC0415  # an extra

        if self._known is None or anew or time.monotonic() - self._known[0] > _KNOWN_FOR:
            try:
                async with httpx.AsyncClient(transport=self._transport, timeout=_PATIENCE) as client:
                    answer = await client.get(f"{self._issuer}/.well-known/openid-configuration")
                    said = answer.raise_for_status().json()
                    keys = (await client.get(said["jwks_uri"])).raise_for_status().json()
                assert said["issuer"] == self._issuer
                self._known = (time.monotonic(), said, KeySet.import_key_set(keys))
            except (httpx.HTTPError, ValueError, KeyError, AssertionError) as error:
                log.warning("indlogning", extra={"told": {"fejl": "udbyderen kan ikke nås eller er en anden"}})
                raise OSError("Indlogningen kan ikke nås lige nu.") from error
        return self._known[1], self._known[2]

    async def begin(self, _: Request) -> Response:
        """Off to the provider."""
        said, _keys = await self._provider()
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
        async with self._asking() as asking:
            url, state = asking.create_authorization_url(
                said["authorization_endpoint"], code_verifier=verifier, nonce=nonce
            )
        answer = RedirectResponse(url, 303)
        kept = self._signed.write(_UNDERWAY, _MINUTES, state=state, nonce=nonce, verifier=verifier)
        # Lax: one comes back from another site
        answer.set_cookie(_UNDERWAY, kept, _MINUTES, path="/led", secure=self._secure, httponly=True, samesite="lax")
        return answer

    async def back(self, request: Request) -> str | None:
        """Exchange the code, and read who it is from what the provider has signed."""
        kept = self._signed.read(_UNDERWAY, request.cookies.get(_UNDERWAY))
        code, state = request.query_params.get("code"), request.query_params.get("state", "")
        if kept is None or not code or not hmac.compare_digest(state.encode(), kept["state"].encode()):
            return None
        said, _ = await self._provider()
        token = await self._token(said["token_endpoint"], code, kept["verifier"])
        return None if token is None else await self._who(token, kept["nonce"])

    async def _token(self, endpoint: str, code: str, verifier: str) -> str | None:
        from authlib.integrations.base_client import OAuthError  # noqa: PLC0415  # an extra

        try:
            async with self._asking() as asking:
                got = await asking.fetch_token(endpoint, code=code, code_verifier=verifier)
        except OAuthError:
            return None  # a code that was used, or is none
        except (httpx.HTTPError, ValueError) as error:
            raise OSError("Indlogningen kan ikke nås lige nu.") from error
        return str(got.get("id_token") or "") or None

    async def _who(self, token: str, nonce: str) -> str | None:
        from joserfc import jwt  # noqa: PLC0415  # an extra
        from joserfc.errors import JoseError  # noqa: PLC0415

        asked = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._client},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
        )
        for anew in (False, True):  # a provider changes its keys
            _, keys = await self._provider(anew=anew)
            try:
                claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
                asked.validate(claims)
            except (JoseError, ValueError):
                continue
            return self._signed.mark(self._issuer, str(claims["sub"]))
        return None
