"""What those who run the server may see: counts and times, never a choice, a code, a token or a person."""

import json
import logging
import math
import os
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spil.files import write_loosely

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Seconds up to which an answer is counted, as Prometheus has its histograms."""
_SLOW = 2.0
"""Seconds from which an answer is worth a line in the log."""
_WRITTEN_EVERY, _LIVES = 2.0, 15.0
_KINDS = {"": "telefon", "stem": "stem", "nyt": "nyt", "vaeg": "vaeg", "led": "lede", "bord": "bord", "ind": "ind"}
_OUTSIDE = {"": "forside", "led": "leder", "sundt": "sundt", "klar": "klar", "metrics": "metrics", "app.css": "stil"}
log = logging.getLogger("ligebehandlingsspillet")


def kind_of(path: str) -> str:
    """What a path asks for: one of a few words, whatever stands in it."""
    first, *rest = path.strip("/").split("/")
    if first == "r":
        return _KINDS.get(rest[1] if len(rest) > 1 else "", "andet")
    return _OUTSIDE.get(first, "andet")


class Counts:
    """Counts of one process, written beside those of the others, so that any of them can tell all."""

    def __init__(self, folder: Path | None = None) -> None:
        self._counts: defaultdict[str, float] = defaultdict(float)
        self._gauges: dict[str, float] = {}
        self._file = folder / f"{os.getpid()}.json" if folder else None
        self._folder = folder
        self._written = 0.0

    def add(self, name: str, many: float, **labels: str) -> None:
        """So many more."""
        if many:
            self._counts[_named(f"{name}_total", labels)] += many

    def took(self, name: str, seconds: float, **labels: str) -> None:
        """It took so long."""
        buckets, total, count = _histogram(name, *labels.items())
        for bound, bucket in zip((*_BOUNDS, math.inf), buckets, strict=True):
            self._counts[bucket] += seconds <= bound
        self._counts[total] += seconds
        self._counts[count] += 1

    def stands(self, name: str, now: float) -> None:
        """How many there are now."""
        self._gauges[_named(name, {})] = now

    def write(self) -> None:
        """Leave them where the other processes find them, now and then."""
        if self._file and time.monotonic() - self._written > _WRITTEN_EVERY:
            self._written = time.monotonic()
            with suppress(OSError):
                write_loosely(self._file, json.dumps([self._counts, self._gauges]).encode())

    def told(self) -> str:
        """Those of all processes together, as Prometheus reads them."""
        total = defaultdict(float, self._counts)
        _more(total, self._gauges)
        for path in self._folder.glob("*.json") if self._folder else ():
            if path != self._file:
                with suppress(OSError, ValueError, TypeError):
                    counts, gauges = json.loads(path.read_bytes())
                    _more(total, counts)
                    if time.time() - path.stat().st_mtime < _LIVES:  # of one that died nothing stands any more
                        _more(total, gauges)
        return "".join(f"{name} {value:.15g}\n" for name, value in sorted(total.items()))


def _more(total: defaultdict[str, float], counts: Mapping[str, float]) -> None:
    for name, value in counts.items():
        total[name] += value


@cache
def _histogram(name: str, *labels: tuple[str, str]) -> tuple[list[str], str, str]:
    """Its names, of which there are few: each bound's, the sum's and the count's."""
    told = dict(labels)
    ends = [*map(str, _BOUNDS), "+Inf"]
    buckets = [_named(f"{name}_sekunder_bucket", {**told, "le": end}) for end in ends]
    return buckets, _named(f"{name}_sekunder_sum", told), _named(f"{name}_sekunder_count", told)


def _named(name: str, labels: dict[str, str]) -> str:
    inside = ",".join(f'{key}="{value}"' for key, value in sorted(labels.items()))
    return f"lige_{name}{{{inside}}}" if inside else f"lige_{name}"


class Observed:
    """Round everything: how long an answer took, and a line for what went wrong."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self._app, self._counts = app, counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and see what becomes of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kind, method, began, status = kind_of(scope["path"]), scope["method"], time.perf_counter(), 0

        async def said(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._tell(kind, method, status, time.perf_counter() - began)
            await send(message)

        try:
            await self._app(scope, receive, said)
        except Exception as error:
            log.error(  # noqa: TRY400  # a traceback may hold what is nobody's to read
                "fejl", extra={"told": {"art": kind, "metode": method, "fejl": type(error).__name__}}
            )
            self._counts.add("fejl", 1, art=kind)
            raise

    def _tell(self, kind: str, method: str, status: int, seconds: float) -> None:
        self._counts.add("svar", 1, art=kind, status=str(status))
        self._counts.took("svar", seconds, art=kind)
        if status >= 500 or seconds > _SLOW:
            told = {"art": kind, "metode": method, "status": status, "ms": round(seconds * 1000)}
            log.warning("svar", extra={"told": told})


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON: when, how grave, what, and the few things that were meant to be told.

        Of others' lines only who says it and of an error its kind: their words may hold what is nobody's to read.
        """
        ours = record.name == log.name
        told: dict[str, Any] = {
            "tid": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "niveau": record.levelname,
            "hvad": record.getMessage() if ours else record.name,
            **(getattr(record, "told", {}) if ours else {}),
        }
        if record.exc_info and record.exc_info[0]:
            told["fejl"] = record.exc_info[0].__name__
        return json.dumps(told, ensure_ascii=False)


def log_as_json() -> None:
    """From now on every line of this process's log is one of ours."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
