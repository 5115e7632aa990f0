"""What the talk did, and what lies behind the same choice, as far as it may be said."""

from collections.abc import Mapping

from facilitator.disclosure import meanings, thresholds
from facilitator.disclosure.amounts import Says
from facilitator.disclosure.pattern import lead_of
from facilitator.disclosure.shown import Shared
from facilitator.evidence.facts import StepFacts
from spil.cards.model import Card, Step
from spil.danish import counted, number


def moved(facts: StepFacts, says: Says) -> str:
    """How many tables or people changed their choice, in words this audience may hear."""
    if not facts.led:
        return counted(facts.moved, "bord", "borde") if facts.moved >= thresholds.SPLIT_TABLES else ""
    if facts.moved < thresholds.MOVED or not says.how_many:
        return ""
    return f"mindst {number(facts.moved)}"


def divided(facts: StepFacts) -> int:
    """Tables that were divided first; 0 where that would point at one."""
    tables = sum(meanings.divided(spread) for spread in facts.apart) + facts.striped
    return tables if tables >= thresholds.SPLIT_TABLES else 0


def gained(facts: StepFacts, named: list[str], in_frame: Mapping[str, str]) -> str:
    """Of the choices that may be named the one that won most by the talk."""
    if not facts.led or facts.moved < thresholds.MOVED:
        return ""
    gain = {name: facts.second.counts[name] - facts.first.counts[name] for name in named}
    best = max(gain, key=lambda name: gain[name], default="")
    return in_frame[best] if best and gain[best] >= thresholds.MOVED else ""


def still(facts: StepFacts) -> bool:
    """Whether a room is as divided after the talk as before it."""
    enough = facts.led and facts.second.total >= thresholds.PEOPLE_SHOWN
    return enough and meanings.as_divided(facts.first, facts.second)


def was_divided(facts: StepFacts) -> bool:
    """Whether a room was divided before the talk, so that one may say it."""
    return facts.led and facts.first.total >= thresholds.AGREEMENT_SAID and meanings.divided(facts.first)


def swapped(facts: StepFacts, in_frame: Mapping[str, str]) -> tuple[str, str] | None:
    """The choice most people took first and the one that took its place; each was large both times."""
    one, other = facts.first.leader, facts.second.leader
    if not facts.led or one is None or other is None or one == other:
        return None
    enough = min(facts.first.total, facts.second.total) >= thresholds.AGREEMENT_SAID
    least = min(spread.counts[name] for spread in (facts.first, facts.second) for name in (one, other))
    large = enough and least >= thresholds.PEOPLE_NAMED and not meanings.as_divided(facts.first, facts.second)
    return (in_frame[one], in_frame[other]) if large and one in in_frame and other in in_frame else None


def gone(facts: StepFacts, in_frame: Mapping[str, str], says: Says) -> tuple[str, str]:
    """A choice that enough people took first and nobody after the talk; and who they were, as it may be said."""
    enough = facts.led and min(facts.first.total, facts.second.total) >= thresholds.AGREEMENT_SAID
    lost = {name: facts.first.counts[name] for name in in_frame if not facts.second.counts[name]}
    most = max(lost, key=lambda name: lost[name], default="")
    if enough and most and lost[most] >= thresholds.PEOPLE_NAMED:
        return in_frame[most], lead_of(facts.first, says) if facts.first.leader == most else "nogle"
    return "", ""


def reasons(facts: StepFacts, named: list[str], card: Card, says: Says) -> tuple[str | None, str]:
    """The first choice that tables took for different reasons; and which tables took it."""
    names, short = _names(card), _short(card, facts.step)
    for choice in named:
        given = [each for each in names if facts.reasons[choice].get(each, 0) >= thresholds.TABLES_NAMED]
        if len(given) > 1:
            lead = lead_of(facts.tables, says) if facts.tables.leader == choice else ""
            return short[choice], lead if lead and lead != "flest" else "flere"
    return None, ""


def shared(facts: StepFacts, named: list[str], card: Card) -> Shared | None:
    """What weighed most at tables that chose differently, with enough of them for each choice."""
    for consideration, name in _names(card).items():
        tables = [facts.reasons[choice].get(consideration, 0) for choice in named]
        enough = [each for each in tables if each >= thresholds.TABLES_NAMED]
        if len(enough) > 1:
            return Shared(name, sum(enough) == facts.tables.total)
    return None


def parted(facts: StepFacts, named: list[str], in_frame: Mapping[str, str]) -> tuple[str, int] | None:
    """A choice whose tables came to different endings, and how many took it."""
    for choice in named:
        if len(facts.endings[choice]) > 1 and facts.tables.counts[choice] >= thresholds.TABLES_SHOWN:
            return in_frame[choice], facts.tables.counts[choice]
    return None


def _names(card: Card) -> Mapping[str, str]:
    """For each consideration its name, which a card writes as it stands inside a sentence."""
    return {each.id: each.name for each in card.considerations}


def _short(card: Card, step_id: str) -> Mapping[str, str]:
    step = card.steps[step_id]
    assert isinstance(step, Step)
    return {choice.id: choice.in_short for choice in step.choices}
