"""Plain data to a value of ours, or to findings about its shape (K3xx); pydantic's words never get out."""

import re
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from spil.cards.findings import MOST, Finding, nearest
from spil.cards.keys import what_is_missing
from spil.cards.model import ENDING, STEP, Ending, Step
from spil.cards.read.syntax import Document
from spil.danish import number

_QUOTED = re.compile(r"'([^']*)'")
_FORMS = {
    "string_type": ("K303", "her skal stå tekst", "Skriv teksten efter kolon. Er det en liste, så lav den om."),
    "string_too_short": ("K309", "her mangler tekst", ""),
    "tuple_type": ("K302", "her skal stå en liste", "Skriv én linje med - foran til hver."),
    "model_type": ("K304", "her skal stå nøgler med kolon under hinanden", "Se, hvordan et kort uden fejl gør."),
    "mapping_type": ("K304", "her skal stå nøgler med kolon under hinanden", "Se, hvordan et kort uden fejl gør."),
    "too_short": ("K310", "listen er tom", "Skriv mindst én linje i den."),
    "too_long": ("K317", "et kort kan højst huske tre ting fra før", "Slet dem, historien bedst kan undvære."),
    "int_type": ("K306", "her skal stå et helt tal fra 1 til 999", "Skriv for eksempel 12."),
    "float_type": ("K306", "her skal stå hele eller halve minutter", "Skriv for eksempel 4 eller 1,5."),
    "date_type": ("K308", "her skal stå en dato", "Skriv den som 2026-11-22."),
    "whole_number": ("K306", "her skal stå et helt tal fra 1 til 999", "Skriv for eksempel 12."),
    "minutes": ("K306", "her skal stå hele eller halve minutter", "Skriv for eksempel 4 eller 1,5."),
    "calendar_date": ("K308", "her skal stå en dato", "Skriv den som 2026-11-22."),
    "colour": ("K313", "her skal stå en farve", 'Skriv den som "#00457c", med anførselstegn.'),
    "pale": (
        "K314",
        "farven kan ikke læses på baggrunden",
        "Tag en mørkere til farve, og en lysere til farve_mørk. Kontrasten skal være 4,5.",
    ),
    "picture": ("K315", "her skal stå navnet på et billede", "Skriv for eksempel logo.svg, og læg filen ved siden af."),
    "web_address": (
        "K316",
        "her skal stå en adresse på nettet",
        "Skriv den som https://www.eksempel.dk/dilemmaer/ med https:// først og / til sidst.",
    ),
    "string_pattern_mismatch": (
        "K307",
        "et id skrives med små bogstaver, tal og bindestreg",
        "Skriv for eksempel den-hurtige-hjaelp.",
    ),
}
_ENGLISH = {
    "considerations": "hensyn",
    "ending": "slut",
    "label": "kort_sagt",
    "name": "navn",
    "next": "til",
    "option": "valg",
    "options": "valg",
    "outcome": "slut",
    "setting": "arena",
    "short": "kort_sagt",
    "target": "til",
    "goto": "til",
}
"""English words an author may try; the rest are the names the code has for the fields."""


def shape(document: Document, kind: Any) -> tuple[Any, list[Finding]]:
    """Make a value of `kind` (a model or a list of one) from a document.

    Returns:
        The value, or None; and every mistake of shape, each once and at its place.
    """
    if not isinstance(document.data, (dict, list)):
        told = "filen rummer ikke nøgler med kolon, som et kort gør"
        return None, [
            Finding(document.path, document.place(), "K207", told, "Begynd med en kopi af et kort uden fejl.")
        ]
    try:
        return _adapter(kind).validate_python(document.data), []
    except ValidationError as error:
        return None, _findings(document, kind, error)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _findings(document: Document, kind: Any, error: ValidationError) -> list[Finding]:
    every: list[dict[str, Any]] = [dict(each) for each in error.errors(include_url=False)]
    problems = [each for each in every if not _told_elsewhere(each)][:MOST]
    misspelt = [problem["loc"] for problem in problems if problem["type"] == "extra_forbidden"]
    told = []
    missing: dict[tuple[Any, ...], list[str]] = {}
    for problem in problems:
        parent, key = [*problem["loc"][:-1]], problem["loc"][-1] if problem["loc"] else ""
        if problem["type"] != "missing":
            told.append(_finding(document, kind, problem))
        elif not _stands_misspelt(key, _model_at(kind, (*parent,)), [m[-1] for m in misspelt if [*m[:-1]] == parent]):
            # else it stands there under a misspelt name, which is told already
            missing.setdefault(tuple(parent), []).append(key)
    return told + [_lacks(document, kind, parent, keys) for parent, keys in missing.items()]


def _told_elsewhere(problem: dict[str, Any]) -> bool:
    """An empty value, told when the text was read; or a list that seems empty because each item is told."""
    return problem["input"] is None or (problem["type"] == "too_short" and bool(problem["input"]))


def _lacks(document: Document, kind: Any, parent: tuple[Any, ...], missing: list[str]) -> Finding:
    owner = _model_at(kind, parent)
    if owner is Ending and missing == ["slut"]:
        place = document.place(*_keys(parent))
        return Finding(document.path, place, "K301", "trinnet har hverken valg eller slutning", _NEITHER)
    listed = ", ".join(f'"{key}"' for key in missing)
    if len(missing) == 1:
        repair = f"Skriv linjen {missing[0]}: … {_what_for(owner, missing[0])}".strip()
    else:
        repair = "Skriv en linje for hver. Se, hvordan et kort uden fejl gør."
    message = f"{_called(owner)} mangler {listed}"
    return Finding(document.path, document.place(*_keys(parent)), "K301", message, repair)


