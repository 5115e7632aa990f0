"""What a table may talk about when its slips lie face up: one question that fits how they lie, and more when it stops.

Nobody is asked to explain a choice: the question is about what can be said for it, and all may answer.
"""

from collections.abc import Iterator, Mapping, Sequence

from spil.cards.model import Card, Choice, OwnQuestion, Step
from spil.cards.vocabulary import Occasion
from spil.play.moves import FEWEST
from spil.play.page import Asking

_NEARLY_ALL = 0.8
"""Share from which `næsten alle` is true when read aloud."""
_NEAR = 0.2
"""Share by which two camps may differ."""
_MORE = "hvis I vil have mere at tale om"


def talk(card: Card, step_id: str, offered: Sequence[Choice], numbers: Sequence[int]) -> tuple[Asking, ...]:
    """Questions for a table, the first one to begin with.

    Args:
        card: The card that is played.
        step_id: Where it stands.
        offered: The choices that could be taken there.
        numbers: How many took each, as they lie on the table.
    """
    pattern = _pattern(numbers)
    here = [each for each in card.notes.questions if (each.step or card.first) == step_id or each.when == "altid"]
    lie = dict(zip([choice.id for choice in offered], numbers, strict=True))
    camps = frozenset(sorted(lie, key=lambda name: -lie[name])[:2])
    taken = {choice.id: lie[choice.id] for choice in offered if not choice.outside_frame}
    own = [each for each in here if _fits(each, taken, pattern, camps)]
    own.sort(key=lambda each: each.when == "altid")
    first = [_first(offered, numbers)] if pattern != "enighed" else list(_agreement(own, numbers))
    texts = [each.text for each in first]
    more = [Asking(each.text, _MORE) for each in own if each.text not in texts]
    swap = Asking(card.swap, "for at se det fra den anden side")
    return (*first, *more, swap, Asking(_if_stuck(card.notes.if_stuck), "kun hvis I har brug for det"))


def _if_stuck(text: str) -> str:
    """What a card says to the one who leads, said to a table: nobody there bids the others talk, or asks them."""
    to_a_table = " ".join(text.split()).replace("Bed dem tale ", "Tal ").replace(" Spørg: ", " ")
    return f"Når snakken går i stå: {to_a_table}"


def _first(offered: Sequence[Choice], numbers: Sequence[int]) -> Asking:
    """What can be said for the choice that fewest took; never for one that may lie outside the frame."""
    places = [place for place, choice in enumerate(offered) if not choice.outside_frame] or list(range(len(offered)))
    fewest = min(places, key=lambda place: numbers[place])
    because = "fordi færrest valgte det" if numbers[fewest] else "fordi ingen valgte det"
    if min(numbers) == max(numbers):
        because = "fordi lige mange valgte hver"
    return Asking(f"Hvad taler for {fewest + 1}? Alle kan byde ind.", because)


def _agreement(own: Sequence[OwnQuestion], numbers: Sequence[int]) -> Iterator[Asking]:
    every = "fordi alle valgte det samme" if max(numbers) == sum(numbers) else "fordi næsten alle valgte det samme"
    fitting = next((each.text for each in own if each.when == "enighed"), None)
    yield Asking(fitting or "Hvad skulle være anderledes, før I valgte noget andet?", every)


def _fits(own: OwnQuestion, taken: Mapping[str, int], pattern: Occasion, camps: frozenset[str]) -> bool:
    match own.when:
        case "altid":
            return True
        case "ingen-valgte":
            return taken.get(own.choice or "") == 0
        case "valgt":
            return taken.get(own.choice or "", 0) >= FEWEST
        case "to-lejre" if own.between:
            return pattern == "to-lejre" and camps == set(own.between)
        case _:
            return own.when == pattern


def _pattern(numbers: Sequence[int]) -> Occasion:
    """How the slips lie, in the words that cards use."""
    first, second = sorted(numbers, reverse=True)[:2]
    every = sum(numbers)
    if first / every >= _NEARLY_ALL:
        return "enighed"
    if (first - second) / every <= _NEAR and (first + second) / every >= _NEARLY_ALL:
        return "to-lejre"
    return "flertal" if first / every > 1 / 2 else "spredt"


def choices_of(step: Step, offered: Sequence[str]) -> tuple[Choice, ...]:
    """The choices that are offered, in the file's order."""
    return tuple(choice for choice in step.choices if choice.id in offered)
