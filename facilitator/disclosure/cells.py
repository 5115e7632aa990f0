"""Counts as they may stand before an audience: numbers, words, or that there are too few."""

from facilitator.disclosure import thresholds
from facilitator.disclosure.amounts import as_word
from facilitator.disclosure.meanings import agreed
from facilitator.disclosure.shown import Audience, Cells
from facilitator.evidence.facts import Spread


def of_tables(spread: Spread) -> Cells:
    """Tables as numbers, or that there are too few."""
    if spread.total < thresholds.TABLES_SHOWN:
        return Cells(None, None, "for få")
    return Cells(spread.total, dict(spread.counts))


def of_people(spread: Spread, audience: Audience) -> Cells:
    """People as numbers in the room and as words outside it, or that there are too few."""
    if not spread.total:
        return Cells()
    if spread.total < thresholds.PEOPLE_SHOWN:
        return Cells(None, None, "for få")
    if audience != "report":
        return Cells(None, dict(spread.counts))
    if spread.total < thresholds.PEOPLE_IN_WORDS:
        word = "enige" if agreed(spread) else "delte"
        return Cells(None, dict.fromkeys(spread.counts, word))
    return Cells(None, {name: as_word(count, spread.total) for name, count in spread.counts.items()})
