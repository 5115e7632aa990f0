"""What a card's parts say of each other (K4xx), checked on the plain data, whatever else is out of shape."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from spil.cards.findings import MOST, Finding, Related, did_you_mean, nearest, some
from spil.cards.model import Choice, OwnQuestion
from spil.cards.syntax import Document
from spil.cards.ways import BareWay, loop_in, shortest_ways

Keys = tuple[str | int, ...]
Plain = dict[str, Any]


class _Parts:
    """A file's steps and choices, as far as they are in shape, each with its place; read once for all checks."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.place = document.place
        self.top = _map(document.data)
        self.every_step = _map(self.top.get("trin"))
        self.steps = {name: step for name, step in self.every_step.items() if isinstance(step, dict)}
        self.choices: list[tuple[str, Keys, Plain]] = [
            (step_id, ("trin", step_id, "valg", number), choice)
            for step_id, step in self.steps.items()
            for number, choice in enumerate(_list(step.get("valg")))
            if isinstance(choice, dict)
        ]
        self.ways = bare_ways(document)

    @property
    def considerations(self) -> tuple[str, ...]:
        """The considerations' ids; none where one is out of shape or stands twice, for then nothing is sure."""
        entries = _list(self.top.get("hensyn"))
        ids = _texts([_map(each).get("id") for each in entries])
        return ids if len(ids) == len(set(ids)) == len(entries) else ()

    @property
    def flags(self) -> set[str] | None:
        """What choices remember; None where one of them may remember more than can be read."""
        if any(
            not isinstance(choice.get("husk", []), list) or _may_mean(choice, "husk") for *_, choice in self.choices
        ):
            return None
        return {flag for *_, choice in self.choices for flag in _texts(choice.get("husk"))}


def _may_mean(node: Plain, key: str) -> bool:
    """Whether a key is not there, but one that may be it misspelt."""
    unknown = node.keys() - _CHOICE_KEYS
    return bool(unknown) and key not in node and any(nearest(each, _CHOICE_KEYS) == key for each in unknown)


_CHOICE_KEYS = frozenset(field.alias or name for name, field in Choice.model_fields.items())


def bare_ways(document: Document) -> dict[str, tuple[BareWay, ...]] | None:
    """The ways of a file, or None where `trin` is not in shape enough to walk."""
    steps = _map(_map(document.data).get("trin"))
    ways: dict[str, tuple[BareWay, ...]] = {}
    for step_id, step in steps.items():
        if not isinstance(step, dict) or ("valg" in step) == ("slut" in step):
            return None
        choices = step.get("valg", _NONE)
        if not isinstance(choices, list) or not all(map(_walkable, choices)):
            return None
        ways[step_id] = tuple(map(_bare, choices))
    return ways or None


def _walkable(choice: Any) -> bool:
    if not isinstance(choice, dict) or not all(isinstance(choice.get(key), str) for key in ("id", "til")):
        return False
    return all(isinstance(choice[key], list) for key in choice.keys() & {"husk", "hvis", "hvis_ikke"})


def _bare(choice: Plain) -> BareWay:
    remembers, requires, excludes = (
        _texts(choice[key]) if key in choice else () for key in ("husk", "hvis", "hvis_ikke")
    )
    return BareWay(choice["id"], choice["til"], remembers, requires, excludes)


def check_links(document: Document) -> list[Finding]:
    """Every id, target, flag and question that points at nothing, and every loop."""
    parts = _Parts(document)
    checks = (_choice_ids, _consideration_ids, _considerations, _targets, _flags, _questions, _loops, _first)
    return [finding for check in checks for finding in islice(check(parts), MOST)]


def _choice_ids(parts: _Parts) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Keys] = {}
    for step_id, keys, choice in parts.choices:
        name = choice.get("id")
        if isinstance(name, str) and seen.setdefault((step_id, name), keys) != keys:
            yield _twice(parts, (*keys, "id"), seen[step_id, name], f'valget "{name}" findes', "K401")


def _consideration_ids(parts: _Parts) -> Iterator[Finding]:
    seen: dict[str, Keys] = {}
    for number, each in enumerate(_list(parts.top.get("hensyn"))):
        keys: Keys = ("hensyn", number)
        name = _map(each).get("id")
        if isinstance(name, str) and seen.setdefault(name, keys) != keys:
            yield _twice(parts, (*keys, "id"), seen[name], f'hensynet "{name}" findes', "K402")


def _twice(parts: _Parts, keys: Keys, first: Keys, what: str, code: str) -> Finding:
    line = parts.place(*first, "id").line
    repair = f"Giv det et andet id. Det første står i linje {line}."
    related = (Related(parts.path, line, "det første"),)
    return Finding(parts.path, parts.place(*keys), code, f"{what} to gange", repair, related=related)


def _considerations(parts: _Parts) -> Iterator[Finding]:
    known = parts.considerations
    for _, keys, choice in parts.choices if known else ():
        for number, name in enumerate(_list(choice.get("hensyn"))):
            if isinstance(name, str) and name not in known:
                told = f'hensynet "{name}" findes ikke på kortet'
                repair = did_you_mean(name, known, f"Kortet har: {some(known)}.")
                yield Finding(parts.path, parts.place(*keys, "hensyn", number), "K403", told, repair)


