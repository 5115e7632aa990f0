"""What only walking every way shows (K5xx): steps nobody reaches, choices never offered, too few to choose from."""

from collections.abc import Iterable, Iterator
from itertools import dropwhile

from spil.cards.findings import MOST, Finding, nearest
from spil.cards.read.parts import bare_ways
from spil.cards.read.syntax import Document
from spil.cards.ways import NOWHERE, BareWay, Ways, without_loops
from spil.play.explore import Explored, explore


def walk_findings(document: Document) -> Iterator[Finding]:
    """What walking every way shows; silent where an echo of what links have told already."""
    ways, loops = without_loops(_as_meant(bare_ways(document) or {}))
    if not ways or len(loops) >= MOST:  # then loops may be left, and walking them would never end
        return
    lost = {way.to for choices in ways.values() for way in choices} - ways.keys() - {NOWHERE}
    unsure = bool(lost) or _asks_for_what_nobody_remembers(document, ways)
    explored = explore({**ways, **dict.fromkeys((*lost, NOWHERE), ())})
    if not explored.complete:
        told = "kortet husker så meget, at det har over 20.000 veje"
        place = document.place("trin", of_key=True)
        yield Finding(document.path, place, "K506", told, "Lad veje mødes igen, og husk mindre.")
        return
    yield from _too_few(document, ways, explored)
    if not unsure:  # else what seems to be never reached or used is an echo of what links have told
        yield from _never_reached(document, ways, explored)
        yield from _never_used(document, ways)


def _as_meant(ways: Ways) -> Ways:
    """The ways as they probably are meant, so that what links told of hides nothing that walking shows.

    An ending that stands first is passed over, and a misspelt step or flag is read as the one it is nearest to.
    """
    begun = dict(dropwhile(lambda item: not item[1], ways.items()))
    flags = _remembered(begun)
    asked = {flag for choices in begun.values() for way in choices for flag in (*way.requires, *way.excludes)}
    if all(way.to in begun for choices in begun.values() for way in choices) and asked <= flags:
        return begun
    return {
        step: tuple(
            BareWay(
                way.id,
                way.to if way.to in ways else nearest(way.to, begun) or way.to,
                way.remembers,
                _as_known(way.requires, flags),
                _as_known(way.excludes, flags),
            )
            for way in choices
        )
        for step, choices in begun.items()
    }


def _remembered(ways: Ways) -> set[str]:
    return {flag for choices in ways.values() for way in choices for flag in way.remembers}


def _as_known(words: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(word if word in known else nearest(word, known) or word for word in words)


def _asks_for_what_nobody_remembers(document: Document, ways: Ways) -> bool:
    asked = {flag for choices in ways.values() for way in choices for flag in (*way.requires, *way.excludes)}
    known = _remembered(ways)
    return not known.issuperset(asked | _told_flags(document, known))


def _never_reached(document: Document, ways: Ways, explored: Explored) -> Iterator[Finding]:
    reached = {state.step for state in explored.states}
    offered = {(state.step, way.id) for state in explored.states for way in state.offered}
    for step_id, choices in ways.items():
        if step_id not in reached:
            told = f'ingen vej fører til trinnet "{step_id}"'
            repair = f"Lad et valg føre dertil (til: {step_id}), eller slet trinnet."
            yield Finding(document.path, document.place("trin", step_id, of_key=True), "K501", told, repair)
        for number, way in enumerate(choices):
            if step_id in reached and (step_id, way.id) not in offered:
                told = f'valget "{way.id}" bliver aldrig tilbudt'
                repair = 'Intet tidligere valg passer til det, der står i "hvis" og "hvis_ikke". Ret de to linjer.'
                place = document.place("trin", step_id, "valg", number, "id")
                yield Finding(document.path, place, "K502", told, repair)


def _too_few(document: Document, ways: Ways, explored: Explored) -> Iterator[Finding]:
    told_of: set[str] = set()
    for state in explored.states:
        if ways.get(state.step) and len(state.offered) < 2 and state.step not in told_of:
            told_of.add(state.step)
            left = f'kun "{state.offered[0].id}"' if state.offered else "intet"
            told = f'ad denne vej er der {left} at vælge i trinnet "{state.step}"'
            repair = 'Tilføj et valg, eller ret "hvis" og "hvis_ikke", så der altid er mindst to.'
            place = document.place("trin", state.step, of_key=True)
            yield Finding(document.path, place, "K503", told, repair, way=explored.way_to(state))


def _never_used(document: Document, ways: Ways) -> Iterator[Finding]:
    used = {flag for choices in ways.values() for way in choices for flag in (*way.requires, *way.excludes)}
    used |= _told_flags(document, _remembered(ways))
    for step_id, choices in ways.items():
        for number, way in enumerate(choices):
            for nth, flag in enumerate(way.remembers):
                if flag not in used:
                    used.add(flag)
                    told = f'kortet husker "{flag}", men bruger det aldrig'
                    repair = 'Brug det i et "hvis", eller slet det.'
                    place = document.place("trin", step_id, "valg", number, "husk", nth)
                    yield Finding(document.path, place, "K504", told, repair, "warning")


def _told_flags(document: Document, known: set[str]) -> set[str]:
    lists = [step.get("tillæg") for step in document.data["trin"].values()]
    additions = [each for items in lists if isinstance(items, list) for each in items if isinstance(each, dict)]
    flags = (
        flag
        for each in additions
        for key in ("hvis", "hvis_ikke")
        if isinstance(each.get(key), list)
        for flag in each[key]
        if isinstance(flag, str)
    )
    return set(_as_known(flags, known))
