"""An agreement, asked for line by line."""

from collections.abc import Callable

from spil.plain.console import Console
from spil.play.moves import Agreed, Move, Undone
from spil.play.page import AgreementEntry, Page


def ask_agreement(page: Page, entry: AgreementEntry, console: Console, pause: Callable[[], None] | None = None) -> Move:
    """Ask for each part; Enter at the first ends without one.

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
        condition = console.ask()
    console.say(
        f"Hvis {condition}, så …",
        "(skriv for eksempel: spørger vi først, hvad borgeren selv vil; Enter: slut uden aftale; t: tilbage)",
    )
    then = console.ask()
    if then.casefold() == "t" and page.back:
        return Undone()
    if then.casefold() == "p" and pause:
        pause()
        return _asked(page, entry, console, pause)
    if not then or not condition:
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
