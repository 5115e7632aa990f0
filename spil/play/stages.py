"""Where one is on the way through a card: each place of an order says its stage, and they are counted as met."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class Placed(Protocol):
    """A row of an order, as far as its stage goes."""

    @property
    def stage(self) -> str:
        """What the place belongs to; empty where it is no part of a card."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the stages of a card, in the order in which they are met."""

    names: tuple[str, ...]
    at: int

    @property
    def name(self) -> str:
        """What is done now."""
        return self.names[self.at]


def stage_at(order: Mapping[str, Placed], spot: str) -> Stage | None:
    """The stage of a place, counted in the order of the rows; None where the place is no part of a card."""
    name = order[spot].stage
    names = tuple(dict.fromkeys(row.stage for row in order.values() if row.stage))
    return Stage(names, names.index(name)) if name else None
