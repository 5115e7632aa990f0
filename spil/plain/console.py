"""A console that says lines and asks for one: no box, no colour, no cursor."""

from dataclasses import dataclass
from getpass import getpass
from io import BufferedReader, TextIOWrapper
from textwrap import wrap
from typing import TextIO
from weakref import WeakSet

from spil.danish import clean, whole_number

WIDTH = 79
"""Columns; a line of a screen that is 80 wide."""

_LONGEST = 2000
"""Characters of a line; nobody types more."""
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb": "utf-8-sig"}
"""How a text begins that says itself how it is written, as what PowerShell pipes."""
_minded: WeakSet[TextIO] = WeakSet()


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was typed, with whatever came of keys that are no letters."""

    text: str
    back: bool = False
    """Whether one would rather go back: by a key of its own, where the console has one."""


class Console:
    """Says lines and asks for one; no box, no colour, no cursor."""

    edits = False
    """Whether a line can be given to be edited; here it is typed anew."""

    def __init__(self, source: TextIO, target: TextIO) -> None:
        self._source, self._target = source, target

    def say(self, *texts: str) -> None:
        """Say each text on lines of its own; an empty one is a blank line."""
        for text in texts:
            body = text.lstrip(" ")
            indent = " " * (len(text) - len(body))
            lines = wrap(body, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
            for line in lines or [""]:
                print(indent + line if line else "", file=self._target)
        self._target.flush()

    def ask(self, *, unseen: bool = False) -> str:
        """One line of input; unseen where a room reads along that may not know yet.

        Raises:
            EOFError: There is no more.
        """
        if unseen and self._source.isatty():
            return clean(getpass("> (det, du skriver, er skjult) "))
        return clean(self._read("(skjult)" if unseen else None))

    def line(self, standing: str = "") -> Line:  # noqa: ARG002  # only where a line can be edited
        """One line as it came, so that one can tell what was typed besides letters; `standing` is there to be edited.

        Raises:
            EOFError: There is no more.
        """
        return Line(self._read(None).rstrip("\r\n"))

    def _read(self, shown: str | None) -> str:
        print("> ", end="", file=self._target, flush=True)
        _mind_the_mark(self._source)
        line = self._source.readline()[:_LONGEST]
        if not line:
            print(file=self._target)
            raise EOFError
        if not self._source.isatty():
            print(shown or clean(line), file=self._target)  # a transcript reads as if it were typed
        return line

    def number(self, question: str, most: int, default: int | None = None) -> int:
        """Ask until there is a number from 1 to `most`; Enter takes the default, where there is one."""
        self.say(question)
        while True:
            answer = self.ask()
            if not answer and default is not None:
                return default
            if given := whole_number(answer, 1, most):
                return given
            self.say(f"Skriv et tal fra 1 til {most}.")

    def yes(self, question: str) -> bool:
        """Ask until there is a yes or a no."""
        self.say(f"{question} Skriv j for ja eller n for nej.")
        while True:
            answer = self.ask().casefold()
            if answer in {"j", "ja", "n", "nej"}:
                return answer.startswith("j")
            self.say("Skriv j for ja eller n for nej.")


def _mind_the_mark(source: TextIO) -> None:
    """Before the first line that is piped in: read it as its first bytes say."""
    if source.isatty() or source in _minded or not isinstance(source, TextIOWrapper):
        return
    _minded.add(source)
    begins = source.buffer.peek(2)[:2] if isinstance(source.buffer, BufferedReader) else b""
    if begins in _MARKS:
        source.reconfigure(encoding=_MARKS[begins], errors="replace")
