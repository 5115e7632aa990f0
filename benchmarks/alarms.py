"""`python -m benchmarks.alarms [FILE…]`: how many good paragraphs are told something by word lists, length or spelling.

Without files: 200 paragraphs of the built-in cards, drawn with a fixed seed, each with the words of the other cards at
hand. With files: their paragraphs, parted by blank lines; in a file
without any, each line is one. Each alarm is printed, for somebody to judge.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from spil.author.check.spelling import Knows, unknown_words, words_of_card
from spil.author.check.texts import texts_in
from spil.author.dictionary import NoDictionaryError, dictionary
from spil.author.rules.sentence import sentences
from spil.author.rules.texts import LONGEST_SENTENCE
from spil.author.rules.wording import advised_against
from spil.cards.deck import read_deck

_MOST = 200
_SHORTEST = 10
"""Words; a shorter text is no paragraph."""


class Paragraph(NamedTuple):
    """A text, and the words it may use that no dictionary has."""

    text: str
    accepted: frozenset[str]


def main(files: list[str]) -> int:
    """Print each alarm and how many of a hundred paragraphs have one."""
    try:
        knows: Knows = dictionary()
    except NoDictionaryError as error:
        print(f"{error} Her er resten.")
        knows = lambda _: True  # noqa: E731  # without a dictionary every word is known
    paragraphs = list(_of_files(files) if files else _of_cards())
    told = [(each.text, alarms) for each in paragraphs if (alarms := _alarms(each, knows))]
    for text, alarms in told:
        print(f"{', '.join(alarms)}: {' '.join(text.split())[:90]}")
    share = 100 * len(told) / (len(paragraphs) or 1)
    print(f"{len(told)} of {len(paragraphs)} paragraphs, {share:.1f} in a hundred")
    return 0


def _alarms(paragraph: Paragraph, knows: Knows) -> list[str]:
    words = [word for word, _ in advised_against(paragraph.text, story=True)]
    long = [f"{len(each)} words" for each in sentences(paragraph.text) if len(each) > LONGEST_SENTENCE]
    slips = [word for word, _ in unknown_words(paragraph.text, knows, set(paragraph.accepted))]
    return [*words, *long, *slips]


def _of_cards() -> Iterator[Paragraph]:
    cards = read_deck().cards
    words = {each.document.path: words_of_card(each.document.data) for each in cards}
    every = []
    for card in cards:
        others = frozenset().union(*(own for path, own in words.items() if path != card.document.path))
        every += [Paragraph(text, others) for keys, text in texts_in(card.document.data) if keys[-1] == "tekst"]
    long = [each for each in every if len(each.text.split()) >= _SHORTEST]
    yield from Random(4).sample(long, min(_MOST, len(long)))


def _of_files(files: list[str]) -> Iterator[Paragraph]:
    accepted = frozenset().union(*(words_of_card(each.document.data) for each in read_deck().cards))
    for name in files:
        whole = Path(name).read_text(encoding="utf-8").strip()
        texts = whole.split("\n\n") if "\n\n" in whole else whole.splitlines()
        yield from (Paragraph(text, accepted) for text in texts if len(text.split()) >= _SHORTEST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
