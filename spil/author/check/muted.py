"""Advice an author has decided against (K624): muted in the card with a reason, which a reviewer is shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spil.cards.findings import Finding, in_order
from spil.cards.keys import DELIBERATE
from spil.cards.read.parts import map_of
from spil.cards.read.syntax import Document

_CODE = re.compile(r"K\d{3}")
ADVICE = ("K5", "K6")
"""How the codes of what can be muted begin."""
_UNUSED = "K624"
_ASKED_FOR = ("K623",)
"""Told only when somebody asks, so a mute of it may have its use."""


@dataclass(frozen=True, slots=True)
class Muted:
    """A warning that is not told as one, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What is told of a card, and what is muted."""

    findings: tuple[Finding, ...]
    muted: tuple[Muted, ...]


def can_be_muted(finding: Finding) -> bool:
    """Whether a finding is advice that an author may decide against."""
    return finding.severity == "warning" and finding.code.startswith(ADVICE) and finding.code != _UNUSED


def judged(document: Document, found: Iterable[Finding]) -> Judged:
    """Divide what was found; a line that mutes nothing is itself told, once no error hides what it may be for."""
    found = tuple(found)
    reasons = _reasons(document.data)
    muted = tuple(
        Muted(each, reasons[each.code]) for each in found if each.severity == "warning" and each.code in reasons
    )
    quiet = {each.finding.code for each in muted}
    told = tuple(each for each in found if each.severity == "error" or each.code not in reasons)
    errors = {each.code for each in told if each.severity == "error"}
    for code in reasons:
        if code in errors or not code.startswith(ADVICE):
            message, repair = f'"{code}" kan ikke vælges fra, for det er ikke et råd om kortet', "Slet linjen."
        elif not errors and code not in quiet and code not in _ASKED_FOR:
            message, repair = f'"{code}" er valgt fra, men det råd får kortet ikke', "Slet linjen, eller ret koden."
        else:
            continue
        place = document.place(DELIBERATE, code, of_key=True)
        told += (Finding(document.path, place, _UNUSED, message, repair, "warning"),)
    return Judged(in_order(told), muted)


def _reasons(data: Any) -> dict[str, str]:
    plain = map_of(map_of(data).get(DELIBERATE))
    texts = {code: why.strip() for code, why in plain.items() if isinstance(why, str) and why.strip()}
    return {code: why for code, why in texts.items() if _CODE.fullmatch(code)}  # another key is told as no code
