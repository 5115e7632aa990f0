"""What a card's form has: every place of its file that can be written in, with its label, as far as it is in shape."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType, UnionType
from typing import Any, Literal, Union, get_args, get_origin
from urllib.parse import quote

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from spil.author.edit.names import Name
from spil.cards.deck import Deck
from spil.cards.findings import START, Place
from spil.cards.keys import DELIBERATE
from spil.cards.model import (
    Addition,
    Card,
    Choice,
    Consideration,
    Earlier,
    Ending,
    Notes,
    OwnQuestion,
    Perspective,
    Step,
)
from spil.cards.read.parts import Keys, Parts, Plain, list_of, map_of, texts_of
from spil.cards.read.syntax import Document
from spil.cards.vocabulary import GOAL_NAMES, spoken_ground
from spil.cards.ways import FROM_BEFORE
from spil.danish import capitalised, clean, paragraphs

Kind = Literal["line", "text", "number", "one", "some", "words"]
"""A line, paragraphs, a number, one of several, some of several in order, words with commas between."""
Options = tuple[tuple[str, str], ...]

_LINES = frozenset({"titel", "navn", "kort_sagt", "slut", "hvem", "sted", "id"})
_TAGS = frozenset({"husk", "initiativ"})
_OUTSIDE = {"ja": "Ja, valget er uden for rammen", "uafklaret": "Måske. En jurist skal se på det"}


@dataclass(frozen=True, slots=True)
class Field:
    """One place to write."""

    keys: Keys
    """Where it is in the file."""
    name: str
    """What it is called in the form; the same for the same place of a file that others write in meanwhile."""
    label: str
    hint: str
    kind: Kind
    values: tuple[str, ...]
    """What stands there: one text, or the items of a list."""
    options: Options
    there: bool
    """Whether the file has the line."""
    needed: bool
    after: str = ""
    """The key that a new line is put after."""

    @property
    def is_list(self) -> bool:
        """Whether the file has a list there."""
        return self.kind in {"some", "words"}

    @property
    def shown(self) -> str:
        """What stands in a place that has one text."""
        return ", ".join(self.values) if self.is_list else "\n\n".join(self.values)

    @property
    def sent(self) -> tuple[str, ...]:
        """What a browser sends where nothing was typed."""
        return self.slots if self.kind == "some" else (self.shown,)

    @property
    def slots(self) -> tuple[str, ...]:
        """A list's items with room for one more."""
        return (*self.values, "")


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the card: its fields, and parts inside it."""

    keys: Keys
    name: str
    title: str
    kind: Literal["part", "step", "ending", "choice", "entry"]
    fields: tuple[Field, ...] = ()
    groups: tuple["Group", ...] = ()
    more: tuple[Field, ...] = ()
    """Fields that one opens, since most cards have nothing there."""
    adds: tuple[tuple[str, str], ...] = ()
    """What can be added here: a word for it, and what the button says."""
    drop: str = ""
    """What the button says that takes it out; none where it has to stay."""
    called: Name | None = None
    """What it is called in the file, where that can be changed."""

    def all_fields(self) -> Iterator[Field]:
        """Its fields and those of the parts inside it."""
        yield from (*self.fields, *self.more)
        for group in self.groups:
            yield from group.all_fields()

    def all_groups(self) -> Iterator["Group"]:
        """It, and the parts inside it."""
        yield self
        for group in self.groups:
            yield from group.all_groups()


def form_of(
    document: Document, deck: Deck, advice: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[Group, ...]:
    """The parts of a card's form, in the order one meets them.

    Args:
        document: The card.
        deck: What can be chosen from.
        advice: What the card is told and may keep, or keeps already: sentences by their code.
    """
    return _Form(document, deck, advice).parts()


def value_of(keys: Keys, data: Any) -> Any:
    """What stands at a place of a file's data; None where nothing does."""
    for key in keys:
        if isinstance(key, str):
            data = map_of(data).get(key)
        else:
            data = each[key] if key < len(each := list_of(data)) else None
    return data


