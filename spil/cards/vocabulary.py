"""The closed lists that cards choose from; a list may grow, with a reason."""

from collections.abc import Mapping
from typing import Literal

Ground = Literal[
    "køn",
    "graviditet-barsel",
    "race-hudfarve",
    "etnisk-oprindelse",
    "national-oprindelse",
    "social-oprindelse",
    "religion-tro",
    "politisk-anskuelse",
    "alder",
    "handicap",
    "seksuel-orientering",
    "kønsidentitet",
]
"""Grounds of protection, by the names Danish law gives them."""

Goal = Literal["B-HM", "B-D1", "B-D2", "A-D1", "A-D2"]
"""Goals of the city's strategy: B for the citizens' service, A for the workplace."""

GOAL_NAMES: Mapping[Goal, str] = {
    "B-HM": "Alle borgere har lige adgang og muligheder",
    "B-D1": "Vi kan ligebehandling, loven og vejene til at klage",
    "B-D2": "Borgere får information, de kan forstå",
    "A-D1": "Alle har lige adgang til at blive ansat",
    "A-D2": "Arbejdsmiljøet er for alle, og ingen oplever diskrimination",
}
"""What each goal asks for, in a sentence."""

Arena = Literal[
    "modtagelse",
    "telefon",
    "møde",
    "breve",
    "digitalt",
    "sagsbehandling",
    "sagsfordeling",
    "data",
    "virksomhed",
    "kursus",
    "sprogcenter",
    "rekruttering",
    "ledelse",
    "arbejdsmiljø",
    "fællesskab",
]
"""Where it happens."""

Role = Literal["medarbejder", "leder", "hr", "administration", "vidne"]
"""Whom the group plays."""

Affected = Literal["borger", "kollega", "leder", "ansøger"]
"""Whom the card is about."""

Mould = Literal[
    "handl-nu",
    "fordel-det-knappe",
    "find-ordene",
    "lav-en-regel",
    "tyndt-grundlag",
    "svar-på-en-bemærkning",
    "den-anden-stol",
    "et-år-efter",
]
"""How a dilemma is built: what the group is asked to do in it; a deck of one mould tires a table."""

MOULD_NAMES: Mapping[Mould, str] = {
    "handl-nu": "Gøre noget, mens det sker",
    "fordel-det-knappe": "Give noget til nogle, som andre så ikke får",
    "find-ordene": "Vælge mellem sætninger, man kan sige",
    "lav-en-regel": "Bestemme noget, der skal gælde for alle",
    "tyndt-grundlag": "Handle på noget, de ikke ved nok om",
    "svar-på-en-bemærkning": "Svare på noget, nogen har sagt",
    "den-anden-stol": "Beslutte først som én og så som en anden",
    "et-år-efter": "Se tilbage og beslutte om igen",
}
"""What each mould asks the group to do."""

Status = Literal["kladde", "i-hoering", "i-brug", "udgået"]
"""How far a card has come: being written, being read by others, in use, taken out of use."""

CAUTION: Mapping[Status, str] = {
    "kladde": "Kortet er en kladde. Ingen har prøvet det endnu.",
    "i-hoering": "Kortet er i høring. Det bliver måske ændret.",
    "i-brug": "",
    "udgået": "Kortet er taget ud af brug.",
}
"""What one is told of a card before it is played."""

HearingKind = Literal["sprog", "virkelighed", "værdighed", "jura", "dilemma"]
"""What a reader's comment in a hearing is about."""

Verdict = Literal["brug", "ret", "nej", "ved-ikke"]
"""What a reader of a hearing says of the whole card: use it, mend it first, do not use it, cannot say."""

FamilyId = Literal[
    "den-enkelte",
    "ens-for-alle",
    "egen-stemme",
    "passe-på",
    "privatliv",
    "rigtigt-grundlag",
    "drift",
    "fællesskab",
]
"""The eight families that make considerations comparable across cards."""

YesNo = Literal["ja", "nej"]
"""What is taken for done where nobody can say."""

OutsideFrame = Literal["ja", "uafklaret"]
"""Whether a choice lies outside the legal frame; `uafklaret` till a jurist has answered."""

Occasion = Literal["altid", "enighed", "flertal", "to-lejre", "spredt", "ingen-valgte", "valgt"]
"""When a card's own question fits what the room chose."""

OCCASION_NAMES: Mapping[Occasion, str] = {
    "altid": "Når der er plads til sidst",
    "enighed": "Når alle eller næsten alle valgte det samme",
    "flertal": "Når over halvdelen valgte ét, og nok valgte noget andet",
    "to-lejre": "Når to valg fik næsten lige mange. Skriv også mellem",
    "spredt": "Når intet valg fik mere end halvdelen",
    "ingen-valgte": "Når ingen tog et valg, alle kunne tage. Skriv også trin og valg",
    "valgt": "Når nok tog et bestemt valg. Skriv også trin og valg",
}
"""When each question comes; all the rules stand in the guide."""

Sort = Literal["følgeserie"]
"""What is particular about a programme: a series is one card a meeting, about the same people, in order."""

Form = Literal["fælles", "bord"]
"""`fælles`: one way for the whole room, led. `bord`: every table walks by itself."""

Audience = Literal["kolleger", "nye"]
"""Whether those who play work together already, or are new."""

Agreement = Literal["fælles", "egen"]
"""`fælles`: the group agrees on one thing and it is kept. `egen`: each writes their own and takes it home."""

Phase = Literal[
    "velkomst",
    "vælg",
    "snak",
    "igen",
    "perspektiv",
    "spørgsmål",
    "videre",
    "rammen",
    "bord",
    "sal",
    "aftale",
    "farvel",
]
"""The parts of a led session that a line of its plan gives minutes to."""


def spoken_ground(ground: str) -> str:
    """A ground as one says it."""
    return ground.replace("-", " og ") if ground in _TWO else ground.replace("-", " ")


_TWO = ("graviditet-barsel", "race-hudfarve", "religion-tro")
