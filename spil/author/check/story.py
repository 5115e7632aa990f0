"""A card's story as the prose stage reads it: of a card that is in shape, or as far as a broken file goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spil.author.rules.told import Told
from spil.cards.findings import Finding, Related
from spil.cards.model import Addition, Card, Choice, Ending, Step
from spil.cards.read.load import Reading
from spil.cards.read.parts import Keys, Parts, Plain, list_of, map_of, texts_of
from spil.cards.read.syntax import Document
from spil.cards.ways import Ways, before_of, beginnings, loop_in, ways_of
from spil.play.explore import Explored, explore

Steps = Mapping[str, Step | Ending]


@dataclass(frozen=True, slots=True)
class Story:
    """What a file tells, with every way through it."""

    document: Document
    steps: Steps
    explored: Explored | None
    """None where the story cannot be walked, or remembers too much to be."""
    complete: bool
    """Whether every choice leads to a step that is there."""

    @property
    def choices(self) -> list[tuple[str, Keys, Choice]]:
        """Every choice with its step and its place."""
        return [
            (step_id, ("trin", step_id, "valg", number), choice)
            for step_id, step in self.steps.items()
            if isinstance(step, Step)
            for number, choice in enumerate(step.choices)
        ]

    def warning(  # noqa: PLR0913  # a finding has so many parts
        self,
        keys: Keys,
        code: str,
        message: str,
        repair: str,
        *,
        of_key: bool = False,
        related: tuple[Related, ...] = (),
        way: tuple[str, ...] = (),
    ) -> Finding:
        """A finding that keeps no card from being played."""
        place = self.document.place(*keys, of_key=of_key)
        return Finding(self.document.path, place, code, message, repair, "warning", related, way)

    def told(self, keys: Keys, told: Told, related: tuple[Related, ...] = (), more: str = "") -> Finding:
        """What a rule on a text tells, at its place; `more` says where the other one stands."""
        repair = f"{told.repair} {more}".rstrip()
        return self.warning(keys, told.code, told.message, repair, related=related)


def story_of(reading: Reading[Card]) -> Story:
    """The story of a file; a mistake in one part of it hides no other part."""
    if reading.value is not None:
        steps: Steps = reading.value.steps
        return Story(
            reading.document,
            steps,
            walked_through(steps, ways_of(reading.value), before_of(reading.value)),
            complete=True,
        )
    parts = Parts(reading.document)
    steps = {name: _step(plain) for name, plain in parts.steps.items()}
    ways: dict[str, Any] = parts.ways or {}
    lost = {way.to for choices in ways.values() for way in choices} - ways.keys()
    begins = bool(ways) and bool(next(iter(ways.values())))
    walkable = begins and not loop_in(ways)
    explored = walked_through(steps, {**ways, **dict.fromkeys(lost, ())}, parts.before) if walkable else None
    return Story(reading.document, steps, explored, complete=not lost)


def walked_through(steps: Steps, ways: Ways, before: Mapping[str, bool]) -> Explored | None:
    """Every state, told apart by what is read aloud there too; None where there are too many."""
    told = {
        name: frozenset(flag for each in step.additions for flag in (*each.requires, *each.excludes))
        for name, step in steps.items()
        if step.additions
    }
    explored = explore(ways, told, beginnings(before))
    return explored if explored.complete else None


def _step(plain: Plain) -> Step | Ending:
    text = _text(plain, "tekst")
    additions = tuple(
        Addition.model_construct(
            requires=texts_of(each.get("hvis")), excludes=texts_of(each.get("hvis_ikke")), text=_text(each, "tekst")
        )
        for each in map(map_of, list_of(plain.get("tillæg")))
    )
    if "slut" in plain:
        return Ending.model_construct(text=text, additions=additions, name=_text(plain, "slut"))
    choices = tuple(_choice(map_of(each)) for each in list_of(plain.get("valg")))
    question = _text(plain, "spørgsmål")
    return Step.model_construct(text=text, additions=additions, question=question, choices=choices)


def _choice(plain: Plain) -> Choice:
    return Choice.model_construct(
        id=_name(plain, "id"),
        text=_text(plain, "tekst"),
        in_short=_text(plain, "kort_sagt"),
        gives=_text(plain, "giver"),
        costs=_text(plain, "koster"),
        considerations=texts_of(plain.get("hensyn")),
        to=_name(plain, "til"),
        requires=texts_of(plain.get("hvis")),
        excludes=texts_of(plain.get("hvis_ikke")),
    )


def _name(plain: Plain, key: str) -> str:
    """An id as it stands, blanks too: it is looked up among the ways, which are told apart by every character."""
    value = plain.get(key)
    return value if isinstance(value, str) else ""


def _text(plain: Plain, key: str) -> str:
    value = plain.get(key)
    return value.strip() if isinstance(value, str) else ""
