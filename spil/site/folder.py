"""Putting a site into a folder: what changed is written, what is no longer part of it goes, the rest is left alone."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from spil.danish import clean
from spil.files import write_loosely

_LIST = ".spil-side"
"""In the folder: the files that are ours, a line each."""


def put(folder: Path, made: Mapping[str, bytes], tell: Callable[[int, int], None]) -> None:
    """Make the folder hold exactly this site.

    Args:
        folder: A new or an empty one, or one that a site was put into before.
        made: Every file by its path.
        tell: Is called now and then with how many files are done, and how many there are.

    Raises:
        OSError: The folder holds something else, or cannot be written; its words are a sentence, or name the file.
    """
    before = _ours(folder)
    folder.mkdir(exist_ok=True)
    write_loosely(folder / _LIST, "".join(f"{path}\n" for path in (*made, *(before - made.keys()))).encode())
    for number, (path, raw) in enumerate(made.items(), 1):
        _write(folder / path, raw)
        tell(number, len(made))
    for gone in before - made.keys():
        with suppress(FileNotFoundError):
            (folder / gone).unlink()
    write_loosely(folder / _LIST, "".join(f"{path}\n" for path in made).encode())


def _ours(folder: Path) -> frozenset[str]:
    """The files of the site that was put here last."""
    if not folder.exists() or next(folder.iterdir(), None) is None:
        return frozenset()
    try:
        lines = (folder / _LIST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        told = f"{clean(str(folder))} er ikke tom, og den er ikke lavet af spil side. Vælg en ny mappe."
        raise OSError(told) from None
    return frozenset(path for path in lines if path and ".." not in PurePosixPath(path).parts and path[0] != "/")


def _write(path: Path, raw: bytes) -> None:
    with suppress(FileNotFoundError):
        if path.read_bytes() == raw:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_loosely(path, raw)
