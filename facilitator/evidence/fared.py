"""How a sitting with a card went: to its end, or left."""

from typing import Literal, get_args

from facilitator.evidence.tally import Sitting

Fared = Literal["til en slutning", "sluttet før", "sluppet undervejs", "et andet kort"]
"""Read to an ending; ended before on purpose; left in the middle; another card taken instead."""
FARED: tuple[Fared, ...] = get_args(Fared)


def fared(sitting: Sitting) -> Fared:
    """How it went with the card at one table, or in one room that went together."""
    if sitting.passed:
        return "et andet kort"
    if sitting.ending:
        return "til en slutning"
    return "sluttet før" if sitting.stopped else "sluppet undervejs"
