"""`spil nyt --forloeb`: a programme by four questions, or as a template where a name is given; checked at once."""

import sys
from pathlib import Path

from spil.author.check.all import check_paths
from spil.author.check.render import as_text
from spil.author.new.drafts import Desk
from spil.author.new.ids import card_id
from spil.author.new.programme import Wanted, programme_questions, programme_text
from spil.cards.deck import DeckReading
from spil.command_line import DONE, INTERRUPTED, USED_WRONGLY, WITH_ERRORS
from spil.danish import clean
from spil.files import create
from spil.plain.console import Console
from spil.plain.interview import ask

_ABOUT = "Et nyt forløb: fire spørgsmål, og så ligger det i en fil."


def new_programme(name: str | None, own: Path | None, reading: DeckReading, console: Console) -> int:
    """Write a new programme; returns the exit status.

    Raises:
        OSError: It could not be written.
    """
    if own is None:
        sys.stderr.write('Skriv også, hvor jeres kort ligger: "spil nyt --forloeb --kortsaet mine".\n')
        return USED_WRONGLY
    desk = Desk(own, reading.deck)
    if name is not None:
        refused = _refusal(desk, own, clean(name))
        if refused:
            sys.stderr.write(f"{refused}\n")
            return USED_WRONGLY
        return _written(console, own, Wanted(clean(name)), reading)
    try:
        wanted = _wanted(console, desk, own, reading)
    except EOFError:
        console.say("", "Forløbet er ikke gemt. Vil du prøve igen, så skriv den samme kommando.")
        return INTERRUPTED
    return _written(console, own, wanted, reading)


def _wanted(console: Console, desk: Desk, own: Path, reading: DeckReading) -> Wanted:
    console.say(_ABOUT)
    folder = (own / "kort").resolve()
    mine = [
        each.value.id for each in reading.cards if each.value and Path(each.document.path).resolve().parent == folder
    ]
    every = programme_questions(reading.deck, mine)
    answers: dict[str, str] = {}
    halves: dict[str, str] = {}
    place = 0
    while place < len(every):
        question = every[place]
        said = ask(console, question, answers, halves, f"{place + 1} af {len(every)}")
        refused = _refusal(desk, own, said["titel"]) if said and question.key == "titel" else ""
        console.say(*filter(None, [refused]))
        if refused:
            continue
        place = max(0, place - 1) if said is None else place + 1
        answers.update(said or {})
    return Wanted(answers["titel"], answers["som"], answers["målgruppe"], tuple(answers["kort"].split()))


def _refusal(desk: Desk, own: Path, title: str) -> str:
    if (own / "forloeb" / f"{card_id(title)}.yaml").exists():
        return f'Der er allerede et forløb, der hedder "{card_id(title)}". Skriv en anden titel.'
    return desk.refusal(title)


def _written(console: Console, own: Path, wanted: Wanted, reading: DeckReading) -> int:
    path = own / "forloeb" / f"{card_id(wanted.title)}.yaml"
    path.parent.mkdir(exist_ok=True)
    create(path, programme_text(wanted, reading.deck).encode())
    checked = check_paths([path], reading)
    if checked.findings:
        sys.stdout.write(f"\n{as_text(checked)}")
    led = reading.deck.programmes[wanted.like].form == "fælles"
    begin = "facilitator" if led else f"spil start {path.stem}"
    console.say("", f"Forløbet ligger i {path}.", f"Prøv det: {begin} --kortsaet {own}")
    return WITH_ERRORS if checked.errors else DONE
