"""What a card's parts say of each other (K4xx), checked on the plain data, whatever else is out of shape."""

from collections.abc import Iterator
from itertools import islice

from spil.cards.findings import MOST, Finding, Place, Related, did_you_mean, nearest, some
from spil.cards.keys import keys_of
from spil.cards.marks import AFTER, BEFORE, marks_in
from spil.cards.model import OwnQuestion
from spil.cards.read.parts import Keys, Parts, Plain, list_of, map_of
from spil.cards.read.syntax import Document
from spil.cards.ways import FROM_BEFORE, shortest_ways, without_loops

_QUESTION_KEYS = keys_of(OwnQuestion)


def check_links(document: Document) -> list[Finding]:
    """Every id, target, flag and question that points at nothing, and every loop."""
    parts = Parts(document)
    checks = (
        _choice_ids,
        _consideration_ids,
        _before,
        _considerations,
        _targets,
        _flags,
        _marks,
        _questions,
        _loops,
        _first,
    )
    return [finding for check in checks for finding in islice(check(parts), MOST)]


def _choice_ids(parts: Parts) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Keys] = {}
    for step_id, keys, choice in parts.choices:
        name = choice.get("id")
        if isinstance(name, str) and seen.setdefault((step_id, name), keys) != keys:
            yield _twice(parts, (*keys, "id"), seen[step_id, name], f'valget "{name}" findes', "K401")


def _consideration_ids(parts: Parts) -> Iterator[Finding]:
    seen: dict[str, Keys] = {}
    for number, each in enumerate(list_of(parts.top.get("hensyn"))):
        keys: Keys = ("hensyn", number)
        name = map_of(each).get("id")
        if isinstance(name, str) and seen.setdefault(name, keys) != keys:
            yield _twice(parts, (*keys, "id"), seen[name], f'hensynet "{name}" findes', "K402")


def _twice(parts: Parts, keys: Keys, first: Keys, what: str, code: str) -> Finding:
    line = parts.place(*first, "id").line
    repair = f"Giv det et andet id. Det første står i linje {line}."
    related = (Related(parts.path, line, "det første"),)
    return Finding(parts.path, parts.place(*keys), code, f"{what} to gange", repair, related=related)


def _before(parts: Parts) -> Iterator[Finding]:
    """What is remembered from earlier cards goes by one name each."""
    seen: dict[str, int] = {}
    for number, each in enumerate(map(map_of, list_of(parts.top.get(FROM_BEFORE)))):
        flag = each.get("husk")
        if isinstance(flag, str) and seen.setdefault(flag, number) != number:
            keys: Keys = (FROM_BEFORE, number, "husk")
            line = parts.place(FROM_BEFORE, seen[flag], "husk").line
            repair = f"Giv mærket et andet navn i det ene af de tidligere kort. Det første står i linje {line}."
            told = f'"{flag}" står to gange i fra_før'
            related = (Related(parts.path, line, "det første"),)
            yield Finding(parts.path, parts.place(*keys), "K414", told, repair, related=related)


def _considerations(parts: Parts) -> Iterator[Finding]:
    known = parts.considerations
    for _, keys, choice in parts.choices if known else ():
        for number, name in enumerate(list_of(choice.get("hensyn"))):
            if isinstance(name, str) and name not in known:
                told = f'hensynet "{name}" findes ikke på kortet'
                repair = did_you_mean(name, known, f"Kortet har: {some(known)}.")
                yield Finding(parts.path, parts.place(*keys, "hensyn", number), "K403", told, repair)


def targets_like_no_step(document: Document) -> dict[Place, str]:
    """The targets for which there is no step, nor one whose name is nearly that, by the place each stands at."""
    parts = Parts(document)
    return {
        parts.place(*keys, "til"): choice["til"]
        for _, keys, choice in _without_step(parts)
        if nearest(choice["til"], parts.steps) is None
    }


def _without_step(parts: Parts) -> list[tuple[str, Keys, Plain]]:
    return [
        (step_id, keys, choice)
        for step_id, keys, choice in parts.choices
        if isinstance(choice.get("til"), str) and choice["til"] not in parts.every_step
    ]


def _targets(parts: Parts) -> Iterator[Finding]:
    lost = _without_step(parts)
    to_step = shortest_ways(parts.ways) if lost and parts.ways else {}
    for step_id, keys, choice in lost:
        told = f'trinnet "{choice["til"]}" findes ikke'
        way = (*to_step.get(step_id, ()), f"{step_id}.{choice.get('id')}")
        repair = _meant_step(parts, choice["til"])
        yield Finding(parts.path, parts.place(*keys, "til"), "K404", told, repair, way=way)


def _meant_step(parts: Parts, name: str) -> str:
    guess = nearest(name, parts.steps)
    if guess is None and not parts.steps:
        return "Skriv trinnet."
    if guess is None:
        return f"Skriv trinnet, eller vælg et af dem, der er: {some(parts.steps)}."
    return f'Mente du "{guess}" (linje {parts.place("trin", guess, of_key=True).line})?'


