"""A led session line by line, complete: for screen readers, pipes and terminals without a screen."""

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from facilitator.after.delete import doomed
from facilitator.after.follow_up import follow_up, last_promise
from facilitator.after.where import written_told
from facilitator.after.write_report import write_report
from facilitator.led.forms import led_run
from facilitator.led.of_month import card_of, months_in
from facilitator.led.session import LedSession
from facilitator.led.setup import (
    FIRST_TIME,
    NO_RESERVE,
    REHEARSE,
    Answers,
    Candidate,
    candidates,
    chooses,
    first_card_asked,
    next_card_asked,
    programme_told,
    programmes,
    to_find,
)
from facilitator.report.model import OUTCOMES
from facilitator.room.box import ballots_beside
from facilitator.room.host import RoomHost
from spil.cards.deck import Deck
from spil.cards.shared import Programme
from spil.command_line import DONE, MOST_IN_ROOM
from spil.plain.agreement import ask_agreement
from spil.plain.console import Console
from spil.plain.page_text import block_lines, help_lines, hint, page_lines
from spil.plain.parse import read_answer
from spil.play.count_input import Wrong
from spil.play.moves import Move
from spil.play.page import AgreementEntry, CountEntry, Page
from spil.play.session_pages import MOTTO
from spil.record.before import played_before, records_in
from spil.record.places import documents_folder, records_folder
from spil.record.unfinished import first_time, led_sessions
from spil.resume import GO_ON, Doubt, resume

_CLOSED = "Forløbet er lukket, og alt er gemt. Skriv facilitator igen, når I vil fortsætte."
_PAUSE = "p: pause"


class Asked(NamedTuple):
    """What is to be led."""

    programme: Programme
    phones: bool = False
    """Whether each chooses on a phone."""
    arguments: tuple[str, ...] = ()
    """What the server of a room with phones is told."""
    rehearsal: bool = False


def start(deck: Deck, shared: Path | None, clock: Callable[[], datetime], asked: "Asked | None" = None) -> int:
    """Lead a session on standard input and output; returns the exit status."""
    console = Console(sys.stdin, sys.stdout)
    session: LedSession | None = None
    room: RoomHost | None = None
    try:
        console.say("Ligebehandlingsspillet, for den, der leder", "", MOTTO, "")
        ask_outcome(console, clock().date())
        if asked:
            session, wall = _asked(console, deck, shared, clock, asked)
            room = _open_room(console, session, asked.arguments)
        else:
            session, wall = _begun(console, deck, shared, clock)
        go_through(session, console, wall=wall, changed=room.nudge if room else None)
        if session.view.page.last:
            _report(console, session, deck, clock().date())
    except EOFError:
        console.say("", _CLOSED if session else "Forløbet er lukket.")
    finally:
        if room:
            room.close()
        if session:
            session.close()
    return DONE


def _open_room(console: Console, session: LedSession, arguments: Sequence[str]) -> RoomHost:
    """Open the room for phones, and say where it is; it is told as well where there is none."""
    room = RoomHost(session.path, arguments)
    if not room.wait():
        console.say(room.trouble or "Rummet til telefoner er ikke åbnet endnu. Vælg på sedler så længe.")
        session.choose_by(slips=True)
        return room
    where = " eller ".join(room.typed()) or "ingen adresse: maskinen er ikke på et net"
    console.say(
        "",
        "Telefonerne: Skriv adressen i telefonens browser, og så koden.",
        f"Adresse: {where}",
        f"Kode: {session.run.started.code}",
        "Prøv med din egen telefon, før rummet kommer. Skriv i for at høre, hvor mange der har svaret.",
        "Skriv s for sedler i stedet.",
    )
    return room


