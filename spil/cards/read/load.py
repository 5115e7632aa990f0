"""A file's bytes to a card or a shared file of the deck, or to findings; nothing is thrown but what the disk throws."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Generic, TypeVar

from spil.cards.fields import CARD_ID, ListOf
from spil.cards.findings import Finding, in_order, lines_of, nearest
from spil.cards.hearing import Hearing
from spil.cards.kept_ways import KeptWays
from spil.cards.keys import keys_of
from spil.cards.lasting import usual_minutes
from spil.cards.model import Card
from spil.cards.read.bytes import read_text
from spil.cards.read.references import check_links, targets_like_no_step
from spil.cards.read.syntax import Document, compose
from spil.cards.read.validate import shape
from spil.cards.shared import Checklist, Family, FrameLine, Local, Moment, Programme, Route, Website

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value_co]):
    """What came of reading one file."""

    document: Document
    value: Value_co | None
    """None as soon as there is one error."""
    findings: tuple[Finding, ...]


def read_card(path: str, raw: bytes) -> Reading[Card]:
    """Read a card; `path` is only told, the bytes are what is read."""
    reading: Reading[Card] = _read(path, raw, Card)
    links = _independent(reading.findings, (*check_links(reading.document), *_without_name(reading.document)))
    if reading.findings or links:
        return Reading(reading.document, None, in_order(_steps_named_twice(reading, links)))
    return reading if reading.value is None else replace(reading, value=_filled_in(reading.value, path))


def _without_name(document: Document) -> Iterator[Finding]:
    """A card that does not say its id, in a file whose name cannot be one."""
    data = document.data
    keys = data.keys() if isinstance(data, dict) else ()
    if (
        keys
        and "id" not in keys
        and not nearest("id", keys - _KEYS)
        and not _ID.fullmatch(PurePath(document.path).stem)
    ):
        told = 'et kort mangler "id", og filens navn kan ikke bruges som id'
        repair = "Giv filen et navn med a-z, tal og bindestreg, eller skriv linjen id: … øverst."
        yield Finding(document.path, document.place(), "K301", told, repair)


def _filled_in(card: Card, path: str) -> Card:
    """The card with what its file need not say: its name, and how long it takes."""
    missing: dict[str, Any] = {}
    if not card.id:
        missing["id"] = PurePath(path).stem
    if not card.minutes:
        missing["minutes"] = usual_minutes(card.steps)
    return card.model_copy(update=missing) if missing else card


def _steps_named_twice(reading: Reading[Card], links: list[Finding]) -> list[Finding]:
    """All findings; a step that is missing because another has its name is told only where that name stands again."""
    places = reading.document.again("trin")
    twice = [each for each in reading.findings if each.place in places]
    if not twice:
        return [*reading.findings, *links]
    targets = targets_like_no_step(reading.document)
    names = list(dict.fromkeys(targets[each.place] for each in links if each.place in targets))
    lost = targets if len(names) <= len(twice) else {}
    meant = f', måske "{names[0]}"' if len(names) == len(twice) == 1 else ""
    repair = f"Giv det ene trin et andet navn{meant}, eller slet det."
    told = [replace(each, repair=repair) if each in twice else each for each in reading.findings]
    return [*told, *(each for each in links if each.place not in lost)]


def _independent(told: Iterable[Finding], later: Iterable[Finding]) -> list[Finding]:
    """Findings of a later stage, but none at a place told already, nor in a line that YAML read wrong."""
    told = list(told)
    places = {finding.place for finding in told}
    lines = {finding.place.line for finding in told if finding.code.startswith("K2")}
    return [finding for finding in later if finding.place not in places and finding.place.line not in lines]


def read_programme(path: str, raw: bytes) -> Reading[Programme]:
    """Read a programme."""
    return _read(path, raw, Programme)


def read_checklist(path: str, raw: bytes) -> Reading[Checklist]:
    """Read a checklist."""
    return _read(path, raw, Checklist)


SHARED: dict[str, Any] = {
    "hensyn.yaml": ListOf[Family],
    "rammer.yaml": ListOf[FrameLine],
    "klageveje.yaml": ListOf[Route],
    "lokalt.yaml": Local,
    "oejeblikke.yaml": ListOf[Moment],
    "side.yaml": Website,
}
"""The files a deck has one of, by name."""


def read_shared(path: str, raw: bytes, name: str) -> Reading[Any]:
    """Read one of the files in `SHARED`, by its name."""
    return _read(path, raw, SHARED[name])


def read_trials(path: str, raw: bytes) -> Reading[KeptWays]:
    """Read the ways kept of a card."""
    return _read(path, raw, KeptWays)


def read_hearing(path: str, raw: bytes) -> Reading[Hearing]:
    """Read what was said of a card in its hearing."""
    return _read(path, raw, Hearing)


def _read(path: str, raw: bytes, kind: Any) -> Reading[Any]:
    text, findings = read_text(path, raw)
    if not text.strip():
        return Reading(Document(path, text, None), None, in_order(findings))
    document, mistakes = compose(path, text)
    findings += mistakes
    value = None
    if document.data is not None or not mistakes:
        value, misshapen = shape(document, kind)
        if any(each.code == "K205" for each in findings):  # what seems to be missing stands under the line ---
            misshapen = [each for each in misshapen if (each.code, each.place) != ("K301", document.place())]
        findings += _independent(findings, misshapen)
    if not findings:
        return Reading(document, value, ())
    return Reading(document, None, in_order(_each_mark_once(findings, lines_of(text))))


def _each_mark_once(findings: list[Finding], lines: list[str]) -> list[Finding]:
    """Without the references (*) to a mark (&) that is told already: one cause, one finding."""

    def name(finding: Finding) -> str:
        found = _MARK.match(lines[finding.place.line - 1], finding.place.column - 1)
        return found[0] if found and finding.code == "K203" else ""

    told = {name(finding)[1:] for finding in findings if name(finding).startswith("&")}
    return [each for each in findings if not (name(each).startswith("*") and name(each)[1:] in told)]


_ID = re.compile(CARD_ID)
_KEYS = keys_of(Card)
_MARK = re.compile(r"[&*][\w-]+")
