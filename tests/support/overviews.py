"""`python tests/support/overviews.py`: which session could be read out of two overviews, the second with one more.

Sessions are of a few kinds, and a folder is so many of each; every folder up to a size is looked at, and every folder
with one session more. Pairs that look the same, also for those who know how many sessions there are, are one group.
Somebody is found where all the sessions that may have come in such a group did the same thing: then one knows that the
one that came did it. `tests/facilitator/disclosure/test_over_time.py` runs a part of it.
"""

import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations_with_replacement

from facilitator.disclosure.over_time import over_time
from facilitator.evidence.held import Fact, Held, Kind

Folder = tuple[int, ...]
"""How many sessions of each kind there are."""
Look = tuple[object, ...]


def kind(*facts: Fact) -> frozenset[Fact]:
    """A kind of session, by what is so of it."""
    return frozenset(facts)


def alone(*names: Kind) -> frozenset[Fact]:
    """A kind of session, by facts that are of the whole of it."""
    return kind(*((name, "") for name in names))


SEARCHES: Sequence[tuple[str, Sequence[frozenset[Fact]], int]] = (
    ("one thing that is so, or not", (alone(), alone("agreed")), 150),
    ("agreed, and what came of it", (alone(), alone("agreed"), alone("agreed", "looked at", "done")), 60),
    (
        "how late it became",
        (alone(), alone("timed"), alone("timed", "late"), alone("timed", "late", "very late")),
        30,
    ),
    ("two programmes and no other", (kind(("programme", "a")), kind(("programme", "b"))), 100),
    (
        "three programmes, or another",
        (kind(), kind(("programme", "a")), kind(("programme", "b")), kind(("programme", "c"))),
        44,
    ),
    (
        "five programmes and no other",
        tuple(kind(("programme", name)) for name in "abcde"),
        20,
    ),
    (
        "what a room chose on a card, of three, or level",
        (kind(), kind(("went", "k.a")), kind(("went", "k.b")), kind(("went", "k.c"))),
        44,
    ),
    (
        "what a room chose on a card, of four",
        tuple(kind(("went", f"k.{name}")) for name in "abcd"),
        30,
    ),
    (
        "two cards, one or both, left or not",
        (
            kind(("card", "a")),
            kind(("card", "b")),
            kind(("card", "a"), ("card", "b")),
            kind(("card", "a"), ("unfinished", "a"), ("left", "a")),
        ),
        30,
    ),
    (
        "two families, one, both or none",
        (kind(), kind(("weighed", "a")), kind(("weighed", "b")), kind(("weighed", "a"), ("weighed", "b"))),
        30,
    ),
    (
        "two programmes with a card each, agreed or not",
        (
            kind(("programme", "a"), ("card", "a")),
            kind(("programme", "b"), ("card", "b")),
            kind(("programme", "a"), ("card", "a"), ("agreed", "")),
            kind(("programme", "b"), ("card", "b"), ("agreed", "")),
        ),
        30,
    ),
)


def looks(kinds: Sequence[frozenset[Fact]], most: int, fewest: int = 0) -> dict[Folder, Look]:
    """What is seen of every folder with so many sessions."""
    asked = sorted({fact for facts in kinds for fact in facts})
    sessions = [Held("", 2026, 5, facts) for facts in kinds]
    found: dict[Folder, Look] = {}
    for many in range(fewest, most + 1):
        for drawn in combinations_with_replacement(range(len(kinds)), many):
            folder = tuple(map(drawn.count, range(len(kinds))))
            told = over_time((sessions[each] for each in drawn), asked)
            found[folder] = (many, *told.spans.values())
    return found


def read_out(kinds: Sequence[frozenset[Fact]], most: int, fewest: int = 0) -> tuple[int, list[str]]:
    """How many pairs were looked at, and what one would know of the session that came."""
    seen = looks(kinds, most, fewest)
    groups: dict[Look, set[int]] = defaultdict(set)
    pairs = 0
    for folder, before in seen.items():
        for number, more in enumerate(_one_more(folder)):
            if more in seen:
                pairs += 1
                groups[before, seen[more]].add(number)
    return pairs, [told for came in groups.values() for told in _known(kinds, came)]


def _known(kinds: Sequence[frozenset[Fact]], came: Collection[int]) -> Iterator[str]:
    """What is so, or not so, of all that may have come, and differs among the sessions there are.

    That a session was not of a programme, or without a card, is no finding: that it was of another one would be.
    """
    for fact in sorted(frozenset[Fact]().union(*kinds)):
        so = {fact in kinds[each] for each in came}
        if len(so) == 1 and {fact in each for each in kinds} == {True, False}:
            if so == {True}:
                yield f"{fact} is so"
            elif fact[0] not in ("programme", "card"):
                yield f"{fact} is not so"


def _one_more(folder: Folder) -> Iterator[Folder]:
    for number in range(len(folder)):
        yield tuple(many + (each == number) for each, many in enumerate(folder))


def main() -> int:
    """Look through everything; 1 where somebody is found."""
    every = 0
    for what, kinds, most in SEARCHES:
        pairs, found = read_out(kinds, most)
        every += len(found)
        print(f"{f'up to {most} sessions, {what}':<70} {pairs:>9} {len(found):>6}  {'; '.join(found[:3])}", flush=True)
    return 1 if every else 0


if __name__ == "__main__":
    sys.exit(main())
