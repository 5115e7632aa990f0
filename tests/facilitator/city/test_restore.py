"""A copy is taken while rooms vote, and put in the database's place: what is true then is what the guide says."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from small import ROOT
from town import Town, come_in, until, vote, words

from facilitator.city.cluster import Cluster, binaries
from facilitator.city.postgres import PostgresStore

pytestmark = pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL's own programs (initdb, postgres)")

_DOCKER = """#!/usr/bin/env bash
# docker compose, as far as the scripts ask it for anything: the database's programs are here
[ "$2" = exec ] || exit 0
shift 4
exec "$PROGRAMS/$@"
"""


class Kept:
    """The database of a city, and the scripts of `drift` as they are run beside it."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.url = cluster.url.replace("/postgres?", "/lige?")
        self.copy = folder / "lige.dump"
        docker = folder / "docker"
        docker.write_text(_DOCKER, encoding="utf-8")
        docker.chmod(0o755)
        ours = {"PROGRAMS": str(binaries()), "PGHOST": str(cluster.folder)}
        self._env = {**os.environ, **ours, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}

    def run(self, script: str) -> "subprocess.CompletedProcess[str]":
        asked = [str(ROOT / "drift" / script), str(self.copy)]
        return subprocess.run(asked, env=self._env, capture_output=True, text=True, check=False)

    def told(self) -> str:
        """What is in the copy, as text."""
        asked = [str(Path(self._env["PROGRAMS"]) / "pg_restore"), "--file=-", str(self.copy)]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def kept(cluster: Cluster, tmp_path: Path) -> Iterator[Kept]:
    names = ("lige", "lige_ny", "lige_foer")
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        for name in names:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute("CREATE DATABASE lige TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
        yield Kept(cluster, tmp_path)
        for name in names:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


async def test_a_room_in_the_middle_goes_on_where_it_was_when_the_copy_was_taken_and_only_votes_are_cast_again(
    kept: Kept,
) -> None:
    with closing(PostgresStore(kept.url)) as store:
        async with Town(store).running() as town:
            leader = await (await town.leader()).begin()
            phones = [await come_in(town, leader.code) for _ in range(3)]
            await leader.to("0 af 12 har svaret")
            await vote(phones[0], leader.code, 1)
            (room,) = store.rooms(town.city.signed.mark("proev"))
            lines = store.read(room.name)
            taken = kept.run("backup.sh")
            assert taken.returncode == 0, taken.stderr
            await vote(phones[1], leader.code, 2)  # acknowledged after the copy: it is lost with the database
            await leader.press("videre")
            assert store.read(room.name) != lines
    put_in = kept.run("gendan.sh")
    assert put_in.returncode == 0, put_in.stderr
    with closing(PostgresStore(kept.url)) as store:
        assert store.read(room.name) == lines
        async with Town(store).running() as town:
            leader.browser, cookies = town.browser(), leader.browser.cookies
            leader.browser.cookies = cookies
            assert "0 af 12 har svaret" in words(await leader.page())
            for phone in phones:
                again = town.browser()
                again.cookies = phone.cookies
                page = await until(again, f"/r/{leader.code}/", 'name="round"')
                assert "Dit svar er kommet frem" not in page
                assert "Dit svar er kommet frem" in (await vote(again, leader.code, 3)).text
            await until(leader.browser, leader.at, "3 af 12 har svaret")
    assert "lige_foer" in kept.run("gendan.sh").stderr, "the database that was replaced is not replaced unseen"


async def test_no_choice_of_a_round_that_is_open_is_in_a_copy(kept: Kept) -> None:
    with closing(PostgresStore(kept.url)) as store:
        async with Town(store).running() as town:
            leader = await (await town.leader()).begin()
            phone = await come_in(town, leader.code)
            await leader.to("0 af 12 har svaret")
            await vote(phone, leader.code, 1)
            assert kept.run("backup.sh").returncode == 0
    told = kept.told()
    assert re.search(r"COPY public\.line ", told)
    assert not re.search(r"COPY public\.ballot ", told)
    assert kept.copy.stat().st_mode & 0o077 == 0


def test_a_copy_that_cannot_be_read_changes_nothing(kept: Kept) -> None:
    PostgresStore(kept.url).close()
    for raw in (b"", b"no copy at all"):
        kept.copy.write_bytes(raw)
        assert kept.run("gendan.sh").returncode != 0
        with closing(PostgresStore(kept.url)) as store:
            store.ready()
