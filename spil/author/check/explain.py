"""`spil tjek --forklar`: each code told by a file that has the mistake, so that nothing is written twice."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from spil.author.check.all import Checked, check_paths, judge_card
from spil.author.check.render import as_text
from spil.author.check.spelling import words_of_card
from spil.cards.deck import DeckReading, read_deck
from spil.cards.findings import Finding, lines_of
from spil.cards.read.load import read_card
from spil.danish import capitalised

FOLDER = Path(__file__).parent / "eksempler"
_CODE = re.compile(r"K\d{3}")
_ID = re.compile(r"^id: ([a-z0-9-]+)\s*$", re.MULTILINE)
_HEADINGS = {"cause": "# Årsag:", "repair": "# Sådan retter du:"}


def codes() -> tuple[str, ...]:
    """Every code, in order."""
    return tuple(sorted(path.stem for path in FOLDER.iterdir() if _CODE.fullmatch(path.stem)))


def explain(code: str) -> str | None:
    """What a code means, what it comes from, how to mend it, and an example; None where there is none."""
    if code not in codes():
        return None
    checked = example(code)
    finding = the_finding(code, checked)
    cause, repair = cause_and_repair(code)
    word = "fejl" if finding.severity == "error" else "advarsel"
    told, _, _ = as_text(checked).rpartition("\n\n")
    return (
        f"{code}, {word}: {finding.message}\n\n"
        f"Årsag: {capitalised(cause)}\nSådan retter du: {capitalised(repair)}\n\n"
        f"Et eksempel:\n\n{told}\n"
    )


def example(code: str) -> Checked:
    """What `spil tjek` finds in a code's example; its paths are as if one stood beside it."""
    folder = FOLDER / code
    if folder.is_dir():
        return _from_here(folder, check_paths([folder], _deck()))
    raw = (FOLDER / f"{code}.yaml").read_bytes()
    named = _ID.search(_text(raw))
    reading = read_card(f"{named[1] if named else 'kort'}.yaml", raw)
    judged = judge_card(reading, _deck(), _knows if code == "K623" else None)
    return Checked(1, (reading,), judged.findings, judged.muted)


def _knows(word: str) -> bool:
    """A dictionary that needs no machine's own: the words of the card without mistakes."""
    reading = read_card("kort.yaml", (FOLDER / "uden-fejl.yaml").read_bytes())
    return word.casefold() in words_of_card(reading.document.data)


def the_finding(code: str, checked: Checked) -> Finding:
    """The finding of that code."""
    return next(each for each in checked.findings if each.code == code)


def cause_and_repair(code: str) -> tuple[str, str]:
    """What the lines at the top of the example say, without their headings."""
    path = FOLDER / code
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [FOLDER / f"{code}.yaml"]
    top = next(text for file in files if (text := _text(file.read_bytes())).startswith(_HEADINGS["cause"]))
    told = dict.fromkeys(_HEADINGS, "")
    now = "cause"
    for line in lines_of(top):
        if not line.startswith("#"):
            break
        now = next((name for name, heading in _HEADINGS.items() if line.startswith(heading)), now)
        told[now] += " " + line.removeprefix(_HEADINGS[now]).removeprefix("#").strip()
    return told["cause"].strip(), told["repair"].strip()


def _text(raw: bytes) -> str:
    """An example as a text; one of them is no UTF-8, and that is its mistake."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def _from_here(folder: Path, checked: Checked) -> Checked:
    def short(text: str) -> str:
        return text.replace(f"{folder}/", "").replace(f"{folder}\\", "")

    findings = tuple(
        replace(each, path=short(each.path), message=short(each.message), repair=short(each.repair))
        for each in checked.findings
    )
    readings = tuple(
        replace(each, document=each.document._replace(path=short(each.document.path))) for each in checked.readings
    )
    return Checked(checked.cards, readings, findings)


@cache
def _deck() -> DeckReading:
    return read_deck()