def _targets(parts: _Parts) -> Iterator[Finding]:
    lost = [
        (step_id, keys, choice)
        for step_id, keys, choice in parts.choices
        if isinstance(choice.get("til"), str) and choice["til"] not in parts.every_step
    ]
    to_step = shortest_ways(parts.ways) if lost and parts.ways else {}
    for step_id, keys, choice in lost:
        told = f'trinnet "{choice["til"]}" findes ikke'
        way = (*to_step.get(step_id, ()), f"{step_id}.{choice.get('id')}")
        repair = _meant_step(parts, choice["til"])
        yield Finding(parts.path, parts.place(*keys, "til"), "K404", told, repair, way=way)


def _meant_step(parts: _Parts, name: str) -> str:
    guess = nearest(name, parts.steps)
    if guess is None:
        return f"Skriv trinnet, eller vælg et af dem, der er: {some(parts.steps)}."
    return f'Mente du "{guess}" (linje {parts.place("trin", guess, of_key=True).line})?'


def _flags(parts: _Parts) -> Iterator[Finding]:
    additions = [
        (("trin", step_id, "tillæg", number), _map(each))
        for step_id, step in parts.steps.items()
        if "tillæg" in step
        for number, each in enumerate(_list(step["tillæg"]))
    ]
    nodes = (*((keys, choice) for _, keys, choice in parts.choices), *additions)
    asked = [((*keys, key), node[key]) for keys, node in nodes for key in ("hvis", "hvis_ikke") if key in node]
    known = parts.flags if asked else None
    if known is None:
        return
    for keys, flags in asked:
        for number, flag in enumerate(_list(flags)):
            if isinstance(flag, str) and flag not in known:
                told = f'intet valg husker "{flag}"'
                repair = did_you_mean(flag, known, f"Skriv husk: [{flag}] i det valg, der skal huskes.")
                yield Finding(parts.path, parts.place(*keys, number), "K405", told, repair)


def _questions(parts: _Parts) -> Iterator[Finding]:
    for number, each in enumerate(_list(_map(parts.top.get("facilitator")).get("spørgsmål"))):
        keys: Keys = ("facilitator", "spørgsmål", number)
        question = _map(each)
        step_id, choice_id, when = (question.get(key) for key in ("trin", "valg", "når"))
        sure = question.keys() <= _QUESTION_KEYS  # a misspelt key may be the one that seems to be missing
        if when in ("valgt", "ingen-valgte") and sure and not question.keys() >= {"trin", "valg"}:
            told = f'et spørgsmål med "når: {when}" skal sige hvilket valg'
            yield Finding(parts.path, parts.place(*keys), "K408", told, 'Skriv både "trin" og "valg".')
        if isinstance(step_id, str) and parts.every_step and step_id not in parts.every_step:
            told = f'trinnet "{step_id}" findes ikke'
            repair = _meant_step(parts, step_id)
            yield Finding(parts.path, parts.place(*keys, "trin"), "K407", told, repair)
        elif isinstance(step_id, str) and isinstance(choice_id, str) and step_id in (parts.ways or {}):
            yield from _asked_choice(parts, (*keys, "valg"), question)


def _asked_choice(parts: _Parts, keys: Keys, question: Plain) -> Iterator[Finding]:
    known = {str(choice.get("id")): choice for step, _, choice in parts.choices if step == question["trin"]}
    choice_id = question["valg"]
    if choice_id not in known:
        told = f'valget "{choice_id}" findes ikke i trinnet'
        repair = did_you_mean(choice_id, known, f"Trinnet har: {some(known)}.")
        yield Finding(parts.path, parts.place(*keys), "K407", told, repair)
    elif question.get("når") == "ingen-valgte" and known[choice_id].get("uden_for_rammen"):
        told = "ingen bliver bedt om at tale for et valg uden for rammen"
        yield Finding(
            parts.path, parts.place(*keys), "K409", told, 'Spørg til et andet valg, eller skriv "når: valgt".'
        )


def _loops(parts: _Parts) -> Iterator[Finding]:
    loop = loop_in(parts.ways) if parts.ways else ()
    if loop:
        step_id, _, choice_id = loop[-1].partition(".")
        keys = next(k for step, k, choice in parts.choices if (step, choice["id"]) == (step_id, choice_id))
        told = "herfra kommer man tilbage til et trin, man har været i"
        repair = "Et kort går kun fremad. Lad valget føre til et nyt trin."
        yield Finding(parts.path, parts.place(*keys, "til"), "K406", told, repair, way=loop)


def _first(parts: _Parts) -> Iterator[Finding]:
    first = next(iter(parts.steps), None)
    if first and "slut" in parts.steps[first]:
        told = "kortet begynder med et slut, så der er intet at vælge"
        place = parts.place("trin", first, of_key=True)
        yield Finding(parts.path, place, "K410", told, "Flyt trinnet ned, så det første trin har valg.")


_QUESTION_KEYS = frozenset(field.alias or name for name, field in OwnQuestion.model_fields.items())
_NOTHING: Plain = {}
_NONE: list[Any] = []


def _map(value: Any) -> Plain:
    return value if isinstance(value, dict) else _NOTHING


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else _NONE


def _texts(value: Any) -> tuple[str, ...]:
    return tuple([each for each in value if isinstance(each, str)]) if isinstance(value, list) else ()
