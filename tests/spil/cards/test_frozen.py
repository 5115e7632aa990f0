"""The values that cards and records are made of: they fit, they never change, and what does not fit is told whole."""

from typing import Any

import pytest

from spil.cards.fitting import Misfit
from spil.cards.shared import Slot
from spil.play.moves import Agreed, Counted, Started, TablesCounted, event_of

SLOT = {"hvad": " Velkomst ", "minutter": "1,5"}
STARTED = {
    "record": "x",
    "session": "y",
    "form": "bord",
    "table": 2,
    "people": 5,
    "leader": False,
    "together": True,
    "rehearsal": False,
    "programme": "z",
    "at": "2026-11-22T09:00:00+01:00",
}
TABLES = {"type": "counted", "of": "tables", "step": "et", "tables": [{"table": 1, "choice": "ja"}]}


def test_a_value_is_read_by_its_danish_keys_and_made_by_its_names() -> None:
    assert Slot.read(SLOT) == Slot(what="Velkomst", minutes=1.5)


def test_everything_that_does_not_fit_is_told_at_once_and_in_its_place() -> None:
    with pytest.raises(Misfit) as told:
        Slot.read({"minutter": "12:30", "fase": "frokost", "hvem": "alle"})
    problems = {(problem.sort, problem.at) for problem in told.value.problems}
    assert problems == {
        ("missing", ("hvad",)),
        ("minutes", ("minutter",)),
        ("listed", ("fase",)),
        ("unknown key", ("hvem",)),
    }


def test_a_value_never_changes_but_there_may_be_another() -> None:
    slot = Slot.read(SLOT)
    with pytest.raises(AttributeError):
        slot.what = "Pause"  # type: ignore[misc]
    assert slot.but(what="Pause") == Slot(what="Pause", minutes=1.5)
    assert slot.what == "Velkomst"
    assert len({slot, Slot.read(SLOT), slot.but(what="Pause")}) == 2


def test_a_field_that_is_not_there_cannot_be_given() -> None:
    with pytest.raises(TypeError, match="who"):
        Slot(what="Pause", minutes=2.0, who="alle")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "change", [{"people": 0}, {"people": True}, {"people": "5"}, {"table": 1.0}, {"leader": 1}, {"form": "stue"}]
)
def test_a_line_of_a_record_that_says_what_cannot_be_is_none(change: dict[str, Any]) -> None:
    assert isinstance(Started.read(STARTED), Started)
    with pytest.raises(Misfit):
        Started.read({**STARTED, **change})


def test_what_a_newer_version_adds_to_a_line_is_passed_over() -> None:
    assert Started.read({**STARTED, "weather": "rain"}) == Started.read(STARTED)


def test_both_kinds_of_count_are_told_apart() -> None:
    assert isinstance(event_of(TABLES), TablesCounted)
    people = {"type": "counted", "of": "people", "step": "et", "counts": {"ja": 2}}
    assert isinstance(event_of(people), Counted)


def test_what_people_write_is_one_short_line_however_it_is_made() -> None:
    made = Agreed(condition="en\nborger\x1b[2J", then="x" * 900)
    assert made == Agreed.read({"if": "en\nborger\x1b[2J", "then": "x" * 900})
    assert made.condition == "en borger [2J"
    assert len(made.then) == 300
