"""Bytes to text (K1xx): bounded, decoded, and free of characters nobody can see."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from spil.cards.findings import START, Finding, place_at

LARGEST = 64 * 1024
"""Bytes; a card of fourteen steps takes about 12,000."""

_SOMETHING = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
"""The first line with more than a comment."""


class _Strange(NamedTuple):
    pattern: re.Pattern[str]
    code: str
    message: str


_STRANGE = (
    _Strange(
        re.compile("[\u0085\u2028\u2029]"),
        "K104",
        "et usynligt linjeskift",
    ),
    _Strange(
        re.compile(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff"
            "\u00ad\u200b\u200e\u200f\u2060\u3164\ufffd]"
        ),
        "K103",
        "et tegn, som ikke kan ses",
    ),
)
_DOUBTFUL = re.compile("|".join(each.pattern.pattern for each in _STRANGE))
_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_UTF8 = "Gem filen igen, og vælg kodningen UTF-8."


def read_bytes(path: Path) -> bytes:
    """A file's bytes, and not many more than a card may have.

    Raises:
        OSError: The file cannot be read, or is a pipe or a device, which might keep one waiting for ever.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(f"{path} er ikke en almindelig fil.")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def is_doubtful(text: str) -> bool:
    """Whether a text has characters nobody can see."""
    return _DOUBTFUL.search(text) is not None


def without_doubtful(text: str) -> str:
    """The text with a space for each of them."""
    return _DOUBTFUL.sub(" ", text)


def read_text(path: str, raw: bytes) -> tuple[str, list[Finding]]:
    """Decode a file's bytes.

    Returns:
        A text that the next stage can always read, with every doubtful character replaced by one space,
        so that places stay true; and what was found.
    """
    if len(raw) > LARGEST:
        told = f"filen fylder mere end {LARGEST // 1024} KiB, og det er mere, end et kort må fylde"
        return "", [Finding(path, START, "K101", told, "Del historien i to kort.")]
    text, findings = _decoded(path, raw)
    if is_doubtful(text):
        findings += [found for what in _STRANGE if (found := _strange(path, text, what))]
        text = without_doubtful(text)
    if not findings and not _SOMETHING.search(text):
        text = ""
        findings.append(Finding(path, START, "K105", "filen er tom", "Skriv et kort i den, eller slet filen."))
    return text, findings


def _decoded(path: str, raw: bytes) -> tuple[str, list[Finding]]:
    mark, encoding = next(((m, name) for m, name in _ENCODINGS if raw.startswith(m)), (b"", "utf-8"))
    body = raw[len(mark) :]
    if encoding == "utf-8" and raw.count(b"\0") > len(raw) // 4:
        told = "filen er ikke gemt som UTF-8, men med to eller fire tegn for hvert bogstav"
        return "", [Finding(path, START, "K102", told, _AS_UTF8)]
    try:
        return body.decode(encoding), []
    except UnicodeDecodeError as error:
        return _half_decoded(path, body, encoding, error.start)


def _half_decoded(path: str, body: bytes, encoding: str, bad: int) -> tuple[str, list[Finding]]:
    """A text of which some bytes are no letters: broken here and there, or all of it in an older encoding."""
    known = body[:bad].decode(encoding, errors="replace")
    place = place_at(known + "?", len(known), len(known) + 1)
    lenient = body.decode(encoding, errors="replace")
    broken = lenient.count("\ufffd")
    if encoding != "utf-8" or sum(letter > "\x7f" for letter in lenient) > 2 * broken:
        told = "et bogstav er gået i stykker"
        return lenient.replace("\ufffd", " "), [Finding(path, place, "K102", told, "Skriv ordet om i hånden.")]
    told = "filen er ikke gemt som UTF-8, så æ, ø og å bliver læst forkert (den ligner Windows-1252)"
    return body.decode("cp1252", errors="replace").replace("\ufffd", " "), [
        Finding(path, place, "K102", told, _AS_UTF8)
    ]


def _strange(path: str, text: str, what: _Strange) -> Finding | None:
    first = what.pattern.search(text)
    if not first:
        return None
    more = len(what.pattern.findall(text)) - 1
    message = f"her står {what.message}: U+{ord(first[0]):04X}" + (f" (og {more} til)" if more else "")
    place = place_at(text, first.start(), first.end())
    return Finding(path, place, what.code, message, "Slet det, og skriv teksten om i hånden.")
