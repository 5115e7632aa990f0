"""A report as Markdown, HTML, CSV and a date for the calendar; all from the same page."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from io import StringIO
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from facilitator.report.model import Report
from spil.danish import clean
from spil.html.templates import environment

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])|(?<=^)([-+])|(?<=^\d)([.)])")
"""What Markdown would take for more than a letter: some signs anywhere, others only where a line begins."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"
"""So that Excel knows the letters æ, ø and å."""


def as_markdown(report: Report) -> str:
    """One page for a wiki or a mail."""
    templates = environment("facilitator.report")
    templates.filters["md"] = lambda text: _SPECIAL.sub(r"\\\g<0>", clean(str(text)))
    return templates.get_template("report.md").render(report=report)


def as_html(report: Report) -> str:
    """One page to print on A4 or to put on the intranet; nothing in it comes from outside."""
    return environment("facilitator.report").get_template("report.html").render(report=report) + "\n"


def as_csv(report: Report) -> str:
    """Rows for a spreadsheet."""
    return as_rows(("Del", "Kort", "Spørgsmål", "Valg", "Tælling", "Antal"), _rows(report))


def _rows(report: Report) -> Iterator[tuple[str | int, ...]]:
    for card in report.cards:
        for place in card.chosen:
            for words, values in place.rows:
                for head, value in zip(place.heads, values, strict=True):
                    yield "valg", card.title, place.question, words, head, value
            if place.words:
                yield "valg", card.title, place.question, "", "", place.words
        for name, count in card.weighed:
            yield "vejede tungest", card.title, "", name, "borde", count
        for text in card.questions:
            yield "spørgsmål", card.title, text, "", "", ""
    for text in report.agreements:
        yield "aftale", "", text, "", "", ""


def as_rows(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Rows as a Danish spreadsheet opens them: `;` between the cells, and formulas disarmed."""
    out = StringIO()
    out.write(_BOM)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return out.getvalue()


def _safe(value: str | int) -> str | int:
    """A text that a spreadsheet would take for a formula gets a mark before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_calendar(report: Report) -> bytes:
    """A quarter of an hour, weeks from now, to look at the agreement again."""
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, report.session)}@ligebehandlingsspillet")
    event.add("dtstamp", datetime.combine(report.again, time(), UTC))
    event.add("dtstart", datetime.combine(report.again, time(9)))
    event.add("dtend", datetime.combine(report.again, time(9, 15)))
    event.add("summary", "Ligebehandlingsspillet: Hvad skete der med jeres aftale?")
    asked = "Hvad skete der? " + ", ".join(report.outcomes) + "."
    event.add("description", "\n".join([*report.agreements, asked]))
    calendar = Calendar()
    calendar.add("prodid", "-//Ligebehandlingsspillet//da")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
