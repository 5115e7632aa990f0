"""What an audience may see of one decision."""

from itertools import takewhile

from facilitator.disclosure import thresholds
from facilitator.disclosure.amounts import Says
from facilitator.disclosure.cells import of_people, of_tables
from facilitator.disclosure.movement import gained, moved, parted, reasons, still
from facilitator.disclosure.pattern import agreed, gist_of, pattern_of, why
from facilitator.disclosure.shown import Audience, Cells, ShownStep
from facilitator.disclosure.units import PEOPLE, TABLES
from facilitator.evidence.facts import StepFacts
from spil.cards.model import Card, Step


def disclose_step(facts: StepFacts, card: Card, audience: Audience) -> ShownStep:
    """What this audience may see of one decision."""
    step = card.steps[facts.step]
    assert isinstance(step, Step)
    spread, unit = facts.deciding, PEOPLE if facts.led else TABLES
    pattern = pattern_of(spread, unit)
    enough = spread.total >= unit.shown
    in_frame = {choice.id: choice.in_short for choice in step.choices if not choice.outside_frame}
    named = [name for name in spread.ranked if spread.counts[name] >= unit.named and name in in_frame and enough]
    untouched = [
        name
        for name in in_frame
        if enough and not spread.counts[name] and not facts.first.counts[name] and name in facts.everywhere
    ]
    says = Says(spread.total, audience, led=facts.led)
    gist = gist_of(spread) if facts.led and not says.how_many else ""
    return ShownStep(
        step=facts.step,
        led=facts.led,
        pattern=pattern,
        tables=Cells() if facts.led else of_tables(spread),
        first=of_people(facts.first, audience),
        second=of_people(facts.second, audience),
        gist=gist,
        why=why(pattern, gist, spread, led=facts.led),
        words={choice.id: choice.in_short for choice in step.choices},
        sayable={name: in_frame[name] for name in named},
        amounts={name: says.amount(spread.counts[name]) for name in named} if says.how_many else {},
        leading=tuple(in_frame[name] for name in takewhile(named.__contains__, spread.ranked[:2])),
        untouched={name: in_frame[name] for name in untouched},
        unanimous=enough and spread.share(0) == 1,
        agreed=agreed(spread) if pattern == "agreement" and says.how_many else "",
        most=says.part(spread.counts[spread.ranked[0]]) if enough and says.how_many else "",
        ways=len(spread.ranked),
        divided=facts.divided if enough and facts.divided >= thresholds.SPLIT_TABLES else 0,
        moved=moved(facts, says) if enough else "",
        gained=gained(facts, named, in_frame),
        still=still(facts, pattern),
        reasons=reasons(facts, named, card) if enough else None,
        parted=parted(facts, named),
    )
