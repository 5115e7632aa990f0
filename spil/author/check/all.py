"""All that can be found in cards and decks: what reading and walking found, then prose (K6xx), frame and deck."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from spil.author.check.before import before_findings, series_findings, wanted_of
from spil.author.check.hearings import hearing_findings
from spil.author.check.kept_ways import replay_findings
from spil.author.check.life import life_findings, retired_findings
from spil.author.check.muted import Judged, Muted, judged
from spil.author.check.prose import prose_findings
from spil.author.check.reachability import walk_findings
from spil.author.check.spelling import Knows, misspelt, words_of_card
from spil.author.check.story import story_of
from spil.cards.deck import DeckReading, built_in, card_files
from spil.cards.findings import MOST, Finding, Related, bounded, did_you_mean
from spil.cards.hearing import Hearing, heard_card, hearing_files, hearing_of, is_hearing
from spil.cards.kept_ways import KeptWays, card_of, is_trials, trial_files, trials_of
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import (
    SHARED,
    Reading,
    read_card,
    read_checklist,
    read_hearing,
    read_programme,
    read_shared,
    read_trials,
)
from spil.cards.shared import Checklist, FrameLine, Programme
from spil.play.minutes import frame_of, led_minutes

if TYPE_CHECKING:
    from spil.cards.read.syntax import Document


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking some files."""

    cards: int
    readings: tuple[Reading[Any], ...]
    findings: tuple[Finding, ...]
    muted: tuple[Muted, ...] = ()
    """Warnings that cards mute with a reason."""

    @property
    def errors(self) -> int:
        """How many findings keep a card from being played."""
        return sum(each.severity == "error" for each in self.findings)


class _Beside(NamedTuple):
    """The files that stand beside cards and say something of them."""

    trials: Sequence[Reading[KeptWays]]
    hearings: Sequence[Reading[Hearing]]
    knows: Knows | None = None


def check_paths(
    paths: Sequence[Path],
    deck: DeckReading,
    seen: Callable[[int, int], None] = lambda _done, _every: None,
    unsaved: Mapping[Path, bytes] = MappingProxyType({}),
    knows: Knows | None = None,
) -> Checked:
    """Check files and folders against a deck.

    Args:
        paths: Files and folders.
        deck: What their links are held against.
        seen: Told how many of how many files have been read, for one who waits.
        unsaved: What an editor has in hand of some of the files; it is checked instead of what was saved.
        knows: A dictionary, where the spelling is asked for.

    Raises:
        OSError: A file cannot be read.
    """
    files = list({file.resolve(): file for path in paths for file in _files_in(path)}.values())
    readings: list[Reading[Any]] = []
    cards: list[Reading[Card]] = []
    programmes: list[Reading[Programme]] = []
    trials: list[Reading[KeptWays]] = []
    hearings: list[Reading[Hearing]] = []
    for number, file in enumerate(files, 1):
        raw = unsaved[file] if file in unsaved else read_bytes(file)
        seen(number, len(files))
        if file.name in SHARED:
            readings.append(read_shared(str(file), raw, file.name))
        elif is_trials(file):
            trials.append(read_trials(str(file), raw))
        elif is_hearing(file):
            hearings.append(read_hearing(str(file), raw))
        elif file.resolve().parent.name == "tjeklister":
            readings.append(read_checklist(str(file), raw))
        elif file.resolve().parent.name == "forloeb":
            programmes.append(read_programme(str(file), raw))
        else:
            cards.append(read_card(str(file), raw))
    return _checked(cards, programmes, readings, _Beside(trials, hearings, knows), deck)


def check_deck(deck: DeckReading, knows: Knows | None = None) -> Checked:
    """Check everything a deck is made of."""
    folders = dict.fromkeys(Path(card.document.path).parent for card in deck.cards)
    files = [file for folder in folders for file in trial_files(folder)]
    trials = [read_trials(str(file), read_bytes(file)) for file in files]
    heard = [file for folder in folders for file in hearing_files(folder)]
    hearings = [read_hearing(str(file), read_bytes(file)) for file in heard]
    return _checked(
        deck.cards, deck.programmes, (*deck.checklists, *deck.shared), _Beside(trials, hearings, knows), deck
    )


def check_card(reading: Reading[Card], deck: DeckReading) -> tuple[Finding, ...]:
    """Everything that is told of one card."""
    return judge_card(reading, deck).findings


