"""Which home rooms have: the only place that knows there is more than one."""

from pathlib import Path

from facilitator.city.files import FileStore
from facilitator.city.store import Store

INSTALL = 'Skriv: pip install "ligebehandlingsspillet[server]"'
DATABASES = ("postgresql://", "postgres://")


def store_at(address: str) -> Store:
    """The home at an address: a database's, or a folder's.

    Raises:
        OSError: It cannot be reached, or what speaks with it is not installed.
    """
    if not address.startswith(DATABASES):
        return FileStore(Path(address))
    try:
        from facilitator.city.postgres import PostgresStore
    except ImportError as error:
        raise OSError(f"PostgreSQL-delen er ikke installeret. {INSTALL}") from error
    return PostgresStore(address)
