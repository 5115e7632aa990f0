"""What may be shown to an audience: values only, all that a question or a screen ever gets to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Audience = Literal["room", "private", "report"]
"""`room`: those who are there. `private`: the one who leads, alone. `report`: whatever leaves the room."""

Pattern = Literal["few", "agreement", "majority", "camps", "spread"]


@dataclass(frozen=True, slots=True)
class Cells:
    """A distribution as it may be shown."""

    tables: int | None = None
    """Number of tables; None where people were counted, or where there are too few."""
    choices: Mapping[str, int | str] | None = None
    hidden: Literal["for få"] | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """A choice that tables took for different reasons, all in short."""

    choice: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    """What may be said of one decision."""

    step: str
    led: bool
    """Whether people of one room were counted, and not tables."""
    pattern: Pattern
    tables: Cells
    first: Cells
    second: Cells
    gist: str
    """`I var enige.` or `I var delte.`, where numbers may not stand; empty where they may, or nobody knows."""
    why: str
    """Why a question comes that goes by how the answers lie: `fordi …`."""
    words: Mapping[str, str]
    """Every choice of the step, in short, for a list of what was chosen."""
    sayable: Mapping[str, str]
    """Choices a question may name because they were chosen, in short, the most chosen first."""
    amounts: Mapping[str, str]
    """How many took each of them, in words this audience may hear: `seks borde`, `seks`, `nogle`; or none at all."""
    leading: tuple[str, ...]
    """The most chosen and the next, in short, as far as they may be named; where the first may not, none."""
    untouched: Mapping[str, str]
    """Choices that all could take and nobody took, in short, none of them outside the frame."""
    unanimous: bool
    agreed: str
    """`alle`, `næsten alle`, `de fleste`: how one may say that they agree; empty where one may not, or they do not."""
    most: str
    """How many took the most chosen: `otte af ni borde`, `de fleste`; empty where that may not stand."""
    ways: int
    """How many of the choices were taken at all."""
    divided: int
    """Tables that were divided first; 0 where that would point at one."""
    moved: str
    """Who changed their choice: `tre borde`, `mindst tre`, `nogle`; empty where that would point at somebody."""
    gained: str
    """The choice that more took after the talk, in short; empty where it may not be named."""
    still: bool
    """Whether they disagree as much after the talk as before."""
    reasons: Reasons | None
    """A choice that tables took for different reasons."""
    parted: int
    """Tables that began with the same choice and came to different endings; 0 where that would point at one."""


@dataclass(frozen=True, slots=True)
class OwnShown:
    """A question of the card's author that may be asked now."""

    name: str
    """Unique on its card: `kortets-valgt`, `kortets-valgt-2`."""
    when: str
    text: str
    step: str | None
    because: str
    after_frame: bool


@dataclass(frozen=True, slots=True)
class Met:
    """Tables that came to the same ending by different ways."""

    tables: int
    ending: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A table for the one who leads, alone: which it is and what it chose; never a person."""

    table: int
    choice: str
    divided: bool
    ended: bool


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
    met: Met | None
    own: tuple[OwnShown, ...]
    swap: str
    who: str
    """The first of those whose eyes one can see it with, as within a sentence."""
    outside: tuple[str, ...]
    """Choices outside the frame, in short; of the card, never of who or how many."""
    unsettled: tuple[str, ...]
    """Choices of which nobody knows, in short."""
    weighed: Mapping[str, int]
    """For each consideration, by its name, the tables for which it weighed most; empty where there are too few."""
    families: Mapping[str, int]
    """The same by family."""
    seats: tuple[Seat, ...]
    """Only for the one who leads, alone."""
