"""The form as a page: what the templates are told."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from spil.author.check.muted import Muted, can_be_muted
from spil.author.graph.reading import graph_of
from spil.author.graph.svg import as_svg
from spil.cards.findings import Finding
from spil.cards.keys import DELIBERATE
from spil.danish import capitalised, clean, counted
from spil.html.templates import base_style, environment
from spil.webform.desk import UNDO, Answer, State
from spil.webform.fields import starts_of
from spil.webform.parts import ADD, DROP
from spil.webform.renaming import RENAME

BASE, DO = "fra", "gør"
"""The fields of the form that are none of the card's: the state it was made from, and the button that was pressed."""


def page(answer: Answer, where: str, *, can_undo: bool, can_play: str) -> str:
    """The whole page; everything that people wrote is escaped by the template engine.

    Args:
        answer: What came of a save, or a first look.
        where: The address that the page is below, with `/` at its end.
        can_undo: Whether there is something to take back.
        can_play: The first page of the card as it is played; empty where it cannot be yet.
    """
    state = answer.state
    by_name, elsewhere = beside(state)
    return (
        _templates()
        .get_template("skriv.html")
        .render(
            state=state,
            answer=answer,
            title=_title(state),
            file=clean(state.reading.document.path),
            where=where,
            found=by_name,
            muted=_muted(state),
            kept=DELIBERATE,
            elsewhere=elsewhere,
            told=_told(state),
            base=answer.base or state.print,
            map=_map(state),
            can_undo=can_undo,
            can_play=can_play,
            names={"base": BASE, "do": DO, "add": ADD, "drop": DROP, "undo": UNDO, "rename": RENAME},
        )
    )


def trouble(where: str, told: str) -> str:
    """A page that says one thing."""
    return _templates().get_template("besked.html").render(where=where, told=told)


@cache
def style() -> str:
    """How it looks."""
    return base_style() + _own("skriv.css")


@cache
def script() -> str:
    """What it does more where there is JavaScript."""
    return _own("skriv.js")


def beside(state: State) -> tuple[Mapping[str, list[Finding]], list[Finding]]:
    """The findings by the field or part that they stand in; and those of no place in the form."""
    name_of = _names(state)
    by_name: dict[str, list[Finding]] = {}
    elsewhere = []
    for finding in state.findings:
        name = name_of(finding)
        if name:
            by_name.setdefault(name, []).append(finding)
        else:
            elsewhere.append(finding)
    return by_name, elsewhere


def _muted(state: State) -> Mapping[str, list[Muted]]:
    """What is kept with a reason, by the field or part that it stands in; the rest stands by its code alone."""
    name_of = _names(state)
    by_name: dict[str, list[Muted]] = {}
    for each in state.muted:
        by_name.setdefault(name_of(each.finding), []).append(each)
    return by_name


def _names(state: State) -> Callable[[Finding], str]:
    """What the field or part is called that a finding stands in; empty where none does."""
    starts = starts_of(state.form, state.reading.document)

    def name_of(finding: Finding) -> str:
        at = bisect_right(starts, finding.place[:2], key=lambda start: start[0][:2])
        return starts[at - 1][1] if at and finding.path == state.reading.document.path else ""

    return name_of


def _title(state: State) -> str:
    data = state.reading.document.data
    title = data.get("titel") if isinstance(data, dict) else None
    return clean(title) if isinstance(title, str) and title else "Et kort uden titel"


def _told(state: State) -> str:
    severities = [each.severity for each in state.findings]
    errors, advice = severities.count("error"), severities.count("warning")
    if not severities:
        kept = counted(len(state.muted), "råd", "råd")
        return f"Her er ingen fejl og ingen råd{f'; {kept} er valgt fra' if state.muted else ''}."
    told = [counted(errors, "fejl", "fejl", neuter=False)] * bool(errors) + [counted(advice, "råd", "råd")] * bool(
        advice
    )
    return f"{capitalised(' og '.join(told))}. Det står ved felterne."


def _map(state: State) -> Markup:
    """The ways as a picture whose boxes lead to their step's fields; it is made as XML, which escapes all text."""
    names = {str(group.keys[1]): group.name for part in state.form for group in part.groups if part.keys == ("trin",)}
    graph = graph_of(state.reading.document)
    if graph is None or not names:
        return Markup()
    return Markup(as_svg(graph, lambda step: f"#{names[step]}" if step in names else ""))  # noqa: S704


def _own(name: str) -> str:
    return (files("spil.webform") / "templates" / name).read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    made = environment("spil.webform", "templates")
    made.filters["plain"] = _plain
    made.tests["advice"] = can_be_muted
    return made


def _plain(finding: Finding) -> str:
    """A finding as a sentence for one who sees no file."""
    return f"{capitalised(clean(finding.message)).rstrip('.')}. {finding.repair}"
