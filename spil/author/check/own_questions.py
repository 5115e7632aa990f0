"""A card's own questions that no room could ever get, whatever it chose (K608).

What is offered is decided where rooms are led; this says only what follows for a card from the rules of questions:
one question of a kind at a time, the first that fits; only a choice that all could take is one that nobody took.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spil.author.check.story import Story
from spil.cards.findings import Finding, Related
from spil.cards.model import Ending
from spil.cards.read.parts import Keys, list_of, map_of, texts_of

_NEEDS = {"flertal": 2, "to-lejre": 2, "spredt": 3}
"""Choices it takes: with two, answers agree, have a majority, or are two camps."""
_OF_A_STEP = ("enighed", *_NEEDS)
_OF_A_CHOICE = ("valgt", "ingen-valgte")


class _Asked(NamedTuple):
    when: str
    step: str
    choice: str
    between: tuple[str, ...] = ()


def never_asked(story: Story) -> Iterator[Finding]:
    """Questions whose `når` never comes; a step or choice nobody gets to is told as just that."""
    seen: dict[_Asked, Keys] = {}
    for keys, asked in _questions(story):
        first = seen.setdefault(asked, keys)
        if first != keys:
            line = story.document.place(*first).line
            told = f'et andet spørgsmål har samme "når: {asked.when}" og kommer altid i stedet for dette'
            related = (Related(story.document.path, line, "det andet"),)
            repair = f"Gør de to spørgsmål til ét, eller ret når. Det andet står i linje {line}."
            yield story.warning((*keys, "når"), "K608", told, repair, related=related)
            continue
        why = _why_never(story, asked)
        if why:
            told, repair = why
            yield story.warning((*keys, "når"), "K608", told, repair)


def _questions(story: Story) -> Iterator[tuple[Keys, _Asked]]:
    top = map_of(story.document.data)
    first = next(iter(story.steps), "")
    for number, each in enumerate(list_of(map_of(top.get("facilitator")).get("spørgsmål"))):
        plain = map_of(each)
        when, step, choice = (plain.get(key) for key in ("når", "trin", "valg"))
        keys: Keys = ("facilitator", "spørgsmål", number)
        if when == "altid":
            yield keys, _Asked(when, "", "")
        elif when in _OF_A_STEP and (step is None or step in story.steps):
            yield keys, _Asked(when, step or first, "", tuple(sorted(texts_of(plain.get("mellem")))))
        elif when in _OF_A_CHOICE and isinstance(step, str) and isinstance(choice, str):
            yield keys, _Asked(when, step, choice)


def _why_never(story: Story, asked: _Asked) -> tuple[str, str] | None:
    step = story.steps.get(asked.step)
    if asked.when in _OF_A_STEP and isinstance(step, Ending):
        return f'"{asked.step}" er en slutning, så der er intet at vælge', "Skriv et trin med valg."
    if asked.when == "to-lejre" and not asked.between:
        return (
            "det siger ikke, hvilke to valg det handler om, så det kommer aldrig",
            "Skriv to valgs id, for eksempel: mellem: [sig-ja, sig-nej].",
        )
    needed = _NEEDS.get(asked.when, 0)
    offered = _offered(story, asked.step)
    if 0 < offered < needed:
        told = f'trinnet har kun {offered} valg, så "når: {asked.when}" kommer aldrig'
        return told, 'Skriv "enighed" eller "to-lejre", eller tilføj et valg.' if needed > 2 else "Tilføj et valg."
    about = next((c for name, _, c in story.choices if (name, c.id) == (asked.step, asked.choice)), None)
    if asked.when == "ingen-valgte" and about and (about.requires or about.excludes):
        told = f'ikke alle bliver tilbudt "{asked.choice}", så ingen ved, om det blev valgt fra'
        return told, 'Spørg til et valg uden "hvis" og "hvis_ikke", eller skriv "når: valgt".'
    return None


def _offered(story: Story, step: str) -> int:
    """How many choices of a step can be taken by somebody; 0 where nobody gets there or nobody knows."""
    states = story.explored.states if story.explored else ()
    return len({way.id for state in states if state.step == step for way in state.offered})
