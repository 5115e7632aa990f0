"""What was acknowledged is kept, whatever happens to the process or the file."""

import io
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import begun, started

from spil.cards.deck import Deck, read_deck
from spil.play.moves import Agreed, Closed, Event, Started, Stopped, Turned, Undone
from spil.play.run import Run, fold
from spil.play.table_order import at_table
from spil.record.read import Record, Rejected, read_record
from spil.record.unfinished import unfinished
from spil.resume import resume
from spil.session import Session

DECK = read_deck().deck


def a_way(run: Run, picks: list[int]) -> list[Run]:
    """A session played by numbers: a pick where there is one, back for 9, else on."""
    runs = [run]
    for number in picks:
        page = runs[-1].page
        if page.last:
            break
        if number == 9 and page.back:
            runs.append(runs[-1].apply(Undone()))
        elif page.picks:
            runs.append(runs[-1].apply(page.picks[number % len(page.picks)]))
        elif page.onward:
            runs.append(runs[-1].apply(page.onward.move))
    return runs


def lines(first: Started, events: list[Event]) -> bytes:
    return b"".join(event.line().encode() + b"\n" for event in (first, *events))


@given(st.lists(st.integers(0, 9), max_size=30), st.data())
def test_a_record_cut_at_any_byte_folds_to_a_page_that_was_shown(picks: list[int], data: st.DataObject) -> None:
    runs = a_way(begun(DECK), picks)
    events: list[Event] = []
    for before, after in pairwise(runs):
        events.append(Undone() if len(after.moves) < len(before.moves) else after.moves[-1])
    raw = lines(started(), events)
    cut = data.draw(st.integers(0, len(raw)))
    record = read_record(raw[:cut])
    whole = raw[:cut].count(b"\n")
    if whole == 0:
        assert isinstance(record, Rejected)
    else:
        assert isinstance(record, Record)
        assert fold(begun(DECK), record.moves).run.page == runs[whole - 1].page


def test_going_on_after_a_torn_line_continues_where_it_was(deck: Deck, tmp_path: Path) -> None:
    session = Session.begin(deck, started(), tmp_path)
    onward = session.page.onward
    assert onward is not None
    session.make(onward.move)
    ((path, _),) = unfinished(tmp_path)
    path.write_bytes(path.read_bytes() + b'{"type":"tur')
    session.close()
    resumed = resume(deck, path, at_table)
    assert isinstance(resumed, Session)
    assert resumed.page.kind == "read"
    resumed.make(Turned())
    again = read_record(path.read_bytes())
    assert isinstance(again, Record)
    assert [move.type for move in again.moves] == ["opened", "turned"]


def test_of_half_a_line_that_was_longer_than_the_next_nothing_is_left(deck: Deck, tmp_path: Path) -> None:
    session = Session.begin(deck, started(), tmp_path / "ny" / "mappe")
    (path,) = tmp_path.rglob("*.jsonl")
    assert path.name == f"{started().session}-bord2-11111111.jsonl"
    path.write_bytes(path.read_bytes() + b'{"type":"opened","card":"' + b"x" * 500)
    onward = session.page.onward
    assert onward is not None
    session.make(onward.move)
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    assert record.rejected == ()
    assert path.read_bytes().endswith(onward.move.line().encode() + b"\n")


def test_a_bad_line_is_told_with_its_number_and_the_rest_is_used() -> None:
    raw = lines(started(), [Turned()]) + b"{]\n" + lines(started(), [])[:0] + Stopped().line().encode() + b"\n"
    record = read_record(raw)
    assert isinstance(record, Record)
    assert [each.line for each in record.rejected] == [3]
    assert [move.type for move in record.moves] == ["turned", "stopped"]


def test_a_kind_of_line_from_a_newer_version_is_counted_and_passed_over() -> None:
    record = read_record(lines(started(), [Turned()]) + b'{"type":"sung","v":2}\n')
    assert isinstance(record, Record)
    assert (record.unknown, record.rejected) == (1, ())


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_told_to_be_none(raw: bytes) -> None:
    assert isinstance(read_record(raw), Record | Rejected)


