"""A card as numbered lines, in the order it is read: what a reader of a hearing points at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from spil.author.reading_copy import memory_of, only_if
from spil.cards.deck import Deck
from spil.cards.marks import AFTER, BEFORE, filled, marks_in
from spil.cards.model import Card, Choice, Ending, Step
from spil.danish import capitalised, counted, listed, paragraphs
from spil.play.card_pages import origin
from spil.play.occasions import occasion

Keys = tuple[str | int, ...]
_MARK = "\x00"
"""Begins a paragraph that is a mark; no text of a card has it."""
_OUTSIDE = {None: "", "ja": " Uden for rammen.", "uafklaret": " Måske uden for rammen: en jurist har ikke svaret."}
_NOTES = (
    ("avoid_if", "vælg_fra", "Vælg fra"),
    ("purpose", "formål", "Formål"),
    ("if_stuck", "går_i_stå", "Går snakken i stå"),
    ("if_hard", "bliver_hårdt", "Bliver det hårdt"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is read or heard."""

    keys: Keys
    """Where it stands in the file's plain data."""
    place: str
    """The same in words that hold when something else is moved: `trin.skranken.valg.ny-tid.giver`."""
    label: str
    text: str
    note: str = ""
    """What one must know of it to judge it, and cannot comment by itself."""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """A choice of a step, and the number of the step it leads to."""

    text: str
    to: int


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together, under a heading."""

    heading: str
    lines: tuple[Line, ...]
    step: int = 0
    """The number of the step it is; 0 for all else."""
    ways: tuple[Way, ...] = ()


def parts_of(card: Card, deck: Deck) -> tuple[Part, ...]:
    """The whole card, each text once, its lines numbered from 1 to the end."""
    number, parts = 0, []
    for part in _parts(card, deck):
        lines = tuple(replace(line, number=number + n) for n, line in enumerate(part.lines, 1))
        number += len(lines)
        parts.append(replace(part, lines=lines))
    return tuple(parts)


def lines_of_card(card: Card, deck: Deck) -> tuple[Line, ...]:
    """The same lines without headings."""
    return tuple(line for part in parts_of(card, deck) for line in part.lines)


def print_of(lines: tuple[Line, ...]) -> str:
    """A mark of how the card read when it was sent out: another text gives another."""
    told = "\n".join(f"{line.place}\t{line.text}" for line in lines)
    return sha256(told.encode()).hexdigest()[:12]


def _parts(card: Card, deck: Deck) -> Iterator[Part]:
    yield Part("Om kortet", tuple(_about(card)))
    memory = memory_of(card)
    numbers = {name: number for number, name in enumerate(card.steps, 1)}
    for name, step in card.steps.items():
        ending = isinstance(step, Ending)
        heading = f"Trin {numbers[name]}: en slutning" if ending else f"Trin {numbers[name]}"
        ways = () if isinstance(step, Ending) else tuple(Way(each.in_short, numbers[each.to]) for each in step.choices)
        yield Part(heading, tuple(_step(card, name, step, memory, numbers)), numbers[name], ways)
    yield Part("Når historien er slut", tuple(_afterwards(card)))
    if frame := tuple(_frame(card, deck)):
        yield Part("Rammen", frame)
    yield Part("Til den, der leder", tuple(_notes(card)))
    many = capitalised(counted(len(card.notes.questions), "spørgsmål", "spørgsmål"))
    yield Part(f"{many} til rummet", tuple(_questions(card)))


def _about(card: Card) -> Iterator[Line]:
    yield from _texts(("titel",), "Titel", card.title)
    yield from _texts(("teaser",), "Linjen, der gør nysgerrig", card.teaser)
    yield from _texts(("herkomst",), "Hvor det kommer fra", card.origin)
    for code, why in card.deliberate.items():
        yield from _texts(("bevidst", code), f"Et råd, forfatteren har valgt fra ({code})", why)


def _texts(keys: Keys, label: str, text: str | None, *, place: str = "", note: str = "") -> Iterator[Line]:
    """A text, paragraph by paragraph."""
    for part in filter(None, paragraphs(text or "")):
        yield Line(keys, place or ".".join(map(str, keys)), label, part, note)


def _step(
    card: Card, name: str, step: Step | Ending, memory: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Line]:
    keys: Keys = ("trin", name)
    yield from _additions(keys, step, BEFORE, memory)
    at_marks = {mark: f"\n\n{_MARK}{mark}\n\n" for mark in marks_in(step.text)}
    for part in filter(None, paragraphs(filled(step.text, at_marks))):
        if part.startswith(_MARK):
            yield from _additions(keys, step, part.removeprefix(_MARK), memory)
        else:
            yield from _texts((*keys, "tekst"), "Læses højt", part)
    yield from _additions(keys, step, AFTER, memory)
    if isinstance(step, Ending):
        yield from _texts((*keys, "slut"), "Slutningen hedder", step.name)
        return
    yield from _texts((*keys, "spørgsmål"), "Spørgsmålet", step.question)
    names = {each.id: each.name for each in card.considerations}
    for number, choice in enumerate(step.choices):
        yield from _choice((*keys, "valg", number), choice, memory, names, numbers)


def _additions(keys: Keys, step: Step | Ending, place: str, memory: Mapping[str, str]) -> Iterator[Line]:
    for number, each in enumerate(step.additions):
        if each.place == place:
            yield from _texts((*keys, "tillæg", number, "tekst"), only_if(each, memory), each.text)


def _choice(
    keys: Keys, choice: Choice, memory: Mapping[str, str], names: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Line]:
    weighs = listed([f"hensynet til {names[each]}" for each in choice.considerations])
    only = f"{only_if(choice, memory)}. " if choice.requires or choice.excludes else ""
    note = f"{only}Her vejer {weighs}. Går til trin {numbers[choice.to]}.{_OUTSIDE[choice.outside_frame]}"
    place = ".".join(map(str, (*keys[:-1], choice.id)))
    label = f"Valg {int(keys[-1]) + 1}"
    yield from _texts((*keys, "tekst"), label, choice.text, place=f"{place}.tekst", note=note)
    yield from _texts((*keys, "kort_sagt"), 'Kort sagt, efter "at"', choice.in_short, place=f"{place}.kort_sagt")
    yield from _texts((*keys, "giver"), "Det giver", choice.gives, place=f"{place}.giver")
    yield from _texts((*keys, "koster"), "Det koster", choice.costs, place=f"{place}.koster")


def _afterwards(card: Card) -> Iterator[Line]:
    for number, value in enumerate(card.considerations):
        yield from _texts(("hensyn", number, "navn"), "Et hensyn", value.name, place=f"hensyn.{value.id}")
    for number, each in enumerate(card.perspectives):
        keys: Keys = ("perspektiver", number, "spørgsmål")
        yield from _texts(keys, f"Med andre øjne: {each.who}", each.question)
    yield from _texts(("byttetest",), "Byttetest", card.swap)
    yield from _texts(("aftale_hvis",), 'Begyndelsen på aftalen, efter "Hvis"', card.agreement_if)


def _frame(card: Card, deck: Deck) -> Iterator[Line]:
    for number, name in enumerate(card.frame):
        if name in deck.frame:
            line = deck.frame[name]
            place = f"rammen.{name}"
            yield from _texts(("rammen", number), "Om loven", line.text, place=place, note=origin(line))


def _notes(card: Card) -> Iterator[Line]:
    for field, key, label in _NOTES:
        yield from _texts(("facilitator", key), label, getattr(card.notes, field))


def _questions(card: Card) -> Iterator[Line]:
    for number, each in enumerate(card.notes.questions):
        yield from _texts(("facilitator", "spørgsmål", number, "tekst"), occasion(card, each), each.text)
