"""Text to plain data (K2xx), from libyaml's events in a loop with its own stack; and, when asked, to places.

Composing nodes would recurse in C and die on some 30,000 brackets; events do not.
"""

import unicodedata
from contextlib import suppress
from functools import lru_cache
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

from spil.cards.findings import START, Finding, Place
from spil.cards.yaml_errors import explain

DEEPEST = 16
_PARSER: Any = getattr(yaml, "CLoader", yaml.Loader)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_STARTS = (MappingStartEvent, SequenceStartEvent)


class _PlacedMap(dict[str, Any]):
    __slots__ = ("at", "start")
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

    def place(self, *keys: str | int, of_key: bool = False) -> Place:
        """Where a value stands, or its key; the nearest place above where it does not stand at all."""
        node = _placed(self.text)
        name, value = None, getattr(node, "start", None)
        for key in keys:
            if isinstance(node, _PlacedMap) and isinstance(key, str) and key in node.at:
                (name, value), node = node.at[key], node[key]
            elif isinstance(node, _PlacedList) and isinstance(key, int) and key < len(node):
                name, value, node = None, node.at[key], node[key]
            else:
                break
        told_by_key = name is not None and (of_key or not isinstance(node, str))
        return _place(name if told_by_key else value)


def compose(path: str, text: str) -> tuple[Document, list[Finding]]:
    """Read a text as one YAML document of mappings, lists and text.

    Returns:
        The document, with `data` None where nothing could be read; and what was found.
    """
    composer = _Composer(path, text)
    try:
        composer.read()
    except yaml.MarkedYAMLError as error:
        composer.findings.append(explain(path, text, error))
        composer.root = None
    except yaml.YAMLError:
        composer.tell(None, "K201", "filen kan ikke læses som YAML", "Skriv den om efter et kort uden fejl.")
        composer.root = None
    return Document(path, text, composer.root), composer.findings


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
        self.root: Any = None
        self.findings: list[Finding] = []
        self._next_event = _PARSER(text).get_event
        self._normal = unicodedata.is_normalized("NFC", text)
        self._places = places
        self._documents = 0

    def read(self) -> None:
        """Take events until there are none, or reading on makes no sense."""
        node: Any = None
        key: Any = None
        around: list[tuple[Any, Any]] = []
        while (event := self._next_event()) is not None:
            kind = type(event)
            if kind in _ENDS:
                node, key = around.pop()
                continue
            value = self._scalar(event) if kind is ScalarEvent else self._other(event)
            if value is _NO_VALUE:
                if self._documents > 1:
                    return
                continue
            key = self._put(node, key, event, value)
            if kind in _STARTS:
                around.append((node, key))
                node, key = value, None
                if len(around) > DEEPEST:
                    self.tell(event, "K206", "der er for mange lister inde i hinanden", "Se efter en glemt parentes.")
                    self.root = None
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
        return value if self._normal else unicodedata.normalize("NFC", value)

    def _other(self, event: Any) -> Any:
        """The value that an event begins, or `_NO_VALUE`."""
        if isinstance(event, _STARTS):
            if event.anchor or event.tag:
                self._refuse_mark(event)
            return self._container(event)
        if isinstance(event, AliasEvent):
            self.tell(event, "K203", "en henvisning (*) kan ikke bruges her", "Skriv teksten ud.")
            return event.anchor
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.tell(event, "K205", 'filen rummer to dokumenter, delt af "---"', "Lav en fil til hvert kort.")
        return _NO_VALUE

    def _container(self, event: Any) -> Any:
        mapping = isinstance(event, MappingStartEvent)
        if not self._places:
            return {} if mapping else []
        placed: Any = _PlacedMap() if mapping else _PlacedList()
        placed.at, placed.start = ({} if mapping else []), event
        return placed

    def _put(self, node: Any, key: Any, event: Any, value: Any) -> Any:
        """Put a value where it belongs; returns the key that waits for its value after that."""
        if node is None:
            self.root = value
        elif isinstance(node, list):
            node.append(value)
            if self._places:
                node.at.append(event)  # type: ignore[attr-defined]  # then it is a _PlacedList
        elif key is None:
            return event
        elif type(key) is not ScalarEvent:
            self.tell(key, "K208", "her skal stå en nøgle, altså et ord før kolon", "Skriv nøglen først.")
        else:
            name = key.value if self._normal else unicodedata.normalize("NFC", key.value)
            if name in node:
                self.tell(key, "K202", f'"{name}" står to gange', "Slet den ene.")
            else:
                node[name] = value
                if self._places:
                    node.at[name] = (key, event)
        return None

    def _refuse_mark(self, event: Any) -> None:
        if event.anchor:
            self.tell(event, "K203", "et mærke (&) kan ikke bruges her", "Sæt teksten i anførselstegn.")
        else:
            self.tell(event, "K204", "en type (!) kan ikke bruges her", "Sæt teksten i anførselstegn.")


_NO_VALUE = object()


def _place(event: Any) -> Place:
    if event is None:
        return START
    start, end = event.start_mark, event.end_mark
    if type(event) is not ScalarEvent:
        return Place(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
