"""All that can be found in cards and decks: what reading found, then walking (K5xx), frame (K7xx), deck (K8xx)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spil.cards.deck import DeckReading, built_in, card_files
from spil.cards.findings import Finding, Related, did_you_mean, in_order
from spil.cards.links import bare_ways
from spil.cards.model import Card
from spil.cards.reading import SHARED, Reading, read_card, read_programme, read_shared
from spil.cards.shared import Programme
from spil.cards.syntax import Document
from spil.cards.text import read_bytes
from spil.cards.ways import BareWay, loop_in
from spil.play.explore import Explored, explore


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking some files."""

    cards: int
    readings: tuple[Reading[Any], ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings keep a card from being played."""
        return sum(each.severity == "error" for each in self.findings)


def check_paths(paths: Sequence[Path], deck: DeckReading) -> Checked:
    """Check files and folders against a deck.

    Raises:
        OSError: A file cannot be read.
    """
    files = list({file.resolve(): file for path in paths for file in _files_in(path)}.values())
    readings: list[Reading[Any]] = []
    cards: list[Reading[Card]] = []
    programmes: list[Reading[Programme]] = []
    for file in files:
        raw = read_bytes(file)
        if file.name in SHARED:
            readings.append(read_shared(str(file), raw, file.name))
        elif file.resolve().parent.name == "forloeb":
            programmes.append(read_programme(str(file), raw))
        else:
            cards.append(read_card(str(file), raw))
    return _checked(cards, programmes, readings, deck)


def check_deck(deck: DeckReading) -> Checked:
    """Check everything a deck is made of."""
    return _checked(deck.cards, deck.programmes, deck.shared, deck)


def check_card(reading: Reading[Card], deck: DeckReading) -> tuple[Finding, ...]:
    """Everything about one card."""
    return in_order((*reading.findings, *_walking(reading.document), *_frame(reading, deck), *_name(reading)))


def _checked(
    cards: Sequence[Reading[Card]],
    programmes: Sequence[Reading[Programme]],
    shared: Sequence[Reading[Any]],
    deck: DeckReading,
) -> Checked:
    findings = [finding for reading in cards for finding in check_card(reading, deck)]
    for reading in programmes:
        findings += [*reading.findings, *_name(reading), *_programme(reading, {*deck.deck.cards, *_ids(cards)})]
    for other in shared:
        findings += other.findings
    findings += _same_id([*cards, *programmes])
    return Checked(len(cards), (*cards, *programmes, *shared), in_order(findings))


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    named = [path / name for name in SHARED if (path / name).is_file()]
    inner = [file for part in ("kort", "forloeb") for file in card_files(path / part)]
    return inner + named if inner or named else card_files(path)


def _walking(document: Document) -> Iterator[Finding]:
    ways = bare_ways(document)
    if not ways or loop_in(ways):
        return
    lost = {way.to for choices in ways.values() for way in choices} - ways.keys()
    unsure = bool(lost) or _asks_for_what_nobody_remembers(document, ways)
    explored = explore({**ways, **dict.fromkeys(lost, ())})
    if not explored.complete:
        told = "kortet husker så meget, at det har over 20.000 veje"
        place = document.place("trin", of_key=True)
        yield Finding(document.path, place, "K506", told, "Lad veje mødes igen, og husk mindre.")
        return
    yield from _too_few(document, ways, explored)
    if not unsure:  # else what seems to be never reached or used is an echo of what links have told
        yield from _never_reached(document, ways, explored)
        yield from _never_used(document, ways)


def _asks_for_what_nobody_remembers(document: Document, ways: dict[str, tuple[BareWay, ...]]) -> bool:
    asked = {flag for choices in ways.values() for way in choices for flag in (*way.requires, *way.excludes)}
    known = {flag for choices in ways.values() for way in choices for flag in way.remembers}
    return not known.issuperset(asked | _told_flags(document))


def _never_reached(document: Document, ways: dict[str, tuple[BareWay, ...]], explored: Explored) -> Iterator[Finding]:
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


def _too_few(document: Document, ways: dict[str, tuple[BareWay, ...]], explored: Explored) -> Iterator[Finding]:
    told_of: set[str] = set()
    for state in explored.states:
        if ways.get(state.step) and len(state.offered) < 2 and state.step not in told_of:
            told_of.add(state.step)
            left = f'kun "{state.offered[0].id}"' if state.offered else "intet"
            told = f'ad denne vej er der {left} at vælge i trinnet "{state.step}"'
            repair = 'Tilføj et valg, eller ret "hvis" og "hvis_ikke", så der altid er mindst to.'
            place = document.place("trin", state.step, of_key=True)
            yield Finding(document.path, place, "K503", told, repair, way=explored.way_to(state))


def _never_used(document: Document, ways: dict[str, tuple[BareWay, ...]]) -> Iterator[Finding]:
    used = {flag for choices in ways.values() for way in choices for flag in (*way.requires, *way.excludes)}
    used |= _told_flags(document)
    for step_id, choices in ways.items():
        for number, way in enumerate(choices):
            for nth, flag in enumerate(way.remembers):
                if flag not in used:
                    used.add(flag)
                    told = f'kortet husker "{flag}", men bruger det aldrig'
                    repair = 'Brug det i et "hvis", eller slet det.'
                    place = document.place("trin", step_id, "valg", number, "husk", nth)
                    yield Finding(document.path, place, "K504", told, repair, "warning")


def _told_flags(document: Document) -> set[str]:
    lists = [step.get("tillæg") for step in document.data["trin"].values()]
    additions = [each for items in lists if isinstance(items, list) for each in items if isinstance(each, dict)]
    return {
        flag
        for each in additions
        for key in ("hvis", "hvis_ikke")
        if isinstance(each.get(key), list)
        for flag in each[key]
        if isinstance(flag, str)
    }


def _frame(reading: Reading[Card], deck: DeckReading) -> Iterator[Finding]:
    known = deck.deck.frame
    listed = reading.document.data.get("rammen") if isinstance(reading.document.data, dict) else None
    for number, name in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(name, str) and name not in known:
            told = f'linjen "{name}" findes ikke i rammer.yaml'
            place = reading.document.place("rammen", number)
            yield Finding(reading.document.path, place, "K701", told, did_you_mean(name, known, "Skriv linjen dér."))


def _name(reading: Reading[Any]) -> Iterator[Finding]:
    path = Path(reading.document.path)
    name = reading.document.data.get("id") if isinstance(reading.document.data, dict) else None
    told_already = any(finding.code == "K307" for finding in reading.findings)
    if isinstance(name, str) and name != path.stem and not told_already:
        told = f'id er "{name}", men filen hedder "{path.name}"'
        repair = f"Giv filen navnet {name}.yaml, eller ret id."
        yield Finding(reading.document.path, reading.document.place("id"), "K801", told, repair)


def _same_id(readings: Sequence[Reading[Any]]) -> Iterator[Finding]:
    """An id used twice in one deck; one's own deck may use an id of the built-in one, for it comes before it."""
    first: dict[tuple[bool, str], Document] = {}
    for reading in readings:
        if reading.value is None:
            continue
        document, name = reading.document, reading.value.id
        own = built_in() not in Path(document.path).parents
        before = first.setdefault((own, name), document)
        if before is not document:
            told = f'id "{name}" er brugt af {before.path}'
            related = (Related(before.path, before.place("id").line, "det andet"),)
            repair = "Giv det ene et andet id."
            yield Finding(document.path, document.place("id"), "K802", told, repair, related=related)


def _programme(reading: Reading[Programme], cards: set[str]) -> Iterator[Finding]:
    programme, document = reading.value, reading.document
    if programme is None:
        return
    for number, name in enumerate(programme.cards):
        if name not in cards:
            told = f'kortet "{name}" findes ikke'
            place = document.place("kort", number)
            yield Finding(document.path, place, "K803", told, did_you_mean(name, cards, 'Se kortene med "spil kort".'))
    total = sum(slot.minutes for slot in programme.plan)
    if total != programme.minutes:
        told = f"planen giver {total:g} minutter, men forløbet varer {programme.minutes}".replace(".", ",")
        yield Finding(document.path, document.place("plan", of_key=True), "K804", told, 'Ret "plan" eller "minutter".')
    if programme.cards and programme.pick > len(programme.cards):
        told = f"man skal vælge {programme.pick} kort, men der er kun {len(programme.cards)}"
        yield Finding(document.path, document.place("vælg"), "K805", told, 'Ret "vælg", eller tilføj kort.')
    for name, times in Counter(programme.cards).items():
        if times > 1:
            told = f'kortet "{name}" står {times} gange'
            yield Finding(document.path, document.place("kort", of_key=True), "K806", told, "Lad det stå én gang.")


def _ids(readings: Sequence[Reading[Any]]) -> set[str]:
    return {each.value.id for each in readings if each.value is not None}
