"""What may stand at a place of a file: the kind of entry, or the field, that the keys there lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from spil.author.lsp.spot import Path as Keys
from spil.cards.hearing import Hearing, is_hearing
from spil.cards.kept_ways import KeptWays, is_trials
from spil.cards.model import Card, Ending, Step
from spil.cards.read.load import SHARED
from spil.cards.shared import Checklist, Programme

Entries = tuple[type[BaseModel], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """What the keys of a place lead to."""

    entries: Entries
    """The kinds of entry that may stand here: none for a text, two for a step that is not known yet."""
    owner: type[BaseModel] | None
    key: str
    """The key whose value stands here, and the kind of entry it belongs to."""
    field: FieldInfo | None
    in_list: bool
    """Whether it is one of a list of values."""

    @property
    def options(self) -> tuple[str, ...]:
        """The closed list that the value is chosen from; empty where it is another value."""
        return _options(self.field.annotation) if self.field else ()

    @property
    def in_list_of_values(self) -> bool:
        """Whether it is one of a list of values, and not an entry with keys."""
        return self.in_list and not self.entries

    @property
    def is_block(self) -> bool:
        """Whether the field holds entries, which stand on the lines below its key."""
        return self.field is not None and (bool(_entries(self.field.annotation)) or _is_mapping(self.field.annotation))


def kind_of(path: Path) -> Any:
    """What a file of ours holds, by its name and its folder."""
    folders: Mapping[str, Any] = {"tjeklister": Checklist, "forloeb": Programme}
    if path.name in SHARED:
        return SHARED[path.name]
    if is_hearing(path):
        return Hearing
    return KeptWays if is_trials(path) else folders.get(path.resolve().parent.name, Card)


def slot_at(kind: Any, keys: Keys, data: Any) -> Slot | None:
    """What may stand where those keys lead; None where they lead to nothing we know."""
    annotation, owner, name, field, in_list = kind, None, "", None, False
    for key in keys:
        here = _entries(annotation)
        data = _inner(data, key)
        if isinstance(key, int):
            inner = _item(annotation)
            if inner is None:
                return None
            annotation, in_list = inner, True
        elif _is_mapping(annotation):
            annotation, in_list = _step(data) if here else str, False
        else:
            found = next(
                ((each, f) for each in here for n, f in each.model_fields.items() if key == (f.alias or n)), None
            )
            if found is None:
                return None
            (owner, field), name, in_list = found, key, False
            annotation = field.annotation
    entries = () if _is_list(annotation) or _is_mapping(annotation) else _entries(annotation)
    return Slot(entries, owner, name, field, in_list)


def fields_of(entries: Entries) -> dict[str, tuple[type[BaseModel], FieldInfo]]:
    """Every key of some kinds of entry, with the kind it belongs to."""
    return {f.alias or name: (each, f) for each in reversed(entries) for name, f in each.model_fields.items()}


def at(data: Any, keys: Keys) -> Any:
    """What stands in plain data where keys lead; None where nothing does."""
    for key in keys:
        data = _inner(data, key)
    return data


def _inner(data: Any, key: str | int) -> Any:
    if isinstance(key, str):
        return data.get(key) if isinstance(data, dict) else None
    return data[key] if isinstance(data, list) and key < len(data) else None


def _step(data: Any) -> Any:
    if isinstance(data, dict) and "slut" in data:
        return Ending
    return Step if isinstance(data, dict) and data.keys() & {"valg", "spørgsmål"} else Step | Ending


def _entries(annotation: Any) -> Entries:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(dict.fromkeys(each for part in get_args(annotation) for each in _entries(part)))


def _options(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return tuple(each for part in get_args(annotation) for each in _options(part))


def _is_list(annotation: Any) -> bool:
    return _bare(annotation) is tuple


def _is_mapping(annotation: Any) -> bool:
    return _bare(annotation) is Mapping


def _bare(annotation: Any) -> Any:
    """The outermost kind of an annotation, past what pydantic is told beside it."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    return get_origin(annotation)


def _item(annotation: Any) -> Any:
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    return get_args(annotation)[0] if get_origin(annotation) is tuple else None
