"""What stands in the story's panel: paragraphs, a question the eye finds again, and how many chose what."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

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
    far: bool = False
    """Whether it is read from the other end of a room: then numbers are large before anything else is."""

    def within(self, width: int, height: int) -> Content:
        """As large as so many columns and rows allow."""
        if self.far:
            wanted = ((True, True), (False, True), (False, False))
            looks = (self._far(width, titled=titled, asked=asked) for titled, asked in wanted)
            fits = (each for each in looks if each.get_height({}, width) <= height)
            return next(fits, self._at(width, large=False))
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

    def _far(self, width: int, *, titled: bool, asked: bool) -> Content:
        """Numbers in block letters; and the title and what is asked, where they are short."""
        shown = [_title(self.title, width)] if titled and self.title else []
        for place, block in enumerate(self.blocks, 1):
            if isinstance(block, Bars):
                shown.append(_numbers(block, width, self.filled))
            elif asked and place == len(self.blocks) and isinstance(block, Strong | Asking):
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


def _numbers(bars: Bars, width: int, filled: float) -> Content:
    """A row for each choice with its numbers in block letters, three rows high, and a bar for each beside them."""
    signs = _BEFORE_AND_AFTER[-len(bars.heads) :]
    heads = [f"{head} {sign}" for head, sign in zip(bars.heads, signs, strict=True)] if len(signs) > 1 else bars.heads
    cell = max(_DIGITS, *(len(head) + 2 for head in heads))
    room = width - cell * len(bars.heads)
    label = max(room * 2 // 3, _LEAST_WORDS)
    longest = max(room - label - 2, 0)
    lines: list[Content] = [Content(" " * label + "".join(f"{head:<{cell}}" for head in heads))]
    for words, counts in bars.rows:
        parts = wrap(clean(words), label - 2)[:_TALL]
        parts = [""] * ((_TALL - len(parts)) // 2) + parts
        digits = [large(str(min(count, ceil(filled * bars.most))), cell, most=1) or [str(count)] for count in counts]
        reach = [round(longest * min(count, filled * bars.most) / bars.most) for count in counts]
        beside = [sign * blocks for sign, blocks in zip(signs, reach, strict=True)]
        drawn = ["", *beside] if len(beside) == 1 else beside
        for row in range(_TALL):
            numbers = "".join(f"{each[row] if row < len(each) else '':<{cell}}" for each in digits)
            said = parts[row] if row < len(parts) else ""
            lines.append(
                Content.assemble(
                    (f"{said:<{label}}", "bold"), (f"{numbers}{drawn[row] if row < len(drawn) else ''}", "$primary")
                )
            )
    return _LINE.join(lines)


_BEFORE_AND_AFTER = "▒█"
"""What the bars are drawn with; the last count is the one that is whole, also without colour."""
_TALL, _DIGITS, _LEAST_WORDS = 3, 11, 20
"""Rows of a number in block letters, columns of one of two digits with room, and columns of the words beside it."""


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
