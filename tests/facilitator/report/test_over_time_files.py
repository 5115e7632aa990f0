"""Many sessions for a browser, on two sheets, as a picture and for a spreadsheet: the same spans everywhere."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from browser import looked_at, needs_browser
from docx import Document
from tagged import needs_pdf, tagged
from year import many_sessions, write_year

import facilitator.cli
from facilitator.disclosure.over_time import Span, over_time
from facilitator.report.over_time import Page, Part, Row, asked, page, within
from facilitator.report.over_time_files import as_csv, as_html, for_a_committee
from facilitator.report.over_time_picture import as_svg
from facilitator.report.over_time_text import as_text
from facilitator.report.over_time_word import as_word
from spil.cards.deck import read_deck
from spil.paper.pdf import as_pdf

DECK = read_deck().deck
MADE = date(2026, 11, 28)
YEAR = page(over_time(many_sessions(DECK), asked(DECK)), DECK, 2026)
FEW = page(over_time([], asked(DECK)), DECK, None)
_DARK = "screen and (prefers-color-scheme: dark)"


def of_people(text: str) -> Page:
    """A page where people have written everything that stands on it."""
    return Page(text, 20, (text,), (Part(text, (text,), (Row(text, (Span(5, 14),)),), text),), (text,))


@needs_browser
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("shown", [YEAR, FEW], ids=["year", "few"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(shown: Page, theme: str, tmp_path: Path) -> None:
    html = as_html(shown, MADE)
    assert _DARK in html
    found = looked_at(html.replace(_DARK, "all" if theme == "dark" else "not all"), tmp_path)
    assert found["violations"] == []
    assert found["rules"] >= (9 if shown.parts else 6)
    assert found["wide"] <= 320


def test_every_span_stands_as_words_in_every_format() -> None:
    html, svg, text = as_html(YEAR, MADE), as_svg(YEAR), as_text(YEAR)
    cells = {tuple(row[:3]): row[3:] for row in csv.reader(StringIO(as_csv(YEAR)), delimiter=";")}
    rows = [(part, row) for part in YEAR.parts for row in part.rows]
    assert len(rows) > 30
    for part, row in rows:
        told = within(row.spans[0], YEAR.sessions)
        assert told in html
        assert told in text
        assert f">{told}<" in svg
        for head, span in zip(part.heads, row.spans, strict=True):
            assert cells[part.title, row.name, head] == [str(span.least), str(span.most), str(YEAR.sessions)]


def test_the_word_document_has_every_span_of_the_two_sheets_under_real_headings() -> None:
    shown = for_a_committee(YEAR)
    document = Document(BytesIO(as_word(shown, datetime(2027, 1, 11, tzinfo=UTC))))
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 2"]
    assert headings == [*(part.title for part in shown.parts), "Det siger tallene ikke"]
    told = {tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows}
    for part in shown.parts:
        for row in part.rows:
            assert (row.name, *(within(span, shown.sessions) for span in row.spans)) in told
    assert document.core_properties.title == YEAR.title
    assert len(as_word(FEW, datetime(2027, 1, 11, tzinfo=UTC))) > 0


@needs_pdf
def test_a_long_year_is_two_sheets_that_a_screen_reader_can_read() -> None:
    assert max(len(part.rows) for part in YEAR.parts) > 18
    read = tagged(as_pdf(as_html(for_a_committee(YEAR), MADE)))
    assert len(read.pdf.pages) == 2
    assert read.untagged == 0
    assert [level for level, _ in read.headings] == [1, *[2] * (len(YEAR.parts) + 1)]


def test_a_table_that_ends_on_paper_says_how_much_more_there_is() -> None:
    short = {part.title: part for part in for_a_committee(YEAR).parts}["Kort"]
    left = len({part.title: part for part in YEAR.parts}["Kort"].rows) - len(short.rows)
    assert short.beside.startswith(f"{left} rækker mere står på siden i browseren.")


def test_what_people_wrote_is_no_code_in_any_format() -> None:
    text = '<script>alert("1")</script>&'
    html = as_html(of_people(text), MADE)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    drawn = ET.fromstring(as_svg(of_people(text)))
    assert not list(drawn.iter("{http://www.w3.org/2000/svg}script"))


@pytest.mark.parametrize("sign", list("=+-@"))
def test_a_spreadsheet_never_takes_a_title_for_a_formula(sign: str) -> None:
    cells = [cell for row in csv.reader(StringIO(as_csv(of_people(f"{sign}1+1"))), delimiter=";") for cell in row]
    assert f"'{sign}1+1" in cells
    assert not [cell for cell in cells if cell.startswith(sign)]


def test_the_picture_is_as_tall_as_what_is_drawn_and_tells_it_in_words() -> None:
    drawn = ET.fromstring(as_svg(YEAR))
    space = "{http://www.w3.org/2000/svg}"
    tall = float(drawn.attrib["height"])
    assert all(float(each.attrib["y"]) < tall for each in drawn.iter(f"{space}text"))
    assert drawn.findtext(f"{space}desc") == as_text(YEAR)


@pytest.mark.parametrize("ending", ["html", "csv", "svg", "txt"])
def test_a_file_is_of_the_kind_its_name_says(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_year(tmp_path / "aar", DECK, 6)
    file = tmp_path / f"overblik.{ending}"
    assert facilitator.cli.main(["overblik", str(tmp_path / "aar"), "-o", str(file)]) == 0
    assert capsys.readouterr().out == f"Det ligger i {file}.\n"
    begins = {"html": "<!doctype html>", "csv": "\ufeffDel;", "svg": "<svg", "txt": "Overblik over"}
    assert file.read_text(encoding="utf-8").startswith(begins[ending])
