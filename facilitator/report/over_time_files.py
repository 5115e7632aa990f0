"""The page of many sessions for a browser, for two sheets of paper, and for a spreadsheet."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

from facilitator.disclosure.over_time import Span
from facilitator.report.files import BOM, safe
from facilitator.report.over_time import Page, Part, within
from spil.danish import counted
from spil.html.templates import environment

_MOST_ON_PAPER = 18
"""Rows of a table, so that all of it is two sheets."""


def as_html(page: Page, made: date) -> str:
    """One page to read or to put on the intranet: a bar and its numbers in every row; nothing comes from outside."""
    templates = environment("facilitator.report")

    def said(span: Span) -> str:
        return within(span, page.sessions)

    templates.filters["within"] = said
    return templates.get_template("over_time.html").render(page=page, made=made) + "\n"


def for_a_committee(page: Page) -> Page:
    """The same page where long tables end, and say so, so that it is two sheets."""
    return replace(page, parts=tuple(_short(part) for part in page.parts))


def _short(part: Part) -> Part:
    left = len(part.rows) - _MOST_ON_PAPER
    if left <= 0:
        return part
    more = f"{counted(left, 'række', 'rækker', neuter=False).capitalize()} mere står på siden i browseren."
    return replace(part, rows=part.rows[:_MOST_ON_PAPER], beside=f"{more} {part.beside}")


def as_csv(page: Page) -> str:
    """Rows for a spreadsheet: at least and at most, and of how many; formulas are disarmed."""
    out = StringIO()
    out.write(BOM)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Del", "Hvad", "Tælling", "Mindst", "Højst", "Af"))
    for part in page.parts:
        for row in part.rows:
            for head, span in zip(part.heads, row.spans, strict=True):
                writer.writerow(safe(part.title, row.name, head, span.least, span.most, page.sessions))
        writer.writerow(safe(part.title, part.beside, "", "", "", ""))
    for sentence in (*page.told, *page.cannot):
        writer.writerow(safe("Husk", sentence, "", "", "", ""))
    return out.getvalue()
