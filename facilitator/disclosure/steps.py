"""What an audience may see of one decision."""

from collections.abc import Mapping
from itertools import takewhile

from facilitator.disclosure import movement, thresholds
from facilitator.disclosure.amounts import Says
from facilitator.disclosure.cells import of_people, of_tables
from facilitator.disclosure.gist import gist_of, kept_back
from facilitator.disclosure.pattern import lead_of, pattern_of, why
from facilitator.disclosure.shown import Audience, Cells, ShownStep
from facilitator.disclosure.units import unit_of
from facilitator.evidence.facts import StepFacts
from spil.cards.model import Card, Step


def disclose_step(facts: StepFacts, whole: StepFacts, card: Card, audience: Audience) -> ShownStep:
    """What this audience may see of one decision.

    Args:
        facts: What may be said to it; made coarse where it leaves the room.
        whole: The same step as it was, for the counts that stand beside each other.
        card: The card.
        audience: Who gets it.
    """
    step = card.steps[facts.step]
    assert isinstance(step, Step)
    spread, unit = facts.deciding, unit_of(led=facts.led)
    pattern = pattern_of(spread, unit, led=facts.led)
    enough = spread.total >= unit.shown
    in_frame = {choice.id: choice.in_short for choice in step.choices if not choice.outside_frame}
    named = [name for name in spread.ranked if spread.counts[name] >= unit.named and name in in_frame and enough]
    least = min((each.total for each in (facts.first, facts.second) if facts.led and each.total), default=spread.total)
    says = Says(spread.total, least, audience, led=facts.led)
    words = {choice.id: choice.in_short for choice in step.choices}
    first, second = of_people(facts.first, facts.second, audience)
    gist = gist_of(facts.first, facts.second, words) if facts.led and not says.how_many else ""
    if audience == "report":
        first, second = of_people(whole.first, whole.second, audience)
        gist = kept_back(whole)
    gone, gone_of = movement.gone(facts, in_frame, says)
    reasons, reasons_of = movement.reasons(facts, named, card, says) if enough else (None, "")
    return ShownStep(
        step=facts.step,
        led=facts.led,
        pattern=pattern,
        tables=Cells() if facts.led else of_tables(spread),
        first=first if facts.led else Cells(),
        second=second,
        gist=gist,
        why=why(pattern, spread, says),
        words=words,
        sayable={name: in_frame[name] for name in named},
        versus=says.versus(spread.top, spread.second) if says.how_many and len(named) > 1 else "",
        leading=tuple(in_frame[name] for name in takewhile(named.__contains__, spread.ranked[:2])),
        untouched={name: in_frame[name] for name in _untouched(facts, in_frame)},
        counted=facts.counted,
        unanimous=not facts.led and enough and spread.share(0) == 1,
        lead=lead_of(spread, says) if enough else "",
        ways=0 if gist or spread.unsaid else len(spread.ranked),
        divided=movement.divided(facts) if enough else 0,
        moved=movement.moved(facts, says) if enough else "",
        gained=movement.gained(facts, named, in_frame),
        still=movement.still(facts),
        was_divided=movement.was_divided(facts),
        swapped=movement.swapped(facts, in_frame),
        gone=gone,
        gone_of=gone_of,
        reasons=reasons,
        reasons_of=reasons_of,
        shared=movement.shared(facts, named, card) if enough else None,
        parted=movement.parted(facts, named, in_frame),
    )


def _untouched(facts: StepFacts, in_frame: Mapping[str, str]) -> list[str]:
    """Choices that all could take and nobody took; where people were not counted twice, nobody knows."""
    known = facts.counted and facts.deciding.total >= thresholds.AGREEMENT_SAID
    if not (known if facts.led else facts.tables.total >= thresholds.TABLES_SHOWN):
        return []
    if facts.deciding.unsaid:
        return []
    taken = {name for spread in (facts.deciding, facts.first) for name in spread.ranked}
    return [name for name in in_frame if name in facts.everywhere and name not in taken]
