"""Findings and figures as text like a good compiler's, as JSON for other programs, and as notes on GitHub."""

import json
from pathlib import Path

from spil.author.check.all import Checked
from spil.author.check.muted import Muted
from spil.author.check.readability import Figures, figures
from spil.author.rules.sentence import words
from spil.cards.deck import is_programme_file
from spil.cards.findings import Finding, lines_of
from spil.cards.model import Card
from spil.danish import capitalised, clean, counted

_FEW = 3
"""Cards; where there are more, their figures would hide the findings."""
_WIDEST = 100
"""Characters of a line that are shown; a longer one is cut round the place."""


def as_text(checked: Checked) -> str:
    """Each finding with its line, a caret, the repair and the way; figures of a few cards; then a summary."""
    lines = {each.document.path: lines_of(each.document.text) for each in checked.readings}
    parts = [_as_block(finding, lines.get(finding.path, [])) for finding in checked.findings]
    if checked.cards <= _FEW:
        cards = [each.value for each in checked.readings if isinstance(each.value, Card)]
        parts += ["\n".join(_figures(card, figures(card))) for card in cards]
    if checked.muted:
        parts.append("\n".join(["Råd, der er valgt fra med en grund:", *map(_as_line, checked.muted)]))
    return "\n\n".join([*parts, _summary(checked)]) + "\n"


def _as_line(muted: Muted) -> str:
    found = muted.finding
    place = f"{clean(shown_path(found.path))}:{found.place.line}:{found.place.column}"
    return f"  {place}: {found.code}, {clean(found.message)}. Grund: {clean(muted.reason)}"


def as_json(checked: Checked) -> str:
    """The contract of `--format json`."""
    findings = [
        {
            "path": each.path,
            **each.place._asdict(),
            "code": each.code,
            "severity": each.severity,
            "message": each.message,
            "repair": each.repair,
            "related": [{"path": r.path, "line": r.line, "message": r.message} for r in each.related],
            "way": list(each.way),
        }
        for each in checked.findings
    ]
    muted = [
        {
            "path": each.finding.path,
            **each.finding.place._asdict(),
            "code": each.finding.code,
            "message": each.finding.message,
            "reason": each.reason,
        }
        for each in checked.muted
    ]
    told = {"v": 1, "cards": checked.cards, "findings": findings, "muted": muted}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_github(checked: Checked) -> str:
    """Workflow commands that GitHub shows beside the lines."""
    return "".join(
        f"::{each.severity} file={_property(shown_path(each.path))},line={each.place.line},col={each.place.column},"
        f"endLine={each.place.end_line},endColumn={each.place.end_column},title={each.code}::"
        f"{_data(clean(f'{capitalised(each.message)}. {each.repair}'))}\n"
        for each in checked.findings
    ) + "".join(
        f"::notice file={_property(shown_path(each.finding.path))},line={each.finding.place.line},"
        f"title={each.finding.code}::"
        f"{_data(clean(f'{capitalised(each.finding.message)}. Valgt fra: {each.reason}'))}\n"
        for each in checked.muted
    )


def shown_path(path: str) -> str:
    """The path as one would type it here: relative where that is shorter."""
    try:
        return str(Path(path).resolve().relative_to(Path.cwd()))
    except ValueError:
        return path


def _as_block(finding: Finding, lines: list[str]) -> str:
    place = finding.place
    word = "fejl" if finding.severity == "error" else "advarsel"
    message = clean(finding.message)
    head = f"{clean(shown_path(finding.path))}:{place.line}:{place.column}: {word} {finding.code}: {message}"
    gutter = " " * len(str(place.line))
    shown = []
    if place.line <= len(lines) and lines[place.line - 1].strip():
        text, column = _window(lines[place.line - 1], place.column)
        end = place.end_column if place.end_line == place.line else place.column + 1
        width = max(1, min(end - place.column, len(text) - column + 1))
        shown = [f"{gutter} |", f"{place.line} | {text}", f"{gutter} | {' ' * (column - 1)}{'^' * width}"]
    notes = [clean(finding.repair), *([f"Vejen dertil: {clean(_way(finding.way))}"] if finding.way else [])]
    return "\n".join([head, *shown, *(f"{gutter} = {note}" for note in notes)])


def _window(line: str, column: int) -> tuple[str, int]:
    line = line.replace("\t", " ")
    start = max(0, column - _WIDEST // 2) if len(line) > _WIDEST else 0
    return line[start : start + _WIDEST], column - start


def _way(way: tuple[str, ...]) -> str:
    step = way[0].partition(".")[0]
    return " → ".join([step, *(part.partition(".")[2] for part in way)])


def _summary(checked: Checked) -> str:
    errors = checked.errors
    warnings = len(checked.findings) - errors
    parts = [f"{_how_many(checked)} læst", f"{errors} fejl" if errors else "ingen fejl"]
    if warnings:
        parts.append("1 advarsel" if warnings == 1 else f"{warnings} advarsler")
    if checked.muted:
        parts.append(f"{len(checked.muted)} råd valgt fra")
    first = next((each.code for each in checked.findings if each.severity == "error"), None)
    return ", ".join(parts) + "." + (f" Forklaring: spil tjek --forklar {first}" if first else "")


def _how_many(checked: Checked) -> str:
    """What was read: cards, and where there were none, what there was."""
    if checked.cards or not checked.readings:
        return f"{checked.cards} kort"
    many = len(checked.readings)
    if all(is_programme_file(Path(each.document.path)) for each in checked.readings):
        return f"{many} forløb"
    return "1 fil" if many == 1 else f"{many} filer"


def _figures(card: Card, found: Figures) -> list[str]:
    prose, walk = found.prose, found.walk
    lix = f"LIX {prose.lix:.0f}"
    if round(prose.lix_without) != round(prose.lix):
        lix += f" ({prose.lix_without:.0f} uden ord, man ikke kan undgå)"
    longest = clean(found.longest)
    shown = longest if len(longest) <= _WIDEST else f"{longest[:_WIDEST]} …"
    lines = [f"{card.id}: {lix}. Længste sætning har {len(words(longest))} ord: {shown}"]
    if walk:
        ways = counted(walk.ways, "vej", "veje", neuter=False)
        endings = counted(walk.endings, "slutning", "slutninger", neuter=False)
        minutes = f"{walk.minutes:.1f}".replace(".", ",")
        lines.append(
            f"{capitalised(ways)} og {endings}. En typisk vej har {walk.words} ord "
            f"og tager {minutes} minutter ved bordet."
        )
    return lines


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
