"""The card's own questions: the author knows the story best, so they go before the general ones of the same kind."""

import re
from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule
from spil.danish import capitalised

_PATTERNS = ("enighed", "flertal", "to-lejre", "spredt")
_WORKPLACE = re.compile(r"\b(hos jer|jeres (hverdag|enhed|afdeling|team|arbejdsplads))\b")
"""What those who are new cannot know anything of."""

RULES = (
    Rule(
        18,
        "kortets-enighed",
        "kortets spørgsmål til dem, der er enige",
        "alle eller næsten alle valgte det samme",
        "Hvad kunne ske ved skranken, så I ville gøre noget andet?",
        asks="hvad der skulle være anderledes",
    ),
    Rule(
        19,
        "kortets-flertal",
        "kortets spørgsmål til et flertal og et mindretal",
        "mere end halvdelen valgte det samme, og mindst tre mennesker eller to borde valgte det næste",
        "Hvad så de andre, som de fleste ikke så?",
        asks="hvad der taler for en anden vej",
    ),
    Rule(
        20,
        "kortets-to-lejre",
        "kortets spørgsmål til to lige store grupper",
        "rummet eller bordene delte sig ligeligt eller næsten ligeligt mellem de to valg, spørgsmålet er skrevet til",
        "Hvad vil I nødig miste, hvis I hjælper nu? Og hvis I venter?",
        asks="prisen",
    ),
    Rule(
        21,
        "kortets-spredt",
        "kortets spørgsmål til dem, der spredte sig",
        "intet valg fik mere end halvdelen, og rummet eller bordene delte sig ikke i to",
        "Hvad trak mest i jer?",
        asks="hvad I er uenige om",
    ),
    Rule(
        22,
        "kortets-valgt",
        "kortets spørgsmål om et valg, I tog",
        "mindst tre mennesker eller to borde tog valget, eller rummet fulgte vejen uden at tælle",
        "Hvor går grænsen mellem at give en besked og at tolke?",
    ),
    Rule(
        23,
        "kortets-ingen-valgte",
        "kortets spørgsmål om det, ingen valgte",
        "alle kunne tage valget, alt er talt, og ingen valgte det før eller efter",
        "Ingen ventede på telefontolken. Hvad gør det svært?",
        asks="hvad der skulle være anderledes",
    ),
    Rule(
        29,
        "kortets-altid",
        "kortets spørgsmål om, hvad I siger helt konkret",
        "altid, efter det, der kom frem i rummet",
        "Datteren står foran jer. Hvad siger I til hende, helt konkret?",
    ),
)


def of_pattern(room: Room) -> Iterator[Question]:
    """Those for how the answers lie."""
    return _of(room, *_PATTERNS)


def of_nobody(room: Room) -> Iterator[Question]:
    """Those for a choice that nobody took."""
    return _of(room, "ingen-valgte")


def of_chosen(room: Room) -> Iterator[Question]:
    """Those for a choice that was taken."""
    return _of(room, "valgt")


def always(room: Room) -> Iterator[Question]:
    """Those that always fit."""
    return _of(room, "altid")


def _of(room: Room, *occasions: str) -> Iterator[Question]:
    for own in room.card.own:
        if own.when in occasions and (room.together or not _WORKPLACE.search(own.text)):
            step = own.step or (room.step.step if own.when != "altid" else None)
            text = capitalised(own.text)
            yield Question(own.name, room.card.card, step, text, own.because, 4, own.after_frame)
