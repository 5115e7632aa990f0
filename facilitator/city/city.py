"""Everything that the city's pages stand on, handed in once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.city.leader import Signed
from facilitator.city.observed import Counts
from facilitator.city.overview import Overviews
from facilitator.city.roles import EVERYBODY, Roles
from facilitator.city.rooms import Place, Rooms
from facilitator.city.served_deck import DeckTold
from facilitator.city.store import Store
from facilitator.city.ways_in import SignIn
from facilitator.led.of_month import Months
from spil.cards.deck import Deck


@dataclass(frozen=True, slots=True)
class City:
    """Everything that its pages stand on, handed in once."""

    store: Store
    deck: Deck
    place: Place
    rooms: Rooms
    sign_in: SignIn
    signed: Signed
    counts: Counts
    clock: Callable[[], datetime]
    days: int = 30
    metrics: str = ""
    roles: Roles = EVERYBODY
    told: Callable[[], DeckTold] | None = None
    """The deck as its editors see it."""
    months: Months = field(default_factory=dict)
    """The card that is offered to all units, by month."""

    @property
    def looks_back(self) -> bool:
        """Whether something is told of all sessions, so that one deleted by rule leaves what that needs."""
        return bool(self.roles.overview or self.months)

    @property
    def overviews(self) -> Overviews:
        """What is told of all sessions."""
        return Overviews(self.store, self.deck, lambda: self.clock().date(), self.months)
