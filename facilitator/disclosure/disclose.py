"""The one function that decides what may be shown: facts and an audience in, `ShownCard` out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from facilitator.disclosure import thresholds
from facilitator.disclosure.amounts import Says, as_word
from facilitator.disclosure.shown import Audience, Cells, Met, OwnShown, Pattern, Reasons, Seat, ShownCard, ShownStep
from facilitator.evidence.facts import CardFacts, Spread, StepFacts
from spil.cards.model import Card, Choice, Ending, OwnQuestion, Step
from spil.danish import counted, lowered, number

_PATTERN_OF = {"enighed": "agreement", "flertal": "majority", "to-lejre": "camps", "spredt": "spread"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is counted at a step, and from how many on it may be shown and named."""

    shown: int
    named: int


_TABLES = _Unit(thresholds.TABLES_SHOWN, thresholds.TABLES_NAMED)
_PEOPLE = _Unit(thresholds.PEOPLE_SHOWN, thresholds.PEOPLE_NAMED)


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
        endings=_tables(_ended(facts, card)),
        met=_met(facts, card),
        own=tuple(_own(card, facts, {step.step: step for step in steps})),
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


def _step(facts: StepFacts, card: Card, audience: Audience) -> ShownStep:
    step = card.steps[facts.step]
    assert isinstance(step, Step)
    spread, unit = facts.deciding, _PEOPLE if facts.led else _TABLES
    pattern = _pattern(spread, unit)
    enough = spread.total >= unit.shown
    in_frame = {choice.id: choice.in_short for choice in step.choices if not choice.outside_frame}
    named = [name for name in spread.ranked if spread.counts[name] >= unit.named and name in in_frame and enough]
    untouched = [
        name
        for name in in_frame
        if enough and not spread.counts[name] and not facts.first.counts[name] and name in facts.everywhere
    ]
    says = Says(spread.total, audience, led=facts.led)
    gist = _gist(spread) if facts.led and not says.how_many else ""
    return ShownStep(
        step=facts.step,
        led=facts.led,
        pattern=pattern,
        tables=Cells() if facts.led else _tables(spread),
        first=_people(facts.first, audience),
        second=_people(facts.second, audience),
        gist=gist,
        why=_why(pattern, gist, spread, led=facts.led),
        words={choice.id: choice.in_short for choice in step.choices},
        sayable={name: in_frame[name] for name in named},
        amounts={name: says.amount(spread.counts[name]) for name in named} if says.how_many else {},
        leading=tuple(in_frame[name] for name in takewhile(named.__contains__, spread.ranked[:2])),
        untouched={name: in_frame[name] for name in untouched},
        unanimous=enough and spread.share(0) == 1,
        agreed=_agreed(spread) if pattern == "agreement" and says.how_many else "",
        most=says.part(spread.counts[spread.ranked[0]]) if enough and says.how_many else "",
        ways=len(spread.ranked),
        divided=facts.divided if enough and facts.divided >= thresholds.SPLIT_TABLES else 0,
        moved=_moved(facts, says) if enough else "",
        gained=_gained(facts, named, in_frame),
        still=_still(facts, pattern),
        reasons=_reasons(facts, named, card) if enough else None,
        parted=_parted(facts, named),
    )


def _pattern(spread: Spread, unit: _Unit) -> Pattern:
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


def _agreed(spread: Spread) -> str:
    if spread.share(0) == 1:
        return "alle"
    return "næsten alle" if spread.share(0) >= thresholds.GREAT_AGREEMENT else "de fleste"


def _gist(spread: Spread) -> str:
    if spread.total < thresholds.PEOPLE_NAMED:
        return ""
    return "I var enige." if _agreeing(spread) else "I var delte."


def _agreeing(spread: Spread) -> bool:
    return spread.share(0) >= thresholds.GREAT_AGREEMENT


def _why(pattern: Pattern, gist: str, spread: Spread, *, led: bool) -> str:
    """Why a question comes that goes by how the answers lie."""
    if gist and pattern != "few":
        return f"fordi {gist[:-1]}"
    who = "I" if led else "bordene"
    return {
        "agreement": f"fordi {who} var enige" if _agreeing(spread) else "fordi de fleste valgte det samme",
        "majority": "fordi der var et flertal og et mindretal",
        "camps": f"fordi {who} delte {'jer' if led else 'sig'} næsten lige",
        "spread": f"fordi svarene fordelte sig på {number(len(spread.ranked))} valg",
        "few": "fordi der er få svar at gå ud fra",
    }[pattern]


