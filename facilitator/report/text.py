"""A summary as lines: what the tables chose, and what to ask."""

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from facilitator.questions.base import Question
from facilitator.session import CardSummary, Summary
from facilitator.shown import ShownStep
from spil.danish import capitalised, counted

_WIDTH = 79
_BAR = 20
"""Characters of the longest bar."""


def as_text(summary: Summary) -> str:
    """What a facilitator reads at the terminal; safe to show the room."""
    tally = summary.tally
    head = [f"{tally.session}: {counted(tally.tables, 'bord', 'borde')}"]
    if tally.rehearsal:
        head.append("ØVELSE: bordene er opdigtede.")
    parts = ["\n".join(head), *("\n".join(_card(card)) for card in summary.cards)]
    if not summary.cards:
        parts.append("Der er ingen valg at tælle endnu.")
    agreed = Counter(each.sentence for each in tally.agreements)
    if agreed:
        lines = [f"{sentence} ({counted(n, 'bord', 'borde')})" for sentence, n in agreed.items()]
        parts.append("\n".join(["Aftaler", *(line for each in lines for line in _wrapped(each, "  "))]))
    return "\n\n".join(parts) + "\n"


def _card(card: CardSummary) -> Iterator[str]:
    shown = card.shown
    yield shown.title
    yield "=" * len(shown.title)
    if shown.passed:
        yield f"{capitalised(counted(shown.passed, 'bord', 'borde'))} sprang kortet over."
    if shown.changed:
        many = capitalised(counted(shown.changed, "bord", "borde"))
        yield f"{many} spillede en ældre udgave af kortet og er ikke talt med."
    for step in shown.steps[:1]:
        yield from _step(step)
    if card.questions:
        yield ""
        yield "Spørg rummet, ét spørgsmål ad gangen:"
    before = [question for question in card.questions if not question.after_frame]
    for number, question in enumerate(before, 1):
        yield from _question(str(number), question)
    for question in card.questions[len(before) :]:
        yield "Når I har set rammen:"
        yield from _question(str(len(before) + 1), question)


def _step(step: ShownStep) -> Iterator[str]:
    if step.tables.choices is None:
        yield "Færre end tre borde har valgt, så spillet viser ikke tallene."
        return
    widest = max(len(words) for words in step.words.values())
    most = max(1, *(int(count) for count in step.tables.choices.values()))
    yield f"Det valgte bordene efter snakken ({step.tables.tables} borde):"
    for name, count in step.tables.choices.items():
        bar = "█" * round(int(count) / most * _BAR)
        yield f"  {step.words[name]:<{widest}}  {count:>2}  {bar}".rstrip()


def _question(number: str, question: Question) -> Iterator[str]:
    yield from _wrapped(question.text, f"{number}. ")
    yield f"   {question.because}, ca. {question.minutes} minutter"


def _wrapped(text: str, lead: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
