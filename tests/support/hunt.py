"""How much of the deck a test takes that uses its cards as texts: some in the suite, all of them in a hunt."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

Thing = TypeVar("Thing")


def some_of(things: Sequence[Thing], every: int) -> Sequence[Thing]:
    """One of so many; all of them with `--hypothesis-profile=jagt`, which hunts where the suite has no time to."""
    return things if settings.get_current_profile_name() == "jagt" else things[::every]
