"""A small deck of one's own: one card, a programme that plays it, and a word on what lies where."""

from pathlib import Path
from shutil import rmtree

from spil.author.new.card import SCHEMA, template
from spil.author.new.programme import Wanted, programme_text
from spil.author.packed.unpacking import laid_out
from spil.author.schema import schema_text
from spil.cards.deck import read_deck

_CARD = "Vores første kort"
_NAME = "vores-foerste-kort"
_ABOUT = """\
Det her er jeres eget kortsæt til Ligebehandlingsspillet.

kort       jeres kort, ét i hver fil
forloeb    jeres forløb: hvilke kort, hvor længe, og hvad der bliver sagt

Skriv et nyt kort:        spil nyt --kortsaet {0}
Skriv et nyt forløb:      spil nyt --forloeb --kortsaet {0}
Find fejl:                spil tjek {0}
Spil:                     spil --kortsaet {0}
Send det til en kollega:  spil kort --send {0}
"""


def new_deck(folder: Path) -> None:
    """Make the folder, all of it or nothing.

    Raises:
        OSError: It cannot be made, or is there.
    """
    programme = Wanted("Vores møde", cards=(_NAME,))
    card = template(_CARD, f"../{SCHEMA}")
    draft = laid_out({f"kort/{_NAME}.yaml": card.encode(), SCHEMA: schema_text().encode()}, folder)
    try:
        text = programme_text(programme, read_deck(draft).deck)
        (draft / "forloeb").mkdir()
        (draft / "forloeb" / "vores-moede.yaml").write_text(text, encoding="utf-8")
        (draft / "LAES-MIG.txt").write_text(_ABOUT.format(folder), encoding="utf-8")
        draft.rename(folder)
    finally:
        rmtree(draft, ignore_errors=True)
