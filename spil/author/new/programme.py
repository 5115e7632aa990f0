"""A new programme: a few answers, and the plan of one of the game's own that is most like it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from spil.author.edit.writing import quoted, scalar
from spil.author.new.choosing import Option
from spil.author.new.ids import card_id
from spil.author.new.questions import Question
from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.cards.shared import Programme, Slot
from spil.play.minutes import frame_of, led_minutes

USUAL = "enhedsmoede-20"
"""What a programme is like where nobody says."""
_WORDS = {"kolleger": USUAL, "nye": "bif-basis-45"}
"""Whose welcome and rules are said to whom."""
_KINDS = {
    USUAL: "Hele rummet følges ad: ét kort, 20 minutter",
    "samtalen-30": "Hele rummet følges ad: ét kort, 30 minutter",
    "amr-tr-45": "Hele rummet følges ad: to kort, 45 minutter",
    "ledere-60": "Hele rummet følges ad: to kort, 60 minutter",
    "et-kort": "Hvert bord spiller selv: ét kort, 20 minutter",
    "bif-basis-45": "Hvert bord spiller selv: to kort, 45 minutter",
}
_AGREEMENTS = {"kolleger": ("fælles", "Vores aftale"), "nye": ("egen", "Min egen sætning")}
_STRETCHED = {"fælles": "videre", "bord": "bord"}
"""The part of a plan that longer cards take more of."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a programme."""

    title: str
    like: str = USUAL
    audience: str = "kolleger"
    cards: tuple[str, ...] = ()
    """Ids in order; none is every card."""


def programme_questions(deck: Deck, own: Sequence[str]) -> tuple[Question, ...]:
    """What is asked for a programme; one's own cards are shown, and the others are found by name."""
    playable = [card for card in deck.cards.values() if card.status != "udgået"]
    order = sorted(playable, key=lambda card: card.id not in own)
    mine = [card for card in order if card.id in own]
    others = "" if len(mine) == len(order) else " Spillets egne kort kan også skrives med navn; ? viser dem."
    return (
        Question("titel", "Hvad hedder forløbet?", help="For eksempel: Teammøde. Filen får navn efter det."),
        Question(
            "som",
            "Hvordan skal det foregå?",
            options=tuple(Option(name, told) for name, told in _KINDS.items() if name in deck.programmes),
            help="Planen kan ændres i filen bagefter. Er kortene lange, får den flere minutter.",
        ),
        Question(
            "målgruppe",
            "Hvem er det til?",
            options=(
                Option("kolleger", "kolleger", "De arbejder sammen og aftaler én ting"),
                Option("nye", "nye", "De kender ikke hinanden, og hver skriver sin egen sætning"),
            ),
        ),
        Question(
            "kort",
            f"Hvilke kort kan man vælge imellem? Skriv komma imellem. (Enter: alle kort){others}",
            options=tuple(Option(card.id, card.title) for card in order),
            several=True,
            optional=True,
            shown=len(mine) or None,
            help="Her er alle kort: " + " · ".join(card.title for card in order) + ".",
        ),
    )


def programme_text(wanted: Wanted, deck: Deck) -> str:
    """A programme as the text of its file, with a word on each key."""
    like = deck.programmes[wanted.like]
    words = deck.programmes[_WORDS[wanted.audience]]
    cards = [deck.cards[name] for name in wanted.cards]
    plan, minutes = _long_enough(like, cards, deck)
    agreement, told = _AGREEMENTS[wanted.audience]
    plan = [slot.model_copy(update={"what": told}) if slot.phase == "aftale" else slot for slot in plan]
    pick = min(like.pick, len(cards)) if cards else like.pick
    return "\n".join(
        (
            "# Et forløb. Det, der står efter #, er hjælp. Slet det gerne.",
            f"id: {scalar(card_id(wanted.title))}",
            f"titel: {scalar(wanted.title)}",
            f"målgruppe: {wanted.audience}   # kolleger: de arbejder sammen; nye: de kender ikke hinanden",
            f"form: {like.form}   # fælles: hele rummet følges ad, og én leder; bord: hvert bord spiller selv",
            f"kort: [{', '.join(wanted.cards)}]   # kortenes id, i rækkefølge; [] er alle kort",
            f"vælg: {pick}   # hvor mange af kortene man spiller",
            f"minutter: {minutes}   # hele tiden; planen skal give det samme tilsammen",
            "plan:   # fase siger skærmen, hvor langt man er",
            *map(_slot, plan),
            f"aftale: {agreement}   # fælles: gruppen aftaler én ting; egen: hver skriver sin",
            "velkomst: >-   # det, der bliver sagt først",
            *_folded(words.welcome),
            "spilleregler:",
            *(f"  - {scalar(rule)}" for rule in words.rules),
            f"afslutning: {scalar(words.farewell)}",
            "",
        )
    )


def _long_enough(like: Programme, cards: Sequence[Card], deck: Deck) -> tuple[list[Slot], int]:
    """The plan, with minutes more where the longest cards take more than it gives them."""
    trial = like.model_copy(update={"pick": min(like.pick, len(cards) or like.pick)})
    if trial.pick < like.pick:
        return _of_one(like)
    if not cards or not any(slot.phase for slot in like.plan):
        return list(like.plan), like.minutes
    needs = led_minutes(trial, [(card, frame_of(card, deck.frame)) for card in cards])
    more = max(0, ceil(needs - like.minutes))
    at = next(n for n, slot in enumerate(like.plan) if slot.phase == _STRETCHED[like.form])
    longer = like.plan[at].model_copy(update={"minutes": like.plan[at].minutes + more})
    return [*like.plan[:at], longer, *like.plan[at + 1 :]], like.minutes + more


def _of_one(like: Programme) -> tuple[list[Slot], int]:
    """The plan for one card of a plan for two: each part that a card has once stands once."""
    once: dict[str, Slot] = {}
    plan = [slot for slot in like.plan if slot.phase is None or once.setdefault(slot.phase, slot) is slot]
    spare = like.minutes - sum(slot.minutes for slot in plan)
    at = next(n for n, slot in enumerate(plan) if slot.phase in {"snak", "bord"})
    plan[at] = plan[at].model_copy(update={"minutes": plan[at].minutes + spare})
    return plan, like.minutes


def _slot(slot: Slot) -> str:
    minutes = f"{slot.minutes:g}".replace(".", ",")
    told = minutes if minutes.isdecimal() else quoted(minutes)
    phase = f", fase: {slot.phase}" if slot.phase else ""
    return f"  - {{hvad: {quoted(slot.what)}, minutter: {told}{phase}}}"


def _folded(text: str) -> Iterator[str]:
    yield from (f"  {sentence}" for sentence in " ".join(text.split()).replace(". ", ".\n").split("\n"))
