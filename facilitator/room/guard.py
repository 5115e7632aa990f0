"""Which names of this machine are the room's, and how large its forms are."""

import ipaddress
from collections.abc import Callable
from functools import lru_cache

from starlette.requests import Request

from spil.server import fields_of

_LONGEST = 4096
"""Bytes of a form; an agreement's four fields at their longest, percent-encoded, are less in Danish."""
_MOST_FIELDS = 40


def ours(names: frozenset[str]) -> Callable[[str], bool]:
    """Whether a request asked for this machine: by a number, whichever network it is on, or by a name of its own."""

    @lru_cache(64)
    def is_ours(host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return name.casefold() in {*names, "localhost"}
        return True

    return is_ours


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form.

    Raises:
        TooLargeError: It is larger than any of ours, or does not come.
    """
    return dict(await fields_of(request, _LONGEST, _MOST_FIELDS))