def starts_of(form: Sequence[Group], document: Document) -> list[tuple[Place, str]]:
    """Where each line and part begins in the file, in its order, and the name of the field or part that shows it.

    A line that the form does not show belongs to the part that it stands in; one of the whole card to none.
    """
    names: dict[Keys, str] = {(key,): "" for key in map_of(document.data)}
    for part in form:
        for group in part.all_groups():
            if group.keys:
                names[group.keys] = group.name
                names.update({(*group.keys, key): group.name for key in map_of(value_of(group.keys, document.data))})
    for part in form:
        for group in part.all_groups():
            names.update({group.keys: group.name} if group.keys else {})
            names.update({field.keys: field.name for field in (*group.fields, *group.more) if field.there})
    return sorted((document.place(*keys, of_key=True), name) for keys, name in names.items())


class _Form:
    def __init__(self, document: Document, deck: Deck, advice: Mapping[str, Sequence[str]]) -> None:
        self._advice = advice
        self._data = map_of(document.data)
        parts = Parts(document)
        self._steps = parts.every_step
        self._numbers = {name: number for number, name in enumerate(self._steps, 1)}
        choices = [(step, choice) for step, _, choice in parts.choices]
        flags: dict[str, list[str]] = {}
        for _, choice in choices:
            for flag in texts_of(choice.get("husk")):
                flags.setdefault(flag, []).append(_said(choice, "kort_sagt") or _said(choice, "id"))
        for each in map(map_of, list_of(self._data.get(FROM_BEFORE))):
            if said := _said(each, "husk"):
                flags.setdefault(said, []).append(_said(each, "gjorde"))
        self._flags = flags
        hensyn = [map_of(each) for each in list_of(self._data.get("hensyn"))]
        steps = tuple((name, self._step_told(name)) for name in self._steps)
        every_choice = {
            str(choice["id"]): self._choice_told(choice) for _, choice in choices if isinstance(choice.get("id"), str)
        }
        self._known: Mapping[tuple[type[BaseModel], str], Options] = {
            (Choice, "til"): steps,
            (Choice, "hensyn"): tuple((e["id"], _said(e, "navn") or e["id"]) for e in hensyn if _said(e, "id")),
            (Choice, "hvis"): tuple((flag, flag) for flag in flags),
            (Choice, "hvis_ikke"): tuple((flag, flag) for flag in flags),
            (Addition, "hvis"): tuple((flag, flag) for flag in flags),
            (Addition, "hvis_ikke"): tuple((flag, flag) for flag in flags),
            (OwnQuestion, "trin"): steps,
            (OwnQuestion, "valg"): tuple(every_choice.items()),
            (OwnQuestion, "mellem"): tuple(every_choice.items()),
            (Card, "rammen"): tuple((line.id, line.text) for line in deck.frame.values()),
            (Consideration, "familie"): tuple((each.id, capitalised(each.name)) for each in deck.families.values()),
            (Choice, "uden_for_rammen"): tuple(_OUTSIDE.items()),
        }

    def parts(self) -> tuple[Group, ...]:
        top = {field.keys[-1]: field for field in self._fields(Card, self._data, ())}

        def some(*keys: str) -> tuple[Field, ...]:
            return tuple(top[key] for key in keys if key in top)

        return (
            Group((), "kortet", "Kortet", "part", some("titel", "teaser", "arena", "rolle", "berørt", "mål", "grunde")),
            Group(
                ("hensyn",),
                "hensyn",
                "Hensyn",
                "part",
                groups=self._entries(Consideration, ("hensyn",), "Hensyn"),
                adds=(("hensyn", "Tilføj et hensyn"),),
            ),
            Group(
                ("trin",),
                "trin",
                "Historien",
                "part",
                groups=tuple(self._step(name) for name, step in self._steps.items() if isinstance(step, dict)),
                adds=(("trin", "Tilføj et trin"), ("slut", "Tilføj en slutning")),
            ),
            *self._remembered(),
            Group(
                ("perspektiver",),
                "perspektiver",
                "Andres øjne",
                "part",
                groups=self._entries(Perspective, ("perspektiver",), "Perspektiv"),
                adds=(("perspektiv", "Tilføj et perspektiv"),),
            ),
            *self._before(),
            Group((), "bagefter", "Bagefter", "part", some("byttetest", "aftale_hvis", "rammen")),
            self._notes(),
            self._kept(),
            Group(
                (),
                "mere",
                "Om kortet selv",
                "part",
                some("greb", "herkomst", "minutter", "status", "version", "initiativ"),
            ),
        )

    def _before(self) -> tuple[Group, ...]:
        """What the card remembers from earlier ones, where it does; a series is begun in the file."""
        entries = self._entries(Earlier, (FROM_BEFORE,), "Fra et tidligere kort")
        return (
            (Group((FROM_BEFORE,), FROM_BEFORE, "Det, kortet husker fra før", "part", groups=entries),)
            if entries
            else ()
        )

    def _notes(self) -> Group:
        title = "Til den, der leder"
        node = self._data.get("facilitator")
        if not isinstance(node, dict):
            adds = () if "facilitator" in self._data else (("noter", "Skriv jeres egne noter"),)
            return Group((), "facilitator", title, "part", adds=adds)
        keys: Keys = ("facilitator",)
        return Group(
            keys,
            "facilitator",
            title,
            "part",
            self._fields(Notes, node, keys),
            self._entries(OwnQuestion, (*keys, "spørgsmål"), "Spørgsmål"),
            adds=(("spørgsmål", "Tilføj et spørgsmål"),),
        )

    def _remembered(self) -> Iterator[Group]:
        """What choices remember, by the names that other places ask for."""
        if self._flags:
            marks = tuple(
                Group((), _name("husker", flag), f"Efter: {', '.join(by)}", "entry", called=Name("mærke", flag, START))
                for flag, by in self._flags.items()
            )
            yield Group((), "husker", "Det, kortet husker", "part", groups=marks)

    def _kept(self) -> Group:
        """The advice that is muted with a reason, and what could be."""
        there = map_of(self._data.get(DELIBERATE))
        fields = []
        for code in dict.fromkeys([*there, *sorted(self._advice)]):
            why, keys = there.get(code), (DELIBERATE, code)
            if not (why is None or isinstance(why, str)):
                continue
            first, *others = self._advice.get(code, ("",))
            more = f" (og {len(others)} til)" * bool(others)
            label = clean(f"{code}: {capitalised(first)}{more}" if first else code)
            kind: Kind = "text" if len(_told(why)) > 1 else "line"
            fields.append(Field(keys, _name(*keys), label, _WHY, kind, _told(why), (), code in there, needed=False))
        return Group((DELIBERATE,) if there else (), DELIBERATE, "Råd, I vælger fra", "part", tuple(fields))

    def _step(self, name: str) -> Group:
        step, keys = self._steps[name], ("trin", name)
        title, called = self._step_told(name), Name("trin", name, START)
        additions = self._entries(Addition, (*keys, "tillæg"), "Tillæg")
        drop = "Slet trinnet" if len(self._steps) > 1 else ""
        more = (("tillæg", "Tilføj et tillæg"),) if self._known[Addition, "hvis"] else ()
        if "slut" in step and "valg" not in step:
            fields = self._fields(Ending, step, keys)
            drop = drop and "Slet slutningen"
            return Group(keys, _name(*keys), title, "ending", fields, additions, (), more, drop, called)
        choices = self._entries(Choice, (*keys, "valg"), "Valg")
        adds = (("valg", "Tilføj et valg"), *more)
        return Group(
            *(keys, _name(*keys), title, "step", self._fields(Step, step, keys), (*additions, *choices)),
            *((), adds, drop, called),
        )

    def _entries(self, kind: type[BaseModel], keys: Keys, title: str) -> tuple[Group, ...]:
        entries = list_of(value_of(keys, self._data))
        ids = [_said(map_of(each), "id") for each in entries]
        by_id = all(ids) and len(set(ids)) == len(ids)
        found = []
        for number, entry in enumerate(entries):
            if not isinstance(entry, dict):
                continue
            place = (*keys, number)
            name = _name(*keys, ids[number] if by_id else number)
            fields = self._fields(kind, entry, place, name)
            rare = _RARE.get(kind, frozenset())
            found.append(
                Group(
                    place,
                    name,
                    f"{title} {number + 1}",
                    "choice" if kind is Choice else "entry",
                    tuple(each for each in fields if each.keys[-1] not in rare),
                    more=tuple(each for each in fields if each.keys[-1] in rare),
                    drop="Slet" if len(entries) > 1 or kind is Addition else "",
                    called=_called(kind, keys, ids[number]) if by_id else None,
                )
            )
        return tuple(found)

    def _fields(self, kind: type[BaseModel], node: Plain, keys: Keys, name: str = "") -> tuple[Field, ...]:
        found = []
        after = next(iter(node), "")
        for attribute, info in kind.model_fields.items():
            key = info.alias or attribute
            what = _what(info)
            if key != "id" and what and _in_shape(node, key, what):
                name_of = "/".join(filter(None, (name or _name(*keys), _name(key))))
                options = self._known.get((kind, key)) or _closed(what.item)
                found.append(_field(node, (*keys, key), name_of, replace(what, options=options), after))
            if key in node:
                after = key
        return tuple(found)

    def _step_told(self, name: str) -> str:
        step = map_of(self._steps[name])
        number = self._numbers[name]
        if "slut" in step:
            return f"Slutning {number}: {_said(step, 'slut') or clean(name)}"
        return f"Trin {number}: {_said(step, 'spørgsmål') or clean(name)}"

    def _choice_told(self, choice: Plain) -> str:
        return _said(choice, "kort_sagt") or clean(choice["id"])