def ask_outcome(console: Console, today: date) -> bool:
    """Ask what became of the last agreement; whether there was one to ask about."""
    promise = last_promise(records_folder())
    if promise is None:
        return False
    if not console.yes(f"{promise.title}?"):
        return True
    console.say(promise.told, *(f"{n}. {text}" for n, text in enumerate(OUTCOMES.values(), 1)))
    console.say("Skriv tallet, eller tryk Enter for at svare en anden gang.")
    chosen = console.number("", len(OUTCOMES), default=0)
    if chosen:
        follow_up(promise, list(OUTCOMES)[chosen - 1], today)
        console.say("Tak. Det er gemt ved aftalen.", "")
    return True


def go_through(session: LedSession, console: Console, *, wall: bool, changed: Callable[[], None] | None = None) -> None:
    """Lead a session to its end, or till it is left.

    Args:
        session: What is led.
        console: Where it is said and heard.
        wall: Whether all hear the same.
        changed: What is told when a page was turned: the server of a room with phones.

    Raises:
        EOFError: The input ended; everything is kept.
        OSError: A move could not be kept; everything before it is.
    """
    shown: Page | None = None
    while True:
        session.look()
        session.tick()
        page = session.view.page
        console.say(*filter(None, [session.notice]))
        console.say("", *page_lines(page, shown))
        if page.last:
            return
        if not wall:
            notes = _notes(session)
            console.say(*(["", "Kun til dig:", *notes] if notes else []))
        console.say("", session.view.status)
        shown = page
        answer = _answer(console, session, wall=wall)
        if answer == "leave":
            console.say(_CLOSED)
            return
        session.make(answer)
        if changed:
            changed()


def _begun(console: Console, deck: Deck, shared: Path | None, clock: Callable[[], datetime]) -> tuple[LedSession, bool]:
    """The session to lead, one that was not finished or a new one; and whether all see this screen."""
    waiting = led_sessions(deck)
    led = programmes(deck)
    lines = [
        *(f"Fortsæt: {each.told}" for each in waiting),
        REHEARSE,
        *(programme_told(each) for each in led),
    ]
    console.say(*([FIRST_TIME, ""] if first_time() else []))
    console.say("Hvad vil du lede?", *(f"{n}. {line}" for n, line in enumerate(lines, 1)))
    chosen = console.number("", len(lines)) - 1
    if chosen < len(waiting):
        resumed = resume(deck, waiting[chosen].path, led_run, shared)
        if isinstance(resumed, Doubt):
            console.say(*resumed.told)
            if not console.yes(f"{GO_ON}?"):
                return _begun(console, deck, shared, clock)
            resumed = resumed.go_on()
        return LedSession(resumed, shared, clock), console.yes(_SAME_VIEW)
    nth, rehearsal = chosen - len(waiting) - 1, chosen == len(waiting)
    if rehearsal:
        console.say("Hvad vil du øve?", *(f"{n}. {each.title}" for n, each in enumerate(led, 1)))
        nth = console.number("", len(led)) - 1
    return _asked(console, deck, shared, clock, Asked(led[nth], rehearsal=rehearsal))


def _asked(
    console: Console, deck: Deck, shared: Path | None, clock: Callable[[], datetime], asked: "Asked"
) -> tuple[LedSession, bool]:
    """The card and the room, asked for; then a session has begun."""
    programme = asked.programme
    month = card_of(months_in(shared), clock().date())
    offered = candidates(deck, programme, played_before(deck, programme, records_in(records_folder())), month)
    card, *others = _cards(console, offered, programme)
    if not (asked.phones or asked.rehearsal):
        console.say("", to_find(programme))
    people = console.number("Hvor mange er I?", MOST_IN_ROOM)
    leader = console.yes("Er der en leder med?")
    together = console.yes("Arbejder I sammen til daglig?")
    answers = Answers(
        programme, card, people, leader, together, console.yes(_SAME_VIEW), asked.rehearsal, tuple(others)
    )
    ballots = ballots_beside if asked.phones else None
    return LedSession.begin(deck, answers, shared=shared, clock=clock, ballots=ballots), answers.wall


