"""What the tables' own laptops record in a shared folder, read again when a file has changed."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, Protocol

from facilitator.evidence.fitted import cards_by_play, fitted
from facilitator.evidence.tally import doubled, one_a_table
from facilitator.evidence.watch import stamps
from spil.cards.deck import Deck
from spil.danish import listed
from spil.play.moves import Started
from spil.record.find import read_file
from spil.record.read import Record, Rejected, began
from spil.session import Session


class Records(Protocol):
    """Where tables' records are, whoever keeps them."""

    def stamps(self) -> Mapping[Any, object]:
        """What tells of each whether it has changed; empty while they cannot be reached."""

    def read(self, which: Hashable) -> Record | Rejected:
        """One of them."""


class FolderRecords:
    """Records in a folder and under it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def stamps(self) -> Mapping[Any, object]:
        """How each file looks."""
        return stamps([self._folder])

    def read(self, which: Hashable) -> Record | Rejected:
        """Read a file, whatever it turns out to be."""
        assert isinstance(which, Path)
        return read_file(which)


class Tables:
    """The records of a session's tables, read anew when one has changed."""

    def __init__(self, kept: Path | Records, session: str, deck: Deck) -> None:
        """Begin with none read.

        Args:
            kept: A shared folder, or wherever else they are.
            session: The session they belong to.
            deck: What is played.
        """
        self._kept: Records = FolderRecords(kept) if isinstance(kept, Path) else kept
        self.session = session
        self._cards = cards_by_play(deck)
        self._seen: Mapping[Hashable, object] = {}
        self._read: dict[Hashable, Record] = {}
        self._stray: dict[Hashable, Started] = {}

    @classmethod
    def of(cls, session: Session, folder: Path | None) -> "Tables | None":
        """Those of a session whose tables walk by themselves; None without a folder."""
        if folder is None or session.run.started.form != "bord":
            return None
        return cls(folder, session.run.started.session, session.run.deck)

    @property
    def records(self) -> tuple[Record, ...]:
        """One record of each table."""
        return tuple(sorted(one_a_table(self._each_once()), key=lambda record: record.started.table or 0))

    @property
    def told(self) -> str:
        """What the one who leads should know of the files, in a sentence; empty where there is nothing."""
        return " ".join(filter(None, (self._doubled_told, self._stray_told)))

    @property
    def _stray_told(self) -> str:
        """Tables that sit with another code than the wall's, and have not begun again with the right one since."""
        code = self.session.rpartition("-")[2]
        right = {each.started.table: each.began for each in sorted(self._read.values(), key=lambda each: each.began)}
        stray = (each for each in self._stray.values() if each.table not in right or right[each.table] < began(each))
        found = sorted({(each.table or 0, each.code) for each in stray})
        told = (f"Bord {table} har koden {other}, men koden her er {code}." for table, other in found)
        return " ".join((*told, "Bed bordet begynde igen med den rigtige kode.")) if found else ""

    @property
    def _doubled_told(self) -> str:
        tables = doubled(self._each_once())
        if not tables:
            return ""
        which = f"{'Bord' if len(tables) == 1 else 'Bordene'} {listed([str(table) for table in tables])}"
        return f"{which} har flere filer, og én tæller. Sidder to borde med samme nummer?"

    def look(self) -> bool:
        """Read what is new; a folder that is away for a while changes nothing."""
        found = self._kept.stamps()
        if found == self._seen or (not found and self._seen):
            return False
        for which, stamp in found.items():
            if self._seen.get(which) != stamp:
                self._take(which)
        self._seen = found
        return True

    def _each_once(self) -> tuple[Record, ...]:
        """Each record, the longest of its copies."""
        newest: dict[str, Record] = {}
        for record in self._read.values():
            name = record.started.record
            if name not in newest or newest[name].lines < record.lines:
                newest[name] = record
        return tuple(newest.values())

    def _take(self, which: Hashable) -> None:
        record = self._kept.read(which)
        if isinstance(record, Record) and self._is_stray(record.started):
            self._stray[which] = record.started
        if isinstance(record, Record) and record.started.table and record.started.session == self.session:
            self._read[which] = fitted(record, self._cards)

    def _is_stray(self, started: Started) -> bool:
        """Whether it is of a table of the same programme and day, under another code."""
        same = started.session.rpartition("-")[0] == self.session.rpartition("-")[0]
        return bool(started.table) and same and started.session != self.session
