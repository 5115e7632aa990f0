"""`spil tjek --ret`: shows what can be mended, asks, and mends it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from spil.author.check.all import check_paths
from spil.author.fix.apply import as_diff, put_in_place, rewrites
from spil.cards.deck import is_built_in, read_deck
from spil.command_line import DONE, USED_WRONGLY, WITH_ERRORS
from spil.plain.console import Console


def mend_files(paths: Sequence[Path], own: Path | None) -> int | None:
    """Mend files if the author wants it; the exit status, or None where what is left is to be told.

    Raises:
        OSError: A file cannot be read or written.
    """
    checked = check_paths(paths, read_deck(own))
    files = [Path(reading.document.path) for reading in checked.readings]
    if any(map(is_built_in, files)):
        sys.stderr.write("Spillets egne kort bliver ikke rettet. Lav en kopi i jeres egen mappe, og ret den.\n")
        return USED_WRONGLY
    found = rewrites(files)
    sys.stdout.writelines(f"{as_diff(each)}\n" for each in found)
    unchanged = _unchanged() if found else None
    if unchanged:
        sys.stdout.write(f"{unchanged}\n")
        return WITH_ERRORS if checked.errors else DONE
    for each in found:
        if not put_in_place(each):
            sys.stdout.write(f"{each.path} er ændret imens, så den er ikke rettet.\n")
    told = "\nDet er rettet. Her er resten:" if found else "Her er ikke noget, spillet selv kan rette."
    sys.stdout.write(f"{told}\n\n")
    return None


def _unchanged() -> str | None:
    """Why nothing is mended, in a sentence; None where the author says yes."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return "Intet er rettet endnu. Skriv det samme i et vindue, hvor I kan svare på et spørgsmål, og svar j."
    try:
        wanted = Console(sys.stdin, sys.stdout).yes("Skal det rettes?")
    except EOFError:
        wanted = False
    return None if wanted else "Intet er rettet."
