"""The shape of a card as JSON Schema 2020-12: what an editor needs to help while one writes.

The reader takes every scalar for text and lets the field decide. An editor's YAML knows numbers and yes-or-no
before it looks at the schema, so a text may be one of those here: `titel: 2030` is as good as `titel: "2030"`.
Two things it cannot see as the reader does: `null` as a text is an empty value there, and `0112` is a number.

JSON Schema cannot say that a value is a name which stands elsewhere in the same file. A schema made for one card can
propose its names as examples: those of the day it was made. A name that is not there is found by `spil tjek` only.
"""

import json
from collections.abc import Iterable
from typing import Any

from spil.cards.marks import AFTER, BEFORE
from spil.cards.model import Card
from spil.cards.read.parts import Parts, texts_of
from spil.cards.read.syntax import Document

ID = "urn:ligebehandlingsspillet:kort"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER_AS_TEXT = "^[1-9][0-9]{0,2}$"
_IS_ENDING = {"anyOf": [{"required": ["slut"]}, {"not": {"anyOf": [{"required": [k]} for k in ("valg", "spørgsmål")]}}]}
"""As the reader tells them apart: then an editor names the key that is misspelt, and not all of the other kind."""
_TITLE = "Et kort til Ligebehandlingsspillet"


def schema_text(card: Document | None = None, frame: Iterable[str] = ()) -> str:
    """The schema as the text of its file; for one card, if it is given, with its names and the lines of the frame."""
    return json.dumps(schema(card, frame), ensure_ascii=False, indent=2) + "\n"


def schema(card: Document | None = None, frame: Iterable[str] = ()) -> dict[str, Any]:
    """The schema of a card, from the same models the reader uses."""
    plain = Card.model_json_schema(by_alias=True)
    parts = {name: _model(each) for name, each in plain.pop("$defs").items()}
    whole = {"$schema": _DIALECT, "$id": ID, **_model(plain), "title": _TITLE, "$defs": parts}
    _propose(parts["Addition"], "sted", (BEFORE, AFTER))
    if card is not None:
        _propose_names(parts, Parts(card))
        _propose(whole, "rammen", frame)
    return whole


def _propose_names(parts: dict[str, Any], card: Parts) -> None:
    """What a card's choices, additions and questions can name, as examples where they do."""
    flags = dict.fromkeys(flag for *_, choice in card.choices for flag in texts_of(choice.get("husk")))
    for entry in ("Choice", "Addition"):
        for key in ("husk", "hvis", "hvis_ikke"):
            _propose(parts[entry], key, flags)
    _propose(parts["Choice"], "til", card.every_step)
    _propose(parts["Choice"], "hensyn", card.considerations)
    _propose(parts["OwnQuestion"], "trin", [name for name, step in card.steps.items() if "valg" in step])
    for key in ("valg", "mellem"):
        _propose(parts["OwnQuestion"], key, dict.fromkeys(texts_of([c.get("id") for *_, c in card.choices])))


def _propose(entry: dict[str, Any], key: str, names: Iterable[str]) -> None:
    """Names that an editor proposes at a key, or at each place of its list; others are as good."""
    field = entry["properties"].get(key)
    if field is not None and (examples := list(names)):
        field.get("items", field)["examples"] = examples


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
            return _by_pattern(plain)
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


def _by_pattern(plain: dict[str, Any]) -> dict[str, Any]:
    (pattern, step), *_ = plain["patternProperties"].items()
    return {
        "type": "object",
        "patternProperties": {pattern: _value(step)},
        "additionalProperties": False,
        "minProperties": 1,
    }
