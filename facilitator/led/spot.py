"""A row of a led order: a page that also knows what may be shown, and where moves bring one from it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from facilitator.led.known import Known
from spil.play.page import Page
from spil.play.run import Run, Transition

LedPage = Callable[[Run, Known], Page]


class LedSpot(NamedTuple):
    """A row: the room's page of a place, and where each kind of move brings one from it."""

    page: LedPage
    after: Mapping[type[Any], Transition]
    stage: str = ""
    """What of a card the place belongs to, in a word; rows of one stage stand together."""


LedOrder = Mapping[str, LedSpot]
"""The order of a led session's pages, in one table; the first row is where it begins."""


def of_run(page: Callable[[Run], Page]) -> LedPage:
    """A page on which nothing stands but what the run itself says."""
    return lambda run, _: page(run)
