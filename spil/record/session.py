"""A session at the table: a run and its record, moved together; what screens and lines both sit on."""

from dataclasses import replace
from pathlib import Path

from spil.cards.deck import Deck
from spil.play.moves import Agreed, Closed, Move, Started, Undone
from spil.play.page import Labelled, Page
from spil.play.pages import FEWEST
from spil.play.run import NotOfferedError, Run, fold
from spil.play.table import TABLE, other_way
from spil.record.file import RecordFile
from spil.record.reading import Record


class Session:
    """Accepts moves, keeps them, and knows the page to show; a look at another way is never kept."""

    def __init__(self, run: Run, file: RecordFile, notice: str = "") -> None:
        self._run = run
        self._file = file
        self._look: Run | None = None
        self.notice = notice
        """Something to tell once, before the first page."""

    @classmethod
    def begin(cls, deck: Deck, started: Started, folder: Path) -> "Session":
        """Begin a session of a programme the deck has.

        Raises:
            OSError: The record cannot be written.
        """
        programme = deck.programme(started.programme)
        assert programme is not None
        return cls(Run.begin(deck, TABLE, programme, started), RecordFile.create(folder, started))

    @classmethod
    def resume(cls, deck: Deck, path: Path, record: Record) -> "Session | None":
        """Go on with a record; None where its programme is not in the deck any more.

        Raises:
            OSError: The record cannot be written.
        """
        programme = deck.programme(record.started.programme)
        if programme is None:
            return None
        run, left_out = fold(Run.begin(deck, TABLE, programme, record.started), record.moves)
        session = cls(run, RecordFile.reopen(path))
        if left_out:
            session.notice = "Kortet er ændret siden sidst. I går videre fra det sidste sted, der stadig passer."
            for _ in range(left_out):
                session._file.append(Undone())
        return session

    @property
    def page(self) -> Page:
        """The page to show now."""
        if self._look is not None:
            return replace(self._look.page, back=True)
        page = self._run.page
        if page.kind == "goodbye":
            return replace(page, blocks=(*page.blocks, Labelled("Jeres fil ligger her", str(self._file.path))))
        return page

    @property
    def people(self) -> int:
        """How many sit at the table."""
        return self._run.started.people

    def make(self, move: Move) -> None:
        """Make a move; it is on disk when this returns.

        Raises:
            NotOfferedError: The page does not offer it; nothing has changed.
            OSError: It could not be kept; nothing has changed.
        """
        if self._look is not None:
            self._walk(self._look, move)
            return
        after = self._run.apply(move)
        if isinstance(move, Closed) and self.people < FEWEST:
            agreed = tuple(each for each in self._run.moves if isinstance(each, Agreed))
            self._file.keep_only((self._run.started, *agreed, move))
        else:
            self._file.append(move)
        self._run = after

    def look(self) -> None:
        """Look at another way through the card just played.

        Raises:
            NotOfferedError: There is none to look at now.
        """
        if not self.page.looks:
            raise NotOfferedError
        self._look = other_way(self._run)

    def _walk(self, look: Run, move: Move) -> None:
        if isinstance(move, Undone) and look.before is None:
            self._look = None
            return
        look = look.apply(move)
        self._look = None if look.page.last else look
