"""A table's session line by line, from choosing what to play to the end."""

import sys
from pathlib import Path
from random import Random
from typing import Literal

from spil.cards.deck import Deck
from spil.catalogue import TO_LEAD, Found, Refused, find, open_sessions, playable, refusal
from spil.codes import code_of
from spil.command_line import DONE, MOST_PEOPLE, MOST_TABLES, Request
from spil.plain.agreement import ask_agreement
from spil.plain.console import Console
from spil.plain.page_text import block_lines, help_lines, hint, page_lines
from spil.plain.parse import read_answer
from spil.play.count_input import Wrong
from spil.play.hall import NOT_YET
from spil.play.moves import Move
from spil.play.page import AgreementEntry, Page
from spil.play.session_pages import MOTTO
from spil.play.table_order import at_table
from spil.record.places import records_folder
from spil.record.start import Seating, started_now
from spil.resume import GO_ON, Doubt, resume
from spil.search import drawn, playable_cards, seek
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
            session.follow()
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
    told = ""
    while True:
        session.see()
        page = session.page
        if session.told != told:
            told = session.told
            console.say(*filter(None, [told]))
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
        elif answer == "part":
            session.part()
        elif answer == "wait":
            console.say(*([] if session.see() else [NOT_YET]))
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
    refused = refusal(found.deck, name)
    if refused is not None:
        console.say(refused)
        return None
    people = console.number("Hvor mange er I?", MOST_PEOPLE)
    leader = console.yes("Er der en leder med?")
    chance = Random()  # noqa: S311  # cards by chance, not a secret
    programme = found.deck.programme(name or _chosen(console, found.deck, chance))
    assert programme is not None
    code, table = _joined(console, request, alone=programme.id not in found.deck.programmes)
    seat = Seating(table, people, leader, code)
    return Session.begin(found.deck, started_now(programme, seat), records_folder(), request.shared)


def _joined(console: Console, request: Request, *, alone: bool) -> tuple[str, int]:
    """The code and the table, asked only of those who are one of several tables."""
    code, table = request.code, request.table
    if code is None and table is None:
        if alone or not console.yes("Er I ét af flere borde, og står der en kode på væggen?"):
            return "", 1
        console.say("Hvilken kode står der på væggen?")
        code = _code(console)
    if table is None:
        table = console.number("Hvilket bord er I? Skriv tallet.", MOST_TABLES)
    return code or "", table


def _code(console: Console) -> str:
    while not (code := code_of(console.ask())):
        console.say("Koden passer ikke. Se efter på væggen, ét bogstav ad gangen.")
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


def _chosen(console: Console, deck: Deck, chance: Random) -> str:
    """A card or a programme: one of three, by chance, or what a search finds."""
    every = playable(deck)
    first = [(f"{card.title}. {card.teaser or ''}".strip(), card.id) for card in drawn(deck, chance)]
    things = [*first, ("Overrask os", chance.choice(playable_cards(deck)).id)]
    console.say(TO_LEAD, "", "Hvad vil I spille?")
    while True:
        console.say(*(f"{n}. {told}" for n, (told, _) in enumerate(things, 1)))
        console.say(f"Skriv tallet, et ord for at søge, eller alle for at se alle {len(every)} kort og forløb.")
        typed = console.ask()
        if typed.isdecimal() and 1 <= int(typed) <= len(things):
            return things[int(typed) - 1][1]
        found = every if typed.casefold() == "alle" else seek(deck, typed)
        if typed.isdecimal() or not found:
            console.say(f"Ingen kort passer til »{typed}«.")
        else:
            things = found


def _choose(console: Console, lines: list[str]) -> int:
    console.say(*(f"{n}. {line}" for n, line in enumerate(lines, 1)))
    return console.number("", len(lines)) - 1


def _answer(page: Page, console: Console) -> Move | Literal["look", "leave", "part", "wait"]:
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
