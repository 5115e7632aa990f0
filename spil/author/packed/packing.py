"""A deck's files as one zip: the same bytes from the same files, and nothing that is not the deck's."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from spil.author.packed.belongs import belongs, largest

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""A zip cannot leave the time out; when a file was saved is nobody's business."""
_READABLE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a folder holds."""

    files: Mapping[str, bytes]
    """By name, seen from the deck."""
    left_out: tuple[str, ...]


def gathered(folder: Path) -> Gathered:
    """The files of a deck that are sent, and the names of what is not.

    Raises:
        OSError: A file cannot be read.
    """
    files: dict[str, bytes] = {}
    left_out = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.is_symlink():
            left_out += [name] if path.is_symlink() else []
        elif belongs(name) and path.stat().st_size <= largest(name):
            files[name] = path.read_bytes()
        else:
            left_out.append(name)
    return Gathered(files, tuple(left_out))


def packed(files: Mapping[str, bytes], name: str) -> bytes:
    """The files as a zip, in a folder of the deck's name."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for each, raw in sorted(files.items()):
            info = ZipInfo(f"{name}/{each}", _LONG_AGO)
            info.compress_type, info.external_attr = ZIP_DEFLATED, _READABLE
            archive.writestr(info, raw)
    return out.getvalue()
