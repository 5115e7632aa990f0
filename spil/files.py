"""Files one can rely on: whole or not there, on the disk when a call returns, and through nobody else's link."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from spil.danish import clean

_DRAFT = ".ny"
_NEVER_OVER = (".yaml", ".yml", ".jsonl")

Look = tuple[int, int, int]
"""When a file was changed, its size, and which file it is."""


def put(stream: BinaryIO, raw: bytes) -> None:
    """Write where the stream stands; it is on the disk when this returns.

    Raises:
        OSError: It is not, or not all of it.
    """
    stream.write(raw)
    stream.flush()
    os.fsync(stream.fileno())


def create(path: Path, raw: bytes) -> None:
    """Make a new file; whatever stands there already, a link too, is neither followed nor touched.

    Raises:
        OSError: Something stands there, or the folder cannot be written; then nothing new is left there.
    """
    stream = path.open("xb")  # where this fails nothing is ours, and nothing is dropped
    try:
        with stream:
            put(stream, raw)
    except BaseException:  # Ctrl+C too: nothing half is left
        _drop(path)
        raise
    _sync_folder(path.parent)


def write_whole(path: Path, raw: bytes) -> None:
    """Put a file in its place at once and wholly; a link that stands there is replaced, and its target left alone.

    It is written beside its place first, under a name that nobody can guess and plant something at.

    Raises:
        OSError: It could not be written; what stood there stands.
    """
    draft = path.with_name(f".{path.name}.{token_hex(8)}{_DRAFT}")
    try:
        create(draft, raw)
        _let_in_the_same(draft, path)
        draft.replace(path)
    except OSError as error:
        error.filename = str(path)  # the name one knows
        raise
    finally:
        _drop(draft)
    _sync_folder(path.parent)


def write_over(path: Path, before: bytes, raw: bytes) -> bool:
    """Put changed bytes in a file's place, all or none of them; who may read and write it stays as it was.

    Returns:
        False where somebody has saved something else there in the meantime; then it is left alone.

    Raises:
        OSError: The file cannot be written.
    """
    target = path.resolve()
    with target.open("r+b") as now:  # opened for writing: a file that may not be written could still be replaced
        if now.read() != before:
            return False
    write_whole(target, raw)
    return True


def write_asked(path: Path, made: str | bytes) -> None:
    """Write the file that somebody named for a result; an older result goes, a card or a record never does.

    Raises:
        OSError: It is one of those, or cannot be written; its words are a sentence, or name the file.
    """
    raw = made.encode() if isinstance(made, str) else made
    os.scandir(path.parent).close()  # a folder that is not there is told by its own name
    target = path.resolve()
    if target.is_file() and target.suffix.lower() in _NEVER_OVER:
        raise OSError(
            f"{clean(str(path))} er et kort eller en optegnelse og bliver ikke overskrevet. Vælg et andet navn."
        )
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:  # a device or a pipe is written to, and is no file to be put in place
            stream.write(raw)
    else:
        write_whole(target, raw)


def _let_in_the_same(draft: Path, path: Path) -> None:
    """Who may read and write a file stays as it was."""
    with suppress(OSError):
        before = path.lstat().st_mode
        if stat.S_ISREG(before):
            draft.chmod(stat.S_IMODE(before))


def write_loosely(path: Path, raw: bytes) -> None:
    """The same, but nothing waits for the disk: for what is harmless to lose when a battery dies.

    Raises:
        OSError: It could not be written; what stood there stands.
    """
    draft = path.with_name(f".{path.name}.{token_hex(8)}{_DRAFT}")
    try:
        with draft.open("xb") as stream:
            stream.write(raw)
        draft.replace(path)
    except BaseException:  # Ctrl+C too: nothing half is left
        _drop(draft)
        raise


def drafts_of(path: Path) -> list[Path]:
    """What writing this file left beside it when it was killed; an earlier version's, too.

    Raises:
        OSError: The folder cannot be read.
    """
    head = f".{path.name}."
    found = (each for each in path.parent.iterdir() if is_draft(each) and each.name.startswith(head))
    return [*found, *(each for each in [path.with_suffix(_DRAFT)] if each.is_file())]


def is_draft(path: Path) -> bool:
    """Whether a file's name is one that we write under before it is put in its place."""
    return path.name.endswith(_DRAFT)


def sweep(path: Path) -> None:
    """Delete the drafts of a file that nobody is writing now, where that can be done."""
    with suppress(OSError):
        for draft in drafts_of(path):
            _drop(draft)


def look(path: Path) -> Look | None:
    """What tells whether a file has changed since; None where it cannot be reached."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a new name survive a dead battery; Windows keeps names by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
