"""Where what was kept lies, and how one opens and prints it, for one who knows no paths."""

from collections.abc import Sequence
from pathlib import Path


def kept_told(*, agreed: bool) -> str:
    """What is kept when a session is over, and how one gets it as a page."""
    what = "Jeres aftale og jeres tal" if agreed else "Jeres tal"
    return f"{what} er gemt på den her computer. Vælg 1, så får du det som en side, du kan åbne og skrive ud."


def written_told(written: Sequence[Path], documents: Path) -> list[str]:
    """Where the page and the date for the calendar lie, and what to do with each.

    Args:
        written: The files.
        documents: The folder that this machine calls Documents, whatever its name is there.
    """
    return [
        _told(path, "mappen Dokumenter" if path.parent == documents else f"mappen {path.parent}") for path in written
    ]


def _told(path: Path, folder: str) -> str:
    if path.suffix == ".ics":
        return f"En dato til kalenderen ligger samme sted: {path.name}. Dobbeltklik på den, så spørger I hinanden igen."
    opened = "Dobbeltklik på den, så åbner den i browseren. Vælg Udskriv der, hvis du vil have den på papir."
    return f"Siden ligger i {folder} og hedder {path.name}. {opened}"
