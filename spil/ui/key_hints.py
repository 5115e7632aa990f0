"""What the apps say of their keys: at most three at the bottom, and all of them in the help."""

from collections.abc import Sequence

from textual.content import Content

from spil.play.count_input import counting_help
from spil.play.page import AgreementEntry, Block, CountEntry, Page, Points, Prose, TablesEntry

Hint = tuple[str, str]
"""A key, and what it does."""
_MOST = 3
HELP: Hint = ("h", "hjælp")
_BACK: Hint = ("Esc", "tilbage")


def chips(hints: Sequence[Hint], width: int) -> Content:
    """Keys as chips, each with what it does after it; the last but one gives way where there is no room."""
    while len(hints) > 1 and sum(len(key) + len(does) + 5 for key, does in hints) - 2 > width:
        hints = (*hints[:-2], hints[-1])
    parts: list[tuple[str, str]] = []
    for key, does in hints:
        parts += [(f" {key} ", "bold $marked-text on $primary"), (f" {does}  ", "")]
    return Content.assemble(*parts)


def hints_on(page: Page, marked: int, *own: Hint, typed: bool = False) -> tuple[Hint, ...]:
    """The three that matter most now; the last is always the help, which knows the rest."""
    if isinstance(page.entry, AgreementEntry):
        without = [("Ctrl+U", page.onward.label)] if page.onward else []
        return (("Enter", "næste felt"), *without, *(own or [_BACK]))[:_MOST]
    told: list[Hint] = []
    if typed:
        hidden = isinstance(page.entry, CountEntry) and page.entry.secret
        told.append(("Enter", "gem tallene" if hidden else "vis tallene"))
    elif marked:
        told.append(("Enter", f"vælg {marked}"))
    elif page.last:
        told.append(("Enter", "luk"))
    elif page.onward:
        told.append(("Enter", page.onward.label))
    if len(page.questions) > 1:
        told.append(("m", "mere at tale om"))
    if page.picks and page.numbered and not marked:
        told.append((f"1-{len(page.picks)}", "vælg"))
    told += own
    told += [("g", page.part)] * bool(page.part)
    told += [("v", "en anden vej")] * page.looks
    if page.back:
        told.append(_BACK)
    return (*told[: _MOST - 1], HELP)


def help_on(page: Page, *own: Hint) -> Page:
    """The help as a page of its own: what one may also want to know here, and every key."""
    keys: list[Hint] = []
    if page.picks and page.numbered:
        keys.append((f"Pil op og ned, eller 1-{len(page.picks)}", "peg på et valg. Enter bekræfter det"))
    if isinstance(page.entry, CountEntry | TablesEntry):
        keys.append(("Tal og mellemrum", "skriv. Pil op og ned gør tallet større og mindre"))
    if page.onward:
        keys.append(("Enter", page.onward.label))
    if len(page.questions) > 1:
        keys.append(("m", "mere at tale om, når snakken går i stå"))
    if page.looks:
        keys.append(("v", "prøv en anden vej. Den bliver ikke gemt"))
    keys += [("g", page.part)] * bool(page.part)
    keys += [(aside.key, aside.label) for aside in page.asides]
    keys += own
    keys += [_BACK] * page.back
    keys += [("Page Up og Page Down", "læs mere"), ("d", "lys eller mørk"), ("Ctrl+Q", "luk. Jeres svar er gemt")]
    blocks: tuple[Block, ...] = (
        Points(tuple(f"{key}: {does}." for key, does in keys)),
        *(Prose(sentence) for sentence in counting_help(page)),
        *page.rest,
        Prose("Der er ikke ét rigtigt svar, og ingen får point."),
    )
    return Page(page.kind, "Hjælp", blocks, ask=("Tryk h for at komme tilbage.",))
