"""Before playing: what to play, and who sits where."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from spil.arguments import Request
from spil.cards.deck import ONE_CARD
from spil.opening import Found, Waiting, open_sessions, refusal
from spil.play.pages import MOTTO
from spil.record.start import MOST_PEOPLE, MOST_TABLES, Seat, code_of
from spil.ui.text import plain, strong


class HomeScreen(Screen[str | Waiting]):
    """Choose a programme, a card, or to go on with what was not finished."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.quit", "Luk")]

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found
        self._waiting = open_sessions(found)
        deck = found.deck
        self._things: list[tuple[str, str | Waiting]] = [(f"Fortsæt: {each.told}", each) for each in self._waiting]
        if found.name is None:
            self._things += [
                (f"Forløb: {each.title} ({each.minutes} minutter)", each.id)
                for each in deck.programmes.values()
                if each.id != ONE_CARD
            ]
            self._things += [
                (f"Kort: {c.title} ({c.arena}, ca. {c.minutes} minutter)", c.id) for c in deck.cards.values()
            ]
        else:
            self._things.append(("Begynd forfra", found.name))

    def compose(self) -> ComposeResult:
        """The motto, then everything that can be played."""
        yield Static(strong("Ligebehandlingsspillet"), id="title")
        yield Static(plain(MOTTO), id="motto")
        yield OptionList(*(Option(plain(told)) for told, _ in self._things))
        yield Static(id="notice")
        yield Static(plain("Pil op eller ned: vælg · Enter: begynd · Esc: luk"), id="keys")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        thing = self._things[event.option_index][1]
        refused = refusal(self._found.deck, thing) if isinstance(thing, str) else None
        if refused is None:
            self.dismiss(thing)
        else:
            self.query_one("#notice", Static).update(plain(refused))


class SeatScreen(Screen[Seat | None]):
    """Which table, how many, whether a leader is there, and the code on the wall."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Tilbage")]

    def __init__(self, title: str, request: Request) -> None:
        super().__init__()
        self._title = title
        self._given = {"code": request.code or "", "table": str(request.table or "")}

    def compose(self) -> ComposeResult:
        """Four short questions; Enter goes to the next."""
        yield Static(strong(self._title), id="title")
        for name, question in _QUESTIONS.items():
            yield Static(plain(question), classes="question")
            yield Input(self._given.get(name, ""), id=name, select_on_focus=False, compact=True)
        yield Static(id="notice")
        yield Static(plain("Enter: næste · Esc: tilbage"), id="keys")

    def on_mount(self) -> None:
        """Begin with the first that is not given already."""
        empty = next((name for name in _QUESTIONS if not self._given.get(name)), "people")
        self.query_one(f"#{empty}", Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.input.id != "leader":
            self.focus_next()
            return
        code, table, people, leader = (self.query_one(f"#{name}", Input).value.strip() for name in _QUESTIONS)
        seat = _seat(code, table or "1", people, leader.casefold())
        if isinstance(seat, Seat):
            self.dismiss(seat)
        else:
            name, sentence = seat
            self.query_one("#notice", Static).update(plain(sentence))
            self.query_one(f"#{name}", Input).focus()


_QUESTIONS = {
    "code": "Koden på væggen (Enter, hvis der ingen er)",
    "table": "Hvilket bord er I? (Enter for bord 1)",
    "people": "Hvor mange er I ved bordet?",
    "leader": "Er der en leder med? (j eller n)",
}


def _seat(code: str, table: str, people: str, leader: str) -> Seat | tuple[str, str]:
    """The seat, or which answer cannot be used and what can."""
    read = code_of(code)
    if read is None:
        return "code", "En kode er kun bogstaver og tal. Lad feltet stå tomt, hvis der ingen er."
    if not _within(table, MOST_TABLES):
        return "table", f"Skriv bordets nummer som et tal fra 1 til {MOST_TABLES}."
    if not _within(people, MOST_PEOPLE):
        return "people", f"Skriv, hvor mange I er, som et tal fra 1 til {MOST_PEOPLE}."
    if leader not in {"j", "ja", "n", "nej"}:
        return "leader", "Skriv j for ja eller n for nej."
    return Seat(int(table), int(people), leader.startswith("j"), read)


def _within(text: str, most: int) -> bool:
    return text.isdecimal() and 1 <= int(text) <= most
