"""What can be mended with one key: the word that was meant, the file's own name, and what `spil tjek --ret` mends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spil.author.fix.file import mend
from spil.cards.findings import Finding, Place, lines_of, meant_in
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


def fixes_for(path: Path, text: str, findings: Iterable[Finding]) -> list[Fix]:
    """Every mend for some findings of a file, those about one word first."""
    told = list(findings)
    return [*_words(path, told), *_mended(text, told)]


def _words(path: Path, findings: Iterable[Finding]) -> Iterator[Fix]:
    for found in findings:
        meant = meant_in(found.repair)
        if found.code == "K801":
            meant = path.stem
        if meant and found.place.line == found.place.end_line:
            yield Fix(f'Skriv "{meant}"', ((found.place, meant),), (found,))


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
