"""The play screen of a table's session."""

from collections.abc import Callable

from spil.play.moves import Move
from spil.play.page import Page
from spil.session import Session
from spil.ui.page_screen import TurningScreen


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
        """How the copy in a shared folder stands."""
        return self._session.copying

    def make(self, move: Move) -> None:
        """Make a move and keep it."""
        self._session.make(move)

    def on_mount(self) -> None:
        """Say what changed since last time."""
        self.call_after_refresh(lambda: self.tell(self._session.notice))

    def pressed(self, key: str) -> bool:
        """`v` looks at another way."""
        if key == "v" and self.page.looks:
            self._session.look()
            self.show()
            return True
        return False
