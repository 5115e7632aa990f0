"""A zip that somebody sent, opened with care: only a deck's own files, of the size they may have, in their place."""

import io
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  # zlib calls its exception so

from spil.author.packed.belongs import LARGEST_DECK, MOST_FILES, belongs, largest
from spil.files import create

_NOT_A_ZIP = "er ikke en zip, der kan læses. Bed om at få den sendt igen."
_SECRET = 0x1
"""The mark of a file that wants a password."""


class RefusedError(Exception):
    """Why a zip is not taken in, as the end of a sentence that begins with its name."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a zip holds."""

    files: Mapping[str, bytes]
    """By name, seen from the deck."""
    left_out: tuple[str, ...]
    """What is no part of a deck, and was not read."""


def unpacked(raw: bytes) -> Unpacked:
    """The files of a deck in a zip; nothing is written.

    Raises:
        RefusedError: It is no zip, or holds what a deck cannot have.
    """
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            return _read(archive)
    except (BadZipFile, ZlibError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise RefusedError(_NOT_A_ZIP) from error


def _read(archive: ZipFile) -> Unpacked:
    entries = [each for each in archive.infolist() if not each.is_dir()]
    if len(entries) > MOST_FILES:
        raise RefusedError(f"har mere end {MOST_FILES} filer, og det har intet kortsæt.")
    for each in entries:
        _mind_the_way(each)
    top = _top([each.filename for each in entries])
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    room = LARGEST_DECK
    for each in entries:
        name = each.filename.removeprefix(top)
        if not belongs(name):
            left_out.append(name)
            continue
        if name.casefold() in {other.casefold() for other in files}:
            raise RefusedError(f'har to filer, der hedder "{name}".')
        files[name] = _bounded(archive, each, min(room, largest(name)))
        room -= len(files[name])
    if not any(name.startswith(("kort/", "forloeb/")) for name in files):
        raise RefusedError("har ingen mappe, der hedder kort eller forloeb, så det er ikke et kortsæt.")
    return Unpacked(files, tuple(left_out))


def _mind_the_way(entry: ZipInfo) -> None:
    """Refuse the whole of it where a file would lie outside its folder, or is none."""
    name = entry.filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    outside = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
    if outside or not name.isprintable() or kind not in {0, stat.S_IFREG}:
        raise RefusedError(
            "vil lægge filer uden for sin egen mappe. Den er ikke pakket ud. Tal med den, der sendte den."
        )
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise RefusedError(_NOT_A_ZIP)
    if entry.flag_bits & _SECRET:
        raise RefusedError("har en adgangskode. Bed om at få den uden.")


def _top(names: Sequence[str]) -> str:
    """The one folder that everything lies in, where there is one."""
    first = {name.partition("/")[0] for name in names if not name.startswith("__MACOSX/")}
    only = next(iter(first)) if len(first) == 1 else ""
    return f"{only}/" if only and all("/" in name for name in names) and only not in {"kort", "forloeb"} else ""


def _bounded(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    """What it really unpacks to, whatever it says itself."""
    with archive.open(entry) as stream:
        raw = stream.read(most + 1)
    if len(raw) > most:
        raise RefusedError(f'har en fil, der fylder for meget: "{entry.filename}".')
    return raw


def laid_out(files: Mapping[str, bytes], beside: Path) -> Path:
    """The files in a folder of their own under a name nobody knows, beside where they are to lie.

    Raises:
        OSError: They cannot be written; then nothing is left there.
    """
    folder = beside.with_name(f".{beside.name}.{token_hex(8)}.ny")
    folder.mkdir()
    try:
        for name, raw in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            create(path, raw)
    except BaseException:  # Ctrl+C too: nothing half is left
        rmtree(folder, ignore_errors=True)
        raise
    return folder
