"""`spil nyt --kortsaet MAPPE` where there is none yet: a small deck of one's own, if that is what was meant."""

from pathlib import Path

from spil.author.new.folder import new_deck
from spil.command_line import DONE, INTERRUPTED
from spil.plain.console import Console


def new_folder(folder: Path, console: Console) -> int:
    """Ask, and make it; returns the exit status.

    Raises:
        OSError: It cannot be made; then nothing is left there.
    """
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
