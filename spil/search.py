"""Finding something to play: by what its title, story, grounds, place or goals say, or by chance."""

from collections.abc import Iterator
from random import Random

from spil.cards.deck import Deck
from spil.cards.model import Card, Step
from spil.catalogue import playable

_OFFERED = 3


def playable_cards(deck: Deck) -> list[Card]:
    """The cards that are in use."""
    return [card for card in deck.cards.values() if card.status != "udgået"]


def drawn(deck: Deck, chance: Random) -> list[Card]:
    """Three cards by chance, each about something else where there are so many kinds."""
    cards = playable_cards(deck)
    chance.shuffle(cards)
    kinds: set[str] = set()
    different = []
    for card in cards:
        kind = card.grounds[0] if card.grounds else card.arena
        if kind not in kinds:
            kinds.add(kind)
            different.append(card)
    rest = [card for card in cards if card not in different]
    return [*different, *rest][:_OFFERED]


def seek(deck: Deck, sought: str) -> list[tuple[str, str]]:
    """What can be played and has every word that is sought, as one tells it with its id; titles first."""
    words = sought.casefold().split()
    found: list[tuple[int, tuple[str, str]]] = []
    for told, name in playable(deck):
        levels = [told, *_levels(deck.cards[name])] if name in deck.cards else [told]
        so_far = ""
        for level, text in enumerate(levels):
            so_far += f" {text.casefold()}"
            if all(word in so_far for word in words):
                found.append((level, (told, name)))
                break
    return [thing for _, thing in sorted(found, key=lambda each: each[0])]


def _levels(card: Card) -> Iterator[str]:
    """What a card can be found by, from what says most of it to what says least."""
    marks = (
        *card.grounds,
        card.arena,
        *card.goals,
        card.role,
        card.affected,
        *(each.name for each in card.considerations),
    )
    yield " ".join((card.teaser or "", *(mark.replace("-", " ") for mark in marks), *marks))
    texts = [step.text for step in card.steps.values()]
    for step in card.steps.values():
        if isinstance(step, Step):
            texts += [step.question, *(choice.text for choice in step.choices)]
    yield " ".join((*texts, card.swap))
