"""A page as lines, and what can be typed at it."""

from spil.play.count_input import counting_help
from spil.play.page import Asking, Bars, Block, CountEntry, Labelled, Law, Page, Points, TablesEntry


def page_lines(page: Page, shown: Page | None = None) -> list[str]:
    """A page as lines; a story that was shown on the page before is not shown again."""
    lines: list[str] = []
    if shown is None or (page.blocks, page.numbered) != (shown.blocks, shown.numbered) or page.title != shown.title:
        lines += [f"{page.title} ({page.note})" if page.note else page.title, ""]
        lines += [line for block in page.blocks for line in block_lines(block)]
        lines += [f"{n}. {text}" for n, text in enumerate(numbered_lines(page), 1)]
        lines += block_lines(page.questions[0]) if page.questions else []
    return [*lines, *([""] if lines and page.ask and lines[-1] else []), *page.ask]


def numbered_lines(page: Page) -> list[str]:
    """The numbered lines, each with how many took it where that lies open."""
    if page.counts is None:
        return list(page.numbered)
    return [
        _row(page.counts.heads, text.rstrip("."), counts)
        for text, (_, counts) in zip(page.numbered, page.counts.rows, strict=True)
    ]


def block_lines(block: Block) -> list[str]:
    """A block as lines."""
    match block:
        case Points(items):
            return [*items, ""]
        case Labelled(label, text):
            return [f"{label}: {text}"]
        case Law(text, origin):
            return [text, f"({origin})", ""]
        case Asking(text, because):
            return ["", text, f"({because})"]
        case Bars():
            return [_row(block.heads, *row) for row in block.rows]
        case _:
            return [block.text]


def _row(heads: tuple[str, ...], words: str, counts: tuple[int, ...]) -> str:
    """A row of bars as words, for a voice reads no bars."""
    return f"{words}: {', '.join(f'{head} {count}' for head, count in zip(heads, counts, strict=True))}"


def hint(page: Page, *more: str) -> str:
    """What can be typed now."""
    can = []
    if page.picks and page.numbered:
        can.append("1: vælg" if len(page.picks) == 1 else f"1-{len(page.picks)}: vælg")
    if page.entry and page.kind == "reveal":
        can.append("skriv tallene igen: ret dem")
    elif isinstance(page.entry, CountEntry):
        can.append(f"skriv for eksempel {' '.join('2210'[: len(page.entry.choices)])}")
    elif isinstance(page.entry, TablesEntry):
        can.append("skriv for eksempel 1 1d 3 2")
    if page.onward:
        can.append(f"Enter: {page.onward.label}")
    can += ["m: mere at tale om"] * (len(page.questions) > 1)
    can += ["Enter: hør, om salen er gået videre"] * page.waits
    can += ["v: prøv en anden vej"] * page.looks
    can += [f"g: {page.part}"] * bool(page.part)
    can += [f"{aside.key}: {aside.label}" for aside in page.asides]
    can += ["t: tilbage"] * page.back
    return f"({'; '.join([*can, *more, 'h: hjælp', 'l: luk'])})"


def help_lines(page: Page) -> list[str]:
    """What every key does here."""
    return [
        *(line for block in page.rest for line in block_lines(block)),
        "I kan svare sådan her:",
        *counting_help(page),
        *(["Skriv tallet foran det, I vælger, og tryk Enter."] if page.picks and page.numbered else []),
        *([f"Tryk Enter: {page.onward.label}."] if page.onward else []),
        *(["m: mere at tale om, når snakken går i stå."] if len(page.questions) > 1 else []),
        *(["Tryk Enter for at høre, om salen er gået videre."] if page.waits else []),
        *(["v: prøv en anden vej. Den bliver ikke gemt."] if page.looks else []),
        *([f"g: {page.part}."] if page.part else []),
        *(f"{aside.key}: {aside.label}." for aside in page.asides),
        *(["t: gå et skridt tilbage."] if page.back else []),
        "l: luk spillet. Jeres svar er gemt, og I kan fortsætte senere.",
        "Der er ikke ét rigtigt svar, og ingen får point.",
    ]
