"""Text to plain data with places (K2xx), from libyaml's events in a loop with its own stack.

Composing nodes would recurse in C and die on some 30,000 brackets; events do not.
"""

import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

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

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 16
_PARSER: Any = getattr(yaml, "CLoader", yaml.Loader)


class PlainMap(dict[str, Any]):
    """A mapping as it stands in a file, with the events of each key and its value."""

    __slots__ = ("at", "key", "start")

    def __init__(self, start: Any) -> None:
        super().__init__()
        self.start = start
        self.at: dict[str, tuple[Any, Any]] = {}
        self.key: Any = None


class PlainList(list[Any]):
    """A list as it stands in a file, with the event of each item."""

    __slots__ = ("at", "start")

    def __init__(self, start: Any) -> None:
        super().__init__()
        self.start = start
        self.at: list[Any] = []


class Document(NamedTuple):
    """A file's plain data: PlainMap, PlainList, text, or None where a value is empty."""

    path: str
    data: Any

    def place(self, *keys: str | int, of_key: bool = False) -> Place:
        """Where a value stands, or its key; the nearest place above where it does not stand at all."""
        name, value, node = None, getattr(self.data, "start", None), self.data
        for key in keys:
            found = _entry(node, key)
            if found is None:
                break
            name, value, node = found
        told_by_key = of_key or not isinstance(node, str)
        return _place(name if name is not None and told_by_key else value)


def _entry(node: Any, key: str | int) -> tuple[Any, Any, Any] | None:
    """The event of the key, the event of the value, and the value."""
    if isinstance(node, PlainMap) and isinstance(key, str) and key in node.at:
        return *node.at[key], node[key]
    if isinstance(node, PlainList) and isinstance(key, int) and key < len(node):
        return None, node.at[key], node[key]
    return None


def compose(path: str, text: str) -> tuple[Document, list[Finding]]:
    """Read a text as one YAML document of mappings, lists and text.

    Returns:
        The document, with `data` None where nothing could be read; and what was found.
    """
    composer = _Composer(path, normal=unicodedata.is_normalized("NFC", text))
    try:
        composer.read(_PARSER(text).get_event)
    except yaml.MarkedYAMLError as error:
        composer.findings.append(explain(path, text, error))
        composer.root = None
    except yaml.YAMLError:
        composer.tell(None, "K201", "filen kan ikke læses som YAML", "Skriv den om efter et kort uden fejl.")
        composer.root = None
    return Document(path, composer.root), composer.findings


class _Composer:
    """Builds containers event by event; its stack is a list, so depth costs no C stack."""

    def __init__(self, path: str, *, normal: bool) -> None:
        self.path = path
        self.normal = normal
        self.root: Any = None
        self.stack: list[PlainMap | PlainList] = []
        self.documents = 0
        self.findings: list[Finding] = []

    def read(self, next_event: "Callable[[], Any]") -> None:
        """Take events until there are none, or reading on makes no sense."""
        put, stack = self._put, self.stack
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if event.anchor or event.tag:
                    self._refuse_mark(event)
                elif not value and not event.style:
                    value = None
                elif not self.normal:
                    value = unicodedata.normalize("NFC", value)
                put(event, value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, PlainMap(event) if kind is MappingStartEvent else PlainList(event))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
            else:
                self._other(event)
            if len(stack) > DEEPEST or self.documents > 1:
                self._stop(event)
                return

    def tell(self, event: Any, code: str, message: str, repair: str) -> None:
        """Note a finding at an event."""
        self.findings.append(Finding(self.path, _place(event), code, message, repair))

    def _other(self, event: Any) -> None:
        if isinstance(event, AliasEvent):
            self.tell(event, "K203", "en henvisning (*) kan ikke bruges her", "Skriv teksten ud.")
            self._put(event, event.anchor)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1

    def _stop(self, event: Any) -> None:
        if self.documents > 1:
            self.tell(event, "K205", 'filen rummer to dokumenter, delt af "---"', "Lav en fil til hvert kort.")
        else:
            self.tell(event, "K206", "der er for mange lister inde i hinanden", "Se efter en glemt parentes.")
            self.root = None

    def _open(self, event: Any, container: PlainMap | PlainList) -> None:
        if event.anchor or event.tag:
            self._refuse_mark(event)
        self._put(event, container)
        self.stack.append(container)

    def _refuse_mark(self, event: Any) -> None:
        if event.anchor:
            self.tell(event, "K203", "et mærke (&) kan ikke bruges her", "Sæt teksten i anførselstegn.")
        else:
            self.tell(event, "K204", "en type (!) kan ikke bruges her", "Sæt teksten i anførselstegn.")

    def _put(self, event: Any, value: Any) -> None:
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent, PlainMap):
            if parent.key is None:
                parent.key = event
            else:
                self._pair(parent, event, value)
        else:
            parent.append(value)
            parent.at.append(event)

    def _pair(self, parent: PlainMap, event: Any, value: Any) -> None:
        name, parent.key = parent.key, None
        if type(name) is not ScalarEvent:
            self.tell(name, "K208", "her skal stå en nøgle, altså et ord før kolon", "Skriv nøglen først.")
            return
        key = name.value if self.normal else unicodedata.normalize("NFC", name.value)
        if key in parent:
            line = parent.at[key][0].start_mark.line + 1
            self.tell(name, "K202", f'"{key}" står to gange', f"Den første står i linje {line}. Slet den ene.")
            return
        parent[key] = value
        parent.at[key] = (name, event)


def _place(event: Any) -> Place:
    if event is None:
        return START
    start, end = event.start_mark, event.end_mark
    if type(event) is not ScalarEvent:
        return Place(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