def _flags(parts: Parts) -> Iterator[Finding]:
    additions = [
        (("trin", step_id, "tillæg", number), map_of(each))
        for step_id, step in parts.steps.items()
        if "tillæg" in step
        for number, each in enumerate(list_of(step["tillæg"]))
    ]
    nodes = (*((keys, choice) for _, keys, choice in parts.choices), *additions)
    asked = [((*keys, key), node[key]) for keys, node in nodes for key in ("hvis", "hvis_ikke") if key in node]
    known = parts.flags if asked else None
    if known is None:
        return
    for keys, flags in asked:
        for number, flag in enumerate(list_of(flags)):
            if isinstance(flag, str) and flag not in known:
                told = f'intet valg husker "{flag}"'
                repair = did_you_mean(flag, known, f"Skriv husk: [{flag}] i det valg, der skal huskes.")
                yield Finding(parts.path, parts.place(*keys, number), "K405", told, repair)


def _marks(parts: Parts) -> Iterator[Finding]:
    for step_id, step in parts.steps.items():
        keys: Keys = ("trin", step_id)
        text = step.get("tekst")
        marks = marks_in(text) if isinstance(text, str) else ()
        placed = [
            (number, each["sted"])
            for number, each in enumerate(map(map_of, list_of(step.get("tillæg"))))
            if isinstance(each.get("sted"), str) and each["sted"] not in (BEFORE, AFTER)
        ]
        free = [mark for mark in marks if mark not in [place for _, place in placed]]
        for number, place in placed:
            if place not in marks:
                guess = nearest(place, free)
                free = [mark for mark in free if mark != guess]  # told once: there the two are not spelt alike
                told = f'mærket "{{{place}}}" står ikke i trinnets tekst'
                repair = f'Mente du "{guess}"?' if guess else f"Skriv {{{place}}} dér, hvor tillægget hører til."
                yield Finding(parts.path, parts.place(*keys, "tillæg", number, "sted"), "K412", told, repair)
        for mark in free:
            told = f'intet tillæg har sted: {mark}, så der kommer ingenting ved "{{{mark}}}"'
            repair = "Skriv sted i et tillæg til trinnet, eller slet mærket."
            yield Finding(parts.path, parts.place(*keys, "tekst"), "K411", told, repair)


def _questions(parts: Parts) -> Iterator[Finding]:
    for number, each in enumerate(list_of(map_of(parts.top.get("facilitator")).get("spørgsmål"))):
        keys: Keys = ("facilitator", "spørgsmål", number)
        question = map_of(each)
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
            yield from _asked_choice(parts, (*keys, "valg"), question, step_id, choice_id)
        yield from _camps(parts, keys, question)


def _camps(parts: Parts, keys: Keys, question: Plain) -> Iterator[Finding]:
    """The two choices a question about two camps is about."""
    named = question.get("mellem")
    step_id = question.get("trin", next(iter(parts.steps), None))
    if not isinstance(named, list) or not all(isinstance(each, str) and " " not in each for each in named):
        return  # told already: no id has a space
    if question.get("når") != "to-lejre" or len(named) != 2 or len(set(named)) != 2:
        told = 'kun "når: to-lejre" har "mellem", og det er to forskellige valg'
        repair = "Skriv to valgs id, for eksempel: mellem: [sig-ja, sig-nej]."
        yield Finding(parts.path, parts.place(*keys, "mellem"), "K413", told, repair)
    elif isinstance(step_id, str) and step_id in (parts.ways or {}):
        for number, each in enumerate(named):
            yield from _asked_choice(parts, (*keys, "mellem", number), question, step_id, each)


def _asked_choice(parts: Parts, keys: Keys, question: Plain, step_id: str, choice_id: str) -> Iterator[Finding]:
    known = {str(choice.get("id")): choice for step, _, choice in parts.choices if step == step_id}
    if choice_id not in known:
        told = f'valget "{choice_id}" findes ikke i trinnet'
        repair = did_you_mean(choice_id, known, f"Trinnet har: {some(known)}.")
        yield Finding(parts.path, parts.place(*keys), "K407", told, repair)
    elif question.get("når") in ("ingen-valgte", "to-lejre") and known[choice_id].get("uden_for_rammen"):
        told = "spørgsmålet beder nogen forsvare et valg uden for rammen"
        yield Finding(
            parts.path, parts.place(*keys), "K409", told, 'Spørg til et andet valg, eller skriv "når: valgt".'
        )


def _loops(parts: Parts) -> Iterator[Finding]:
    for loop in without_loops(parts.ways)[1] if parts.ways else ():
        step_id, _, choice_id = loop[-1].partition(".")
        keys = next(k for step, k, choice in parts.choices if (step, choice["id"]) == (step_id, choice_id))
        told = "herfra kommer man tilbage til et trin, man har været i"
        repair = "Et kort går kun fremad. Lad valget føre til et nyt trin."
        yield Finding(parts.path, parts.place(*keys, "til"), "K406", told, repair, way=loop)


def _first(parts: Parts) -> Iterator[Finding]:
    first = next(iter(parts.steps), None)
    if first and "slut" in parts.steps[first]:
        told = "kortet begynder med en slutning, så der er intet at vælge"
        place = parts.place("trin", first, of_key=True)
        yield Finding(parts.path, place, "K410", told, "Flyt trinnet ned, så det første trin har valg.")
