"""`spil nyt --kortsaet MAPPE` where there is none yet: a small deck of one's own, if that is what was meant."""

import sys
from pathlib import Path

from spil.author.new.folder import new_deck
from spil.command_line import DONE, INTERRUPTED
from spil.plain.console import Console


def new_folder(folder: Path, console: Console) -> int | None:
    """Ask, and make it; the exit status, or None where nobody can be asked and the missing folder is to be told.

    Raises:
        OSError: It cannot be made; then nothing is left there.
    """
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return None
    try:
        if not console.yes(f"Mappen {folder} findes ikke. Skal den laves, med et lille kortsæt i?"):
            console.say("Intet er lavet.")
            return DONE
    except EOFError:
        return INTERRUPTED
    new_deck(folder)
    console.say(
        "",
        f"{folder} er klar med ét kort og ét forløb, I kan skrive oven i.",
        f"Se dem: spil --kortsaet {folder}",
        f"Skriv jeres eget kort: spil nyt --kortsaet {folder}",
        f"Send det hele til en kollega: spil kort --send {folder}",
    )
    return DONE
