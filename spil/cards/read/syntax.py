"""Text to plain data (K2xx), from libyaml's events in a loop with its own stack; and, when asked, to places.

Composing nodes would recurse in C and die on some 30,000 brackets; events do not.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from spil.cards.findings import START, Finding, Place, lines_of
from spil.cards.keys import what_is_missing
from spil.cards.read.bytes import is_doubtful, without_doubtful
from spil.cards.recover.going_on import MOST_TIMES, go_on, with_dash, without
from spil.cards.recover.indentation import NO_DASH
from spil.cards.recover.lines import in_item
from spil.cards.recover.steps import level_with_steps, steps_astray
from spil.cards.recover.suspicious import meant_otherwise, without_conflicts, worth_a_look
from spil.cards.recover.values import NO_KEY

DEEPEST = 16
_PARSER: Any = getattr(yaml, "CLoader", None)
"""libyaml. PyYAML's own parser reads some of what people write otherwise, such as `{a: Tak?}`."""
_NO_PARSER = (
    "PyYAML er installeret uden libyaml, og så kan kort ikke læses. "
    "Skriv: pip install --force-reinstall --only-binary pyyaml pyyaml"
)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_STARTS = (MappingStartEvent, SequenceStartEvent)


class _PlacedMap(dict[str, Any]):
    __slots__ = ("again", "at", "start")
    again: list[Any]
    at: dict[str, tuple[Any, Any]]
    start: Any


class _PlacedList(list[Any]):
    __slots__ = ("at", "start")
    at: list[Any]
    start: Any


class Document(NamedTuple):
    """A file's plain data: dict, list, text, or None where a value is empty.

    Where things stand is read once more from the text, and only for a file with a finding:
    keeping the places of every file made a deck of a thousand cards three times as slow to read.
    """

    path: str
    text: str
    data: Any
    readable: str = ""
    """What could be read of the text, with the same lines, where YAML could not read the text itself."""
    times: int = 1
    """How often the text was read before one could go on to its end."""

    def place(self, *keys: str | int, of_key: bool = False) -> Place:
        """Where a value stands, or its key; the nearest place above where it does not stand at all."""
        node = _placed(self.readable or self.text)
        name, value = None, getattr(node, "start", None)
        for key in keys:
            if isinstance(node, _PlacedMap) and isinstance(key, str) and key in node.at:
                (name, value), node = node.at[key], node[key]
            elif isinstance(node, _PlacedList) and isinstance(key, int) and key < len(node):
                name, value, node = None, node.at[key], node[key]
            else:
                break
        told_by_key = name is not None and (of_key or not isinstance(node, str))
        place = _place(name if told_by_key else value)
        return self._in_file(place)

    def again(self, key: str) -> tuple[Place, ...]:
        """Where keys stand that the mapping of a key at the margin has already."""
        node = _placed(self.readable or self.text)
        inner = node.get(key) if isinstance(node, _PlacedMap) else None
        return tuple(self._in_file(_place(each)) for each in inner.again) if isinstance(inner, _PlacedMap) else ()

    def _in_file(self, place: Place) -> Place:
        return _within(place, self.text) if self.readable else place


def compose(path: str, text: str) -> tuple[Document, list[Finding]]:
    """Read a text as one YAML document of mappings, lists and text.

    Returns:
        The document, with `data` None where nothing could be read; and what was found.
    """
    found: list[Finding] = []
    readable: str = text
    further: str | None = without_conflicts(path, text, found)
    for times in range(1, MOST_TIMES + 1):
        if further is None:
            break
        readable = further
        composer = _Composer(path, readable)
        try:
            composer.read()
        except yaml.MarkedYAMLError as error:
            before = _read_until(path, readable, error)
            if not before.too_deep:
                further = go_on(path, readable, error, found)
                continue
            composer = before
        except yaml.YAMLError:
            composer.tell(None, "K201", "filen kan ikke læses som YAML", "Skriv den om efter et kort uden fejl.")
            return Document(path, text, None), composer.findings
        lines = {finding.place.line for finding in found}
        if composer.stuck is None and "\t" not in text and steps_astray(composer.root):
            moved, told = _parts_moved_in(path, readable)
            if moved != readable:
                found += [each for each in told if each.place.line not in lines]
                further = moved
                continue
        if composer.stuck is None:
            more = meant_otherwise(path, readable, _texts(readable)) if worth_a_look(readable) else ()
            found += [each for each in (*composer.findings, *more) if each.place.line not in lines]
            if readable is text:
                return Document(path, text, composer.root), found
            found = [replace(each, place=_within(each.place, text)) for each in found]
            return Document(path, text, composer.root, readable, times), found
        stuck = composer.stuck
        found += [stuck] if stuck.place.line not in lines else []
        line = stuck.place.line - 1
        further = with_dash(readable, line) if stuck.code == "K209" else without(readable, line)
    return Document(path, text, None, times=MOST_TIMES), found


