"""A card on the desk: its file, the form's pages, and what a browser sends of them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import httpx

from spil.cards.deck import read_deck
from spil.webform.desk import Desk
from spil.webform.web import application

TOKEN = "et-hemmeligt-ord"
PORT = 8765
HOME = f"http://127.0.0.1:{PORT}"
PAGE = f"{HOME}/{TOKEN}/"
DECK = read_deck()


@dataclass
class Form(HTMLParser):
    """A page's form, as a browser has it."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    """What is said beside each field or part."""
    text: str = ""
    tags: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    _area: str = ""
    _select: str = ""
    _beside: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        if tag == "input":
            self.sent.append((given["name"], given.get("value", "")))
        elif tag == "textarea" and "name" in given:
            self._area = given["name"]
            self.sent.append((self._area, ""))
        elif tag == "select":
            self._select = given["name"]
            self.sent.append((self._select, ""))
        elif tag == "option" and "selected" in given:
            self.sent[-1] = (self._select, given["value"])
        elif tag == "button" and "name" in given:
            self.buttons.append(given["value"])
        elif given.get("class") == "found":
            self._beside = given["id"].removesuffix("-fund")
            self.found[self._beside] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        if tag == "div":
            self._beside = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._area:
            self.sent[-1] = (self._area, self.sent[-1][1] + data)
        if self._beside:
            self.found[self._beside] = (self.found[self._beside] + data).strip()

    def value(self, name: str) -> str:
        return dict(self.sent)[name]

    def typed(self, **said: str) -> "Form":
        """The same form with something else in some fields, whose names have `__` for `/`."""
        wanted = {name.replace("__", "/"): value for name, value in said.items()}
        assert wanted.keys() <= dict(self.sent).keys()
        return Form([(name, wanted.get(name, value)) for name, value in self.sent], self.buttons)

    def pressed(self, button: str) -> "Form":
        assert button in self.buttons
        return Form([*self.sent, ("gør", button)])


def form_in(page: str) -> Form:
    form = Form()
    form.feed(page)
    form.close()
    return form


class Writer:
    """One who writes on a card."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.app = application(Desk(path, DECK), TOKEN, PORT)

    def browser(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=True)
        return httpx.AsyncClient(transport=transport, base_url=HOME, headers={"origin": HOME})

    async def open(self) -> Form:
        async with self.browser() as browser:
            answer = await browser.get(PAGE)
        assert answer.status_code == 200
        return form_in(answer.text)

    async def save(self, form: Form, *, quietly: bool = False) -> httpx.Response:
        async with self.browser() as browser:
            headers = {"x-stille": "1"} if quietly else {}
            data: dict[str, list[str]] = {}
            for name, value in form.sent:
                data.setdefault(name, []).append(value)
            return await browser.post(PAGE, data=data, headers=headers)
