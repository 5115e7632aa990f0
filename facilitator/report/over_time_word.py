"""The page of many sessions as a Word document: to be put among a committee's papers, and changed there."""

from datetime import datetime

from facilitator.report.over_time import Page, within
from facilitator.report.word import Writer, document_of


def as_word(page: Page, now: datetime) -> bytes:
    """The page as a document: what stands in a bar elsewhere stands in its numbers alone.

    Args:
        page: What is told.
        now: When it is made, which Word wants to know of every document.

    Raises:
        OSError: python-docx is not there; its words are a sentence.
    """
    return document_of(page.title, now, lambda to: _write(to, page))


def _write(to: Writer, page: Page) -> None:
    to.heading(page.title, 1)
    for sentence in page.told:
        to.say(sentence)
    for part in page.parts:
        to.heading(part.title, 2)
        if part.rows:
            rows = ((row.name, *(within(span, page.sessions) for span in row.spans)) for row in part.rows)
            to.table(("Hvad", *part.heads), rows)
        else:
            to.say("Her er der for få forløb til et tal.")
        to.say(part.beside)
    if page.cannot:
        to.heading("Det siger tallene ikke", 2)
        to.points(("", sentence) for sentence in page.cannot)
