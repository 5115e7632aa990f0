"""A page as widgets that are filled anew in place: a new screen would cost ten times as much."""

from collections.abc import Sequence
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from spil.danish import clean
from spil.play.bars import bar_lines
from spil.play.page import Asking, Bars, Block, Labelled, Law, Page, Points, Strong
from spil.ui.text import labelled, plain, quiet, strong

_GAP = Content("\n\n")
_LINE = Content("\n")


class Words(Static):
    """Text that is laid out anew only when it has changed: most of a page's words stay when a page turns."""

    _said: Content | None = None

    def say(self, text: Content) -> None:
        """Show a text."""
        if text != self._said or text.markup != self._said.markup:
            self._said = text
            self.update(text)


class Lines(Words):
    """The numbered lines as one widget, each with its second line under its first; a click tells which it was."""

    class Picked(Message):
        """A line was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """From 1."""

    def __init__(self) -> None:
        super().__init__(id="lines")
        self._texts: tuple[str, ...] = ()
        self._marked = 0
        self._numbers: list[int] = []
        """For each row on the screen, the number of the line it belongs to."""

    def show(self, texts: tuple[str, ...], marked: int) -> None:
        """Show lines; the mark is a sign as well as a colour."""
        self._texts, self._marked = texts, marked
        self.display = bool(texts)
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the lines out anew where they have become longer or shorter."""
        self._lay_out()

    def on_click(self, event: Click) -> None:
        """Tell which line it was."""
        if event.y < len(self._numbers):
            self.post_message(self.Picked(self._numbers[event.y]))

    @property
    def _room(self) -> int:
        """Columns there are; those of the page, for lines that were hidden have no size of their own yet."""
        return self.parent.scrollable_content_region.width if isinstance(self.parent, PageView) else self.size.width

    def rows_of(self, number: int) -> tuple[int, int]:
        """The first row of a line, and how many it has."""
        return self._numbers.index(number), self._numbers.count(number)

    def _lay_out(self) -> None:
        width = max(self._room, _NARROWEST)
        rows, self._numbers = [], []
        for number, text in enumerate(self._texts, 1):
            marked = number == self._marked
            for part, words in enumerate(wrap(clean(text), width - _INDENT) or [""]):
                sign = f" {'▶' if marked else ' '} {number}".ljust(_INDENT) if part == 0 else " " * _INDENT
                look = ("bold $marked-text on $primary", "$marked-text on $primary") if marked else ("bold", "")
                rows.append(Content.assemble((sign, look[0]), (words.ljust(width - _INDENT), look[1])))
                self._numbers.append(number)
        self.say(_LINE.join(rows))


_INDENT = 6
_NARROWEST = 40


class PageView(VerticalScroll):
    """The story, the numbered lines and what to do; scrolls where there is more than fits."""

    can_focus = True

    marked: reactive[int] = reactive(0)
    """The number that Enter will confirm; 0 is none."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._asked = 0

    def ask_more(self) -> None:
        """Show the next thing to talk about."""
        self._asked += 1
        self._show_story()

    def compose(self) -> ComposeResult:
        """The same few widgets for every page."""
        yield Words(id="title")
        yield Words(id="story")
        yield Lines()
        yield Words(id="ask")

    class Resized(Message):
        """There is more or less room than before."""

    def on_resize(self) -> None:
        """Lay bars out anew, and tell that what fits may have changed."""
        self._show_story()
        self.post_message(self.Resized())

    def show(self, page: Page) -> None:
        """Fill the widgets with a page, from its top."""
        self._page, self._asked = page, 0
        title = [strong(page.title)] + ([quiet(page.note)] if page.note else [])
        self.query_one("#title", Words).say(Content("   ").join(title))
        self._show_story()
        self.query_one("#ask", Words).say(_LINE.join([plain(sentence) for sentence in page.ask]))
        self.set_reactive(PageView.marked, 0)
        self._show_lines()
        self.scroll_home(animate=False)

    def watch_marked(self) -> None:
        """Show where the mark is now, and let it be seen."""
        self._show_lines()
        if self.marked:
            lines = self.query_one(Lines)
            first, many = lines.rows_of(self.marked)
            self.scroll_to_region(Region(0, lines.virtual_region.y + first, 1, many), animate=False)

    def _show_story(self) -> None:
        page = self._page
        drawn = (page.counts,) if page and page.counts else ()
        asked = (page.questions[self._asked % len(page.questions)],) if page and page.questions else ()
        blocks: tuple[Block, ...] = (*(page.blocks if page else ()), *drawn, *asked)
        width = max(self.scrollable_content_region.width, _NARROWEST)
        story = self.query_one("#story", Words)
        story.say(_GAP.join(blocks_shown(blocks, width)))
        story.display = bool(blocks)

    def _show_lines(self) -> None:
        self.query_one(Lines).show(self._page.numbered if self._page else (), self.marked)


def blocks_shown(blocks: Sequence[Block], width: int) -> list[Content]:
    """Blocks as text to show, in a given number of columns."""
    return [_content(block, width) for block in blocks]


def _content(block: Block, width: int) -> Content:
    match block:
        case Points(items):
            parts = [plain(item) for item in items]
        case Labelled(label, text):
            parts = [labelled(label, text)]
        case Law(text, origin):
            parts = [plain(text), quiet(origin)]
        case Asking(text, because):
            parts = [strong(text), quiet(because)]
        case Bars():
            parts = [Content(line) for line in bar_lines(block, width)]
        case Strong(text):
            parts = [strong(text)]
        case _:
            parts = [plain(block.text)]
    return _LINE.join(parts)
