"""What a group writes in its agreement is kept as one line, and never longer than can be read out."""

import pytest

from spil.play.moves import Agreed


def test_what_is_written_is_kept_whole_up_to_three_hundred_characters_and_cut_after_them() -> None:
    for length, kept in ((299, 299), (300, 300), (301, 300), (5000, 300)):
        agreed = Agreed.model_validate({"if": "x" * length, "then": "y"})
        assert len(agreed.condition) == kept


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "Hvis en sag deles ud, så spørger vi."),
        ({"by": "vagten", "when": "på mandag"}, "Hvis en sag deles ud, så spørger vi. Vagten. På mandag."),
        ({"then": "spørger vi!", "when": "på mandag?"}, "Hvis en sag deles ud, så spørger vi! På mandag?"),
    ],
)
def test_an_agreement_is_one_sentence_and_then_by_whom_and_when_where_that_was_written(
    more: dict[str, str], sentence: str
) -> None:
    agreed = Agreed.model_validate({"if": "en sag deles ud", "then": "spørger vi", **more})
    assert agreed.sentence == sentence
