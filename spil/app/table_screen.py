"""The play screen of a table's session."""

from collections.abc import Callable

from spil.play.moves import Move
from spil.play.page import Page
from spil.session import Session
from spil.ui.page_screen import TurningScreen

_EVERY = 0.25
"""Seconds between two looks at what is known of the room."""


class PlayScreen(TurningScreen):
    """Shows the page the session has."""

    def __init__(self, session: Session, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._session = session

    @property
    def page(self) -> Page:
        """The session's."""
        return self._session.page

    @property
    def status_told(self) -> str:
        """Where the room stands that is followed, and how the copy in a shared folder does."""
        return self._session.told

    def make(self, move: Move) -> None:
        """Make a move and keep it."""
        self._session.make(move)

    def on_mount(self) -> None:
        """Say what changed since last time."""
        self.call_after_refresh(lambda: self.tell(self._session.notice))
        self.set_interval(_EVERY, self._see)

    def _see(self) -> None:
        """Where the room stands now; a page of the table's own stays as it is."""
        if self._session.see(patiently=False):
            self.show()

    def pressed(self, key: str) -> bool:
        """`v` looks at another way; `g` goes on without the room, or follows it again."""
        if key == "g" and self.page.part:
            self._session.part()
            self.show()
            return True
        if key == "v" and self.page.looks:
            self._session.look()
            self.show()
            return True
        return False
