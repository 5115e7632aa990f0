"""`spil nyt`: a card by interview or as a template, checked at once and told how to try it."""

import sys
from pathlib import Path

from spil.author.check.all import check_paths
from spil.author.check.render import as_text
from spil.author.new.card import template
from spil.author.new.drafts import Desk
from spil.cards.deck import DeckReading
from spil.command_line import DONE, INTERRUPTED, USED_WRONGLY, WITH_ERRORS
from spil.danish import clean
from spil.plain.console import Console
from spil.plain.interview import interview


def new_card(name: str | None, own: Path | None, reading: DeckReading) -> int:
    """Write a new card; returns the exit status.

    Raises:
        OSError: It could not be written; the answers are kept, if the disk could keep them.
    """
    desk = Desk(own, reading.deck)
    console = Console(sys.stdin, sys.stdout)
    if name is not None:
        return _from_template(console, desk, clean(name), reading)
    try:
        title = interview(console, desk)
    except EOFError:
        console.say("", "Kortet er ikke færdigt. Skriv spil nyt igen, og giv den samme titel, så fortsætter du.")
        return INTERRUPTED
    return _told(console, desk.card(title), reading)


def _from_template(console: Console, desk: Desk, name: str, reading: DeckReading) -> int:
    refused = desk.refusal(name)
    if refused:
        sys.stderr.write(f"{refused}\n")
        return USED_WRONGLY
    return _told(console, desk.write(name, template(name, desk.schema)), reading)


def _told(console: Console, path: Path, reading: DeckReading) -> int:
    """What the check says of it, and how to try it."""
    checked = check_paths([path], reading)
    if checked.findings:
        sys.stdout.write(f"\n{as_text(checked)}")
    console.say("", f"Kortet ligger i {path}.", f"Prøv det: spil start {path} --tekst")
    return WITH_ERRORS if checked.errors else DONE
