"""What each word for a spread means, at the number where it begins and at the one before."""

import pytest

from facilitator.disclosure.meanings import agreed, all_of, as_divided, divided, evenly, in_two, most
from facilitator.evidence.facts import Spread

Numbers = tuple[int, ...]


def spread(numbers: Numbers) -> Spread:
    return Spread(dict(zip("abcd", numbers, strict=False)))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0), set()),
        ((1, 0), {"alle", "enige", "de fleste"}),
        ((9, 0), {"alle", "enige", "de fleste"}),
        ((1, 1), {"delte", "næsten ligeligt", "ligeligt"}),
        ((7, 1), {"enige", "de fleste"}),
        ((6, 1), {"de fleste"}),
        ((4, 1, 1), {"de fleste"}),
        ((3, 2), {"delte"}),
        ((5, 3), {"de fleste"}),
        ((5, 4), {"delte", "næsten ligeligt"}),
        ((4, 4), {"delte", "næsten ligeligt", "ligeligt"}),
        ((9, 7), {"delte", "næsten ligeligt"}),
        ((9, 6), {"delte"}),
        ((7, 7, 2), {"delte", "næsten ligeligt"}),
        ((6, 6, 2), {"delte"}),
        ((3, 3, 3), {"delte"}),
        ((5, 2, 1), {"de fleste"}),
    ],
)
def test_a_spread_is_called_what_the_guide_says_the_word_means(numbers: Numbers, words: set[str]) -> None:
    every = {
        "alle": all_of,
        "enige": agreed,
        "de fleste": most,
        "delte": divided,
        "næsten ligeligt": in_two,
    }
    found = {word for word, so in every.items() if so(spread(numbers))}
    assert found == words - {"ligeligt"}
    if "næsten ligeligt" in found:
        assert evenly(spread(numbers)) == ("ligeligt" in words)


def test_two_halves_are_even_only_where_nobody_took_a_third() -> None:
    assert [evenly(spread(each)) for each in ((4, 4), (4, 4, 1), (5, 4))] == [True, False, False]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ((6, 5), (6, 5), True),
        ((11, 9), (10, 10), True),
        ((10, 9), (9, 10), False),
        ((33, 27), (30, 30), False),
        ((22, 18), (20, 20), True),
        ((6, 5), (6, 4), False),
        ((9, 2), (9, 2), False),
        ((6, 4), (9, 1), False),
        ((9, 1), (6, 4), False),
        ((13, 8), (12, 9), False),
        ((12, 9), (13, 8), False),
        ((0, 0), (0, 0), False),
    ],
)
def test_a_room_is_as_divided_where_as_many_answered_and_one_of_twenty_and_two_at_most_moved(
    first: Numbers, second: Numbers, same: bool
) -> None:
    assert as_divided(spread(first), spread(second)) == same
