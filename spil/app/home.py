"""Before playing: what to play, and who sits where."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from spil.catalogue import TO_LEAD, Found, open_sessions, playable, refusal
from spil.command_line import MOST_PEOPLE, MOST_TABLES, Request, code_of
from spil.play.session_pages import MOTTO
from spil.record.unfinished import Unfinished
from spil.ui.form import READABLE, YES_OR_NO, Ask, within, yes_or_no
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain, strong


class HomeScreen(ReadableScreen[str | Unfinished]):
    """Choose a programme, a card, or to go on with what was not finished."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Luk")]

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found
        self._sought = ""
        self._waiting = open_sessions(found)
        self._things: list[tuple[str, str | Unfinished]] = [(f"Fortsæt: {each.told}", each) for each in self._waiting]
        if found.name is None:
            self._things += playable(found.deck)
        else:
            self._things.append(("Begynd forfra", found.name))

    def compose(self) -> ComposeResult:
        """The motto, then everything that can be played."""
        yield Static(strong("Ligebehandlingsspillet"), id="title")
        yield Static(plain(MOTTO), id="motto")
        yield Static(plain(f"{READABLE} {TO_LEAD}"), classes="lead quiet")
        yield OptionList(*self._options())
        yield Static(plain(self._found.left_out), id="notice")
        yield Static(plain("Pil op eller ned: vælg · Enter: begynd · skriv for at søge · Esc: luk"), id="keys")

    def on_key(self, event: Key) -> None:
        """Letters search."""
        letter = event.character or ""
        if not self.readable:
            return
        if event.key == "backspace":
            self._search(self._sought[:-1])
        elif letter.isprintable() and letter and event.key != "enter":
            event.prevent_default().stop()
            self._search(self._sought + letter)

    def action_back(self) -> None:
        """Show everything again, or close."""
        if self._sought:
            self._search("")
        else:
            self.app.exit()

    def _search(self, sought: str) -> None:
        self._sought = sought.lstrip()
        options = self.query_one(OptionList)
        options.clear_options().add_options(self._options())
        options.highlighted = 0 if options.option_count else None
        found = (
            f"Søger: {self._sought}. Esc viser alle igen."
            if options.option_count
            else f'Intet hedder "{self._sought}". Tryk Esc for at se alle.'
        )
        self.query_one("#notice", Static).update(plain(found if self._sought else ""))

    def _options(self) -> list[Option]:
        """What can be played and has what is sought in its line; the option's id is its place in the whole list."""
        sought = self._sought.casefold()
        return [
            Option(plain(told), id=str(number))
            for number, (told, _) in enumerate(self._things)
            if sought in told.casefold()
        ]

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        thing = self._things[int(event.option_id or 0)][1]
        refused = refusal(self._found.deck, thing) if isinstance(thing, str) else None
        if refused is None:
            self.dismiss(thing)
        else:
            self.query_one("#notice", Static).update(plain(refused))


def seat_questions(request: Request) -> tuple[Ask, ...]:
    """Which table, how many, whether a leader is there, and the code on the wall."""
    return (
        Ask(
            "code",
            "Koden på væggen. Alle borde skriver den samme. (Enter, hvis der ingen er)",
            code_of,
            "En kode er højst 12 bogstaver og tal. Lad feltet stå tomt, hvis der ingen er.",
            request.code or "",
        ),
        Ask(
            "table",
            "Hvilket bord er I? (Enter for bord 1)",
            within(MOST_TABLES, "1"),
            f"Skriv bordets nummer som et tal fra 1 til {MOST_TABLES}.",
            str(request.table or ""),
        ),
        Ask(
            "people",
            "Hvor mange er I ved bordet?",
            within(MOST_PEOPLE),
            f"Skriv, hvor mange I er, som et tal fra 1 til {MOST_PEOPLE}.",
        ),
        Ask("leader", "Er der en leder med? (j eller n)", yes_or_no(), YES_OR_NO),
    )
