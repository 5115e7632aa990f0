"""What a rule tells of a text; where it is said is for the one who asks."""

from typing import NamedTuple


class Told(NamedTuple):
    """A mistake in a clause, and what to do."""

    code: str
    message: str
    repair: str
    key: str = ""
    """Which of several texts it stands at."""
    words: str = ""
    """The words it is about, where it is about some."""


TEXT_TOO_LONG = ("K605", "K606", "K613")
"""Where a text is told to be too long, a sentence of it is not told too."""
