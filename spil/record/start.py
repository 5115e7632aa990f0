"""The first line of a record, with what only this machine knows: the clock, chance and the place of its files."""

import secrets
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from platformdirs import user_data_path

from spil.play.moves import Started

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Without i, l and o, which look like digits on a wall."""


def records_folder() -> Path:
    """Where this machine keeps its user's records."""
    return user_data_path("ligebehandlingsspillet", appauthor=False) / "optegnelser"


def started_now(
    programme: str, *, table: int, people: int, leader: bool, together: bool, code: str = ""
) -> Started:
    """A session at a table that begins now; without a code from the wall it gets one of its own."""
    now = datetime.now().astimezone().replace(microsecond=0)
    letters = code or "".join(secrets.choice(_LETTERS) for _ in range(4))
    return Started(
        record=str(uuid4()),
        session=f"{now:%Y-%m-%d}-{programme}-{letters}",
        form="bord",
        table=table,
        people=people,
        leader=leader,
        together=together,
        rehearsal=False,
        programme=programme,
        at=now.isoformat(),
    )
