"""A page as widgets that are filled anew in place: a new screen would cost ten times as much."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from spil.play.page import Block, Labelled, Law, Page, Points, Strong
from spil.ui.text import labelled, plain, quiet, strong

_GAP = Content("\n\n")
_LINE = Content("\n")


class Line(Horizontal):
    """One numbered line; a click marks it."""

    class Picked(Message):
        """The line was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """From 1."""

    def __init__(self, number: int) -> None:
        super().__init__(classes="line")
        self.number = number

    def compose(self) -> ComposeResult:
        """The number, and beside it the text, so that a second line begins under the first."""
        yield Static(classes="sign")
        yield Static(classes="text")

    def show(self, text: str, *, marked: bool) -> None:
        """Show a line; the mark is a sign as well as a colour."""
        sign, words = self.query(Static)
        sign.update(plain(f"▶ {self.number}") if marked else Content(f"  {self.number}"))
        words.update(plain(text))
        self.set_class(marked, "marked")
        if marked:
            self.scroll_visible(animate=False)

    def on_click(self) -> None:
        """Tell which line it was."""
        self.post_message(self.Picked(self.number))


class PageView(VerticalScroll):
    """The story, the numbered lines and what to do; scrolls where there is more than fits."""

    LINES: ClassVar = 9
    can_focus = True

    marked: reactive[int] = reactive(0)
    """The number that Enter will confirm; 0 is none."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None

    def compose(self) -> ComposeResult:
        """The same few widgets for every page."""
        yield Static(id="title")
        yield Static(id="story")
        for number in range(1, self.LINES + 1):
            yield Line(number)
        yield Static(id="ask")

    def show(self, page: Page) -> None:
        """Fill the widgets with a page, from its top."""
        self._page = page
        title = [strong(page.title)] + ([quiet(page.note)] if page.note else [])
        self.query_one("#title", Static).update(Content("   ").join(title))
        story = self.query_one("#story", Static)
        story.update(_GAP.join([_block(block) for block in page.blocks]))
        story.display = bool(page.blocks)
        self.query_one("#ask", Static).update(_LINE.join([plain(sentence) for sentence in page.ask]))
        self.set_reactive(PageView.marked, 0)
        self._show_lines()
        self.scroll_home(animate=False)

    def watch_marked(self) -> None:
        """Show where the mark is now."""
        self._show_lines()

    def _show_lines(self) -> None:
        numbered = self._page.numbered if self._page else ()
        for line in self.query(Line):
            there = line.number <= len(numbered)
            line.display = there
            if there:
                line.show(numbered[line.number - 1], marked=line.number == self.marked)


def _block(block: Block) -> Content:
    match block:
        case Points(items):
            return _LINE.join([plain(item) for item in items])
        case Labelled(label, text):
            return labelled(label, text)
        case Law(text, origin):
            return _LINE.join([plain(text), quiet(origin)])
        case Strong(text):
            return strong(text)
        case _:
            return plain(block.text)
