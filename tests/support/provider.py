"""A provider of OpenID Connect as a municipality has one, in memory: it signs people in, and can be made to lie."""

import base64
import hashlib
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

ISSUER, CLIENT, SECRET = "https://login.kommunen.dk/felles/v2.0", "spillet", "hemmelig"


class MadeUpProvider:
    """What it says can be changed before it is asked."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, parameters={"kid": "1", "use": "sig", "alg": "RS256"})
        self.issuer = ISSUER
        self.says: dict[str, Any] = {}
        """What it says of itself in place of its own."""
        self.claims: dict[str, Any] = {}
        """What it puts in place of what is right."""
        self.algorithm = "RS256"
        self.end = ""
        """Where it says that one signs out."""
        self.down = False
        self._asked: dict[str, dict[str, str]] = {}
        tenant = "/11111111-2222-4333-8444-555555555555"
        routes = [
            Route(f"{tenant}/v2.0/.well-known/openid-configuration", self._says),
            Route(f"{tenant}/.well-known/openid-configuration", self._says),
            Route(f"{tenant}/discovery/v2.0/keys", self._keys),
            Route("/felles/v2.0/.well-known/openid-configuration", self._says),
            Route("/felles/noegler", self._keys),
            Route("/felles/token", self._token, methods=["POST"]),
        ]
        self.transport = httpx.ASGITransport(Starlette(routes=routes))

    def signs_in(self, location: str, who: str) -> str:
        """What the browser is sent back with, when somebody has signed in where it was sent."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = f"kode-{len(self._asked)}"
        self._asked[code] = {**asked, "sub": who}
        back = urlsplit(asked["redirect_uri"])
        return f"{back.path}?{urlencode({'code': code, 'state': asked['state']})}"

    async def _says(self, _: Request) -> Response:
        if self.down:
            return Response(status_code=503)
        if self.says:
            return JSONResponse(self.says)
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": "https://login.kommunen.dk/felles/ind",
                "token_endpoint": "https://login.kommunen.dk/felles/token",
                "jwks_uri": "https://login.kommunen.dk/felles/noegler",
                "id_token_signing_alg_values_supported": ["RS256"],
                **({"end_session_endpoint": self.end} if self.end else {}),
            }
        )

    async def _keys(self, _: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    async def _token(self, request: Request) -> Response:
        sent = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        asked = self._asked.pop(sent.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        ours = f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}"
        right = asked and challenge.decode().rstrip("=") == asked["code_challenge"]
        if not right or request.headers.get("authorization") != ours:
            return JSONResponse({"error": "invalid_grant"}, 400)
        assert asked
        now = int(time.time())
        right_claims = {"iss": ISSUER, "aud": CLIENT, "sub": asked["sub"], "nonce": asked["nonce"], "exp": now + 300}
        claims = {name: value for name, value in {**right_claims, **self.claims}.items() if value is not None}
        token = jwt.encode({"alg": self.algorithm, "kid": self.key.kid}, claims, self.key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": token})
