"""A line of input as a move, a command, or one sentence about what can be written instead."""

import re
from dataclasses import dataclass
from typing import Literal

from spil.play.moves import Move, Undone
from spil.play.page import CountEntry, Page

Command = Literal["help", "look", "leave"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that could not be used, in one sentence that says what can."""

    sentence: str


def read_answer(page: Page, line: str) -> Move | Command | Wrong:
    """What a line of input means on a page."""
    word = line.casefold()
    if not word and page.onward:
        return page.onward.move
    named: dict[str, Move | Command] = {aside.key: aside.move for aside in page.asides}
    named |= {"h": "help", "l": "leave"}
    if page.looks:
        named["v"] = "look"
    if page.back:
        named["t"] = Undone()
    if word in named:
        return named[word]
    if word.isdecimal() and page.picks and 1 <= int(word) <= len(page.picks):
        return page.picks[int(word) - 1]
    if isinstance(page.entry, CountEntry):
        return read_count(page.entry, word)
    return Wrong("Det forstod jeg ikke. Skriv h for hjælp.")


def read_count(entry: CountEntry, line: str) -> Move | Wrong:
    """Numbers of slips: `2 2 1 0`, `2,2,1,0` or `2210`; fewer than all have passed."""
    many, people = len(entry.choices), entry.people
    parts = re.findall(r"\d+", line) if re.fullmatch(r"[\d\s,;]+", line) else []
    if len(parts) == 1 and len(parts[0]) == many:
        parts = list(parts[0])
    if len(parts) != many:
        return Wrong(f"Skriv {many} tal med mellemrum, ét for hvert valg, eller tryk Enter for at springe over.")
    numbers = tuple(int(part[:4]) for part in parts)
    if not 1 <= sum(numbers) <= people:
        return Wrong(f"Tallene giver {sum(numbers)}, men I er {people}. Skriv dem igen, eller tryk Enter.")
    return entry.counted(numbers)