_WHY = "Hvorfor skal det blive stående? Skriv det her, så bliver rådet ikke givet mere. Slet det, og rådet er her igen."
_RARE: Mapping[type[BaseModel], frozenset[str]] = {
    Choice: frozenset({"husk", "hvis", "hvis_ikke", "uden_for_rammen"}),
    OwnQuestion: frozenset({"trin", "valg", "mellem"}),
}


def _called(kind: type[BaseModel], keys: Keys, name: str) -> Name | None:
    if kind is Choice:
        return Name("valg", name, START, step=str(keys[1]))
    return Name("hensyn", name, START) if kind is Consideration else None


def _told(value: Any) -> tuple[str, ...]:
    return tuple(filter(None, paragraphs(value))) if isinstance(value, str) else ()


def _said(node: Plain, key: str) -> str:
    value = node.get(key)
    return clean(value) if isinstance(value, str) else ""


def _name(*keys: str | int) -> str:
    return "/".join(quote(str(key), safe="") for key in keys)


@dataclass(frozen=True, slots=True)
class _What:
    """What the model says of a field."""

    item: Any
    """The type of what it holds, or of each that its list holds."""
    is_list: bool
    hint: str
    needed: bool
    options: Options = ()


def _what(info: FieldInfo) -> _What | None:
    """What a field holds; None where that is entries with fields of their own."""
    inner = info.annotation
    if get_origin(inner) in {Union, UnionType}:
        inner = next(each for each in get_args(inner) if each is not type(None))
    is_list = get_origin(inner) is tuple
    item = _bare(get_args(inner)[0] if is_list else inner)
    if item not in {str, int} and get_origin(item) is not Literal:
        return None
    return _What(item, is_list, info.description or "", info.is_required())


