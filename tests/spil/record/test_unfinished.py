"""What can be gone on with on this machine, whatever else lies among the records."""

import os
from pathlib import Path
from typing import Any

import pytest
from small import started

from spil.cards.deck import Deck
from spil.play.moves import Closed
from spil.record.places import records_folder
from spil.record.unfinished import led_sessions, of_other_decks, tables_sessions, unfinished


def kept(name: str, *more: Closed, **changes: Any) -> Path:
    folder = records_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.jsonl"
    events = (started(record=name, **changes), *more)
    path.write_bytes(b"".join(event.line().encode() + b"\n" for event in events))
    return path


@pytest.mark.parametrize("kind", ["pipe", "folder", "locked", "link to nothing", "text"])
def test_one_file_that_cannot_be_read_hides_no_other(kind: str, deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept("godt")
    bad = path.with_name("x.jsonl")
    if kind == "pipe":
        os.mkfifo(bad)
    elif kind == "folder":
        bad.mkdir()
    elif kind == "link to nothing":
        bad.symlink_to("ingen")
    else:
        bad.write_text("hej\n", encoding="utf-8")
    if kind == "locked":
        read = Path.read_bytes

        def refused(self: Path) -> bytes:
            if self == bad:
                raise PermissionError(13, "Permission denied", str(self))
            return read(self)

        monkeypatch.setattr(Path, "read_bytes", refused)
    assert [each.path for each in tables_sessions(deck)] == [path]


def test_the_newest_comes_first_whatever_zone_its_clock_was_in(deck: Deck) -> None:
    kept("ældst", at="2026-11-22T09:00:00+02:00")
    kept("nyest", at="2026-11-22T08:30:00+00:00")
    assert [path.stem for path, _ in unfinished(records_folder())] == ["nyest", "ældst"]
    assert tables_sessions(deck)[0].told.startswith("BIF Basis, bord 2, 22. november 2026 kl. ")


def test_those_at_a_table_and_the_one_who_leads_each_see_their_own(deck: Deck) -> None:
    kept("bord")
    kept("ledet", programme="enhedsmoede-20", table=None, form="fælles")
    kept("øvet", programme="enhedsmoede-20", table=None, form="fælles", rehearsal=True, at="2026-11-23T09:00:00+01:00")
    kept("færdigt", Closed())
    assert [each.path.stem for each in tables_sessions(deck)] == ["bord"]
    assert [each.path.stem for each in led_sessions(deck)] == ["ledet", "øvet"]
    assert tables_sessions(deck, "et-andet") == []


def test_a_session_of_a_deck_that_is_not_here_is_named_and_not_silently_hidden(deck: Deck) -> None:
    kept("vores", programme="vores-forloeb")
    assert tables_sessions(deck) == []
    assert "vores-forloeb. Brug --kortsaet MAPPE" in of_other_decks(deck)
    kept("vores", Closed(), programme="vores-forloeb")
    assert of_other_decks(deck) == ""
