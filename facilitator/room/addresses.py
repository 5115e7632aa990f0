"""Which addresses of this machine a phone in the room can reach, the likely one first."""

import socket
from collections.abc import Callable

_ASKED = ("192.0.2.1", "192.168.137.1", "10.42.0.1", "172.20.10.1", "192.168.43.1")
"""First an address that is nobody's (RFC 5737): the way out. Then where hotspots of Windows, Linux, iPhone and Android
have their own end. Nothing is ever sent: a datagram socket that is connected only picks the address it would use."""


def addresses(
    source_for: Callable[[str], str | None] | None = None, named: Callable[[], list[str]] | None = None
) -> tuple[str, ...]:
    """Every IPv4 address that other machines may reach, the likely one first; empty where there is no network.

    Args:
        source_for: The address this machine would send from to another; asked of the system where it is not given.
        named: The addresses that its own name has; the same.
    """
    source_for, named = source_for or _source_for, named or _named
    found = (*(source_for(each) for each in _ASKED), *named())
    return tuple(dict.fromkeys(each for each in found if each and _reachable(each)))


def _reachable(address: str) -> bool:
    """Neither this machine alone, nor one that got no address from its network."""
    return not address.startswith(("127.", "169.254.", "0."))


def _source_for(other: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((other, 9))
        except OSError:
            return None
        return str(asking.getsockname()[0])


def _named() -> list[str]:
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []
