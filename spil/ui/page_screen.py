"""What both apps' main screens share: a page, and keys turned into the moves it offers. It decides nothing."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.getters import query_one

from spil.play.boxes import Boxes
from spil.play.count_input import Wrong, read_count
from spil.play.hall import NOT_YET
from spil.play.moves import Move, Undone
from spil.play.page import AgreementEntry, CountEntry, Page, TablesEntry
from spil.ui.agreement import AgreementForm
from spil.ui.choose import number_of
from spil.ui.field import boxes_shown, line_shown
from spil.ui.key_hints import Hint, chips, help_on, hints_on
from spil.ui.page_view import Lines, PageView, Words
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain

_HELD = 0.25
"""Seconds; an Enter that comes sooner after another is a key that is held down."""
_NOT_KEPT = "Det kunne ikke gemmes. Disken er måske fuld, eller filen er flyttet. Prøv igen."
WHILE_BLANK = frozenset("pkn")
"""Letters that act while the screen is blank: show it again, or leave what was on it."""
_FRAMED = 24
"""Rows; in fewer a box is a pair of brackets."""
_NUMBERS = frozenset("0123456789, ")


class TurningScreen(ReadableScreen[None]):
    """One page at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "Videre", priority=False),
        Binding("escape", "back", "Tilbage"),
        Binding("h,question_mark", "explain", "Hjælp"),
        Binding("ctrl+u", "without", "Uden aftale", priority=True),
        Binding("down", "step(1)", "Ned"),
        Binding("up", "step(-1)", "Op"),
        Binding("right,tab", "beside(1)", "Frem"),
        Binding("left,shift+tab", "beside(-1)", "Tilbage"),
        Binding("pagedown,space", "read(1)", "Læs mere"),
        Binding("pageup", "read(-1)", "Læs igen"),
    ]
    far: bool = False
    """Whether it is read from the other end of a room."""
    OTHER_KEYS: ClassVar[frozenset[str]] = frozenset("dh")
    """Letters that work on every page."""
    view = query_one(PageView)
    form = query_one(AgreementForm)
    notice = query_one("#notice", Words)
    keys = query_one("#keys", Words)
    status = query_one("#status", Words)

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._entered = float("-inf")
        self._boxes: Boxes | None = None
        self._line = ""
        """What was typed of the tables' numbers."""
        self._helping = False
        self._leaving = ""
        """The key by which one was about to leave what is written."""

    @property
    def page(self) -> Page:
        """The page to show now."""
        raise NotImplementedError

    @property
    def status_told(self) -> str:
        """What stands quietly at the bottom."""
        return ""

    def make(self, move: Move) -> None:
        """Make a move.

        Raises:
            OSError: It could not be kept.
        """
        raise NotImplementedError

    def pressed(self, _key: str) -> bool:
        """Whether a letter was one of this screen's own, and was acted on."""
        return False

    def own_keys(self) -> tuple[str, ...]:
        """Keys of this screen's own, in words."""
        return ()

    def hides(self, _entry: CountEntry) -> bool:
        """Whether the numbers of a count are not to be seen while they are typed."""
        return False

    def compose(self) -> ComposeResult:
        """The page, room for an agreement, a line for what went wrong, and the keys that matter now."""
        yield PageView(far=self.far)
        yield AgreementForm()
        yield Words(id="notice")
        yield Words(id="keys")
        yield Words(id="status")

    def on_mount(self) -> None:
        """Show the first page, and now and then how things stand."""
        self.call_after_refresh(self.show)
        self.set_interval(1, self.tick)

    def on_key(self, event: Key) -> None:
        """Digits mark or are numbers of a count; letters do what the page says they do."""
        page, key = self.page, event.character or ""
        if not self.readable or (self.has_class("-paused") and key not in WHILE_BLANK):
            return
        if self._helping and event.is_printable:
            return
        if self._writes(event):
            event.prevent_default().stop()
        elif key.isdecimal() and page.numbered and page.picks:
            self._digit(key, len(page.picks))
        elif self.pressed(key):
            return
        elif key == "m" and len(page.questions) > 1:
            self.view.ask_more()
        else:
            moves = {aside.key: aside.move for aside in page.asides}
            if key in moves:
                self.make_and_show(moves[key])
            elif key.isalnum() and key not in self.OTHER_KEYS:
                self.tell(self._cannot(key))

    def _cannot(self, key: str) -> str:
        most = len(self.page.picks)
        return f"Vælg et tal fra 1 til {most}." if key.isdecimal() and most else f"{key} gør ikke noget her."

    def _writes(self, event: Key) -> bool:
        """Whether a key belongs to the numbers of a count, and was written there."""
        entry, key = self.page.entry, event.character or ""
        if isinstance(entry, TablesEntry):
            return self._writes_tables(event.key, key)
        if not isinstance(entry, CountEntry):
            return False
        boxes = self._boxes or Boxes.of(entry)
        if key.isdecimal():
            boxes = boxes.digit(key)
        elif key in (" ", ","):
            boxes = boxes.on()
        elif event.key == "backspace":
            boxes = boxes.back()
        elif key == "f" and len(entry.rounds) > 1:
            boxes = Boxes(entry, boxes.typed, boxes.at, first=not boxes.first)
        else:
            return False
        self._fill(boxes)
        return True

    def _writes_tables(self, name: str, key: str) -> bool:
        if name == "backspace" and self._line:
            self._line = self._line[:-1]
        elif key and key in _NUMBERS | (frozenset("d-") if self._line else frozenset("-")):
            self._line += key
        else:
            return False
        self.tell("")
        self.view.field(line_shown(self._line))
        return True

    def _fill(self, boxes: Boxes) -> None:
        self._boxes = boxes
        self.tell("")
        self.show_keys()
        hidden = self.hides(boxes.entry)
        self.view.field(boxes_shown(boxes, hidden=hidden, low=self._low))
        written = f"I har skrevet {sum(map(bool, boxes.typed))} tal." if hidden else ""
        self.tell(boxes.told(hidden=hidden) or written, wrong=boxes.too_many)

    def _digit(self, digit: str, most: int) -> None:
        number = number_of(self.view.marked, digit, most)
        if number:
            self._mark(number)
        else:
            self.tell(self._cannot(digit))

    def _mark(self, number: int) -> None:
        self.view.marked = number
        self.tell("")
        self.show_keys()

    @on(Lines.Picked)
    def _picked(self, event: Lines.Picked) -> None:
        if event.number <= len(self.page.picks):
            self._mark(event.number)
        elif self._boxes:
            self._fill(self._boxes.to(event.number - 1))

    def action_step(self, by: int) -> None:
        """Mark the next choice, count one person more or fewer, or read on where there is nothing to choose."""
        picks = self.page.picks
        if self._boxes and self._counting:
            self._fill(self._boxes.add(-by))
        elif picks and self.page.numbered and not self._helping:
            marked = self.view.marked
            self._mark((marked + by - 1) % len(picks) + 1 if marked else (1 if by > 0 else len(picks)))
        else:
            self.view.story.scroll_relative(y=by, animate=False)

    def action_beside(self, by: int) -> None:
        """To the box beside."""
        if self._boxes and self._counting:
            self._fill(self._boxes.to(self._boxes.at + by))
        else:
            self.action_step(by)

    def action_read(self, by: int) -> None:
        """Read on in the story, or back."""
        story = self.view.story
        story.scroll_relative(y=by * max(story.size.height - 1, 1), animate=False)

    @on(AgreementForm.Written)
    def _written(self, event: AgreementForm.Written) -> None:
        if self.page.accepts(event.move):
            self.make_and_show(event.move)
        else:
            self.tell("Skriv både, hvornår det gælder, og hvad I gør.")
            self.form.focus_first()

    @on(AgreementForm.Empty)
    def _empty(self) -> None:
        self.tell("Skriv, hvad I vil prøve. Vil I ikke lave en aftale, så tryk Ctrl+U.")

    @property
    def _low(self) -> bool:
        """Whether there are too few rows for frames round numbers."""
        return self.size.height < _FRAMED

    @property
    def _counting(self) -> bool:
        """Whether one stands in the boxes; at a reveal only when one has begun to put its numbers right."""
        return self._boxes is not None and not (self.page.kind == "reveal" and self._boxes.empty)

    @property
    def numbers(self) -> str:
        """What was typed of a count so far."""
        return self._line.strip() if self._boxes is None or self._boxes.empty else self._boxes.line

    def action_onward(self) -> None:
        """Do what Enter does here, once for each time it is pressed."""
        last, self._entered = self._entered, self._clock()
        if self._entered - last >= _HELD:
            if self._helping:
                self.action_explain()
            else:
                self.onward()

    def onward(self) -> None:
        """Confirm the mark or the numbers, or turn the page."""
        page = self.page
        if self.numbers and isinstance(page.entry, CountEntry | TablesEntry):
            self._count(page.entry)
        elif self.view.marked and page.picks:
            self.make_and_show(page.picks[self.view.marked - 1])
        elif page.onward:
            self.make_and_show(page.onward.move)
        elif page.last:
            self.dismiss()
        elif page.waits:
            self.tell(NOT_YET, wrong=False)
        else:
            self.tell("Vælg først et tal. Tryk så Enter.")

    def action_back(self) -> None:
        """Close the help, or take the last move back."""
        if self._helping:
            self.action_explain()
        elif self.page.back and self._may_leave("Esc"):
            self.make_and_show(Undone())

    def action_without(self) -> None:
        """Close without an agreement."""
        page = self.page
        if isinstance(page.entry, AgreementEntry) and page.onward and self._may_leave("Ctrl+U"):
            self.make_and_show(page.onward.move)

    def _may_leave(self, key: str) -> bool:
        """Whether nothing that was written would be lost, or the key is pressed once more though it would."""
        agreeing = isinstance(self.page.entry, AgreementEntry) and self.form.written
        counting = self._boxes is not None and not self._boxes.empty
        sure = self._leaving == key
        self._leaving = key
        if (agreeing or counting) and not sure:
            self.tell(f"Det, I har skrevet, bliver ikke gemt. Tryk {key} igen, hvis det er meningen.")
        return sure or not (agreeing or counting)

    def action_explain(self) -> None:
        """Say what every key does here, or show the page again."""
        self._helping = not self._helping
        self.view.show(help_on(self.page, *self._own()) if self._helping else self.page)
        if not self._helping and self._boxes and self._counting:
            self._fill(self._boxes)
        self.show_keys()

    def _count(self, entry: CountEntry | TablesEntry) -> None:
        answer = read_count(entry, self.numbers)
        if isinstance(answer, Wrong):
            self.tell(answer.sentence)
        else:
            self.make_and_show(answer)

    def make_and_show(self, move: Move) -> None:
        """Make a move and show where it led, or why it could not be kept."""
        try:
            self.make(move)
        except OSError as error:
            self.tell(str(error) if error.errno is None and error.args else _NOT_KEPT)
        else:
            self.show()

    def show(self, notice: str = "") -> None:
        """Show the page that stands now, from its top."""
        page = self.page
        self._line, self._helping, self._leaving = "", False, ""
        self._boxes = Boxes.of(page.entry) if isinstance(page.entry, CountEntry) else None
        counting = self._boxes if self._counting else None
        self.view.show(page, boxes_shown(counting, hidden=False, low=self._low) if counting else None)
        self.tell(notice, wrong=False)
        self.show_keys()
        self.show_status()
        agreeing = isinstance(page.entry, AgreementEntry)
        self.form.display = agreeing
        self.set_class(agreeing, "agreeing")
        if isinstance(page.entry, AgreementEntry):
            self.form.ask(page.entry.condition, page.entry.example)
        else:
            self.view.focus()

    def _own(self) -> tuple[Hint, ...]:
        return tuple((key, does) for key, _, does in (told.partition(": ") for told in self.own_keys()))

    @on(PageView.Resized)
    def show_keys(self) -> None:
        """The keys that matter now; and where there is more of a story than fits, that too."""
        hints = (("h", "tilbage"),) if self._helping else self._hints()
        self.keys.say(chips(hints, self.size.width), layout=False)

    def _hints(self) -> tuple[Hint, ...]:
        story = self.view.max_scroll_y > 0 and not isinstance(self.page.entry, AgreementEntry)
        more = (("PgDn", "læs mere"),) if story else ()
        return hints_on(self.page, self.view.marked, *more, *self._own(), typed=bool(self.numbers))

    def tick(self) -> None:
        """A second has gone."""
        self.show_status()

    def show_status(self) -> None:
        """Say how things stand."""
        told = self.status_told
        self.status.say(plain(told))
        self.status.display = bool(told)
