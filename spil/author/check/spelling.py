"""Words that no Danish dictionary knows (K623); told only when somebody asks, for no dictionary knows every word."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from spil.author.check.story import Story
from spil.author.check.texts import at_words, texts_in
from spil.cards.findings import Finding
from spil.cards.marks import bare
from spil.danish import clean

Knows = Callable[[str], bool]
"""Whether a word is in a dictionary."""

_TOKEN = re.compile(r"\w+(?:[-’']\w+)*")
_SHORTEST = 3
_PART = 4
"""Letters of each part of a word put together; of shorter parts nearly anything could be made."""
_LONGEST = 9
"""Letters of a word whose likely spelling is looked for: a longer one takes a dictionary seconds, as it may be
put together, and what is found is no better than a guess."""
_SHORT_FORMS = frozenset(
    (*("vedr", "pkt", "evt", "ift", "fx", "inkl", "ekskl", "osv", "mfl", "tlf", "pga", "mht", "dvs", "stk", "afd"),)
)
"""Short forms that everybody writes and no dictionary has."""
_OFTEN_LEFT_OUT = "edrtnhgsl"


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, in small letters."""
    return frozenset(token.casefold() for text in texts for token in _TOKEN.findall(text))


def words_of_card(data: Any) -> frozenset[str]:
    """The words of one card, which another card of the same deck may use too."""
    return words_of(text for _, text in texts_in(data))


def misspelt(story: Story, knows: Knows, accepted: frozenset[str]) -> Iterator[Finding]:
    """Each word, once, that neither a dictionary nor the rest of the deck knows; names are let be.

    Args:
        story: The card.
        knows: The dictionary.
        accepted: Words, in small letters, that are never told.
    """
    seen = set(accepted)
    for keys, text in texts_in(story.document.data):
        for token, meant in unknown_words(text, knows, seen):
            repair = f'Mente du "{meant}"?' if meant else "Ret det, eller lad det stå, hvis det er sådan, man siger."
            found = story.warning(keys, "K623", f'ordbogen kender ikke "{clean(token)}"', repair)
            yield at_words(story, found, token, in_speech=True)


def unknown_words(text: str, knows: Knows, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Each word of a text that is told, and the one that was probably meant; what was looked at is added to `seen`."""
    for token in _TOKEN.findall(bare(text)):
        small = token.casefold()
        if small in seen or small in _SHORT_FORMS:
            continue
        seen.add(small)
        meant = None if _is_known(token, knows) else _meant(small, knows)
        if meant is not None and not (token[0].isupper() and not _swapped(small, meant)):  # names are in no dictionary
            yield token, meant


def _is_known(token: str, knows: Knows) -> bool:
    if len(token) < _SHORTEST or not token.replace("-", "").replace("’", "").replace("'", "").isalpha():
        return True
    small = token.casefold()
    if knows(token) or knows(small):
        return True
    parts = [part for part in re.split("[-’']", token) if part]
    if len(parts) > 1:
        return all(_is_known(part, knows) for part in parts)
    return any(_is_put_together(small[:at], small[at:], knows) for at in range(_PART, len(small) - _PART + 1))


def _is_put_together(first: str, last: str, knows: Knows) -> bool:
    joined = first[-1] in "se" and len(first) > _PART and knows(first[:-1])
    return (joined or knows(first)) and knows(last)


def _meant(word: str, knows: Knows) -> str:
    """The word that was probably meant, by the commonest slips; empty where none is near or it is long."""
    if len(word) > _LONGEST:
        return ""
    return next((each for each in _slips(word) if each != word and knows(each)), "")


def _slips(word: str) -> Iterator[str]:
    places = range(len(word))
    yield from (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places[:-1])
    yield from (word[:n] + word[n] + word[n:] for n in places)
    yield from (word[:n] + letter + word[n:] for n in range(len(word) + 1) for letter in _OFTEN_LEFT_OUT)
    yield from (word[:n] + word[n + 1 :] for n in places)


def _swapped(word: str, meant: str) -> bool:
    return bool(meant) and sorted(word) == sorted(meant)
