"""Mends what is mechanical in a card, so that only what an author must decide is left."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple
from unicodedata import is_normalized, normalize

from spil.author.mends import KINDS, SIGNS, Edit, Kind
from spil.cards.findings import MOST, Finding, Place
from spil.cards.model import Card
from spil.cards.reading import Reading, read_card
from spil.cards.syntax import Document
from spil.cards.text import LARGEST, read_text, without_doubtful
from spil.danish import counted

_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_NAMING = frozenset(
    ("id", "til", "hensyn", "husk", "hvis", "hvis_ikke", "rammen", "trin", "valg", "kort", "familie", "status")
)
"""Keys whose values are ids, or words of a list that some letters of two characters stand in."""
_MOST_READ = 2_000_000
"""Characters read again in search of mends; a file made to be slow keeps the rest for the next time."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it was, as it would be, and what the difference is."""

    raw: bytes
    """The file's bytes, mended; the same as before where there was nothing to mend."""
    before: str
    after: str
    told: tuple[str, ...]
    """A sentence for each kind of mend; none where there was nothing to mend."""


def mend(raw: bytes) -> Mended:
    """Mend a card's layout and marks, and nothing of what is said.

    A line is touched only where a finding goes away by it, and none comes. Besides, line ends of several kinds
    become one, and letters made of two characters become one in keys and ids, which no finding tells.
    """
    text, encoding = _decoded(raw)
    if not text or len(text.encode()) > LARGEST:
        return Mended(raw, "", "", ())
    ends = Counter(_LINE_END.findall(text))
    done = Counter({"Linjeskift er gjort ens": ends.total() - ends["\n"] if len(ends) > 1 else 0})
    after, by_kind = _mended_lines(_LINE_END.sub("\n", text) if len(ends) > 1 else text)
    after, letters = _whole_letters(after)
    done += by_kind
    done["Bogstaver, der bestod af to tegn, er gjort til ét i nøgler og id"] = letters
    told = [f"{what}: {counted(times, 'linje', 'linjer', neuter=False)}." for what, times in done.items() if times]
    told += ["Filen bliver gemt som UTF-8."] if encoding == "cp1252" or (told and "utf-8" not in encoding) else []
    if not told:
        return Mended(raw, text, text, ())
    return Mended(after.encode("utf-8-sig" if encoding == "utf-8-sig" else "utf-8"), text, after, tuple(told))


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text as the reader understands it, and its encoding; no text where a letter is broken."""
    understood, _ = read_text("", raw)
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            if without_doubtful(text) == understood:
                return text, encoding
    return "", ""


class _Try(NamedTuple):
    """A text with one mend, and what the reader says of it."""

    kind: Kind
    lines: frozenset[int]
    """Those that were touched, numbered from 1 as places are."""
    text: str
    reading: Reading[Card]


def _mended_lines(text: str) -> tuple[str, Counter[str]]:
    """Mend at one finding after the other, until no mend makes one go away."""
    done: Counter[str] = Counter()
    left, since = _MOST_READ, 0
    reading = _read(text)
    while left > 0:
        better: list[_Try] = []
        for tried in _tries(text, reading, since):
            left -= sum(len(each.text) for each in tried)
            better = [each for each in tried if _is_better(text, reading, each)]
            if better or left < 0:
                break
        if not better:
            break
        best = min(better, key=lambda each: _left(each.text, each.reading))
        done[best.kind.told] += len(best.lines)
        text, reading, since = best.text, best.reading, min(best.lines)
    return text, done


def _tries(text: str, reading: Reading[Card], since: int) -> Iterator[list[_Try]]:
    """What may be mended where there is a finding, or on the line above, which may be the cause; once round."""
    parts = _LINE_END.split(text)
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


def _whole_letters(text: str) -> tuple[str, int]:
    """The text with composed letters in its keys and ids, and how many lines that touched."""
    if is_normalized("NFC", text):
        return text, 0
    parts = _LINE_END.split(text)
    document = _read(text).document
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
