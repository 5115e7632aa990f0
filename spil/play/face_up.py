"""What a table's own screen may show of the slips the table has just turned face up; nothing of it leaves the table.

Those who sit there have seen the slips themselves, so the screen tells them nothing new. What leaves the table goes
through the facilitator's rules for small numbers, which are stricter.
"""

from collections.abc import Iterable, Mapping, Sequence

from spil.play.moves import FEWEST


def face_up(counts: Mapping[str, int], offered: Sequence[str]) -> tuple[int, ...] | None:
    """How many took each choice, in the order they were offered.

    Args:
        counts: The slips by choice; a choice that is not there was taken by nobody.
        offered: The choices that could be taken.

    Returns:
        A number for each choice; None where fewer than three people answered, for two slips are two people's names.
    """
    taken = tuple(counts.get(choice, 0) for choice in offered)
    return taken if sum(taken) >= FEWEST else None


def pointing(counts: Iterable[Mapping[str, int]]) -> frozenset[str]:
    """Choices that one or two people took in any of the counts: a sentence that names one would point at them."""
    return frozenset(name for each in counts for name, people in each.items() if 0 < people < FEWEST)
