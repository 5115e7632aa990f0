"""`facilitator server`: many rooms at once for a city; or, with `--proev`, on one machine and with no account."""

import os
import secrets
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from inspect import signature
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import uvicorn

from facilitator.city.cluster import Cluster, binaries
from facilitator.city.settings import PREFIX, Settings, WrongSettingsError, read_settings
from facilitator.room.addresses import addresses
from facilitator.room.serve import ImpatientProtocol
from spil.command_line import DONE, NO_FILE, USED_WRONGLY

if sys.platform != "win32":
    import resource

_MOST_CONNECTIONS = 6000
_LARGEST_HEAD = 16 * 1024
_ENDS_WITHIN = 3
_HUNG_AFTER = 10
"""Seconds: where the machine has much to do a process takes more than five to begin, and was killed for it."""


def start(*, trial: bool, port: int | None, own: Path | None, say: Callable[[str], None]) -> int:
    """Serve till it is stopped; the exit status.

    Args:
        trial: Whether it is only tried: nothing is asked for, and nothing is left.
        port: Where it listens, if not where the settings say.
        own: A deck of one's own, if not the one that the settings say.
        say: Tells who started it.
    """
    with ExitStack() as leave:
        given = dict(os.environ)
        if own:
            given[f"{PREFIX}KORTSAET"] = str(own)
        if port:
            given[f"{PREFIX}PORT"] = str(port)
        if trial:
            given |= _for_trying(given, leave)
        counts = Path(mkdtemp(prefix="lige-maal-"))
        leave.callback(rmtree, counts, ignore_errors=True)
        given.setdefault(f"{PREFIX}MAAL_MAPPE", str(counts))
        try:
            settings = read_settings(given)
        except WrongSettingsError as error:
            say("\n".join(error.told))
            return USED_WRONGLY
        if trial:
            _tell(settings, say)
        os.environ.update({name: value for name, value in given.items() if name.startswith(PREFIX)})
        return _serve(settings)


def _for_trying(given: Mapping[str, str], leave: ExitStack) -> dict[str, str]:
    """Settings that nobody had to make: an own database where its programs are, else files; all of it gone after."""
    port = given.get(f"{PREFIX}PORT") or "8420"
    if binaries():
        cluster = Cluster()
        leave.callback(cluster.end)
        store = cluster.url
    else:
        folder = mkdtemp(prefix="lige-rum-")
        leave.callback(rmtree, folder, ignore_errors=True)
        store = folder
    likely = next(iter(addresses()), "127.0.0.1")
    usual = {
        "PROEV": secrets.token_urlsafe(9),
        "ADRESSE": f"http://{likely}:{port}",
        "DATABASE": store,
        "NOEGLE": secrets.token_urlsafe(32),
        "VAERT": "0.0.0.0",  # noqa: S104  # the phones are other machines
        "PROCESSER": "2",
    }
    return {PREFIX + name: value for name, value in usual.items() if not given.get(PREFIX + name)}


def _tell(settings: Settings, say: Callable[[str], None]) -> None:
    kept = "i sin egen PostgreSQL" if settings.store.startswith("postgres") else "i filer"
    say(
        f"Serveren kører på prøve og gemmer {kept}. Alt bliver slettet, når du stopper den med Ctrl+C.\n"
        f"Led herfra, og vis ikke linket til andre: {settings.address}/led/tilbage?n={settings.trial}\n"
        f"De andre skriver {settings.address} og koden på væggen."
    )


def _serve(settings: Settings) -> int:
    if not _is_free(settings.host, settings.port):
        sys.stderr.write(f"Port {settings.port} kan ikke bruges her. Vælg en anden med --port.\n")
        return NO_FILE
    _let_in_as_many_as_may_be()
    uvicorn.run(
        "facilitator.city.serve:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.processes,
        http=ImpatientProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        h11_max_incomplete_event_size=_LARGEST_HEAD,
        timeout_graceful_shutdown=_ENDS_WITHIN,
        **_patience(),
    )
    return DONE


def _patience() -> dict[str, Any]:
    """How long a process may say nothing before it is taken for dead; older servers have no say in it."""
    name = "timeout_worker_healthcheck"
    return {name: _HUNG_AFTER} if name in signature(uvicorn.run).parameters else {}


def _let_in_as_many_as_may_be() -> None:
    """A stream and a connection for each phone are more files than a process usually may open; Windows has no bound."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((host, port))
        except OSError:
            return False
    return True
