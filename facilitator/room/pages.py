"""The room's pages as HTML; what all phones see alike is made once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import segno
from jinja2 import Environment
from markupsafe import Markup

from facilitator.room.tables import stamp
from facilitator.room.wall import look_of
from facilitator.room.watching import State
from spil.html.form import buttons
from spil.html.templates import base_style, environment
from spil.play.page import Page

STYLE = base_style() + (files("facilitator.room") / "app.css").read_text(encoding="utf-8")
SCRIPT = (files("facilitator.room") / "app.js").read_text(encoding="utf-8")
MARK = sha256((STYLE + SCRIPT).encode()).hexdigest()[:8]
"""In the addresses of style and script, so that a browser may keep them."""
_INVITES = ("welcome", "rules")
"""Pages beside which the wall shows how to come in."""


@cache
def _templates() -> Environment:
    """Read once for all rooms."""
    return environment("facilitator.room", "templates")


@dataclass
class Pages:
    """Makes pages for one room."""

    address: str
    code: str
    key: str
    tables: bool = False
    """Whether one can be a table here."""
    at: str = ""
    """Where the room is at its address."""
    onward: str = ""
    """Where the one who leads goes when the session is over."""
    _made: dict[tuple[object, ...], str] = field(default_factory=dict)
    _turn: int = -1

    def __post_init__(self) -> None:
        self._templates = _templates()

    def _render(self, name: str, **told: Any) -> str:
        plain = {"number": "", "stream": "", "refresh": 0, "look": "", "mark": MARK, "at": self.at}
        return self._templates.get_template(name).render(**{**plain, **told})

    def join(self, wrong: str = "", typed: str = "") -> str:
        """Where one types the code."""
        return self._render("join.html", wrong=wrong, typed=typed)

    def phone(self, state: State, mine: str | None = None, wrong: str = "") -> str:
        """What a phone shows.

        Args:
            state: What the room stands at.
            mine: What this phone has chosen in the round that goes on.
            wrong: Why what was sent last did not count.
        """
        if state.turn != self._turn:
            self._made, self._turn = {}, state.turn
        kept = (mine, wrong)
        if kept not in self._made:
            page, paused = state.page, bool(state.view and state.view.paused)
            choosing = page is not None and page.ballot is not None and state.round is not None
            over = page is not None and page.kind == "closed"
            self._made[kept] = self._render(
                "phone.html",
                page=page,
                paused=paused,
                choosing=choosing,
                round=state.round,
                mine=mine,
                wrong=wrong,
                tables=self.tables and not over,
                number=state.turn,
                stream="" if over else f"{self.at}/nyt",
                refresh=0 if over or (choosing and not mine) else 15 if choosing else 5,
            )
        return self._made[kept]

    def wall(self, state: State) -> str:
        """What all see: large, and nothing on it that the room may not see."""
        page = replace(state.page, note=state.view.page.note) if state.page and state.view else None
        invites = state.view is None or (page is not None and page.kind in _INVITES)
        looks = ("wall", look_of(page, beside=invites) if page else "s4", *(["invites"] if invites else []))
        return self._render(
            "wall.html",
            page=page,
            paused=bool(state.view and state.view.paused),
            address=self.address.partition("://")[2],
            code=self.code,
            qr=self._qr() if invites else None,
            number=state.version,
            stream=f"{self.at}/nyt?k={self.key}",
            refresh=2,
            look=" ".join(looks),
        )

    def leader(self, state: State, where: str, sent: Mapping[str, str] | None = None, wrong: str = "") -> str:
        """What only the one who leads sees, with a button for everything that can be done."""
        view = state.view
        return self._render(
            "leader.html",
            view=view,
            offered=buttons(view.page) if view else (),
            where=f"{where}/tryk",
            wall=f"{self.at}/vaeg?k={self.key}" if self.onward else "",
            onward=self.onward if view and view.page.last else "",
            after=state.moves,
            sent=sent or {},
            wrong=wrong,
            number=state.version,
            stream=f"{where}/nyt",
            refresh=0 if view and view.page.entry else 10,
            look="leader",
        )

    def seat(self, sent: Mapping[str, str] | None = None, wrong: str = "") -> str:
        """Where a table says who it is."""
        return self._render("seat.html", sent=sent or {}, wrong=wrong)

    def table(
        self, page: Page, state: State, place: str, sent: Mapping[str, str] | None = None, wrong: str = ""
    ) -> str:
        """A table's page of its own session."""
        gathers = state.page is not None and state.page.kind in ("raise", "reveal")
        return self._render(
            "table.html",
            page=page,
            offered=buttons(page),
            after=stamp(page),
            place=place,
            gathers=gathers and not page.last and not page.part,
            sent=sent or {},
            wrong=wrong,
            number=state.turn,
            stream="" if page.last else f"{self.at}/nyt",
            look="table",
        )

    def told(self, title: str, *text: str, back: str = "", stream: str = "") -> str:
        """A page that says one thing."""
        return self._render("told.html", title=title, text=text, back=back, home=f"{self.at}/", stream=stream)

    def _qr(self) -> Markup:
        made = segno.make(f"{self.address}{self.at}/?k={self.key}", error="m")
        return Markup(made.svg_inline(border=3, omitsize=True, svgclass="qr", lineclass="qrline"))  # noqa: S704  # of an address
