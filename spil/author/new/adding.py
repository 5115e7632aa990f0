"""More for a card that is there: a second decision, and something the card remembers; as changes to its file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spil.author.edit.changes import Edit, with_entry, with_item, with_text, without_entry
from spil.author.new.advice import Answers
from spil.author.new.card import PULLS, ending_name
from spil.author.new.ids import local_id
from spil.author.new.parts import choices_of
from spil.cards.model import Card, Choice, Ending, Step
from spil.cards.read.parts import Keys
from spil.cards.shared import Family

if TYPE_CHECKING:
    from spil.author.edit.writing import Value


@dataclass(frozen=True, slots=True)
class Decision:
    """A second decision, as it was answered."""

    after: tuple[Keys, ...]
    """The choices that lead to it."""
    text: str
    question: str
    ways: tuple[Answers, ...]
    """What one could do: `tekst`, `kort_sagt`, `giver`, `koster`, `slut`, and the consideration: an id the card has in
    `hensyn`, or else `familie` with words of one's own in `ord`."""


def before_an_ending(card: Card) -> tuple[tuple[Keys, Choice], ...]:
    """The choices after which a decision more can come."""
    every = choices_of(card)
    return tuple((keys, choice) for keys, _, choice in every if isinstance(card.steps.get(choice.to), Ending))


def decision(card: Card, said: Decision, families: Mapping[str, Family]) -> tuple[Edit, ...]:
    """The changes that put a second decision after some choices; an ending that nothing leads to any more goes."""
    taken = set(card.steps)
    step = local_id("bagefter", taken, "trin")
    taken.add(step)
    considerations: dict[tuple[str, str], str] = {(each.name, each.family): each.id for each in card.considerations}
    choices: list[Value] = []
    endings: dict[str, Value] = {}
    in_use: set[str] = set()
    for n, way in enumerate(said.ways, 1):
        name = ending_name(way["kort_sagt"], n)
        ending = local_id(name, taken, "slut")
        taken.add(ending)
        choice = local_id(way["kort_sagt"], in_use, "valg")
        in_use.add(choice)
        pulls = way.get("hensyn") or _consideration(way, considerations, families)
        told: dict[str, Value] = {key: way[key] for key in ("tekst", "kort_sagt", "giver", "koster")}
        choices.append({"id": choice, **told, "hensyn": [pulls], "til": ending})
        endings[ending] = {"tekst": way["slut"], "slut": name}
    known = {each.id for each in card.considerations}
    new = [(key, name) for key, name in considerations.items() if name not in known]
    whole: Value = {"tekst": said.text, "spørgsmål": said.question, "valg": choices}
    *_, last = card.steps
    names = [step, *endings]
    return (
        *(with_item(("hensyn",), {"id": name, "navn": told, "familie": kin}) for (told, kin), name in new),
        *(with_text((*keys, "til"), step) for keys in said.after),
        *(
            with_entry(("trin",), name, value, before)
            for name, value, before in zip(names, [whole, *endings.values()], [last, *names], strict=False)
        ),
        *(without_entry(("trin", name)) for name in left_alone(card, said.after)),
    )


def _consideration(way: Answers, there: dict[tuple[str, str], str], families: Mapping[str, Family]) -> str:
    family = way["familie"]
    named = way.get("ord") or PULLS.get(family) or families[family].name
    if (named, family) not in there:
        there[named, family] = local_id(named, set(there.values()), "hensyn")
    return there[named, family]


def left_alone(card: Card, after: Iterable[Keys]) -> list[str]:
    """The endings that nothing leads to any more, once a decision comes after those choices."""
    moved = set(after)
    still = {choice.to for keys, _, choice in choices_of(card) if keys not in moved}
    gone = {choice.to for keys, _, choice in choices_of(card) if keys in moved}
    return [name for name in card.steps if name in gone - still]


def places_to_notice(card: Card, choice: Choice) -> tuple[str, ...]:
    """Where it can be heard that this was chosen: places one comes to from it, and otherwise too."""
    after = _reached(card, [choice.to])
    otherwise = _reached(card, [card.first], without=choice)
    return tuple(name for name in card.steps if name in after & otherwise)


def memorable(card: Card) -> tuple[tuple[Keys, Choice], ...]:
    """The choices that a card can remember, so that it is heard somewhere."""
    return tuple((keys, choice) for keys, _, choice in choices_of(card) if places_to_notice(card, choice))


def memory(card: Card, keys: Keys, choice: Choice, place: str, text: str) -> tuple[Edit, ...]:
    """The changes that make a card remember a choice, and say a sentence more where one comes by later."""
    flags = {flag for _, _, each in choices_of(card) for flag in each.remembers}
    flag = next(iter(choice.remembers), None) or local_id(choice.id, flags, "valgt")
    edits: list[Edit] = [] if choice.remembers else [with_entry(keys, "husk", [flag], "til")]
    more: Value = {"hvis": [flag], "tekst": text}
    step = card.steps[place]
    if step.additions:
        return (*edits, with_item(("trin", place, "tillæg"), more))
    return (*edits, with_entry(("trin", place), "tillæg", [more], "tekst"))


def _reached(card: Card, names: Iterable[str], without: Choice | None = None) -> set[str]:
    """The places one can come to from some, those too; conditions are left out of account."""
    found: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        step = card.steps.get(name)
        if name in found or step is None:
            continue
        found.add(name)
        if isinstance(step, Step):
            waiting += [choice.to for choice in step.choices if choice is not without]
    return found
