"""Who is in the room: a token and nothing else, never a name, a machine or an address."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from spil.codes import code_of
from spil.server import own_cookie

KEPT_FOR = 12 * 60 * 60
"""Seconds a phone keeps its token: a long day, so that one that was switched off is still the same person."""
_TOKENS = (600, 10.0)
"""New people at once, and then in a second: a room of 500 comes in together, and no loop fills the box."""
_GUESSES = (40, 0.2)
"""Wrong codes at once, and then in a second: one in 280,000 hits, so a whole hour of guessing finds it once in 370."""

_CHOICES = (20, 1.0)
"""Choices of one person at once, and then in a second: more than a change of mind, and less than a loop."""

_MOVES = (120, 2.0)
"""Moves of one table, the same: each takes its record in hand, and a process has few hands."""
_REMEMBERED = 2000
"""People whose allowances are kept before one looks who has all of it again."""


@dataclass
class Allowance:
    """So many at once, and so many more for each second; counted for the room, for all phones share an address."""

    most: float
    a_second: float
    clock: Callable[[], float]
    _left: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self) -> None:
        self._left, self._at = self.most, self.clock()

    @property
    def left(self) -> bool:
        """Whether there is one more."""
        now = self.clock()
        self._left, self._at = min(self.most, self._left + (now - self._at) * self.a_second), now
        return self._left >= 1

    def use(self) -> bool:
        """Use one; False where there is none."""
        there = self.left
        self._left -= there
        return there

    @property
    def whole(self) -> bool:
        """Whether it is as it was in the beginning."""
        return self.left and self._left >= self.most


class OfEach:
    """The same allowance for each of many; who has all of it is forgotten, for any number may come."""

    def __init__(self, most: float, a_second: float, clock: Callable[[], float]) -> None:
        self._most, self._a_second, self._clock = most, a_second, clock
        self._each: dict[str, Allowance] = {}

    def __len__(self) -> int:
        return len(self._each)

    def use(self, who: str) -> bool:
        """Use one of somebody's; False where there is none."""
        if who not in self._each:
            if len(self._each) >= _REMEMBERED:
                self._each = {name: each for name, each in self._each.items() if not each.whole}
            self._each[who] = Allowance(self._most, self._a_second, self._clock)
        return self._each[who].use()


def cookie_of(code: str, *, secure: bool) -> str:
    """What a browser keeps its token by: of another room on the same machine it may be somebody, too."""
    return own_cookie(f"rum-{code}", secure=secure)


class People:
    """Lets people in by the code that is typed or the link that is scanned, and knows them again."""

    def __init__(self, code: str, key: str, signing: str, clock: Callable[[], float], *, guessed: bool = True) -> None:
        """Begin with what the room has kept.

        Args:
            code: What is read off the wall and typed.
            key: What stands in the link; too long to guess.
            signing: What only this room signs its tokens with.
            clock: Seconds that only go on.
            guessed: Whether it may be guessed here; not where it stands in the address that one has come by.
        """
        self.code = code
        self.key = key
        self._signing = signing.encode()
        self.came = 0
        """How many have come in since this began."""
        self._new = Allowance(*_TOKENS, clock)
        self._guesses = Allowance(*_GUESSES, clock)
        self._guessed = guessed
        self._choices = OfEach(*_CHOICES, clock)
        self._moves = OfEach(*_MOVES, clock)

    def known(self, cookie: str | None) -> str | None:
        """A person as the box may know them: a hash of the token; None who never came in here."""
        token, _, signature = (cookie or "").partition(".")
        if not token or not hmac.compare_digest(signature.encode(), self._sign(token).encode()):
            return None
        return hashlib.sha256(self._signing + token.encode()).hexdigest()[:32]

    def let_in(self) -> str | None:
        """A new person's cookie; None while too many come at once."""
        if not self._new.use():
            return None
        self.came += 1
        token = secrets.token_urlsafe(18)
        return f"{token}.{self._sign(token)}"

    def may_choose(self, known: str) -> bool:
        """Whether this person may choose again already."""
        return self._choices.use(known)

    def may_move(self, known: str) -> bool:
        """Whether this table may do something again already."""
        return self._moves.use(known)

    def scanned(self, key: str) -> bool:
        """Whether the link is this room's; nobody's guesses hold up the one who scanned it."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def typed(self, text: str) -> bool | None:
        """Whether the code is this room's; None while so many were wrong that none is looked at."""
        if not self._guesses.left:
            return None
        code = code_of("".join(text.split()))
        right = hmac.compare_digest((code or "").encode(), self.code.encode())
        if self._guessed and code and not right:  # a letter typed wrong is no guess
            self._guesses.use()
        return right

    def _sign(self, token: str) -> str:
        return hmac.new(self._signing, token.encode(), hashlib.sha256).hexdigest()[:32]
