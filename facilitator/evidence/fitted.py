"""A record beside the deck: what it says of steps and choices its cards do not have is left out, and told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spil.cards.deck import Deck
from spil.cards.model import Card, Step
from spil.play.moves import Chosen, Counted, Ended, Move, Opened, TablesCounted, Weighed
from spil.play.walk import play_hash
from spil.record.read import Record, Rejected

Cards = Mapping[tuple[str, str], Card]
"""The cards of a deck by their names and how they are played."""


def cards_by_play(deck: Deck) -> Cards:
    """Found once for many records, since it costs a walk through every card."""
    return {(card.id, play_hash(card)): card for card in deck.cards.values()}


def fitted(record: Record, cards: Cards) -> Record:
    """The record without the lines that cannot be of the cards it opened.

    A card that was changed since, or is not in the deck, is left as it is: it is counted as changed, or as unknown.
    """
    standing, wrong = [], list(record.rejected)
    card: Card | None = None
    for place, move in zip(record.places, record.moves, strict=True):
        if isinstance(move, Opened):
            card = cards.get((move.card, move.play))
        name = next(_unknown(move, card), None) if card is not None else None
        if card is None or name is None:
            standing.append((place, move))
        else:
            wrong.append(Rejected(place, f'"{name}" findes ikke på kortet {card.id}'))
    if len(standing) == len(record.moves):
        return record
    moves, places = tuple(move for _, move in standing), tuple(place for place, _ in standing)
    return replace(record, moves=moves, places=places, rejected=tuple(wrong))


def _unknown(move: Move, card: Card) -> Iterator[str]:
    """What a move names that the card does not have."""
    match move:
        case Counted():
            yield from _not_at(card, move.step, *move.counts)
        case TablesCounted():
            yield from _not_at(card, move.step, *(each.choice for each in move.tables))
        case Chosen():
            yield from _not_at(card, move.step, move.choice)
        case Weighed():
            if move.consideration not in {each.id for each in card.considerations}:
                yield move.consideration
        case Ended():
            if move.ending not in card.steps or isinstance(card.steps[move.ending], Step):
                yield move.ending


def _not_at(card: Card, name: str, *choices: str) -> Iterator[str]:
    step = card.steps.get(name)
    if not isinstance(step, Step):
        yield name
        return
    yield from set(choices) - {each.id for each in step.choices}
