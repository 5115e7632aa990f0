"""A table's session line by line, from choosing what to play to the end."""

import sys
from pathlib import Path
from typing import Literal

from spil.cards.deck import Deck
from spil.catalogue import TO_LEAD, Found, Refused, find, open_sessions, playable, refusal
from spil.command_line import DONE, MOST_PEOPLE, MOST_TABLES, Request, code_of
from spil.plain.agreement import ask_agreement
from spil.plain.console import Console
from spil.plain.page_text import block_lines, help_lines, hint, page_lines
from spil.plain.parse import read_answer
from spil.play.count_input import Wrong
from spil.play.moves import Move
from spil.play.page import AgreementEntry, Page
from spil.play.session_pages import MOTTO
from spil.play.table_form import at_table
from spil.record.places import records_folder
from spil.record.start import Seating, started_now
from spil.resume import GO_ON, Doubt, resume
from spil.session import Session

_CLOSED = "Spillet er lukket, og jeres svar er gemt. Start det igen, når I vil fortsætte."


def start(request: Request) -> int:
    """Play at a table on standard input and output; returns the exit status."""
    console = Console(sys.stdin, sys.stdout)
    found = find(request.what, request.own)
    if isinstance(found, Refused):
        sys.stderr.write(found.text)
        return found.status
    console.say(*filter(None, [found.left_out]))
    session: Session | None = None
    try:
        session = _seated(console, found, request)
        if session is not None:
            play(session, console)
    except EOFError:
        console.say("", _CLOSED if session else "Spillet er lukket.")
    finally:
        if session:
            console.say(session.close())
    return DONE


def play(session: Session, console: Console) -> None:
    """Play a session to its end, or till the group leaves.

    Raises:
        EOFError: The input ended; everything is kept.
        OSError: A move could not be kept; everything before it is.
    """
    shown: Page | None = None
    console.say(*filter(None, [session.notice]))
    copying = ""
    while True:
        page = session.page
        if session.copying != copying:
            copying = session.copying
            console.say(copying)
        console.say("", *page_lines(page, shown))
        if page.last:
            return
        shown = page
        answer = _answer(page, console)
        if answer == "leave":
            console.say(_CLOSED)
            return
        if answer == "look":
            session.look()
        else:
            session.make(answer)


def _seated(console: Console, found: Found, request: Request) -> Session | None:
    """The session to play: one that was not finished, or a new one."""
    name = found.name
    if name is None:
        console.say("Ligebehandlingsspillet", "", MOTTO, "")
    resumed = _resumed(console, found, request.shared)
    if resumed is not None:
        return resumed
    if name is None:
        name = _chosen(console, found.deck)
    refused = refusal(found.deck, name)
    if refused is not None:
        console.say(refused)
        return None
    programme = found.deck.programme(name)
    assert programme is not None
    seat = _seat(console, request)
    return Session.begin(found.deck, started_now(programme, seat), records_folder(), request.shared)


def _seat(console: Console, request: Request) -> Seating:
    code, table = request.code, request.table
    if code is None:
        console.say("Står der en kode på væggen? Alle borde skriver den samme. Tryk Enter, hvis der ingen er.")
        code = _code(console)
    if table is None:
        question = "Hvilket bord er I? Skriv tallet, eller tryk Enter for bord 1."
        table = console.number(question, MOST_TABLES, default=1)
    people = console.number("Hvor mange er I ved bordet?", MOST_PEOPLE)
    return Seating(table, people, console.yes("Er der en leder med?"), code)


def _code(console: Console) -> str:
    while (code := code_of(console.ask())) is None:
        console.say("En kode er højst 12 bogstaver og tal. Skriv den igen, eller tryk Enter.")
    return code


def _resumed(console: Console, found: Found, shared: Path | None) -> Session | None:
    waiting = open_sessions(found)
    if not waiting:
        return None
    lines = [each.told for each in waiting] + ["Begynd forfra med noget nyt."]
    console.say("I har et spil, der ikke er færdigt. Skriv tallet for det, I vil.")
    chosen = _choose(console, lines)
    if chosen == len(waiting):
        return None
    session = resume(found.deck, waiting[chosen].path, at_table, shared)
    if not isinstance(session, Doubt):
        return session
    console.say(*session.told)
    return session.go_on() if console.yes(f"{GO_ON}?") else _resumed(console, found, shared)


def _chosen(console: Console, deck: Deck) -> str:
    things = playable(deck)
    console.say(TO_LEAD, "", "Hvad vil I spille?")
    return things[_choose(console, [told for told, _ in things])][1]


def _choose(console: Console, lines: list[str]) -> int:
    console.say(*(f"{n}. {line}" for n, line in enumerate(lines, 1)))
    return console.number("", len(lines)) - 1


def _answer(page: Page, console: Console) -> Move | Literal["look", "leave"]:
    if isinstance(page.entry, AgreementEntry):
        return ask_agreement(page, page.entry, console)
    console.say(hint(page))
    asked = 0
    while True:
        line = console.ask()
        if line.casefold() == "m" and len(page.questions) > 1:
            asked += 1
            console.say(*block_lines(page.questions[asked % len(page.questions)]))
            continue
        answer = read_answer(page, line)
        if isinstance(answer, Wrong):
            console.say(answer.sentence)
        elif answer == "help":
            console.say(*help_lines(page))
        else:
            return answer
