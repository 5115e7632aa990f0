"""The shape of a card as JSON Schema 2020-12: what an editor needs to help while one writes.

The reader takes every scalar for text and lets the field decide. An editor's YAML knows numbers and yes-or-no
before it looks at the schema, so a text may be one of those here: `titel: 2030` is as good as `titel: "2030"`.
Two things it cannot see as the reader does: `null` as a text is an empty value there, and `0112` is a number.
"""

import json
from typing import Any

from spil.cards.model import Card

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
    """The schema of a card, from the same models the reader uses."""
    plain = Card.model_json_schema(by_alias=True)
    parts = {name: _model(each) for name, each in plain.pop("$defs").items()}
    return {"$schema": _DIALECT, "$id": ID, **_model(plain), "title": _TITLE, "$defs": parts}


def _model(plain: dict[str, Any]) -> dict[str, Any]:
    """A kind of entry; the Danish title of its class stands in for pydantic's English description."""
    title = plain["title"]
    return {
        "title": title[:1].upper() + title[1:],
        "type": "object",
        "properties": {key: _field(key, each) for key, each in plain["properties"].items()},
        "required": plain["required"],
        "additionalProperties": False,
    }


def _field(key: str, plain: dict[str, Any]) -> dict[str, Any]:
    title = key.replace("_", " ")
    return {"title": title[:1].upper() + title[1:], "description": plain["description"], **_value(plain)}


def _value(plain: dict[str, Any]) -> dict[str, Any]:
    """What may stand in a place, in the terms of an editor's YAML."""
    match plain:
        case {"anyOf": [only, {"type": "null"}]}:  # left out is not the same as empty
            return _value(only)
        case {"$ref": kind}:  # without a default: what a file may leave out is told in words
            return {"$ref": kind}
        case {"oneOf": _}:
            return {"if": _IS_ENDING, "then": _ref("Ending"), "else": _ref("Step")}
        case {"type": "array"}:
            least = {"minItems": plain["minItems"]} if "minItems" in plain else {}
            return {"type": "array", "items": _value(plain["items"]), **least}
        case {"type": "object"}:
            return _steps(plain)
        case _:
            return _scalar(plain)


def _scalar(plain: dict[str, Any]) -> dict[str, Any]:
    match plain:
        case {"enum": listed}:
            return {"enum": listed}
        case {"type": "integer"}:
            return {"type": ["integer", "string"], "minimum": 1, "maximum": 999, "pattern": _NUMBER_AS_TEXT}
        case {"pattern": pattern}:  # an id
            return {"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": pattern}
        case _:
            return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _steps(plain: dict[str, Any]) -> dict[str, Any]:
    (pattern, step), *_ = plain["patternProperties"].items()
    return {
        "type": "object",
        "patternProperties": {pattern: _value(step)},
        "additionalProperties": False,
        "minProperties": 1,
    }
