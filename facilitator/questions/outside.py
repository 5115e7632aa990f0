"""Outside the frame: after the frame, of the card and never of who chose it or how many.

Example: "Vi ved ikke sikkert, om man må lade datteren sige tid og sted. Hvad kan gøre det fristende på en travl dag?"
"""

from collections.abc import Iterator

from facilitator.questions.base import Question, Room

RULE = "uden-for-rammen"


def ask(room: Room) -> Iterator[Question]:
    """When the card has a choice outside the frame, or one of which nobody knows."""
    tempting = "Hvad kan gøre det fristende på en travl dag?"
    because = "fordi kortet har et valg uden for rammen"
    for name in room.card.outside[:1]:
        yield room.question(RULE, f"At {name} ligger uden for rammen. {tempting}", because, minutes=2, after_frame=True)
    for name in room.card.unsettled[:1]:
        because = "fordi ingen har afgjort det endnu"
        text = f"Vi ved ikke sikkert, om man må {name}. {tempting}"
        yield room.question(RULE, text, because, minutes=2, after_frame=True)
