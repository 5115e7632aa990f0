"""The shape of a card as JSON Schema 2020-12: what an editor needs to help while one writes.

The reader takes every scalar for text and lets the field decide. An editor's YAML knows numbers and yes-or-no
before it looks at the schema, so a text may be one of those here: `titel: 2030` is as good as `titel: "2030"`.
Two things it cannot see as the reader does: `null` as a text is an empty value there, and `0112` is a number.
"""

import json
from collections.abc import Mapping
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from spil.cards.fields import Entry, Pattern, entries_in, whole_number
from spil.cards.fitting import NOT_EMPTY
from spil.cards.frozen import Field
from spil.cards.model import AnyStep, Card, Ending, Step

ID = "urn:ligebehandlingsspillet:kort"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER_AS_TEXT = "^[1-9][0-9]{0,2}$"
_IS_ENDING = {"anyOf": [{"required": ["slut"]}, {"not": {"anyOf": [{"required": [k]} for k in ("valg", "spørgsmål")]}}]}
"""As the reader tells them apart: then an editor names the key that is misspelt, and not all of the other kind."""
_TITLE = "Et kort til Ligebehandlingsspillet"


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The schema of a card, from the same fields the reader uses."""
    parts = {each.__name__: _entry(each) for each in sorted(_within(Card), key=lambda each: each.__name__)}
    return {"$schema": _DIALECT, "$id": ID, **_entry(Card), "title": _TITLE, "$defs": parts}


def _within(kind: type[Entry]) -> set[type[Entry]]:
    """The kinds of entry that stand somewhere in another."""
    inner = {each for field in kind.fields.values() for each in entries_in(field.kind)}
    return inner.union(*map(_within, inner))


def _entry(kind: type[Entry]) -> dict[str, Any]:
    return {
        "title": kind.called[:1].upper() + kind.called[1:],
        "type": "object",
        "properties": {key: _field(each) for key, each in kind.known.items()},
        "required": [key for key, each in kind.known.items() if each.required],
        "additionalProperties": False,
    }


def _field(field: Field) -> dict[str, Any]:
    title, parts = field.key.replace("_", " "), get_args(field.kind)
    kind = parts[0] if NoneType in parts else field.kind  # left out is not the same as empty
    return {"title": title[:1].upper() + title[1:], "description": field.description, **_value(kind)}


def _value(kind: Any) -> dict[str, Any]:
    """What may stand in a place, in the terms of an editor's YAML."""
    parts = get_args(kind)
    if kind is AnyStep:
        return {"if": _IS_ENDING, "then": _ref(Ending), "else": _ref(Step)}
    match get_origin(kind):
        case None:
            return _ref(kind)
        case origin if origin is Literal:
            return {"enum": [*parts]}
        case origin if origin is tuple:
            return {"type": "array", "items": _value(parts[0])}
        case origin if origin is Mapping:
            return _map(*parts)
        case _:
            return _marked(*parts)


def _map(key: Any, item: Any) -> dict[str, Any]:
    *_, pattern = get_args(key)
    return {"type": "object", "patternProperties": {pattern.form: _value(item)}, "additionalProperties": False}


def _marked(kind: Any, mark: object) -> dict[str, Any]:
    if mark is NOT_EMPTY:
        plain = _value(kind)
        return {**plain, "minProperties" if plain["type"] == "object" else "minItems": 1}
    if mark is whole_number:
        return {"type": ["integer", "string"], "minimum": 1, "maximum": 999, "pattern": _NUMBER_AS_TEXT}
    if isinstance(mark, Pattern):  # an id
        return {"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": mark.form}
    return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _ref(kind: type[Entry]) -> dict[str, str]:
    return {"$ref": f"#/$defs/{kind.__name__}"}
