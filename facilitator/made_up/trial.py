"""Which of a card's own questions would come in made-up rooms: for its author, before a real room meets it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.disclosure.shown import OwnShown, ShownStep
from facilitator.made_up.room import Mood
from facilitator.made_up.simulate import simulate
from facilitator.questions.base import Question
from facilitator.summary import CardSummary, summarise
from spil.cards.deck import Deck
from spil.cards.model import Card, OwnQuestion, Step
from spil.cards.shared import Programme
from spil.cards.vocabulary import Form
from spil.danish import capitalised
from spil.record.read import Record, read_record

TABLES = 9
SEEDS = 8
"""Made-up rooms of each kind: with fewer a question that comes now and then seems never to come."""
MOODS: tuple[Mood, ...] = ("enige", "delte", "blandet")
FORMS: tuple[Form, ...] = ("bord", "fælles")
Kind = tuple[Form, Mood]
KINDS: tuple[Kind, ...] = tuple((form, mood) for form in FORMS for mood in MOODS)


@dataclass(frozen=True, slots=True)
class Trial:
    """A card in several made-up rooms of each kind."""

    card: Card
    rooms: Mapping[Kind, tuple[CardSummary, ...]]

    def came(self, question: OwnQuestion, kind: Kind) -> int:
        """In how many rooms of a kind the question was among the three, or the one that waits for the frame."""
        return sum(_has(room.questions, question) for room in self.rooms[kind])

    def came_later(self, question: OwnQuestion) -> int:
        """In how many led rooms it came when the story had ended."""
        return sum(_has(room.later, question) for mood in MOODS for room in self.rooms["fælles", mood])

    def never(self, question: OwnQuestion) -> bool:
        """Whether no room was offered the question, not even by asking for another."""
        every = (room for rooms in self.rooms.values() for room in rooms)
        return not any(_has((*room.questions, *room.more, *room.later), question) for room in every)

    def why_not(self, question: OwnQuestion) -> str:
        """Why a question came in no room, as far as can be seen."""
        rooms = [room for each in self.rooms.values() for room in each]
        fitting = sum(any(_same(own, question) for own in room.shown.own) for room in rooms)
        if fitting:
            times = f"{fitting} af {len(rooms)} rum"
            return f"Det passede i {times}, men et andet, der spørger om det samme, gik foran."
        step = question.step or self.card.first
        if not any(shown.step == step for room in rooms for shown in room.shown.steps):
            return f'For få borde nåede til "{step}". Lad flere veje føre dertil, eller spørg til et tidligere trin.'
        return _WHY_NOT.get(question.when) or _of_choice(self.card, question, step, rooms)


_WHY_NOT = {
    "enighed": "Rummene var aldrig enige nok dér.",
    "flertal": "Der var aldrig et flertal og et mindretal dér.",
    "to-lejre": "Rummene delte sig aldrig næsten ligeligt mellem de to valg dér.",
    "spredt": "Rummene spredte sig aldrig nok dér.",
    "valgt": "For få tog valget. Se, om det er et valg, nogen ville tage.",
}


def _of_choice(card: Card, question: OwnQuestion, step: str, rooms: Iterable[CardSummary]) -> str:
    at = card.steps[step]
    choices = at.choices if isinstance(at, Step) else ()
    if any(each.id == question.choice and (each.requires or each.excludes) for each in choices):
        return "Ikke alle kan tage det valg, så man kan ikke sige, at ingen valgte det."
    seen = [[each for each in room.shown.steps if each.step == step] for room in rooms]
    there = [steps for steps in seen if steps]
    taken = sum(any(_took(each, question.choice) for each in steps) for steps in there)
    if taken == len(there):
        return "I alle rum var der nogen, der skrev eller tog det valg."
    few = "var der for få borde til at sige, at ingen tog det"
    return f"I {taken} af {len(there)} rum tog nogen det valg. I resten {few}." if taken else f"I alle rum {few}."


def _took(step: ShownStep, choice: str | None) -> bool:
    every = [cells.choices for cells in (step.tables, step.first, step.second) if cells.choices]
    return any(choices.get(choice or "", 0) != 0 for choices in every)


def _same(own: OwnShown, question: OwnQuestion) -> bool:
    return (own.when, own.text, own.step) == (question.when, question.text, question.step)


def _has(offered: Iterable[Question], question: OwnQuestion) -> bool:
    wanted = capitalised(question.text)
    return any(each.rule.startswith("kortets-") and each.text == wanted for each in offered)


def trial(card: Card, deck: Deck) -> Trial:
    """Let made-up tables and led rooms play a card of a deck, and see what they would be asked."""
    one = deck.programme(card.id)
    assert one is not None
    programmes = {form: one.model_copy(update={"form": form}) for form in FORMS}
    seeds = range(1, SEEDS + 1)
    return Trial(
        card, {(form, mood): tuple(_room(programmes[form], deck, mood, seed) for seed in seeds) for form, mood in KINDS}
    )


def _room(programme: Programme, deck: Deck, mood: Mood, seed: int) -> CardSummary:
    made = simulate(programme, deck, tables=TABLES, seed=seed, mood=mood)
    records = [read_record(b"".join(event.line().encode() + b"\n" for event in events)) for _, events in made]
    summary = summarise(tuple(each for each in records if isinstance(each, Record)), deck, "room")
    return summary.cards[0]
