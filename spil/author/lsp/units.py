"""Columns as an editor counts them: in pieces of two bytes, unless the two have agreed on something else."""

from collections.abc import Sequence

from spil.cards.findings import Place

Encoding = str
"""`utf-8`, `utf-16` or `utf-32`, as the protocol names them."""


def column_in(line: str, units: int, encoding: Encoding) -> int:
    """How many characters an editor's column has before it."""
    left, column = units, 0
    for letter in line:
        left -= _units(letter, encoding)
        if left < 0:
            break
        column += 1
    return column


def spans(lines: Sequence[str], place: Place) -> tuple[tuple[int, int], tuple[int, int]]:
    """A place as characters counted from 0, and within the text: a file may have become shorter meanwhile."""
    last = len(lines) - 1
    begin, end = min(place.line - 1, last), min(place.end_line - 1, last)
    return (begin, min(place.column - 1, len(lines[begin]))), (end, min(place.end_column - 1, len(lines[end])))


def units_before(line: str, column: int, encoding: Encoding) -> int:
    """An editor's column for so many characters."""
    return sum(_units(letter, encoding) for letter in line[:column])


def _units(letter: str, encoding: Encoding) -> int:
    if encoding == "utf-32":
        return 1
    return len(letter.encode("utf-8", "replace")) if encoding == "utf-8" else 1 + (letter > "\uffff")
