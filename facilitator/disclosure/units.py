"""What is counted at a step, people or tables, and from how many on something may be said of it and named."""

from dataclasses import dataclass

from facilitator.disclosure import thresholds


@dataclass(frozen=True, slots=True)
class Unit:
    """The thresholds of what is counted."""

    shown: int
    """Answers; from here on one may say how they lie."""
    named: int
    """Answers of one choice; from here on a sentence may name it."""


def unit_of(*, led: bool) -> Unit:
    """People where the whole room went together, else tables."""
    if led:
        return Unit(thresholds.PEOPLE_HINTED, thresholds.PEOPLE_NAMED)
    return Unit(thresholds.TABLES_SHOWN, thresholds.TABLES_NAMED)
