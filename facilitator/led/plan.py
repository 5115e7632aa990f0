"""How long each part of a led session may take, and what to leave out when time is short; the clock is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from spil.cards.shared import Programme
from spil.cards.vocabulary import Phase
from spil.danish import counted
from spil.play.moves import Started
from spil.play.run import Run

_PHASES: Mapping[str, Phase] = {
    "cards": "velkomst",
    "welcome": "velkomst",
    "rules": "velkomst",
    "situation": "vælg",
    "talk": "snak",
    "again": "igen",
    "perspective": "perspektiv",
    "count": "spørgsmål",
    "recount": "spørgsmål",
    "reveal": "spørgsmål",
    "way": "videre",
    "outcome": "videre",
    "later": "videre",
    "ending": "videre",
    "frame": "rammen",
    "walk": "bord",
    "raise": "sal",
    "agreement": "aftale",
    "goodbye": "farvel",
    "closed": "farvel",
}
"""The part of the plan each place of a led session belongs to."""
_USUAL: Mapping[Phase, float] = {
    "velkomst": 1.5,
    "vælg": 1.5,
    "snak": 3.5,
    "igen": 0.5,
    "perspektiv": 1.5,
    "spørgsmål": 4.5,
    "videre": 3,
    "rammen": 1,
    "bord": 12,
    "sal": 6,
    "aftale": 3,
    "farvel": 0,
}
"""Minutes where a plan says nothing; from the run sheets, which nobody has held against a clock."""
_OF_A_CARD: Mapping[str, tuple[Phase, ...]] = {
    "fælles": ("vælg", "snak", "igen", "perspektiv", "spørgsmål", "videre", "rammen"),
    "bord": ("bord", "sal"),
}
_BEHIND = 1.0
"""Minutes behind the plan from which something should be left out."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Where the plan is."""

    here: float
    """Minutes this part may take."""
    ends: float
    """Minutes after the beginning by which it should be over."""
    total: float
    """Minutes of the whole session."""

    def left(self, used: float) -> int:
        """Whole minutes left of the session, after so many were used; never less than none."""
        return max(0, round(self.total - used))


def minutes_used(started: Started, now: datetime) -> float:
    """Minutes since a session was begun; none where its record does not say when, or the clock was put back."""
    try:
        began = datetime.fromisoformat(started.at)
    except ValueError:
        return 0
    return max(0, (now - began.replace(tzinfo=began.tzinfo or now.tzinfo)).total_seconds() / 60)


def time_told(run: Run, now: datetime) -> str:
    """Minutes left, minutes for what is on now, and what to leave out when time is short."""
    used, plan = minutes_used(run.started, now), pace(run)
    left = "Et minut" if plan.left(used) == 1 else f"{plan.left(used)} minutter"
    minutes = f"{plan.here:g}".replace(".", ",")
    here = "" if run.at.spot == "cards" else f"til det her: {minutes} min."
    return " · ".join(filter(None, (f"{left} tilbage", here, leave_out(run, used))))


def pace(run: Run) -> Pace:
    """The plan at the page that shows now."""
    parts = _plan(run.programme)
    phase = _phase(run)
    if phase in _OF_A_CARD[run.programme.form]:
        nth = len(run.at.played) + 1
        at = [n for n, (each, _) in enumerate(parts) if each == phase][:nth][-1:]
    else:
        at = [n for n, (each, _) in enumerate(parts) if each == phase][:1]
    number = at[0] if at else len(parts) - 1
    return Pace(parts[number][1], sum(minutes for _, minutes in parts[: number + 1]), sum(m for _, m in parts))


def leave_out(run: Run, used: float) -> str:
    """What to leave out when the plan is more than a minute behind: perspective first, the frame last; else nothing."""
    phase, plan = _phase(run), pace(run)
    if phase in ("bord", "sal"):
        over = used > plan.ends + _BEHIND
        return {"bord": "Tiden ved bordene er gået. Saml salen.", "sal": "Tiden er gået. Gå videre."}[phase] * over
    late = round(used - (plan.ends - plan.here))
    if late < _BEHIND:
        return ""
    what = {
        "igen": "Spring perspektivet over på den næste side med u.",
        "perspektiv": "Spring perspektivet over med u.",
        "videre": "Gå direkte til rammen med u." if run.at.spot == "way" else "",
        "rammen": "Er der slet ikke tid, så spring rammen over med u.",
    }.get(phase, "")
    return f"I er {counted(late, 'minut', 'minutter')} bagud. {what}" if what else ""


def _phase(run: Run) -> Phase:
    phase = _PHASES[run.at.spot]
    return "sal" if run.programme.form == "bord" and phase in ("spørgsmål", "rammen") else phase


def _plan(programme: Programme) -> list[tuple[Phase, float]]:
    """The parts of a session in order, with the minutes its plan gives them."""
    said: dict[Phase, list[float]] = {}
    for slot in programme.plan:
        if slot.phase:
            said.setdefault(slot.phase, []).append(slot.minutes)
    order: list[Phase] = ["velkomst", *(_OF_A_CARD[programme.form] * programme.pick), "aftale", "farvel"]
    return [(phase, _next(said.get(phase), phase)) for phase in order]


def _next(minutes: list[float] | None, phase: Phase) -> float:
    if not minutes:
        return _USUAL[phase]
    return minutes.pop(0) if len(minutes) > 1 else minutes[0]
