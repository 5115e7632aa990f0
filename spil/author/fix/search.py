"""Searches for the mends that make a card better, finding by finding."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from spil.author.fix.kinds import KINDS, LINE_END, SIGNS, Kind
from spil.author.fix.whitespace import Edit
from spil.cards.findings import MOST, Finding
from spil.cards.model import Card
from spil.cards.read.load import Reading, read_card

_MOST_READ = 200_000
"""Lines read again in search of mends, so that the same file always comes to the same end in a few seconds.

A card of the deck with tabs throughout and forty texts to quote takes 70,000. A file with more keeps the rest for the
next time, and that is told. It is lines that cost: going on after a mistake looks at each, however long it is.
"""


class _Try(NamedTuple):
    """A text with one mend, and what the reader says of it."""

    kind: Kind
    lines: frozenset[int]
    """Those that were touched, numbered from 1 as places are."""
    text: str
    reading: Reading[Card]


class Search(NamedTuple):
    """What a search for mends came to."""

    text: str
    done: Counter[str]
    """How many lines each kind of mend touched."""
    gave_up: bool
    """Whether there may be more to mend, and it would have taken too long to find out."""


def mended_lines(text: str) -> Search:
    """Mend at one finding after the other, until no mend makes one go away."""
    done: Counter[str] = Counter()
    left, since = _MOST_READ, 0
    reading = _read(text)
    while left > 0:
        better: list[_Try] = []
        for tried in _tries(text, reading, since):
            left -= 1 + sum(each.text.count("\n") * each.reading.document.times for each in tried)
            better = [each for each in tried if _is_better(text, reading, each)]
            if better or left < 0:
                break
        if not better:
            break
        best = min(better, key=lambda each: _left(each.text, each.reading))
        done[best.kind.told] += len(best.lines)
        text, reading, since = best.text, best.reading, min(best.lines)
    return Search(text, done, gave_up=left <= 0)


def _tries(text: str, reading: Reading[Card], since: int) -> Iterator[list[_Try]]:
    """What may be mended where there is a finding, or on the line above, which may be the cause; once round."""
    parts = LINE_END.split(text)
    lines = parts[::2]
    told = [min(each.place.line, len(lines)) - 1 for each in reading.findings]
    places = dict.fromkeys(max(0, line - up) for line in told for up in (0, 1))
    for at in sorted(places, key=lambda line: line < since - 1):
        for kind in KINDS:
            edits = ({n: line for n, line in edit.items() if line != lines[n]} for edit in kind.edits(lines, at))
            tried = {
                "".join(_with(parts, edit)): frozenset(n + 1 for n in edit) for edit in islice(edits, MOST) if edit
            }
            yield [_Try(kind, touched, whole, _read(whole)) for whole, touched in tried.items()]


def _with(parts: list[str], edit: Edit) -> Iterator[str]:
    return (part if n % 2 else edit.get(n // 2, part) for n, part in enumerate(parts))


def _read(text: str) -> Reading[Card]:
    return read_card("", text.encode())


def _left(text: str, reading: Reading[Card]) -> tuple[bool, int, int, int]:
    """What is left to mend; less with every mend, so that mending comes to an end."""
    unread = sum(map(_is_unread, reading.findings))
    return reading.document.data is None, unread, sum(map(text.count, SIGNS)), len(reading.findings)


def _is_better(text: str, before: Reading[Card], tried: _Try) -> bool:
    """Whether a mend makes a finding go away and brings none but what a line that could not be read had hidden.

    The reader tells one finding of such a line, and what it may mean only when it can be read.
    """
    if _left(tried.text, tried.reading) >= _left(text, before):
        return False
    old, new = _told(before), _told(tried.reading)
    come = {line for _, line in new - old}
    hidden = {each.place.line for each in before.findings if _is_unread(each)}
    if not old - new or (before.document.data is not None and come - hidden):
        return False
    return not tried.kind.of_text or not come & tried.lines


def _is_unread(finding: Finding) -> bool:
    return finding.code < "K3"


def _told(reading: Reading[Card]) -> Counter[tuple[str, int]]:
    return Counter((each.code, each.place.line) for each in reading.findings)
