"""What is printed as PDF: a program that reads aloud gets the same headings, links and words as the page has."""

import re
import socket
import sys
from html import unescape
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from pdfua import breaches
from small import SMALL
from tagged import Tagged, needs_pdf, tagged

from spil.cards.deck import read_deck
from spil.cli import main
from spil.paper.document import paper
from spil.paper.forms import PRINTED
from spil.paper.pdf import as_pdf

PAGE = '<!doctype html><html lang="da"><head><title>{0}</title>{1}</head><body><h1>{0}</h1>{2}</body></html>'


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of one's own with the smallest card."""
    folder = tmp_path_factory.mktemp("eget")
    (folder / "kort").mkdir()
    (folder / "kort" / "lille.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "side.yaml").write_text("navn: Os\nadresse: https://eksempel.dk/spil/\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(own: Path) -> tuple[str, Tagged]:
    """The card as the command prints it: as a page, and as PDF."""
    for name in ("lille.html", "lille.PDF"):
        assert main(["udskriv", "lille", "--kortsaet", str(own), "-o", str(own / name)]) == 0
    return (own / "lille.html").read_text(encoding="utf-8"), tagged((own / "lille.PDF").read_bytes())


def headings(html: str) -> list[tuple[int, str]]:
    return [(int(level), unescape(text)) for level, text in re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", html)]


def letters(html: str) -> str:
    """All that stands on a page, but for its list of links, which is not printed, and the spaces."""
    body = re.sub(r"<nav.*?</nav>|<svg.*?</svg>", "", html[html.index("<body") :], flags=re.DOTALL)
    return "".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@needs_pdf
def test_a_reading_program_meets_the_same_words_in_the_same_order_as_the_page_has(made: tuple[str, Tagged]) -> None:
    html, found = made
    head = "NårSig"  # of the table that goes on over a page: there its head stands again
    assert "".join(found.tree.read.split()).replace(head, "") == letters(html).replace(head, "")


@needs_pdf
def test_headings_are_headings_and_stand_as_bookmarks_beside_the_pages(made: tuple[str, Tagged]) -> None:
    html, found = made
    assert found.headings == headings(html)
    assert found.bookmarks == headings(html)


@needs_pdf
def test_every_choice_is_a_link_to_where_it_leads(made: tuple[str, Tagged]) -> None:
    html, found = made
    links = list(found.tree.all("Link"))
    assert all(each.links == 1 for each in links)
    assert "".join("".join(each.text for each in links).split()) == letters("<body>" + links_of(html))
    targets = {str(name) for name in list(found.pdf.Root.Names.Dests.Names)[::2]}
    assert {str(note.Dest) for page in found.pdf.pages for note in page.get("/Annots", [])} <= targets


def links_of(html: str) -> str:
    return " ".join(re.findall(r"<a .*?</a>", html[html.index("</nav>") :]))


@needs_pdf
def test_a_picture_is_told_in_words(made: tuple[str, Tagged]) -> None:
    families = read_deck().deck.families
    told = [str(each.given["/Alt"]) for each in made[1].tree.all("Figure")]
    assert told == [f"Tegn: {families[name].name}" for name in ("den-enkelte", "drift")]


@needs_pdf
def test_nothing_of_what_pdfua_asks_is_broken(made: tuple[str, Tagged]) -> None:
    assert breaches(made[1]) == []


@needs_pdf
@pytest.mark.parametrize("form", sorted(set(PRINTED) - {"alt"}))
def test_so_it_is_with_everything_that_can_be_printed(form: str, own: Path) -> None:
    for name in ("form.html", "form.pdf"):
        given = ["--kortsaet", str(own), "--som", form, "--klip", "-o", str(own / name)]
        assert main(["udskriv", "lille", *given]) == 0
    html, found = (own / "form.html").read_text(encoding="utf-8"), tagged((own / "form.pdf").read_bytes())
    assert breaches(found) == []
    assert found.bookmarks == found.headings == headings(html)
    assert "".join(found.tree.read.split()) == letters(html)
    pictures = [str(each.given["/Alt"]) for each in found.tree.all("Figure")]
    assert pictures == (["Kode til Lille"] if form == "plakat" else [])


@needs_pdf
def test_a_card_of_the_deck_keeps_them_too_with_its_columns_and_tables_over_many_pages() -> None:
    deck = read_deck().deck
    programme = deck.programme("den-hurtige-hjaelp")
    assert programme is not None
    found = tagged(as_pdf(paper(deck, programme)))
    assert breaches(found) == []
    assert len(found.pdf.pages) > 10
    assert any(tag.text == "Slå op på 43." for tag in found.tree.all("Span"))


@needs_pdf
def test_what_is_broken_would_be_told() -> None:
    skipped = PAGE.format(
        "Ét", "", '<h3>Tre</h3><a href="#x"><b id="x">link</b></a><table><tr><td>nøgen</td></tr></table>'
    )
    told = " ".join(breaches(tagged(as_pdf(skipped))))
    assert all(clause in told for clause in ("7.4.2-1", "7.18.5-1", "7.5-1"))


@needs_pdf
def test_the_same_page_is_the_same_file() -> None:
    page = PAGE.format("Ens", "", "<p>Det samme.</p>")
    assert as_pdf(page) == as_pdf(page)


@needs_pdf
def test_nothing_outside_the_page_is_fetched(tmp_path: Path) -> None:
    style = tmp_path / "skjul.css"
    style.write_text("p { display: none }", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        there = f"http://127.0.0.1:{server.getsockname()[1]}"
        head = f'<link rel="stylesheet" href="{style.as_uri()}"><link rel="stylesheet" href="{there}/a.css">'
        body = f'<p>Her er jeg.<img alt="et billede" src="{there}/b.png"><img alt="en fil" src="{style.as_uri()}"></p>'
        found = tagged(as_pdf(PAGE.format("Alene", head, body)))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert "Her er jeg." in found.tree.text


@needs_pdf
def test_what_no_letter_can_be_is_left_out_and_the_rest_stands() -> None:
    found = tagged(as_pdf(PAGE.format("Et\x01t", "", "<p>fø\x00r\x1b[31m og\x7f efter\uffff</p>")))
    assert str(found.pdf.docinfo["/Title"]) == "Ett"
    assert "før[31m og efter" in found.tree.text


class _NoPango(MetaPathFinder):
    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if fullname == "weasyprint":
            sys.stdout.write("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libgobject-2.0-0'")


def without_weasyprint(monkeypatch: pytest.MonkeyPatch, finder: MetaPathFinder | None) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    if finder:
        monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
    else:
        monkeypatch.setitem(sys.modules, "weasyprint", None)


@pytest.mark.parametrize(
    ("finder", "repair"),
    [(None, 'pip install "ligebehandlingsspillet[pdf]"'), (_NoPango(), "apt install libpango-1.0-0")],
    ids=["no package", "no library"],
)
def test_where_no_pdf_can_be_made_one_sentence_says_what_to_do(
    finder: MetaPathFinder | None,
    repair: str,
    own: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_weasyprint(monkeypatch, finder)
    file = own / "ikke.pdf"
    assert main(["udskriv", "lille", "--kortsaet", str(own), "-o", str(file)]) == 3
    told = capsys.readouterr()
    assert repair in told.err
    assert ".html" in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert not file.exists()


def test_a_name_that_ends_on_docx_is_told_what_paper_can_be(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["udskriv", "lille", "--kortsaet", str(own), "-o", str(tmp_path / "x.docx")]) == 2
    assert ".html eller .pdf" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.docx"))
