"""What makes a card weaker than it could be (K6xx): warnings only, for a card with them can be played."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from spil.author.check.dilemma import hands_on, out_of_balance, same_reason, scattered
from spil.author.check.own_questions import never_asked
from spil.author.check.readability import longest_sentence, may_be_hard, prose_of, walk_of, words
from spil.author.check.story import Story, story_of
from spil.author.check.wording import advised_against, may_be_against, verdict_in, without_speech
from spil.author.sayable import said_aloud, unsayable
from spil.cards.findings import MOST, Finding, Place, lines_of, nearest
from spil.cards.keys import keys_of
from spil.cards.marks import bare
from spil.cards.model import Card, Ending, Notes
from spil.cards.read.load import Reading
from spil.cards.read.parts import Keys, map_of
from spil.danish import listed

_SITUATION, _CHOICE = 45, 18
"""Words that can be heard at a table in one go; domain/language.md E3."""
_TEASER_WORDS, _TEASER_SIGNS = 12, 80
"""What fits on a line of a list and is read in one look."""
_ABOUT = ("teaser", "greb", "herkomst")
"""What a card that is in use says of itself."""
_LIX = 35
_FEWEST_WORDS = 120
"""Words; LIX of a shorter text swings by ten for one long word."""
_MINUTES = 2
"""Minutes by the formula that `minutter` may not be away from it."""
_TOLD = frozenset(
    (
        *("titel", "teaser", "navn", "tekst", "kort_sagt", "giver", "koster", "spørgsmål", "slut", "hvem", "byttetest"),
        *("aftale_hvis", "vælg_fra", "formål", "går_i_stå", "bliver_hårdt"),
    )
)
"""Keys of what people read or hear."""
_NOTE_KEYS = keys_of(Notes)


def prose_findings(reading: Reading[Card]) -> Iterator[Finding]:
    """What makes a card weaker, each at its place; also of a card with errors, as far as it goes."""
    story = story_of(reading)
    for rule in _RULES:
        yield from islice(rule(story), MOST)


def _verdicts(story: Story) -> Iterator[Finding]:
    for name, step in story.steps.items():
        word = verdict_in(step.name) if isinstance(step, Ending) else None
        if word:
            told = f'"{word}" er en dom over dem, der kom hertil'
            yield story.warning(("trin", name, "slut"), "K604", told, "Giv slutningen et navn efter det, der sker.")


def _too_long(story: Story) -> Iterator[Finding]:
    first, step = next(iter(story.steps.items()), ("", None))
    many = len(words(bare(step.text))) if step else 0
    if many > _SITUATION:
        told = f"situationen har {many} ord, og mere end {_SITUATION} er svært at høre på én gang"
        yield story.warning(("trin", first, "tekst"), "K605", told, "Behold det, man skal vide for at vælge.")
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
    texts = list(_texts(story.document.data, ()))
    for keys, text in texts if may_be_against(" ".join([text for _, text in texts])) else ():
        for word, better in advised_against(text):
            found = story.warning(keys, "K611", f'undgå "{word}"', f"Skriv hellere: {better}.")
            yield _at(story, found, word)


def _texts(data: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, dict):
        items = data.items()
    elif isinstance(data, list):
        items = enumerate(data)
    for key, value in items:
        if isinstance(value, str):
            if key in _TOLD:
                yield (*keys, key), value
        else:
            yield from _texts(value, (*keys, key))


def _at(story: Story, finding: Finding, word: str) -> Finding:
    """The finding at the word itself, where the value's lines show it as it is."""
    place = finding.place
    lines = lines_of(story.document.text)[place.line - 1 : place.end_line]
    text = without_speech("\n".join(lines))
    pattern = r"\b" + r"\s+".join(map(re.escape, word.split())) + r"\b"
    match = re.compile(pattern, re.IGNORECASE).search(text, place.column - 1)
    if not match:
        return finding
    start, end = (text[:offset].rpartition("\n") for offset in match.span())
    line = [place.line + before.count("\n") + bool(newline) for before, newline, _ in (start, end)]
    there = Place(line[0], len(start[2]) + 1, line[1], len(end[2]) + 1)
    return Finding(finding.path, there, finding.code, finding.message, finding.repair, finding.severity)


def _hard_to_read(story: Story) -> Iterator[Finding]:
    if not may_be_hard(story.steps, _LIX):
        return
    prose = prose_of(story.steps)
    if prose.words >= _FEWEST_WORDS and prose.lix_without > _LIX:
        told = f"kortet har LIX {prose.lix_without:.0f}, og mere end {_LIX} er svært at læse højt"
        repair = f'Del lange sætninger, og brug korte ord. Den længste: "{longest_sentence(story.steps)}"'
        yield story.warning(("trin",), "K612", told, repair, of_key=True)


_RULES: tuple[Callable[[Story], Iterator[Finding]], ...] = (
    *(hands_on, out_of_balance, same_reason, _verdicts, _too_long, _not_introduced, _teaser, _unsayable, _no_way_out),
    *(never_asked, scattered, _minutes, _advice, _hard_to_read),
)
