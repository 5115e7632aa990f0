"""Plain data to a value of ours, or to findings about its shape (K3xx)."""

from typing import Any

from spil.cards.fields import Entry, entries_in
from spil.cards.findings import MOST, Finding, nearest
from spil.cards.fitting import KEY, Misfit, Problem, reader
from spil.cards.model import ENDING, STEP, Ending, Step
from spil.cards.read.syntax import Document

_FORMS = {
    "text": ("K303", "her skal stå tekst", "Skriv teksten efter kolon. Er det en liste, så lav den om."),
    "empty text": ("K309", "her mangler tekst", "Skriv den, eller slet linjen, hvis den ikke skal bruges."),
    "list": ("K302", "her skal stå en liste", "Skriv [det-ene, det-andet], eller én linje med - til hver."),
    "entry": ("K304", "her skal stå nøgler med kolon under hinanden", "Se, hvordan et kort uden fejl gør."),
    "map": ("K304", "her skal stå nøgler med kolon under hinanden", "Se, hvordan et kort uden fejl gør."),
    "empty": ("K310", "listen er tom", "Skriv mindst én linje i den."),
    "whole number": ("K306", "her skal stå et helt tal fra 1 til 999", "Skriv for eksempel 12."),
    "minutes": ("K306", "her skal stå hele eller halve minutter", "Skriv for eksempel 4 eller 1,5."),
    "date": ("K308", "her skal stå en dato", "Skriv den som 2026-11-22."),
    "id": (
        "K307",
        "et id skrives med små bogstaver, tal og bindestreg",
        "Brug for eksempel den-hurtige-hjaelp. Et korts eget id har ikke æ, ø og å.",
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
        return reader(kind)(document.data), []
    except Misfit as misfit:
        return None, _findings(document, kind, misfit.problems)


def _findings(document: Document, kind: Any, every: tuple[Problem, ...]) -> list[Finding]:
    problems = [each for each in every if each.given is not None][:MOST]  # reading told what is empty
    misspelt = [problem.at for problem in problems if problem.sort == "unknown key"]
    told = []
    missing: dict[tuple[Any, ...], list[str]] = {}
    for problem in problems:
        if problem.sort != "missing":
            told.append(_finding(document, kind, problem))
            continue
        *above, key = problem.at
        parent = tuple(above)
        if not _stands_misspelt(str(key), _model_at(kind, parent), [m[-1] for m in misspelt if m[:-1] == parent]):
            # else it stands there under a misspelt name, which is told already
            missing.setdefault(parent, []).append(str(key))
    return told + [_lacks(document, kind, parent, keys) for parent, keys in missing.items()]


def _lacks(document: Document, kind: Any, parent: tuple[Any, ...], missing: list[str]) -> Finding:
    owner = _model_at(kind, parent)
    listed = ", ".join(f'"{key}"' for key in missing)
    if len(missing) == 1:
        repair = f"Skriv linjen {missing[0]}: … {_what_for(owner, missing[0])}".strip()
    else:
        repair = "Skriv en linje for hver. Se, hvordan et kort uden fejl gør."
    message = f"{_called(owner)} mangler {listed}"
    return Finding(document.path, document.place(*_keys(parent)), "K301", message, repair)


def _finding(document: Document, kind: Any, problem: Problem) -> Finding:
    at, sort = problem.at, problem.sort
    if sort == "unknown key":
        code, message, repair = _unknown_key(str(at[-1]), _model_at(kind, at[:-1]))
    elif sort == "listed":
        code, message, repair = _not_listed(problem)
    else:
        code, message, repair = _FORMS[sort]
    of_key = sort == "unknown key" or KEY in at
    return Finding(document.path, document.place(*_keys(at), of_key=of_key), code, message, repair)


def _keys(at: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(part for part in at if part not in (STEP, ENDING, KEY))


def _unknown_key(key: str, owner: type[Entry] | None) -> tuple[str, str, str]:
    known = _aliases(owner)
    listed = f"{_called(owner).capitalize()} har: {', '.join(known)}."
    guess = _meant(key, owner)
    meant = f'Mente du "{guess}"? ' if guess else "Slet linjen. "
    return "K312", f'"{key}" er ikke en nøgle i {_called(owner)}', meant + listed


def _not_listed(problem: Problem) -> tuple[str, str, str]:
    known, given = problem.listed, problem.given
    if not isinstance(given, str):
        return _FORMS["text"]
    listed = f"Vælg mellem: {', '.join(known)}."
    guess = nearest(given, known)
    return "K305", f'"{given}" er ikke på listen', f'Mente du "{guess}"? {listed}' if guess else listed


def _model_at(kind: Any, at: tuple[str | int, ...]) -> type[Entry] | None:
    """The kind of entry that stands in a place."""
    found = [*entries_in(kind)]
    for part in at:
        if part in (STEP, ENDING):
            found = [Ending if part == ENDING else Step]
        elif len(found) == 1 and isinstance(part, str):
            found = [*entries_in(found[0].known[part].kind)] if part in found[0].known else found
    return found[0] if found else None


def _stands_misspelt(key: str, owner: type[Entry] | None, misspelt: list[Any]) -> bool:
    return any(_meant(str(each), owner) == key for each in misspelt) or bool(nearest(key, map(str, misspelt)))


def _meant(key: str, owner: type[Entry] | None) -> str | None:
    """The key that was probably meant: in English, as the code calls it, or misspelt."""
    english = {**_ENGLISH, **{name: field.key for name, field in owner.fields.items()}} if owner else {}
    known = _aliases(owner)
    meant = english.get(key.casefold())
    return meant if meant in known else nearest(key, known)


def _aliases(model: type[Entry] | None) -> list[str]:
    return [*model.known] if model else []


def _called(model: type[Entry] | None) -> str:
    return model.called if model else "filen"


def _what_for(model: type[Entry] | None, key: str) -> str:
    words = model.known[key].description if model else ""
    return f"({words.rstrip('.')})" if words else ""
