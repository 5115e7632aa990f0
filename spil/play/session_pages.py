"""What a session says round its cards: the rules, what comes next, the agreement, where to turn."""

import re
from collections.abc import Mapping

from spil.cards.model import Card
from spil.cards.vocabulary import Affected
from spil.danish import listed, paragraphs
from spil.play.moves import FEWEST, Agreed, Closed, Opened, Passed, Turned
from spil.play.page import (
    AgreementEntry,
    Aside,
    Block,
    Labelled,
    Onward,
    Page,
    Points,
    Prose,
    Strong,
)
from spil.play.recap import looking_back
from spil.play.run import Run
from spil.play.walk import play_hash

MOTTO = "Københavnerne er lige, men ikke ens. Vi skal derfor behandle alle lige, men ikke nødvendigvis ens."
"""The city's own words, always whole."""
_STORED = "Spillet gemmer, hvor mange der valgte hvad, og hvad I valgte som bord."
_STORED_AGREEMENT = "Det gemmer også jeres aftale."
_NOT_STORED = "Det gemmer ikke navne, og det gemmer ikke, hvad den enkelte valgte. I kan slette filen bagefter."
_STORED_FEW = "I er færre end tre. Når I er færdige, sletter spillet jeres valg og beholder kun en aftale."
_ALOUD = "Læs det højt."
_SHORTLY_KEPT = "Spillet gemmer tal og aldrig navne. Hjælpen (h) fortæller mere."
_ONWARD = Onward("videre", Turned())
_EXAMPLES: Mapping[Affected | None, str] = {
    "borger": "spørger vi først, hvad borgeren selv vil",
    "kollega": "spørger vi først, hvad kollegaen selv vil",
    "leder": "spørger vi først, hvad lederen har brug for at vide",
    "ansøger": "spørger vi alle ansøgere om det samme",
    None: "spørger vi først den, det handler om",
}
"""An agreement as one could write it, by whom the card is about; None before any card."""


def welcome(run: Run) -> Page:
    """The rules in three lines; all of them, and what is kept, for who asks."""
    rules = tuple(f"{n}. {rule}" for n, rule in enumerate(run.programme.rules, 1))
    stored = [_STORED, *([_STORED_AGREEMENT] if run.programme.agreement == "fælles" else []), _NOT_STORED]
    kept = " ".join(stored) if run.started.people >= FEWEST else _STORED_FEW
    first = run.candidates
    begin = Onward("begynd", _opened(first[0])) if len(first) == 1 else Onward("vælg et kort", Turned())
    blocks = (Strong(MOTTO), Points(_shortly(run.programme.rules)), Prose(_SHORTLY_KEPT))
    rest: tuple[Block, ...] = (*_prose(run.programme.welcome), Strong("Spilleregler"), Points(rules), Prose(kept))
    return Page("welcome", run.programme.title, blocks, ask=(_ALOUD,), onward=begin, rest=rest)


def _shortly(rules: tuple[str, ...]) -> tuple[str, ...]:
    """The three that are needed before anybody speaks; the others stand on the page where they are needed."""
    return (*rules[:2], *rules[2:][-1:])


def between(run: Run) -> Page:
    """Between two cards: choose the next, or close."""
    blocks: list[Block] = []
    if run.moves and isinstance(run.moves[-1], Passed):
        blocks.append(Prose("I sprang kortet over. Ingen skal forklare hvorfor."))
    elif run.at.played:
        blocks += [Strong("Jeres vej"), *looking_back(run, run.deck.cards[run.at.played[-1]])]
    cards, looks = run.candidates, run.at.card is not None and run.at.card.id in run.at.played
    to_agreement = "gå til aftalen" if run.programme.agreement == "fælles" else "gå til din egen sætning"
    close = Aside("n", f"{to_agreement} nu", Turned())
    if not cards:
        ask: tuple[str, ...] = ("Tal om, hvad I tager med herfra.",)
        onward = Onward(to_agreement, Turned())
        return Page("between", "Hvad tager I med?", tuple(blocks), ask=ask, onward=onward, looks=looks)
    if len(cards) == 1:
        following = Labelled("Det næste kort", f"{cards[0].title}, ca. {cards[0].minutes} minutter")
        onward = Onward("næste kort", _opened(cards[0]))
        ask = ("Er I klar til et kort til?",)
        blocks.append(following)
        return Page("between", "Næste kort", tuple(blocks), ask=ask, onward=onward, asides=(close,), looks=looks)
    if run.programme.sort:
        return _which_meeting(run, cards, close)
    lines = tuple(f"{card.title} ({card.arena}, ca. {card.minutes} minutter)" for card in cards)
    picks = tuple(_opened(card) for card in cards)
    ask = ("Hvilket kort vil I spille?",)
    return Page("between", "Vælg et kort", tuple(blocks), lines, ask, picks=picks, asides=(close,), looks=looks)


