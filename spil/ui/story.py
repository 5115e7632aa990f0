"""What stands in the story's panel: paragraphs, a question the eye finds again, and how many chose what."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from textual.content import Content

from spil.danish import clean
from spil.play.bars import bar_lines
from spil.play.page import Asking, Bars, Block, Labelled, Law, Points, Strong
from spil.ui.dots import BIG, SMALL, dots
from spil.ui.letters import large
from spil.ui.text import labelled, plain, quiet, strong

_GAP = Content("\n\n")
_LINE = Content("\n")


@dataclass(frozen=True, slots=True)
class Story:
    """What stands in the panel of a page."""

    title: str
    """In block letters over the rest, where there is room for it; empty where it is not to be."""
    blocks: tuple[Block, ...]
    filled: float = 1.0
    """How far the picture of people has come."""

    def within(self, width: int, height: int) -> Content:
        """As large as so many columns and rows allow."""
        roomy = self._at(width, large=True) if height > 0 else None
        return roomy if roomy and roomy.get_height({}, width) <= height else self._at(width, large=False)

    def _at(self, width: int, *, large: bool) -> Content:
        shown = [_title(self.title, width)] if large and self.title else []
        for place, block in enumerate(self.blocks, 1):
            if isinstance(block, Bars):
                shown.append(_picture(block, width, roomy=large, filled=self.filled))
            elif large and place == len(self.blocks) and isinstance(block, Strong | Asking):
                shown.append(_large(block, width))
            else:
                shown.append(_content(block, width))
        return _GAP.join([part for part in shown if part.plain])


def blocks_shown(blocks: Sequence[Block], width: int) -> list[Content]:
    """Blocks as text to show, in a given number of columns."""
    return [_content(block, width) for block in blocks]


def _title(title: str, width: int) -> Content:
    return _LINE.join([Content.assemble((row, "$primary")) for row in large(clean(title), width) or ()])


def _large(block: Strong | Asking, width: int) -> Content:
    """Its first sentence in block letters, where that fits; the rest under it."""
    end = block.text.find("?") + 1 or len(block.text)
    first, rest = block.text[:end], block.text[end:].strip()
    rows = large(clean(first), width, most=3)
    if rows is None:
        return _content(block, width)
    parts = [Content.assemble((row, "$warm")) for row in rows]
    parts += [Content(), strong(rest)] if rest else []
    parts += [quiet(block.because)] if isinstance(block, Asking) else []
    return _LINE.join(parts)


def _picture(bars: Bars, width: int, *, roomy: bool, filled: float) -> Content:
    """A row for each choice; with dots under it where there is room, else as bars beside it."""
    if not roomy:
        drawn = Bars(bars.heads, tuple((t, tuple(min(c, ceil(filled * bars.most)) for c in cs)) for t, cs in bars.rows))
        return _LINE.join([Content(line) for line in bar_lines(drawn, width)])
    label = max(len(head) for head in bars.heads) + 2
    lines: list[Content] = []
    for words, counts in bars.rows:
        lines.append(strong(words))
        for head, count in zip(bars.heads, counts, strict=True):
            rows = dots(count, bars.most, width - label, SMALL if len(bars.heads) > 1 else BIG, filled)
            lines += [Content(f"{head if n == 0 else '':<{label}}{row}") for n, row in enumerate(rows)]
    return _LINE.join(lines)


def _content(block: Block, width: int) -> Content:
    match block:
        case Points(items):
            parts = [Content.assemble(("▪ ", "$warm"), plain(item)) if _bare(item) else plain(item) for item in items]
        case Labelled(label, text):
            parts = [labelled(label, text)]
        case Law(text, origin):
            parts = [plain(text), quiet(origin)]
        case Asking(text, because):
            parts = [Content.assemble((clean(text), "bold $warm")), quiet(because)]
        case Bars():
            parts = [Content(line) for line in bar_lines(block, width)]
        case Strong(text):
            parts = [Content.assemble((clean(text), "bold $warm"))]
        case _:
            parts = [plain(block.text)]
    return _LINE.join(parts)


def _bare(item: str) -> bool:
    """Whether a point has no number of its own."""
    return not item[:1].isdecimal()
