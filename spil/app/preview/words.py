"""What the preview says round the card: findings, the way so far, what is remembered, and its keys."""

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from spil.author.preview.state import Preview
from spil.cards.findings import Finding
from spil.cards.model import Choice, Ending, Step
from spil.danish import capitalised, counted, listed
from spil.ui.text import plain, quiet, strong

HELP = (
    "Et tal peger på et valg, og Enter tager det. Pil til venstre og højre går tilbage og frem. "
    "f viser fejl og råd ét ad gangen og går til deres trin. "
    "v gemmer en vej, der er nået til en slutning, så spil tjek kan gå den igen. "
    "Når du gemmer filen, bliver kortet læst igen, hvor du står. d: lys eller mørk. h lukker hjælpen."
)
_MOST_SHOWN = 3
_LONGEST = 130


def title(preview: Preview) -> Content:
    """The card and the step one stands in."""
    if not (preview.card and preview.walk):
        return strong(Path(preview.document.path).name)
    return Content("   ").join([strong(preview.card.title), quiet(f"trin {preview.walk.step}")])


def findings(preview: Preview) -> Content:
    """What is wrong: all one can see of it while the file is broken, else what belongs to where one stands."""
    here = preview.here
    number = f"Nummer {here + 1} af {len(preview.findings)}" if here is not None else ""
    if preview.broken:
        was = "Kortet herunder er, som det sidst kunne spilles." if preview.card else "Ret dem, og gem."
        errors = [each for each in preview.findings if each.severity == "error"]
        shown = [preview.findings[here]] if preview.looking and here is not None else errors[:_MOST_SHOWN]
        head = f"Filen har {_counts(errors)}. {was}"
        return _lines([strong(f"{head} {number}." if preview.looking else head), *map(_told, shown)])
    if not preview.findings:
        return Content()
    if here is None:
        return plain(f"{capitalised(_counts(preview.findings))} i filen. f: gå til den første")
    return _lines([strong(number), _told(preview.findings[here])])


def _told(finding: Finding) -> Content:
    place = f"{Path(finding.path).name}:{finding.place.line}:{finding.place.column}"
    word = "fejl" if finding.severity == "error" else "advarsel"
    return plain(f"{place}: {word} {finding.code}: {capitalised(finding.message)}. {finding.repair}")


def _counts(findings: Sequence[Finding]) -> str:
    errors = sum(each.severity == "error" for each in findings)
    warnings = len(findings) - errors
    parts = [counted(errors, "fejl", "fejl", neuter=False)] * bool(errors)
    parts += [counted(warnings, "advarsel", "advarsler", neuter=False)] * bool(warnings)
    return listed(parts)


def memory(preview: Preview) -> Content:
    """What the card remembers here."""
    if preview.card is None or preview.walk is None:
        return Content()
    kept = [flag for flag in _flags(preview) if flag in preview.walk.remembered]
    hidden = _hidden(preview)
    return quiet(f"Husket: {', '.join(kept) or 'intet'}" + (f" · Ikke tilbudt her: {hidden}" if hidden else ""))


def _hidden(preview: Preview) -> str:
    """The choices of the step that what is remembered keeps away, and what each asks for."""
    step = preview.card.steps[preview.walk.step] if preview.card and preview.walk else None
    offered = {way.id for way in preview.walk.offered} if preview.walk else set()
    kept = [each for each in step.choices if each.id not in offered] if isinstance(step, Step) else []
    return "; ".join(f"{each.in_short} ({listed(_asks(each))})" for each in kept)


def _asks(choice: Choice) -> list[str]:
    return [*(f"hvis {flag}" for flag in choice.requires), *(f"ikke hvis {flag}" for flag in choice.excludes)]


def _flags(preview: Preview) -> list[str]:
    """Every flag in the order of the file, so that what is remembered stands still while one walks."""
    ways = preview.walk.ways if preview.walk else {}
    return list(dict.fromkeys(flag for choices in ways.values() for way in choices for flag in way.remembers))


def way(preview: Preview) -> Content:
    """The way so far; where it is long, its end."""
    if preview.card is None:
        return Content()
    told = " → ".join([preview.card.first, *(each.partition(".")[2] for each in preview.way[: preview.made])])
    ahead = [each.partition(".")[2] for each in preview.way[preview.made :]]
    shown = told if len(told) <= _LONGEST else f"… {told[-_LONGEST:].partition(' ')[2]}"
    return quiet(f"Vejen: {shown}" + (f" (frem: {ahead[0]})" if ahead else ""))


def step_line(step: Step | Ending, way: Sequence[str] | None) -> str:
    """A step in the list of steps: how far off it is, and its question or its ending."""
    far = "ingen vej hertil" if way is None else f"{counted(len(way), 'valg', 'valg')} fra begyndelsen"
    return f"{far} · {f'slut: {step.name}' if isinstance(step, Ending) else step.question}"


def keys(preview: Preview, *, more: bool) -> Content:
    """The keys that work now."""
    walk = preview.walk
    told = ["Pil ned: mere"] * more
    if walk and walk.offered:
        told.append(f"1-{len(walk.offered)} og Enter: vælg")
    told += ["v: gem vejen"] * bool(walk and walk.ended and not preview.broken)
    told += ["Esc: tilbage"] * bool(preview.made)
    told += ["pil til højre: frem"] * (preview.made < len(preview.way))
    told += ["g: gå til trin"] * bool(walk)
    told += ["f: næste fejl eller råd"] * bool(preview.findings)
    return plain(" · ".join([*told, "h: hjælp", "Ctrl+Q: luk"]))


def _lines(parts: list[Content]) -> Content:
    return Content("\n").join(parts)
