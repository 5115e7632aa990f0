"""The version after comes while rooms vote, and the version before goes on beside it: nothing acknowledged is lost."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import psycopg
import pytest
from rooms_kept import OPENED, cast, first, record_of

from facilitator.city import migrate
from facilitator.city.cluster import Cluster, binaries
from facilitator.city.postgres import PostgresStore
from facilitator.city.store import AWAY
from spil.play.moves import Turned

pytestmark = pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL's own programs (initdb, postgres)")

_NEXT = max(migrate.migrations()) + 1
_ADDS = """
ALTER TABLE room ADD COLUMN unit text;
ALTER TABLE ballot ADD COLUMN device text NOT NULL DEFAULT 'telefon';
CREATE TABLE story (room text PRIMARY KEY REFERENCES room ON DELETE CASCADE, told text NOT NULL);
CREATE INDEX room_unit ON room (unit);
"""
_ROOMS, _PHONES = 3, 40


@pytest.fixture
def emptied(cluster: Cluster) -> Iterator[str]:
    """A database of this test alone: it is changed in ways that others do not know."""
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS frem")
        connection.execute("CREATE DATABASE frem")
        yield cluster.url.replace("/postgres?", "/frem?")
        connection.execute("DROP DATABASE frem WITH (FORCE)")


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is opened from now on is of a version that brings one migration more."""
    there = migrate.migrations()
    monkeypatch.setattr(migrate, "migrations", lambda: {**there, _NEXT: _ADDS})


def test_a_version_that_adds_comes_while_the_one_before_votes_and_both_go_on(
    emptied: str, request: pytest.FixtureRequest
) -> None:
    with ExitStack() as leave:
        before = [leave.enter_context(closing(PostgresStore(emptied))) for _ in range(2)]
        names = [before[0].begin(first(f"abcd{n}", n), "hende") for n in range(_ROOMS)]
        rounds = {}
        for name in names:
            with closing(before[0].hold(name)) as hand:
                hand.kept.append(OPENED)
                rounds[name] = hand.ballots.open("kort 1")
        voting = threading.Barrier(_ROOMS * len(before) + 1)

        def vote(name: str, number: int) -> int:
            """What one process of the version before does, phone after phone; how many were acknowledged."""
            voting.wait()
            store = before[number]
            return sum(cast(store, name, rounds[name], f"{number}-{n}", "tolk") for n in range(_PHONES))

        with ThreadPoolExecutor() as pool:
            votes = [(name, pool.submit(vote, name, number)) for name in names for number in range(len(before))]
            request.getfixturevalue("next_version")
            voting.wait()
            after = leave.enter_context(closing(PostgresStore(emptied)))
            acknowledged = {name: sum(each.result() for of, each in votes if of == name) for name in names}
        assert set(acknowledged.values()) == {len(before) * _PHONES}
        for store, name in zip((*before, after), names, strict=True):  # each version leads a room on
            assert cast(after, name, rounds[name], "ny", "vent")
            with closing(store.hold(name)) as hand:
                assert hand.ballots.close() == {"tolk": acknowledged[name], "vent": 1}
                hand.kept.append(Turned())
            assert record_of(before[0], name) == record_of(after, name)
        assert record_of(after, before[1].begin(first("zzzzz", 9), "ham")).started


def test_a_version_before_that_starts_again_finds_what_it_needs(
    emptied: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    request.getfixturevalue("next_version")
    with closing(PostgresStore(emptied)) as after:
        name = after.begin(first(), "hende")
    monkeypatch.undo()
    with closing(PostgresStore(emptied)) as before, closing(before.hold(name)) as hand:
        hand.kept.append(OPENED)
    with psycopg.connect(emptied) as connection:
        assert connection.execute("SELECT max(number) FROM migration").fetchone() == (_NEXT,)


def test_a_migration_that_would_keep_votes_waiting_gives_up_and_the_next_start_does_it(
    emptied: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(PostgresStore(emptied)) as before:
        name = before.begin(first(), "hende")
        request.getfixturevalue("next_version")
        monkeypatch.setattr(migrate, "_BRIEFLY", "SET LOCAL lock_timeout = '50ms'")
        with psycopg.connect(emptied) as long:  # a copy being taken reads every table for as long as it lasts
            long.execute("SELECT * FROM room")
            with pytest.raises(OSError, match=AWAY):
                PostgresStore(emptied)
            assert record_of(before, name).started
        PostgresStore(emptied).close()
    with psycopg.connect(emptied) as connection:
        assert connection.execute("SELECT max(number) FROM migration").fetchone() == (_NEXT,)