def _which_meeting(run: Run, cards: tuple[Card, ...], close: Aside) -> Page:
    """The cards of a series by their meetings, what is next for this table first."""
    whole = run.deck.programme(run.started.programme)
    order = whole.cards if whole else run.programme.cards
    lines = tuple(f"Møde {order.index(card.id) + 1}: {card.title}, ca. {card.minutes} minutter" for card in cards)
    picks = tuple(_opened(card) for card in cards)
    ask = ("Kortene hænger sammen. Spil dem i rækkefølge, ét ved hvert møde. Det næste står øverst.",)
    onward = Onward("det øverste kort", picks[0])
    return Page("between", "Hvilket møde er det?", (), lines, ask, picks=picks, onward=onward, asides=(close,))


def agreement(run: Run) -> Page:
    """One agreement that the group keeps, or each person's own sentence."""
    conditions = [run.deck.cards[name].agreement_if for name in run.at.played]
    if run.programme.agreement == "egen":
        blocks: tuple[Block, ...] = (Points(_own_sentences(run)), Prose("Er jeg i tvivl, spørger jeg …"))
        ask: tuple[str, ...] = (
            "Skriv én sætning på et stykke papir. Den er kun til dig, og spillet gemmer den ikke.",
            "Læs den højt for den ved siden af, hvis du har lyst.",
        )
        return Page("agreement", "Min egen sætning", blocks, ask=ask, onward=_ONWARD)
    condition = conditions[-1] if conditions else ""
    ask = ("Aftal én ting, I vil prøve. Skriv en rolle, ikke et navn.",)
    last = run.deck.cards[run.at.played[-1]] if run.at.played else None
    entry = AgreementEntry(condition, _EXAMPLES[last.affected if last else None])
    return Page("agreement", "Vores aftale", (), ask=ask, entry=entry, onward=Onward("slut uden aftale", Turned()))


def goodbye(run: Run) -> Page:
    """Where to turn, and thanks."""
    routes = tuple(Labelled(each.who, f"{each.what} {each.how}") for each in run.deck.routes)
    links = run.deck.local.links if run.deck.local else ()
    local = tuple(Labelled(each.name, each.where) for each in links)
    agreed = [each for each in run.moves if isinstance(each, Agreed)][-1:]
    kept = tuple(Labelled("Vores aftale", each.sentence) for each in agreed)
    lists = listed([f"”{each.id}”" for each in run.deck.checklists.values()])
    more = (Labelled("Tjeklister", f"{lists}. Skriv spil læs og navnet for at se en."),) if lists else ()
    shared = run.programme.agreement == "fælles"
    farewell = run.programme.farewell if agreed or not shared else _without_agreement(run.programme.farewell)
    blocks: tuple[Block, ...] = (*kept, *routes, *local, *more, *_prose(farewell))
    ask = ("Se, hvor du kan gå hen, hvis noget af det her også sker for dig.",)
    return Page("goodbye", "Her kan du få hjælp", blocks, ask=ask, onward=Onward("afslut", Closed()))


def _without_agreement(farewell: str) -> str:
    """The last words of a group that agreed on nothing: what they say of an agreement is left out."""
    sentences = re.split(r"(?<=[.?])\s+", farewell.strip())
    return " ".join(sentence for sentence in sentences if "aftale" not in sentence.casefold())


def closed(run: Run) -> Page:
    """The end, to be photographed: the way, before and after, what weighed most, and the sentence one keeps."""
    blocks: list[Block] = []
    for name in run.at.played:
        card = run.deck.cards[name]
        blocks += [Strong(card.title), *looking_back(run, card)]
    agreed = [each for each in run.moves if isinstance(each, Agreed)][-1:]
    blocks += [Labelled("Vores aftale", each.sentence) for each in agreed]
    if run.programme.agreement == "egen":
        blocks += [Labelled("Min egen sætning", line) for line in _own_sentences(run)]
    ask = ("Tag et billede, hvis I vil huske det.",) if blocks else ()
    return Page("closed", "Tak for i dag", tuple(blocks) or (Prose("Spillet er slut."),), ask=ask)


def _own_sentences(run: Run) -> tuple[str, ...]:
    conditions = [run.deck.cards[name].agreement_if for name in run.at.played]
    return tuple(f"Hvis {each}, så siger jeg: ”…”" for each in conditions) or ("Hvis …, så siger jeg: ”…”",)


def _prose(text: str) -> tuple[Prose, ...]:
    return tuple(Prose(part) for part in paragraphs(text))


def _opened(card: Card) -> Opened:
    return Opened(card=card.id, play=play_hash(card))
