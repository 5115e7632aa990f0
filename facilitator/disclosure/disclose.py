"""The one function that decides what may be shown: facts and an audience in, `ShownCard` out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from facilitator.disclosure import meanings, thresholds
from facilitator.disclosure.cells import of_tables
from facilitator.disclosure.leaving import leaving
from facilitator.disclosure.own import own
from facilitator.disclosure.shown import Audience, Outside, Seat, ShownCard
from facilitator.disclosure.steps import disclose_step
from facilitator.disclosure.units import unit_of
from facilitator.evidence.facts import CardFacts, Spread, StepFacts
from spil.cards.model import Card, Choice, Ending, Step


def disclose(facts: CardFacts, card: Card, audience: Audience) -> ShownCard:
    """What this audience may see of one card.

    Below the thresholds there are words or nothing; a choice that somebody, but too few, took is never named;
    nobody is asked to argue for what lies outside the frame.
    """
    whole = {each.step: each for each in facts.steps}
    all_weighed = sum(facts.weighed.values())
    if audience == "report":
        facts = leaving(facts, card)
    known = [each for each in facts.steps if _may_be_known(each, card)]
    steps = tuple(disclose_step(each, whole[each.step], card, audience) for each in known)
    weighed = _weighed(facts, card)
    families: Counter[str] = Counter({each.family: 0 for each in card.considerations})
    for each in card.considerations:
        families[each.family] += facts.weighed.get(each.id, 0)
    return ShownCard(
        card=card.id,
        title=card.title,
        tables=facts.tables,
        passed=_unless_one(facts.passed),
        changed=_unless_one(facts.changed),
        steps=steps,
        endings=of_tables(_ended(facts, card)),
        own=tuple(own(card, facts, {step.step: step for step in steps})),
        swap=card.swap,
        who=card.perspectives[0].who,
        eyes=facts.eyes if facts.tables >= thresholds.TABLES_SHOWN else (),
        leads=card.role == "leder",
        outside=_outside(known, card),
        weighed=weighed,
        families=families if weighed and sum(weighed.values()) == all_weighed else {},
        seats=tuple(_seats(facts, card)) if audience == "private" else (),
    )


def _unless_one(tables: int) -> int:
    """A number of tables, unless it would point at one."""
    return tables if tables >= thresholds.TABLES_NAMED else 0


def _may_be_known(facts: StepFacts, card: Card) -> bool:
    """Whether it may be seen that tables came here; with too few that would tell which way they went."""
    return facts.step == card.first or facts.led or facts.tables.total >= thresholds.TABLES_SHOWN


def _outside(steps: Sequence[StepFacts], card: Card) -> Outside | None:
    """Of the choices outside the frame that the room met the one that most took; named only where enough did."""
    unit = unit_of(led=any(each.led for each in steps))
    met = [
        (each.deciding.counts[choice.id] if each.deciding.total >= unit.shown else 0, each.step, choice)
        for each in steps
        for choice in _choices(card, each.step)
        if choice.outside_frame and (choice.id in each.everywhere or each.deciding.counts[choice.id] >= unit.named)
    ]
    if not met:
        return None
    took, step, choice = max(met, key=lambda each: each[0] if each[0] >= unit.named else 0)
    return Outside(choice.outside_frame == "ja", step, choice.in_short if took >= unit.named else "")


def _weighed(facts: CardFacts, card: Card) -> Mapping[str, int]:
    if sum(facts.weighed.values()) < thresholds.TABLES_SHOWN:
        return {}
    return {each.name: facts.weighed.get(each.id, 0) for each in card.considerations}


def _seats(facts: CardFacts, card: Card) -> Iterable[Seat]:
    step = card.steps[card.first]
    assert isinstance(step, Step)
    short = {choice.id: choice.in_short for choice in step.choices}
    for each in sorted(facts.seats, key=lambda each: each.table or 0):
        split = Spread(each.first.get(card.first, {}))
        divided = each.divided or meanings.divided(split)
        yield Seat(each.table or 0, short.get(each.chosen.get(card.first, ""), ""), divided, each.ending is not None)


def _ended(facts: CardFacts, card: Card) -> Spread:
    endings = [name for name, step in card.steps.items() if isinstance(step, Ending)]
    return Spread({name: facts.endings.get(name, 0) for name in endings})


def _choices(card: Card, step_id: str) -> Iterable[Choice]:
    step = card.steps[step_id]
    return step.choices if isinstance(step, Step) else ()
