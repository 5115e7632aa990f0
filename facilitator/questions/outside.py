"""Outside the frame: after the frame, of the card; the choice is named only where enough took it."""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room, Rule

RULE = Rule(
    33,
    "uden-for-rammen",
    "et spørgsmål om rammen",
    "rummet har mødt et valg uden for rammen, eller et, ingen har afgjort; først når rammen er vist",
    "Vi ved ikke sikkert, om man må lade datteren sige tid og sted. Hvem spørger I, når I er i tvivl?",
)


def ask(room: Room) -> Iterator[Question]:
    """When the room met a choice outside the frame, or one of which nobody knows; nobody is asked to speak for it."""
    found = room.card.outside
    if found is None:
        return
    if found.settled:
        what = f"At {found.choice} ligger uden for rammen" if found.choice else "Et af valgene ligger uden for rammen"
        text, because = f"{what}. Hvad kan man gøre i stedet, når der er travlt?", "fordi rammen sætter en grænse her"
    else:
        unsure = f"Vi ved ikke sikkert, om man må {found.choice}"
        what = unsure if found.choice else "Vi ved ikke sikkert, om alle valg på kortet er lovlige"
        text = f"{what}. Hvem spørger I, når I er i tvivl?"
        because = "fordi ingen har afgjort det endnu"
    yield Question(RULE.name, room.card.card, found.step, text, because, 2, after_frame=True)
