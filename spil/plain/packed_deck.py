"""`spil kort --send` and `--hent`: a deck as one file to send, and a file that was sent, checked and taken in."""

import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

from spil.author.check.all import Checked, check_paths
from spil.author.check.render import as_text
from spil.author.packed.packing import gathered, packed
from spil.author.packed.unpacking import RefusedError, laid_out, unpacked
from spil.cards.deck import read_deck
from spil.command_line import DONE, USED_WRONGLY, WITH_ERRORS
from spil.danish import clean, counted, listed
from spil.files import write_asked

LARGEST_ZIP = 32 * 1024 * 1024
"""Bytes; a deck of a thousand cards takes about four million."""
_MOST_NAMED = 5


def send(folder: Path, file: Path | None) -> int:
    """Pack a deck into a file; returns the exit status.

    Raises:
        OSError: A file cannot be read or written.
    """
    checked = check_paths([folder], read_deck(folder))
    if not checked.readings:
        return _wrong(f"{folder} har ingen kort. Et kortsæt har en mappe, der hedder kort.")
    if checked.findings:
        sys.stdout.write(as_text(checked))
    if checked.errors:
        return _told(WITH_ERRORS, "Kortsættet er ikke pakket. Ret fejlene først.")
    found = gathered(folder)
    target = file or Path(f"{folder.resolve().name}.zip")
    write_asked(target, packed(found.files, folder.resolve().name))
    told = [f"{target} er klar med {counted(checked.cards, 'kort', 'kort')}. Den, der får den, skriver:"]
    told += [f"  spil kort --hent {target.name}"]
    return _told(DONE, *_left_out(found.left_out), *told)


def take_in(file: Path, wanted: Path | None) -> int:
    """Check a file that was sent, and make a folder of it, all of it or nothing; returns the exit status.

    Args:
        file: The zip.
        wanted: Where it is to lie; where that is not said, beside one, under the file's name.

    Raises:
        OSError: A file cannot be read or written.
    """
    target = wanted or Path(file.stem)
    if target.exists():
        return _wrong(f"{target} findes allerede og bliver ikke overskrevet. Skriv et andet sted med -o MAPPE.")
    with file.open("rb") as stream:
        raw = stream.read(LARGEST_ZIP + 1)
    if len(raw) > LARGEST_ZIP:
        return _wrong(f"{file} fylder mere end {LARGEST_ZIP // 1024 // 1024} MB, og det er mere, end et kortsæt må.")
    try:
        found = unpacked(raw)
    except RefusedError as error:
        sys.stderr.write(f"{file} {error}\n")
        return WITH_ERRORS
    draft = laid_out(found.files, target)
    try:
        checked = check_paths([draft], read_deck(draft))
        if checked.findings:
            sys.stdout.write(_as_told(checked, draft, target))
        if checked.errors:
            return _told(WITH_ERRORS, "Kortsættet er ikke taget ind. Bed den, der sendte det, om at rette fejlene.")
        draft.rename(target)
    finally:
        rmtree(draft, ignore_errors=True)
    cards = counted(checked.cards, "kort", "kort")
    return _told(
        DONE, *_left_out(found.left_out), f"{target} er klar med {cards}. Se dem: spil kort --kortsaet {target}"
    )


def _as_told(checked: Checked, draft: Path, target: Path) -> str:
    """The findings, by the names that the files would have."""
    return as_text(checked).replace(str(draft), str(target)).replace(draft.name, target.name)


def _left_out(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    shown = [clean(name)[:60] for name in names[:_MOST_NAMED]]
    more = [f"{len(names) - _MOST_NAMED} til"] if len(names) > _MOST_NAMED else []
    return [f"Det hører ikke til et kortsæt og er ikke taget med: {listed([*shown, *more])}."]


def _told(status: int, *sentences: str) -> int:
    sys.stdout.write("".join(f"{sentence}\n" for sentence in sentences))
    return status


def _wrong(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return USED_WRONGLY
