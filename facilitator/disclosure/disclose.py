"""The one function that decides what may be shown: facts and an audience in, `ShownCard` out."""

from collections import Counter
from collections.abc import Iterable, Mapping

from facilitator.disclosure import thresholds
from facilitator.disclosure.cells import of_tables
from facilitator.disclosure.own import own
from facilitator.disclosure.shown import Audience, Met, Seat, ShownCard
from facilitator.disclosure.steps import disclose_step
from facilitator.evidence.facts import CardFacts, Spread, StepFacts
from spil.cards.model import Card, Choice, Ending, Step
from spil.danish import lowered


def disclose(facts: CardFacts, card: Card, audience: Audience) -> ShownCard:
    """What this audience may see of one card.

    Below the thresholds there are words or nothing; a choice that somebody, but too few, took is never named;
    nobody is asked to argue for what lies outside the frame.
    """
    steps = tuple(disclose_step(each, card, audience) for each in facts.steps if _may_be_known(each, card))
    named = {
        state: tuple(choice.in_short for choice in _choices(card) if choice.outside_frame == state)
        for state in ("ja", "uafklaret")
    }
    weighed = _weighed(facts, card)
    families = Counter({each.family: 0 for each in card.considerations} if weighed else {})
    for each in card.considerations:
        families[each.family] += weighed.get(lowered(each.name), 0)
    return ShownCard(
        card=card.id,
        title=card.title,
        tables=facts.tables,
        passed=_unless_one(facts.passed),
        changed=_unless_one(facts.changed),
        steps=steps,
        endings=of_tables(_ended(facts, card)),
        met=_met(facts, card),
        own=tuple(own(card, facts, {step.step: step for step in steps})),
        swap=card.swap,
        who=card.perspectives[0].who,
        outside=named["ja"],
        unsettled=named["uafklaret"],
        weighed=weighed,
        families={name: count for name, count in families.items() if weighed},
        seats=tuple(_seats(facts, card)) if audience == "private" else (),
    )


def _unless_one(tables: int) -> int:
    """A number of tables, unless it would point at one."""
    return tables if tables >= thresholds.TABLES_NAMED else 0


def _may_be_known(facts: StepFacts, card: Card) -> bool:
    """Whether it may be seen that tables came here; with too few that would tell which way they went."""
    return facts.step == card.first or facts.led or facts.tables.total >= thresholds.TABLES_SHOWN


def _met(facts: CardFacts, card: Card) -> Met | None:
    for name, step in card.steps.items():
        tables = facts.endings.get(name, 0)
        if isinstance(step, Ending) and tables >= thresholds.TABLES_SHOWN and facts.ways.get(name, 0) > 1:
            return Met(tables, step.name)
    return None


def _weighed(facts: CardFacts, card: Card) -> Mapping[str, int]:
    if sum(facts.weighed.values()) < thresholds.TABLES_SHOWN:
        return {}
    return {lowered(each.name): facts.weighed.get(each.id, 0) for each in card.considerations}


def _seats(facts: CardFacts, card: Card) -> Iterable[Seat]:
    step = card.steps[card.first]
    assert isinstance(step, Step)
    short = {choice.id: choice.in_short for choice in step.choices}
    for each in sorted(facts.seats, key=lambda each: each.table or 0):
        split = Spread(each.first.get(card.first, {}))
        divided = each.divided or (split.total > 0 and split.share(0) <= thresholds.MAJORITY)
        yield Seat(each.table or 0, short.get(each.chosen.get(card.first, ""), ""), divided, each.ending is not None)


def _ended(facts: CardFacts, card: Card) -> Spread:
    endings = [name for name, step in card.steps.items() if isinstance(step, Ending)]
    return Spread({name: facts.endings.get(name, 0) for name in endings})


def _choices(card: Card) -> Iterable[Choice]:
    return (choice for step in card.steps.values() if isinstance(step, Step) for choice in step.choices)
