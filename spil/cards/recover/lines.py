"""A file's lines as an author sees them: how far in, which key, which value; for a text that YAML cannot read."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from spil.cards.findings import MOST

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<key>[\w\u0300-\u036f-]+)(?P<colon>[ ]*:(?:[ \t]+|$)))?(?P<value>.*)"
)
KEY_LIKE = re.compile(r"\s*(?:- +)*[^\W\d][\w\u0300-\u036f-]*:(?:\s|$)")
"""A line that begins with a key."""
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")


class Line(NamedTuple):
    """One line that is neither empty, a comment nor part of a text block."""

    number: int
    indent: int
    """Characters before the first that is seen."""
    inner: int
    """Where the key or the value begins, after any dashes."""
    key: str
    """Empty where there is none."""
    at: int
    """Where the value begins."""
    value: str

    @property
    def dashed(self) -> bool:
        """Whether it begins an item of a list."""
        return self.inner > self.indent

    @property
    def opens_text(self) -> bool:
        """Whether a text block follows."""
        return _BLOCK.fullmatch(self.value) is not None

    @property
    def opens(self) -> bool:
        """Whether what belongs to the key follows, further in."""
        return bool(self.key) and not self.value


@lru_cache(maxsize=4096)  # mending reads a file hundreds of times, with a few lines changed
def split(number: int, text: str) -> Line:
    """One line's parts."""
    found = _LINE.fullmatch(text)
    assert found is not None
    value = found["value"].rstrip()
    if value.startswith("#"):
        value = ""
    inner = found.end("dashes")
    return Line(number, found.end("indent"), inner, found["key"] or "", found.start("value"), value)


def seen(lines: Sequence[str]) -> Iterator[Line]:
    """The lines that YAML takes for more than text, comment or nothing; the sequence may change on the way."""
    opener: int | None = None
    begun: int | None = None
    for number in range(len(lines)):
        text = lines[number]
        bare = text.lstrip(" ")
        indent = len(text) - len(bare)
        if not bare.strip():
            continue
        if opener is not None and indent > opener and (indent >= (begun or indent) or not KEY_LIKE.match(text)):
            begun = begun or indent
            continue
        opener = None
        if bare.startswith("#") or bare.strip() == "---":
            continue
        line = split(number, text)
        yield line
        now = split(number, lines[number])
        if now.opens_text:
            opener, begun = (now.inner if now.key else now.indent), None


def in_item(lines: Sequence[str], number: int, column: int) -> bool:
    """Whether a line begins with a key at that column, in a list's item that began on a line above."""
    if lines[number][:column].strip():
        return False
    above = (lines[n] for n in range(number - 1, max(-1, number - MOST), -1))
    begun = next((text for text in above if text.strip() and len(text) - len(text.lstrip()) < column), "")
    return begun[:column].strip() == "-"
