"""A PDF as a screen reader's program meets it: the tree of tags, and the text each of them holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
import pytest


def _drawn() -> str:
    """Why no PDF can be made on this machine; empty where one can."""
    try:
        import weasyprint  # noqa: F401, PLC0415
    except (ImportError, OSError) as error:
        return f"WeasyPrint cannot draw here: {error}"
    return ""


needs_pdf = pytest.mark.skipif(bool(_drawn()), reason=_drawn() or "-")


@dataclass
class Tag:
    """One node of the tree."""

    name: str
    text: str = ""
    """What stands in it, with all below it, a space between lines."""
    kids: list["Tag"] = field(default_factory=list)
    links: int = 0
    """Annotations that are its own."""
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def read(self) -> str:
        """Its text without the numbers and dots before the lines of a list."""
        below = [kid.read for kid in self.kids if kid.name != "Lbl"]
        return " ".join(below) if self.kids else self.text

    def all(self, *names: str) -> Iterator["Tag"]:
        """Those of some names, in the order they are read."""
        if self.name in names:
            yield self
        for kid in self.kids:
            yield from kid.all(*names)


@dataclass
class Tagged:
    """A document."""

    pdf: pikepdf.Pdf
    tree: Tag
    untagged: int
    """What is drawn and is neither in the tree nor said to be decoration."""

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and words of each, in the order they are read."""
        return [(int(each.name[1]), each.text) for each in self.tree.all("H1", "H2", "H3", "H4", "H5", "H6")]

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """The same of the panel beside the pages."""
        with self.pdf.open_outline(max_depth=9) as outline:
            return list(_bookmarks(outline.root, 1))


def tagged(raw: bytes) -> Tagged:
    """Read a document that was made."""
    pdf = pikepdf.open(BytesIO(raw))
    texts: dict[tuple[Any, int], str] = {}
    untagged = sum(_page_texts(page, texts) for page in pdf.pages)
    root = pdf.Root.StructTreeRoot.K[0]
    return Tagged(pdf, _tag(root, texts), untagged)


def _tag(element: Any, texts: dict[tuple[Any, int], str]) -> Tag:
    tag = Tag(str(element.S)[1:], given={name: element[name] for name in ("/Alt", "/A", "/ID") if name in element})
    said: list[str] = []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            said.append(texts[element.Pg.objgen, int(kid)])
        elif kid.get("/Type") == "/OBJR":
            tag.links += 1
        else:
            below = _tag(kid, texts)
            tag.kids.append(below)
            said.append(below.text)
    tag.text = " ".join(" ".join(said).split())
    return tag


def _page_texts(page: pikepdf.Page, texts: dict[tuple[Any, int], str]) -> int:
    """Put each marked piece of a page's text where the tree finds it; how many pieces bear no mark."""
    letters = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    marks: list[int | None] = []
    font, untagged = "", 0
    for step in pikepdf.parse_content_stream(page):
        operands: Any = step.operands
        match str(step.operator):
            case "BDC" | "BMC":
                given = operands[1] if len(operands) > 1 else {}
                marks.append(int(given["/MCID"]) if "/MCID" in given else None)
                if marks[-1] is not None:
                    texts[page.obj.objgen, marks[-1]] = ""  # it is there, though nothing may be drawn in it
            case "EMC":
                marks.pop()
            case "Tf":
                font = str(operands[0])
            case "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "sh" | "Do":
                untagged += not marks
            case "Tj" | "TJ":
                untagged += not marks
                drawn = _said(operands[0], letters[font])
                number = next((each for each in reversed(marks) if each is not None), None)
                if number is not None:
                    key = page.obj.objgen, number
                    texts[key] = texts.get(key, "") + drawn
    return untagged


def _said(operand: Any, letters: dict[str, str]) -> str:
    pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
    raw = b"".join(bytes(each) for each in pieces if isinstance(each, pikepdf.String)).hex()
    return "".join(letters[raw[at : at + 4]] for at in range(0, len(raw), 4))


def _letters(font: Any) -> dict[str, str]:
    """What each glyph of a font stands for, by the table that a copying reader uses too."""
    table = font.ToUnicode.read_bytes().decode()
    found = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table)
    return {glyph.lower(): bytes.fromhex(text).decode("utf-16-be") for glyph, text in found}


def _bookmarks(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for each in items:
        yield level, " ".join(str(each.title).split())
        yield from _bookmarks(each.children, level + 1)
