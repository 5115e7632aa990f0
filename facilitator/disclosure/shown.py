"""What may be shown to an audience: values only, all that a question or a screen ever gets to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Audience = Literal["room", "private", "report"]
"""`room`: those who are there. `private`: the one who leads, alone. `report`: whatever leaves the room."""

Pattern = Literal["few", "agreement", "most", "majority", "camps", "spread"]
"""`most`: more than half took one choice, and no other was taken by enough to be asked about."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A distribution as it may be shown."""

    tables: int | None = None
    """Number of tables; None where people were counted, or where there are too few."""
    choices: Mapping[str, int | str] | None = None
    hidden: Literal["for få"] | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """What weighed most at tables that chose differently."""

    consideration: str
    """Its name, as it stands inside a sentence."""
    everywhere: bool
    """Whether every table said so."""


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
    """`De fleste valgte det samme.` or `I var delte.`, where numbers may not stand; empty where they may."""
    why: str
    """Why a question comes that goes by how the answers lie: `fordi …`."""
    words: Mapping[str, str]
    """Every choice of the step, in short, for a list of what was chosen."""
    sayable: Mapping[str, str]
    """Choices a question may name because they were chosen, in short, the most chosen first."""
    versus: str
    """`seks borde valgte det ene og tre det andet`, of the two most chosen; empty where that may not stand."""
    leading: tuple[str, ...]
    """The most chosen and the next, in short, as far as they may be named; where the first may not, none."""
    untouched: Mapping[str, str]
    """Choices that all could take and nobody took, in short, none of them outside the frame."""
    counted: bool
    """Whether all that people chose was counted, so that one may say `ingen ville`."""
    unanimous: bool
    """Whether all tables took the same."""
    lead: str
    """Who took the most chosen, as it may be said: `alle, der svarede,`, `næsten alle`, `de fleste`; or nothing."""
    ways: int
    """How many of the choices were taken at all."""
    divided: int
    """Tables that were divided first; 0 where that would point at one."""
    moved: str
    """Who changed their choice: `tre borde`, `mindst tre`, `nogle`; empty where that would point at somebody."""
    gained: str
    """The choice that more took after the talk, in short; empty where it may not be named."""
    still: bool
    """Whether they are as divided after the talk as before."""
    was_divided: bool
    """Whether a led room was divided before the talk."""
    swapped: tuple[str, str] | None
    """The choice that was on top before the talk and the one that took its place, in short."""
    gone: str
    """A choice that some took before the talk and nobody after it, in short."""
    gone_of: str
    """Who had taken it, as it may be said: `alle, der svarede,`, `flest`, `nogle`; or nothing."""
    reasons: str | None
    """A choice that tables took for different reasons."""
    reasons_of: str
    """Which tables took it: `alle`, `næsten alle`, `de fleste`, `flere`; or nothing."""
    shared: Shared | None
    """What weighed most behind more than one choice."""
    parted: tuple[str, int] | None
    """A choice whose tables came to different endings, in short, and how many took it; none that would point at one."""


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
class Outside:
    """That a card has a choice outside the frame, or one of which nobody knows, among those the room met."""

    settled: bool
    step: str
    """Where it can be chosen."""
    choice: str
    """In short; empty where too few took it for it to be named, or nobody did."""


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
    own: tuple[OwnShown, ...]
    swap: str
    who: str
    """The first of those whose eyes one can see it with, as within a sentence."""
    eyes: tuple[str, ...]
    """Through whose eyes its tables looked, each once, as within a sentence; empty where there were too few tables."""
    leads: bool
    """Whether one plays a leader."""
    outside: Outside | None
    weighed: Mapping[str, int]
    """For each consideration, by its name, the tables for which it weighed most; empty where there are too few."""
    families: Mapping[str, int]
    """The same by family."""
    seats: tuple[Seat, ...]
    """Only for the one who leads, alone."""
