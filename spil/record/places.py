"""Where this machine keeps what the game writes; nothing else asks the machine for a place."""

import os
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

HOME = "LIGEBEHANDLINGSSPILLET_HJEM"
"""A variable that names one folder to keep everything in: how tests stay away from a user's own files, also on
Windows, where platformdirs asks the system before any variable."""


def records_folder() -> Path:
    """Where this machine keeps its user's records."""
    return (_named() or user_data_path()) / "ligebehandlingsspillet" / "optegnelser"


def documents_folder() -> Path:
    """Where a user looks for what is written for people to open."""
    return _named() or user_documents_path()


def _named() -> Path | None:
    folder = os.environ.get(HOME)
    return Path(folder) if folder else None
