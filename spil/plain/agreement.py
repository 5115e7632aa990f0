"""An agreement, asked for line by line."""

from collections.abc import Callable

from spil.plain.console import Console
from spil.play.moves import Agreed, Move, Undone
from spil.play.page import AgreementEntry, Page


def ask_agreement(page: Page, entry: AgreementEntry, console: Console, pause: Callable[[], None] | None = None) -> Move:
    """Ask for each part; `u` at the first ends without one, and Enter alone throws nothing away.

    Raises:
        EOFError: The input ended; nothing of it is kept.
    """
    try:
        return _asked(page, entry, console, pause)
    except EOFError:
        console.say("", "Aftalen er ikke skrevet færdig, så den er ikke gemt.")
        raise


def _asked(page: Page, entry: AgreementEntry, console: Console, pause: Callable[[], None] | None) -> Move:
    assert page.onward is not None
    condition = entry.condition
    if not condition:
        console.say("Hvornår gælder det? Hvis …")
        condition = _said(console)
    if condition.casefold() == "u" and not entry.condition:
        return page.onward.move
    console.say(
        f"Hvis {condition}, så …",
        f"(skriv for eksempel: {entry.example}; u: slut uden aftale; t: tilbage)",
    )
    then = _said(console)
    if then.casefold() == "t" and page.back:
        return Undone()
    if then.casefold() == "p" and pause:
        pause()
        return _asked(page, entry, console, pause)
    if then.casefold() == "u":
        return page.onward.move
    answers = []
    for question in ("Hvem gør det? Skriv en rolle, ikke et navn.", "Hvornår?"):
        console.say(question)
        answer = console.ask()
        if answer.casefold() == "t":
            return _asked(page, entry, console, pause)
        answers.append(answer)
    by, when = answers
    return Agreed.model_validate({"if": condition, "then": then, "by": by, "when": when})


def _said(console: Console) -> str:
    """What is written, asked for till there is something: so it is also tried by who only practises."""
    while not (said := console.ask()):
        console.say("Skriv, hvad I vil prøve. Vil I ikke lave en aftale, så skriv u.")
    return said
