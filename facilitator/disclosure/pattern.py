"""How the answers lie, as far as it may be said: one word for it, and the sentences that say it."""

from facilitator.disclosure import thresholds
from facilitator.disclosure.shown import Pattern
from facilitator.disclosure.units import Unit
from facilitator.evidence.facts import Spread
from spil.danish import number


def pattern_of(spread: Spread, unit: Unit) -> Pattern:
    """How the answers lie, in one word."""
    if spread.total < unit.shown:
        return "few"
    top, following = spread.share(0), spread.share(1)
    if top >= thresholds.GREAT_AGREEMENT:
        return "agreement"
    runner_up = spread.counts[spread.ranked[1]]
    if runner_up >= unit.named:
        near = top - following <= thresholds.CAMPS_APART
        if near and top + following >= thresholds.CAMPS_TOGETHER:
            return "camps"
    if top > thresholds.MAJORITY:
        # a minority too small to be asked about is not one: then the room agrees
        return "majority" if runner_up >= unit.named else "agreement"
    return "spread"


def agreed(spread: Spread) -> str:
    """`alle`, `næsten alle` or `de fleste`."""
    if spread.share(0) == 1:
        return "alle"
    return "næsten alle" if spread.share(0) >= thresholds.GREAT_AGREEMENT else "de fleste"


def gist_of(spread: Spread) -> str:
    """Whether they agreed, where no number may stand."""
    if spread.total < thresholds.PEOPLE_NAMED:
        return ""
    return "I var enige." if agreeing(spread) else "I var delte."


def agreeing(spread: Spread) -> bool:
    """Whether nearly all took the same."""
    return spread.share(0) >= thresholds.GREAT_AGREEMENT


def why(pattern: Pattern, gist: str, spread: Spread, *, led: bool) -> str:
    """Why a question comes that goes by how the answers lie."""
    if gist and pattern != "few":
        return f"fordi {gist[:-1]}"
    who = "I" if led else "bordene"
    return {
        "agreement": f"fordi {who} var enige" if agreeing(spread) else "fordi de fleste valgte det samme",
        "majority": "fordi der var et flertal og et mindretal",
        "camps": f"fordi {who} delte {'jer' if led else 'sig'} næsten lige",
        "spread": f"fordi svarene fordelte sig på {number(len(spread.ranked))} valg",
        "few": "fordi der er få svar at gå ud fra",
    }[pattern]
