"""Before playing: how many there are, and what to play."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from spil.cards.model import Card
from spil.catalogue import TO_LEAD, Found, playable, refusal
from spil.codes import code_of
from spil.command_line import MOST_PEOPLE, MOST_TABLES, Request
from spil.danish import capitalised
from spil.play.session_pages import MOTTO
from spil.search import seek
from spil.ui.choose import Line, NumberedList, numbered
from spil.ui.form import READABLE, Ask, within
from spil.ui.key_hints import chips
from spil.ui.letters import large
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain, strong

_TALL = 30
"""Rows; from here on the question stands in block letters."""
_HOW_MANY = "Hvor mange er I?"
SURPRISE = ""
"""What is chosen where chance is to choose."""


class _Number(Input):
    """Takes digits; a letter is for the screen."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is written here."""
        return (character is None or not character.isalpha()) and super().check_consume_key(key, character)


class SeatScreen(ReadableScreen[tuple[int, bool] | None]):
    """How many sit at the table, and whether a leader is one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Tilbage"),
        Binding("l", "leader", "Leder", priority=True),
    ]

    def __init__(self, title: str = "Ligebehandlingsspillet") -> None:
        super().__init__()
        self._title = title
        self._leader = False

    def compose(self) -> ComposeResult:
        """One question with its field, and one that is answered by a key."""
        yield Static(strong(self._title), id="title")
        yield Static(plain(MOTTO), id="motto")
        with Vertical(id="asks"):
            yield Static(strong(_HOW_MANY), id="how-many", classes="question")
            yield _Number(id="people", restrict=r"\d*", max_length=2, compact=True)
            yield Static(id="leader", classes="question")
        yield Static(id="notice")
        yield Static(plain(f"{READABLE} {TO_LEAD}"), classes="quiet")
        yield Static(chips((("Enter", "videre"), ("l", "en leder er med"), ("Esc", "luk")), 200), id="keys")

    def on_mount(self) -> None:
        """The keys belong to the field; the question is large where there is room."""
        rows = large(_HOW_MANY, self.size.width - 8, most=1) if self.size.height >= _TALL else None
        if rows:
            self.query_one("#how-many", Static).update(Content("\n").join([Content(row) for row in (*rows, "")]))
            self.query_one("#asks").add_class("-composed")
        self.query_one(Input).focus()
        self._show_leader()

    def action_leader(self) -> None:
        """A leader is there, or is not."""
        self._leader = not self._leader
        self._show_leader()

    def _show_leader(self) -> None:
        box = "[x] Ja. Lederen taler sidst." if self._leader else "[ ] Nej. Tryk l, hvis der er."
        self.query_one("#leader", Static).update(strong("Er der en leder med?") + Content("  ") + plain(box))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        people = within(MOST_PEOPLE)(event.value.strip())
        if people is None:
            self.tell(f"Skriv, hvor mange I er, som et tal fra 1 til {MOST_PEOPLE}.")
        else:
            self.dismiss((people, self._leader))


class HomeScreen(ReadableScreen[str | None]):
    """A few cards to choose among, chance, or everything there is; letters search."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Tilbage")]

    def __init__(self, found: Found, drawn: Sequence[Card]) -> None:
        super().__init__()
        self._found = found
        self._sought = ""
        every = len(playable(found.deck))
        self._first: list[tuple[Line, str | None]] = [
            *(((card.title, _teaser(card)), card.id) for card in drawn),
            (("Overrask os", "Spillet trækker et kort."), SURPRISE),
            (
                (f"Se alle {every} kort og forløb", "Eller skriv et ord for at søge, fx tolk eller alder."),
                None,
            ),
        ]
        self._things = self._first

    def compose(self) -> ComposeResult:
        """What there is, and what is sought."""
        yield Static(strong("Hvad vil I spille?"), id="title")
        yield NumberedList(*self._options())
        yield Static(plain(self._found.left_out), id="notice")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """The keys belong to the list."""
        self.query_one(OptionList).focus()
        self._show_keys()

    def on_key(self, event: Key) -> None:
        """Letters search."""
        letter = event.character or ""
        if not self.readable:
            return
        if event.key == "backspace" and self._sought:
            self._search(self._sought[:-1])
        elif letter.isprintable() and letter and event.key != "enter":
            event.prevent_default().stop()
            self._search(self._sought + letter)

    def action_back(self) -> None:
        """Show the first few again, or go back."""
        if self._things is not self._first:
            self._show("", self._first)
        else:
            self.dismiss(None)

    @on(NumberedList.NoNumber)
    def _no_number(self) -> None:
        self.tell(f"Vælg et tal fra 1 til {len(self._things)}.")

    def _search(self, sought: str) -> None:
        sought = sought.lstrip()
        if not sought:
            self._show("", self._first)
            return
        self._show(sought, [((told,), name) for told, name in seek(self._found.deck, sought)])

    def _show(self, sought: str, things: list[tuple[Line, str | None]]) -> None:
        self._sought, self._things = sought, things
        options = self.query_one(OptionList)
        options.clear_options().add_options(self._options())
        options.highlighted = 0 if things else None
        if sought and not things:
            self.tell(f"Ingen kort passer til »{sought}«. Tryk Esc for at se de første igen.")
        else:
            self.tell(f"Søger: {sought}" if sought else "", wrong=False)
        self._show_keys()

    def _show_keys(self) -> None:
        first = self._things is self._first
        hints = (("Enter", "vælg"), ("a-å", "søg"), ("Esc", "tilbage" if first else "de første kort"))
        self.query_one("#keys", Static).update(chips(hints, self.size.width or 200))

    def _options(self) -> list[Option]:
        return [Option(numbered(place, line), id=str(place)) for place, (line, _) in enumerate(self._things)]

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        name = self._things[int(event.option_id or 0)][1]
        if name is None:
            self._show("", [((told,), each) for told, each in playable(self._found.deck)])
            return
        refused = refusal(self._found.deck, name) if name else None
        if refused is None:
            self.dismiss(name)
        else:
            self.tell(refused)


def _teaser(card: Card) -> str:
    place = f"{capitalised(card.arena)}, ca. {card.minutes} minutter"
    return f"{card.teaser} ({place})" if card.teaser else place


def joining(request: Request) -> tuple[Ask, ...]:
    """The code on the wall and the number of the table, where a session with several tables is joined."""
    return (
        Ask(
            "code",
            "Hvilken kode står der på væggen?",
            lambda text: code_of(text) or None,
            "Koden passer ikke. Se efter på væggen, ét bogstav ad gangen.",
            request.code or "",
        ),
        Ask(
            "table",
            "Hvilket bord er I?",
            within(MOST_TABLES),
            f"Skriv bordets nummer som et tal fra 1 til {MOST_TABLES}.",
            str(request.table or ""),
        ),
    )
