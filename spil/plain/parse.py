"""A line of input as a move, a command, or one sentence about what can be written instead."""

from typing import Literal

from spil.danish import whole_number
from spil.play.count_input import Wrong, read_count
from spil.play.moves import Move, Undone
from spil.play.page import CountEntry, Page, TablesEntry

Command = Literal["help", "look", "leave", "part", "wait"]


def read_answer(page: Page, line: str) -> Move | Command | Wrong:
    """What a line of input means on a page."""
    word = line.casefold()
    if not word and page.onward:
        return page.onward.move
    if not word and page.waits:
        return "wait"
    named: dict[str, Move | Command] = {aside.key: aside.move for aside in page.asides}
    named |= {"h": "help", "l": "leave"}
    if page.looks:
        named["v"] = "look"
    if page.part:
        named["g"] = "part"
    if page.back:
        named["t"] = Undone()
    if word in named:
        return named[word]
    if page.numbered and (picked := whole_number(word, 1, len(page.picks))):
        return page.picks[picked - 1]
    if isinstance(page.entry, CountEntry | TablesEntry):
        return read_count(page.entry, word)
    return Wrong(_what_can_be_written(page))


def _what_can_be_written(page: Page) -> str:
    if page.picks and page.numbered:
        return f"Skriv et tal fra 1 til {len(page.picks)}, eller h for hjælp."
    return "Tryk Enter for at komme videre, eller skriv h for hjælp."
