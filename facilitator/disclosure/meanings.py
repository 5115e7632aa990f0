"""What each word of a question means: one meaning a word, with the counts it holds for.

Whoever makes a sentence asks here whether the word may stand in it, and `docs/spoergsmaal.md` prints the same list.
"""

from collections.abc import Mapping

from facilitator.disclosure import thresholds
from facilitator.evidence.facts import Spread

MEANINGS: Mapping[str, str] = {
    "alle": "hver og en af dem, der svarede, valgte det",
    "næsten alle": "højst én ud af otte valgte noget andet, og nogen gjorde",
    "enige": "alle eller næsten alle valgte det samme",
    "de fleste": "mere end tre ud af fem valgte det",
    "flest": "intet andet valg fik så mange",
    "delte": "det mest valgte fik højst tre ud af fem; et bord er også delt, når det selv viser den stribede side",
    "næsten ligeligt": "de to største er højst en ottendedel fra hinanden, og højst en ottendedel valgte noget tredje",
    "ligeligt": "de to største er lige store, og ingen valgte noget tredje",
    "lige så delte": "delte både før og efter, lige mange svarede, og højst én ud af tyve og højst to flyttede",
    "flere": "mindst tre mennesker eller to borde; efter snakken: mindst tre flere end før",
    "nogle": "mindst tre mennesker eller to borde, og nogen valgte andet",
    "skiftede mening": "så mange må mindst have gjort det, også når alle, der sagde pas, først og sidst er andre",
    "ingen ville": "ingen valgte det, hverken før eller efter, og alle svar er talt",
    "ingen borde endte med": "intet bord valgte det; hvad den enkelte skrev, ved vi ikke",
}
"""Every such word, and what it says."""


def all_of(spread: Spread) -> bool:
    """`alle`."""
    return spread.total > 0 and spread.top == spread.total


def agreed(spread: Spread) -> bool:
    """`enige`: all, or nearly all."""
    return spread.total > 0 and spread.total - spread.top <= thresholds.SLIGHT * spread.total


def most(spread: Spread) -> bool:
    """`de fleste`."""
    return spread.top > thresholds.DIVIDED * spread.total


def divided(spread: Spread) -> bool:
    """`delte`: exactly where `de fleste` did not choose the same."""
    return spread.total > 0 and not most(spread)


def in_two(spread: Spread) -> bool:
    """`næsten ligeligt`, or `ligeligt`."""
    slight = thresholds.SLIGHT * spread.total
    one, other = spread.top, spread.second
    return other > 0 and one - other <= slight and spread.total - one - other <= slight


def evenly(spread: Spread) -> bool:
    """`ligeligt`, without `næsten`."""
    return spread.top == spread.second and spread.top + spread.second == spread.total


def as_divided(first: Spread, second: Spread) -> bool:
    """`lige så delte`."""
    gains = sum(max(0, second.counts[name] - first.counts[name]) for name in first.counts)
    same = first.total == second.total and divided(first) and divided(second)
    return same and gains <= thresholds.STILL * second.total and gains < thresholds.MOVED
