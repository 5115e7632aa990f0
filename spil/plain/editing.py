"""A console whose line can be edited: arrows, the old answer standing there, what was answered before on the up key."""

import os
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output

from spil.plain.console import Console, Line

_NO_QUESTION_TO_THE_TERMINAL = "PROMPT_TOOLKIT_NO_CPR"
"""Where a terminal does not say where its cursor is, a warning in English would be written in the answer."""
_SECONDS_FOR_ESCAPE = 0.1
"""An arrow begins with the same character as Escape; what follows it comes within this time."""


class EditingConsole(Console):
    """Asks with a line that can be edited; Escape goes back."""

    edits = True

    def __init__(self, source: TextIO, target: TextIO, keys: Input | None = None, screen: Output | None = None) -> None:
        super().__init__(source, target)
        os.environ.setdefault(_NO_QUESTION_TO_THE_TERMINAL, "1")
        self._back = False
        self._session: PromptSession[str] = PromptSession(
            "> ",
            history=_Sentences(),
            key_bindings=self._keys(),
            reserve_space_for_menu=0,
            input=keys,
            output=screen,
        )
        self._session.app.timeoutlen = self._session.app.ttimeoutlen = _SECONDS_FOR_ESCAPE

    def line(self, standing: str = "") -> Line:
        """One line, with what stood there before to be edited.

        Raises:
            EOFError: Ctrl+D on an empty line.
        """
        self._back = False
        return Line(self._session.prompt(default=standing), self._back)

    def _keys(self) -> KeyBindings:
        bindings = KeyBindings()

        @bindings.add("escape")
        def _(event: KeyPressEvent) -> None:
            self._back = True
            event.app.exit(result=event.current_buffer.text)

        return bindings


class _Sentences(InMemoryHistory):
    """What was answered in words; a number or a `t` is nothing one wants again."""

    def append_string(self, string: str) -> None:
        """Keep it, if it is more than one word."""
        if " " in string.strip():
            super().append_string(string)
