"""What PDF/UA-1 asks of documents like ours, read from the file; clauses are those of veraPDF's published profile."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from tagged import Tag, Tagged

_KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
}
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
}


def breaches(found: Tagged) -> list[str]:
    """Each rule that is broken, by its clause; empty where none is."""
    return [*_document(found), *_pages(found.pdf), *_tree(found.tree), *_headings(found), *_cells(found.tree)]


def _document(found: Tagged) -> Iterator[str]:
    root = found.pdf.Root
    xmp = root.Metadata.read_bytes().decode()
    if 'pdfuaid:part="1"' not in xmp:
        yield "5-1 it does not say that it is PDF/UA-1"
    if "<dc:title>" not in xmp or not str(found.pdf.docinfo.get("/Title", "")):
        yield "7.1-9 it has no title"
    if not bool(root.MarkInfo.get("/Marked", False)) or bool(root.MarkInfo.get("/Suspects", False)):
        yield "6.2-1 it is not marked as tagged"
    if not bool(root.ViewerPreferences.get("/DisplayDocTitle", False)):
        yield "7.1-10 a window shows its file's name and not its title"
    if str(root.get("/Lang", "")) != "da":
        yield "7.2-34 it does not say that it is Danish"
    if found.untagged:
        yield f"7.1-3 {found.untagged} pieces are drawn outside the tree and are no decoration"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    parents = _parents(pdf)
    for number, page in enumerate(pdf.pages, 1):
        for name, font in page.Resources.get("/Font", {}).items():
            described = font.DescendantFonts[0].FontDescriptor
            if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"7.21.4.1-1 the font {name} of page {number} is not in the file"
            if "/ToUnicode" not in font:
                yield f"7.21.7-1 the font {name} of page {number} does not say which letters it draws"
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield f"7.18.3-1 the tab key does not follow the tree on page {number}"
        for each in annotations:
            if not str(each.get("/Contents", "")):
                yield f"7.18.5-2 a link on page {number} says nothing of itself"
            if str(parents[int(each.StructParent)].S) != "/Link":
                yield f"7.18.5-1 a link on page {number} stands outside a tag that is a link"


def _parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    pairs = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}


def _tree(tag: Tag, above: str = "") -> Iterator[str]:
    kids = [kid.name for kid in tag.kids]
    if tag.name in _KIDS and not set(kids) <= _KIDS[tag.name]:
        yield f"7.2 in {tag.name} stand {kids}"
    if tag.name in _PARENTS and above not in _PARENTS[tag.name]:
        yield f"7.2 {tag.name} stands in {above}"
    if tag.name == "Table" and "THead" in kids and "TBody" not in kids:
        yield "7.2-14 a table has a head and no body"
    if tag.name == "Table" and kids.count("THead") > 1:
        yield "7.2-11 a table has two heads"
    if tag.name == "Figure" and not str(tag.given.get("/Alt", "")):
        yield "7.3-1 a picture says nothing to one who cannot see it"
    for kid in tag.kids:
        yield from _tree(kid, tag.name)


def _headings(found: Tagged) -> Iterator[str]:
    levels = [level for level, _ in found.headings]
    if levels[:1] != [1] or any(after > before + 1 for before, after in pairwise(levels)):
        yield f"7.4.2-1 a level is jumped over: {levels}"


def _cells(tree: Tag) -> Iterator[str]:
    for table in tree.all("Table"):
        heads = {str(each.given["/ID"]) for each in table.all("TH")}
        for cell in table.all("TD"):
            named = [str(each) for each in cell.given["/A"].get("/Headers", [])]
            if not named or not set(named) <= heads:
                yield f"7.5-1 the cell {cell.text} has no heading"