def _moved(facts: StepFacts, says: Says) -> str:
    if not facts.led:
        return counted(facts.moved, "bord", "borde") if facts.moved >= thresholds.SPLIT_TABLES else ""
    if facts.moved < thresholds.MOVED or not says.how_many:
        return ""
    return as_word(facts.moved, says.total) if says.audience == "report" else f"mindst {number(facts.moved)}"


def _gained(facts: StepFacts, named: list[str], in_frame: Mapping[str, str]) -> str:
    """Of the choices that may be named the one that won most by the talk."""
    if not facts.led or facts.moved < thresholds.MOVED:
        return ""
    gain = {name: facts.second.counts[name] - facts.first.counts[name] for name in named}
    best = max(gain, key=lambda name: gain[name], default="")
    return in_frame[best] if best and gain[best] >= thresholds.MOVED else ""


def _still(facts: StepFacts, pattern: Pattern) -> bool:
    same = facts.led and 0 < facts.first.total == facts.second.total
    return same and pattern not in ("few", "agreement") and facts.moved <= thresholds.STILL * facts.second.total


def _reasons(facts: StepFacts, named: list[str], card: Card) -> Reasons | None:
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


def _parted(facts: StepFacts, named: list[str]) -> int:
    for choice in named:
        if len(facts.endings[choice]) > 1 and facts.tables.counts[choice] >= thresholds.TABLES_SHOWN:
            return facts.tables.counts[choice]
    return 0


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


def _tables(spread: Spread) -> Cells:
    if spread.total < thresholds.TABLES_SHOWN:
        return Cells(None, None, "for få")
    return Cells(spread.total, dict(spread.counts))


def _people(spread: Spread, audience: Audience) -> Cells:
    if not spread.total:
        return Cells()
    if spread.total < thresholds.PEOPLE_SHOWN:
        return Cells(None, None, "for få")
    if audience != "report":
        return Cells(None, dict(spread.counts))
    if spread.total < thresholds.PEOPLE_IN_WORDS:
        word = "enige" if _agreeing(spread) else "delte"
        return Cells(None, dict.fromkeys(spread.counts, word))
    return Cells(None, {name: as_word(count, spread.total) for name, count in spread.counts.items()})


def _ended(facts: CardFacts, card: Card) -> Spread:
    endings = [name for name, step in card.steps.items() if isinstance(step, Ending)]
    return Spread({name: facts.endings.get(name, 0) for name in endings})


def _choices(card: Card) -> Iterable[Choice]:
    return (choice for step in card.steps.values() if isinstance(step, Step) for choice in step.choices)


def _own(card: Card, facts: CardFacts, steps: Mapping[str, ShownStep]) -> Iterable[OwnShown]:
    named = {each.step: each for each in facts.steps}
    outside = {
        (name, each.id)
        for name, step in card.steps.items()
        if isinstance(step, Step)
        for each in step.choices
        if each.outside_frame
    }
    before: Counter[str] = Counter()
    for question in card.notes.questions:
        before[question.when] += 1
        nth = before[question.when]
        name = f"kortets-{question.when}" if nth == 1 else f"kortets-{question.when}-{nth}"
        because = _occasion(question, card, named, steps)
        if because is not None:
            after = (question.step, question.choice) in outside
            yield OwnShown(name, question.when, question.text, question.step, because, after)


def _occasion(
    question: OwnQuestion, card: Card, facts: Mapping[str, StepFacts], steps: Mapping[str, ShownStep]
) -> str | None:
    """Why a card's own question comes; None where it does not."""
    if question.when == "altid":
        return "fordi det altid er værd at sige højt"
    step = steps.get(question.step or card.first)
    if step is None:
        return None
    if question.when in _PATTERN_OF:
        fits = _PATTERN_OF[question.when] == step.pattern
        sure = question.when != "enighed" or _agreeing(facts[step.step].deciding)
        return step.why if fits and sure else None
    if question.when == "ingen-valgte":
        nobody = "fordi ingen valgte det" if step.led else "fordi ingen borde valgte det"
        return nobody if question.choice in step.untouched else None
    return _taken(facts[step.step].deciding.counts.get(question.choice or "", 0), step)


def _taken(count: int, step: ShownStep) -> str | None:
    """Why a question about a choice comes that enough have taken."""
    unit = _PEOPLE if step.led else _TABLES
    if step.pattern == "few" or count < unit.named:
        return None
    return "fordi flere valgte det" if step.led else f"fordi {counted(count, 'bord', 'borde')} valgte det"
