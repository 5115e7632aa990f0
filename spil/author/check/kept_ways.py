"""Ways kept as tests, walked again: K507 where one no longer holds, K508 where the card is not there."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from spil.cards.findings import Finding, Related, did_you_mean, nearest, some
from spil.cards.kept_ways import KeptWay, KeptWays, card_of, trials_of
from spil.cards.model import Card
from spil.cards.read.load import Reading
from spil.cards.read.parts import bare_ways
from spil.cards.read.syntax import Document
from spil.cards.ways import FROM_BEFORE, Ways
from spil.play.walk import Playthrough

_WALK_AGAIN = 'Ret kortet. Eller slet vejen her, og gem den igen i "spil vis".'


def follow(ways: Ways, way: Sequence[str]) -> tuple[Playthrough, int]:
    """Go a way of `step.choice` as far as it holds; where that leads, and how many of its choices were made."""
    walk = Playthrough(ways, next(iter(ways)))
    for made, name in enumerate(way):
        step, _, choice = name.partition(".")
        if step == FROM_BEFORE:
            walk = walk.recalling(choice, done=True)
            continue
        if step != walk.step or choice not in [each.id for each in walk.offered]:
            return walk, made
        walk = walk.choose(choice)
    return walk, len(way)


def why_not(walk: Playthrough, name: str) -> str:
    """Why `step.choice` cannot be chosen where a walk stands."""
    step, _, choice = name.partition(".")
    if step not in walk.ways:
        return f'trinnet "{step}" findes ikke'
    if walk.step != step:
        return f'vejen går nu til "{walk.step}" og ikke til "{step}"'
    if choice in [each.id for each in walk.ways[step]]:
        return f'valget "{choice}" i trinnet "{step}" bliver ikke tilbudt ad denne vej'
    return f'trinnet "{step}" har ikke valget "{choice}"'


def replay_findings(trials: Sequence[Reading[KeptWays]], cards: Sequence[Reading[Card]]) -> Iterator[Finding]:
    """The first place where each kept way differs from the card as it stands."""
    if not trials:  # finding out where a thousand cards stand costs more than it seems
        return
    by_path = {Path(card.document.path).resolve(): card for card in cards}
    for kept in trials:
        path = Path(kept.document.path)
        card = by_path.get(card_of(path).resolve())
        if card is None:
            names = [each.stem for each in by_path if each.parent == path.resolve().parent]
            yield _no_card(kept.document, names)
        elif kept.value is not None:
            yield from _replay(kept, kept.value, card)


def _no_card(document: Document, names: Sequence[str]) -> Finding:
    name = card_of(Path(document.path)).name
    told = f'filen gemmer veje gennem "{name}", men det kort er her ikke'
    guess = nearest(Path(name).stem, names)
    rename = f"Giv filen navnet {trials_of(Path(guess)).name}" if guess else "Giv filen navn efter kortet"
    return Finding(document.path, document.place("prøver", of_key=True), "K508", told, f"{rename}, eller slet den.")


def _replay(kept: Reading[KeptWays], trials: KeptWays, card: Reading[Card]) -> Iterator[Finding]:
    ways = bare_ways(card.document)
    if not ways:  # then what is wrong with the card is told there
        return
    lost = {way.to for choices in ways.values() for way in choices} - ways.keys()
    for number, trial in enumerate(trials.trials):
        walk, made = follow({**ways, **dict.fromkeys(lost, ())}, trial.choices)
        if walk.step in lost or (made == len(trial.choices) and walk.step == trial.ending and walk.ended):
            continue
        told, keys, repair = _difference(walk, trial, made)
        line = card.document.place("trin", walk.step, of_key=True).line
        yield Finding(
            kept.document.path,
            kept.document.place("prøver", number, *keys),
            "K507",
            f'vejen "{trial.name}" holder ikke: {told}',
            repair,
            related=(Related(card.document.path, line, "så langt kommer den"),),
            way=trial.choices[:made],
        )


def _difference(walk: Playthrough, trial: KeptWay, made: int) -> tuple[str, tuple[str | int, ...], str]:
    """What differs, where in the trial that stands, and what to do."""
    if made < len(trial.choices):
        name = trial.choices[made]
        if walk.ended:
            return f'den ender allerede i "{walk.step}"', ("valg", made), _WALK_AGAIN
        offered = [f"{walk.step}.{way.id}" for way in walk.offered]
        repair = did_you_mean(name, offered, f"Her kan man vælge: {some(offered)}.") if offered else _WALK_AGAIN
        return why_not(walk, name), ("valg", made), repair
    if not walk.ended:
        return f'den når ikke til en slutning, men standser i "{walk.step}"', ("valg",), _WALK_AGAIN
    return f'den ender nu i "{walk.step}" og ikke i "{trial.ending}"', ("slut",), _WALK_AGAIN
