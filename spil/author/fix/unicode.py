"""Makes one letter of those that consist of two characters, in keys and ids; what people read keeps its own."""

from collections.abc import Iterator
from typing import Any
from unicodedata import is_normalized, normalize

from spil.author.fix.kinds import LINE_END
from spil.cards.findings import Place
from spil.cards.read.load import read_card
from spil.cards.read.syntax import Document

_NAMING = frozenset(
    ("id", "til", "hensyn", "husk", "hvis", "hvis_ikke", "rammen", "trin", "valg", "kort", "familie", "status")
)
"""Keys whose values are ids, or words of a list that some letters of two characters stand in."""


def whole_letters(text: str) -> tuple[str, int]:
    """The text with composed letters in its keys and ids, and how many lines that touched."""
    if is_normalized("NFC", text):
        return text, 0
    parts = LINE_END.split(text)
    document = read_card("", text.encode()).document
    touched = set()
    for place in sorted(set(_names(document, document.data)), reverse=True):
        line = parts[2 * place.line - 2]
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        name = line[place.column - 1 : end]
        if not is_normalized("NFC", name):
            parts[2 * place.line - 2] = line[: place.column - 1] + normalize("NFC", name) + line[end:]
            touched.add(place.line)
    return "".join(parts), len(touched)


def _names(document: Document, data: Any, *keys: str | int) -> Iterator[Place]:
    """Where keys and ids stand; what people read is no id."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield document.place(*keys, key, of_key=True)
            yield from _names(document, value, *keys, key)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _names(document, value, *keys, number)
    elif next((key for key in reversed(keys) if isinstance(key, str)), "") in _NAMING:
        yield document.place(*keys)
