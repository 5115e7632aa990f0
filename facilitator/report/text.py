"""A summary as lines: what the tables chose, and what to ask."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from facilitator.disclosure.chart import bars
from facilitator.disclosure.shown import ShownStep
from facilitator.questions.base import Question
from facilitator.report.model import distribution
from facilitator.summary import CardSummary, Summary
from spil.danish import capitalised, counted
from spil.play.bars import bar_lines

_WIDTH = 79


def as_text(summary: Summary) -> str:
    """What a facilitator reads at the terminal, or keeps: what may leave the room, and nothing more."""
    tally = summary.tally
    tables = f": {counted(tally.tables, 'bord', 'borde')}" if tally.tables else ""
    head = [f"{tally.session}{tables}"]
    if tally.rehearsal:
        head.append("ØVELSE: det hele er opdigtet.")
    parts = ["\n".join(head), *("\n".join(_card(card)) for card in summary.cards)]
    if not summary.cards:
        parts.append("Der er ingen valg at tælle endnu.")
    if summary.across:
        parts.append("\n".join(["Spørg på tværs af kortene:", *_questions(summary.across, 1)]))
    agreed = dict.fromkeys(each.sentence for each in tally.agreements)
    if agreed:
        parts.append("\n".join(["Aftaler", *(line for each in agreed for line in _wrapped(each, "  "))]))
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
    yield from _questions(before, 1)
    after = card.questions[len(before) :]
    if after:
        yield "Når I har set rammen:"
        yield from _questions(after, len(before) + 1)


def _step(step: ShownStep) -> Iterator[str]:
    told, drawn = distribution(step, ""), bars(step)
    if told.rows:
        yield "Det valgte I:" if step.led else f"Det valgte bordene efter snakken ({step.tables.tables} borde):"
    if drawn:
        yield from bar_lines(drawn, _WIDTH)
        return
    for words, values in told.rows:
        heads = ("",) if not step.led else (f"{head} " for head in told.heads)
        said = ", ".join(f"{head}{value}" for head, value in zip(heads, values, strict=True))
        yield from _wrapped(f"{capitalised(words)}: {said}", "  ")
    if told.words or not told.rows:
        yield told.words or "Ingen har talt noget."


def _questions(questions: Iterable[Question], first: int) -> Iterator[str]:
    for number, question in enumerate(questions, first):
        yield from _wrapped(question.text, f"{number}. ")
        yield f"   {question.because}, ca. {question.minutes} minutter"


def _wrapped(text: str, lead: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
