"""How one who leads signs in at the municipality's provider, by OpenID Connect."""

import asyncio
import hmac
import secrets
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.city.leader import Signed
from facilitator.city.observed import log
from facilitator.city.roles import EVERYBODY, Roles, Who
from facilitator.city.ways_in import BACK
from spil.server import own_cookie

_UNDERWAY = "indlogning"
"""The cookie that knows who is on the way there and back."""
_MINUTES = 10 * 60
_PATIENCE = 10.0
_KNOWN_FOR = 60 * 60.0
"""Seconds to rely on what the provider says of itself."""
_LEEWAY = 60
_AWAY = "Indlogningen kan ikke nås lige nu."
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384"]


@dataclass(frozen=True, slots=True)
class Provider:
    """Who signs leaders in, and what it knows us by."""

    issuer: str
    client: str
    secret: str
    roles: Roles = EVERYBODY
    """What it must say of whom for what."""


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
        self._roles = provider.roles
        self._signed = signed
        self._back_to = f"{address}{BACK}"
        self._secure = address.startswith("https://")
        self._cookie = own_cookie(_UNDERWAY, secure=self._secure)
        self._asking = asyncio.Lock()
        self._failed = -1.0
        """When it was last asked in vain."""
        self._transport = transport
        self._known: tuple[float, dict[str, Any], Any] | None = None

    async def _provider(self, *, anew: bool = False) -> tuple[dict[str, Any], Any]:
        """What it says of itself, and its keys; however many want to know, it is asked once at a time."""
        asked = time.monotonic()
        known_since = asked if anew else asked - _KNOWN_FOR
        async with self._asking:
            if self._known is None or self._known[0] < known_since:
                if self._failed > asked:
                    raise OSError(_AWAY)  # it was asked meanwhile
                try:
                    self._known = await self._ask()
                except (httpx.HTTPError, ValueError, KeyError) as error:
                    self._failed = time.monotonic()
                    log.warning("indlogning", extra={"told": {"fejl": "udbyderen kan ikke nås eller er en anden"}})
                    raise OSError(_AWAY) from error
            return self._known[1], self._known[2]

    async def _ask(self) -> tuple[float, dict[str, Any], Any]:
        async with httpx.AsyncClient(transport=self._transport, timeout=_PATIENCE) as client:
            answer = await client.get(f"{self._issuer}/.well-known/openid-configuration")
            said = answer.raise_for_status().json()
            keys = (await client.get(said["jwks_uri"])).raise_for_status().json()
        if said["issuer"] != self._issuer:
            raise ValueError  # it is another
        return time.monotonic(), said, KeySet.import_key_set(keys)

    async def begin(self, _: Request) -> Response:
        """Off to the provider."""
        said, _keys = await self._provider()
        verifier, nonce, state = (secrets.token_urlsafe(many) for many in (48, 16, 16))
        url = prepare_grant_uri(
            said["authorization_endpoint"],
            self._client,
            "code",
            redirect_uri=self._back_to,
            scope="openid",
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        answer = RedirectResponse(url, 303)
        kept = self._signed.write(_UNDERWAY, _MINUTES, state=state, nonce=nonce, verifier=verifier)
        # Lax: one comes back from another site
        answer.set_cookie(self._cookie, kept, _MINUTES, secure=self._secure, httponly=True, samesite="lax")
        return answer

    def is_back(self, answer: Response) -> None:
        """Nobody is on the way any more."""
        answer.delete_cookie(self._cookie, secure=self._secure, httponly=True, samesite="lax")

    async def back(self, request: Request) -> Who | None:
        """Exchange the code, and read who it is from what the provider has signed."""
        kept = self._signed.read(_UNDERWAY, request.cookies.get(self._cookie))
        code, state = request.query_params.get("code"), request.query_params.get("state", "")
        if kept is None or not code or not hmac.compare_digest(state.encode(), kept["state"].encode()):
            return None
        said, _ = await self._provider()
        token = await self._token(said["token_endpoint"], code, kept["verifier"])
        return None if token is None else await self._who(token, kept["nonce"])

    async def out_at(self) -> str | None:
        """Its own sign-out, where it has one; it sends the browser back to the address that it knows already."""
        said, _ = await self._provider()
        end = str(said.get("end_session_endpoint") or "")
        if not end.startswith("https://"):
            return None
        asked = urlencode({"client_id": self._client, "post_logout_redirect_uri": self._back_to})
        return f"{end}{'&' if '?' in end else '?'}{asked}"

    async def _token(self, endpoint: str, code: str, verifier: str) -> str | None:
        told = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back_to,
            "code_verifier": verifier,
        }
        ours = httpx.BasicAuth(quote(self._client, safe=""), quote(self._secret, safe=""))
        try:
            async with httpx.AsyncClient(transport=self._transport, timeout=_PATIENCE) as client:
                answer = await client.post(endpoint, data=told, auth=ours)
            if answer.is_client_error:
                return None  # a code that was used, or is none
            got = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise OSError(_AWAY) from error
        return str(got.get("id_token") or "") or None

    async def _who(self, token: str, nonce: str) -> Who | None:
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
            if claims.get("azp", self._client) != self._client:
                return None  # it was made for another program
            if left_out := self._roles.not_told(claims):
                log.warning("indlogning", extra={"told": {"fejl": "for mange værdier", "felter": left_out}})
            return self._roles.of(self._signed.mark(self._issuer, str(claims["sub"])), claims)
        return None
