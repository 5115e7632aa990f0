"""Fewer than three people: what they choose is nobody else's, in the shared folder least of all."""

from pathlib import Path

import pytest
from small import started

from spil.cards.deck import Deck
from spil.play.moves import Agreed
from spil.play.table_order import at_table
from spil.record.read import Record, read_record
from spil.resume import resume
from spil.session import Session


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, shared = tmp_path / "own", tmp_path / "shared"
    shared.mkdir()
    return own, shared


def played_to_the_agreement(deck: Deck, folders: tuple[Path, Path]) -> Session:
    session = Session.begin(deck, started("lille", people=2), *folders)
    while session.page.kind != "agreement":
        page = session.page
        session.make(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]
    session.make(Agreed.model_validate({"if": "nogen siger ja", "then": "siger vi tak"}))
    return session


def test_nothing_they_choose_is_ever_in_the_shared_folder(small_deck: Deck, folders: tuple[Path, Path]) -> None:
    session = played_to_the_agreement(small_deck, folders)
    assert list(folders[1].iterdir()) == []
    assert "mappen får intet, før I slutter" in session.copying
    session.make(session.page.onward.move)  # type: ignore[union-attr]
    assert "kunne ikke nås" not in session.close()
    (path,) = folders[1].iterdir()
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    assert [move.type for move in record.moves] == ["agreed", "closed"]


def test_a_folder_that_was_away_at_the_end_has_nothing_of_them_when_it_is_back(
    small_deck: Deck, folders: tuple[Path, Path]
) -> None:
    session = played_to_the_agreement(small_deck, folders)
    away = folders[1].rename(folders[1].with_name("away"))
    session.make(session.page.onward.move)  # type: ignore[union-attr]
    told = session.close()
    away.rename(folders[1])
    assert "den har ikke fået noget fra jer" in told
    assert list(folders[1].iterdir()) == []


def test_who_leave_in_the_middle_and_go_on_have_still_nothing_there(
    small_deck: Deck, folders: tuple[Path, Path]
) -> None:
    session = played_to_the_agreement(small_deck, folders)
    session.close()
    again = resume(small_deck, session.path, at_table, folders[1])
    assert isinstance(again, Session)
    again.close()
    assert list(folders[1].iterdir()) == []
