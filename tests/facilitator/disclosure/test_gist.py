"""What is said of a room in words where numbers may not stand, of one count and of two beside each other."""

import pytest

from facilitator.disclosure.gist import TOO_FEW, gist_of
from facilitator.evidence.facts import Spread

WORDS = {"a": "vente", "b": "gå", "c": "ringe"}
Numbers = tuple[int, ...]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ((0, 0, 0), (0, 0, 0), ""),
        ((4, 0, 0), (0, 0, 0), TOO_FEW),
        ((4, 0, 0), (6, 0, 0), TOO_FEW),
        ((6, 0, 0), (4, 0, 0), TOO_FEW),
        ((1, 4, 0), (0, 0, 0), "De fleste ville gå."),
        ((0, 0, 0), (1, 1, 4), "De fleste ville ringe."),
        ((2, 2, 1), (0, 0, 0), "I fordelte jer på tre valg."),
        ((3, 0, 3), (0, 0, 0), "I fordelte jer på to valg."),
        ((2, 2, 1), (5, 0, 0), "Først fordelte I jer på tre valg. Efter snakken ville de fleste vente."),
        ((0, 5, 0), (3, 0, 3), "Først ville de fleste gå. Efter snakken fordelte I jer på to valg."),
    ],
)
def test_a_room_of_few_hears_how_it_lies_and_one_of_fewer_than_five_hears_nothing(
    first: Numbers, second: Numbers, said: str
) -> None:
    before, after = (Spread(dict(zip(WORDS, each, strict=True))) for each in (first, second))
    assert gist_of(before, after, WORDS) == said
