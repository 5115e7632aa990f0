"""Sentences that are too long to hear, and words that cannot stand in the sentence the game puts them in."""

import re
from collections.abc import Iterator

from spil.author.check.readability import longest_sentence, may_be_hard, prose_of, sentences
from spil.author.check.story import Story
from spil.author.check.texts import at_words, texts_in
from spil.cards.findings import Finding, nearest
from spil.cards.marks import bare
from spil.cards.read.parts import Parts, list_of, map_of

LONGEST_SENTENCE = 24
"""Words of one sentence that can be said in one breath; domain/language.md E3 asks for 22, and two more are let be."""
_LIX = 35
_FEWEST_WORDS = 120
"""Words; LIX of a shorter text swings by ten for one long word."""
_SIGN = re.compile(r"[,;:.!?]")
_END = re.compile(r"[.!?:;,]\s*$")


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
        noted = keys[0] == "facilitator" and "spørgsmål" not in keys  # read by one who leads, and heard by nobody
        if noted or text.count(" ") + text.count("\n") < LONGEST_SENTENCE:
            continue
        longest = max(sentences(bare(text)), key=len, default=[])
        if len(longest) > LONGEST_SENTENCE and not (hard and " ".join(longest) == hard[1]):  # else it is told there
            told = f"sætningen har {len(longest)} ord, og mere end {LONGEST_SENTENCE} er svært at høre på én gang"
            repair = "Sæt et punktum midt i den. Én tanke i hver sætning."
            found = story.warning(keys, "K618", told, repair)
            yield at_words(story, found, " ".join(longest[:4]).rstrip(",;:"), in_speech=True)


def names_that_cannot_be_said(story: Story) -> Iterator[Finding]:
    """Names of considerations that break the sentence they stand in."""
    for number, each in enumerate(list_of(map_of(story.document.data).get("hensyn"))):
        name = map_of(each).get("navn")
        if not isinstance(name, str) or not name.strip():
            continue
        sign = _SIGN.search(name.strip())
        twice = name.strip().casefold().startswith("hensyn")
        if sign or twice:
            why = f'der står "{sign[0]}" i det' if sign else '"hensynet til" kommer af sig selv'
            told = f"hensynets navn kan ikke siges midt i en sætning: {why}"
            repair = f'Hør selv: "For jer vejede hensynet til {name.strip()} tungest."'
            yield story.warning(("hensyn", number, "navn"), "K619", told, repair)


def swap_that_asks_nothing(story: Story) -> Iterator[Finding]:
    """A swap test that is no whole question, though it is read aloud as it stands."""
    swap = map_of(story.document.data).get("byttetest")
    text = swap.strip() if isinstance(swap, str) else ""
    if text and not (text.endswith("?") and text[0].isupper()):
        repair = "Skriv det, som det bliver sagt: Ville I gøre det samme, hvis … ?"
        yield story.warning(("byttetest",), "K620", "byttetesten er ikke et helt spørgsmål", repair)


def agreement_said_twice(story: Story) -> Iterator[Finding]:
    """The beginning of an agreement, which stands after "Hvis" and before "så"."""
    begins = map_of(story.document.data).get("aftale_hvis")
    text = begins.strip() if isinstance(begins, str) else ""
    first = text.partition(" ")[0].casefold()
    end = _END.search(text)
    if first == "hvis" or end:
        why = '"Hvis" kommer af sig selv' if first == "hvis" else f'sætningen går videre efter "{text[-1]}"'
        told = f"begyndelsen af aftalen kan ikke siges: {why}"
        yield story.warning(("aftale_hvis",), "K621", told, f'Hør selv: "Hvis {text}, så …"')


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
