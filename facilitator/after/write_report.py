"""The report of a session and its date for the calendar, as files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from facilitator.report.files import as_calendar, as_html
from facilitator.report.model import report
from facilitator.summary import summarise
from spil.cards.deck import Deck
from spil.files import write_whole
from spil.record.read import Record


def write_report(records: Sequence[Record], deck: Deck, folder: Path, today: date) -> tuple[Path, ...]:
    """Write the report as a page and, where something was agreed, a date for the calendar; returns where.

    Raises:
        OSError: The folder cannot be written.
    """
    page = report(summarise(tuple(records), deck, "report"), deck, today)
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / f"{page.session}.html": as_html(page).encode()}
    if page.agreements:
        files[folder / f"{page.session}.ics"] = as_calendar(page)
    for path, raw in files.items():
        write_whole(path, raw)
    return tuple(files)
