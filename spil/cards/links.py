"""What a card's parts say of each other (K4xx), checked on the plain data, whatever else is out of shape."""

from collections.abc import Iterator
from typing import Any

from spil.cards.findings import Finding, Related, did_you_mean
from spil.cards.syntax import Document, PlainList, PlainMap
from spil.cards.ways import BareWay, loop_in, shortest_ways

Keys = tuple[str | int, ...]


def bare_ways(document: Document) -> dict[str, tuple[BareWay, ...]] | None:
    """The ways of a file, or None where `trin` is not in shape enough to walk."""
    steps = _map(document.data).get("trin")
    if not isinstance(steps, PlainMap) or not steps:
        return None
    ways: dict[str, tuple[BareWay, ...]] = {}
    for step_id, step in steps.items():
        choices = _map(step).get("valg", [])
        if not isinstance(step, PlainMap) or not isinstance(choices, PlainList | list):
            return None
        if not (choices or "slut" in step):
            return None
        if not all(isinstance(_map(each).get("id"), str) and isinstance(each.get("til"), str) for each in choices):
            return None
        ways[step_id] = tuple(
            BareWay(each["id"], each["til"], *(_texts(each.get(key)) for key in ("husk", "hvis", "hvis_ikke")))
            for each in choices
        )
    return ways


def check_links(document: Document) -> list[Finding]:
    """Every id, target, flag and question that points at nothing, and every loop."""
    return [
        finding
        for check in (_choice_ids, _considerations, _targets, _flags, _questions, _loops, _first)
        for finding in check(document)
    ]


def _choice_ids(document: Document) -> Iterator[Finding]:
    for step_id, step in _steps(document):
        seen: dict[str, Keys] = {}
        for keys, choice in _choices(step_id, step):
            yield from _twice(document, seen, choice.get("id"), (*keys, "id"), "K401", "valget")
    known: dict[str, Keys] = {}
    for number, each in enumerate(_list(_map(document.data).get("hensyn"))):
        yield from _twice(document, known, _map(each).get("id"), ("hensyn", number, "id"), "K402", "hensynet")


def _twice(
    document: Document, seen: dict[str, Keys], name: Any, keys: Keys, code: str, what: str
) -> Iterator[Finding]:
    if not isinstance(name, str):
        return
    if name in seen:
        first = document.place(*seen[name]).line
        yield Finding(
            document.path,
            document.place(*keys),
            code,
            f'{what} "{name}" findes to gange',
            f"Giv det et andet id. Det første står i linje {first}.",
            related=(Related(document.path, first, "det første"),),
        )
    seen.setdefault(name, keys)


def _considerations(document: Document) -> Iterator[Finding]:
    named = [_map(each).get("id") for each in _list(_map(document.data).get("hensyn"))]
    known = [each for each in named if isinstance(each, str)]
    if not known:
        return
    for step_id, step in _steps(document):
        for keys, choice in _choices(step_id, step):
            for number, name in enumerate(_list(choice.get("hensyn"))):
                if isinstance(name, str) and name not in known:
                    yield Finding(
                        document.path,
                        document.place(*keys, "hensyn", number),
                        "K403",
                        f'hensynet "{name}" findes ikke på kortet',
                        did_you_mean(name, known, f"Kortet har: {', '.join(known)}."),
                    )


def _targets(document: Document) -> Iterator[Finding]:
    known = dict(_steps(document))
    ways = bare_ways(document)
    to_step = shortest_ways(ways) if ways else {}
    for step_id, step in known.items():
        for keys, choice in _choices(step_id, step):
            target = choice.get("til")
            if isinstance(target, str) and target not in known:
                yield Finding(
                    document.path,
                    document.place(*keys, "til"),
                    "K404",
                    f'trinnet "{target}" findes ikke',
                    _meant_step(document, target, known),
                    way=(*to_step.get(step_id, ()), f"{step_id}.{choice.get('id')}"),
                )


def _meant_step(document: Document, name: str, known: dict[str, PlainMap]) -> str:
    guess = did_you_mean(name, known, "")
    if not guess:
        return f"Skriv trinnet, eller vælg et af dem, der er: {', '.join(known)}."
    line = document.place("trin", guess.split('"')[1], of_key=True).line
    return guess.replace("?", f" (linje {line})?")


