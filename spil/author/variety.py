"""How a deck tells its stories, counted from the text as far as that goes: it tires a table when all are alike.

Words are a sign and no proof: a card with `i dag` in its first text may well have no hurry in it. So these are
shares of a deck, for the one who looks after it, and never said of one card.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import get_args

from spil.author.rules.sentence import sentences
from spil.cards.marks import bare
from spil.cards.model import Card, Ending, Step
from spil.cards.vocabulary import Mould

_CLOCK = re.compile(
    r"\bkl\.|\bklokken\b|\bminut|\bkvarter|\bhalv time|\bfrist|\bi dag\b|\bi morgen\b|\binden\b|\blukker\b",
    re.IGNORECASE,
)
_SECRET = re.compile(r"\bkun (?:du|til dig)\b|\bikke videre\b|\b(?:sagde|siger|fortalte) [^.]*\bdig\b", re.IGNORECASE)
_WAIT = re.compile(
    r"\bvente?\b|\bi morgen\b|\budsat\b|\bflyt \w*fristen|\bfristen (?:flyttet|til)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r'["»“”]')
_SHORT, _MEDIAN = 5, 8
"""Words: of a sentence that sounds like a telegram, and of the one in the middle."""
_MOST = {
    "mould": 1 / 5,
    "clocks": 1 / 3,
    "secrets": 1 / 5,
    "waits": 1 / 4,
    "quoting": 1 / 3,
    "asking": 1 / 10,
    "short": 1 / 8,
}
"""The share of a deck's cards, of its endings, or of its sentences, that may be like that."""


@dataclass(frozen=True, slots=True)
class Variety:
    """How a deck tells its stories, in numbers."""

    cards: int
    moulds: Mapping[str, int]
    clocks: Sequence[str]
    """Cards whose first text has a clock or a deadline."""
    secrets: Sequence[str]
    """Cards whose first text says something that only the one who plays knows."""
    waits: Sequence[str]
    """Cards whose first step offers to wait."""
    endings: int
    quoting: int
    """Endings in which somebody speaks."""
    asking: int
    """Endings whose last word is a question."""
    sentences: int
    """Of what is told: texts of steps and endings, and what memory adds to them."""
    short: int
    middle: float
    """Words of the sentence in the middle."""

    @property
    def tilts(self) -> Iterator[str]:
        """What there is too much of, a sentence each."""
        for mould, count in self.moulds.items():
            if count > _MOST["mould"] * self.cards:
                yield f"Grebet {mould} er på {count} af {self.cards} kort. Højst en femtedel er bedre."
        for count, every, share, told in (
            (
                len(self.clocks),
                self.cards,
                "clocks",
                "kort begynder med et ur. Højst en tredjedel er bedre.",
            ),
            (len(self.secrets), self.cards, "secrets", "kort har noget, kun du ved. Højst en femtedel er bedre."),
            (len(self.waits), self.cards, "waits", "kort tilbyder at vente. Højst en fjerdedel er bedre."),
            (self.quoting, self.endings, "quoting", "slutninger har en replik. Højst en tredjedel er bedre."),
            (self.asking, self.endings, "asking", "slutninger ender med et spørgsmål. Højst en tiendedel er bedre."),
            (self.short, self.sentences, "short", f"sætninger har højst {_SHORT} ord. Højst en ottendedel er bedre."),
        ):
            if count > _MOST[share] * every:
                yield f"{count} af {every} {told}"
        if self.sentences and self.middle < _MEDIAN:
            yield f"Den midterste sætning har {self.middle:g} ord. Mindst {_MEDIAN} er bedre.".replace(".", ",", 1)


def variety(cards: Iterable[Card]) -> Variety:
    """How the cards of a deck tell their stories."""
    deck = list(cards)
    moulds = Counter(card.mould for card in deck if card.mould)
    endings = [step.text for card in deck for step in card.steps.values() if isinstance(step, Ending)]
    lengths = [len(each) for card in deck for text in _told(card) for each in sentences(text)]
    return Variety(
        cards=len(deck),
        moulds={mould: moulds[mould] for mould in get_args(Mould)},
        clocks=[card.id for card in deck if _CLOCK.search(_opening(card))],
        secrets=[card.id for card in deck if _SECRET.search(_opening(card))],
        waits=[card.id for card in deck if any(map(_WAIT.search, _offers(card)))],
        endings=len(endings),
        quoting=sum(bool(_QUOTE.search(text)) for text in endings),
        asking=sum(text.rstrip('"»“” \n').endswith("?") for text in endings),
        sentences=len(lengths),
        short=sum(length <= _SHORT for length in lengths),
        middle=median(lengths) if lengths else 0,
    )


def variety_lines(found: Variety) -> Iterator[str]:
    """A deck's variety as lines to read."""
    yield f"Greb: {', '.join(f'{mould} {count}' for mould, count in found.moulds.items())}"
    yield f"Et ur eller en frist i begyndelsen: {len(found.clocks)} kort"
    yield f"Noget, kun du ved: {len(found.secrets)} kort"
    yield f"Et tilbud om at vente: {len(found.waits)} kort"
    yield f"Slutninger: {found.endings}, {found.quoting} med en replik, {found.asking} med et spørgsmål til sidst"
    middle = f"{found.middle:g}".replace(".", ",")
    yield f"Sætninger: {found.sentences}, den midterste på {middle} ord, {found.short} på højst {_SHORT}"


def _opening(card: Card) -> str:
    first = card.steps[card.first]
    return " ".join(f"{first.text} {first.question if isinstance(first, Step) else ''}".split())


def _offers(card: Card) -> list[str]:
    first = card.steps[card.first]
    return [choice.text for choice in first.choices] if isinstance(first, Step) else []


def _told(card: Card) -> Iterator[str]:
    for step in card.steps.values():
        yield bare(step.text)
        yield from (each.text for each in step.additions)
