"""A finding: one mistake in a file, with its place, its cause and its repair."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """Where in a file, 1-based, in characters of the file as it stands; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Place(1, 1, 1, 1)
_LINE_END = re.compile(r"\r\n|\r|\n")


def lines_of(text: str) -> list[str]:
    """The text's lines, cut where YAML and an editor cut them."""
    return _LINE_END.split(text)


def place_at(text: str, start: int, end: int) -> Place:
    """Where a stretch of characters stands."""
    before = lines_of(text[:start])
    upto = lines_of(text[:end])
    return Place(len(before), len(before[-1]) + 1, len(upto), len(upto[-1]) + 1)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, told so that an author can mend it."""

    path: str
    place: Place
    code: str
    """Stable; its first digit is the stage: text, syntax, shape, links, walking, prose, frame, deck."""
    message: str
    repair: str
    severity: Severity = "error"
    related: tuple[Related, ...] = ()
    way: tuple[str, ...] = ()
    """The shortest way that shows it, as `step.choice`."""


def in_order(findings: "Iterable[Finding]") -> tuple[Finding, ...]:
    """By file and place, so that an author reads from top to bottom."""
    return tuple(sorted(findings, key=lambda found: (found.path, found.place, found.code)))


MOST = 100
"""Findings of one kind in one file, and words compared: more help nobody, and a file may be made to be slow."""


def bounded(findings: "Iterable[Finding]") -> tuple[Finding, ...]:
    """In order, and of each kind in each file only the first `MOST`; the last of them says how many more there are."""
    every = in_order(findings)
    if len(every) <= MOST:
        return every
    kinds = Counter((found.path, found.code) for found in every)
    told: Counter[tuple[str, str]] = Counter()
    kept = []
    for found in every:
        kind = found.path, found.code
        told[kind] += 1
        more = kinds[kind] - MOST
        last = told[kind] == MOST and more > 0
        if told[kind] <= MOST:
            kept.append(replace(found, message=f"{found.message} (og {more} til)") if last else found)
    return tuple(kept)


_LONGEST_WORD = 60
_MOST_LISTED = 20


def nearest(word: str, known: "Iterable[str]") -> str | None:
    """The known word that was probably meant."""
    if len(word) > _LONGEST_WORD:
        return None
    candidates = {each.casefold(): each for each in islice(known, MOST) if len(each) <= _LONGEST_WORD}
    meant = word.casefold()
    close = get_close_matches(meant, candidates, n=1, cutoff=0.6)
    close += [each for each in candidates if sorted(each) == sorted(meant)]
    return candidates[close[0]] if close else None


def some(words: "Iterable[str]") -> str:
    """Words with commas between them, as many as one reads."""
    shown = [each[:_LONGEST_WORD] for each in islice(words, _MOST_LISTED + 1)]
    return ", ".join(shown[:_MOST_LISTED]) + (" …" if len(shown) > _MOST_LISTED else "")


def did_you_mean(word: str, known: "Iterable[str]", fallback: str) -> str:
    """A repair that names the nearest known word, or says what to do where none is near."""
    guess = nearest(word, known)
    return f'Mente du "{guess}"?' if guess else fallback


_MEANT = re.compile(r'Mente du "([^"]+)"')


def meant_in(repair: str) -> str | None:
    """The word that a repair proposes instead, as `did_you_mean` says it; None where it proposes none."""
    found = _MEANT.match(repair)
    return found[1] if found else None
