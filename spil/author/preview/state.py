"""Playing while writing, as rules: where the author stands, and where that is after a save."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from spil.author.check.all import Checked
from spil.author.check.kept_ways import follow, why_not
from spil.cards.findings import Finding
from spil.cards.kept_ways import KeptWay
from spil.cards.model import Card, Ending
from spil.cards.read.bytes import without_doubtful
from spil.cards.read.syntax import Document
from spil.cards.ways import before_of, beginnings, ways_of
from spil.danish import capitalised, clean
from spil.play.explore import explore
from spil.play.walk import Playthrough


@dataclass(frozen=True, slots=True)
class Preview:
    """The last card that could be read, the way walked in it, and what is found in the file as it stands."""

    document: Document
    card: Card | None = None
    """None where the file has not been a card yet."""
    broken: bool = False
    """Whether the file cannot be read as a card right now."""
    findings: tuple[Finding, ...] = ()
    way: tuple[str, ...] = ()
    """Every choice as `step.choice`, also those gone back from."""
    made: int = 0
    """How many of them stand."""
    selected: int | None = None
    """The finding that was last jumped to."""
    looking: bool = False
    """Whether one still stands where that finding brought one."""

    @property
    def walk(self) -> Playthrough | None:
        """Where the author stands."""
        return follow(ways_of(self.card), self.way[: self.made])[0] if self.card else None

    @property
    def step(self) -> str | None:
        """The step where the author stands."""
        return self.walk.step if self.walk else None

    def choose(self, number: int) -> "Preview | None":
        """After the choice of that number, from 1; None where there is none."""
        walk = self.walk
        if walk is None or not 1 <= number <= len(walk.offered):
            return None
        name = f"{walk.step}.{walk.offered[number - 1].id}"
        made = self.made + 1
        way = self.way if self.way[self.made : made] == (name,) else (*self.way[: self.made], name)
        return self._moved(way, made)

    def back(self) -> "Preview | None":
        """Without the last choice; None at the beginning."""
        return self._moved(self.way, self.made - 1) if self.made else None

    def forward(self) -> "Preview | None":
        """With the choice that was gone back from; None where there is none."""
        return self._moved(self.way, self.made + 1) if self.made < len(self.way) else None

    def jump(self, step: str) -> "Preview | None":
        """At a step, by the shortest way there; None where no way leads to it."""
        ways = shortest(self.card) if self.card else {}
        return self._moved(ways[step], len(ways[step])) if step in ways else None

    def _moved(self, way: tuple[str, ...], made: int) -> "Preview":
        return replace(self, way=way, made=made, looking=False)

    def select_next(self) -> "Preview":
        """At the step of the next finding, or where one stands when it has none that can be reached."""
        if not self.findings:
            return self
        number = 0 if self.selected is None else (self.selected + 1) % len(self.findings)
        return replace(self._at(self.findings[number]), selected=number, looking=True)

    def _at(self, finding: Finding) -> "Preview":
        step, way = self.step_of(finding), finding.way
        if step == self.step and not finding.code.startswith("K5"):  # else it matters what is remembered there
            return self
        ways = ways_of(self.card) if self.card and way else {}
        for made in range(len(way), -1, -1) if ways else ():
            walk, held = follow(ways, way[:made])
            if held == made and step in (None, walk.step):  # the way that shows it, not only the shortest
                return replace(self, way=way[:made], made=made)
        return (self.jump(step) if step else None) or self

    def step_of(self, finding: Finding) -> str | None:
        """The step of the file that a finding stands in; None where it stands elsewhere."""
        return step_at(self.document, finding.place.line) if finding.path == self.document.path else None

    @property
    def here(self) -> int | None:
        """The finding to show: the one jumped to, or the first of the step."""
        if self.looking:
            return self.selected
        steps = [self.step_of(each) for each in self.findings]
        return steps.index(self.step) if self.step in steps and self.step is not None else None

    def trial(self, name: str) -> KeptWay | None:
        """The way walked, as a test; None where it has not come to an ending, or the file is broken."""
        walk = self.walk
        if walk is None or not walk.ended or self.broken:
            return None
        name = normalize("NFC", clean(without_doubtful(name))) or self.trial_name
        return KeptWay.model_validate({"navn": name, "valg": self.way[: self.made], "slut": walk.step})

    @property
    def trial_name(self) -> str:
        """What a way could be called: its ending, and how one came there."""
        walk = self.walk
        step = self.card.steps[walk.step] if self.card and walk else None
        choices = ", ".join(each.partition(".")[2] for each in self.way[: self.made])
        return f"{step.name} ({choices})" if isinstance(step, Ending) else ""

    def saved(self, checked: Checked) -> tuple["Preview", str | None]:
        """After a save: at the same place, or the last that still holds; and what to say, None where nothing is new."""
        reading = next(each for each in checked.readings if Path(each.document.path) == Path(self.document.path))
        fresh = replace(self, document=reading.document, findings=checked.findings, selected=None, looking=False)
        if not isinstance(reading.value, Card):
            return replace(fresh, broken=True), ""
        walk, held = follow(ways_of(reading.value), self.way)
        made = min(held, self.made)
        fresh = replace(fresh, card=reading.value, broken=False, way=self.way[:held], made=made)
        return fresh, self._what_became(fresh, why_not(walk, self.way[made]) if made < self.made else "")

    def _what_became(self, fresh: "Preview", lost: str) -> str | None:
        before, now = self.walk, fresh.walk
        if fresh.document.text == self.document.text:
            return None
        if before is None or now is None:
            return ""
        if lost:
            return f"{capitalised(lost)}, så du står ved det sidste sted på din vej, der holder."
        if now.step == before.step:
            return "Kortet er læst igen. Du står samme sted."
        return f'Vejen fører nu til trinnet "{now.step}" og ikke til "{before.step}".'


def shortest(card: Card) -> Mapping[str, tuple[str, ...]]:
    """The shortest way to every step that can be reached, by the rules of walking."""
    explored = explore(ways_of(card), begun=beginnings(before_of(card)))
    first = {state.step: state for state in reversed(explored.states)}
    return {step: explored.way_to(state) for step, state in first.items()}


def step_at(document: Document, line: int) -> str | None:
    """The step that stands at a line of a file; None outside the steps."""
    data = document.data if isinstance(document.data, dict) else {}
    steps = data.get("trin")
    begins = [(document.place(key, of_key=True).line, None) for key in data]
    inner = steps if isinstance(steps, dict) else {}
    begins += [(document.place("trin", key, of_key=True).line, key) for key in inner]
    return max((each for each in begins if each[0] <= line), key=lambda each: each[0], default=(0, None))[1]
