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


def test_the_picture_fills_up() -> None:
    empty = Story("", (TWICE,), 0.0).within(80, 60).plain
    full = Story("", (TWICE,)).within(80, 60).plain
    assert empty != full
