"""What a group writes in its agreement is kept as one line, and never longer than can be read out."""

from spil.play.moves import Agreed


def test_what_is_written_is_kept_whole_up_to_three_hundred_characters_and_cut_after_them() -> None:
    for length, kept in ((299, 299), (300, 300), (301, 300), (5000, 300)):
        agreed = Agreed.model_validate({"if": "x" * length, "then": "y"})
        assert len(agreed.condition) == kept
