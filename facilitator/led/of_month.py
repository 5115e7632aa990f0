"""The dilemma of the month: one card that is offered to all units, by a small file in a shared folder or a setting."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

FILE = "maanedens-kort.txt"
"""Lies in the shared folder: a line for each month, `2026-12 fredagsbaren`."""
_MOST_BYTES = 16 * 1024
_LINE = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))[\s:]+([a-z0-9-]+)")

Months = Mapping[str, str]
"""The card of each month: `2026-12` to a card's id."""


def read_months(text: str) -> Months | str:
    """What was written, a line for each month or with commas between; or the first that cannot be understood."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, re.split(r"[,\n]", text))):
        said = _LINE.fullmatch(line)
        if not line.startswith("#") and said is None:
            return line
        if said:
            found[said[1]] = said[2]
    return found


def months_in(folder: Path | None) -> Months:
    """What lies in a shared folder; nothing where it cannot be understood: nobody is kept from leading."""
    try:
        raw = (folder / FILE).read_bytes()[:_MOST_BYTES] if folder else b""
    except OSError:
        return {}
    found = read_months(raw.decode("utf-8-sig", "replace"))
    return {} if isinstance(found, str) else found


def card_of(months: Months, today: date) -> str:
    """The card of this month; empty where there is none."""
    return months.get(f"{today:%Y-%m}", "")