def _parts_moved_in(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text with each part of a step under its step, and a finding for each that stood level with the steps."""
    lines = lines_of(text)
    slips = level_with_steps(lines)
    places = [Place(slip.line + 1, slip.column + 1, slip.line + 1, slip.column + 2) for slip in slips]
    return "\n".join(lines), [Finding(path, at, *slip[2:]) for at, slip in zip(places, slips, strict=True)]


def _read_until(path: str, text: str, error: yaml.MarkedYAMLError) -> "_Composer":
    """What stands before the place where libyaml gave up.

    It looks far ahead, and newer versions give up at many brackets before they hand out the first event.
    """
    mark = error.problem_mark
    composer = _Composer(path, text[: mark.index] if mark else text)
    with suppress(yaml.YAMLError):
        composer.read()
    return composer


def _parser(text: str) -> Any:
    if _PARSER is None:
        raise OSError(_NO_PARSER)
    return _PARSER(text)


def _texts(text: str) -> Iterator[tuple[str, Place, bool]]:
    """Every text on its own lines, with its place and whether it stands in quotes; those of a block can hold all."""
    next_event = _parser(text).get_event
    while (event := next_event()) is not None:
        if type(event) is ScalarEvent and event.style not in ("|", ">"):
            yield event.value, _place(event), bool(event.style)


@lru_cache(maxsize=4)
def _placed(text: str) -> Any:
    """The same data once more, with the events of keys and values; None where nothing could be read."""
    composer = _Composer("", text, places=True)
    with suppress(yaml.YAMLError):
        composer.read()
    return composer.root


class _Composer:
    """Builds dicts and lists event by event; its stack is a list, so depth costs no C stack."""

    def __init__(self, path: str, text: str, *, places: bool = False) -> None:
        self.path = path
        self._lines = cache(lambda: lines_of(text))
        self.root: Any = None
        self.findings: list[Finding] = []
        self.stuck: Finding | None = None
        """What must be mended before the rest can be judged."""
        self.too_deep = False
        self._next_event = _parser(text).get_event
        self._normal = unicodedata.is_normalized("NFC", text)
        self._places = places
        self._documents = 0

    def read(self) -> None:  # noqa: C901  # the one hot loop: calls would make it a tenth slower
        """Take events until there are none, or reading on makes no sense."""
        node: Any = None
        key: Any = None
        around: list[tuple[Any, Any]] = []
        next_event = self._next_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if event.style or not value or event.anchor or event.tag or not self._normal:
                    value = self._scalar(event)
                if type(node) is dict and value is not None:  # the two most frequent cases, without a call
                    if key is None:
                        key = event, value
                        continue
                    if type(key[0]) is ScalarEvent and key[1] not in node:
                        node[key[1]] = value
                        key = None
                        continue
            elif kind in _ENDS:
                node, key = around.pop()
                continue
            else:
                value = self._other(event)
            if value is _NO_VALUE:
                if self._documents > 1 or self.stuck:
                    return
                continue
            key = self._put(node, key, event, value)
            if kind in _STARTS:
                around.append((node, key))
                node, key = value, None
                if len(around) > DEEPEST:
                    self.tell(event, "K206", "der er for mange lister inde i hinanden", "Se efter en glemt parentes.")
                    self.root, self.stuck, self.too_deep = None, self.findings[-1], True
                    return

    def tell(self, event: Any, code: str, message: str, repair: str) -> None:
        """Note a finding at an event."""
        self.findings.append(Finding(self.path, _place(event), code, message, repair))

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        if event.anchor or event.tag:
            self._refuse_mark(event)
        elif not value and not event.style:
            return None
        if event.style == '"' and is_doubtful(value):  # written as \\x1b, so that the file itself looks clean
            self.tell(event, "K103", "her står et tegn, som ikke kan ses, skrevet med \\", "Slet det.")
            value = without_doubtful(value)
        return value if self._normal and event.style != '"' else unicodedata.normalize("NFC", value)

    def _other(self, event: Any) -> Any:
        """The value that an event begins, or `_NO_VALUE`."""
        if isinstance(event, _STARTS):
            if event.anchor or event.tag:
                self._refuse_mark(event)
            return self._container(event)
        if isinstance(event, AliasEvent):
            self.tell(event, "K203", "teksten begynder med *", _QUOTE_IT)
            return event.anchor
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.tell(event, "K205", 'filen rummer to kort, delt af "---"', "Lav en fil til hvert kort.")
        return _NO_VALUE

    def _container(self, event: Any) -> Any:
        mapping = isinstance(event, MappingStartEvent)
        if not self._places:
            return {} if mapping else []
        placed: Any = _PlacedMap() if mapping else _PlacedList()
        placed.at, placed.start = ({} if mapping else []), event
        if mapping:
            placed.again = []
        return placed

    def _put(self, node: Any, key: Any, event: Any, value: Any) -> Any:
        """Put a value where it belongs; returns the key that waits for its value after that."""
        if node is None:
            self.root = value
        elif isinstance(node, list):
            if value is None:
                self.tell(event, *_EMPTY, "Skriv det, eller slet linjen.")
            node.append(value)
            if self._places:
                node.at.append(event)  # type: ignore[attr-defined]  # then it is a _PlacedList
        elif key is None:
            return event, value
        else:
            self._pair(node, key, event, value)
        return None

    def _pair(self, node: Any, key: tuple[Any, Any], event: Any, value: Any) -> None:
        key_event, name = key
        if type(key_event) is AliasEvent:
            return  # the alias is told already
        if type(key_event) is not ScalarEvent or not isinstance(name, str):
            self.tell(key_event, "K208", *NO_KEY)
        elif name in node:
            self.tell(key_event, "K202", f'"{name}" står to gange', "Slet den ene.")
            if self._places:
                node.again.append(key_event)
            self._dash_missing(node, key_event, name)
        else:
            if value is None:
                self.tell(key_event, *_EMPTY, what_is_missing(name))
            node[name] = value
            if self._places:
                node.at[name] = (key_event, event)

    def _dash_missing(self, node: Any, event: Any, name: str) -> None:
        """An item's first key once more, further in than the margin: a new item whose dash was forgotten."""
        again = self.stuck is None and name == next(iter(node))
        if again and in_item(self._lines(), event.start_mark.line, event.start_mark.column):
            self.stuck = Finding(self.path, _place(event), "K209", *NO_DASH)

    def _refuse_mark(self, event: Any) -> None:
        if event.anchor:
            self.tell(event, "K203", "teksten begynder med &", _QUOTE_IT)
        else:
            self.tell(event, "K204", "teksten begynder med !", _QUOTE_IT)


_NO_VALUE = object()
_QUOTE_IT = "Sæt hele teksten i enkelte anførselstegn: '…'."
_EMPTY = ("K309", "her mangler noget efter kolon")


_lines = lru_cache(maxsize=2)(lines_of)
"""One file has thousands of places where it has thousands of mistakes."""


def _within(place: Place, text: str) -> Place:
    """A place of a mended text, whose lines may be longer than the file's, as a place of the file."""
    lines = _lines(text)
    line, end_line = (min(each, len(lines)) for each in (place.line, place.end_line))
    column = min(place.column, len(lines[line - 1]) + 1)
    end = min(place.end_column, len(lines[end_line - 1]) + 1)
    return Place(line, column, end_line, max(end, column + 1) if line == end_line else end)


def _place(event: Any) -> Place:
    if event is None:
        return START
    start, end = event.start_mark, event.end_mark
    if type(event) is not ScalarEvent:
        return Place(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
