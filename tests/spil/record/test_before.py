"""What this machine knows of a series' last meeting, and whose it is."""

from pathlib import Path
from typing import Any

import pytest
from series import series_deck
from small import started

from spil.cards.deck import Deck
from spil.play.moves import Chosen, Opened
from spil.record.before import next_first, played_before, records_in
from spil.record.read import Record, read_record
from spil.session import Session


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return series_deck(tmp_path / "deck")


def meeting(deck: Deck, folder: Path, choice: str = "ja", **changes: object) -> Session:
    """A first meeting, as far as the choice."""
    session = Session.begin(deck, started("serien", record=f"r-{choice}-{changes}"[:60], **changes), folder)
    session.make(session.page.onward.move)  # type: ignore[union-attr]
    session.make(next(move for move in session.page.picks if isinstance(move, Opened) and move.card == "lille"))
    while not any(isinstance(move, Chosen) for move in session.page.picks):
        session.make(session.page.onward.move)  # type: ignore[union-attr]
    session.make(Chosen(step="et", choice=choice))
    session.close()
    return session


@pytest.mark.parametrize(("choice", "done"), [("ja", True), ("nej", False)])
def test_a_session_knows_what_the_group_chose_at_the_last_one(
    deck: Deck, tmp_path: Path, choice: str, *, done: bool
) -> None:
    meeting(deck, tmp_path, choice)
    later = Session.begin(deck, started("serien"), tmp_path)
    assert later.run.started.before == {"senere": {"sagde-ja": done}}
    assert later.run.started.cards == ("senere", "lille")


def test_the_first_line_of_its_record_keeps_it(deck: Deck, tmp_path: Path) -> None:
    meeting(deck, tmp_path)
    later = Session.begin(deck, started("serien"), tmp_path)
    later.close()
    record = read_record(later.path.read_bytes())
    assert isinstance(record, Record)
    assert record.started == later.run.started


@pytest.mark.parametrize("other", [{"table": 3}, {"rehearsal": True}])
def test_another_table_or_a_rehearsal_is_not_the_same_group(deck: Deck, tmp_path: Path, other: dict[str, Any]) -> None:
    meeting(deck, tmp_path, **other)
    assert Session.begin(deck, started("serien"), tmp_path).run.started.before is None


def test_fewer_than_three_keep_nothing_of_the_last_meeting_when_they_close(deck: Deck, tmp_path: Path) -> None:
    meeting(deck, tmp_path)
    later = Session.begin(deck, started("serien", people=2), tmp_path)
    while not later.page.last:
        later.make(later.page.onward.move if later.page.onward else later.page.picks[0])
    assert "sagde-ja" not in later.path.read_text(encoding="utf-8")


def test_a_session_of_another_programme_is_begun_as_before(small_deck: Deck, tmp_path: Path) -> None:
    begun = Session.begin(small_deck, started("lille"), tmp_path).run.started
    assert begun == started("lille")


def test_the_one_who_leads_is_told_what_comes_next() -> None:
    assert next_first(("a", "b", "c"), ()) == ("a", "b", "c")
    assert next_first(("a", "b", "c"), {"a"}) == ("b", "a", "c")
    assert next_first(("a", "b", "c"), {"a", "b", "c"}) == ("a", "b", "c")


def test_what_tables_played_is_not_what_was_led(deck: Deck, tmp_path: Path) -> None:
    meeting(deck, tmp_path)
    assert played_before(deck, deck.programmes["serien"], records_in(tmp_path)) == frozenset()
