"""Where in a file one stands: the keys that lead there, from how far in the lines are, so that broken text will do.

The reader needs a text that is YAML; while one types, the line one types on mostly is not.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from spil.cards.findings import lines_of

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top of the file."""

_LINE = re.compile(r"(?P<margin> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)")
_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[^\s"'\[\]{},#:][^"'\[\]{},#:]*?)(?P=quote) *:(?: +|$)""")
_WORD = re.compile(r"[\w-]*")
_WORD_BEFORE = re.compile(r"[\w-]*$")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BRACKETS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text, as an author sees it; lines and columns count from 0 here."""

    path: Path
    """The keys that lead to what may be written here: of the entry for a key, and with key and place for a value."""
    of_key: bool
    """Whether a key may stand here."""
    typed: str
    """What stands of the word already, up to the place."""
    line: int
    start: int
    end: int
    """Where the whole word stands."""
    word: str


class _Opener(NamedTuple):
    """What can have something under it: a key, or the dash of an item."""

    column: int
    key: str | None
    """None for a dash."""
    holds_text: bool = False
    """Whether a text begins behind it, so that what stands further in is text too."""


def spot_at(text: str, line: int, column: int) -> Spot | None:
    """Where one stands; None in a text of several lines, in a comment, and where the file has ended."""
    lines = lines_of(text)
    if line >= len(lines):
        return None
    before, after = lines[line][:column], lines[line][column:]
    if _in_comment(before):
        return None
    path = _path_to(lines[:line], before)
    if path is None:
        return None
    start, end = column - len(_matched(_WORD_BEFORE, before)), column + len(_matched(_WORD, after))
    keys, of_key = path
    return Spot(keys, of_key, before[start:], line, start, end, lines[line][start:end])


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _in_comment(before: str) -> bool:
    return re.search(r"(?:^|\s)#", _QUOTED.sub("", before)) is not None


def _path_to(above: list[str], before: str) -> tuple[Path, bool] | None:
    """The keys that lead to the end of a line's beginning, and whether a key may stand there."""
    openers = _openers(before)
    found = _LINE.match(before)
    assert found
    rest = found["rest"]
    inmost = openers[0] if openers else _Opener(len(found["margin"]), "")
    path = _around(above, inmost)
    if path is None:
        return None
    for opener in openers:
        if opener.key is not None:
            path += (opener.key,)
        elif opener is not inmost:
            path += (0,)
    key = _KEY.match(rest)
    if key:
        return _in_brackets(path, rest[key.end() :])
    if rest[:1] in _BRACKETS:
        return _in_brackets(path, rest)
    return (path, True) if _WORD.fullmatch(rest) else None


def _openers(line: str) -> list[_Opener]:
    """What a line opens, from the left."""
    found = _LINE.match(line)
    assert found
    at = len(found["margin"])
    openers = [_Opener(at + place.start(), None) for place in re.finditer("-", found["dashes"])]
    key = _KEY.match(found["rest"])
    if key:
        behind = found["rest"][key.end() :].partition(" #")[0].strip()
        openers.append(_Opener(at + len(found["dashes"]), key["key"], bool(behind) and not behind.startswith("#")))
    return openers


def _around(lines: list[str], child: _Opener) -> Path | None:
    """The keys above a line that it belongs to; and where it begins with a dash, its place in that list.

    Args:
        lines: All lines above.
        child: The leftmost thing on the line.

    Returns:
        None where the line is a part of a text that began above.
    """
    path: list[str | int] = []
    number = 0
    for line in reversed(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        for opener in reversed(_openers(line)):
            if opener.key is None and child.key is None and opener.column == child.column:
                number += 1
            elif not _holds(opener, child):
                continue
            elif opener.holds_text:
                return None
            else:
                path += [] if child.key is not None else [number]
                path += [] if opener.key is None else [opener.key]
                number, child = 0, opener
    path += [] if child.key is not None else [number]
    return tuple(reversed(path))


def _holds(opener: _Opener, child: _Opener) -> bool:
    """Whether one thing is above the other; a list may stand as far in as its key."""
    as_far = opener.key is not None and child.key is None
    return opener.column < child.column or (as_far and opener.column == child.column)


def _in_brackets(path: Path, behind: str) -> tuple[Path, bool] | None:
    """The same, through lists and entries that are written on one line; None behind their end."""
    stack: list[list[str | int | None]] = []
    """For each open bracket: the place in its list, or the key in its entry, None where a key may stand."""
    token = ""
    for letter in _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), behind):
        if letter in _BRACKETS and not token.strip():
            stack.append([0] if letter == "[" else [None])
        elif not stack:
            return path, False  # a text, whatever marks it has
        elif letter in _BRACKETS.values():
            stack.pop()
            if not stack:
                return None
        elif letter == "," and isinstance(stack[-1][0], int):
            stack[-1][0] += 1
        elif letter == ",":
            stack[-1][0] = None
        elif letter == ":" and stack[-1][0] is None:
            stack[-1][0] = token.strip()
        else:
            token += letter
            continue
        token = ""
    inside = tuple(part for (part,) in stack if part is not None)
    return (*path, *inside), bool(stack) and stack[-1][0] is None
