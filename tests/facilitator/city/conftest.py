"""Homes of rooms: each test of the contract runs against both, and PostgreSQL's where its programs are."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from running import Running, free_port
from town import Town

from facilitator.city.cluster import Cluster, binaries
from facilitator.city.files import FileStore
from facilitator.city.postgres import PostgresStore
from facilitator.city.store import Store

_EMPTY = "TRUNCATE room, leaving, note CASCADE"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One PostgreSQL for all tests of a process."""
    if binaries() is None:
        pytest.skip("needs PostgreSQL's own programs (initdb, postgres), which this machine does not have")
    cluster = Cluster("fsync=off", "max_connections=40")
    yield cluster
    cluster.end()


@pytest.fixture
def database(cluster: Cluster) -> str:
    """Its address, with nothing in it."""
    store = PostgresStore(cluster.url)
    store._do(lambda connection: connection.execute(_EMPTY))
    store.close()
    return cluster.url


@pytest.fixture(params=["files", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A home of rooms, of each kind."""
    made: Store
    if request.param == "files":
        made = FileStore(tmp_path / "by")
    else:
        made = PostgresStore(request.getfixturevalue("database"))
    yield made
    made.close()


@pytest.fixture
def postgres(database: str) -> Iterator[PostgresStore]:
    """The one in a database, where a test is about it."""
    made = PostgresStore(database)
    yield made
    made.close()


@pytest.fixture
async def town(store: Store) -> AsyncIterator[Town]:
    """A city of one process, in either home."""
    async with Town(store).running() as made:
        yield made


@pytest.fixture
def running() -> Iterator[Running]:
    server = Running(free_port())
    try:
        server.wait()
        yield server
    finally:
        server.stop()
