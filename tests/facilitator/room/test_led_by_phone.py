"""A led session and its box of ballots: opened, counted, forgotten."""

from collections.abc import Callable
from datetime import datetime

import pytest
from led import CARD, DECK, NOW

from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from facilitator.room.box import Ballot, Box
from spil.play.moves import Counted, Turned, Undone


def clock() -> datetime:
    return NOW


@pytest.fixture
def session(box: Box) -> LedSession:
    """At the page on which people choose alone."""
    answers = Answers(DECK.programmes["enhedsmoede-20"], CARD, 11, leader=False, together=True)
    begun = LedSession.begin(DECK, answers, shared=None, clock=clock, ballots=lambda _: box)
    while begun.view.page.ballot is None:
        begun.make(Turned())
    return begun


def vote(session: LedSession, box: Box, *numbers: int) -> list[bool]:
    """So many choose each line by phone."""
    ballot, name = session.run.page.ballot, box.open_round
    assert ballot is not None
    assert name is not None
    chosen = [choice for choice, many in zip(ballot.choices, numbers, strict=False) for _ in range(many)]
    return box.cast([Ballot(name, f"telefon {n}", choice) for n, choice in enumerate(chosen)])


def test_a_round_is_open_while_its_page_shows_and_no_other(session: LedSession, box: Box) -> None:
    assert box.open_round
    session.make(Turned())
    assert session.view.page.kind == "talk"
    assert box.open_round is None


def test_who_leads_sees_how_many_have_answered(session: LedSession, box: Box) -> None:
    vote(session, box, 3, 1)
    assert session.look()
    assert "4 af 11 har svaret" in session.view.page.note
    assert not session.look()


def test_the_count_stands_in_the_record_and_no_ballot_is_left(session: LedSession, box: Box) -> None:
    vote(session, box, 3, 2)
    session.make(Turned())
    last = session.run.moves[-1]
    assert isinstance(last, Counted)
    assert (last.how, sorted(last.counts.values())) == ("phones", [2, 3])
    assert box.answered() == 0


def test_going_back_opens_a_new_round_in_which_everybody_chooses_again(session: LedSession, box: Box) -> None:
    before = box.open_round
    vote(session, box, 3, 2)
    session.make(Turned())
    session.make(Undone())
    assert box.open_round not in (None, before)
    assert box.answered() == 0


def test_slips_in_the_middle_of_a_round_lose_no_answer_that_came(session: LedSession, box: Box) -> None:
    vote(session, box, 3)
    session.choose_by(slips=True)
    assert box.open_round is None
    assert "kop" in " ".join(session.view.page.ask)
    session.make(Turned())
    assert isinstance(session.run.moves[-1], Counted)
    assert sum(session.run.moves[-1].counts.values()) == 3


def test_phones_again_after_slips_go_on_with_the_same_round(session: LedSession, box: Box) -> None:
    before = box.open_round
    session.choose_by(slips=True)
    session.choose_by(slips=False)
    assert box.open_round == before


def test_what_cannot_be_kept_leaves_the_round_open_with_its_answers(
    session: LedSession, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote(session, box, 3, 2)

    def full(*_: object) -> None:
        raise OSError("Der er ikke plads.")

    with monkeypatch.context() as patched:
        patched.setattr("spil.record.file.os.fsync", full)
        with pytest.raises(OSError, match="plads"):
            session.make(Turned())
    assert session.view.page.kind == "situation"
    assert box.open_round
    assert box.answered() == 5


def test_a_session_that_is_gone_on_with_keeps_its_round(
    session: LedSession, box: Box, open_box: Callable[[], Box]
) -> None:
    vote(session, box, 3, 2)
    before = box.open_round
    again = LedSession(session._session, None, clock, open_box())
    assert box.open_round == before
    assert "5 af 11 har svaret" in again.view.page.note


def test_what_tablets_recorded_here_is_deleted_with_the_session_and_nothing_else(session: LedSession) -> None:
    here = session.path.parent
    (here / "borde").mkdir()
    (here / "tabletter").mkdir()
    name = f"{session.run.started.session}-bord2-abc.jsonl"
    for path in (here / "borde" / name, here / "tabletter" / name, here / "borde" / "2020-01-01-andet-bord2.jsonl"):
        path.write_text("{}", encoding="utf-8")
    assert session.copies == (session.path, here / "borde" / name, here / "tabletter" / name)