def _in_shape(node: Plain, key: str, what: _What) -> bool:
    """Whether a line holds what it should, or is not there; else it is told at its part, and mended in the file."""
    value = node.get(key, [] if what.is_list else "")
    if what.is_list:
        return isinstance(value, list) and texts_of(value) == tuple(value)
    return value is None or isinstance(value, str)


def _field(node: Plain, keys: Keys, name: str, what: _What, after: str) -> Field:
    key = str(keys[-1])
    value = node.get(key)
    values = texts_of(value) if what.is_list else _told(value)
    kind: Kind = "line" if key in _LINES and len(values) < 2 else "text"
    if what.is_list:
        kind = "some" if what.options and key not in _TAGS else "words"
    elif what.options:
        kind = "one"
    elif what.item is int:
        kind = "number"
    known = {each for each, _ in what.options}
    strange = tuple((each, f"{clean(each)} (findes ikke)") for each in values if known and each not in known)
    label = capitalised(key.replace("_", " "))
    return Field(keys, name, label, what.hint, kind, values, (*what.options, *strange), key in node, what.needed, after)


def _bare(inner: Any) -> Any:
    """A type without what is said about it."""
    while hasattr(inner, "__metadata__"):
        inner = inner.__origin__
    return inner


def _closed(inner: Any) -> Options:
    if get_origin(inner) is not Literal:
        return ()
    return tuple((each, _spoken(each)) for each in get_args(inner))


def _spoken(word: str) -> str:
    return dict[str, str](GOAL_NAMES).get(word) or capitalised(spoken_ground(word))  # type: ignore[arg-type]
