"""`spil vis`: the author plays the card while writing it, and each save is seen at once."""

import asyncio
import sys
from pathlib import Path

from textual import work

from spil.app.preview.screen import PreviewScreen
from spil.author.check.spelling import Knows
from spil.author.preview.state import Preview
from spil.author.preview.watcher import Source
from spil.cards.deck import read_deck
from spil.cards.hearing import is_hearing
from spil.cards.kept_ways import is_trials
from spil.cards.read.bytes import read_bytes
from spil.command_line import DONE, USED_WRONGLY
from spil.ui.game_app import GameApp

EVERY = 0.25
"""Seconds between two looks at the file."""


def start(path: Path, own: Path | None, knows: Knows | None = None) -> int:
    """Play a card of one's own on this terminal while it is written; returns the exit status."""
    outcome = PreviewApp(path, own, knows=knows).run()
    if isinstance(outcome, OSError):
        raise outcome
    if outcome:
        sys.stderr.write(f"{outcome}\n")
    return USED_WRONGLY if outcome else DONE


class PreviewApp(GameApp[OSError | str | None]):
    """Reads the deck behind its first picture, then shows the card; gives why it could not."""

    def __init__(self, path: Path, own: Path | None = None, every: float = EVERY, knows: Knows | None = None) -> None:
        super().__init__()
        self._path = path
        self._own = own
        self._every = every
        self._knows = knows

    @work
    async def begin(self) -> None:
        """Read, then play till it is closed."""
        opened = await asyncio.to_thread(_open, self._path, self._own, self._knows)
        if isinstance(opened, tuple):
            self.push_screen(PreviewScreen(*opened, self._every))
        else:
            self.exit(opened)


def _open(path: Path, own: Path | None, knows: Knows | None) -> tuple[Source, Preview] | OSError | str:
    try:
        read_bytes(path)  # a folder or a file that is not there is told by its own name
        source = Source(path, read_deck(own), knows)
        checked = source.read()
    except OSError as error:
        return error
    if isinstance(checked, OSError):
        return checked
    if not checked.cards or is_trials(path) or is_hearing(path):
        return f'{path} er ikke et kort. Skriv "spil tjek {path}" for at se, om den er rigtig.'
    return source, Preview(checked.readings[0].document).saved(checked)[0]
