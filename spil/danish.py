"""Numbers, dates, lists and clean text, as Danish writes them."""

import re
from collections.abc import Sequence
from datetime import date

_WORDS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_BLANK_LINE = re.compile(r"\n\s*\n")

_MOST_DIGITS = 9
"""Python refuses to read thousands of digits as a number, and nobody means one."""


def number(count: int, *, neuter: bool = False) -> str:
    """A count as a word up to twelve, then as digits: `et` or `en`, `to`, …, `13`."""
    if count == 1 and neuter:
        return "et"
    return _WORDS[count] if 0 <= count < len(_WORDS) else str(count)


def numbers(*counts: int) -> tuple[str, ...]:
    """Counts that stand in one sentence: all as words, or all as digits where one of them is above twelve."""
    return tuple(number(each) if max(counts) < len(_WORDS) else str(each) for each in counts)


def counted(count: int, one: str, many: str, *, neuter: bool = True) -> str:
    """`et bord`, `ni borde`."""
    return f"{number(count, neuter=neuter)} {one if count == 1 else many}"


def whole_number(text: str, least: int, most: int) -> int | None:
    """The number that was typed, within bounds; None where it is none, however many digits it has."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS and least <= int(text) <= most else None


def day(when: date) -> str:
    """`22. november 2026`."""
    return f"{when.day}. {_MONTHS[when.month - 1]} {when.year}"


def month_named(when: date) -> str:
    """`november 2026`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def listed(words: Sequence[str], last: str = "og") -> str:
    """`1, 2, 3 og 4`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def capitalised(text: str) -> str:
    """The text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def clean(text: str) -> str:
    """One line without control characters, so that what people write can never move a cursor."""
    return " ".join(_CONTROL.sub(" ", text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """An author's text block as paragraphs; a single line break is only a space."""
    return tuple(" ".join(part.split()) for part in _BLANK_LINE.split(text.strip()))
