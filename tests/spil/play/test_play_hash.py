"""When a record's card is another card: when it is played otherwise, and not for a comma."""

import pytest
from small import SMALL

from spil.cards.read.load import read_card
from spil.play.walk import play_hash


def hash_of(text: str) -> str:
    card = read_card("lille.yaml", text.encode()).value
    assert card is not None
    return play_hash(card)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: bliv,", "id: blive,"),
        ("hensyn: [a], til: slut}", "hensyn: [a], til: slut, hvis: [sagde-ja]}"),
        ("hensyn: [a], til: slut}", "hensyn: [a], til: slut, hvis_ikke: [sagde-ja]}"),
        (", husk: [sagde-ja]", ", husk: [sagde-ja, sagde-mere]"),
        ("hensyn: [b], til: to}", "hensyn: [b], til: slut}"),
        ("  slut:\n", "  slut:\n    tekst: Slut.\n    slut: Et andet\n  hen:\n"),
    ],
    ids=["a choice", "a condition", "the opposite condition", "a memory", "a target", "an ending"],
)
def test_what_changes_how_it_is_played_changes_the_hash(old: str, new: str) -> None:
    assert old in SMALL
    assert hash_of(SMALL.replace(old, new, 1)) != hash_of(SMALL)


def test_the_two_kinds_of_condition_are_told_apart() -> None:
    kinds = [
        SMALL.replace("hensyn: [a], til: slut}", f"hensyn: [a], til: slut, {key}: [sagde-ja]}}", 1) for key in KEYS
    ]
    assert len({hash_of(text) for text in kinds}) == 2


KEYS = ("hvis", "hvis_ikke")


@pytest.mark.parametrize(
    ("old", "new"), [("Noget sker.", "Noget sker her."), ("Bliv.", "Bliv her."), ("Et slut", "En slutning")]
)
def test_a_corrected_text_changes_nothing(old: str, new: str) -> None:
    assert hash_of(SMALL.replace(old, new)) == hash_of(SMALL)


def test_the_hash_is_the_one_that_stands_in_records_from_before() -> None:
    """What makes it may change only with a way to read the records that have it."""
    assert hash_of(SMALL) == "eff75c7e0c01"
    assert hash_of(SMALL.replace("sagde-ja", "sagde-på")) == "18ac36cad40c"
