"""The report and the agreement for those who were not there: as PDF that is read aloud, and as Word."""

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.table import Table
from pdfua import breaches
from tagged import needs_pdf, tagged

from facilitator.cli import main

ROOM = "enhedsmoede-20"
TABLES = "bif-basis-45"
NASTY = "=1+1 </w:t><b>fed</b>\x01\x1b[31m\u2028\ufffe & 🙂"
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A made-up room with an agreement, and made-up tables without."""
    folder = tmp_path_factory.mktemp("spillet")
    for name in (ROOM, TABLES):
        assert main(["simuler", name, "-o", str(folder / name)]) == 0
    return {name: folder / name for name in (ROOM, TABLES)}


def saved(records: Path, file: Path, *more: str) -> bytes:
    assert main(["saml", str(records), "-o", str(file), *more]) == 0
    return file.read_bytes()


def opened(raw: bytes) -> Opened:
    return Document(BytesIO(raw))


def headings(document: Opened) -> list[tuple[int, str]]:
    found = (
        (re.fullmatch(r"Heading (\d)", each.style.name or ""), each.text) for each in document.paragraphs if each.style
    )
    return [(int(level[1]), text) for level, text in found if level]


def letters(document: Opened) -> str:
    """All that stands in it, in its order, but for boxes to tick and spaces."""
    said = []
    for each in document.iter_inner_content():
        if isinstance(each, Table):
            said += [cell.text for row in each.rows for cell in row.cells]
        else:
            said.append(each.text)
    return "".join("".join(said).replace("☐", "").split())


def on_page(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]+>", " ", html[html.index("<body") :])).split())


@pytest.mark.parametrize(("name", "more"), [(ROOM, ()), (TABLES, ()), (ROOM, ("--aftale",))])
def test_word_says_what_the_page_says_in_the_same_order(
    name: str, more: tuple[str, ...], played: dict[str, Path], tmp_path: Path
) -> None:
    html = saved(played[name], tmp_path / "r.html", "--format", "html", *more).decode()
    document = opened(saved(played[name], tmp_path / "r.docx", *more))
    assert letters(document) == on_page(html)
    assert headings(document) == [(int(n), unescape(text)) for n, text in re.findall(r"<h(\d)>(.*?)</h\1>", html)]
    assert len(document.tables) == html.count("<table>")


def test_word_is_danish_has_a_title_and_no_persons_name(played: dict[str, Path], tmp_path: Path) -> None:
    document = opened(saved(played[ROOM], tmp_path / "r.docx"))
    core = document.core_properties
    assert (core.title, core.language) == ("Enhedsmøde, 1. januar 2026", "da-DK")
    assert core.author == core.last_modified_by == "Ligebehandlingsspillet"
    assert core.comments == ""
    assert core.created is not None
    assert core.created.year >= 2026
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"da-DK"}
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)  # type: ignore[union-attr]


def test_the_head_of_a_table_in_word_comes_again_on_the_next_page(played: dict[str, Path], tmp_path: Path) -> None:
    table, *_ = opened(saved(played[ROOM], tmp_path / "r.docx")).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Valg", "Først", "Efter snakken"]
    assert table._tbl.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}")


def test_whatever_people_wrote_is_text_in_word_and_in_pdf(played: dict[str, Path], tmp_path: Path) -> None:
    (before,) = played[ROOM].glob("*.jsonl")
    events = [json.loads(line) for line in before.read_text(encoding="utf-8").splitlines()]
    for each in events:
        if each["type"] == "agreed":
            each["then"] = NASTY
    odd = tmp_path / "sære"
    odd.mkdir()
    (odd / before.name).write_text("".join(f"{json.dumps(each)}\n" for each in events), encoding="utf-8")
    assert "=1+1 </w:t><b>fed</b> [31m & 🙂" in "".join(
        each.text for each in opened(saved(odd, tmp_path / "r.docx")).paragraphs
    )


@needs_pdf
@pytest.mark.parametrize("name", [ROOM, TABLES])
def test_the_report_as_pdf_says_what_the_page_says_and_breaks_nothing_of_pdfua(
    name: str, played: dict[str, Path], tmp_path: Path
) -> None:
    html = saved(played[name], tmp_path / "r.html", "--format", "html").decode()
    found = tagged(saved(played[name], tmp_path / "r.pdf"))
    assert breaches(found) == []
    assert "".join(found.tree.read.split()).replace("☐", "") == on_page(html)
    assert found.bookmarks == found.headings
    assert [text for _, text in found.headings] == [unescape(text) for text in re.findall(r"<h\d>(.*?)</h\d>", html)]


@needs_pdf
def test_a_report_that_is_two_pages_long_breaks_nothing_between_them(played: dict[str, Path], tmp_path: Path) -> None:
    assert len(tagged(saved(played[ROOM], tmp_path / "r.pdf")).pdf.pages) == 1
    assert len(tagged(saved(played[TABLES], tmp_path / "r.pdf")).pdf.pages) == 2


def test_beside_the_agreement_lies_the_date_to_look_at_it_again(
    played: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(played[ROOM], tmp_path / "aftale.docx", "--aftale")
    assert (tmp_path / "aftale.ics").exists()
    assert str(tmp_path / "aftale.docx") in capsys.readouterr().out


def test_where_nothing_was_agreed_that_is_told_and_no_file_is_made(
    played: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "aftale.docx"
    assert main(["saml", str(played[TABLES]), "--aftale", "-o", str(file)]) == 1
    assert "Der blev ikke lavet en aftale" in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--format", "pdf"], "-o rapport.pdf"),
        (["--format", "docx"], "-o rapport.docx"),
        (["--format", "html", "-o", "r.pdf"], "ender på .pdf, men --format er html"),
        (["--aftale"], "--aftale -o aftale.docx"),
    ],
)
def test_what_cannot_be_made_is_told_in_one_sentence_with_what_to_write(
    given: list[str], told: str, played: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["saml", str(played[ROOM]), *given]) == 2
    assert told in capsys.readouterr().err


def test_where_word_cannot_be_made_one_sentence_says_what_to_do(
    played: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert main(["saml", str(played[ROOM]), "-o", str(tmp_path / "r.docx")]) == 3
    told = capsys.readouterr().err
    assert 'pip install "ligebehandlingsspillet[word]"' in told
    assert told.count("\n") == 1
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_and_sees_the_same_words(played: dict[str, Path], tmp_path: Path) -> None:
    assert SOFFICE
    document = opened(saved(played[ROOM], tmp_path / "r.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run(
        [
            SOFFICE,
            profile,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            tmp_path,
            tmp_path / "r.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    seen = (tmp_path / "r.txt").read_text(encoding="utf-8-sig")
    assert "".join(re.sub("[☐•]", "", seen).split()) == letters(document)
