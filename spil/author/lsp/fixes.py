"""What can be mended with one key: a word, a name, lines that are missing, and what `spil tjek --ret` mends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spil.author.check.muted import can_be_muted
from spil.author.fix.file import mend
from spil.author.lsp.shape import at, fields_of, kind_of, slot_at
from spil.author.lsp.spot import spot_at
from spil.cards.findings import Finding, Place, lines_of, meant_in
from spil.cards.keys import DELIBERATE
from spil.cards.read.parts import map_of
from spil.cards.read.syntax import Document
from spil.danish import counted

Change = tuple[Place, str]
"""What must stand at a place instead."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend one or more findings."""

    title: str
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    """Those it mends."""


def fixes_for(path: Path, document: Document, findings: Iterable[Finding]) -> list[Fix]:
    """Every mend for some findings of a file, those about one word first."""
    told = list(findings)
    return [
        *_words(path, told),
        *_lines_missing(path, document, told),
        *_mended(document.text, told),
        *_kept(document, told),
    ]


def _words(path: Path, findings: Iterable[Finding]) -> Iterator[Fix]:
    for found in findings:
        meant = meant_in(found.repair)
        if found.code == "K801":
            meant = path.stem
        if meant and found.place.line == found.place.end_line:
            yield Fix(f'Skriv "{meant}"', ((found.place, meant),), (found,))


def _lines_missing(path: Path, document: Document, findings: Iterable[Finding]) -> Iterator[Fix]:
    """The keys that an entry lacks, on lines of their own below it, to be filled in."""
    lines = lines_of(document.text)
    for found in (each for each in findings if each.code == "K301"):
        line, column = found.place.line - 1, found.place.column - 1
        spot = spot_at(document.text, line, column)
        if spot is None or not spot.of_key or lines[line][column : column + 1] in ("{", "["):
            continue
        keys = spot.path
        if isinstance(at(document.data, (*keys, spot.word)), dict):  # told at the key above the entry
            keys, line = (*keys, spot.word), line + 1
            column = len(lines[line]) - len(lines[line].lstrip())
        slot = slot_at(kind_of(path), keys, document.data)
        if slot is None or len(slot.entries) != 1:
            continue
        there = at(document.data, keys) or {}
        missing = [key for key, (_, field) in fields_of(slot.entries).items() if field.is_required()]
        wanted = [f"{' ' * column}{key}: " for key in missing if key not in there]
        last = _last_line(lines, line, column)
        end = Place(last + 1, len(lines[last]) + 1, last + 1, len(lines[last]) + 1)
        if wanted:
            yield Fix("Skriv de linjer, der mangler", ((end, "\n" + "\n".join(wanted)),), (found,))


def _kept(document: Document, findings: Iterable[Finding]) -> Iterator[Fix]:
    """Advice that one decides against: a line for the reason, which only the author can write."""
    top = map_of(document.data)
    there = map_of(top.get(DELIBERATE))
    for found in {each.code: each for each in findings if can_be_muted(each)}.values():
        if found.code in there:
            continue
        if there:
            line = document.place(DELIBERATE, next(iter(there)), of_key=True).line
            margin = lines_of(document.text)[line - 1].partition(next(iter(there)))[0]
            new = "" if margin.strip() else f"{margin}{found.code}: \n"
        elif DELIBERATE not in top:
            line = document.place("hensyn", of_key=True).line
            new = f"{DELIBERATE}:\n  {found.code}: \n"
        else:
            continue
        if new:
            yield Fix(f"Behold det, og skriv hvorfor i {DELIBERATE}", ((Place(line, 1, line, 1), new),), (found,))


def _last_line(lines: Sequence[str], first: int, column: int) -> int:
    """The last line of an entry: those below its first that are as far in, or further."""
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) < column:
            break
        last = number if line.strip() else last
    return last


@lru_cache(maxsize=2)
def _mended_lines(text: str) -> list[str]:
    """An editor asks again at each move of the cursor, and a file with many mistakes takes a second or more."""
    return lines_of(mend(text.encode("utf-8", "replace")).after)


def _mended(text: str, findings: list[Finding]) -> Iterator[Fix]:
    """What is mended without asking; all of it at once, since one mend may need another."""
    if all(found.code >= "K4" for found in findings):
        return
    before, after = lines_of(text), _mended_lines(text)
    if len(before) != len(after):
        return
    changed = [n for n, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
    if changed:
        many = counted(len(changed), "linje", "linjer", neuter=False)
        lines = {*changed, *(n + 1 for n in changed)}  # a mistake may be told on the line after its cause
        changes = tuple((Place(n, 1, n, len(before[n - 1]) + 1), after[n - 1]) for n in changed)
        mended = tuple(found for found in findings if found.code < "K4" and found.place.line in lines)
        yield Fix(f"Ret det, spillet selv kan rette: {many}", changes, mended)
