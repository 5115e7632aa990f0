"""Plain data to a card's file: our own small writer, since what people type must come out of the reader unchanged."""

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap

Value = str | int | list["Value"] | Mapping[str, "Value"]

_WIDEST = 100
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.?()–/-])*")
"""Begins with a letter and has nothing YAML could take for a mark; a date or a number is put in quotes."""
_FEW_WORDS = re.compile(r"[^\W_](?:[^\W_]|[ -])*")
"""A name without any mark that might end it in a line of `{ }`."""
_MEANS_SOMETHING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that an editor's YAML takes for something else than text."""


def as_yaml(card: Mapping[str, Value]) -> str:
    """A card as the lines of a file, with a blank line before each large part."""
    parts = []
    for key, value in card.items():
        if isinstance(value, Mapping) or _is_block(value):
            parts.append("")
        parts += entry(key, value, 0)
    return "\n".join(parts) + "\n"


def scalar(text: str) -> str:
    """One line of text, in double quotes unless it is safe without."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _MEANS_SOMETHING:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_block(value: Value) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)


def entry(key: str, value: Value, indent: int) -> Iterator[str]:
    """The lines of a key with its value."""
    margin = " " * indent
    if isinstance(value, Mapping):
        yield f"{margin}{key}:"
        for inner, each in value.items():
            yield from entry(inner, each, indent + 2)
    elif isinstance(value, list):
        yield from _list(key, value, indent)
    elif isinstance(value, int):
        yield f"{margin}{key}: {value}"
    elif len(margin) + len(key) + len(value) <= _WIDEST:
        yield f"{margin}{key}: {scalar(value)}"
    else:
        yield f"{margin}{key}: >-"  # folded: its line breaks are read as spaces, so that the text is the one typed
        yield from (f"{margin}  {line}" for line in _folded(value, _WIDEST - indent - 2))


def _folded(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _list(key: str, items: list[Value], indent: int) -> Iterator[str]:
    margin = " " * indent
    if not _is_block(items):
        yield f"{margin}{key}: [{', '.join(scalar(str(each)) for each in items)}]"
        return
    yield f"{margin}{key}:"
    for item in items:
        assert isinstance(item, Mapping)
        short = _on_one_line(item)
        if short and len(margin) + len(short) + 4 <= _WIDEST:
            yield f"{margin}  - {short}"
            continue
        lines = [line for inner, each in item.items() for line in entry(inner, each, indent + 4)]
        yield f"{margin}  - {lines[0].lstrip()}"
        yield from lines[1:]


def _on_one_line(item: Mapping[str, Value]) -> str:
    """An item as `{key: text, …}`; empty where it holds a sentence, which is easier to mend on a line of its own."""
    texts = [value for value in item.values() if isinstance(value, str) and _FEW_WORDS.fullmatch(value)]
    if len(texts) < len(item):
        return ""
    return "{" + ", ".join(f"{key}: {scalar(text)}" for key, text in zip(item, texts, strict=True)) + "}"
