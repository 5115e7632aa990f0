"""What the talk did, and what lies behind the same choice, as far as it may be said."""

from collections.abc import Mapping

from facilitator.disclosure import thresholds
from facilitator.disclosure.amounts import Says, as_word
from facilitator.disclosure.shown import Pattern, Reasons
from facilitator.evidence.facts import StepFacts
from spil.cards.model import Card, Step
from spil.danish import counted, lowered, number


def moved(facts: StepFacts, says: Says) -> str:
    """How many tables or people changed their choice, in words this audience may hear."""
    if not facts.led:
        return counted(facts.moved, "bord", "borde") if facts.moved >= thresholds.SPLIT_TABLES else ""
    if facts.moved < thresholds.MOVED or not says.how_many:
        return ""
    return as_word(facts.moved, says.total) if says.audience == "report" else f"mindst {number(facts.moved)}"


def gained(facts: StepFacts, named: list[str], in_frame: Mapping[str, str]) -> str:
    """Of the choices that may be named the one that won most by the talk."""
    if not facts.led or facts.moved < thresholds.MOVED:
        return ""
    gain = {name: facts.second.counts[name] - facts.first.counts[name] for name in named}
    best = max(gain, key=lambda name: gain[name], default="")
    return in_frame[best] if best and gain[best] >= thresholds.MOVED else ""


def still(facts: StepFacts, pattern: Pattern) -> bool:
    """Whether a room that does not agree chose nearly the same after the talk."""
    same = facts.led and 0 < facts.first.total == facts.second.total
    return same and pattern not in ("few", "agreement") and facts.moved <= thresholds.STILL * facts.second.total


def reasons(facts: StepFacts, named: list[str], card: Card) -> Reasons | None:
    """The first choice that tables took for different reasons."""
    names = {each.id: lowered(each.name) for each in card.considerations}
    step = card.steps[facts.step]
    assert isinstance(step, Step)
    short = {choice.id: choice.in_short for choice in step.choices}
    for choice in named:
        given = [each for each in names if facts.reasons[choice].get(each, 0) >= thresholds.TABLES_NAMED]
        if len(given) > 1:
            one, other = sorted(given, key=lambda each: -facts.reasons[choice][each])[:2]
            return Reasons(short[choice], names[one], names[other])
    return None


def parted(facts: StepFacts, named: list[str]) -> int:
    """Tables that took the same choice and came to different endings."""
    for choice in named:
        if len(facts.endings[choice]) > 1 and facts.tables.counts[choice] >= thresholds.TABLES_SHOWN:
            return facts.tables.counts[choice]
    return 0
