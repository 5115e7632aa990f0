"""Who may lead and who may see the deck, by what the municipality's provider says of a person."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Claim(NamedTuple):
    """One thing that a provider can say of a person, and what it must say."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who has signed in: a mark that no person can be told from, and what she may."""

    mark: str
    leads: bool = True
    edits: bool = False
    sees: bool = False
    """Whether she may see the overview of all sessions."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What lets one in as what; any claim of several is enough."""

    leaders: tuple[Claim, ...] = ()
    """Empty where everybody leads whom the provider signs in."""
    editors: tuple[Claim, ...] = ()
    """Empty where nobody sees the deck's checks."""
    overview: tuple[Claim, ...] = ()
    """Empty where nobody sees the overview of all sessions."""

    def of(self, mark: str, claims: Mapping[str, Any]) -> Who:
        """What a person may, by what was said of her."""
        leads = not self.leaders or _said(self.leaders, claims)
        return Who(mark, leads, _said(self.editors, claims), _said(self.overview, claims))

    @property
    def rule(self) -> str:
        """The same as long as the rules are: who was let in by others must be let in anew."""
        every = (self.leaders, self.editors, self.overview)
        return ";".join(",".join(map(":".join, each)) for each in every).strip(";")

    def not_told(self, claims: Mapping[str, Any]) -> list[str]:
        """What is asked for, and a provider leaves out of a token because there is too much of it."""
        elsewhere = claims.get("_claim_names")
        names = {each.name for each in (*self.leaders, *self.editors, *self.overview)}
        return sorted(names & set(elsewhere)) if isinstance(elsewhere, Mapping) else []


EVERYBODY = Roles()
"""Whoever the provider signs in leads."""


def read_claims(text: str) -> tuple[Claim, ...] | None:
    """Claims as they are written in a setting, with commas between; None where one is none."""
    found = []
    for each in filter(None, map(str.strip, text.split(","))):
        name, *rest = re.split(r":(?!//)", each, maxsplit=1)  # a claim may be named by an address
        if not name.strip() or not rest or not rest[0].strip():
            return None
        found.append(Claim(name.strip(), rest[0].strip()))
    return tuple(found)


def _said(wanted: Iterable[Claim], claims: Mapping[str, Any]) -> bool:
    return any(each.value in _values(claims.get(each.name)) for each in wanted)


def _values(told: object) -> list[str]:
    """One value or a list of them; whatever else a provider says is none."""
    if isinstance(told, str):
        return [told]
    return [each for each in told if isinstance(each, str)] if isinstance(told, list) else []
