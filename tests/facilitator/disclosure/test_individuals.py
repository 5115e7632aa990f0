"""Nobody who was not there can work out a choice of one or two people, or of one table; all of it: see `benchmarks`."""

from collections.abc import Callable

import pytest
from individuals import (
    PEOPLE,
    TABLE,
    Table,
    deck,
    followed,
    found_out,
    one_apart,
    one_count,
    reasoned,
    sets_of_tables,
    shares,
    twins,
    two_counts,
    ways,
)

from facilitator.disclosure import thresholds
from facilitator.disclosure.disclose import disclose
from facilitator.evidence.facts import measure
from facilitator.evidence.tally import Sitting
from facilitator.questions.pick import questions_for, spare
from spil.play.walk import play_hash


@pytest.mark.parametrize("choices", [2, 3])
def test_no_choice_of_one_or_two_people_is_known_outside_the_room(choices: int) -> None:
    assert found_out(one_count(13, choices), PEOPLE)[1] == []
    assert found_out(followed(13, choices), PEOPLE)[1] == []


def test_two_counts_beside_each_other_tell_no_more_also_where_somebody_passed() -> None:
    assert found_out(two_counts(10, 2), PEOPLE)[1] == []
    assert twins(4, (8, 10, 13), 30)[1] == []


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
    assert found_out(one_apart(sets_of_tables(4, ways(2), 2)), TABLE)[1]


@pytest.mark.parametrize("people", range(14))
def test_on_the_wall_a_choice_of_one_or_two_stands_in_no_sentence(people: int) -> None:
    card = deck().cards["lille"]
    for counts in shares(people, 4):
        took = {name: many for name, many in zip("abcd", counts, strict=True) if many}
        sat = Sitting("lille", play_hash(card), None, people, {"et": took}, {"et": took}, {"et": "a"})
        shown = disclose(measure(card, [sat]), card, "room")
        asked = (*questions_for(shown, together=True), *spare(shown, together=True))
        texts = [f"{each.text} {each.because}" for each in asked] + [step.gist for step in shown.steps]
        pointed_at = [name for name, many in took.items() if many < 3]
        assert not [(name, text) for name in pointed_at for text in texts if f"gøre {name}" in text]
