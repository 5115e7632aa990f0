"""What only walking every way shows (K5xx): steps nobody reaches, choices never offered, too few to choose from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import dropwhile
from typing import NamedTuple

from spil.cards.findings import MOST, Finding, nearest
from spil.cards.read.parts import bare_ways, before_in, list_of, map_of, texts_of
from spil.cards.read.syntax import Document
from spil.cards.ways import FROM_BEFORE, NOWHERE, BareWay, Ways, beginnings, without_loops
from spil.play.explore import Explored, explore
from spil.play.walk import holds

Told = Mapping[str, frozenset[str]]


def walk_findings(document: Document, wanted: Collection[str] = ()) -> Iterator[Finding]:
    """What walking every way shows; silent where the links have told it already.

    Args:
        document: The card's file.
        wanted: What later cards of a series ask this one about.
    """
    ways, loops = without_loops(_as_meant(bare_ways(document) or {}, before_in(map_of(document.data))))
    if not ways or len(loops) >= MOST:  # then loops may be left, and walking them would never end
        return
    lost = {way.to for choices in ways.values() for way in choices} - ways.keys() - {NOWHERE}
    before = before_in(document.data)
    known = {*_remembered(ways), *before}
    told = _told_flags(document, known)
    unsure = bool(lost) or not known >= _asked(ways, told)
    explored = explore({**ways, **dict.fromkeys((*lost, NOWHERE), ())}, told, beginnings(before))
    if not explored.complete:
        too_much = "kortet husker så meget, at det har for mange veje til at gå dem alle"
        place = document.place("trin", of_key=True)
        yield Finding(document.path, place, "K506", too_much, "Lad veje mødes igen, og husk mindre.")
        return
    yield from _too_few(document, ways, explored)
    if not unsure:  # else it only seems never reached or used, because of a link that is told already
        yield from _never_reached(document, ways, explored)
        additions = list(_additions(document, known))
        yield from _never_differs(document, additions, explored)
        if all(each.asks for each in additions):  # else its own "hvis" is probably the one that is missing
            used = _asked(ways, told).union(wanted)
            yield from _never_used(document, ways, used)
            yield from _before_never_used(document, used)


def _as_meant(ways: Ways, before: Iterable[str]) -> Ways:
    """The ways with typos in names of steps and flags repaired, so that a broken link hides nothing that walking shows.

    An ending that stands first is passed over, and a misspelt step or flag is read as the one it is nearest to.
    """
    begun = dict(dropwhile(lambda item: not item[1], ways.items()))
    flags = {*_remembered(begun), *before}
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


def _asked(ways: Ways, told: Told) -> set[str]:
    """Every flag that a choice or an addition asks about."""
    asked = {flag for choices in ways.values() for way in choices for flag in (*way.requires, *way.excludes)}
    return asked.union(*told.values())


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


def _never_used(document: Document, ways: Ways, used: set[str]) -> Iterator[Finding]:
    for step_id, choices in ways.items():
        for number, way in enumerate(choices):
            for nth, flag in enumerate(way.remembers):
                if flag not in used:
                    used.add(flag)
                    told = f'kortet husker "{flag}", men bruger det aldrig'
                    repair = 'Brug det i et "hvis", eller slet det.'
                    place = document.place("trin", step_id, "valg", number, "husk", nth)
                    yield Finding(document.path, place, "K504", told, repair, "warning")


class _Addition(NamedTuple):
    """What is said on top of a step, and for whom."""

    step: str
    number: int
    requires: tuple[str, ...]
    excludes: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether it asks what is remembered at all."""
        return bool(self.requires or self.excludes)


def _additions(document: Document, known: set[str]) -> Iterator[_Addition]:
    for name, step in document.data["trin"].items():
        for number, each in enumerate(map(map_of, list_of(map_of(step).get("tillæg")))):
            asked = [_as_known(texts_of(each.get(key)), known) for key in ("hvis", "hvis_ikke")]
            yield _Addition(name, number, *asked)


def _never_differs(document: Document, additions: Iterable[_Addition], explored: Explored) -> Iterator[Finding]:
    """Additions that nobody hears, or that ask nothing, so that everybody does."""
    for each in additions:
        heard = {holds(each, state.remembered) for state in explored.states if state.step == each.step}
        if heard == {False}:
            told = "tillægget bliver aldrig læst op"
            repair = 'Ingen vej hertil passer til det, der står i "hvis" og "hvis_ikke". Ret det, eller slet tillægget.'
        elif heard and not each.asks:
            told = "tillægget bliver læst op for alle"
            repair = 'Skriv "hvis" med det, man skal have valgt, eller flyt sætningen op i trinnets tekst.'
        else:
            continue
        place = document.place("trin", each.step, "tillæg", each.number, "tekst")
        yield Finding(document.path, place, "K509", told, repair, "warning")


def _before_never_used(document: Document, used: set[str]) -> Iterator[Finding]:
    for number, each in enumerate(map(map_of, list_of(document.data.get(FROM_BEFORE)))):
        flag = each.get("husk")
        if isinstance(flag, str) and flag not in used:
            told = f'kortet husker "{flag}", men bruger det aldrig'
            place = document.place(FROM_BEFORE, number, "husk")
            repair = 'Brug det i et "hvis", eller slet det.'
            yield Finding(document.path, place, "K504", told, repair, "warning")


def _told_flags(document: Document, known: set[str]) -> Told:
    """For each step, what its additions ask about; a misspelt flag is read as the one it is nearest to."""
    told = {}
    for name, step in document.data["trin"].items():
        additions = map(map_of, list_of(step.get("tillæg")))
        flags = [flag for each in additions for key in ("hvis", "hvis_ikke") for flag in texts_of(each.get(key))]
        if flags:
            told[name] = frozenset(_as_known(flags, known))
    return told
