"""The wall's letters are as large as the page lets them be."""

import re

import led

from facilitator.room.pages import STYLE
from facilitator.room.wall import SIZES, look_of
from spil.play.page import Asking, Bars, Page, Prose


def _size(page: Page, *, beside: bool = False) -> int:
    return int(look_of(page, beside=beside).split()[0][1:])


def test_one_question_fills_the_window_and_a_long_page_still_fits_it() -> None:
    sizes = [_size(Page("talk", "Et", (Prose("ord " * many),))) for many in (3, 40, 120, 300)]
    assert sizes == sorted(set(sizes))
    assert _size(Page("frame", "Et", (Asking("Hvad siger I?", "fordi"),))) <= 2


def test_a_page_beside_the_way_in_or_a_picture_has_smaller_letters() -> None:
    page = Page("rules", "Et", (Prose("ord " * 60),))
    assert _size(page, beside=True) > _size(page)
    drawn = Page("reveal", "Et", (Bars(("først",), (("Ja", (1,)), ("Nej", (2,)))), Prose("ord " * 60)))
    assert _size(drawn) > _size(page)


def test_what_is_too_long_for_one_column_has_two() -> None:
    assert look_of(Page("goodbye", "Et", (Prose("ord " * 90),) * 6)).endswith(" columns")
    assert look_of(Page("goodbye", "Et", (Prose("ord " * 9000),))) == f"s{len(SIZES)} columns"


def test_the_style_has_the_sizes_that_are_reckoned_with() -> None:
    assert tuple(float(size) for size in re.findall(r"\.s\d+ \{ --vh: ([\d.]+); \}", STYLE)) == SIZES


def test_every_page_of_a_session_has_letters_that_are_read_from_the_last_row() -> None:
    run = led.led().apply(led.opened())
    for kind in ("situation", "talk", "again", "perspective"):
        run = led.to(run, kind)
        assert SIZES[_size(led.seen(run)) - 1] >= 3.2
