"""`spil nyt`: a card by interview or as a template, checked at once and told how to try it."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from spil.author.check.all import check_paths
from spil.author.check.render import as_text
from spil.author.new.card import template
from spil.author.new.drafts import Desk
from spil.author.new.saving import opened
from spil.cards.deck import DeckReading, built_in, is_programme_file
from spil.command_line import DONE, INTERRUPTED, USED_WRONGLY, WITH_ERRORS
from spil.danish import clean
from spil.plain.console import Console
from spil.plain.interview import interview
from spil.plain.revise import revise

_KEYS = "Alt bliver gemt undervejs. Skriv ? for at få hjælp og t for at gå tilbage."
_KEYS_EDITING = "Alt bliver gemt undervejs. Skriv ? for at få hjælp. Esc går tilbage."


def new_card(name: str | None, own: Path | None, reading: DeckReading, *, as_lines: bool = False) -> int:
    """Write a new card; returns the exit status.

    Raises:
        OSError: It could not be written; the answers are kept, if the disk could keep them.
    """
    desk = Desk(own, reading.deck)
    if name is not None and name.endswith((".yaml", ".yml")):
        return _revised(console_for(as_lines=as_lines), Path(name), reading)
    if name is not None:
        return _from_template(Console(sys.stdin, sys.stdout), desk, clean(name), reading)
    console = console_for(as_lines=as_lines)
    try:
        title = interview(console, desk)
    except (EOFError, KeyboardInterrupt):
        console.say("", "Kortet er ikke færdigt. Skriv spil nyt igen, og giv den samme titel, så fortsætter du.")
        return INTERRUPTED
    path = desk.card(title)
    console.say("", f"Kortet ligger i {path}.")
    written = path.read_bytes()
    with suppress(EOFError):
        revise(console, path, reading, new=True)
    return _told(console, path, reading, written)


def _revised(console: Console, path: Path, reading: DeckReading) -> int:
    """Change a card that is there."""
    if is_programme_file(path):
        sys.stderr.write(f"{clean(str(path))} er et forløb. Ret det i et program til tekst.\n")
        return USED_WRONGLY
    before = opened(path)
    if built_in().resolve() in path.resolve().parents:
        sys.stderr.write("Spillets egne kort bliver ikke ændret. Lav en kopi i jeres egen mappe, og ret den.\n")
        return USED_WRONGLY
    if before.reading.value is None:
        sys.stdout.write(as_text(check_paths([path], reading)))
        console.say("", "Ret fejlene først. Så kan kortet ændres her.")
        return WITH_ERRORS
    console.say(f"{before.reading.value.title}. {_KEYS_EDITING if console.edits else _KEYS}")
    with suppress(EOFError):
        revise(console, path, reading)
    return _told(console, path, reading, before.raw)


def console_for(*, as_lines: bool) -> Console:
    """A console whose line can be edited where there is a terminal; plain lines for pipes and where asked for."""
    plain = as_lines or os.environ.get("TERM") == "dumb"
    if plain or not all(stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return Console(sys.stdin, sys.stdout)
    from spil.plain.editing import EditingConsole

    return EditingConsole(sys.stdin, sys.stdout)


def _from_template(console: Console, desk: Desk, name: str, reading: DeckReading) -> int:
    refused = desk.refusal(name)
    if refused:
        sys.stderr.write(f"{refused}\n")
        return USED_WRONGLY
    return _told(console, desk.write(name, template(name, desk.schema)), reading)


def _told(console: Console, path: Path, reading: DeckReading, heard: bytes = b"") -> int:
    """What the check says of it, if it is not as it was when that was said, and how to try it."""
    checked = check_paths([path], reading)
    if checked.findings and path.read_bytes() != heard:
        sys.stdout.write(f"\n{as_text(checked)}")
    console.say("", f"Kortet ligger i {path}.", f"Prøv det: spil start {path} --tekst")
    return WITH_ERRORS if checked.errors else DONE
