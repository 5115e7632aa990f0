"""What can be printed of a card or a programme, by its name."""

from collections.abc import Mapping

from spil.cards.deck import Deck
from spil.cards.shared import Programme
from spil.paper.cut import cut_cards
from spil.paper.document import paper
from spil.paper.poster import posters

PRINTED: Mapping[str, str] = {
    "alt": " på A4",
    "haefte": " som hæfte: vælg hæfte eller brochure i printerens vindue",
    "a5": " på begge sider af A4, i 100 procent, vendt på den korte kant",
    "a6": " på begge sider af A4, i 100 procent, vendt på den lange kant",
    "plakat": " på A4 eller A3",
}
"""How each is put on paper, after "skriv den ud"."""


def printed(deck: Deck, programme: Programme, form: str, *, marks: bool = False) -> str | None:
    """The file of that form; None for posters where nobody has said where the web site lies."""
    if form == "a5":
        return cut_cards(deck, programme, "a5", marks=marks)
    if form == "a6":
        return cut_cards(deck, programme, "a6", marks=marks)
    if form == "plakat":
        address = deck.website.address if deck.website else None
        return posters(deck, programme, address) if address else None
    return paper(deck, programme, booklet=form == "haefte")