def test_a_line_that_cannot_be_kept_leaves_the_page_and_the_file_as_they_were(
    deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.begin(deck, started(), tmp_path)
    page = session.page
    (path,) = tmp_path.glob("*.jsonl")
    kept = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            session.make(page.onward.move)  # type: ignore[union-attr]
    assert session.page == page
    assert path.read_bytes() == kept
    session.make(page.onward.move)  # type: ignore[union-attr]
    assert path.read_bytes().count(b"\n") == 2


def test_of_fewer_than_three_only_the_agreement_is_kept_when_it_closes(small_deck: Deck, tmp_path: Path) -> None:
    session = Session.begin(small_deck, started("lille", people=2), tmp_path)
    agreed = Agreed.model_validate({"if": "nogen siger ja", "then": "siger vi tak", "by": "alle", "when": "nu"})
    while session.page.kind != "agreement":
        page = session.page
        session.make(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]
    session.make(agreed)
    session.make(Closed())
    (path,) = tmp_path.iterdir()
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    assert [move.type for move in record.moves] == ["agreed", "closed"]


def test_a_closed_session_is_not_offered_for_going_on(small_deck: Deck, tmp_path: Path) -> None:
    session = Session.begin(small_deck, started("lille"), tmp_path)
    assert len(unfinished(tmp_path)) == 1
    while not session.page.last:
        page = session.page
        session.make(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]
    assert unfinished(tmp_path) == []


def test_looking_at_another_way_is_not_kept(deck: Deck, tmp_path: Path) -> None:
    session = Session.begin(deck, started(), tmp_path)
    session.make(session.page.onward.move)  # type: ignore[union-attr]
    for move in (Stopped(), Turned(), Turned()):
        session.make(move)
    (path,) = tmp_path.iterdir()
    kept = path.read_bytes()
    session.look()
    session.make(session.page.picks[0])
    session.make(Undone())
    session.make(Undone())
    assert session.page.kind == "between"
    assert path.read_bytes() == kept


ANSWERS = ["5", "n", "n", "", "", "2 2 1 0", "2", "2", "1", "", "3", "", "", "", "", ""]


@pytest.mark.parametrize("killed_after", range(3, len(ANSWERS)))
def test_a_process_killed_between_two_keys_loses_nothing(home: Path, killed_after: int) -> None:
    """The next prompt on the screen is the acknowledgement; then the process dies without warning."""
    child = subprocess.Popen(
        [sys.executable, "-c", "from spil.cli import main; main()", "start", "bif-basis-45", "--tekst"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert child.stdin is not None
    assert isinstance(child.stdout, io.BufferedReader)
    seen = b""
    for number, answer in enumerate(ANSWERS[: killed_after + 1]):
        while seen.count(b"\n> ") <= number:
            seen += child.stdout.read1()
        if number < killed_after:
            child.stdin.write(answer.encode() + b"\n")
            child.stdin.flush()
    child.kill()
    child.communicate()
    (path,) = home.rglob("*.jsonl")
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    assert len(record.moves) == killed_after - 3


@pytest.mark.parametrize(
    "line",
    [
        b'{"type":"opened","card":"\\ud800","play":"x"}',
        b'{"type":"opened","card":"\xff","play":"x"}',
        b'{"type":"opened","card":1,"play":"x"}',
        b'{"type":["opened"],"card":"x","play":"x"}',
        b'{"type":"counted","of":"people","step":"et","counts":{"ja":-1}}',
        b'{"type":"counted","of":"people","step":"et","counts":{"ja":1e999}}',
        b"[" * 100_000,
        b'"opened"',
    ],
)
def test_a_line_nobody_can_use_is_told_and_the_rest_is_used(line: bytes) -> None:
    record = read_record(f"{started().line()}\n".encode() + line + b'\n{"type":"turned"}\n')
    assert isinstance(record, Record)
    assert [each.line for each in record.rejected] == [2]
    assert [each.type for each in record.moves] == ["turned"]
