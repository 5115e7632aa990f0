"""Nobody who was not there can work out a choice of one or two people, or of one table; all of it: see `benchmarks`."""

from collections.abc import Callable

import pytest

from benchmarks.individuals import (
    PEOPLE,
    TABLE,
    Table,
    followed,
    found_out,
    one_apart,
    one_count,
    reasoned,
    sets_of_tables,
    twins,
    two_counts,
    ways,
)
from facilitator.disclosure import thresholds


@pytest.mark.parametrize("choices", [2, 3])
def test_no_choice_of_one_or_two_people_is_known_outside_the_room(choices: int) -> None:
    assert found_out(one_count(13, choices), PEOPLE)[1] == []
    assert found_out(followed(13, choices), PEOPLE)[1] == []


def test_two_counts_beside_each_other_tell_no_more_also_where_somebody_passed() -> None:
    assert found_out(two_counts(11, 2), PEOPLE)[1] == []
    assert twins(4, (8, 9, 10, 13), 60)[1] == []


@pytest.mark.parametrize("kinds", [ways, reasoned])
def test_no_choice_of_one_table_is_known_from_one_summary_or_from_two_a_table_apart(
    kinds: Callable[[int], list[Table]],
) -> None:
    rooms = sets_of_tables(4, kinds(3), 3)
    assert found_out(rooms.values(), TABLE)[1] == []
    assert found_out(one_apart(rooms), TABLE)[1] == []


def test_the_search_finds_whom_looser_rules_would_give_away(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as looser:
        looser.setattr(thresholds, "PEOPLE_FEW", 1)
        assert found_out(one_count(10, 3), PEOPLE)[1]
    monkeypatch.setattr(thresholds, "TABLES_TOLD", 2)
    assert found_out(one_apart(sets_of_tables(4, reasoned(3), 3)), TABLE)[1]
