"""Going on with a record: nothing that was acknowledged is written away because it cannot be understood now."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small import SMALL, started

from spil.cards.deck import Deck
from spil.cards.read.load import read_card
from spil.play.moves import Agreed, Chosen, Undone
from spil.play.run import fold
from spil.play.table_order import at_table
from spil.record.file import RecordFile
from spil.record.hold import ElsewhereError
from spil.record.read import Record, read_record
from spil.record.unfinished import unfinished
from spil.resume import Doubt, resume
from spil.session import Session


def with_card(deck: Deck, old: str, new: str) -> Deck:
    card = read_card("lille.yaml", SMALL.replace(old, new).encode()).value
    assert card is not None
    return replace(deck, cards={**deck.cards, card.id: card})


def press(session: Session, times: int = 1) -> None:
    for _ in range(times):
        page = session.page
        session.make(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]


def played(deck: Deck, folder: Path, presses: int = 6) -> Path:
    """A session that was left after so many presses: card opened, read, not counted, `ja`, `bliv`, ended."""
    session = Session.begin(deck, started("lille"), folder)
    press(session, presses)
    session.close()
    return session.path


def doubted(deck: Deck, path: Path) -> Doubt:
    found = resume(deck, path, at_table)
    assert isinstance(found, Doubt)
    return found


def record_in(path: Path) -> Record:
    record = read_record(path.read_bytes())
    assert isinstance(record, Record)
    return record


def test_a_session_whose_card_is_not_the_one_it_was_played_with_keeps_every_line(
    small_deck: Deck, tmp_path: Path
) -> None:
    path = played(small_deck, tmp_path)
    kept = path.read_bytes()
    doubt = doubted(with_card(small_deck, "id: ja,", "id: jo,"), path)
    assert "--kortsaet MAPPE" in " ".join(doubt.told)
    assert "”Lille” er ikke, som da I spillede det" in doubt.told[0]
    assert path.read_bytes() == kept
    again = resume(small_deck, path, at_table)
    assert isinstance(again, Session)
    assert len(again.run.moves) == 6


def test_a_session_whose_card_is_not_in_the_deck_names_the_card(small_deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    first = played(small_deck, tmp_path)
    path.write_bytes(first.read_bytes().replace(b'"card":"lille"', b'"card":"vores"'))
    assert 'Kortet "vores" er ikke i kortsættet' in doubted(small_deck, path).told[0]


def test_who_says_yes_goes_on_with_a_changed_card_from_the_last_place_that_holds_in_a_new_record(
    small_deck: Deck, tmp_path: Path
) -> None:
    path = played(small_deck, tmp_path)
    kept = path.read_bytes()
    changed = with_card(small_deck, "id: bliv,", "id: blive,")
    session = doubted(changed, path).go_on()
    assert session.path != path
    assert path.read_bytes() == kept
    assert [move.type for move in session.run.moves] == ["opened", "turned", "turned", "chosen"]
    assert session.page.kind == "outcome"
    press(session)
    again = record_in(session.path)
    assert (again.started.session, again.started.table) == ("2026-11-22-lille-kqrt", 2)
    assert again.started.record != started("lille").record
    begun = at_table(changed, again.started)
    assert begun is not None
    assert fold(begun, again.moves).left_out == 0


def test_a_flipped_byte_in_a_line_is_told_with_file_and_line_and_blames_no_card(
    small_deck: Deck, tmp_path: Path
) -> None:
    path = played(small_deck, tmp_path)
    lines = path.read_bytes().split(b"\n")
    lines[4] = lines[4].replace(b'"chosen"', b'"chos"n"')
    path.write_bytes(b"\n".join(lines))
    assert f"Linje 5 i {path} kan ikke læses" in doubted(small_deck, path).told[0]


def test_a_missing_line_is_told_where_it_is_missing(small_deck: Deck, tmp_path: Path) -> None:
    path = played(small_deck, tmp_path)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(lines[:2] + lines[3:]))
    assert f"Linje 4 i {path} passer ikke til det, der står før den" in doubted(small_deck, path).told[0]


def test_a_line_that_says_nothing_we_can_use_is_told_and_the_session_goes_on(small_deck: Deck, tmp_path: Path) -> None:
    path = played(small_deck, tmp_path)
    path.write_bytes(path.read_bytes() + b"{]\n")
    session = resume(small_deck, path, at_table)
    assert isinstance(session, Session)
    assert f"Linje 8 i {path}" in session.notice
    assert len(session.run.moves) == 6


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_byte_is_hurt_no_line_of_the_record_is_changed_by_asking_to_go_on(
    small_deck: Deck, tmp_path: Path, data: st.DataObject
) -> None:
    path = played(small_deck, tmp_path)
    raw = bytearray(path.read_bytes())
    first = raw.index(b"\n")
    raw[data.draw(st.integers(first + 1, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(raw)
    try:
        resume(small_deck, path, at_table)
        assert path.read_bytes() == raw
    finally:
        path.unlink()


def test_a_byte_order_mark_that_an_editor_put_there_loses_nothing(small_deck: Deck, tmp_path: Path) -> None:
    path = played(small_deck, tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    session = resume(small_deck, path, at_table)
    assert isinstance(session, Session)
    press(session)
    assert len(record_in(path).moves) == 7


def test_a_second_window_on_the_same_record_is_told_at_once_and_never_writes(small_deck: Deck, tmp_path: Path) -> None:
    first = Session.begin(small_deck, started("lille"), tmp_path)
    kept = first.path.read_bytes()
    with pytest.raises(ElsewhereError, match="åbent i et andet vindue"):
        resume(small_deck, first.path, at_table)
    assert first.path.read_bytes() == kept
    press(first)
    first.close()
    second = resume(small_deck, first.path, at_table)
    assert isinstance(second, Session)
    assert len(second.run.moves) == 1


def test_who_comes_after_goes_on_from_what_stands_there_then_and_not_from_what_a_list_said(
    small_deck: Deck, tmp_path: Path
) -> None:
    first = Session.begin(small_deck, started("lille"), tmp_path)
    ((path, listed),) = unfinished(tmp_path)
    press(first, 4)
    first.close()
    session = resume(small_deck, path, at_table)
    assert isinstance(session, Session)
    assert len(listed.moves) == 0
    assert len(session.run.moves) == 4


def test_a_record_that_was_put_in_anothers_place_is_not_written_on(small_deck: Deck, tmp_path: Path) -> None:
    session = Session.begin(small_deck, started("lille"), tmp_path)
    other = tmp_path / "other"
    other.write_bytes(session.path.read_bytes())
    other.replace(session.path)
    with pytest.raises(ElsewhereError):
        press(session)
    assert session.path.read_bytes().count(b"\n") == 1


def test_drafts_that_a_killed_process_left_are_gone_when_the_session_is_gone_on_with(
    small_deck: Deck, tmp_path: Path
) -> None:
    path = played(small_deck, tmp_path)
    shared = tmp_path / "delt"
    shared.mkdir()
    left = [path.with_name(f".{path.name}.0f0f.ny"), shared / f".{path.name}.ny", shared / f".{path.name}.abc.ny"]
    for draft in left:
        draft.write_bytes(path.read_bytes())
    other = shared / ".andet.jsonl.abc.ny"
    other.touch()
    session = resume(small_deck, path, at_table, shared)
    assert isinstance(session, Session)
    session.close()
    assert not any(draft.exists() for draft in left)
    assert other.exists()


def test_keeping_only_some_lines_of_a_record_that_another_has_written_on_is_refused(tmp_path: Path) -> None:
    file = RecordFile.create(tmp_path, started())
    with file.path.open("ab") as stream:
        stream.write(b'{"type":"turned"}\n')
    kept = file.path.read_bytes()
    with pytest.raises(ElsewhereError):
        file.keep_only([started()])
    assert file.path.read_bytes() == kept


def test_when_only_the_agreement_could_not_be_kept_for_want_of_room_it_can_be_tried_again(
    small_deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.begin(small_deck, started("lille", people=2), tmp_path)
    while session.page.kind != "agreement":
        press(session)
    session.make(Agreed.model_validate({"if": "nogen siger ja", "then": "siger vi tak"}))

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            press(session)
    session.make(Undone())
    press(session, 2)
    assert [move.type for move in record_in(session.path).moves] == ["closed"]
    assert [each.name for each in tmp_path.iterdir()] == [session.path.name]


def test_a_choice_the_card_never_had_is_a_doubt_and_not_a_crash(small_deck: Deck, tmp_path: Path) -> None:
    path = played(small_deck, tmp_path, presses=3)
    wrong = Chosen(step="et", choice="findes-ikke")
    path.write_bytes(path.read_bytes() + wrong.line().encode() + b"\n")
    assert "Linje 5" in doubted(small_deck, path).told[0]


_ANOTHER_WINDOW = """
import sys
from pathlib import Path
from spil.record.file import RecordFile
file = RecordFile(Path(sys.argv[1]))
print("holds it", flush=True)
sys.stdin.read()
"""


def test_another_process_holds_its_record_till_it_dies_however_it_dies(small_deck: Deck, tmp_path: Path) -> None:
    path = played(small_deck, tmp_path)
    other = subprocess.Popen(
        [sys.executable, "-c", _ANOTHER_WINDOW, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    other.stdout.readline()
    with pytest.raises(ElsewhereError):
        resume(small_deck, path, at_table)
    other.kill()
    other.communicate()
    assert isinstance(resume(small_deck, path, at_table), Session)
