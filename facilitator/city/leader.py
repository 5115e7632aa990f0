"""Who leads, as the city knows him again: a mark nobody can tell a person from, signed, for a working day."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

COOKIE = "leder"
LASTS = 10 * 60 * 60
"""Seconds."""


class Signed:
    """Small values that only this server can have written, and that are nothing after a time."""

    def __init__(self, secret: str, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret.encode()
        self._clock = clock

    def write(self, use: str, seconds: float, **told: str) -> str:
        """What a browser keeps."""
        raw = json.dumps({**told, "til": self._clock() + seconds}).encode()
        body = base64.urlsafe_b64encode(raw).decode().rstrip("=")
        return f"{body}.{self._sign(use, body)}"

    def read(self, use: str, text: str | None) -> Mapping[str, str] | None:
        """What was written; None where it was not by us, for this use, or is too old."""
        body, _, signature = (text or "").partition(".")
        if not body or not hmac.compare_digest(signature.encode(), self._sign(use, body).encode()):
            return None
        told: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return {key: str(value) for key, value in told.items()} if told["til"] > self._clock() else None

    def mark(self, *parts: str) -> str:
        """The same for the same person; nothing of the person is in it."""
        return hmac.new(self._secret, "\0".join(("ejer", *parts)).encode(), hashlib.sha256).hexdigest()[:32]

    def _sign(self, use: str, body: str) -> str:
        return hmac.new(self._secret, f"{use}.{body}".encode(), hashlib.sha256).hexdigest()
