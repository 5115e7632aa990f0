"""Counts as they may stand before an audience: numbers, words, or that there are too few."""

from facilitator.disclosure import thresholds
from facilitator.disclosure.amounts import FEW, as_word
from facilitator.disclosure.meanings import agreed
from facilitator.disclosure.shown import Audience, Cells
from facilitator.evidence.facts import Spread

TOO_FEW = Cells(None, None, "for få")


def of_tables(spread: Spread) -> Cells:
    """Tables as numbers; of a choice nothing may be said of, that few or none took it; or that there are too few."""
    if spread.total < thresholds.TABLES_SHOWN or spread.unsaid == spread.total:
        return TOO_FEW
    unsaid = FEW if spread.unsaid else 0
    return Cells(spread.total, {name: count or unsaid for name, count in spread.counts.items()})


def of_people(first: Spread, second: Spread, audience: Audience) -> tuple[Cells, Cells]:
    """People's first and second choices: in the room both as numbers or neither, outside it as words."""
    if audience == "report":
        return _outside(first), _outside(second)
    counted = [spread.total for spread in (first, second) if spread.total]
    enough = bool(counted) and min(counted) >= thresholds.PEOPLE_SHOWN
    return _inside(first, enough=enough), _inside(second, enough=enough)


def _inside(spread: Spread, *, enough: bool) -> Cells:
    if not spread.total:
        return Cells()
    return Cells(None, dict(spread.counts)) if enough else TOO_FEW


def _outside(spread: Spread) -> Cells:
    if not spread.total:
        return Cells()
    if spread.total < thresholds.AGREEMENT_LEAVES:
        return TOO_FEW
    if spread.total < thresholds.PEOPLE_IN_WORDS:
        word = "enige" if agreed(spread) else "delte"
        return Cells(None, dict.fromkeys(spread.counts, word))
    return Cells(None, {name: as_word(count, spread.total) for name, count in spread.counts.items()})
