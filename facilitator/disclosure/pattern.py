"""How the answers lie, as far as it may be said: one word for it, and the sentences that say it."""

from facilitator.disclosure import meanings, thresholds
from facilitator.disclosure.amounts import Says
from facilitator.disclosure.shown import Pattern
from facilitator.disclosure.units import Unit
from facilitator.evidence.facts import Spread
from spil.danish import number


def pattern_of(spread: Spread, unit: Unit, *, led: bool) -> Pattern:
    """How the answers lie, in one word."""
    if spread.total < unit.shown:
        return "few"
    if meanings.agreed(spread) and (not led or spread.total >= thresholds.AGREEMENT_SAID):
        return "agreement"
    there = spread.second >= unit.named
    if there and meanings.in_two(spread):
        return "camps"
    if spread.top > thresholds.MAJORITY * spread.total:
        return "majority" if there else "most"
    return "spread"


def lead_of(spread: Spread, says: Says) -> str:
    """Who took the most chosen: `alle`, `næsten alle`, `de fleste` or `flest`, of which none may point at somebody.

    People may have passed, so it says `der svarede` of them; of tables only those that chose are counted.

    Where people may not be counted, `næsten alle` would mean all but one.
    """
    if says.exact and meanings.agreed(spread):
        who = "alle" if meanings.all_of(spread) else "næsten alle"
        return f"{who}, der svarede," if says.led else who
    if meanings.most(spread):
        return "de fleste"
    return "flest" if spread.leader else ""


def why(pattern: Pattern, spread: Spread, says: Says) -> str:
    """Why a question comes that goes by how the answers lie."""
    if pattern == "few":
        left = says.audience == "report"
        return "fordi svarene bliver i rummet" if left else "fordi der er få svar at gå ud fra"
    if says.led and not says.exact:
        return "fordi de fleste valgte det samme" if meanings.most(spread) else "fordi I var delte"
    if pattern == "agreement":
        return f"fordi {lead_of(spread, says)}{'' if says.led else ' borde'} valgte det samme"
    ways = number(len(spread.ranked))
    evenly = "ligeligt" if meanings.evenly(spread) else "næsten ligeligt"
    return {
        "most": f"fordi mere end halvdelen{' af dem, der svarede,' if says.led else ''} valgte det samme",
        "majority": "fordi der var et flertal og et mindretal",
        "camps": f"fordi {'I delte jer' if says.led else 'bordene delte sig'} {evenly}",
        "spread": "fordi svarene fordelte sig" if spread.unsaid else f"fordi svarene fordelte sig på {ways} valg",
    }[pattern]
