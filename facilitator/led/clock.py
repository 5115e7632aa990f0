"""What the clock says of a led session: minutes left, how long each part may take, what to leave out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from spil.cards.vocabulary import Phase
from spil.danish import counted
from spil.play.minutes import OF_A_CARD, parts
from spil.play.moves import Started
from spil.play.run import Run

_PHASES: Mapping[str, Phase] = {
    "cards": "velkomst",
    "welcome": "velkomst",
    "rules": "velkomst",
    "ease": "velkomst",
    "recall": "velkomst",
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
    "then": "videre",
    "ending": "videre",
    "frame": "rammen",
    "walk": "bord",
    "raise": "sal",
    "agreement": "aftale",
    "goodbye": "farvel",
    "ease after": "farvel",
    "closed": "farvel",
}
"""The part of the plan each place of a led session belongs to."""
_BEHIND = 1.0
"""Minutes behind the plan from which something should be left out."""
LONGEST_SESSION = 240
"""Minutes; what took longer lay over till another time, and says nothing of the plan."""
_CLOSING = 5.0
"""Minutes before the end from which one should be on the way to the agreement."""


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


def time_told(run: Run, now: datetime, since: datetime) -> str:
    """Whole minutes left of all and of this part, so that nothing ticks; and what to do when time is short.

    Args:
        run: Where the session stands.
        now: The clock's reading.
        since: When this part of the plan came up.
    """
    used, plan = minutes_used(run.started, now), pace(run)
    left = "Et minut" if plan.left(used) == 1 else f"{plan.left(used)} minutter"
    here = (
        ""
        if run.at.spot == "cards" or not plan.here
        else _left_here(plan.here - max(0, (now - since).total_seconds() / 60))
    )
    return " · ".join(filter(None, (f"{left} tilbage", here, _advice(run, used))))


def minutes_here(run: Run, now: datetime, since: datetime) -> int | None:
    """Whole minutes left of this part, as the wall counts them down; None where nothing is counted."""
    planned = pace(run).here
    if run.at.spot == "cards" or not planned:
        return None
    left = planned - max(0, (now - since).total_seconds() / 60)
    return 0 if left <= 0 else max(1, round(left))


def _left_here(left: float) -> str:
    """How long this part may still take, as one would say it."""
    if left <= 0:
        return "tiden til det her er gået"
    return "under et minut til det her" if left < 1 else f"{counted(round(left), 'minut', 'minutter')} til det her"


def part_began(run: Run) -> int:
    """How many moves were made when this part of the plan came up."""
    while run.before and run.before.at.played == run.at.played and _phase(run.before) == _phase(run):
        run = run.before
    return len(run.moves)


def pace(run: Run) -> Pace:
    """The plan at the page that shows now."""
    planned = parts(run.programme)
    phase = _phase(run)
    if phase in OF_A_CARD[run.programme.form]:
        nth = len(run.at.played) + 1
        at = [n for n, (each, _) in enumerate(planned) if each == phase][:nth][-1:]
    else:
        at = [n for n, (each, _) in enumerate(planned) if each == phase][:1]
    number = at[0] if at else len(planned) - 1
    return Pace(planned[number][1], sum(minutes for _, minutes in planned[: number + 1]), run.programme.minutes)


def _advice(run: Run, used: float) -> str:
    """The way to the agreement when so little is left; else what to leave out."""
    closing = sum(minutes for phase, minutes in parts(run.programme) if phase in _CLOSES)
    if run.programme.minutes - used <= max(_CLOSING, closing) and _phase(run) not in _CLOSES:
        return f"Gå til {'aftalen' if run.programme.agreement == 'fælles' else 'jeres egen sætning'}: n"
    return leave_out(run, used)


_CLOSES: tuple[Phase, ...] = ("aftale", "farvel")


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
