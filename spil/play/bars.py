"""Bars as lines of text: what lies behind a question, read from the back row by length, number and words."""

from textwrap import wrap

from spil.play.page import Bars

_LONGEST = 12
"""Blocks of the longest bar; each answer is as many whole blocks as fit."""
_GAP = "   "


def bar_lines(bars: Bars, width: int) -> list[str]:
    """Lines no longer than a width: a row for each choice, a bar with its number for each count."""
    scale = max(_LONGEST // bars.most, _LONGEST / max(bars.most, _LONGEST))
    longest = max(1, round(bars.most * scale))
    cell = longest + 1 + len(str(bars.most))
    cells = [max(cell, len(head)) for head in bars.heads]
    room = width - sum(cells) - len(_GAP) * len(cells)
    label = min(max(len(words) for words, _ in bars.rows), max(room, 16))
    lines = [" " * label + "".join(_GAP + head.ljust(wide) for head, wide in zip(bars.heads, cells, strict=True))]
    for words, counts in bars.rows:
        parts = wrap(words, label, subsequent_indent="   ") or [""]
        drawn = (_bar(count, scale, longest) for count in counts)
        values = "".join(_GAP + bar.ljust(wide) for bar, wide in zip(drawn, cells, strict=True))
        lines += [*parts[:-1], parts[-1].ljust(label) + values]
    return [line.rstrip() for line in lines]


def _bar(count: int, scale: float, longest: int) -> str:
    blocks = max(1, round(count * scale)) if count else 0
    return f"{'█' * blocks:<{longest}} {count}"
