"""Records among a user's files: which they are, and reading one whatever it turns out to be."""

from pathlib import Path

from spil.record.read import Record, Rejected, read_record

_MOST_BYTES = 4 << 20
"""A hundred times what a long day writes."""


def records_below(path: Path) -> list[Path]:
    """The files in a folder and under it that bear a record's name; no pipe, no folder of that name.

    A folder that cannot be reached, or is away for a while, has none.
    """
    try:
        return sorted(each for each in path.rglob("*") if each.suffix.lower() == ".jsonl" and each.is_file())
    except OSError:
        return []


def read_file(path: Path) -> Record | Rejected:
    """Read a file that may be a record; one that cannot be read is told like a bad line and stops nobody."""
    try:
        if not path.is_file():
            return Rejected(1, "det er ikke en almindelig fil")
        if path.stat().st_size > _MOST_BYTES:
            return Rejected(1, "filen er for stor til at være fra spillet")
        return read_record(path.read_bytes())
    except OSError:
        return Rejected(1, "filen kan ikke læses. Se, om du har adgang til den")
