"""How large a page can be on the wall, so that it fills the window and nothing has to be scrolled."""

import math

from spil.play.page import Asking, Bars, Block, Labelled, Law, Page, Points

SIZES = (11, 9.5, 8.2, 7.2, 6.3, 5.6, 5, 4.5, 4, 3.6, 3.2, 2.8, 2.5, 2.2)
"""Heights of a letter, in hundredths of the window's height; `app.css` has them as its sizes from 1."""
_READABLE = 3.2
"""The smallest at which a page has one column; a longer one has two."""
_WIDE, _HIGH = 155.0, 90.0
"""What a page may fill, in the same measure, on a screen of 16 to 10; the rest is margin and the line below."""
_LETTER, _LINE = 0.51, 1.4
"""How wide a letter is and how high a line, for one of its height."""
_LONGEST = 64
"""Letters in a line at most."""


def look_of(page: Page, *, beside: bool = False) -> str:
    """The largest size at which a page fits, and whether it has two columns, as `app.css` calls them.

    Args:
        page: What is shown.
        beside: Whether the way in stands beside it.
    """
    single = next((n for n, size in enumerate(SIZES, 1) if size >= _READABLE and _fits(page, size, beside=beside)), 0)
    if single or beside:
        return f"s{single or len(SIZES)}"
    double = next((n for n, size in enumerate(SIZES, 1) if _fits_double(page, size)), len(SIZES))
    return f"s{double} columns"


def _fits(page: Page, size: float, *, beside: bool) -> bool:
    pictures = tuple(block for block in page.blocks if isinstance(block, Bars))
    two = beside or bool(pictures)
    letters = _letters(size, 2 if two else 1)
    if beside or not pictures:
        return _high(_lines(page, page.blocks, letters), size) <= _HIGH
    told = tuple(block for block in page.blocks if not isinstance(block, Bars))
    left = sum(_block(block, letters) for block in pictures) + _text(page.title, letters, 1.3)
    return max(_high(left, size), _high(_lines(page, told, letters), size)) <= _HIGH


def _fits_double(page: Page, size: float) -> bool:
    return _high(_lines(page, page.blocks, _letters(size, 2)) / 2 + 2, size) <= _HIGH


def _letters(size: float, columns: int) -> float:
    return min(_LONGEST, _WIDE / columns / (size * _LETTER))


def _high(lines: float, size: float) -> float:
    return lines * size * _LINE


def _lines(page: Page, blocks: tuple[Block, ...], letters: float) -> float:
    """How many lines it takes, with what stands between them."""
    every = (
        _text(f"{page.title} {page.note}", letters, 1.3),
        _text(" ".join(page.ask), letters, 0.85) if page.ask else 0,
        *(_block(block, letters) for block in (*blocks, *page.questions[:1])),
        *(_text(line, letters - 3) for line in ([] if page.counts else page.numbered)),
        _block(page.counts, letters) if page.counts else 0,
    )
    return sum(every)


def _text(text: str, letters: float, scale: float = 1.0) -> float:
    """Lines of a paragraph in letters of a scale, and the space after it."""
    return (math.ceil(len(text) * scale / letters) + 0.4) * scale


def _block(block: Block, letters: float) -> float:
    match block:
        case Bars():
            return sum(_text(label, letters) + 1.15 * len(counts) for label, counts in block.rows)
        case Points():
            return sum(_text(each, letters) for each in block.items)
        case Law():
            return _text(block.text, letters) + _text(block.origin, letters, 0.6)
        case Asking():
            return _text(block.text, letters, 1.35) + _text(block.because, letters, 0.6) + 0.6
        case Labelled():
            return _text(f"{block.label}: {block.text}", letters)
        case _:
            return _text(block.text, letters)
