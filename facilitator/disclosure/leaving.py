"""What leaves the room is said of facts made so coarse that nobody can be found in them, and of nothing else.

People are as many as their word at least says; a choice that fewer than three tables took is `få eller ingen`. What
is hidden in one place cannot be worked out from another:

- one such choice alone would be what is left of all tables, so then no number of that step stands;
- where a step's number would tell how many took a hidden choice before it, the step is hidden too, and the endings;
- one table more never turns `få eller ingen` into a number that tells that it was one: it was two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from facilitator.disclosure import meanings, thresholds
from facilitator.disclosure.amounts import at_least
from facilitator.disclosure.told_tables import ToldTables, coarse, enough
from facilitator.evidence.facts import CardFacts, Spread, StepFacts
from spil.cards.model import Card


def leaving(facts: CardFacts, card: Card) -> CardFacts:
    """The facts that may leave the room; a step that may not is not among them, but the first."""
    if any(step.led for step in facts.steps):
        return replace(facts, steps=tuple(_led(facts, card)))
    tables = ToldTables(facts, card)
    told = {each.step: _of_tables(each, tables.told(each.step)) for each in facts.steps}
    began = next((each.tables.total for each in facts.steps if each.step == card.first), 0)
    return replace(
        facts,
        tables=began,  # those that chose; with those that only opened it, one that passed would be what is left
        passed=enough(facts.passed),
        changed=enough(facts.changed),
        steps=tuple(told[each.step] for each in facts.steps if each.step == card.first or tables.told(each.step)),
        endings=facts.endings if tables.all_told and _no_small(facts.endings) else {},
        weighed=_weighed(facts, card),
    )


def _led(facts: CardFacts, card: Card) -> Iterator[StepFacts]:
    """A later step tells which way was followed, and that is what most chose: it needs as many answers as a word."""
    for each in facts.steps:
        enough = each.deciding.total >= thresholds.PEOPLE_IN_WORDS
        if each.step == card.first or enough:
            yield _of_people(each)
        if not enough:
            return


def _of_people(facts: StepFacts) -> StepFacts:
    """People after the talk, each choice with as many as its word says; what they chose before is in the cells only."""
    spread = facts.deciding
    counts = dict.fromkeys(spread.counts, 0)
    unsaid = 0
    if spread.total >= thresholds.PEOPLE_IN_WORDS:
        counts = {name: at_least(count, spread.total) for name, count in spread.counts.items()}
        unsaid = spread.total - sum(counts.values())
    nobody = Spread(dict.fromkeys(spread.counts, 0))
    return replace(facts, first=nobody, second=Spread(counts, unsaid), moved=0, counted=False, followed=None)


def _of_tables(facts: StepFacts, told: Spread | None) -> StepFacts:
    reasons = {
        choice: {name: tables for name, tables in given.items() if told and told.counts[choice] and enough(tables)}
        for choice, given in facts.reasons.items()
    }
    divided = sum(meanings.divided(spread) for spread in facts.apart) + facts.striped
    return replace(
        facts,
        tables=told or Spread(dict.fromkeys(facts.tables.counts, 0)),
        apart=(),
        striped=enough(divided),
        moved=enough(facts.moved),
        reasons=reasons,
    )


def _no_small(counts: Mapping[str, int]) -> bool:
    return all(enough(count) for count in counts.values() if count)


def _weighed(facts: CardFacts, card: Card) -> Mapping[str, int]:
    """Considerations as choices are told: all are open to every table."""
    counts = {each.id: facts.weighed.get(each.id, 0) for each in card.considerations}
    told = coarse(Spread(counts), frozenset(counts))
    return told.counts if told else {}
