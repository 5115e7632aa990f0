"""What a page offers as named buttons, and what a browser sent back as the move that was meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from spil.danish import capitalised, whole_number
from spil.play.count_input import Wrong, read_count
from spil.play.moves import Agreed, Counted, Eased, Move, TablesCounted, Undone
from spil.play.page import AgreementEntry, CountEntry, Page, TablesEntry

PRESSED = "tryk"
"""The field that says which button it was."""
ENTRY = "skriv"
"""The button of what is written."""
LOOK = "se"
"""The button that looks at another way; no move, for nothing of it is kept."""
PART = "salen"
"""The button that goes on without the room, or follows it again; no move either."""
_MOST = 9999


@dataclass(frozen=True, slots=True)
class Button:
    """One thing that can be done."""

    name: str
    label: str
    kind: Literal["pick", "onward", "aside", "back"]
    does: Move | Literal["look", "part"]
    key: str = ""
    """The letter that does the same where there are keys, and that what is for the leader alone calls it by."""


def buttons(page: Page) -> tuple[Button, ...]:
    """Everything a page offers beside what is written, in the order one meets it."""
    return tuple(_buttons(page))


def _buttons(page: Page) -> Iterator[Button]:
    for number, (label, move) in enumerate(zip(page.numbered, page.picks, strict=False), 1):
        yield Button(str(number), label, "pick", move)
    if page.onward:
        yield Button("videre", capitalised(page.onward.label), "onward", page.onward.move)
    for aside in page.asides:
        yield Button(f"tast-{aside.key}", capitalised(aside.label), "aside", aside.move, aside.key)
    if page.looks:
        yield Button(LOOK, "Prøv en anden vej. Den bliver ikke gemt", "aside", "look")
    if page.part:
        yield Button(PART, capitalised(page.part), "aside", "part")
    if page.back:
        yield Button("tilbage", "Et skridt tilbage", "back", Undone())


def read_form(page: Page, sent: Mapping[str, str]) -> Move | Literal["look", "part"] | Wrong:
    """What was pressed on a page; or a sentence about what can be written instead."""
    pressed = sent.get(PRESSED, "")
    if pressed == ENTRY:
        return _written(page, sent)
    found = next((each.does for each in buttons(page) if each.name == pressed), None)
    return found or Wrong("Det kan man ikke her. Her står, hvad man kan nu.")


def _written(page: Page, sent: Mapping[str, str]) -> Move | Wrong:
    match page.entry:
        case CountEntry():
            return _count(page.entry, sent)
        case TablesEntry():
            return _tables(page.entry, sent)
        case AgreementEntry():
            return _agreed(page.entry, sent)
        case None:
            return Wrong("Her er ikke noget at skrive lige nu.")


def _count(entry: CountEntry, sent: Mapping[str, str]) -> Counted | Eased | Wrong:
    """A number for each choice; an empty field is nobody."""
    typed = [sent.get(f"tal{n}", "").strip() or "0" for n in range(1, len(entry.choices) + 1)]
    numbers = [whole_number(each, 0, _MOST) for each in typed]
    if None in numbers:
        return Wrong("Skriv et helt tal ved hvert valg, for eksempel 3. Et tomt felt er nul.")
    total = sum(filter(None, numbers))
    if not 1 <= total <= entry.left:
        there = f"der er {entry.left} tilbage, når telefonerne er talt" if entry.already else f"I er {entry.people}"
        return Wrong(f"Tallene giver {total}, men {there}. Ret dem, eller gå videre uden.")
    turn = whole_number(sent.get("kop", ""), 1, 2)
    chosen = next((each for each in entry.rounds if each == turn), None)
    return entry.counted(tuple(number or 0 for number in numbers), chosen)


def _tables(entry: TablesEntry, sent: Mapping[str, str]) -> TablesCounted | Wrong:
    read = read_count(entry, sent.get("borde", ""))
    assert not isinstance(read, Counted | Eased)
    return read


def _agreed(entry: AgreementEntry, sent: Mapping[str, str]) -> Agreed | Wrong:
    written = {name: sent.get(name, "") for name in ("then", "by", "when")}
    try:
        move = Agreed.model_validate({**written, "if": entry.condition or sent.get("if", "")})
    except ValidationError:
        return Wrong("Det kunne ikke læses. Skriv det igen med almindelige bogstaver.")
    if entry.accepts(move):
        return move
    return Wrong("Skriv både, hvornår det gælder, og hvad I gør. Vil I ikke lave en aftale, så slut uden.")
