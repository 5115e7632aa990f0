"""The printed script of one card: every sentence the one who leads says or reads aloud, in the order of the pages."""

from dataclasses import dataclass

from spil.cards.deck import Deck
from spil.cards.model import Card
from spil.cards.shared import Programme
from spil.danish import capitalised
from spil.paper.gamebook import Section, frame
from spil.play.occasions import occasion
from spil.play.page import Block, Labelled, Points
from spil.play.spoken import spoken


@dataclass(frozen=True, slots=True)
class Scene:
    """A page of a led session on paper."""

    title: str
    say: str
    """What brings the room there."""
    blocks: tuple[Block, ...] = ()
    """What is read aloud then."""
    sections: tuple[Section, ...] = ()
    """The story from there on, of which the room meets only its own way."""


def script(card: Card, programme: Programme, deck: Deck, book: tuple[Section, ...]) -> tuple[Scene, ...]:
    """The scenes of a card.

    Args:
        card: The card.
        programme: What it is part of, which decides how it is led.
        deck: Where the lines of its frame are.
        book: Its numbered sections.
    """
    first, *onward, _ = book
    eyes = card.perspectives[0]
    choices = Points(tuple(f"{number}. {link.text}" for number, link in enumerate(first.links, 1)))
    asked = Points(tuple(f"{occasion(card, each)}: {each.text}" for each in card.notes.questions))
    walk = Scene("Ved bordene", spoken("walk", programme), (*first.blocks, choices))
    held_up = Scene("Vis jeres tal", spoken("raise", programme))
    alone = Scene("Læs højt, og vælg alene", spoken("situation", programme), (*first.blocks, choices))
    reveal = Scene("Ét spørgsmål, som passer til tallene", spoken("reveal", programme), (asked,))
    law = Scene("Rammen", spoken("frame", programme), frame(card, deck))
    if programme.form == "bord":
        return walk, held_up, reveal, law
    return (
        alone,
        Scene("Tal sammen", spoken("talk", programme)),
        Scene("Vælg igen", spoken("again", programme)),
        Scene("Skift perspektiv", spoken("perspective", programme), (Labelled(capitalised(eyes.who), eyes.question),)),
        Scene("Tæl kopperne", f"{spoken('count', programme)} {spoken('recount', programme)}"),
        reveal,
        Scene("Vejen", spoken("way", programme)),
        Scene(
            "Hvad sker der så?", f"{spoken('outcome', programme)} {spoken('later', programme)}", sections=tuple(onward)
        ),
        Scene("Slip historien", spoken("then", programme)),
        law,
    )
