"""`facilitator`: what to lead, alone; then the room; then what is left behind."""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from textual import work

from facilitator.after.delete import doomed
from facilitator.after.follow_up import Promise, follow_up, last_promise
from facilitator.after.where import kept_told, written_told
from facilitator.after.write_report import write_report
from facilitator.app.led_screen import LedScreen
from facilitator.app.phones_screen import PhonesScreen
from facilitator.led.ballots import TABLES_HERE, TABLETS_HERE, box_path
from facilitator.led.forms import led_run
from facilitator.led.of_month import card_of, months_in
from facilitator.led.session import LedSession
from facilitator.led.setup import (
    BY_PHONE,
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
from facilitator.led.view import REHEARSAL
from facilitator.report.model import OUTCOMES
from facilitator.room.box import Box, ballots_beside
from facilitator.room.host import Press, RoomHost
from spil.cards.deck import Deck
from spil.cards.shared import Programme
from spil.cards.vocabulary import Form
from spil.command_line import DONE, MOST_IN_ROOM
from spil.play.moves import Agreed
from spil.play.session_pages import MOTTO
from spil.record.before import played_before, records_in
from spil.record.places import documents_folder, records_folder
from spil.record.unfinished import Unfinished, first_time, led_sessions
from spil.resume import GO_ON, LEAVE_IT, Doubt, resume
from spil.session import Session
from spil.ui.choose import ChooseScreen, DeliberateScreen, Line
from spil.ui.form import READABLE, YES_OR_NO, Ask, QuestionsScreen, within, yes_or_no
from spil.ui.game_app import GameApp


class ToBegin(NamedTuple):
    """A session that is to be led."""

    programme: Programme
    rehearsal: bool = False
    phones: bool = False
    """Whether each chooses on a phone."""


class Asked(NamedTuple):
    """What was asked for at the command line."""

    begin: ToBegin | None = None
    """Home, where nothing was."""
    own: Path | None = None
    """The unit's own deck, for the server of a room with phones."""


_AT_HOME = Asked()


def start(deck: Deck, shared: Path | None, clock: Callable[[], datetime], asked: Asked = _AT_HOME) -> int:
    """Lead a session on this terminal; returns the exit status."""
    app = FacilitatorApp(deck, shared, clock, asked=asked)
    outcome = app.run()
    if app.session:
        told = [*app.left, app.erased, app.session.close()]
        sys.stdout.write("".join(f"{sentence}\n" for sentence in told if sentence))
    if isinstance(outcome, OSError):
        raise outcome
    return DONE


class FacilitatorApp(GameApp[OSError | None]):
    """Home, the card, the room, the session, the report: one after the other."""

    def __init__(
        self,
        deck: Deck,
        shared: Path | None,
        clock: Callable[[], datetime],
        ticks: Callable[[], float] = time.monotonic,
        asked: Asked = _AT_HOME,
    ) -> None:
        super().__init__()
        self._begin, self._own = asked
        self._room: RoomHost | None = None
        self._ticks = ticks
        self._deck = deck
        self._shared = shared
        self._clock = clock
        self.session: LedSession | None = None
        """What is led, once it has begun."""
        self.left: list[str] = []
        """Where the report lies, in sentences."""
        self.erased = ""
        """What was deleted at the end, in a sentence."""

    @work
    async def begin(self) -> None:
        """Everything, till the one who leads has closed."""
        try:
            await self._lead()
        except OSError as error:
            self.exit(error)
        else:
            self.exit(None)
        finally:
            if self._room:
                self._room.close()

    async def _lead(self) -> None:
        while self.session is None:
            chosen, self._begin = self._begin or await self._home(), None
            if chosen is None:
                return
            if isinstance(chosen, Promise):
                await self._follow_up(chosen)
            elif isinstance(chosen, Unfinished):
                wall = await self._wall()
                resumed = None if wall is None else await self._resumed(chosen)
                if resumed is not None:
                    box = box_path(resumed.path)
                    ballots = Box(box) if box.exists() else None
                    self._meet_tablets(phones=ballots is not None, form=resumed.run.started.form)
                    self.session = LedSession(resumed, self._shared, self._clock, ballots)
            else:
                answers = await self._answers(chosen)
                if answers is not None:
                    wall = answers.wall
                    ballots_at = ballots_beside if chosen.phones else None
                    self._meet_tablets(phones=chosen.phones, form=chosen.programme.form)
                    self.session = LedSession.begin(
                        self._deck, answers, shared=self._shared, clock=self._clock, ballots=ballots_at
                    )
        assert wall is not None
        await self._open_room(self.session, alone=not wall)
        await self.push_screen_wait(LedScreen(self.session, self._ticks, wall=wall, room=self._room))
        await self._close(self.session)

    async def _open_room(self, session: LedSession, *, alone: bool) -> None:
        """The room for phones, where there are any, tried with one before people come."""
        if not session.by_phone:
            return
        self._room = RoomHost(session.path, self._for_the_server(), self._pressed_elsewhere)
        by_phone = await self.push_screen_wait(PhonesScreen(self._room, session.run.started.code, alone=alone))
        session.choose_by(slips=by_phone is False)

    def _meet_tablets(self, *, phones: bool, form: Form) -> None:
        """Tables that play on a tablet leave their records in a folder, as those with a laptop do."""
        if phones and form == "bord" and self._shared is None:
            self._shared = records_folder() / TABLES_HERE
            self._shared.mkdir(parents=True, exist_ok=True)

    def _for_the_server(self) -> tuple[str, ...]:
        given = (("--kortsaet", self._own), ("--mappe", self._shared), ("--tabletter", records_folder() / TABLETS_HERE))
        return tuple(text for option, path in given if path for text in (option, str(path)))

    def _pressed_elsewhere(self, press: Press) -> None:
        """What was pressed on the leader's web page; told by the thread that listens to the server."""

        def act() -> None:
            if isinstance(self.screen, LedScreen):
                self.screen.press(press)

        self.call_from_thread(act)

    async def _home(self) -> Promise | Unfinished | ToBegin | None:
        promise = last_promise(records_folder())
        led = programmes(self._deck)
        things: list[tuple[Line, Promise | Unfinished | ToBegin | str]] = [
            *(((f"Fortsæt: {each.told}",), each) for each in led_sessions(self._deck)),
            *([((promise.title,), promise)] if promise else []),
            ((REHEARSE,), REHEARSE),
            ((BY_PHONE,), BY_PHONE),
            *(((programme_told(each),), ToBegin(each)) for each in led),
        ]
        first = first_time()
        told = (
            MOTTO,
            "Læs og vælg alene, før andre kan se skærmen. Er projektoren tændt, så sluk den imens.",
            *([FIRST_TIME] if first else []),
        )
        usual = next(
            n for n, (_, thing) in enumerate(things) if (thing == REHEARSE if first else not isinstance(thing, str))
        )
        home = ChooseScreen("Ligebehandlingsspillet: led et forløb", [line for line, _ in things], told, back="luk")
        home.marked = usual
        chosen = await self.push_screen_wait(home)
        thing = None if chosen is None else things[chosen][1]
        return await self._which(thing, led) if isinstance(thing, str) else thing

    async def _which(self, how: str, led: Sequence[Programme]) -> "Promise | Unfinished | ToBegin | None":
        """Which programme to practise, or to lead with phones."""
        title, told = _HOW[how]
        chosen = await self._chosen(title, [(programme_told(each),) for each in led], (told,))
        if chosen is None:
            return await self._home()
        return ToBegin(led[chosen], rehearsal=how == REHEARSE, phones=how == BY_PHONE)

    async def _resumed(self, chosen: Unfinished) -> Session | None:
        """Go on with a session; where its record does not hold, only if that is said."""
        session = resume(self._deck, chosen.path, led_run, self._shared)
        if not isinstance(session, Doubt):
            return session
        lines = [(GO_ON,), (LEAVE_IT,)]
        answer = await self.push_screen_wait(DeliberateScreen("Forløbet passer ikke til sin fil", lines, session.told))
        return session.go_on() if answer == 0 else None

    async def _chosen(self, title: str, lines: Sequence[Line], told: Sequence[str], **named: str) -> int | None:
        return await self.push_screen_wait(ChooseScreen(title, lines, told, **named))

    async def _follow_up(self, promise: Promise) -> None:
        outcome = await self._chosen("Hvad skete der?", [(text,) for text in OUTCOMES.values()], (promise.told,))
        if outcome is not None:
            follow_up(promise, list(OUTCOMES)[outcome], self._clock().date())

    async def _answers(self, chosen: ToBegin) -> Answers | None:
        """The card, chosen alone, and what to know of the room; None where one went back."""
        played = played_before(self._deck, chosen.programme, records_in(records_folder()))
        month = card_of(months_in(self._shared), self._clock().date())
        offered = candidates(self._deck, chosen.programme, played, month)
        lines = [(f"{c.title}, ca. {c.minutes} minutter", c.purpose, c.avoid_if, c.drafts) for c in offered]
        if chooses(chosen.programme):
            told: tuple[str, ...] = ("Læs og vælg alene. Lad ingen andre se listen.",)
            picked = await self._chosen(first_card_asked(chosen.programme), lines, told)
        else:
            told = ("Læs det alene. Kortene bliver spillet i den rækkefølge.", _PASSES)
            read = await self._chosen("Kortene i dag", lines, told, enter="videre, når du har læst dem")
            picked = None if read is None else 0
        if picked is None:
            return None
        others = await self._others(chosen.programme, offered, picked) if chooses(chosen.programme) else ()
        if others is None:
            return None
        found = () if chosen.phones or chosen.rehearsal else (to_find(chosen.programme),)
        given = await self.push_screen_wait(QuestionsScreen(chosen.programme.title, _ROOM, (_ALONE, *found)))
        if given is None:
            return None
        return Answers(chosen.programme, offered[picked].card, **given, rehearsal=chosen.rehearsal, others=others)

    async def _others(self, programme: Programme, offered: Sequence[Candidate], first: int) -> tuple[str, ...] | None:
        """The cards after the first, and one in reserve, chosen alone; None where one went back."""
        left = [each for n, each in enumerate(offered) if n != first]
        chosen: list[str] = []
        while (asked := next_card_asked(programme, len(chosen) + 1)) and left:
            reserve = len(chosen) + 1 == programme.pick
            lines = [(f"{c.title}, ca. {c.minutes} minutter", c.purpose, c.avoid_if, c.drafts) for c in left]
            none = [(NO_RESERVE,)] if reserve else []
            told = ("Bliver kortet for svært, kan I skifte til det her kort med tasten k.",) if reserve else ()
            picked = await self._chosen(asked, [*none, *lines], told)
            if picked is None:
                return None
            if reserve and picked == 0:
                break
            chosen.append(left.pop(picked - len(none)).card)
        return tuple(chosen)

    async def _wall(self) -> bool | None:
        given = await self.push_screen_wait(QuestionsScreen("Fortsæt", _ROOM[-1:]))
        return None if given is None else bool(given["wall"])

    async def _close(self, session: LedSession) -> None:
        """The report and the records, while the last words are said; only after a session that is over."""
        agreed = any(isinstance(move, Agreed) for move in session.run.moves)
        told = ["Tak, fordi du ledte det her.", kept_told(agreed=agreed)]
        practice = f" ({REHEARSAL})" if session.run.started.rehearsal else ""
        while session.view.page.last and session.copies:
            keep = [("Slet optegnelsen, men behold aftalen",)] if agreed else []
            lines = [("Gem en rapport på én side",), ("Slet optegnelsen",), *keep]
            ended = DeliberateScreen(f"Forløbet er slut{practice}", lines, told, back="luk")
            chosen = await self.push_screen_wait(ended)
            if chosen is None:
                return
            if chosen == 0:
                today = self._clock().date()
                written = write_report(session.records, self._deck, documents_folder(), today)
                told = self.left = written_told(written, documents_folder())
            else:
                told = await self._erased(session, keep_agreements=chosen == 2)

    async def _erased(self, session: LedSession, *, keep_agreements: bool) -> list[str]:
        """Delete the record and its copy where that is meant; what was done, which is also said after closing."""
        what = [f"Det er den her fil, der bliver slettet: {path}" for path in session.copies]
        answers = [("Ja, slet det",), ("Nej, behold det",)]
        if await self.push_screen_wait(DeliberateScreen("Vil du slette det?", answers, what)) != 0:
            return ["Intet er slettet."]
        if self._room:
            self._room.close()  # it holds the tables' records
        self.erased = doomed(session.copies).delete(keep_agreements=keep_agreements)
        return [self.erased]


_HOW = {
    REHEARSE: ("Øv dig: Hvad vil du lede?", "Rummet er opdigtet og svarer selv."),
    BY_PHONE: (
        "Led med telefoner: Hvad vil du lede?",
        "Du får en kode, som de andre scanner. Sedler kan bruges ved siden af.",
    ),
}
_PASSES = "Passer et kort ikke til dem, der kommer, så spring det over med k, når det står der."
_ALONE = "De fire svar bestemmer, hvad skærmen siger. Tænd projektoren, når du har svaret. " + READABLE
_ROOM = (
    Ask("people", "Hvor mange er I?", within(MOST_IN_ROOM), f"Skriv et tal fra 1 til {MOST_IN_ROOM}."),
    Ask("leader", "Er der en leder med? (j eller n)", yes_or_no(), YES_OR_NO),
    Ask("together", "Arbejder I sammen til daglig? (j eller n)", yes_or_no(), YES_OR_NO),
    Ask("wall", "Ser alle det samme som dig? (Enter: ja. n: du får egne noter)", yes_or_no("j"), YES_OR_NO),
)
