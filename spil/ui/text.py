"""The only door through which people's text enters a widget: as content, never as markup."""

from textual.content import Content

from spil.danish import clean


def plain(text: str) -> Content:
    """Text as it is: `[b]`, `[/` and what else Textual would take for markup stay letters."""
    return Content(clean(text))


def labelled(label: str, text: str) -> Content:
    """`Det giver:` with weight, then the text."""
    return Content.assemble((f"{clean(label)}: ", "bold"), clean(text))


def strong(text: str) -> Content:
    """Text with weight."""
    return Content.assemble((clean(text), "bold"))


def quiet(text: str) -> Content:
    """Text that stands back."""
    return Content.assemble((clean(text), "$quiet"))
