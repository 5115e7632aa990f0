"""`python -m benchmarks.pairs`: two of an author's usual mistakes in one card, and whether more than two are told.

Who mends what is told first, and sees the rest go with it, stops reading at the first. So a mistake is told once.
"""

import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from benchmarks.mistakes import MISTAKES, Mistake, errors_in
from spil.author import check
from spil.cards.deck import DeckReading, read_deck
from spil.cards.findings import Finding

_CARD = Path(check.__file__).parent / "eksempler" / "uden-fejl.yaml"
_OF_THE_WHOLE_FILE = ("Windows-1252", "empty file", "prose only", "too large", "too deep")
_SECOND_STEP = b"  svaret"
"""Where the second mistake is looked for first, so that the two are not made in one line."""


def main() -> int:
    """Print every pair of which more than two are told, and the share of those where not; 1 below nine of ten."""
    told = dict(pairs(read_deck()))
    more = {pair: found for pair, found in told.items() if len(found) > len(pair)}
    for (one, other), found in more.items():
        print(f"{one} + {other}: {' '.join(each.code for each in found)}")
    share = 1 - len(more) / len(told)
    print(f"{len(told)} pairs, never more findings than mistakes in {100 * share:.1f} per cent")
    return 0 if share >= _ENOUGH else 1


_ENOUGH = 0.9


def pairs(deck: DeckReading) -> Iterator[tuple[tuple[str, str], list[Finding]]]:
    """Each pair of mistakes that one card can hold, with what is told of it."""
    text = _CARD.read_text(encoding="utf-8")
    names = [name for name in MISTAKES if name not in _OF_THE_WHOLE_FILE]
    for one, other in combinations(names, 2):
        raw = _both(text, MISTAKES[one], MISTAKES[other])
        if raw is not None:
            yield (one, other), errors_in("et-eksempel.yaml", raw, deck)


def _both(text: str, one: Mistake, other: Mistake) -> bytes | None:
    """The card with both mistakes; None where the first left nothing to make the second in."""
    raw = one(text).raw
    cut = max(raw.find(_SECOND_STEP), 0)
    for start in (cut, 0):
        try:
            return raw[:start] + other(raw[start:].decode()).raw
        except (IndexError, AssertionError):
            continue
    return None


if __name__ == "__main__":
    sys.exit(main())
