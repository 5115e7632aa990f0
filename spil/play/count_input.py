"""Numbers as people type them, to the move of a count."""

import re
from dataclasses import dataclass
from itertools import count

from spil.command_line import MOST_TABLES
from spil.play.moves import Counted, Eased, Raised, Round, TablesCounted
from spil.play.page import CountEntry, Page, TablesEntry

_FIRST = "f"
"""Before numbers that put the first count right, when the second is done."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that could not be used, in one sentence that says what can."""

    sentence: str


def counting_help(page: Page) -> list[str]:
    """How numbers are written on a page, in a sentence; nothing where there are none to write."""
    match page.entry:
        case CountEntry(rounds=(_, _)):
            correct = "Er et tal forkert? Skriv alle tallene igen, som de var efter snakken."
            return [f"{correct} Skriv f foran, hvis det er de første."]
        case CountEntry():
            return ["Skriv et tal for hvert valg, for eksempel 2 2 1 0. Har nogen sagt pas, så tæl dem ikke med."]
        case TablesEntry():
            each = "Skriv ét tal for hvert bord i rækkefølge, d efter ved den stribede side"
            return [f"{each}, og - for et bord, der ikke viser noget."]
        case _:
            return []


def read_count(entry: CountEntry | TablesEntry, line: str) -> Counted | Eased | TablesCounted | Wrong:
    """What was typed as a count of people, or of tables."""
    return _tables(entry, line) if isinstance(entry, TablesEntry) else _people(entry, line)


def _people(entry: CountEntry, line: str) -> Counted | Eased | Wrong:
    """Numbers of slips: `2 2 1 0`, `2,2,1,0` or `2210`; fewer than all have passed."""
    many, people = len(entry.choices), entry.left
    turn: Round | None = None
    if line.casefold().startswith(_FIRST) and len(entry.rounds) > 1:
        turn, line = entry.rounds[0], line[1:].strip()
    parts = re.findall(r"\d+", line) if re.fullmatch(r"[\d\s,;]+", line) else []
    if len(parts) == 1 and len(parts[0]) == many:
        parts = list(parts[0])
    skip = ", eller tryk Enter uden tal for at springe over" if len(entry.rounds) == 1 else ""
    if len(parts) != many:
        return Wrong(f"Skriv {many} tal med mellemrum, ét for hvert valg{skip}.")
    numbers = tuple(int(part[:4]) for part in parts)
    if not 1 <= sum(numbers) <= people:
        return Wrong(f"Tallene giver {sum(numbers)}, men I er {people}{_more(entry)}. Ret dem{skip}.")
    return entry.counted(numbers, turn)


def _more(entry: CountEntry) -> str:
    """Who is not to be typed: those who answered by phone."""
    return f" ud over de {sum(entry.already)}, der har svaret på telefon" if entry.already else ""


def _tables(entry: TablesEntry, line: str) -> TablesCounted | Wrong:
    """What tables hold up, in their order: `1 1d 3 2 1 4d`; `d` is the striped side, `-` a table that holds up none."""
    compact = re.sub(r"[\s,;]+", "", line.casefold())
    if not re.fullmatch(r"(?:[0-9-]d?)+", compact):
        return Wrong("Skriv ét tal for hvert bord, for eksempel 1 1d 3 2. Skriv d efter tallet ved den stribede side.")
    raised = []
    others = (number for number in count(1) if number not in entry.taken)
    for table, (digit, divided) in zip(others, re.findall(r"([0-9-])(d?)", compact), strict=False):
        if digit == "-":
            continue
        if not 1 <= int(digit) <= len(entry.choices):
            return Wrong(f"Bord {table} viser {digit}, men tallene går fra 1 til {len(entry.choices)}. Ret det.")
        raised.append(Raised(table=table, choice=entry.choices[int(digit) - 1], divided=bool(divided)))
    if len(raised) > MOST_TABLES:
        return Wrong(f"Det er {len(raised)} borde. Spillet tæller højst {MOST_TABLES}. Skriv ét tal for hvert bord.")
    if not raised:
        return Wrong("Ingen borde har vist et tal. Tryk Enter uden tal for at springe over.")
    return entry.counted(tuple(raised))
