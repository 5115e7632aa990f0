"""Where a value of a file begins and ends, in characters, however it is written."""

import re
from typing import Any

from spil.cards.findings import Place, lines_of
from spil.cards.read.parts import Keys
from spil.cards.read.syntax import Document

FLOW = "{["
_COLON = re.compile(r"[ ]*:[ ]*")
_CLOSES = re.compile(r"[\s,]*[\]}]")
_OPENS_AND_CLOSES = re.compile(r"[\[{]\s*[\]}]")


class UnchangeableError(Exception):
    """It is written in a way that a program should not change; the line says where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Spans:
    """The places of one file's values; its text has one kind of line end."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text
        self._starts = [0]
        for line in lines_of(self.text):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def value(self, keys: Keys) -> Any:
        """What stands there; None where nothing does."""
        node = self.document.data
        for key in keys:
            inside = isinstance(node, dict) if isinstance(key, str) else isinstance(node, list) and key < len(node)
            node = node[key] if inside and (isinstance(key, int) or key in node) else None
        return node

    def at(self, line: int, column: int) -> int:
        """The character of a place."""
        return self._starts[line - 1] + column - 1

    def line_of(self, offset: int) -> int:
        """The line of a character."""
        return self.text.count("\n", 0, offset) + 1

    def key(self, keys: Keys) -> Place:
        """Where the key stands."""
        return self.document.place(*keys, of_key=True)

    def is_empty(self, keys: Keys) -> bool:
        """Whether a key is there with nothing after its colon."""
        around = self.value(keys[:-1])
        return isinstance(around, dict) and keys[-1] in around and around[keys[-1]] is None

    def after_colon(self, keys: Keys) -> int:
        """The character after a key's colon."""
        place = self.key(keys)
        end = self.at(place.end_line, place.end_column)
        colon = self.text.find(":", end)
        return colon + 1 if colon >= 0 else end

    def start(self, keys: Keys) -> int:
        """The first character of a value; of a list or a mapping on lines of its own, what follows the colon."""
        if not isinstance(keys[-1], str) or not isinstance(self.value(keys), (dict, list)):
            place = self.document.place(*keys)
            return self.at(place.line, place.column)
        place = self.key(keys)
        end = self.at(place.end_line, place.end_column)
        colon = _COLON.match(self.text, end)
        return colon.end() if colon else end

    def end(self, keys: Keys) -> int:
        """The character after a value, and after the text of a block without the empty lines that follow it."""
        value = self.value(keys)
        if isinstance(value, (dict, list)):
            return self._container_end(keys, value)
        place = self.document.place(*keys)
        start, end = self.at(place.line, place.column), self.at(place.end_line, place.end_column)
        return self._block_end(start, end) if self.text[start : start + 1] in {"|", ">"} else end

    def is_flow(self, keys: Keys) -> bool:
        """Whether a list or a mapping is written in brackets."""
        return bool(keys) and self.text[self.start(keys) : self.start(keys) + 1] in set(FLOW)

    def in_flow(self, keys: Keys) -> bool:
        """Whether something around a value is written in brackets."""
        return any(self.is_flow(keys[:n]) for n in range(1, len(keys)))

    def line_end(self, offset: int) -> int:
        """The end of the line, before the line end."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def margin(self, line: int) -> int:
        """How far a line's text is from the edge."""
        text = self.text[self._starts[line - 1] : self.line_end(self._starts[line - 1])]
        return len(text) - len(text.lstrip(" "))

    def _container_end(self, keys: Keys, value: dict[str, Any] | list[Any]) -> int:
        last = next(reversed(value), None) if isinstance(value, dict) else len(value) - 1 if value else None
        if last is None:
            empty = _OPENS_AND_CLOSES.match(self.text, self.start(keys))
            return empty.end() if empty else self._give_up(keys)
        end = self.end((*keys, last))
        if not self.is_flow(keys):
            return end
        closes = _CLOSES.match(self.text, end)
        return closes.end() if closes else self._give_up(keys)

    def _block_end(self, start: int, end: int) -> int:
        """Without the lines after the last line of text, which may be comments that belong to what follows."""
        first = self.line_of(start)
        inside = self.margin(first)
        last = first
        for line in range(first + 1, self.line_of(max(start, end - 1)) + 1):
            text = self.text[self._starts[line - 1] : self.line_end(self._starts[line - 1])]
            if text.strip() and self.margin(line) > inside:
                last = line
        return self.line_end(self._starts[last - 1])

    def _give_up(self, keys: Keys) -> int:
        raise UnchangeableError(self.document.place(*keys).line)
