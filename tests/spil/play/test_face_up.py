"""A table's own screen: what the table has just turned face up, and from how many on."""

import pytest

from spil.play.face_up import face_up

OFFERED = ("ja", "nej", "vent")


@pytest.mark.parametrize("people", range(14))
def test_a_table_sees_its_own_slips_from_three_on(people: int) -> None:
    for yes in range(people + 1):
        counts = {"ja": yes, "nej": people - yes}
        assert face_up(counts, OFFERED) == ((yes, people - yes, 0) if people >= 3 else None)


def test_the_numbers_stand_as_the_choices_were_offered() -> None:
    assert face_up({"nej": 1, "ja": 3}, OFFERED) == (3, 1, 0)
