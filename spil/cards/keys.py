"""The words that are keys in a file of ours, collected in one place from the models."""

from functools import cache

from pydantic import BaseModel

from spil.cards import model, shared


@cache
def keys_of(entry: type[BaseModel]) -> frozenset[str]:
    """The keys that one kind of entry has."""
    return frozenset(field.alias or name for name, field in entry.model_fields.items())


@cache
def every_key() -> frozenset[str]:
    """The keys of cards, programmes and shared files; another word before a colon may be text."""
    kinds = [kind for part in (model, shared) for kind in vars(part).values() if isinstance(kind, type)]
    return frozenset().union(*(keys_of(kind) for kind in kinds if issubclass(kind, BaseModel)))
