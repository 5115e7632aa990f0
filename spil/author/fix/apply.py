"""Shows what mending changes in files, and puts the mended ones in their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from spil.author.fix.file import Mended, mend
from spil.cards.findings import lines_of
from spil.cards.read.bytes import read_bytes, without_doubtful
from spil.files import write_over

_SIGNS = {
    "\t": ("→", "→ er et Tab-tegn."),
    "\u00a0": ("°", "° er et hårdt mellemrum."),
    "\u202f": ("°", "° er et hårdt mellemrum."),
}
"""For what cannot be seen, the signs that Word shows."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file that can be mended."""

    path: Path
    raw: bytes
    """The file's bytes when it was read."""
    mended: Mended


def rewrites(files: Iterable[Path]) -> list[Rewrite]:
    """The files that have something to mend.

    Raises:
        OSError: A file cannot be read.
    """
    read = ((path, read_bytes(path)) for path in files)
    every = [Rewrite(path, raw, mend(raw)) for path, raw in read]
    return [each for each in every if each.mended.told]


def as_diff(rewrite: Rewrite) -> str:
    """What would change, line by line; then each kind of change."""
    mended, name = rewrite.mended, _visible(" ".join(lines_of(str(rewrite.path))))
    before, after = (list(map(_visible, lines_of(text))) for text in (mended.before, mended.after))
    heads = [f"--- {name}", f"+++ {name} (rettet)"]
    lines = list(unified_diff(before, after, n=1, lineterm=""))[2:]
    used = dict.fromkeys(note for letter, (_, note) in _SIGNS.items() if lines and letter in mended.before)
    return "\n".join([*heads, *lines, *(f"  = {note}" for note in (*mended.told, *used))]) + "\n"


def put_in_place(rewrite: Rewrite) -> bool:
    """Put the mended bytes in the file's place, all or none of them; who may read and write it stays as it was.

    Returns:
        False where somebody has saved something else there in the meantime; then it is left alone.

    Raises:
        OSError: The file cannot be written.
    """
    return write_over(rewrite.path, rewrite.raw, rewrite.mended.raw)


def _visible(line: str) -> str:
    return without_doubtful("".join(_SIGNS[letter][0] if letter in _SIGNS else letter for letter in line))
