"""What makes a card weaker than it could be (K6xx): warnings only, for a card with them can be played."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from spil.author.check.alike import written_twice
from spil.author.check.dilemma import hands_on, out_of_balance, same_reason, scattered
from spil.author.check.own_questions import never_asked
from spil.author.check.readability import walk_of
from spil.author.check.sentences import (
    agreement_said_twice,
    hard_to_read,
    names_that_cannot_be_said,
    swap_that_asks_nothing,
    teaser_of_a_line,
    too_long_sentences,
    unused_considerations,
)
from spil.author.check.story import Story, story_of
from spil.author.check.texts import at_words, texts_in
from spil.author.rules.texts import (
    better_words,
    judging_name,
    long_addition,
    long_choice,
    long_scene,
    long_situation,
    unsayable_in_short,
)
from spil.author.rules.told import TEXT_TOO_LONG
from spil.author.rules.wording import may_be_against
from spil.cards.findings import MOST, Finding, nearest
from spil.cards.keys import keys_of
from spil.cards.model import Card, Ending, Notes
from spil.cards.read.load import Reading
from spil.cards.read.parts import map_of
from spil.danish import listed

_ABOUT = ("teaser", "greb", "herkomst")
"""What a card that is in use says of itself."""
_MINUTES = 2
"""Minutes by the formula that `minutter` may not be away from it."""
_NOTE_KEYS = keys_of(Notes)


def prose_findings(reading: Reading[Card]) -> list[Finding]:
    """What makes a card weaker, each at its place; also of a card with errors, as far as it goes."""
    story = story_of(reading)
    found = [finding for rule in _RULES for finding in islice(rule(story), MOST)]
    long = {line for each in found if each.code in TEXT_TOO_LONG for line in _lines(each)}
    told = {each.code for each in found}
    return [
        each
        for each in found
        if not (each.code == "K618" and each.place.line in long)  # the text is told already
        and not (each.code == "K622" and "K603" in told)  # the one that is missing where another stands twice
    ]


def _lines(finding: Finding) -> range:
    return range(finding.place.line, finding.place.end_line + 1)


def _verdicts(story: Story) -> Iterator[Finding]:
    for name, step in story.steps.items():
        for each in judging_name(step.name) if isinstance(step, Ending) else ():
            yield story.told(("trin", name, "slut"), each)


def _too_long(story: Story) -> Iterator[Finding]:
    for number, (name, step) in enumerate(story.steps.items()):
        for each in (long_scene if number else long_situation)(step.text):
            yield story.told(("trin", name, "tekst"), each)
        for nth, addition in enumerate(step.additions):
            for each in long_addition(addition.text):
                yield story.told(("trin", name, "tillæg", nth, "tekst"), each)
    for _, keys, choice in story.choices:
        for each in long_choice(choice.text):
            yield story.told((*keys, "tekst"), each)


def _not_introduced(story: Story) -> Iterator[Finding]:
    top = map_of(story.document.data)
    missing = [key for key in _ABOUT if key not in top]
    if top.get("status") == "i-brug" and missing:
        told = f"kortet er i brug og mangler {listed(missing)}"
        yield story.warning(("status",), "K615", told, "Skriv linjerne under titel, eller skriv status: kladde.")


def _unsayable(story: Story) -> Iterator[Finding]:
    for _, keys, choice in story.choices:
        for each in unsayable_in_short(choice.in_short, '"kort_sagt"'):
            yield story.told((*keys, "kort_sagt"), each)


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
        for each in better_words(text, story=keys[0] != "facilitator"):
            yield at_words(story, story.told(keys, each), each.words)


_RULES: tuple[Callable[[Story], Iterator[Finding]], ...] = (
    *(
        hands_on,
        out_of_balance,
        same_reason,
        _verdicts,
        _too_long,
        _not_introduced,
        teaser_of_a_line,
        _unsayable,
        _no_way_out,
    ),
    *(never_asked, scattered, _minutes, _advice, hard_to_read, written_twice, too_long_sentences),
    *(names_that_cannot_be_said, swap_that_asks_nothing, agreement_said_twice, unused_considerations),
)
