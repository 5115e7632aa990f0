"""Bytes to text (K1xx): bounded, decoded, and free of characters nobody can see."""

import codecs
import re
from typing import NamedTuple

from spil.cards.findings import START, Finding, Place

LARGEST = 64 * 1024
"""Bytes; a card of fourteen steps takes about 12,000."""

_LINE_END = re.compile(r"\r\n|\r|\n")


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
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
        ),
        "K103",
        "et tegn, som ikke kan ses",
    ),
)
_DOUBTFUL = re.compile("|".join(each.pattern.pattern for each in _STRANGE))
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def lines_of(text: str) -> list[str]:
    """The text's lines, cut where YAML and an editor cut them."""
    return _LINE_END.split(text)


def read_text(path: str, raw: bytes) -> tuple[str, list[Finding]]:
    """Decode a file's bytes.

    Returns:
        A text that the next stage can always read, with every doubtful character replaced by one space,
        so that places stay true; and what was found.
    """
    if len(raw) > LARGEST:
        told = f"filen fylder {len(raw) // 1024} KiB, og et kort må højst fylde {LARGEST // 1024}"
        return "", [Finding(path, START, "K101", told, "Del historien i to kort.")]
    text, findings = _decoded(path, raw)
    if _DOUBTFUL.search(text):
        findings += [found for what in _STRANGE if (found := _strange(path, text, what))]
        text = _DOUBTFUL.sub(" ", text)
    if not text.strip() and not findings:
        findings.append(Finding(path, START, "K105", "filen er tom", "Skriv et kort i den, eller slet filen."))
    return text, findings


def place_at(text: str, start: int, end: int) -> Place:
    """Where a stretch of characters stands."""
    before = lines_of(text[:start])
    upto = lines_of(text[:end])
    return Place(len(before), len(before[-1]) + 1, len(upto), len(upto[-1]) + 1)


def _decoded(path: str, raw: bytes) -> tuple[str, list[Finding]]:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding), []
    except UnicodeDecodeError as error:
        known = raw[: error.start].decode(encoding, errors="replace")
        place = place_at(known + "?", len(known), len(known) + 1)
        return raw.decode("cp1252", errors="replace"), [
            Finding(
                path,
                place,
                "K102",
                "filen er ikke gemt som UTF-8, så æ, ø og å bliver læst forkert (den ligner Windows-1252)",
                "Gem filen igen, og vælg kodningen UTF-8.",
            )
        ]


def _strange(path: str, text: str, what: _Strange) -> Finding | None:
    first = what.pattern.search(text)
    if not first:
        return None
    more = len(what.pattern.findall(text)) - 1
    message = f"her står {what.message}: U+{ord(first[0]):04X}" + (f" (og {more} til)" if more else "")
    place = place_at(text, first.start(), first.end())
    return Finding(path, place, what.code, message, "Slet det, og skriv teksten om i hånden.")
