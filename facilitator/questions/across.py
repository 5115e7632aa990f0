"""Considerations across cards: from what people said weighed most, by families, and never from the author's tags."""

from collections.abc import Iterator, Mapping, Sequence

from facilitator.disclosure import thresholds
from facilitator.disclosure.shown import ShownCard
from facilitator.questions.base import Question, Rule
from spil.danish import number

HEAVY = Rule(
    34,
    "hensyn-på-tværs",
    "et spørgsmål om det, der vejede tungest i flere kort",
    "hensyn af samme slags vejede tungest ved flest borde i mindst to kort",
    "I begge kort vejede hensynet til det enkelte menneske tungest. Er det også sådan, I gerne vil have det?",
)
LIGHT = Rule(
    35,
    "hensyn-på-tværs-sjældent",
    "et spørgsmål om det, der ikke vejede tungest",
    "hensyn af den slags var på mindst to kort og vejede tungest ved intet bord",
    "Hensynet til fællesskabet vejede ikke tungest på noget kort. Hvornår skal det gøre det?",
)
TWO = Rule(
    36,
    "to-kort-to-svar",
    "et spørgsmål om forskellen på to kort",
    "to slags hensyn vejede tungest, hver på sit kort",
    "I det ene kort vejede hensynet til det enkelte menneske tungest, i det andet hensynet til fællesskabet. "
    "Hvad gjorde forskellen?",
)
TALKS = Rule(
    37,
    "to-snakke",
    "et spørgsmål om forskellen på to snakke",
    "rummet er ledet, mindst tre skiftede mening på ét kort, og på et andet var I lige så delte som før",
    "Efter den ene snak skiftede flere mening, efter den anden ikke. Hvad gjorde den ene, som den anden ikke gjorde?",
)


def ask(cards: Sequence[ShownCard], names: Mapping[str, str]) -> Iterator[Question]:
    """Over the cards whose tables said what weighed most, two at least; and over two talks in a led room.

    Args:
        cards: What may be shown of each card, in the order they were played.
        names: For each family its name, as it is read after `hensynet til`.
    """
    said = [card for card in cards if card.families]
    heaviest = {card.card: _heaviest(card) for card in said}
    if len(said) >= thresholds.CARDS_ACROSS:
        yield from _two(said, heaviest, names)
        yield from _heavy(said, heaviest, names)
        yield from _light(said, names)
    yield from _talks(cards)


def _two(said: Sequence[ShownCard], heaviest: Mapping[str, str | None], names: Mapping[str, str]) -> Iterator[Question]:
    one, other = heaviest[said[-2].card], heaviest[said[-1].card]
    if len(said) == thresholds.CARDS_ACROSS and one and other and one != other:
        text = (
            f"I det ene kort vejede hensynet til {names[one]} tungest, i det andet hensynet til {names[other]}. "
            "Hvad gjorde forskellen?"
        )
        yield _over(TWO, said, text, "fordi det ikke var det samme, I pegede på")


def _heavy(
    said: Sequence[ShownCard], heaviest: Mapping[str, str | None], names: Mapping[str, str]
) -> Iterator[Question]:
    found = [family for family in heaviest.values() if family]
    for family in dict.fromkeys(found):
        many = found.count(family)
        if many >= thresholds.CARDS_ACROSS:
            both = "begge" if many == len(said) == thresholds.CARDS_ACROSS else number(many)
            text = (
                f"I {both} kort vejede hensynet til {names[family]} tungest. Er det også sådan, I gerne vil have det?"
            )
            yield _over(HEAVY, said, text, "fordi det oftest var det, I pegede på")
            return


def _light(said: Sequence[ShownCard], names: Mapping[str, str]) -> Iterator[Question]:
    for family in names:
        possible = [card for card in said if family in card.families]
        if len(possible) >= thresholds.CARDS_ACROSS and not any(card.families[family] for card in possible):
            text = f"Hensynet til {names[family]} vejede ikke tungest på noget kort. Hvornår skal det gøre det?"
            yield _over(LIGHT, said, text, f"fordi det var muligt i {number(len(possible))} kort")
            return


def _talks(cards: Sequence[ShownCard]) -> Iterator[Question]:
    firsts = [card.steps[0] for card in cards if card.steps and card.steps[0].led]
    if any(step.gained for step in firsts) and any(step.still for step in firsts):
        yield _over(TALKS, cards, TALKS.example, "fordi de to snakke gjorde noget forskelligt")


def _over(rule: Rule, cards: Sequence[ShownCard], text: str, because: str) -> Question:
    return Question(rule.name, cards[-1].card, None, text, because, 4)


def _heaviest(card: ShownCard) -> str | None:
    """The family that alone weighed most, at more than one table."""
    ranked = sorted(card.families, key=lambda family: -card.families[family])
    first, *rest = ranked
    alone = not rest or card.families[first] > card.families[rest[0]]
    return first if alone and card.families[first] >= thresholds.TABLES_NAMED else None