def _flags(document: Document) -> Iterator[Finding]:
    every = [(keys, each) for step_id, step in _steps(document) for keys, each in _choices(step_id, step)]
    known = {flag for _, choice in every for flag in _texts(choice.get("husk"))}
    additions = [
        (("trin", step_id, "tillæg", number), _map(each))
        for step_id, step in _steps(document)
        for number, each in enumerate(_list(step.get("tillæg")))
    ]
    for keys, each in (*every, *additions):
        for condition in ("hvis", "hvis_ikke"):
            for number, flag in enumerate(_list(each.get(condition))):
                if isinstance(flag, str) and flag not in known:
                    yield Finding(
                        document.path,
                        document.place(*keys, condition, number),
                        "K405",
                        f'intet valg husker "{flag}"',
                        did_you_mean(flag, known, f"Skriv husk: [{flag}] i det valg, der skal huskes."),
                    )


def _questions(document: Document) -> Iterator[Finding]:
    steps = dict(_steps(document))
    for number, each in enumerate(_list(_map(_map(document.data).get("facilitator")).get("spørgsmål"))):
        keys: Keys = ("facilitator", "spørgsmål", number)
        question = _map(each)
        step_id, choice_id, when = (question.get(key) for key in ("trin", "valg", "når"))
        if when in ("valgt", "ingen-valgte") and not (step_id and choice_id):
            told = f'et spørgsmål med "når: {when}" skal sige hvilket valg'
            yield Finding(document.path, document.place(*keys), "K408", told, "Skriv både trin: og valg:.")
        if isinstance(step_id, str) and step_id not in steps:
            told = f'trinnet "{step_id}" findes ikke'
            yield Finding(
                document.path, document.place(*keys, "trin"), "K407", told, _meant_step(document, step_id, steps)
            )
        elif isinstance(step_id, str) and isinstance(choice_id, str):
            yield from _asked_choice(document, keys, when, choice_id, list(_choices(step_id, steps[step_id])))


def _asked_choice(
    document: Document, keys: Keys, when: Any, choice_id: str, choices: list[tuple[Keys, PlainMap]]
) -> Iterator[Finding]:
    known = {str(choice.get("id")): choice for _, choice in choices}
    place = document.place(*keys, "valg")
    if choice_id not in known:
        told = f'valget "{choice_id}" findes ikke i trinnet'
        yield Finding(
            document.path, place, "K407", told, did_you_mean(choice_id, known, f"Trinnet har: {', '.join(known)}.")
        )
    elif when == "ingen-valgte" and known[choice_id].get("uden_for_rammen"):
        told = "ingen bliver bedt om at tale for et valg uden for rammen"
        yield Finding(document.path, place, "K409", told, "Spørg til et andet valg, eller brug når: valgt.")


def _loops(document: Document) -> Iterator[Finding]:
    ways = bare_ways(document)
    loop = loop_in(ways) if ways else ()
    if loop:
        step_id, _, choice_id = loop[-1].partition(".")
        steps = dict(_steps(document))
        keys = next(keys for keys, choice in _choices(step_id, steps[step_id]) if choice.get("id") == choice_id)
        told = "herfra kommer man tilbage til et trin, man har været i"
        repair = "Et kort går kun fremad. Lad valget føre til et nyt trin."
        yield Finding(document.path, document.place(*keys, "til"), "K406", told, repair, way=loop)


def _first(document: Document) -> Iterator[Finding]:
    first = next(iter(_steps(document)), None)
    if first and "slut" in first[1]:
        told = "kortet begynder med et slut, så der er intet at vælge"
        place = document.place("trin", first[0], of_key=True)
        yield Finding(document.path, place, "K410", told, "Flyt trinnet ned, så det første trin har valg.")


def _steps(document: Document) -> Iterator[tuple[str, PlainMap]]:
    for step_id, step in _map(_map(document.data).get("trin")).items():
        if isinstance(step, PlainMap):
            yield step_id, step


def _choices(step_id: str, step: PlainMap) -> Iterator[tuple[Keys, PlainMap]]:
    for number, choice in enumerate(_list(step.get("valg"))):
        if isinstance(choice, PlainMap):
            yield ("trin", step_id, "valg", number), choice


_NOTHING = PlainMap(None)


def _map(value: Any) -> PlainMap:
    return value if isinstance(value, PlainMap) else _NOTHING


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, PlainList) else []


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(each for each in _list(value) if isinstance(each, str))
