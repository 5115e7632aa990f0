"""What came of trying a card in made-up rooms, as lines for its author."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from facilitator.disclosure.chart import bars, in_words
from facilitator.made_up.trial import FORMS, KINDS, MOODS, SEEDS, TABLES, Kind, Trial
from facilitator.summary import CardSummary
from spil.cards.vocabulary import Form
from spil.danish import capitalised, listed, number
from spil.play.bars import bar_lines
from spil.play.occasions import occasion

_WIDTH = 79
_ROOMS: Mapping[Kind, str] = {
    ("bord", "enige"): "Et rum, hvor bordene er enige",
    ("bord", "delte"): "Et rum, hvor bordene er delte",
    ("bord", "blandet"): "Et blandet rum med borde",
    ("fælles", "enige"): "Et ledet rum, der er enigt",
    ("fælles", "delte"): "Et ledet rum, der er delt",
    ("fælles", "blandet"): "Et blandet ledet rum",
}
_FORMS: Mapping[Form, str] = {"bord": "Ved borde", "fælles": "I ledede rum"}


def as_text(tried: Trial) -> str:
    """One room of each kind with what it would be asked, then how often each of the card's own questions came."""
    parts = [[tried.card.title, f"ØVELSE: opdigtede rum, med {number(TABLES)} borde eller ledet."]]
    parts += [list(_room(kind, tried.rooms[kind][0])) for kind in KINDS]
    parts.append(list(_often(tried)))
    never = list(_never(tried))
    parts.append(["Kom ikke i noget rum", *never] if never else ["Alle kortets spørgsmål kom i mindst ét rum."])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _room(kind: Kind, room: CardSummary) -> Iterator[str]:
    yield _ROOMS[kind]
    for step in room.shown.steps[:1]:
        drawn = bars(step)
        yield from bar_lines(drawn, _WIDTH) if drawn else [in_words(step)]
    for place, question in enumerate(room.questions, 1):
        own = "Kortets: " if question.rule.startswith("kortets-") else ""
        later = " Spørg, når rammen er vist." if question.after_frame else ""
        yield from _wrapped(f"{own}{question.text}", f"{place}. ")
        yield from _wrapped(f"{question.because}.{later}", "   ")


def _often(tried: Trial) -> Iterator[str]:
    yield f"Hvor tit kortets egne spørgsmål var blandt de første, i {number(SEEDS)} rum af hver slags"
    for question in tried.card.notes.questions:
        yield from _wrapped(f"{occasion(tried.card, question)}: {question.text}", "- ")
        for form in FORMS:
            rooms = listed([f"{mood} {tried.came(question, (form, mood))}" for mood in MOODS])
            yield f"  {_FORMS[form]}: {rooms}."
        if later := tried.came_later(question):
            yield f"  Når historien er slut, i ledede rum: {later} af {SEEDS * len(MOODS)}."


def _never(tried: Trial) -> Iterator[str]:
    for question in tried.card.notes.questions:
        if tried.never(question):
            yield from _wrapped(capitalised(question.text), "- ")
            yield from _wrapped(tried.why_not(question), "  ")


def _wrapped(text: str, lead: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)
