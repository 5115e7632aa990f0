"""What cards remember of each other (K808, K809), and whether a series plays them in order (K810)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spil.cards.findings import Finding, did_you_mean, some
from spil.cards.model import Card, Earlier, Step
from spil.cards.read.load import Reading
from spil.cards.shared import Programme
from spil.cards.ways import FROM_BEFORE


def before_findings(readings: Iterable[Reading[Card]], cards: Mapping[str, Card]) -> Iterator[Finding]:
    """Every earlier card that is not there, and every flag that it never remembers.

    Args:
        readings: The cards that are checked.
        cards: All that can be named.
    """
    for reading in readings:
        card = reading.value
        for number, each in enumerate(card.before if card else ()):
            yield from _of_one(reading, card.id if card else "", number, each, cards)


def _of_one(
    reading: Reading[Card], own: str, number: int, earlier: Earlier, cards: Mapping[str, Card]
) -> Iterator[Finding]:
    document = reading.document
    before = cards.get(earlier.card)
    if before is None or earlier.card == own:
        told = f'kortet "{earlier.card}" findes ikke' if before is None else "et kort kan ikke huske sig selv fra før"
        repair = did_you_mean(earlier.card, cards.keys() - {own}, "Skriv navnet på et tidligere kort i følgeserien.")
        yield Finding(document.path, document.place(FROM_BEFORE, number, "kort"), "K808", told, repair)
        return
    flags = flags_of(before)
    if earlier.flag not in flags:
        told = f'kortet "{earlier.card}" husker ikke "{earlier.flag}"'
        known = f"Det husker: {some(sorted(flags))}." if flags else f"Skriv husk: [{earlier.flag}] på det kort."
        repair = did_you_mean(earlier.flag, flags, known)
        yield Finding(document.path, document.place(FROM_BEFORE, number, "husk"), "K809", told, repair)


def wanted_of(name: str, cards: Mapping[str, Card]) -> frozenset[str]:
    """The flags of a card that later ones ask about."""
    return frozenset(each.flag for card in cards.values() for each in card.before if each.card == name)


def flags_of(card: Card) -> frozenset[str]:
    """Everything that a card can remember when it is over: what its choices do, and what it remembers from before."""
    steps = [step for step in card.steps.values() if isinstance(step, Step)]
    own = (flag for step in steps for choice in step.choices for flag in choice.remembers)
    return frozenset((*own, *(each.flag for each in card.before)))


def series_findings(reading: Reading[Programme], cards: Mapping[str, Card]) -> Iterator[Finding]:
    """Where a series does not play one card a meeting, each after those it remembers."""
    programme = reading.value
    if programme is None or programme.sort is None:
        return
    if programme.pick != 1 or len(programme.cards) < _FEWEST:
        told = "en følgeserie er mindst to kort, ét ved hvert møde"
        repair = "Skriv kortene i rækkefølge, og skriv vælg: 1."
        yield _finding(reading, ("vælg",), told, repair)
        return
    for number, name in enumerate(programme.cards):
        if number and name in cards:
            yield from _in_order(reading, number, cards[name], programme.cards[:number])


def _in_order(reading: Reading[Programme], number: int, card: Card, played: Sequence[str]) -> Iterator[Finding]:
    late = [each.card for each in card.before if each.card not in played]
    if late:
        told = f'kortet "{card.id}" husker "{late[0]}", som ikke er spillet endnu'
        repair = f'Sæt "{late[0]}" før "{card.id}" i kort.'
        yield _finding(reading, ("kort", number), told, repair)
    elif not card.before:
        told = f'kortet "{card.id}" husker intet fra de tidligere kort'
        repair = 'Skriv fra_før i kortet, eller slet "slags: følgeserie".'
        yield _finding(reading, ("kort", number), told, repair)


_FEWEST = 2


def _finding(reading: Reading[Programme], keys: tuple[str | int, ...], told: str, repair: str) -> Finding:
    return Finding(reading.document.path, reading.document.place(*keys), "K810", told, repair)
