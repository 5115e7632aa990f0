"""What stands in the story's panel, as large as there is room for."""

import pytest

from spil.play.page import Bars
from spil.ui.story import Story

TWICE = Bars(("først", "efter snakken"), (("Vente på tolken", (3, 1)), ("Ringe i morgen", (1, 3))))
ONCE = Bars(("borde",), (("Vente på tolken", (4,)), ("Ringe i morgen", (0,))))


@pytest.mark.parametrize("bars", [TWICE, ONCE])
def test_where_there_is_room_each_choice_has_its_people_under_it(bars: Bars) -> None:
    roomy = Story("", (bars,)).within(80, 60).plain.splitlines()
    tight = Story("", (bars,)).within(80, 3).plain.splitlines()
    assert len(roomy) > len(tight)
    for words, counts in bars.rows:
        at = roomy.index(words)
        under = " ".join(roomy[at : at + 1 + 3 * len(counts)])
        assert all(str(count) in under for count in counts)


def test_from_afar_before_and_after_are_two_bars_that_differ_without_colour_and_say_which_is_which() -> None:
    head, *rows = Story("", (TWICE,), far=True).within(80, 20).plain.splitlines()
    ends = [row.rstrip().rpartition(" ")[2] for row in rows]  # the digits are blocks too
    before, after = ([end.count(sign) * (set(end) == {sign}) for end in ends] for sign in "▒█")
    assert head.split() == ["først", "▒", "efter", "snakken", "█"]
    assert (before[0], before[3]) == (after[4], after[1])  # three before are as long as three after
    assert before[0] > before[3] > 0


def test_from_afar_one_count_has_one_bar_and_no_sign() -> None:
    head, *rows = Story("", (ONCE,), far=True).within(80, 20).plain.splitlines()
    assert head.split() == ["borde"]
    assert not any("▒" in row for row in rows)
    assert "█" in rows[1]


def test_the_picture_fills_up() -> None:
    empty = Story("", (TWICE,), 0.0).within(80, 60).plain
    full = Story("", (TWICE,)).within(80, 60).plain
    assert empty != full
