"""The form of an agreement: its beginning stands there from the card, or is written too."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from spil.play.moves import Agreed
from spil.ui.text import plain


class AgreementForm(VerticalScroll, can_focus=False):
    """Short fields, one under another; Enter goes to the next, and after the last it is written."""

    class Written(Message):
        """Everything was gone through."""

        def __init__(self, move: Agreed) -> None:
            super().__init__()
            self.move = move

    class Empty(Message):
        """Enter in the first field, with nothing in it."""

    def compose(self) -> ComposeResult:
        """Each field with its question."""
        yield Static(plain("Hvornår gælder det? Hvis …"), classes="condition question")
        yield Input(id="condition", classes="condition", compact=True)
        yield Static(id="if")
        yield Input(id="then", compact=True)
        yield Static(plain("Hvem gør det? Skriv en rolle, ikke et navn."), classes="question")
        yield Input(id="by", compact=True)
        yield Static(plain("Hvornår?"), classes="question")
        yield Input(id="when", compact=True)

    def ask(self, condition: str, example: str) -> None:
        """Begin with what the card gives."""
        self._condition = condition
        self.query_one("#then", Input).placeholder = f"for eksempel: {example}"
        self.query(".condition").set(display=not condition)
        self.query_one("#if", Static).update(plain(f"Hvis {condition}, så …" if condition else "Så …"))
        self.focus_first()

    def focus_first(self) -> None:
        """The keys belong to the first field."""
        self.query_one(f"#{self._first}", Input).focus()

    @property
    def _first(self) -> str:
        return "then" if self._condition else "condition"

    @property
    def written(self) -> bool:
        """Whether anything was written."""
        return any(field.value.strip() for field in self.query(Input))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == self._first and not event.value.strip():
            self.post_message(self.Empty())
        elif event.input.id == "when":
            written = {name: self.query_one(f"#{name}", Input).value for name in ("condition", "then", "by", "when")}
            condition = self._condition or written.pop("condition")
            self.post_message(self.Written(Agreed.model_validate({**written, "if": condition})))
        else:
            self.screen.focus_next()
