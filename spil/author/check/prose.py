"""What makes a card weaker than it could be (K6xx): warnings only, for a card with them can be played."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from spil.author.check.alike import written_twice
from spil.author.check.dilemma import hands_on, out_of_balance, same_reason, scattered
from spil.author.check.own_questions import never_asked
from spil.author.check.readability import walk_of, words
from spil.author.check.sentences import (
    agreement_said_twice,
    hard_to_read,
    names_that_cannot_be_said,
    swap_that_asks_nothing,
    too_long_sentences,
    unused_considerations,
)
from spil.author.check.story import Story, story_of
from spil.author.check.texts import at_words, texts_in
from spil.author.check.wording import advised_against, may_be_against, verdict_in
from spil.author.sayable import said_aloud, unsayable
from spil.cards.findings import MOST, Finding, nearest
from spil.cards.keys import keys_of
from spil.cards.marks import bare
from spil.cards.model import Card, Ending, Notes
from spil.cards.read.load import Reading
from spil.cards.read.parts import map_of
from spil.danish import listed

_SITUATION, _LATER, _ADDITION, _CHOICE = 45, 34, 18, 18
"""Words that can be heard at a table in one go; domain/language.md E3, and four more for a later scene."""
_TEASER_WORDS, _TEASER_SIGNS = 12, 80
"""What fits on a line of a list and is read in one look."""
_ABOUT = ("teaser", "greb", "herkomst")
"""What a card that is in use says of itself."""
_MINUTES = 2
"""Minutes by the formula that `minutter` may not be away from it."""
_NOTE_KEYS = keys_of(Notes)


def prose_findings(reading: Reading[Card]) -> list[Finding]:
    """What makes a card weaker, each at its place; also of a card with errors, as far as it goes."""
    story = story_of(reading)
    found = [finding for rule in _RULES for finding in islice(rule(story), MOST)]
    long = {line for each in found if each.code in _TEXT_TOO_LONG for line in _lines(each)}
    told = {each.code for each in found}
    return [
        each
        for each in found
        if not (each.code == "K618" and each.place.line in long)  # the text is told already
        and not (each.code == "K622" and "K603" in told)  # the one that is missing where another stands twice
    ]


_TEXT_TOO_LONG = ("K605", "K606", "K613")
"""Where a text is told to be too long, a sentence of it is not told too."""


def _lines(finding: Finding) -> range:
    return range(finding.place.line, finding.place.end_line + 1)


def _verdicts(story: Story) -> Iterator[Finding]:
    for name, step in story.steps.items():
        word = verdict_in(step.name) if isinstance(step, Ending) else None
        if word:
            told = f'"{word}" er en dom over dem, der kom hertil'
            yield story.warning(("trin", name, "slut"), "K604", told, "Giv slutningen et navn efter det, der sker.")


def _too_long(story: Story) -> Iterator[Finding]:
    for number, (name, step) in enumerate(story.steps.items()):
        most, what = (_LATER, "scenen") if number else (_SITUATION, "situationen")
        many = len(words(bare(step.text)))
        if many > most:
            told = f"{what} har {many} ord, og mere end {most} er svært at høre på én gang"
            yield story.warning(("trin", name, "tekst"), "K605", told, "Behold det, man skal vide for at vælge.")
        for nth, addition in enumerate(step.additions):
            many = len(words(addition.text))
            if many > _ADDITION:
                told = f"tillægget har {many} ord, og mere end {_ADDITION} er svært at høre oven i resten"
                yield story.warning(("trin", name, "tillæg", nth, "tekst"), "K605", told, "Sig én ting i hvert tillæg.")
    for _, keys, choice in story.choices:
        many = len(words(choice.text))
        if many > _CHOICE:
            told = f"valget har {many} ord, og mere end {_CHOICE} er svært at huske"
            yield story.warning((*keys, "tekst"), "K606", told, 'Skriv kun det, man gør. Resten kan stå i "giver".')


def _not_introduced(story: Story) -> Iterator[Finding]:
    top = map_of(story.document.data)
    missing = [key for key in _ABOUT if key not in top]
    if top.get("status") == "i-brug" and missing:
        told = f"kortet er i brug og mangler {listed(missing)}"
        yield story.warning(("status",), "K615", told, "Skriv linjerne under titel, eller skriv status: kladde.")


def _teaser(story: Story) -> Iterator[Finding]:
    teaser = map_of(story.document.data).get("teaser")
    text = teaser.strip() if isinstance(teaser, str) else ""
    if len(words(text)) > _TEASER_WORDS or len(text) > _TEASER_SIGNS or "\n" in text:
        told = f"teaseren har {len(words(text))} ord og {len(text)} tegn, og den skal kunne ses på én linje"
        repair = f"Højst {_TEASER_WORDS} ord og {_TEASER_SIGNS} tegn: det, der sker, og ikke, hvordan det går."
        yield story.warning(("teaser",), "K613", told, repair)


def _unsayable(story: Story) -> Iterator[Finding]:
    for _, keys, choice in story.choices:
        why = unsayable(choice.in_short)
        if why:
            told = f'"kort_sagt" kan ikke siges midt i et spørgsmål: {why}'
            yield story.warning((*keys, "kort_sagt"), "K614", told, f"Hør selv: {said_aloud(choice.in_short)}")


def _no_way_out(story: Story) -> Iterator[Finding]:
    notes = map_of(story.document.data).get("facilitator")
    if not isinstance(notes, dict) or "vælg_fra" in notes:
        return
    if not any(nearest(key, _NOTE_KEYS) == "vælg_fra" for key in notes.keys() - _NOTE_KEYS):
        told = "der står ikke, hvornår man skal tage et andet kort"
        repair = "Skriv vælg_fra: Tag et andet kort, hvis …"
        yield story.warning(("facilitator",), "K607", told, repair, of_key=True)


def _minutes(story: Story) -> Iterator[Finding]:
    said = _whole(map_of(story.document.data).get("minutter"))
    walk = walk_of(story.steps, story.explored) if said and story.explored else None
    if not walk or abs(walk.minutes - said) < _MINUTES or (not story.complete and walk.minutes < said):
        return  # where a way leads nowhere yet, the card may well take longer than what is there now
    told = f"her står {said}, men en typisk vej tager {walk.minutes:.1f} minutter ved bordet".replace(".", ",")
    yield story.warning(("minutter",), "K610", told, f"Skriv {round(walk.minutes)}, eller gør kortet kortere.")


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,2}", value) else 0


def _advice(story: Story) -> Iterator[Finding]:
    texts = list(texts_in(story.document.data))
    for keys, text in texts if may_be_against(" ".join([text for _, text in texts])) else ():
        for word, advice in advised_against(text, story=keys[0] != "facilitator"):
            repair = f"Skriv hellere: {advice.better}. {advice.why}".rstrip()
            found = story.warning(keys, "K611", f'undgå "{word}"', repair)
            yield at_words(story, found, word)


_RULES: tuple[Callable[[Story], Iterator[Finding]], ...] = (
    *(hands_on, out_of_balance, same_reason, _verdicts, _too_long, _not_introduced, _teaser, _unsayable, _no_way_out),
    *(never_asked, scattered, _minutes, _advice, hard_to_read, written_twice, too_long_sentences),
    *(names_that_cannot_be_said, swap_that_asks_nothing, agreement_said_twice, unused_considerations),
)