def _finding(document: Document, kind: Any, problem: dict[str, Any]) -> Finding:
    loc, sort = problem["loc"], problem["type"]
    if sort == "extra_forbidden":
        code, message, repair = _unknown_key(str(loc[-1]), _model_at(kind, loc[:-1]))
    elif sort == "string_pattern_mismatch" and loc[0] == "bevidst":
        code, message, repair = "K312", f'"{problem["input"]}" er ikke en kode', "Skriv rådets kode, for eksempel K604."
    elif sort == "literal_error":
        code, message, repair = _not_listed(problem)
    else:
        code, message, repair = _FORMS.get(sort, ("K304", "det kan ikke læses", "Se, hvordan et kort uden fejl gør."))
        repair = _mend(kind, problem) or repair
    of_key = sort == "extra_forbidden" or "[key]" in loc
    return Finding(document.path, document.place(*_keys(loc), of_key=of_key), code, message, repair)


_NEITHER = 'Skriv "valg:" med det, man kan gøre, eller "slut:" med slutningens navn.'
_NO_ID = re.compile(r"[^a-z0-9æøåäöüéèáó]+")


def _mend(kind: Any, problem: dict[str, Any]) -> str | None:
    """What to write in place of what stands there, where that can be seen from it."""
    loc, given = problem["loc"], problem["input"]
    mend: str | None = None
    match problem["type"]:
        case "string_too_short":
            mend = what_is_missing(str(loc[-1]))
        case "tuple_type" if isinstance(given, str) and len(given.split()) == 1:
            mend = f"Skriv [{given}]."
        case "model_type":
            first, *rest = _aliases(_model_at(kind, loc))
            mend = f'Skriv "{first}: …"' + (f' og på næste linje "{rest[0]}: …".' if rest else ".")
        case "mapping_type" if loc[-1:] == ("bevidst",):
            mend = 'Skriv koden og hvorfor: {K604: "Byens eget navn"}.'
        case "whole_number" if given.casefold() in _NUMBERS:
            mend = f"Skriv tallet: {_NUMBERS.index(given.casefold())}."
        case "string_pattern_mismatch" if isinstance(loc[-1], int) and len(given.split()) > 1:
            mend = f"Er det flere, så skriv komma imellem: [{', '.join(given.replace(',', ' ').split())}]."
        case "string_pattern_mismatch":
            mend = _as_id(given, danish="æ" in problem["ctx"]["pattern"])
    return mend


def _as_id(given: str, *, danish: bool) -> str | None:
    meant = _NO_ID.sub("-", given.casefold()).strip("-")
    if danish:
        return f'Mente du "{meant}"?' if meant else None
    plain = meant.translate(_PLAIN)
    return f'Skriv for eksempel "{plain}", uden æ, ø og å.' if plain else None


_PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e", "è": "e"})
_NUMBERS = tuple(number(each) for each in range(13))


def _keys(loc: tuple[Any, ...]) -> tuple[str | int, ...]:
    return tuple(part for part in loc if part not in (STEP, ENDING, "[key]"))


def _unknown_key(key: str, owner: type[BaseModel] | None) -> tuple[str, str, str]:
    known = _aliases(owner)
    listed = f"{_called(owner).capitalize()} har: {', '.join(known)}."
    guess = _meant(key, owner)
    meant = f'Mente du "{guess}"? ' if guess else "Slet linjen. "
    return "K312", f'"{key}" er ikke en nøgle i {_called(owner)}', meant + listed


def _not_listed(problem: dict[str, Any]) -> tuple[str, str, str]:
    known = _QUOTED.findall(problem["ctx"]["expected"])
    given = problem["input"]
    if not isinstance(given, str):
        return _FORMS["string_type"]
    listed = f"Vælg mellem: {', '.join(known)}."
    guess = nearest(given, known)
    return "K305", f'"{given}" er ikke på listen', f'Mente du "{guess}"? {listed}' if guess else listed


def _model_at(kind: Any, loc: tuple[Any, ...]) -> type[BaseModel] | None:
    """The model that a location of pydantic's stands in."""
    found = _models_in(kind)
    for part in loc:
        if part in (STEP, ENDING):
            found = [Ending if part == ENDING else Step]
        elif len(found) == 1 and isinstance(part, str):
            field = next((f for f in found[0].model_fields.values() if part == f.alias), None)
            field = field or found[0].model_fields.get(part)
            found = _models_in(field.annotation) if field else found
    return found[0] if found else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _stands_misspelt(key: str, owner: type[BaseModel] | None, misspelt: list[Any]) -> bool:
    return any(_meant(str(each), owner) == key for each in misspelt) or bool(nearest(key, map(str, misspelt)))


def _meant(key: str, owner: type[BaseModel] | None) -> str | None:
    """The key that was probably meant: in English, as the code calls it, or misspelt."""
    english = {**_ENGLISH, **{name: field.alias for name, field in owner.model_fields.items()}} if owner else {}
    known = _aliases(owner)
    meant = english.get(key.casefold())
    return meant if meant in known else nearest(key, known)


def _aliases(model: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _called(model: type[BaseModel] | None) -> str:
    return (model.model_config.get("title") if model else None) or "filen"


def _what_for(model: type[BaseModel] | None, key: str) -> str:
    fields = model.model_fields.items() if model else ()
    words = next((field.description for name, field in fields if key in (field.alias, name)), None)
    return f"({words.rstrip('.')})" if words else ""
