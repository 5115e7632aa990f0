"""The page of many sessions as a file of any kind: for a browser, two sheets of paper, a spreadsheet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from facilitator.disclosure.over_time import Span
from facilitator.report.files import as_rows
from facilitator.report.over_time import Page, Part, within
from facilitator.report.over_time_picture import as_svg
from facilitator.report.over_time_text import as_text
from facilitator.report.over_time_word import as_word
from spil.danish import counted
from spil.html.templates import environment
from spil.paper.pdf import as_pdf

_MOST_ON_PAPER = 18
"""Rows of a table, so that all of it is two sheets."""


def made_of(page: Page, ending: str, now: datetime) -> str | bytes:
    """The page in the format that a file's name asks for; lines for a terminal where there is no name.

    Args:
        page: What is told.
        ending: Of the file's name, with its dot; nothing for a terminal.
        now: The clock.

    Raises:
        OSError: What makes that format is not there; its words are a sentence.
    """
    match ending:
        case ".svg":
            return as_svg(page)
        case ".csv":
            return as_csv(page)
        case ".html":
            return as_html(page, now.date())
        case ".pdf":
            return as_pdf(as_html(for_a_committee(page), now.date()))
        case ".docx":
            return as_word(for_a_committee(page), now)
        case _:
            return as_text(page)


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
    return as_rows(("Del", "Hvad", "Tælling", "Mindst", "Højst", "Af"), _rows(page))


def _rows(page: Page) -> Iterator[tuple[str | int, ...]]:
    for part in page.parts:
        for row in part.rows:
            for head, span in zip(part.heads, row.spans, strict=True):
                yield part.title, row.name, head, span.least, span.most, page.sessions
        yield part.title, part.beside, "", "", "", ""
    for sentence in (*page.told, *page.cannot):
        yield "Husk", sentence, "", "", "", ""
