"""What is counted at a step, people or tables, and from how many on it may be shown and named."""

from dataclasses import dataclass

from facilitator.disclosure import thresholds


@dataclass(frozen=True, slots=True)
class Unit:
    """The thresholds of what is counted."""

    shown: int
    named: int


TABLES = Unit(thresholds.TABLES_SHOWN, thresholds.TABLES_NAMED)
PEOPLE = Unit(thresholds.PEOPLE_SHOWN, thresholds.PEOPLE_NAMED)
