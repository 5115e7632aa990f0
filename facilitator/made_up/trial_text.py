"""What came of trying a card in made-up rooms, as lines for its author."""

from collections.abc import Iterator
from textwrap import wrap

from facilitator.disclosure.chart import bars, in_words
from facilitator.made_up.room import Mood
from facilitator.made_up.trial import MOODS, SEEDS, TABLES, Trial
from facilitator.summary import CardSummary
from spil.danish import capitalised, listed, number
from spil.play.bars import bar_lines
from spil.play.occasions import occasion

_WIDTH = 79
_ROOMS: dict[Mood, str] = {
    "enige": "Et rum, hvor bordene er enige",
    "delte": "Et rum, hvor bordene er delte",
    "blandet": "Et blandet rum",
}


def as_text(tried: Trial) -> str:
    """One room of each kind with what it would be asked, then how often each of the card's own questions came."""
    parts = [[tried.card.title, f"ØVELSE: opdigtede rum med {number(TABLES)} borde."]]
    parts += [list(_room(mood, tried.rooms[mood][0])) for mood in MOODS]
    parts.append(list(_often(tried)))
    never = list(_never(tried))
    parts.append(["Kom ikke i noget rum", *never] if never else ["Alle kortets spørgsmål kom i mindst ét rum."])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _room(mood: Mood, room: CardSummary) -> Iterator[str]:
    yield _ROOMS[mood]
    for step in room.shown.steps[:1]:
        drawn = bars(step)
        yield from bar_lines(drawn, _WIDTH) if drawn else [in_words(step)]
    for place, question in enumerate(room.questions, 1):
        own = "Kortets: " if question.rule.startswith("kortets-") else ""
        later = " Spørg, når rammen er vist." if question.after_frame else ""
        yield from _wrapped(f"{own}{question.text}", f"{place}. ")
        yield from _wrapped(f"{question.because}.{later}", "   ")


def _often(tried: Trial) -> Iterator[str]:
    yield f"Kortets egne spørgsmål i {number(SEEDS)} rum af hver slags"
    for question in tried.card.notes.questions:
        yield from _wrapped(f"{occasion(tried.card, question)}: {question.text}", "- ")
        yield f"  Kom hos {listed([f'{mood} {tried.came(question, mood)}' for mood in MOODS])}."


def _never(tried: Trial) -> Iterator[str]:
    for question in tried.card.notes.questions:
        if not any(tried.came(question, mood) for mood in MOODS):
            yield from _wrapped(capitalised(question.text), "- ")
            yield from _wrapped(tried.why_not(question), "  ")


def _wrapped(text: str, lead: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)
