"""How easy people find it to talk, before and after: only where the one who leads wants it, and never shown."""

import pytest
from led import DECK, led, onward, opened, press, seen, to

from facilitator.evidence.held import held
from facilitator.summary import summarise
from spil.play.count_input import Wrong, read_count
from spil.play.moves import Closed, Eased, Move, Stopped, Turned
from spil.play.page import CountEntry
from spil.play.run import Run
from spil.record.read import Record, read_record

FORMS = ("enhedsmoede-20", "bif-basis-45")


def asked(run: Run) -> Run:
    """The page with the question, by its key."""
    (aside,) = [each for each in run.page.asides if each.key == "m"]
    return press(run, aside.move)


def answered(run: Run, line: str) -> Run:
    assert isinstance(run.page.entry, CountEntry)
    move = read_count(run.page.entry, line)
    assert not isinstance(move, Wrong)
    return press(run, move)


def begun(programme: str) -> Run:
    card = DECK.programmes[programme].cards[0]
    return to(led(programme).apply(opened(card)), "rules")


def ended(programme: str, before: str | None, after: str | None) -> Run:
    """A session with what was answered before it and after it, or nothing."""
    run = begun(programme)
    run = answered(asked(run), before) if before else onward(run)
    run = to(press(run, Stopped()), "goodbye")
    return answered(asked(run), after) if after else run


def record(run: Run) -> Record:
    lines = [run.started.line(), *(move.line() for move in run.moves)]
    read = read_record("".join(f"{line}\n" for line in lines).encode())
    assert isinstance(read, Record)
    return read


@pytest.mark.parametrize("programme", FORMS)
def test_nobody_meets_the_question_who_does_not_ask_for_it(programme: str) -> None:
    run = begun(programme)
    kinds: list[str] = []
    while not run.page.last and len(kinds) < 60:
        kinds.append(run.page.kind)
        run = onward(run) if run.page.onward else press(run, run.page.picks[0])
    assert "goodbye" in kinds
    assert "ease" not in kinds


@pytest.mark.parametrize("programme", FORMS)
def test_it_comes_before_the_card_and_once_more_at_the_end(programme: str) -> None:
    run = asked(begun(programme))
    assert run.page.kind == "ease"
    run = answered(run, "1 2 3 1")
    assert run.page.kind in ("situation", "walk")
    run = to(press(run, Stopped()), "goodbye")
    run = answered(asked(run), "3 2 1 1")
    assert run.page.kind == "goodbye"
    assert not [each for each in run.page.asides if each.key == "m"]
    assert press(run, Closed()).page.last


def test_it_can_be_skipped_both_times_and_is_not_asked_at_the_end_alone() -> None:
    run = onward(asked(begun("enhedsmoede-20")))
    assert run.page.kind == "situation"
    run = to(press(run, Stopped()), "goodbye")
    assert not [each for each in run.page.asides if each.key == "m"]
    run = ended("enhedsmoede-20", "3 3 3 2", None)
    assert press(asked(run), Turned()).page.kind == "goodbye"


def test_back_takes_back_what_was_answered() -> None:
    run = asked(begun("enhedsmoede-20"))
    assert answered(run, "3 3 3 2").before is not None
    assert seen(answered(run, "3 3 3 2").before or run) == seen(run)


def test_more_answers_than_people_are_told() -> None:
    entry = asked(begun("enhedsmoede-20")).page.entry
    assert isinstance(entry, CountEntry)
    assert isinstance(read_count(entry, "6 6 0 0"), Wrong)


@pytest.mark.parametrize("programme", FORMS)
def test_no_page_and_no_report_shows_a_number_of_it(programme: str) -> None:
    with_it, without = ended(programme, "4 3 2 2", "5 3 2 1"), ended(programme, None, None)
    told = [summarise((record(run),), DECK, "report") for run in (with_it, without)]
    assert told[0].cards == told[1].cards
    run: Run | None = with_it
    while run:
        assert "eased" not in str(seen(run).blocks)
        assert not seen(run).counts
        run = run.before


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("1 2 3 1", "3 2 1 1", {"asked twice", "as easy", "easier"}),
        ("3 2 1 1", "3 2 1 1", {"asked twice", "as easy"}),
        ("3 2 1 1", "1 2 3 1", {"asked twice"}),
        ("1 1 0 0", "3 2 1 1", set()),
        ("3 2 1 1", None, set()),
    ],
)
def test_an_overview_knows_only_whether_more_find_it_easy_after(before: str, after: str | None, told: set[str]) -> None:
    found = held([record(ended("enhedsmoede-20", before, after))], DECK).facts
    assert {kind for kind, _ in found} & {"asked twice", "as easy", "easier"} == told


def test_a_line_with_more_answers_than_people_is_told_and_left_out() -> None:
    wrong: Move = Eased(when="before", counts={"easy": 99})
    lines = (led().started.line(), opened().line(), wrong.line())
    read = read_record("".join(f"{line}\n" for line in lines).encode())
    assert isinstance(read, Record)
    assert [each.message for each in read.rejected] == ["der er flere svar, end der er med"]
    assert len(read.moves) == 1
