"""A report as a Word document: real headings, tables and lists, to put among a unit's minutes and change there."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from facilitator.report.model import CardReport, Report
from spil.danish import capitalised, clean

if TYPE_CHECKING:
    from docx.document import Document

_MISSING = (
    "Det her program kan ikke lave Word endnu. "
    'Skriv først: pip install "ligebehandlingsspillet[word]". Eller lav en fil, der ender på .html, og åbn den i Word.'
)
_OURS = "Ligebehandlingsspillet"
_LANGUAGE = "da-DK"
_ACCENT = "00457C"
"""The colour of our headings; Word's own blue is too pale to read well."""
_BOX = "☐ "
_MARGIN, _WORDS, _REST = 22, 86, 80
"""Millimetres: round the page, and across it for the words of a choice and for all that is counted of it."""


def as_word(report: Report, now: datetime) -> bytes:
    """The page as a document, in the order in which the page says it.

    Args:
        report: What may leave the room.
        now: When it is made, which Word wants to know of every document.

    Raises:
        OSError: python-docx is not there; its words are a sentence.
    """
    return document_of(f"{report.title}, {report.held}", now, lambda to: _page(to, report))


def document_of(title: str, now: datetime, write: Callable[["Writer"], None]) -> bytes:
    """A document of ours, with what somebody writes in it.

    Raises:
        OSError: python-docx is not there; its words are a sentence.
    """
    try:
        from docx import Document
    except ImportError:
        raise OSError(_MISSING) from None
    document = Document()
    _prepare(document, title, now)
    write(Writer(document))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _prepare(document: "Document", title: str, now: datetime) -> None:
    """A4, Danish, our colour, and what a screen reader and a shelf of documents say of it."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, RGBColor

    core = document.core_properties
    core.title, core.language, core.author, core.last_modified_by = clean(title), _LANGUAGE, _OURS, _OURS
    core.comments, core.created, core.modified = "", now.astimezone(UTC), now.astimezone(UTC)
    for part in (document.styles.element, document.settings.element):
        for language in part.iter(qn("w:lang"), qn("w:themeFontLang")):
            language.set(qn("w:val"), _LANGUAGE)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].font.color.rgb = RGBColor.from_string(_ACCENT)


class Writer:
    """Adds to a document; whatever people wrote is one line of text, without what XML cannot hold."""

    def __init__(self, document: "Document") -> None:
        self._document = document

    def heading(self, text: str, level: int) -> None:
        """A heading that stands in Word's navigation."""
        self._document.add_heading(clean(text), level)

    def say(self, text: str, style: str = "Normal", *, strong: bool = False, small: str = "") -> None:
        """A paragraph, and what it comes from below it."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.add_run(clean(text)).bold = strong or None
        if small:
            paragraph.add_run().add_break()
            paragraph.add_run(clean(small)).italic = True

    def points(self, items: Iterable[tuple[str, str]]) -> None:
        """A list of what is named, if anything, and what is said of it."""
        for name, text in items:
            paragraph = self._document.add_paragraph(style="List Bullet")
            if name:
                paragraph.add_run(f"{clean(name)}: ").bold = True
            paragraph.add_run(clean(text))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A row for each thing, its name first and wide, under heads that come again on the next page."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        table = self._document.add_table(1, len(heads), "Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(clean(head)).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # it has no other door to this
        for values in rows:
            for cell, value in zip(table.add_row().cells, values, strict=True):
                cell.text = clean(value)
        others = len(heads) - 1
        for column, width in zip(table.columns, (_WORDS, *[_REST // others] * others), strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)  # Word reads the one, LibreOffice the other


def _page(to: Writer, report: Report) -> None:
    to.heading(f"{report.title}, {report.held}", 1)
    to.say(report.motto)
    if report.rehearsal:
        to.say("ØVELSE. Det hele er opdigtet.", strong=True)
    if report.agreements:
        to.heading("Vores aftale", 2)
        for text in report.agreements:
            to.say(text, strong=True)
    for card in report.cards:
        _card(to, card)
    if report.across:
        to.heading("På tværs af kortene", 2)
        to.points(("", text) for text in report.across)
    if report.agreements:
        to.heading(f"Når I tager aftalen frem igen, {report.again_told}", 2)
        to.say("Hvad skete der?")
        *before, last = report.outcomes
        for text in before:
            to.say(_BOX + text, "No Spacing")
        to.say(_BOX + last)
        to.say("Hvad vil I gøre nu?")
        to.say("")
    if report.routes or report.links:
        to.heading("Her kan du få hjælp", 2)
        to.points((route.who, f"{route.what} {route.how}") for route in report.routes)
        to.points((link.name, link.where) for link in report.links)


def _card(to: Writer, card: CardReport) -> None:
    to.heading(card.title, 2)
    for line in card.told:
        to.say(line)
    for place in card.chosen[:1]:
        to.heading(place.question, 3)
        if place.words:
            to.say(place.words)
        if place.rows:
            heads = ("Valg", *map(capitalised, place.heads))
            to.table(heads, ((words, *map(str, values)) for words, values in place.rows))
    if card.weighed:
        to.heading("Det vejede tungest", 3)
        to.points(("", f"{name}: {count} {'bord' if count == 1 else 'borde'}") for name, count in card.weighed)
    if card.questions:
        to.heading("Spørgsmål, I kan tage op", 3)
        to.points(("", text) for text in card.questions)
    if card.frame:
        to.heading("Rammen", 3)
        for law in card.frame:
            to.say(law.text, small=law.origin)
