"""The preview's screen: keys to the rules of `spil.author.preview`, and a look at the file now and then."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.getters import query_one

from spil.app.preview import words as preview_words
from spil.app.preview.view import CardView
from spil.author.check.all import Checked
from spil.author.preview.append_way import keep
from spil.author.preview.state import Preview, shortest
from spil.author.preview.watcher import Source
from spil.cards.kept_ways import trials_of
from spil.ui.choose import ChooseScreen
from spil.ui.form import Ask, QuestionsScreen
from spil.ui.page_view import Words
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain

_GONE = "Filen kan ikke læses lige nu. Er den flyttet? Kortet her er, som det sidst kunne læses."
_OUT_OF_REACH = 'Trinnet "{}" kan ikke nås i det kort, du ser.'
_NOT_KEPT = "Vejen kunne ikke gemmes. Disken er måske fuld, eller du har ikke adgang til mappen."


class PreviewScreen(ReadableScreen[None]):
    """Where the author stands in the card, and what is found there."""

    CSS: ClassVar[str] = """
    CardView { height: 1fr; min-height: 3; background: $background; scrollbar-size-vertical: 1; }
    #findings { height: auto; max-height: 30%; color: $error; margin-bottom: 1; }
    #choices { height: auto; }
    #memory, #way { height: auto; max-height: 2; }
    #notice { max-height: 10; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Vælg"),
        Binding("escape", "back", "Tilbage"),
        Binding("left", "back", "Tilbage", priority=True),
        Binding("right", "forward", "Frem", priority=True),
        Binding("g", "jump", "Gå til trin"),
        Binding("f", "next_finding", "Næste fejl eller råd"),
        Binding("v", "keep", "Gem vejen"),
        Binding("h,question_mark", "explain", "Hjælp"),
    ]
    view = query_one(CardView)
    notice = query_one("#notice", Words)

    def __init__(self, source: Source, preview: Preview, every: float) -> None:
        super().__init__()
        self._source = source
        self._preview = preview
        self._every = every
        self._helping = False

    def compose(self) -> ComposeResult:
        """Findings over the card; under it what is remembered, the way, a line of news and the keys."""
        yield Words(id="title")
        yield Words(id="findings")
        yield CardView()
        yield Words(id="memory")
        yield Words(id="way")
        yield Words(id="notice")
        yield Words(id="keys")

    def on_mount(self) -> None:
        """Show the first page, and watch the file from then on."""
        self.call_after_refresh(self._show, self._preview)
        self._watch_file()

    @work
    async def _watch_file(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            news = await asyncio.to_thread(self._source.look)  # a drive on the network may be slow to answer
            if isinstance(news, Checked):
                self._show(*self._preview.saved(news), from_top=False)
            elif news:
                self._tell(_GONE)

    def _show(self, preview: Preview, notice: str | None = "", *, from_top: bool = True) -> None:
        moved = preview.step != self._preview.step
        self._preview = preview
        self.query_one("#title", Words).say(preview_words.title(preview))
        self._say("findings", preview_words.findings(preview))
        self._say("memory", preview_words.memory(preview))
        self._say("way", preview_words.way(preview))
        if preview.card and preview.walk:
            self.view.show(preview.card, preview.walk, from_top=from_top or moved)
        if notice is not None:
            self._tell(notice)
        self._show_keys()
        self.view.focus()

    def _say(self, name: str, text: Content) -> None:
        words = self.query_one(f"#{name}", Words)
        words.say(text)
        words.display = bool(text.plain)

    @on(CardView.Resized)
    def _show_keys(self) -> None:
        """The keys that work now; and where there is more of a page than fits, that too."""
        self.call_after_refresh(
            lambda: self._say("keys", preview_words.keys(self._preview, more=self.view.max_scroll_y > 0))
        )

    def _tell(self, sentence: str) -> None:
        self._helping = False
        self._say("notice", plain(sentence))

    def on_key(self, event: Key) -> None:
        """Digits mark a choice."""
        key, walk = event.character or "", self._preview.walk
        if not self.readable or not key.isdecimal():
            return
        if walk and 1 <= int(key) <= len(walk.offered):
            self.view.marked = int(key)
            self._tell("")
        else:
            self._tell(f"{key} kan ikke vælges her.")

    def action_choose(self) -> None:
        """Confirm the mark."""
        chosen = self._preview.choose(self.view.marked)
        walk = self._preview.walk
        if chosen:
            self._show(chosen)
        elif walk and walk.ended:
            self._tell("Her slutter historien. v gemmer vejen, Esc går tilbage, g går til et trin.")
        elif walk:
            self._tell("Vælg først et tal. Tryk så Enter.")

    def action_back(self) -> None:
        """Close the help, or go one choice back."""
        before = self._preview.back()
        if self._helping or not before:
            self._tell("" if self._helping else "Du står ved begyndelsen. Ctrl+Q lukker.")
        else:
            self._show(before)

    def action_forward(self) -> None:
        """Make the choice again that was gone back from."""
        after = self._preview.forward()
        if after:
            self._show(after)
        else:
            self._tell("Der er ikke noget at gå frem til. Vælg et tal.")

    def action_next_finding(self) -> None:
        """Show the next finding, at its step."""
        there = self._preview.select_next()
        if there.selected is None:
            self._tell("Der er hverken fejl eller råd i filen.")
            return
        step = there.step_of(there.findings[there.selected])
        self._show(there, _OUT_OF_REACH.format(step) if step not in (None, there.step) else "")

    @work
    async def action_jump(self) -> None:
        """Go to a step by the shortest way there."""
        card = self._preview.card
        if card is None:
            return
        ways = shortest(card)
        steps = list(card.steps)
        lines = [(name, preview_words.step_line(card.steps[name], ways.get(name))) for name in steps]
        number = await self.app.push_screen_wait(ChooseScreen("Gå til trin", lines))
        if number is None:
            return
        there = self._preview.jump(steps[number])
        if there:
            self._show(there)
        else:
            self._tell(_OUT_OF_REACH.format(steps[number]))

    @work
    async def action_keep(self) -> None:
        """Keep the way to an ending among the card's tests."""
        preview = self._preview
        if preview.trial("") is None:
            told = "Ret filen først." if preview.broken else "Gå først til en slutning."
            self._tell(f"{told} Så kan vejen gemmes.")
            return
        ask = Ask("navn", "Hvad skal vejen hedde?", lambda text: text or None, "Skriv et navn.", preview.trial_name)
        given = await self.app.push_screen_wait(QuestionsScreen("Gem vejen", (ask,), lead=()))
        trial = preview.trial(given["navn"]) if given else None
        if trial is None:
            return
        try:
            self._tell(keep(trials_of(self._source.path), trial))
        except OSError:
            self._tell(_NOT_KEPT)

    def action_explain(self) -> None:
        """Say what every key does, or close that again."""
        helping = not self._helping
        self._tell(preview_words.HELP if helping else "")
        self._helping = helping
