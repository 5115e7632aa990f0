"""A page as a playing card, filled anew in place: a new screen would cost ten times as much."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from spil.play.page import Bars, Block, Page
from spil.ui.letters import large
from spil.ui.stages import stages
from spil.ui.story import Story
from spil.ui.text import quiet, strong
from spil.ui.tiles import Tiles

_LINE = Content("\n")
_NARROWEST = 40
_WIDE, _ROOMY = (110, 22), 30
"""From so many columns and rows the tiles stand beside the story; from so many rows there is air."""
_WIDEST, _COLUMN = 160, 84
"""Columns of a page that has tiles beside its story, and of one that has not; wider lines are hard to read."""
_LEAST_STORY = 4
"""Rows of the story that are always seen."""
_FILLING = 0.9
"""Seconds till everybody's choice has come up."""


class Words(Static):
    """Text that is laid out anew only when it has changed: most of a page's words stay when a page turns."""

    _said: Content | None = None

    def say(self, text: Content, *, layout: bool = True) -> None:
        """Show a text; without a new layout where it takes as much room whatever it says."""
        if text != self._said or text.markup != self._said.markup:
            self._said = text
            self.update(text, layout=layout)


class Lines(Words):
    """The tiles as one widget; a click tells which it was."""

    class Picked(Message):
        """A tile was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """From 1."""

    def __init__(self) -> None:
        super().__init__(id="lines")
        self._numbers: list[int] = []
        """For each row on the screen, the number of the tile it belongs to."""

    def show(self, tiles: Tiles, width: int, wanted: int, most: int) -> int:
        """Show tiles, as large as so many rows allow, and as many as there is room for; how many rows that is.

        Args:
            tiles: What is drawn.
            width: Columns.
            wanted: Rows that leave the story whole.
            most: Rows there are at most; where there are more, those of the mark are seen.
        """
        rows = tiles.rows(width, wanted)
        marked = [place for place, row in enumerate(rows) if tiles.marked and row.number == tiles.marked]
        first = max(0, min(marked[-1] + 1 - most, len(rows) - most)) if marked else 0
        rows = rows[first : first + most]
        self._numbers = [row.number for row in rows]
        self.say(_LINE.join([row.text for row in rows]), layout=False)
        return len(rows)

    def on_click(self, event: Click) -> None:
        """Tell which tile it was."""
        row = event.y - max(0, (self.size.height - len(self._numbers)) // 2)  # they stand in the middle
        if 0 <= row < len(self._numbers) and self._numbers[row]:
            self.post_message(self.Picked(self._numbers[row]))

    def rows_of(self, number: int) -> tuple[int, int]:
        """The first row of a tile, and how many it has."""
        return self._numbers.index(number), self._numbers.count(number)


class PageView(Vertical):
    """The story in its panel, the tiles, what to do now, and the field one writes in; each where it always is."""

    can_focus = True

    marked: reactive[int] = reactive(0)
    """The number that Enter will confirm; 0 is none."""
    filled: reactive[float] = reactive(1.0)
    """How far the picture of who chose what has come up."""

    class Resized(Message):
        """There is more or less room than before."""

    def __init__(self, *, far: bool = False) -> None:
        """An empty page.

        Args:
            far: Whether it is read from the other end of a room.
        """
        super().__init__()
        self._far = far
        self._clock = ""
        self._page: Page | None = None
        self._asked = 0
        self._writing = 0
        """Rows that the field takes."""
        self._hidden = 0
        self._given: int | str = 0

    def compose(self) -> ComposeResult:
        """The same few widgets for every page."""
        yield Words(id="title")
        with Vertical(id="middle"):
            with VerticalScroll(id="card", can_focus=False):
                yield Words(id="story")
            yield Lines()
        yield Words(id="ask")
        yield Words(id="field")

    @property
    def story(self) -> VerticalScroll:
        """The panel that scrolls where there is more of a story than fits."""
        return self.query_one("#card", VerticalScroll)

    @property
    def max_scroll_y(self) -> int:
        """How many rows of the story are out of sight."""
        return self._hidden

    def on_resize(self) -> None:
        """Lay everything out anew, and tell that what fits may have changed."""
        self._lay_out()
        self.post_message(self.Resized())

    def show(self, page: Page, field: Content | None = None) -> None:
        """Fill the widgets with a page, from its top, and with a field where numbers are written."""
        before = _pictures(self._page) if self._page else ()
        self._page, self._asked = page, 0
        self.set_reactive(PageView.marked, 0)
        self._show_field(field or Content())
        if _pictures(page) not in ((), before):  # another question beside the same picture lets it stand
            self.set_reactive(PageView.filled, 0.0)
            self.animate("filled", 1.0, duration=_FILLING, level="basic")
        self._lay_out()
        self.story.scroll_home(animate=False)

    def clock(self, told: str) -> None:
        """What is left of the time, in a word or two; empty where nobody counts."""
        if told != self._clock:
            self._clock = told
            self._lay_out()

    def ask_more(self) -> None:
        """Show the next thing to talk about."""
        self._asked += 1
        self._lay_out()

    def field(self, text: Content) -> None:
        """What is being written, beside what to do."""
        before = self._writing
        self._show_field(text)
        if before != self._writing:
            self._lay_out()

    def _show_field(self, text: Content) -> None:
        field = self.query_one("#field", Words)
        rows = text.plain.count("\n") + 2 if text.plain else 0
        field.say(text, layout=rows != self._writing)
        field.display = bool(text.plain)
        self._writing = rows

    def watch_marked(self) -> None:
        """Show where the mark is now."""
        self._lay_out()

    def watch_filled(self) -> None:
        """Show as many as have come up."""
        self._lay_out()

    def _lay_out(self) -> None:
        page, height = self._page, self.size.height
        if page is None or not self.size.width or not self.is_running:  # a picture may fill while the program ends
            return
        width = self.screen.size.width
        blocks = self._blocks(page)
        far = self._far or page.waits  # who waits has the computer at arm's length, and looks up
        self.story.display = bool(blocks or not page.numbered)  # where there is nothing to read, the tiles have it all
        wide = bool(page.numbered and blocks) and width >= _WIDE[0] and height >= _WIDE[1]
        roomy = height >= _ROOMY
        self.set_class(wide, "-wide")
        self.screen.set_class(wide, "-beside")
        self.set_class(roomy, "-roomy")
        self.set_class(roomy and self._far and bool(self._clock), "-clocked")
        width = min(width, _WIDEST if wide else _COLUMN)
        self._show_head(page, width)
        ask = self._show_ask(page, width)
        left = height - ask - 1 - (4 if roomy else 0) - self._writing
        column = (width - 2) // 2 if wide else width
        inner = max(column - (10 if roomy else 5), _NARROWEST)
        story = Story("" if page.numbered else page.title, blocks, self.filled, far)
        tiles = len(page.numbered) * 3 if far else 10
        high = left - (4 if roomy else 2) - (0 if wide or not page.numbered else tiles)
        told = story.within(inner, high if roomy or far else 0)
        rows = told.get_height({}, inner)
        self.query_one("#story", Words).say(told)
        self.set_class(roomy and rows < left - 4, "-centred")
        tiles = self._show_tiles(page, column, left, 0 if wide or not blocks else rows + 2)
        panel = rows + (4 if roomy else 2) if self.story.display else 0
        self._hidden = max(0, panel - (left - (0 if wide else tiles)))

    def _blocks(self, page: Page) -> tuple[Block, ...]:
        asked = (page.questions[self._asked % len(page.questions)],) if page.questions else ()
        return (*page.blocks, *asked)

    def _show_head(self, page: Page, width: int) -> None:
        clock = Content.assemble((f" {self._clock} ", "bold $background on $warm")) if self._clock else Content()
        tall = self._tall_clock(width)
        wide = max((len(row) for row in tall), default=clock.cell_length)
        room = width - wide - 2 * bool(self._clock)
        here = stages(page.stage, room - len(page.title) - len(page.note) - 4)
        head = [strong(page.title)] + ([quiet(page.note)] if page.note else [])
        title = Content("  ").join(head)
        gap = max(2, room - title.cell_length - here.cell_length)
        shown = Content.assemble(title, " " * gap, here) if here.plain else title
        if tall:
            shown = _beside(shown, tall, width)
        elif clock.plain:
            shown = Content.assemble(shown, " " * max(2, width - shown.cell_length - clock.cell_length), clock)
        self.query_one("#title", Words).say(shown, layout=False)

    def _tall_clock(self, width: int) -> list[str]:
        """What is left of the time in block letters over three rows, where there is room; else nothing."""
        wanted = self._far and self._clock and self.has_class("-roomy")
        return (large(self._clock, width // 3, most=1) or []) if wanted else []

    def _show_ask(self, page: Page, width: int) -> int:
        told = Content.assemble(("Nu gør I dette: ", "bold $warm"), " ".join(page.ask)) if page.ask else Content()
        ask = self.query_one("#ask", Words)
        ask.say(told)
        ask.display = bool(page.ask)
        return told.get_height({}, max(width - 3, _NARROWEST)) if page.ask else 0

    def _show_tiles(self, page: Page, width: int, left: int, story: int) -> int:
        """Show the tiles; how many rows they are given."""
        lines = self.query_one(Lines)
        lines.display = bool(page.numbered)
        if not page.numbered:
            return 0
        tiles = Tiles(page.numbered, page.counts, self.marked, self.filled, self._far)
        wide = self.has_class("-wide")
        most = left if wide or not story else max(left - _LEAST_STORY, 3)
        rows = lines.show(tiles, width, min(left - story, most), most)
        height = "100%" if wide else rows
        if height != self._given:
            self._given = height
            lines.styles.height = height
        return rows


def _beside(title: Content, tall: Sequence[str], width: int) -> Content:
    """The title's row in the middle of three, and something three rows high at its right."""
    wide = max(len(row) for row in tall)
    rows = zip((Content(), title[: max(0, width - wide - 2)], Content()), tall, strict=True)
    return _LINE.join(
        [Content.assemble(left, " " * (width - wide - left.cell_length), (row, "$warm")) for left, row in rows]
    )


def _pictures(page: Page) -> tuple[Bars, ...]:
    return tuple(each for each in (page.counts, *page.blocks) if isinstance(each, Bars))
