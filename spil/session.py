"""A session at the table: a run and its record, moved together; what screens and lines both sit on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from spil.cards.deck import Deck
from spil.danish import listed
from spil.play.hall import JOIN_AGAIN, Hall, Met, in_hall, told_of
from spil.play.moves import FEWEST, Agreed, Closed, Move, Started, Undone
from spil.play.page import Labelled, Page
from spil.play.run import NotOfferedError, Run
from spil.play.table_order import at_table, other_way
from spil.record.before import records_in, with_before
from spil.record.file import RecordFile
from spil.record.hall import HallReader, Seen
from spil.record.kept import Kept
from spil.record.mirror import Mirror

Play = Callable[[Deck, Started], Run | None]
"""A session at its first page, or None where the deck does not have its programme."""

_FEW = "I er færre end tre, så mappen får intet, før I slutter, og da kun en aftale."
_PATIENCE = 3.0
"""Seconds to wait for a shared folder when everything is over."""


class Session:
    """Accepts moves, keeps them, and knows the page to show; a look at another way is never kept."""

    def __init__(self, run: Run, file: Kept, shared: Path | None, notice: str = "") -> None:
        self._run = run
        self._file = file
        self._shared = shared
        self._look: Run | None = None
        self._halls: HallReader | None = None
        self._seen = Seen()
        self._alone = False
        self._mirror = Mirror(self.path, shared) if shared and self.people >= FEWEST else None
        self.notice = notice
        """Something to tell once, before the first page."""

    @classmethod
    def begin(
        cls, deck: Deck, started: Started, folder: Path, shared: Path | None = None, play: Play = at_table
    ) -> "Session":
        """Begin a session of a programme the deck has.

        Args:
            deck: What is played.
            started: Who sits where.
            folder: Where this machine keeps records.
            shared: A folder the record is also copied to.
            play: The form it is played in.

        Raises:
            OSError: The record cannot be written on this machine.
        """
        started = with_before(deck, started, records_in(folder))
        run = play(deck, started)
        assert run is not None
        return cls(run, RecordFile.create(folder, started), shared)

    @property
    def run(self) -> Run:
        """What is played, as far as it has come."""
        return self._run

    @property
    def path(self) -> Path:
        """Where its record lies on this machine; asked for where it is a file."""
        assert self._file.place is not None
        return self._file.place

    @property
    def page(self) -> Page:
        """The page to show now."""
        if self._look is not None:
            return replace(self._look.page, back=True)
        page = self._met.page
        if page.kind == "goodbye" and self._run.started.table is not None and self._file.place:
            return replace(page, blocks=(*page.blocks, Labelled("Jeres fil ligger her", str(self._file.place))))
        return page

    @property
    def _met(self) -> Met:
        """The page to show in a room that is followed, or without one."""
        if self._seen.hall is None or self._run.page.last:
            return Met(self._run.page)
        if self._alone:
            return Met(replace(self._run.page, part=JOIN_AGAIN))
        return in_hall(self._run, self._seen.hall)

    def follow(self) -> None:
        """From now on wait for the led room that the shared folder tells of, where there is one."""
        if self._shared and self._halls is None and not self._run.page.last:
            self._halls = HallReader(self._shared, self._run.started)
            self.see()

    def see(self, *, patiently: bool = True) -> bool:
        """Look where the room stands; whether there is another page to show.

        Args:
            patiently: Whether to wait a moment for a folder; else what was found last is taken.
        """
        if self._halls is None:
            return False
        before = self.page
        self._seen = self._halls.now() if patiently else self._halls.seen
        return self.page != before

    def hear(self, hall: Hall | None) -> None:
        """Where the room stands, told by who follows it already."""
        self._seen = Seen(hall)

    @property
    def alone(self) -> bool:
        """Whether it goes on without the room; kept by who keeps the session, if anybody does."""
        return self._alone

    @alone.setter
    def alone(self, alone: bool) -> None:
        self._alone = alone

    def part(self) -> None:
        """Go on without the room; or follow it again."""
        if not self.page.part:
            raise NotOfferedError
        self._alone = not self._alone

    @property
    def told(self) -> str:
        """What to know beside the page: of the room, and of the copy."""
        return " ".join(filter(None, (self._hall_told, self.copying)))

    @property
    def _hall_told(self) -> str:
        if self._alone and self._seen.hall:
            return "I går videre uden salen. g: følg salen igen."
        if self._seen.hall:
            return told_of(self._run, self._seen.hall)
        if not self._seen.others or self._run.page.last:
            return ""
        ours, theirs = self._run.started.code, listed([*self._seen.others], "eller")
        told = f"Jeres kode er {ours}, men salen i mappen har koden {theirs}."
        return f"{told} Hører I til dér, så luk, og begynd igen med den."

    @property
    def copying(self) -> str:
        """How the copy in the shared folder stands, in words; empty where there is none."""
        if self._mirror is None:
            return _FEW if self._shared else ""
        return self._mirror.told

    def close(self, file: str = "Jeres fil") -> str:
        """Let go, after one last bounded try to copy; where the file lies, and whether the copy is whole."""
        here = f"{file} ligger her: {self._file.place}" if self._file.place else ""
        self._file.close()
        if self._halls:
            self._halls.close()
        if self._mirror is None or self._mirror.close(_PATIENCE) == "copied":
            return here
        missing = "kopien mangler det sidste" if self.people >= FEWEST else "den har ikke fået noget fra jer"
        return f"Mappen kunne ikke nås, så {missing}. {here}"

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
        met = self._met
        if not met.page.accepts(move):
            raise NotOfferedError(move)
        onward = met.page.onward
        for each in met.way if onward and move == onward.move and met.way else (move,):
            self._keep(each)

    def _keep(self, move: Move) -> None:
        after = self._run.apply(move)
        if isinstance(move, Closed) and self.people < FEWEST:
            agreed = tuple(each for each in self._run.moves if isinstance(each, Agreed))
            started = self._run.started.model_copy(update={"before": None})  # it tells of an earlier session
            self._file.keep_only((started, *agreed, move))
            self._mirror = Mirror(self.path, self._shared) if self._shared else None
        else:
            self._file.append(move)
        self._run = after
        if self._mirror:
            self._mirror.nudge()
        if after.page.last:
            self._file.close()  # nothing comes after; who asks for it may now delete it

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
