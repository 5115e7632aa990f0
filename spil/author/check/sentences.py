"""Sentences that are too long to hear, and words that cannot stand in the sentence the game puts them in."""

from collections.abc import Callable, Iterator

from spil.author.check.readability import longest_sentence, may_be_hard, prose_of
from spil.author.check.story import Story
from spil.author.check.texts import at_words, texts_in
from spil.author.rules.texts import agreement_twice, asks_nothing, long_sentence, long_teaser, unsayable_name
from spil.author.rules.told import Told
from spil.cards.findings import Finding, nearest
from spil.cards.read.parts import Parts, list_of, map_of

_LIX = 35
_FEWEST_WORDS = 120
"""Words; LIX of a shorter text swings by ten for one long word."""


def hard_to_read(story: Story) -> Iterator[Finding]:
    """A card whose sentences and words together are too long to be read aloud with ease."""
    hard = _hard(story)
    if hard:
        lix, longest = hard
        told = f"kortet har LIX {lix:.0f}, og mere end {_LIX} er svært at læse højt"
        repair = f'Del lange sætninger, og brug korte ord. Den længste: "{longest}"'
        yield story.warning(("trin",), "K612", told, repair, of_key=True)


def _hard(story: Story) -> tuple[float, str] | None:
    """How hard, and the longest sentence; None where it is not."""
    if not may_be_hard(story.steps, _LIX):
        return None
    prose = prose_of(story.steps)
    if prose.words < _FEWEST_WORDS or prose.lix_without <= _LIX:
        return None
    return prose.lix_without, longest_sentence(story.steps)


def too_long_sentences(story: Story) -> Iterator[Finding]:
    """The longest sentence of each text that is too long to be heard."""
    hard = _hard(story)
    for keys, text in texts_in(story.document.data):
        if keys[0] == "facilitator" and "spørgsmål" not in keys:
            continue  # read by one who leads, and heard by nobody
        for each in long_sentence(text):
            if not (hard and each.words == hard[1]):  # else it is told there
                begins = " ".join(each.words.split()[:4]).rstrip(",;:")
                yield at_words(story, story.told(keys, each), begins, in_speech=True)


def names_that_cannot_be_said(story: Story) -> Iterator[Finding]:
    """Names of considerations that break the sentence they stand in."""
    for number, each in enumerate(list_of(map_of(story.document.data).get("hensyn"))):
        name = map_of(each).get("navn")
        for told in unsayable_name(name) if isinstance(name, str) else ():
            yield story.told(("hensyn", number, "navn"), told)


def swap_that_asks_nothing(story: Story) -> Iterator[Finding]:
    """A swap test that is no whole question, though it is read aloud as it stands."""
    yield from _of_the_card(story, "byttetest", asks_nothing)


def agreement_said_twice(story: Story) -> Iterator[Finding]:
    """The beginning of an agreement, which stands after "Hvis" and before "så"."""
    yield from _of_the_card(story, "aftale_hvis", agreement_twice)


def teaser_of_a_line(story: Story) -> Iterator[Finding]:
    """A teaser that needs more than its line."""
    yield from _of_the_card(story, "teaser", long_teaser)


def _of_the_card(story: Story, key: str, rule: Callable[[str], Iterator[Told]]) -> Iterator[Finding]:
    text = map_of(story.document.data).get(key)
    for told in rule(text.strip()) if isinstance(text, str) else ():
        yield story.told((key,), told)


def unused_considerations(story: Story) -> Iterator[Finding]:
    """Considerations that no choice has; silent where one that is misspelt, or not in shape, may be meant."""
    parts = Parts(story.document)
    known = parts.considerations
    listed = [list_of(choice.get("hensyn")) for *_, choice in parts.choices]
    in_shape = parts.ways is not None and all(listed) and all(isinstance(each, str) for some in listed for each in some)
    if not in_shape:
        return
    used = {each if each in known else nearest(each, known) for some in listed for each in some}
    for number, name in enumerate(known):
        if name not in used:
            told = f'intet valg har hensynet "{name}"'
            repair = "Skriv det i det valg, det trækker mod, eller slet det."
            yield story.warning(("hensyn", number, "id"), "K622", told, repair)
