"""What is put into a home of rooms by the tests of what it keeps."""

from small import started

from facilitator.city.store import Cast, Store
from facilitator.room.box import Ballot
from spil.play.moves import Agreed, Opened, Started
from spil.record.read import Record

OPENED = Opened(card="kort", play="p")
AGREED = Agreed.model_validate({"if": "nogen spørger", "then": "svarer vi", "by": "vagten", "when": "nu"})


def first(code: str = "abcde", number: int = 1) -> Started:
    record = f"{number:08}-0000-4000-8000-000000000000"
    return started(table=None, form="fælles", session=f"2026-11-22-enhedsmoede-20-{code}", record=record)


def record_of(store: Store, name: str) -> Record:
    found = store.read(name)
    assert isinstance(found, Record)
    return found


def cast(store: Store, name: str, round_: str, token: str, choice: str) -> bool:
    return store.cast([Cast(name, Ballot(round_, token, choice))])[0]
