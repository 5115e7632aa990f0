"""What may be shown to an audience: values only, all that a question or a screen ever gets to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Audience = Literal["room", "report"]
"""`room`: those who were there. `report`: whatever leaves it."""

Pattern = Literal["few", "agreement", "majority", "camps", "spread"]


@dataclass(frozen=True, slots=True)
class Cells:
    """A distribution as it may be shown."""

    tables: int | None = None
    """Number of tables; None where people were counted, or where there are too few."""
    choices: Mapping[str, int | str] | None = None
    hidden: Literal["for få"] | None = None


@dataclass(frozen=True, slots=True)
class ShownStep:
    """What may be said of one decision."""

    step: str
    pattern: Pattern
    tables: Cells
    first: Cells
    second: Cells
    words: Mapping[str, str]
    """Every choice of the step, in short, for a list of what was chosen."""
    sayable: Mapping[str, str]
    """Choices a question may name because they were chosen, in short, the most chosen first."""
    leading: tuple[str, ...]
    """The most chosen and the next, in short, as far as they may be named; where the first may not, none."""
    untouched: Mapping[str, str]
    """Choices that all could take and nobody took, in short, none of them outside the frame."""
    unanimous: bool
    agreed: str
    """`alle`, `næsten alle`, `de fleste`: how one may say that they agree; empty where they do not."""
    most: int | None
    """Tables that took the most chosen, where tables are numbers."""
    ways: int
    """How many of the choices were taken at all."""
    divided: int
    """Tables that were divided first; 0 where that would point at one."""
    moved: int
    """Tables that went another way than most of them had written; 0 where that would point at one."""


@dataclass(frozen=True, slots=True)
class OwnShown:
    """A question of the card's author that may be asked now."""

    when: str
    text: str
    step: str | None
    because: str
    after_frame: bool


@dataclass(frozen=True, slots=True)
class ShownCard:
    """What may be said of one card."""

    card: str
    title: str
    tables: int
    passed: int
    changed: int
    steps: tuple[ShownStep, ...]
    endings: Cells
    own: tuple[OwnShown, ...]
    swap: str
    outside: tuple[str, ...]
    """Choices outside the frame, in short; of the card, never of who or how many."""
    unsettled: tuple[str, ...]
    """Choices of which nobody knows, in short."""
