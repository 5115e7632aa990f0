"""Numbered files of SQL, applied forward, once each, by whichever process comes first.

A migration only adds: a process of the version before runs on beside it while it is being replaced. It waits for no
vote longer than a moment, for all that comes after waits with it: then it fails, and the next start tries again.
"""

from importlib.resources import files

import psycopg

_LOCK = 0x11_6E
"""A number that only this uses: whoever comes second waits, and finds it done."""
_PATIENCE = ("SET LOCAL statement_timeout = '60s'", "SET LOCAL lock_timeout = '60s'")
"""For who came first to be done."""
_BRIEFLY = "SET LOCAL lock_timeout = '3s'"
"""For a table that others write."""
_DONE = "CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())"


def migrations() -> dict[int, str]:
    """What there is, by number."""
    folder = files("facilitator.city") / "migrations"
    found = (each for each in folder.iterdir() if each.name.endswith(".sql"))
    return {int(each.name[:4]): each.read_text(encoding="utf-8") for each in sorted(found, key=lambda each: each.name)}


def migrate(connection: psycopg.Connection) -> list[int]:
    """Bring a database forward; the numbers that were applied now."""
    applied = []
    with connection.transaction():
        for each in _PATIENCE:
            connection.execute(each)
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        connection.execute(_BRIEFLY)
        connection.execute(_DONE)
        there = {row[0] for row in connection.execute("SELECT number FROM migration")}
        for number, sql in migrations().items():
            if number not in there:
                connection.execute(sql.encode())
                connection.execute("INSERT INTO migration (number) VALUES (%s)", (number,))
                applied.append(number)
    return applied
