"""What a city's database does beside the contract: it dies and comes back, and is brought forward by many at once."""

import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest
from open_room import until
from rooms_kept import OPENED, cast, first, record_of

from facilitator.city.cluster import Cluster, binaries
from facilitator.city.home import store_at
from facilitator.city.migrate import migrate, migrations
from facilitator.city.postgres import PostgresStore
from facilitator.city.store import AWAY
from spil.play.moves import Turned
from spil.record.hold import ElsewhereError

pytestmark = pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL's own programs (initdb, postgres)")

_CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s"


@pytest.fixture
def mortal() -> Iterator[Cluster]:
    """A database of this test alone, that it may kill."""
    cluster = Cluster()
    yield cluster
    cluster.end()


def test_a_line_after_one_that_this_hand_does_not_know_is_refused_and_changes_nothing(
    postgres: PostgresStore, database: str
) -> None:
    name = postgres.begin(first(), "hende")
    with closing(postgres.hold(name)) as hand:
        with psycopg.connect(database, autocommit=True) as other:  # one whose hold was lost with its connection
            other.execute("UPDATE room SET lines = 2")
            other.execute("INSERT INTO line VALUES (%s, 2, %s)", (name, OPENED.line()))
        with pytest.raises(ElsewhereError):
            hand.kept.append(Turned())
        with pytest.raises(ElsewhereError):
            hand.kept.keep_only((first(),))
    assert record_of(postgres, name).moves == (OPENED,)


def test_whose_connection_is_cut_holds_nothing_any_more_and_can_change_nothing(
    postgres: PostgresStore, database: str
) -> None:
    name = postgres.begin(first(), "hende")
    with closing(postgres.hold(name)) as hand:
        with psycopg.connect(database, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        with pytest.raises(OSError, match=AWAY):
            hand.kept.append(OPENED)
        with closing(postgres.hold(name)) as again:
            again.kept.append(Turned())
    assert record_of(postgres, name).moves == (Turned(),)


def test_what_was_acknowledged_is_there_when_the_database_was_killed(mortal: Cluster) -> None:
    with closing(PostgresStore(mortal.url)) as store:
        name = store.begin(first(), "hende")
        with closing(store.hold(name)) as hand:
            hand.kept.append(OPENED)
            round_ = hand.ballots.open("kort 1")
        assert cast(store, name, round_, "a", "tolk")
        mortal.stop(signal.SIGQUIT)
        with pytest.raises(OSError, match=AWAY):
            store.ready()
        mortal.start()
        assert record_of(store, name).moves == (OPENED,)
        assert store.seen([name])[name].answered == 1
        assert cast(store, name, round_, "b", "vent")
        with closing(store.hold(name)) as hand:
            assert hand.ballots.close() == {"tolk": 1, "vent": 1}


def test_who_listens_hears_again_when_the_database_has_come_back(mortal: Cluster) -> None:
    with closing(PostgresStore(mortal.url)) as store:
        name = store.begin(first(), "hende")
        words: list[str] = []
        store.listen(words.append)
        until(lambda: words)
        mortal.stop()
        mortal.start()

        def heard() -> bool:
            with closing(store.hold(name)) as hand:
                hand.kept.append(Turned())
            return name in words

        until(heard)


def test_many_processes_that_begin_at_once_bring_an_empty_database_forward_once(mortal: Cluster) -> None:
    begun = threading.Barrier(4)

    def begin(_: int) -> list[int]:
        with psycopg.connect(mortal.url, autocommit=True) as connection:
            begun.wait()
            return migrate(connection)

    with ThreadPoolExecutor(4) as pool:
        applied = sorted(pool.map(begin, range(4)))
    assert applied == [[], [], [], [*migrations()]]
    assert [*migrations()] == [*range(1, len(migrations()) + 1)]


def test_a_database_that_is_not_there_is_told_in_a_sentence(mortal: Cluster) -> None:
    mortal.stop()
    with pytest.raises(OSError, match=AWAY):
        store_at(mortal.url)


def test_a_database_that_cannot_be_written_refuses_and_changes_nothing(postgres: PostgresStore, database: str) -> None:
    name = postgres.begin(first(), "hende")
    with closing(postgres.hold(name)) as hand:
        round_ = hand.ballots.open("kort 1")
    with psycopg.connect(database, autocommit=True) as other:
        other.execute("ALTER DATABASE postgres SET default_transaction_read_only = on")
        other.execute(_CUT, ("ligebehandlingsspillet",))  # from now on its connections are such
    try:
        with pytest.raises(OSError, match=AWAY):
            cast(postgres, name, round_, "a", "tolk")
    finally:
        with psycopg.connect(database, autocommit=True, options="-c default_transaction_read_only=off") as other:
            other.execute("ALTER DATABASE postgres RESET default_transaction_read_only")
    with closing(PostgresStore(database)) as store:
        assert store.seen([name])[name].answered == 0
        assert cast(store, name, round_, "a", "tolk")


def test_a_database_that_writes_choices_in_its_own_log_is_told_of(
    database: str, caplog: pytest.LogCaptureFixture
) -> None:
    with psycopg.connect(database, autocommit=True) as other:
        try:
            for setting, told in (("log_min_duration_statement = 0", True), ("log_parameter_max_length = 0", False)):
                other.execute(f"ALTER DATABASE postgres SET {setting}".encode())
                caplog.clear()
                PostgresStore(database).close()
                assert any("valg og mærker" in str(each.__dict__.get("told")) for each in caplog.records) is told
        finally:
            other.execute("ALTER DATABASE postgres RESET ALL")