_SAME_VIEW = "Ser alle det samme som dig? Ja er det almindelige."


def _cards(console: Console, offered: tuple[Candidate, ...], programme: Programme) -> list[str]:
    """The cards, chosen alone, the last of them in reserve; where all are played in order they are only told."""
    console.say("", "Læs det her alene, før nogen ser med.")
    for n, each in enumerate(offered, 1):
        told = (f"{n}. {each.title}, ca. {each.minutes} minutter", each.purpose, each.avoid_if, each.drafts)
        console.say("", *filter(None, told))
    console.say("")
    if not chooses(programme):
        return [offered[0].card]
    chosen = [offered[console.number(first_card_asked(programme), len(offered)) - 1].card]
    while (asked := next_card_asked(programme, len(chosen))) and len(chosen) < len(offered):
        reserve = len(chosen) == programme.pick
        hint = f" Skriv tallet, eller tryk Enter: {NO_RESERVE.casefold()}." if reserve else ""
        number = console.number(asked + hint, len(offered), default=0 if reserve else None)
        if not number:
            break
        chosen = list(dict.fromkeys([*chosen, offered[number - 1].card]))
    return chosen


def _answer(console: Console, session: LedSession, *, wall: bool) -> Move | Literal["leave"]:
    page = session.view.page
    unseen = wall and isinstance(page.entry, CountEntry) and page.entry.secret
    if isinstance(page.entry, AgreementEntry):
        return ask_agreement(page, page.entry, console, lambda: _pause(console, session, wall=wall))
    console.say(hint(page, _PAUSE))
    while True:
        line = console.ask(unseen=unseen)
        if line.casefold() == "p":
            _pause(console, session, wall=wall)
            continue
        if session.by_phone and line.casefold() in ("i", "s"):
            console.say(_by_phone(session, line.casefold()))
            page = session.view.page
            continue
        answer = read_answer(page, line)
        if isinstance(answer, Wrong):
            console.say(answer.sentence)
        elif answer == "help":
            console.say(*help_lines(page), "p: pause. Rummets skærm bliver blank.")
        elif answer == "leave" or not isinstance(answer, str):
            return answer


def _by_phone(session: LedSession, key: str) -> str:
    """How many have answered; or slips instead of phones, and phones again."""
    if key == "s":
        session.choose_by(slips=not session.slips)
        return "I vælger på sedler nu." if session.slips else "I vælger på telefonerne igen."
    session.look()
    session.tick()
    return session.view.page.note or "Der er ingen runde åben lige nu."


def _pause(console: Console, session: LedSession, *, wall: bool) -> None:
    session.pause(on=True)
    console.say("", "Pause. Ingen skal forklare noget. Tryk Enter, når I er klar.", "")
    if not wall:
        console.say(*_notes(session))
    console.ask()
    session.pause(on=False)
    console.say("Vi går videre.")


def _notes(session: LedSession) -> list[str]:
    return [line for block in session.view.private for line in block_lines(block)]


def _report(console: Console, session: LedSession, deck: Deck, today: date) -> None:
    if console.yes("Vil du gemme en rapport på én side?"):
        written = write_report(session.records, deck, documents_folder(), today)
        console.say(*written_told(written, documents_folder()))
    erase(console, session.copies)


def erase(console: Console, paths: Sequence[Path]) -> None:
    """Show what would be deleted, and delete it where that is wanted."""
    found = doomed(paths)
    console.say(*found.left_told)
    if not found.records:
        console.say("Der er ingen optegnelser at slette.")
        return
    console.say("Det her kan slettes:", *(f"  {line}" for line in found.told))
    if not console.yes("Vil du slette det?"):
        console.say("Intet er slettet.")
        return
    if found.agreements:
        console.say("Der er aftaler i det:", *(f"  {line}" for line in found.agreements))
    keep = bool(found.agreements) and console.yes("Skal aftalerne blive?")
    console.say(found.delete(keep_agreements=keep))
