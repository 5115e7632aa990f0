"""The words that are keys in a file of ours, collected in one place from the models."""

import re
from functools import cache

from pydantic import BaseModel

from spil.cards import model, shared
from spil.danish import capitalised

DELIBERATE = "bevidst"
"""Where a card says which advice it keeps from being told, and why."""


@cache
def keys_of(entry: type[BaseModel]) -> frozenset[str]:
    """The keys that one kind of entry has."""
    return frozenset(field.alias or name for name, field in entry.model_fields.items())


@cache
def what_is_missing(key: str) -> str:
    """What an author is asked to write where a key has no text; a line that may be left out can go."""
    fields = [field for kind in _kinds() for name, field in kind.model_fields.items() if key == (field.alias or name)]
    told = {field.description.rstrip(".") for field in fields if field.description}
    repair = f"skriv{_as_object(told.pop())}." if len(told) == 1 else "skriv det."
    needed = fields and all(field.is_required() for field in fields)
    return capitalised(repair) if needed else f"Slet linjen, eller {repair}"


def _as_object(description: str) -> str:
    """What a key means, as it is said after "skriv"."""
    if re.search(r": |…", description):
        return " det"
    return f"{',' * description.startswith('Hv')} {description[:1].lower()}{description[1:]}"


@cache
def every_key() -> frozenset[str]:
    """The keys of cards, programmes and shared files; another word before a colon may be text."""
    return frozenset().union(*map(keys_of, _kinds()))


def _kinds() -> list[type[BaseModel]]:
    kinds = [kind for part in (model, shared) for kind in vars(part).values() if isinstance(kind, type)]
    return [kind for kind in kinds if issubclass(kind, BaseModel)]
