"""`spil hoering` at the command line: takes readers' answers in, tells them, and notes what came of them."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from spil.author.hearing.answer import ENDING, Answer, answer_files, read_answer
from spil.author.hearing.keep import NotKept, settle, take_in
from spil.author.hearing.life import as_table, life_of
from spil.author.hearing.lines import lines_of_card
from spil.author.hearing.told import comments_told, hearing_told
from spil.author.named import card_named, no_card
from spil.cards.deck import DeckReading, built_in, is_built_in
from spil.cards.hearing import Comment, Hearing, hearing_of
from spil.cards.model import Card
from spil.cards.read.bytes import read_bytes
from spil.cards.read.load import Reading, read_hearing
from spil.command_line import DONE, USED_WRONGLY, WITH_ERRORS
from spil.danish import clean, counted
from spil.files import write_whole
from spil.plain.console import Console

_MOST_FILES = 500
_INSTALLED = ("site-packages", "dist-packages")
_COMES_WITH = (
    "Kortet {0} følger med spillet og bliver skiftet ud sammen med det. "
    "Læg en kopi i jeres eget kortsæt, og skriv --kortsaet MAPPE."
)


def gather(paths: Sequence[Path], what: str | None, deck: DeckReading, today: date) -> int:
    """Take answers in, each beside its card.

    Args:
        paths: Files and folders.
        what: The card they must be about; None for any of the deck.
        deck: Where cards are found by the id an answer bears.
        today: The day it is done.

    Raises:
        OSError: A file cannot be read or written.
    """
    files = answer_files(paths)
    if not files:
        return _wrong(f"Der er ingen svar, altså filer, der ender på {ENDING}, i {', '.join(map(str, paths))}.")
    if len(files) > _MOST_FILES:
        return _wrong(f"Der er {len(files)} filer. Saml højst {_MOST_FILES} ad gangen.")
    if what is not None and card_named(what, deck) is None:
        return _wrong(no_card(what, deck))
    by_card: dict[str, list[tuple[Path, Answer]]] = {}
    refused = False
    for file in files:
        answer = read_answer(file)
        if isinstance(answer, str):
            _tell_wrong(answer)
            refused = True
        else:
            by_card.setdefault(answer.card, []).append((file, answer))
    for name, answers in sorted(by_card.items()):
        reading = card_named(what or name, deck)
        why = _cannot(reading, name, what, deck)
        if reading is None or reading.value is None or why:
            _tell_wrong(why)
            refused = True
        else:
            refused = not _gather_one(reading.value, Path(reading.document.path), answers, deck, today) or refused
    return WITH_ERRORS if refused else DONE


def _cannot(reading: Reading[Card] | None, name: str, what: str | None, deck: DeckReading) -> str:
    """Why answers about a card cannot be taken in; empty where they can."""
    if reading is None:
        return f"Der er svar om kortet {clean(name)}. {no_card(name, deck)}"
    if reading.value is None:
        return f'Der er fejl i {reading.document.path}. Ret dem først: "spil tjek {reading.document.path}".'
    if what is not None and reading.value.id != name:
        return f"Der er svar om kortet {clean(name)}, og de er ikke taget med. De er ikke om {reading.value.id}."
    return _COMES_WITH.format(name) if _is_installed(reading) else ""


def _is_installed(reading: Reading[Card]) -> bool:
    return is_built_in(Path(reading.document.path)) and any(part in _INSTALLED for part in built_in().parts)


def _gather_one(card: Card, path: Path, answers: Iterable[tuple[Path, Answer]], deck: DeckReading, today: date) -> bool:
    """Take the answers about one card in; whether all of them could be."""
    kept = hearing_of(path)
    raw = before = read_bytes(kept) if kept.is_file() else b""
    new: list[Comment] = []
    taken = 0
    whole = True
    for file, answer in answers:
        came = take_in(str(kept), raw, answer, today)
        if isinstance(came, NotKept):
            _tell_wrong(f"{file} er ikke taget med. {came.told}")
            whole = False
            continue
        raw, taken = came.raw, taken + 1
        new += came.new
    if raw != before:
        write_whole(kept, raw)
    if taken:
        fresh = counted(len(new), "ny kommentar", "nye kommentarer", neuter=False) if new else "ingen nye kommentarer"
        print(f"{card.id}: {counted(taken, 'svar', 'svar')}, {fresh}. Det ligger i {kept}.")
    lines = lines_of_card(card, deck.deck)
    Console(sys.stdin, sys.stdout).say(*comments_told(new, lines))
    if new:
        print(f'Se dem ved deres linjer: "spil tjek {path}" eller "spil vis {path}".')
    return whole


def show(what: str, deck: DeckReading) -> int:
    """Tell a card's hearing.

    Raises:
        OSError: A file cannot be read.
    """
    reading = card_named(what, deck)
    if reading is None:
        return _wrong(no_card(what, deck))
    kept = hearing_of(Path(reading.document.path))
    if reading.value is None:
        return _wrong(f'Der er fejl i {reading.document.path}. Skriv "spil tjek {reading.document.path}".')
    if not kept.is_file():
        return _wrong(f'{reading.value.title} har ingen høring. Begynd med "spil hoering {what} -o FIL.html".')
    hearing: Hearing | None = read_hearing(str(kept), read_bytes(kept)).value
    if hearing is None:
        return _wrong(f'{kept} kan ikke læses. Skriv "spil tjek {kept}".')
    Console(sys.stdin, sys.stdout).say(*hearing_told(hearing, lines_of_card(reading.value, deck.deck)))
    return DONE


def note(what: str, number: str, outcome: str, deck: DeckReading) -> int:
    """Note what came of a comment.

    Raises:
        OSError: A file cannot be read or written.
    """
    reading = card_named(what, deck)
    told = clean(outcome)
    if reading is None:
        return _wrong(no_card(what, deck))
    kept = hearing_of(Path(reading.document.path))
    if not kept.is_file():
        return _wrong(f"{what} har ingen høring endnu, så der er intet at afgøre.")
    if not (number.isdecimal() and len(number) < 4) or not told:
        return _wrong('Skriv kommentarens tal, og hvad der skete: --afgjort 3 "Ordet er skiftet ud".')
    came = settle(str(kept), read_bytes(kept), int(number), told)
    if isinstance(came, NotKept):
        return _wrong(came.told)
    write_whole(kept, came.raw)
    left = len(came.hearing.open)
    more = counted(left, "åben", "åbne", neuter=False) if left else "ingen åbne"
    print(f"Kommentar {number} er afgjort. Der er {more} tilbage.")
    return DONE


def tell_status(reading: DeckReading) -> int:
    """Tell how far each card of a deck has come.

    Raises:
        OSError: A hearing is there and cannot be read.
    """
    lives = []
    for card in reading.cards:
        if card.value is None or reading.deck.cards.get(card.value.id) is not card.value:
            continue
        kept = hearing_of(Path(card.document.path))
        hearing = read_hearing(str(kept), read_bytes(kept)) if kept.is_file() else None
        if hearing is not None and hearing.value is None:
            _tell_wrong(f'{kept} kan ikke læses og er ikke talt med. Skriv "spil tjek {kept}".')
        lives.append(life_of(card.value, hearing.value if hearing else None, reading.deck.frame))
    print("\n".join(as_table(lives)))
    return DONE


def _tell_wrong(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _wrong(sentence: str) -> int:
    _tell_wrong(sentence)
    return USED_WRONGLY
