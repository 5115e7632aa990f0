"""The names in a card or a programme: where each is given, and where it is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spil.cards.findings import Place
from spil.cards.read.parts import Keys, Parts, list_of, map_of
from spil.cards.read.syntax import Document
from spil.cards.ways import FROM_BEFORE

Kind = Literal["trin", "valg", "mærke", "hensyn", "familie", "ramme", "kort"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name where it stands."""

    kind: Kind
    name: str
    place: Place
    gives: bool = False
    """Whether it is here that it gets its name; of a flag every choice that remembers it."""
    step: str = ""
    """Of a choice, the step it belongs to: two steps may have a choice of the same name."""

    def is_same(self, other: "Name") -> bool:
        """Whether two names are of one thing."""
        return (self.kind, self.name, self.step) == (other.kind, other.name, other.step)


def names_in(document: Document) -> list[Name]:
    """Every name of a card or a programme, as far as its file can be read."""
    parts = Parts(document)
    if isinstance(parts.top.get("kort"), list):
        return list(_listed(parts, "kort", ("kort",), parts.top["kort"]))
    found = [
        *_before(parts),
        *_steps(parts),
        *_choices(parts),
        *_additions(parts),
        *_considerations(parts),
        *_questions(parts),
    ]
    return [*found, *_listed(parts, "ramme", ("rammen",), parts.top.get("rammen"))]


def name_at(names: list[Name], line: int, column: int) -> Name | None:
    """The name that stands at a line and column, counted from 1; its end counts too, where one has just typed it."""
    return next((each for each in names if _within(each.place, line, column)), None)


def given(names: list[Name], asked: Name) -> list[Name]:
    """Where the thing that a name is of gets its name."""
    return [each for each in names if each.gives and each.is_same(asked)]


def _within(place: Place, line: int, column: int) -> bool:
    return place.line == line == place.end_line and place.column <= column <= place.end_column


def _steps(parts: Parts) -> Iterator[Name]:
    for step in parts.every_step:
        yield Name("trin", step, parts.place("trin", step, of_key=True), gives=True)


def _before(parts: Parts) -> Iterator[Name]:
    for number, each in enumerate(map(map_of, list_of(parts.top.get(FROM_BEFORE)))):
        if isinstance(each.get("kort"), str):
            yield Name("kort", each["kort"], parts.place(FROM_BEFORE, number, "kort"))
        if isinstance(each.get("husk"), str):
            yield Name("mærke", each["husk"], parts.place(FROM_BEFORE, number, "husk"), gives=True)


def _choices(parts: Parts) -> Iterator[Name]:
    for step, keys, choice in parts.choices:
        name, to = choice.get("id"), choice.get("til")
        if isinstance(name, str):
            yield Name("valg", name, parts.place(*keys, "id"), gives=True, step=step)
        if isinstance(to, str):
            yield Name("trin", to, parts.place(*keys, "til"))
        yield from _listed(parts, "hensyn", (*keys, "hensyn"), choice.get("hensyn"))
        yield from _listed(parts, "mærke", (*keys, "husk"), choice.get("husk"), gives=True)
        for key in ("hvis", "hvis_ikke"):
            yield from _listed(parts, "mærke", (*keys, key), choice.get(key))


def _additions(parts: Parts) -> Iterator[Name]:
    for step_id, step in parts.steps.items():
        for number, each in enumerate(map(map_of, list_of(step.get("tillæg")))):
            for key in ("hvis", "hvis_ikke"):
                yield from _listed(parts, "mærke", ("trin", step_id, "tillæg", number, key), each.get(key))


def _considerations(parts: Parts) -> Iterator[Name]:
    for number, each in enumerate(list_of(parts.top.get("hensyn"))):
        name, family = (map_of(each).get(key) for key in ("id", "familie"))
        if isinstance(name, str):
            yield Name("hensyn", name, parts.place("hensyn", number, "id"), gives=True)
        if isinstance(family, str):
            yield Name("familie", family, parts.place("hensyn", number, "familie"))


def _questions(parts: Parts) -> Iterator[Name]:
    first = next(iter(parts.steps), "")
    for number, each in enumerate(map(map_of, list_of(map_of(parts.top.get("facilitator")).get("spørgsmål")))):
        keys: Keys = ("facilitator", "spørgsmål", number)
        step, choice = each.get("trin"), each.get("valg")
        if isinstance(step, str):
            yield Name("trin", step, parts.place(*keys, "trin"))
        of = step if isinstance(step, str) else first
        if isinstance(choice, str):
            yield Name("valg", choice, parts.place(*keys, "valg"), step=of)
        for name in _listed(parts, "valg", (*keys, "mellem"), each.get("mellem")):
            yield Name("valg", name.name, name.place, step=of)


def _listed(parts: Parts, kind: Kind, keys: Keys, value: object, *, gives: bool = False) -> Iterator[Name]:
    for number, name in enumerate(list_of(value)):
        if isinstance(name, str):
            yield Name(kind, name, parts.place(*keys, number), gives)
