"""A new name for a step, a choice, a flag or a consideration, everywhere it stands."""

import re

from spil.author.edit.names import Name, given
from spil.cards.fields import LOCAL_ID
from spil.cards.findings import Place
from spil.cards.read.parts import list_of, map_of
from spil.cards.read.syntax import Document

_LOCAL_ID = re.compile(LOCAL_ID)
_ELSEWHERE = {"ramme": "rammer.yaml", "familie": "hensyn.yaml", "kort": "kortets egen fil"}
"""Where names that are not the card's own are given."""


def refusal(names: list[Name], asked: Name, new: str) -> str:
    """Why a thing cannot have a new name; empty where it can."""
    if asked.kind in _ELSEWHERE:
        return f"Det navn bliver givet i {_ELSEWHERE[asked.kind]}. Ret det dér."
    if not given(names, asked):
        return f'"{asked.name}" findes ikke på kortet, så der er intet at give et nyt navn. Ret det først.'
    if not _LOCAL_ID.fullmatch(new):
        return "Et navn skrives med små bogstaver, tal og bindestreg, for eksempel den-hurtige-hjælp."
    if any(each.gives and (each.kind, each.name, each.step) == (asked.kind, new, asked.step) for each in names):
        return f'Der er allerede noget, der hedder "{new}". Vælg et andet navn.'
    return ""


def in_card(names: list[Name], asked: Name, new: str) -> list[tuple[Place, str]]:
    """What must stand instead in the card itself."""
    return [(each.place, new) for each in names if each.is_same(asked)]


def in_kept_ways(document: Document, asked: Name, new: str) -> list[tuple[Place, str]]:
    """What must stand instead in the file of kept ways, where a step or a choice gets a new name."""
    changes: list[tuple[Place, str]] = []
    for number, each in enumerate(list_of(map_of(document.data).get("prøver"))):
        way = map_of(each)
        if asked.kind == "trin" and way.get("slut") == asked.name:
            changes.append((document.place("prøver", number, "slut"), new))
        for at, taken in enumerate(list_of(way.get("valg"))):
            step, _, choice = taken.partition(".") if isinstance(taken, str) else ("", "", "")
            if asked.kind == "trin" and step == asked.name:
                changes.append((document.place("prøver", number, "valg", at), f"{new}.{choice}"))
            elif asked.kind == "valg" and (step, choice) == (asked.step, asked.name):
                changes.append((document.place("prøver", number, "valg", at), f"{step}.{new}"))
    return changes