def judge_card(reading: Reading[Card], deck: DeckReading, knows: Knows | None = None) -> Judged:
    """Everything about one card, also what it mutes; its spelling where there is a dictionary to ask."""
    walked = walk_findings(reading.document, wanted_of(Path(reading.document.path).stem, deck.deck.cards))
    advice = prose_findings(reading)
    if knows:
        advice += islice(misspelt(story_of(reading), knows, _words_beside(reading, deck)), MOST)
    prose = _without_duplicates(reading, advice)
    found = bounded((*reading.findings, *walked, *prose, *_frame(reading, deck), *_name(reading)))
    return judged(reading.document, found)


def _words_beside(reading: Reading[Card], deck: DeckReading) -> frozenset[str]:
    """The words of the deck's other cards; one's own copy of a card is that card."""
    name = Path(reading.document.path).name
    others = [each.document.data for each in deck.cards if Path(each.document.path).name != name]
    return frozenset().union(*map(words_of_card, others))


def _without_duplicates(reading: Reading[Card], warnings: Iterable[Finding]) -> Iterator[Finding]:
    """Warnings, but not of a text that is only short or odd because YAML read the line beside it wrong."""
    lines = {each.place.line for each in reading.findings if each.code.startswith("K2")}
    return (each for each in warnings if not lines.intersection(range(each.place.line - 1, each.place.line + 2)))


def _checked(
    cards: Sequence[Reading[Card]],
    programmes: Sequence[Reading[Programme]],
    shared: Sequence[Reading[Any]],
    beside: _Beside,
    deck: DeckReading,
) -> Checked:
    judged_cards = [judge_card(reading, deck, beside.knows) for reading in cards]
    findings = [finding for each in judged_cards for finding in each.findings]
    for reading in programmes:
        findings += [*reading.findings, *_name(reading), *_programme(reading, {*deck.deck.cards, *_ids(cards)})]
        known = {**deck.deck.cards, **_values(cards)}
        findings += series_findings(reading, known)
        findings += [*_too_long(reading, known, deck.deck.frame), *retired_findings(reading, known)]
    for other in (*shared, *beside.trials, *beside.hearings):
        findings += other.findings
    findings += [found for other in shared if isinstance(other.value, Checklist) for found in _name(other)]
    findings += before_findings(cards, {**deck.deck.cards, **_values(cards)})
    findings += replay_findings(beside.trials, cards)
    findings += hearing_findings(beside.hearings, cards, deck.deck)
    findings += life_findings(cards, beside.hearings, deck.deck)
    findings += _same_id([*cards, *programmes])
    readings = (*cards, *programmes, *shared, *beside.trials, *beside.hearings)
    muted = tuple(one for each in judged_cards for one in each.muted)
    return Checked(len(cards), readings, bounded(findings), muted)


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        card = card_of(path) if is_trials(path) else heard_card(path) if is_hearing(path) else path
        beside = (card, trials_of(card), hearing_of(card))
        return [path, *(file for file in beside if file != path and file.is_file())]
    named = [path / name for name in SHARED if (path / name).is_file()]
    inner = [file for part in ("kort", "forloeb", "tjeklister") for file in card_files(path / part)]
    inner += trial_files(path / "kort") + hearing_files(path / "kort")
    return inner + named if inner or named else card_files(path) + trial_files(path) + hearing_files(path)


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
            yield Finding(document.path, place, "K803", told, did_you_mean(name, cards, _NO_SUCH_CARD))
    total = _planned(programme)
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


def _too_long(
    reading: Reading[Programme], cards: Mapping[str, Card], frame: Mapping[str, FrameLine]
) -> Iterator[Finding]:
    """A led plan whose cards take longer than it lasts, each with one decision after the first."""
    programme, document = reading.value, reading.document
    if programme is None or not any(slot.phase for slot in programme.plan) or _planned(programme) != programme.minutes:
        return  # not led, or told already
    led = [cards[name] for name in programme.cards if name in cards]
    needs = led_minutes(programme, [(card, frame_of(card, frame)) for card in led])
    if led and needs > programme.minutes:
        told = f"med de længste kort tager forløbet {needs:.1f} minutter, men det varer {programme.minutes}"
        repair = "Giv forløbet flere minutter, vælg færre kort, eller vælg kort med færre ord."
        place = document.place("minutter")
        yield Finding(document.path, place, "K807", told.replace(".", ","), repair, "warning")


_NO_SUCH_CARD = 'Se kortene med "spil kort". Er det jeres eget, så tilføj --kortsaet og mappen.'


def _planned(programme: Programme) -> float:
    return sum(slot.minutes for slot in programme.plan)


def _values(readings: Sequence[Reading[Card]]) -> dict[str, Card]:
    return {each.value.id: each.value for each in readings if each.value is not None}


def _ids(readings: Sequence[Reading[Any]]) -> set[str]:
    return {each.value.id for each in readings if each.value is not None}
