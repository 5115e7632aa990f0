"""The preview's card: what is read aloud, and numbered choices with what each gives and costs under it."""

from collections.abc import Sequence
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from spil.cards.model import Card, Choice, Step
from spil.danish import clean, paragraphs
from spil.play.walk import Playthrough, told
from spil.ui.page_view import Words
from spil.ui.text import plain, quiet, strong

_INDENT = 6
_NARROWEST = 40


class CardView(VerticalScroll):
    """One step of a card; scrolls where there is more than fits."""

    can_focus = True
    marked: reactive[int] = reactive(0, init=False)
    """The number that Enter will choose; 0 is none."""

    class Resized(Message):
        """There is more or less room than before."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()

    def compose(self) -> ComposeResult:
        """The story over the choices."""
        yield Words(id="story")
        yield Words(id="choices")

    def on_resize(self) -> None:
        """Lay the choices out anew, and tell that what fits may have changed."""
        self._lay_out()
        self.post_message(self.Resized())

    def show(self, card: Card, walk: Playthrough, *, from_top: bool) -> None:
        """Show where a walk stands, from its top or where one was reading."""
        step = card.steps[walk.step]
        parts = [plain(part) for text in told(card, walk) for part in paragraphs(text)]
        offered = {way.id for way in walk.offered}
        self._choices = tuple(each for each in step.choices if each.id in offered) if isinstance(step, Step) else ()
        parts.append(strong(step.question) if isinstance(step, Step) else quiet(f"Her slutter historien: {step.name}"))
        self.query_one("#story", Words).say(Content("\n\n").join(parts))
        self.set_reactive(CardView.marked, 0)
        self._lay_out()
        if from_top:
            self.scroll_home(animate=False)

    def watch_marked(self) -> None:
        """Show where the mark is now, and let it be seen."""
        heights = self._lay_out()
        if self.marked:
            top = self.query_one("#choices").virtual_region.y + sum(heights[: self.marked - 1])
            self.scroll_to_region(Region(0, top, 1, heights[self.marked - 1]), animate=False)

    def _lay_out(self) -> Sequence[int]:
        """Show the choices; how many rows each has."""
        width = max(self.scrollable_content_region.width, _NARROWEST) - _INDENT
        blocks = [
            _rows(number, choice, width, marked=number == self.marked) for number, choice in enumerate(self._choices, 1)
        ]
        choices = self.query_one("#choices", Words)
        choices.say(Content("\n").join([row for rows in blocks for row in rows]))
        choices.display = bool(blocks)
        return [len(rows) for rows in blocks]


def _rows(number: int, choice: Choice, width: int, *, marked: bool) -> list[Content]:
    """A choice and, small under it, what it gives and costs; the mark is a sign as well as a colour."""
    look = "bold $marked-text on $primary" if marked else "bold"
    rows = []
    for part, words in enumerate(wrap(clean(choice.text), width) or [""]):
        sign = f" {'▶' if marked else ' '} {number}".ljust(_INDENT) if part == 0 else " " * _INDENT
        rows.append(Content.assemble((sign, look), (words.ljust(width), look if marked else "")))
    for label, text in (("Giver", choice.gives), ("Koster", choice.costs)):
        rows += [
            Content.assemble((" " * _INDENT + words, "$quiet")) for words in wrap(f"{label}: {clean(text)}", width)
        ]
    return rows
