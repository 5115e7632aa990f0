"""The page of many sessions as lines: beside each span a bar, filled as far as is certain."""

from collections.abc import Iterator
from textwrap import wrap

from facilitator.disclosure.over_time import Span
from facilitator.report.over_time import Page, Part, within

_WIDTH = 79
_LONG, _SHORT = 20, 12
"""Signs of a bar that is all sessions, where there is one column, and where there are more."""
_GAP = "  "


def as_text(page: Page) -> str:
    """What one reads at a terminal."""
    lines = [page.title, "=" * len(page.title)]
    lines += (line for sentence in page.told for line in wrap(sentence, _WIDTH))
    if page.parts:
        lines += wrap("Bjælken er fyldt, så langt det er sikkert (█), og prikket, så langt det kan være (░).", _WIDTH)
    lines += (line for part in page.parts for line in ("", *_part(part, page.sessions)))
    if page.cannot:
        lines += ["", "Det siger tallene ikke"]
        for sentence in page.cannot:
            lines += wrap(sentence, _WIDTH, initial_indent="- ", subsequent_indent="  ")
    return "\n".join(lines) + "\n"


def _part(part: Part, sessions: int) -> Iterator[str]:
    yield part.title
    yield "-" * len(part.title)
    if part.rows:
        yield from _table(part, sessions)
    else:
        yield "Her er der for få forløb til et tal."
    yield from wrap(part.beside, _WIDTH)


def _table(part: Part, sessions: int) -> Iterator[str]:
    """The names, a bar for the first column, and each column's numbers below its heading."""
    cells = [tuple(within(span, sessions) for span in row.spans) for row in part.rows]
    wide = [max(map(len, column)) for column in zip(part.heads, *cells, strict=True)]
    long = _LONG if len(wide) == 1 else _SHORT
    label = min(_WIDTH - long - sum(wide) - len(_GAP) * (len(wide) + 1), max(len(row.name) for row in part.rows))
    if len(wide) > 1:
        yield _line(" " * (label + len(_GAP) + long), part.heads, wide)
    for row, told in zip(part.rows, cells, strict=True):
        *before, last = wrap(row.name, label)
        yield from before
        yield _line(f"{last:<{label}}{_GAP}{_bar(row.spans[0], sessions, long):<{long}}", told, wide)


def _line(begins: str, cells: tuple[str, ...], wide: list[int]) -> str:
    return (begins + "".join(f"{_GAP}{cell:<{most}}" for cell, most in zip(cells, wide, strict=True))).rstrip()


def _bar(span: Span, sessions: int, long: int) -> str:
    """As long as its part of all sessions; of what cannot be said there is none."""
    if not span.least and span.most >= sessions:
        return ""
    sure, may_be = (round(long * each / sessions) for each in (span.least, span.most))
    return "█" * sure + "░" * max(may_be - sure, 1)
