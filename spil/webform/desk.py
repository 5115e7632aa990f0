"""The card on the desk: its file as it is now, and a save that never writes over what somebody else wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spil.author.check.all import check_paths
from spil.author.check.muted import Muted, can_be_muted
from spil.author.check.spelling import Knows
from spil.cards.deck import DeckReading
from spil.cards.findings import Finding
from spil.cards.kept_ways import trials_of
from spil.cards.model import Card
from spil.cards.read.bytes import LARGEST, read_bytes
from spil.cards.read.load import Reading, read_card
from spil.files import write_over
from spil.webform.fields import Field, Group, form_of, value_of
from spil.webform.parts import CannotError, part_changed
from spil.webform.renaming import RENAME, place_after, renamed, renamed_ways
from spil.webform.saving import Sent, changed, differing, typed
from spil.webform.source import Source, print_of, source_of

_KEPT = 50
"""States of the file that are remembered, so that a form made long ago can be told from what others wrote."""
UNDO = "fortryd"


@dataclass(frozen=True, slots=True)
class _Rewrite:
    """A file as it is after a change, and as it was before."""

    path: Path
    after: bytes
    before: bytes


@dataclass(frozen=True, slots=True)
class State:
    """The file at one moment."""

    raw: bytes
    reading: Reading[Card]
    findings: tuple[Finding, ...]
    source: Source | None
    """None where it must be mended as a file before a form can change it."""
    form: tuple[Group, ...]
    muted: tuple[Muted, ...]
    """Advice that the card keeps from being told, and why."""

    @property
    def print(self) -> str:
        """What tells this state from every other."""
        return print_of(self.raw)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a save, and what the form shows after it."""

    state: State
    saved: bool
    told: str = ""
    """A sentence at the top; none where all went as asked."""
    at: str = ""
    """The part to go to."""
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was typed and is not in the file."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """What is said beside a field about that: what the file has, or why it cannot be put there."""
    lost: Sequence[tuple[str, str]] = ()
    """What was typed in places that are gone: what the place was called, and the text."""
    base: str = ""
    """The state the form goes on from, where it is not the one shown."""


_CHANGED = "Filen er ændret et andet sted, mens du skrev. Dit er ikke gemt endnu, men det står her alt sammen."
_LOOK = "Se det igennem, og gem igen."
_BROKEN = (
    "Filen er ændret et andet sted og kan ikke læses lige nu. Dit er ikke gemt, men står her. Ret filen, og gem igen."
)
_TO_MEND = "Filen har en fejl, der skal rettes i selve filen, før formularen kan gemme."
_WAYS_BROKEN = "Vejene i {} kan ikke læses. Ret den fil først, så de følger med, når noget får et nyt navn."
_WAYS_CHANGED = "Kortet er rettet, men {} blev ændret imens. Se efter, om navnene passer i den."
_TOO_LARGE = "Kortet bliver større, end et kort må være, så det er ikke gemt. Gør teksten kortere."


class Desk:
    """One card of one's own, and the deck it is held against."""

    def __init__(self, path: Path, deck: DeckReading, knows: Knows | None = None) -> None:
        self.path = path
        self._deck = deck
        self._knows = knows
        self.playable: Card | None = None
        """The card as it could last be played."""
        self._known: dict[str, bytes] = {}
        self._undo: tuple[str, bytes, _Rewrite | None] | None = None
        """The state after a part was added, taken out or renamed, the file as it was before, and its kept ways."""

    @property
    def deck(self) -> DeckReading:
        """What the card is held against."""
        return self._deck

    def look(self) -> State:
        """The file as it is now.

        Raises:
            OSError: It cannot be read.
        """
        state = self._state(read_bytes(self.path))
        if state.reading.value is not None:
            self.playable = state.reading.value
        self._known.pop(state.print, None)
        self._known[state.print] = state.raw
        while len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return state

    def can_undo(self, state: State) -> bool:
        """Whether the last thing that happened to the file was a part added, taken out or renamed here."""
        return self._undo is not None and self._undo[0] == state.print

    def save(self, sent: Sent, base: str, wanted: str = "") -> Answer:
        """Put what was typed into the file, and do what a button said; or say why not, and lose nothing of it.

        Args:
            sent: The fields of the form.
            base: The state of the file that the form was made from.
            wanted: The button of a part; none where it is only to be saved.

        Raises:
            OSError: The file cannot be read or written.
        """
        names = {name: tuple(new) for name, new in sent.items() if name.startswith(f"{RENAME}:") and any(new)}
        sent = {name: said for name, said in sent.items() if not name.startswith(f"{RENAME}:")}
        answer = self._saved(sent, base, wanted, names)
        return answer if answer.saved and not answer.told else replace(answer, typed={**names, **answer.typed})

    def _saved(self, sent: Sent, base: str, wanted: str, names: Mapping[str, tuple[str, ...]]) -> Answer:
        now = self.look()
        if now.print != base:
            return self._changed_meanwhile(now, sent, base)
        if now.source is None:
            return Answer(now, saved=False, told=_TO_MEND)
        if wanted == UNDO and self.can_undo(now):
            return self._taken_back(now)
        done = changed(now.source.text, now.form, sent)
        refused = {name: tuple(sent[name]) for name in done.refused}
        beside = {name: _CANNOT.format(line) for name, line in done.refused.items()}
        answer = Answer(now, saved=True, typed=refused, beside=beside, told=_SOME if refused else "")
        raw = now.source.with_text(done.text)
        if wanted.startswith(f"{RENAME}:"):
            return self._name(now, done.text, wanted, "".join(names.get(wanted, ())).strip(), answer)
        return self._put(now, raw, answer) if not wanted else self._part(now, done.text, wanted, answer)

    def _name(self, now: State, text: str, wanted: str, new: str, answer: Answer) -> Answer:
        """What was typed, and then the new name: in the card, and in the ways that are kept beside it."""
        assert now.source is not None
        typed_in = now.source.with_text(text)
        form = self._state(typed_in).form
        try:
            raw = now.source.with_text(renamed(text, form, wanted, new))
            ways = self._ways_renamed(form, wanted, new)
        except CannotError as error:
            return self._put(now, typed_in, replace(answer, told=str(error)))
        done = self._put(now, raw, answer)
        if not done.saved or done.state.raw != raw:
            return done
        if ways and not write_over(ways.path, ways.before, ways.after):
            return replace(done, told=_WAYS_CHANGED.format(ways.path.name))
        self._undo = (done.state.print, typed_in, ways)
        return replace(self._looked_at(done), at=place_after(wanted, new))

    def _ways_renamed(self, form: Sequence[Group], wanted: str, new: str) -> _Rewrite | None:
        path = trials_of(self.path)
        if not path.is_file():
            return None
        before = read_bytes(path)
        source = source_of(before)
        if source is None:
            raise CannotError(_WAYS_BROKEN.format(path.name))
        after = source.with_text(renamed_ways(source.text, form, wanted, new))
        return _Rewrite(path, after, before) if after != before else None

    def _taken_back(self, now: State) -> Answer:
        assert self._undo is not None
        _, before, ways = self._undo
        done = self._put(now, before, Answer(now, saved=True))
        if done.saved and ways and not write_over(ways.path, ways.after, ways.before):
            return replace(done, told=_WAYS_CHANGED.format(ways.path.name))
        return self._looked_at(done)

    def _looked_at(self, answer: Answer) -> Answer:
        """The same with the state as it is now: a file beside the card was written after it."""
        return replace(answer, state=self.look()) if answer.saved else answer

    def _part(self, now: State, text: str, wanted: str, answer: Answer) -> Answer:
        """What was typed, and then the part."""
        assert now.source is not None
        typed_in = now.source.with_text(text)
        middle = self._state(typed_in)
        try:
            more = part_changed(text, middle.reading.document.data, middle.form, wanted)
        except CannotError as error:
            return self._put(now, typed_in, replace(answer, told=str(error)))
        done = self._put(now, now.source.with_text(more), answer)
        if done.saved:
            self._undo = (done.state.print, typed_in, None)
        before = {each.name for part in middle.form for each in part.all_groups()}
        new = [each.name for part in done.state.form for each in part.all_groups() if each.name not in before]
        around = wanted.rpartition(":")[2]
        at = new[0] if new else around.rpartition("/")[0].removesuffix("/valg") or "trin"
        return replace(done, at=at)

    def _put(self, now: State, raw: bytes, answer: Answer) -> Answer:
        if len(raw) > LARGEST:
            return replace(answer, state=now, saved=False, told=_TOO_LARGE, at="")
        if raw != now.raw and not write_over(self.path, now.raw, raw):
            told = f"{_CHANGED} {_LOOK}"
            return Answer(self.look(), saved=False, told=told, typed=answer.typed)
        return replace(answer, state=self.look())

    def _state(self, raw: bytes) -> State:
        reading = read_card(str(self.path), raw)
        checked = check_paths([self.path], self._deck, unsaved={self.path: raw}, knows=self._knows)
        advice: dict[str, list[str]] = {}
        for each in (*(each.finding for each in checked.muted), *filter(can_be_muted, checked.findings)):
            if each.path == reading.document.path:
                advice.setdefault(each.code, []).append(each.message)
        form = form_of(reading.document, self._deck.deck, advice)
        return State(raw, reading, checked.findings, source_of(raw), form, checked.muted)

    def _changed_meanwhile(self, now: State, sent: Sent, base: str) -> Answer:
        """Nothing is written: the form goes on from the file as it is now, with what was typed in it."""
        before = self._known.get(base)
        was = self._state(before) if before is not None else None
        if now.source is None and was is not None:
            typed_in = {name: tuple(sent[name]) for name in _mine(was.form, sent)}
            return Answer(was, saved=False, told=_BROKEN, typed=typed_in, base=base)
        mine = _mine(was.form if was else now.form, sent)
        there = {field.name: field for part in now.form for field in part.all_fields()}
        moved = _moved(was, now) if was else frozenset()
        kept: dict[str, tuple[str, ...]] = {}
        beside: dict[str, str] = {}
        lost = []
        for name, old in mine.items():
            field = there.get(name)
            if field is None or any(name.startswith(each) for each in moved):
                lost.append((old.label, ", ".join(filter(None, sent[name]))))
                continue
            if typed(field, sent[name]) == field.values:
                continue
            kept[name] = tuple(sent[name])
            if was is None or field.values != old.values:
                beside[name] = f"I filen står nu: {field.shown or '(ingenting)'}"
        unknown = (
            [] if was else [(name, " ".join(sent[name])) for name in sent if name not in there and any(sent[name])]
        )
        told = f"{_CHANGED} {_LOOK}" if kept or lost or unknown else _NEWER
        return Answer(now, saved=False, told=told, typed=kept, beside=beside, lost=(*lost, *unknown))


_NEWER = "Filen er ændret et andet sted, mens du skrev. Her er den, som den er nu."
_SOME = "Noget kunne ikke gemmes. Det står ved feltet."
_CANNOT = "Det er ikke gemt: Filen er skrevet på en måde her, som formularen ikke kan ændre. Ret det i filen, linje {}."


def _mine(form: Sequence[Group], sent: Sent) -> dict[str, Field]:
    return {field.name: field for field in differing(form, sent)}


def _moved(was: State, now: State) -> frozenset[str]:
    """The lists without ids that got more or fewer items meanwhile: what is the third there now, nobody knows."""
    groups = [group for part in was.form for group in part.all_groups()]
    places = {group.name.rpartition("/")[0]: group.keys[:-1] for group in groups if _is_numbered(group)}
    return frozenset(
        f"{name}/"
        for name, keys in places.items()
        if len(value_of(keys, was.reading.document.data) or ()) != len(value_of(keys, now.reading.document.data) or ())
    )


def _is_numbered(group: Group) -> bool:
    return bool(group.keys) and isinstance(group.keys[-1], int) and group.name.endswith(f"/{group.keys[-1]}")
