"""Rules on one text: whether it can be heard at once, said where the game says it, and in words of every day."""

import re
from collections.abc import Iterator

from spil.author.rules.sayable import said_aloud, unsayable
from spil.author.rules.sentence import sentences, words
from spil.author.rules.told import Told
from spil.author.rules.wording import advised_against, only_asks_the_leader, verdict_in
from spil.cards.marks import bare

_SITUATION, _LATER, _ADDITION, _CHOICE = 45, 34, 18, 18
"""Words that can be heard at a table in one go; domain/language.md E3, and four more for a later scene."""
_TEASER_WORDS, _TEASER_SIGNS = 12, 80
"""What fits on a line of a list and is read in one look."""
LONGEST_SENTENCE = 24
"""Words of one sentence that can be said in one breath; domain/language.md E3 asks for 22, and two more are let be."""
_SIGN = re.compile(r"[,;:.!?]")
_END = re.compile(r"[.!?:;,]\s*$")


def long_situation(text: str) -> Iterator[Told]:
    """The first scene, too long to be heard at once."""
    yield from _long_scene(text, _SITUATION, "situationen")


def long_scene(text: str) -> Iterator[Told]:
    """A later scene or an ending, too long to be heard at once."""
    yield from _long_scene(text, _LATER, "scenen")


def _long_scene(text: str, most: int, what: str) -> Iterator[Told]:
    many = len(words(bare(text)))
    if many > most:
        told = f"{what} har {many} ord, og mere end {most} er svært at høre på én gang"
        yield Told("K605", told, "Behold det, man skal vide for at vælge.")


def long_addition(text: str) -> Iterator[Told]:
    """What is said on top of a scene, too long to be heard there."""
    many = len(words(text))
    if many > _ADDITION:
        told = f"tillægget har {many} ord, og mere end {_ADDITION} er svært at høre oven i resten"
        yield Told("K605", told, "Sig én ting i hvert tillæg.")


def long_choice(text: str) -> Iterator[Told]:
    """What one does, too long to be kept in mind beside the others."""
    many = len(words(text))
    if many > _CHOICE:
        told = f"valget har {many} ord, og mere end {_CHOICE} er svært at huske"
        yield Told("K606", told, 'Skriv kun det, man gør. Resten kan stå i "giver".')


def long_teaser(text: str) -> Iterator[Told]:
    """A teaser that needs more than its line."""
    if len(words(text)) > _TEASER_WORDS or len(text) > _TEASER_SIGNS or "\n" in text:
        told = f"teaseren har {len(words(text))} ord og {len(text)} tegn, og den skal kunne ses på én linje"
        repair = f"Højst {_TEASER_WORDS} ord og {_TEASER_SIGNS} tegn: det, der sker, og ikke, hvordan det går."
        yield Told("K613", told, repair)


def long_sentence(text: str) -> Iterator[Told]:
    """The longest sentence of a text, where it is too long to be heard."""
    if text.count(" ") + text.count("\n") < LONGEST_SENTENCE:
        return
    longest = max(sentences(bare(text)), key=len, default=[])
    if len(longest) > LONGEST_SENTENCE:
        told = f"sætningen har {len(longest)} ord, og mere end {LONGEST_SENTENCE} er svært at høre på én gang"
        yield Told("K618", told, "Sæt et punktum midt i den. Én tanke i hver sætning.", words=" ".join(longest))


def better_words(text: str, *, story: bool) -> Iterator[Told]:
    """Words that there are better ones for; in the story people may hold what the game calls otherwise."""
    for word, advice in advised_against(text, story=story):
        repair = f"Skriv hellere: {advice.better}. {advice.why}".rstrip()
        yield Told("K611", f'undgå "{word}"', repair, words=word)


def handed_on(text: str, name: str = "valget") -> Iterator[Told]:
    """A choice that only asks the leader."""
    if only_asks_the_leader(text):
        told = f"{name} spørger kun lederen, så dilemmaet bliver givet videre"
        yield Told("K601", told, "Skriv, hvad man selv gør eller siger.")


def unsayable_in_short(text: str, name: str = "det") -> Iterator[Told]:
    """A choice in short that a question could not use."""
    why = unsayable(text)
    if why:
        told = f"{name} kan ikke siges midt i et spørgsmål: {why}"
        yield Told("K614", told, f"Hør selv: {said_aloud(text)}")


def judging_name(text: str) -> Iterator[Told]:
    """An ending's name that judges those who came there."""
    word = verdict_in(text)
    if word:
        told = f'"{word}" er en dom over dem, der kom hertil'
        yield Told("K604", told, "Giv slutningen et navn efter det, der sker.")


def unsayable_name(text: str) -> Iterator[Told]:
    """A consideration's name that breaks the sentence it stands in."""
    name = text.strip()
    sign = _SIGN.search(name)
    twice = name.casefold().startswith("hensyn")
    if sign or twice:
        why = f'der står "{sign[0]}" i det' if sign else '"hensynet til" kommer af sig selv'
        told = f"hensynets navn kan ikke siges midt i en sætning: {why}"
        yield Told("K619", told, f'Hør selv: "For jer vejede hensynet til {name} tungest."')


def asks_nothing(text: str) -> Iterator[Told]:
    """A swap test that is no whole question, though it is read aloud as it stands."""
    if text and not (text.endswith("?") and text[0].isupper()):
        repair = "Skriv det, som det bliver sagt: Ville I gøre det samme, hvis … ?"
        yield Told("K620", "byttetesten er ikke et helt spørgsmål", repair)


def agreement_twice(text: str) -> Iterator[Told]:
    """The beginning of an agreement, which stands after "Hvis" and before "så"."""
    first = text.partition(" ")[0].casefold()
    if first == "hvis" or _END.search(text):
        why = '"Hvis" kommer af sig selv' if first == "hvis" else f'sætningen går videre efter "{text[-1]}"'
        told = f"begyndelsen af aftalen kan ikke siges: {why}"
        yield Told("K621", told, f'Hør selv: "Hvis {text}, så …"')
