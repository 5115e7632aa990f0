"""The one function that decides what may be shown: facts and an audience in, `ShownCard` out."""

from collections.abc import Iterable, Mapping
from itertools import takewhile

from facilitator import thresholds
from facilitator.measures import CardFacts, Spread, StepFacts
from facilitator.shown import Audience, Cells, OwnShown, Pattern, ShownCard, ShownStep
from spil.cards.model import Card, Choice, Ending, OwnQuestion, Step
from spil.danish import counted

_PATTERN_OF = {"enighed": "agreement", "flertal": "majority", "to-lejre": "camps", "spredt": "spread"}


def disclose(facts: CardFacts, card: Card, audience: Audience) -> ShownCard:
    """What this audience may see of one card.

    Below the thresholds there are words or nothing; a choice that somebody, but too few, took is never named;
    nobody is asked to argue for what lies outside the frame.
    """
    steps = tuple(_step(each, card, audience) for each in facts.steps if _may_be_known(each, card))
    named = {
        state: tuple(choice.in_short for choice in _choices(card) if choice.outside_frame == state)
        for state in ("ja", "uafklaret")
    }
    return ShownCard(
        card=card.id,
        title=card.title,
        tables=facts.tables,
        passed=facts.passed,
        changed=facts.changed,
        steps=steps,
        endings=_tables(_ended(facts, card)),
        own=tuple(_own(card, facts, {step.step: step for step in steps})),
        swap=card.swap,
        outside=named["ja"],
        unsettled=named["uafklaret"],
    )


def _may_be_known(facts: StepFacts, card: Card) -> bool:
    """Whether it may be seen that tables came here; with too few that would tell which way they went."""
    return facts.step == card.first or facts.tables.total >= thresholds.TABLES_SHOWN


def _step(facts: StepFacts, card: Card, audience: Audience) -> ShownStep:
    step = card.steps[facts.step]
    assert isinstance(step, Step)
    choices = {choice.id: choice for choice in step.choices}
    spread, pattern = facts.tables, _pattern(facts.tables)
    enough = spread.total >= thresholds.TABLES_SHOWN
    in_frame = {name: each.in_short for name, each in choices.items() if not each.outside_frame}
    named = [name for name in spread.ranked if spread.counts[name] >= thresholds.TABLES_NAMED and name in in_frame]
    untouched = [name for name in in_frame if not spread.counts[name] and name in facts.everywhere]
    return ShownStep(
        step=facts.step,
        pattern=pattern,
        tables=_tables(spread),
        first=_people(facts.first, audience),
        second=Cells(),
        words={name: each.in_short for name, each in choices.items()},
        sayable={name: in_frame[name] for name in named} if enough else {},
        leading=tuple(in_frame[name] for name in takewhile(named.__contains__, spread.ranked[:2])) if enough else (),
        untouched={name: in_frame[name] for name in untouched} if enough else {},
        unanimous=enough and spread.share(0) == 1,
        agreed=_agreed(spread) if pattern == "agreement" else "",
        most=spread.counts[spread.ranked[0]] if enough else None,
        ways=len(spread.ranked),
        divided=facts.divided if enough and facts.divided >= thresholds.SPLIT_TABLES else 0,
        moved=facts.moved if enough and facts.moved >= thresholds.SPLIT_TABLES else 0,
    )


def _pattern(spread: Spread) -> Pattern:
    if spread.total < thresholds.TABLES_SHOWN:
        return "few"
    top, following = spread.share(0), spread.share(1)
    if top >= thresholds.GREAT_AGREEMENT:
        return "agreement"
    runner_up = spread.counts[spread.ranked[1]]
    if runner_up >= thresholds.TABLES_NAMED:
        near = top - following <= thresholds.CAMPS_APART
        if near and top + following >= thresholds.CAMPS_TOGETHER:
            return "camps"
    if top > thresholds.MAJORITY:
        # a minority too small to be asked about is not one: then the room agrees
        return "majority" if runner_up >= thresholds.TABLES_NAMED else "agreement"
    return "spread"


def _agreed(spread: Spread) -> str:
    if spread.share(0) == 1:
        return "alle"
    return "næsten alle" if spread.share(0) >= thresholds.GREAT_AGREEMENT else "de fleste"


def _tables(spread: Spread) -> Cells:
    if spread.total < thresholds.TABLES_SHOWN:
        return Cells(None, None, "for få")
    return Cells(spread.total, dict(spread.counts))


def _people(spread: Spread, audience: Audience) -> Cells:
    if not spread.total:
        return Cells()
    if spread.total < thresholds.PEOPLE_SHOWN:
        return Cells(None, None, "for få")
    if audience == "room":
        return Cells(None, dict(spread.counts))
    if spread.total < thresholds.PEOPLE_IN_WORDS:
        word = "enige" if spread.share(0) >= thresholds.GREAT_AGREEMENT else "delte"
        return Cells(None, dict.fromkeys(spread.counts, word))
    return Cells(None, {name: _word(count, spread.total) for name, count in spread.counts.items()})


def _word(count: int, total: int) -> str:
    if count in (0, total):
        return "alle" if count else "ingen"
    return next(word for below, word in thresholds.WORDS if count / total < below)


def _ended(facts: CardFacts, card: Card) -> Spread:
    endings = [name for name, step in card.steps.items() if isinstance(step, Ending)]
    return Spread({name: facts.endings.get(name, 0) for name in endings})


def _choices(card: Card) -> Iterable[Choice]:
    return (choice for step in card.steps.values() if isinstance(step, Step) for choice in step.choices)


def _own(card: Card, facts: CardFacts, steps: Mapping[str, ShownStep]) -> Iterable[OwnShown]:
    spreads = {each.step: each.tables for each in facts.steps}
    outside = {
        (name, each.id)
        for name, step in card.steps.items()
        if isinstance(step, Step)
        for each in step.choices
        if each.outside_frame
    }
    for question in card.notes.questions:
        because = _occasion(question, card, spreads, steps)
        if because is not None:
            after = (question.step, question.choice) in outside
            yield OwnShown(question.when, question.text, question.step, because, after)


def _occasion(
    question: OwnQuestion, card: Card, spreads: Mapping[str, Spread], steps: Mapping[str, ShownStep]
) -> str | None:
    """Why a card's own question comes; None where it does not."""
    if question.when == "altid":
        return "fordi det altid er værd at sige højt"
    step = steps.get(question.step or card.first)
    if step is None:
        return None
    if question.when in _PATTERN_OF:
        return _PATTERN_REASON[step.pattern] if _PATTERN_OF[question.when] == step.pattern else None
    count = spreads[step.step].counts.get(question.choice or "", 0)
    if question.when == "ingen-valgte":
        return "fordi ingen borde valgte det" if question.choice in step.untouched else None
    if step.pattern == "few" or count < thresholds.TABLES_NAMED:
        return None
    return f"fordi {counted(count, 'bord', 'borde')} valgte det"


_PATTERN_REASON = {
    "agreement": "fordi bordene var enige",
    "majority": "fordi der var et flertal og et mindretal",
    "camps": "fordi bordene delte sig næsten lige",
    "spread": "fordi intet valg fik mere end halvdelen",
}
