"""A room in a browser, made up as far as a test wants it, and asked without a socket."""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import httpx
import led

from facilitator.led.view import Around, View, hall_of, view
from facilitator.room.box import Box
from facilitator.room.casting import BoxVotes
from facilitator.room.people import People
from facilitator.room.room import Room
from facilitator.room.tables import RoomTables, TabletsHere
from facilitator.room.watching import Watching
from facilitator.room.web import application
from spil.codes import made_code
from spil.play.moves import Move
from spil.play.run import Run
from spil.record.read import Record

ADDRESS = "http://10.0.0.7:8080"
CODE, KEY, LEADER = made_code((9, 14, 15, 17)), "k" * 32, "s" * 32


@dataclass
class Pressed:
    """What the leader's page asked the leader's process for."""

    moves: list[tuple[Move, int]] = field(default_factory=list)
    paused: bool | None = None

    async def press(self, move: Move, after: int) -> None:
        self.moves.append((move, after))

    async def pause(self, *, on: bool) -> None:
        self.paused = on


class Clock:
    """Seconds that go on when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class MadeUp:
    """A room and what stands in it now."""

    def __init__(self, folder: Path, *, tables: Run | None = None, code: str = CODE) -> None:
        self.clock = Clock()
        self.box = Box(folder / "stemmer.sqlite")
        self.watching = Watching(1)
        self.pressed = Pressed()
        self.shared = folder / "faelles"
        self.shared.mkdir(exist_ok=True)
        people = People(code, KEY, f"signing {code}", self.clock)
        seated = RoomTables(led.DECK, tables.started, folder / "hjemme", self.shared) if tables else None
        self.tables = seated
        tablets = TabletsHere(seated) if seated else None
        self.room = Room(BoxVotes(self.box), people, self.watching, self.pressed, LEADER, ADDRESS, tablets, patience=0)
        self.app = application(self.room)

    def close(self) -> None:
        """Let go of its files."""
        if self.tables:
            self.tables.close()
        self.box.leave()

    def show(self, run: Run, tables: tuple[Record, ...] = (), *, paused: bool = False, open_: bool = True) -> View:
        """Stand where a run stands, with its round open where it has one."""
        round_ = self.box.open(f"{run.at.spot}") if run.page.ballot and open_ else None
        if round_ is None:
            self.box.forget()
        answered = self.box.answered() if round_ else None
        around = Around(led.NOW, led.NOW, paused=paused, answered=answered)
        shown = view(run, tables, around)
        told = hall_of(run, shown, led.NOW) if run.started.form == "bord" else None
        self.watching.show(shown, round_, len(run.moves), told)
        return shown

    @asynccontextmanager
    async def phone(self, *, joined: bool = True, cookies: httpx.Cookies | None = None) -> AsyncIterator["Phone"]:
        """A browser on somebody's phone."""
        transport = httpx.ASGITransport(self.app)
        jar = httpx.Cookies(cookies)
        async with httpx.AsyncClient(
            transport=transport, base_url=ADDRESS, follow_redirects=True, cookies=jar
        ) as client:
            phone = Phone(client)
            if joined:
                await phone.get("/", k=KEY)
            yield phone


MakeRoom = Callable[[Run | None], MadeUp]


class Phone:
    """Follows what it is sent to, and remembers every byte it was ever given."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        client.headers["origin"] = ADDRESS
        self.seen: list[str] = []

    @property
    def cookies(self) -> httpx.Cookies:
        return self._client.cookies

    async def get(self, url: str, *, k: str = "", headers: Mapping[str, str] | None = None) -> httpx.Response:
        return self._kept(await self._client.get(url, params={"k": k} if k else {}, headers=headers))

    async def post(self, url: str, body: bytes, headers: Mapping[str, str | bytes] | None = None) -> httpx.Response:
        raw = {name: value.encode() if isinstance(value, str) else value for name, value in (headers or {}).items()}
        told = {name.encode(): value for name, value in raw.items()}
        return self._kept(await self._client.post(url, content=body, headers=told))

    async def send_form(self, url: str, **sent: object) -> httpx.Response:
        return await self.post(url, urlencode({name: str(value) for name, value in sent.items()}).encode())

    async def vote(self, number: int) -> httpx.Response:
        """Press the button with this number on the page that stands."""
        page = (await self.get("/")).text
        round_ = re.search(r'name="round" value="([^"]+)"', page)
        choices = re.findall(r'name="choice" value="([^"]+)"', page)
        assert round_
        return await self.send_form("/stem", round=round_[1], choice=choices[number - 1])

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        self.seen += [each.text + str(each.headers) for each in (*answer.history, answer)]
        return answer


def main_of(answer: httpx.Response) -> str:
    """The words of a page as one reads them."""
    found = re.search(r"<main>(.*)</main>", answer.text, re.DOTALL)
    assert found, answer.text
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())
