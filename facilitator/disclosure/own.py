"""Which of a card's own questions may be asked of a room, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping

from facilitator.disclosure.shown import OwnShown, ShownStep
from facilitator.disclosure.units import unit_of
from facilitator.evidence.facts import CardFacts, StepFacts
from spil.cards.model import Card, OwnQuestion, Step
from spil.danish import counted

_PATTERN_OF = {"enighed": "agreement", "flertal": "majority", "to-lejre": "camps", "spredt": "spread"}


def own(card: Card, facts: CardFacts, steps: Mapping[str, ShownStep]) -> Iterable[OwnShown]:
    """The card's own questions that may come now, each with its reason."""
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
        return "fordi et svar er lettere, når man har sagt det højt én gang"
    step = steps.get(question.step or card.first)
    if step is None:
        return None
    if question.when in _PATTERN_OF:
        about = facts[step.step].deciding.ranked[:2]
        meant = not question.between or set(question.between) == set(about)
        return step.why if meant and _PATTERN_OF[question.when] == step.pattern else None
    if question.when == "ingen-valgte":
        untouched = step.untouched.get(question.choice or "") if step.counted else None
        return f"fordi ingen ville {untouched}" if untouched else None
    return _taken(question.choice or "", facts[step.step], step)


def _taken(choice: str, facts: StepFacts, step: ShownStep) -> str | None:
    """Why a question about a choice comes that enough have taken, or the whole room followed without a count."""
    count = facts.deciding.counts.get(choice, 0)
    if step.led and not facts.deciding.total:
        return f"fordi I valgte at {step.words[choice]}" if facts.followed == choice else None
    if step.pattern == "few" or count < unit_of(led=step.led).named:
        return None
    if not step.led:
        return f"fordi {counted(count, 'bord', 'borde')} ville {step.words[choice]}"
    who = step.lead if step.lead and facts.deciding.ranked[0] == choice else "nogle"
    return f"fordi {who} ville {step.words[choice]}"
