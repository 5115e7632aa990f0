"""Tabs and spaces where a line begins and after its key: for a line with a finding, the lines to try instead."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from unicodedata import normalize

from spil.cards.keys import every_key

Lines = Sequence[str]
Edit = dict[int, str]
"""Lines by number from 0, as they would be instead."""

KEY = r"[^\s:,\[\]{}\"'#]+"
HARD = "\u00a0\u202f"
_SPACE = f"[ \t{HARD}]"
_LAYOUT = re.compile(rf"{_SPACE}*(?:-(?:{_SPACE}+|$))*")
"""What stands before the first word of a line: indentation and the dashes of a list."""


def tabs(lines: Lines, at: int) -> Iterator[Edit]:
    """Lines that begin with tabs: all of the file alike; else a run of them, as deep as the lines round it."""
    if "\t" not in _layout(lines[at]):
        return
    everywhere = [n for n, line in enumerate(lines) if line.startswith("\t")]
    run = _run(lines, at)
    first = _width(lines[at], 2)
    above, below = _depth_beyond(lines, at - 1, -1), _depth_beyond(lines, at + len(run), 1)
    for tab in (2, 4, 8):
        yield {n: _begun(lines[n], _width(lines[n], tab)) for n in everywhere}
    for base in (*(_width(lines[at], tab) for tab in (2, 4, 8)), above, below, above + 2):
        yield {n: _begun(lines[n], base + _width(lines[n], 2) - first) for n in run}


def hard_spaces(lines: Lines, at: int) -> Iterator[Edit]:
    """Hard spaces where a line begins, and then where other lines do; where marks want a space; all of a line."""
    if not any(sign in lines[at] for sign in HARD):
        return
    yield {at: _softly_begun(lines[at])}
    yield {n: _softly_begun(line) for n, line in enumerate(lines) if line.startswith(tuple(HARD))}
    yield {at: re.sub(rf"(?<=[:,])[{HARD}]+|[{HARD}]+(?=#)", lambda each: " " * len(each[0]), _softly_begun(lines[at]))}
    yield {n: _softly_keyed(line) for n, line in enumerate(lines)}
    yield {at: _soft(lines[at])}


def after_colons(lines: Lines, at: int) -> Iterator[Edit]:
    """The space that a key's colon, or a dash before a key, lacks."""
    found = _STUCK.match(lines[at])
    if found and normalize("NFC", found["key"]) in every_key():
        dash = f"{found['dash']} " if found["dash"] else ""
        yield {at: f"{found['lead']}{dash}{found['key']}: {lines[at][found.end() :].lstrip(' ')}"}


_STUCK = re.compile(rf"(?P<lead>[ ]*(?:- +)*)(?P<dash>-)?(?P<key>{KEY}):")


def one_space_off(lines: Lines, at: int) -> Iterator[Edit]:
    """The line level with the one above or below, where it stands a single space beside it: that is never meant."""
    if lines[at][: depth(lines[at])].strip(" "):
        return  # a tab, or a space that is none, is another mistake
    for wanted in dict.fromkeys(_depth_beyond(lines, at + step, step) for step in (-1, 1)):
        if abs(wanted - depth(lines[at])) == 1:
            yield {at: " " * wanted + lines[at].lstrip()}


def _soft(text: str) -> str:
    return re.sub(f"[{HARD}]", " ", text)


def _softly_begun(line: str) -> str:
    return _LAYOUT.sub(lambda found: _soft(found[0]), line, count=1)


def _softly_keyed(line: str) -> str:
    """A line with soft spaces where it begins and after its key."""
    begun = _softly_begun(line)
    key = re.match(rf"{_LAYOUT.pattern}({KEY}):[{HARD}]+", begun)
    return _soft(key[0]) + begun[key.end() :] if key and normalize("NFC", key[1]) in every_key() else begun


def _run(lines: Lines, at: int) -> list[int]:
    """The line, and those right below it that begin with tabs too."""
    return list(takewhile(lambda n: "\t" in _layout(lines[n]), range(at, len(lines))))


def _layout(line: str) -> str:
    found = _LAYOUT.match(line)
    return found[0] if found else ""


def _begun(line: str, depth: int) -> str:
    """The line with so many spaces before it; a tab after a dash is one space."""
    begun = _layout(line)
    return " " * max(0, depth) + "- " * begun.count("-") + line[len(begun) :]


def _width(line: str, tab: int) -> int:
    """How deep a line is, where a tab is so many spaces."""
    before = _layout(line).partition("-")[0]
    return before.count("\t") * (tab - 1) + len(before)


def depth(line: str) -> int:
    """How far in a line begins."""
    return len(line) - len(line.lstrip())


def _depth_beyond(lines: Lines, at: int, step: int) -> int:
    """How deep the nearest line with something in it is, upwards or downwards."""
    return next((depth(lines[n]) for n in range(at, len(lines) if step > 0 else -1, step) if lines[n].strip()), 0)
