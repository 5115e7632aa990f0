"""How long a led session takes: from the words that are read aloud, and what people do between them.

No clock has been held against any of it in a room: what is said once a card is counted, and the rest is judged.
"""

from collections.abc import Iterable, Mapping

from spil.cards.model import Card, Ending, Step
from spil.cards.shared import FrameLine, Programme
from spil.cards.vocabulary import Phase

WORDS = 120
"""Words a minute, read aloud to a room; at a table 130. From the run sheets of the domain's rules."""
CHOOSE = 0.5
"""Writing a number on a slip and folding it, from the same run sheets."""
EYES = 1.0
"""A minute with somebody else's eyes, as the page asks; the slips are counted meanwhile."""
TALK = 1.0
"""A minute's talk before a later decision, as the page asks."""
FINGERS = 1 / 3
"""Fingers up, counted and typed; a judgement, not measured."""
TURN = 1 / 12
"""A key, and the room finding the new page; a judgement, not measured."""
STAND = 1 / 4
"""Saying which way most would go, and going it; a judgement, not measured."""

_USUAL: Mapping[Phase, float] = {
    "velkomst": 2,
    "vælg": 1.5,
    "snak": 3.5,
    "igen": 0.5,
    "perspektiv": 1.5,
    "spørgsmål": 4,
    "videre": 3.5,
    "rammen": 0.5,
    "bord": 12,
    "sal": 6,
    "aftale": 3,
    "farvel": 0,
}
"""Minutes where a plan says nothing; from the run sheets."""
OF_A_CARD: Mapping[str, tuple[Phase, ...]] = {
    "fælles": ("vælg", "snak", "igen", "perspektiv", "spørgsmål", "videre", "rammen"),
    "bord": ("bord", "sal"),
}
"""The parts of a plan that each card has once."""


def parts(programme: Programme) -> list[tuple[Phase, float]]:
    """The parts of a led session in order, with the minutes its plan gives them."""
    said: dict[Phase, list[float]] = {}
    for slot in programme.plan:
        if slot.phase:
            said.setdefault(slot.phase, []).append(slot.minutes)
    order: list[Phase] = ["velkomst", *(OF_A_CARD[programme.form] * programme.pick), "aftale", "farvel"]
    return [(phase, _next(said.get(phase), phase)) for phase in order]


def frame_of(card: Card, frame: Mapping[str, FrameLine]) -> tuple[FrameLine, ...]:
    """The lines of the frame that a card names and that are there."""
    return tuple(frame[name] for name in card.frame if name in frame)


def later_decisions(programme: Programme, card: Card, frame: tuple[FrameLine, ...]) -> int:
    """How many decisions after the first the room can take, on the longest way that fits the card's share of the plan.

    Args:
        programme: What is led.
        card: What is played.
        frame: The lines of the card's frame.
    """
    given = _share(programme)
    share = sum(given.values())
    fitting = 0
    while fitting < len(card.steps) and _of_card(given, card, frame, fitting + 1) <= share:
        fitting += 1
    return fitting


def led_minutes(programme: Programme, cards: Iterable[tuple[Card, tuple[FrameLine, ...]]]) -> float:
    """The minutes of a programme with those of its cards that take longest, each with one later decision."""
    given = _share(programme)
    longest = sorted((_of_card(given, card, frame, 1) for card, frame in cards), reverse=True)[: programme.pick]
    others = {phase: minutes for phase, minutes in parts(programme) if phase in ("aftale", "farvel")}
    between = sum(slot.minutes for slot in programme.plan if slot.phase is None)
    return welcome_minutes(programme) + sum(longest) + sum(others.values()) + between


def welcome_minutes(programme: Programme) -> float:
    """The welcome, what is kept, and the rules."""
    return _aloud(_KEPT, programme.welcome, *programme.rules) + 2 * TURN


_KEPT = "Spillet gemmer, hvor mange der valgte hvad, og ingen navne. Det kan slettes bagefter."
"""About what is read of it."""


def _of_card(given: Mapping[Phase, float], card: Card, frame: tuple[FrameLine, ...], later: int) -> float:
    """A card's minutes: talk lasts as long as its plan says, and the rest as long as it must."""
    if "bord" in given:
        return card.minutes + given["sal"]
    first = _step(card)
    eyes = card.perspectives[0]
    reading = _decision(first) + CHOOSE + TURN
    looking = _aloud(eyes.who, eyes.question) + EYES + TURN
    law = _aloud(*(line.text for line in frame)) + TURN
    after = STAND + _onward(card, first, later, {})
    return reading + given["snak"] + CHOOSE + TURN + looking + given["spørgsmål"] + after + law


def _onward(card: Card, step: Step, later: int, known: dict[tuple[str, int], float]) -> float:
    """The longest way on from a decision: what it gives and costs, and what happens then."""
    return max(_aloud(each.gives, each.costs) + TURN + _after(card, each.to, later, known) for each in step.choices)


def _after(card: Card, name: str, later: int, known: dict[tuple[str, int], float]) -> float:
    if (name, later) not in known:
        step = card.steps[name]
        if isinstance(step, Step) and later:
            here = _decision(step) + TALK + FINGERS + STAND + _onward(card, step, later - 1, known)
        else:
            here = _aloud(step.text, _longest(step))
        known[name, later] = here + TURN
    return known[name, later]


def _decision(step: Step) -> float:
    return _aloud(step.text, _longest(step), step.question, *(choice.text for choice in step.choices))


def _longest(step: Step | Ending) -> str:
    """The longest of the additions, of which mostly one is told."""
    return max((each.text for each in step.additions), key=len, default="")


def _step(card: Card) -> Step:
    first = card.steps[card.first]
    assert isinstance(first, Step)
    return first


def _share(programme: Programme) -> Mapping[Phase, float]:
    """The minutes of each part of the plan that is a card's; the shortest, where two cards differ."""
    share: dict[Phase, float] = {}
    for phase, minutes in parts(programme):
        if phase in OF_A_CARD[programme.form]:
            share[phase] = min(minutes, share.get(phase, minutes))
    return share


def _aloud(*texts: str) -> float:
    return sum(len(text.split()) for text in texts) / WORDS


def _next(minutes: list[float] | None, phase: Phase) -> float:
    if not minutes:
        return _USUAL[phase]
    return minutes.pop(0) if len(minutes) > 1 else minutes[0]
