"""What a card remembers from an earlier one: what is known of it here, and the page that asks the group."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spil.cards.model import Card, Earlier
from spil.cards.ways import before_of
from spil.play.moves import Chosen, Move, Passed, Recalled, moves_on
from spil.play.page import Aside, Onward, Page, Prose, Strong
from spil.play.run import Position, Run, Transition
from spil.play.walk import Playthrough

RECALL = "recall"
"""The place in an order where the group is asked."""


def story_from(card: Card, spot: str) -> str:
    """Where a card's story begins: at that place, or first where the group is asked what it did last time."""
    return RECALL if card.before else spot


def recalled(spot: str) -> Transition:
    """On to the next thing to be asked about, or to the story."""

    def after(run: Run, move: Recalled) -> Position:
        asked = len(_asked(run)) + 1
        walk = run.walk.recalling(move.flag, done=move.done)
        return replace(run.at, spot=spot if asked >= len(run.card.before) else RECALL, walk=walk)

    return after


def recall(run: Run, asides: tuple[Aside, ...]) -> Page:
    """What the group did in an earlier card: asked in plain words, and Enter is what is known of it, or the usual."""
    earlier = run.card.before[len(_asked(run))]
    yes, no = (Recalled(flag=earlier.flag, done=done) for done in (True, False))
    done = _known(run, earlier)
    told, enter = {
        True: ("Det står der i det, spillet har gemt.", "ja, det gjorde vi"),
        False: ("Spillet har gemt, at I gjorde noget andet.", "nej, vi gjorde noget andet"),
        None: ("Det er gruppens valg, det gælder. Ingen skal sige, hvad de selv mente.", _unknown(earlier)),
    }[done]
    usual = earlier.otherwise == "ja" if done is None else done
    return Page(
        "recall",
        "Før historien begynder",
        (Strong(f"Var det sådan, at I {earlier.did}?"), Prose(told)),
        ("Ja", "Nej"),
        ("Husk efter sammen. Er I i tvivl, så tryk Enter.",),
        picks=(yes, no),
        onward=Onward(enter, yes if usual else no),
        asides=asides,
    )


def _unknown(earlier: Earlier) -> str:
    return "vi var der ikke: gå ud fra, at I gjorde" if earlier.otherwise == "ja" else "vi ved det ikke"


def begun(card: Card, moves: Sequence[Move]) -> Playthrough:
    """The beginning of a card as a group has it: with what it said it did in earlier ones.

    Args:
        card: The card.
        moves: What was done on it.
    """
    walk = Playthrough.of(card)
    for move in moves:
        if isinstance(move, Recalled) and move.flag in before_of(card):
            walk = walk.recalling(move.flag, done=move.done)
    return walk


def remembered_of(card: Card, moves: Sequence[Move]) -> frozenset[str] | None:
    """What a card remembers of a group that played it: its choices after the talk, and nobody's own.

    Args:
        card: The card.
        moves: Those of a record, of other cards too.

    Returns:
        Its memory where the group left it; None where nothing was chosen on it, or it was passed.
    """
    here = moves_on(moves, card.id)
    chosen = [move for move in here if isinstance(move, Chosen)]
    if not chosen or any(isinstance(move, Passed) for move in here):
        return None
    walk = begun(card, here)
    for move in chosen:
        if move.step != walk.step or move.choice not in [way.id for way in walk.offered]:
            break  # the card has changed since
        walk = walk.choose(move.choice)
    return walk.remembered


def known_from(card: Card, earlier: Mapping[str, frozenset[str]]) -> dict[str, bool]:
    """What of that a card asks about is known.

    Args:
        card: The card.
        earlier: The memory of each card that was played before, by its id.
    """
    return {each.flag: each.flag in earlier[each.card] for each in card.before if each.card in earlier}


def _known(run: Run, earlier: Earlier) -> bool | None:
    """Whether something was done: in this very session, else as its first line says; None where nobody knows."""
    before = run.deck.cards.get(earlier.card)
    memory = remembered_of(before, run.moves) if before else None
    if memory is not None:
        return earlier.flag in memory
    return (run.started.before or {}).get(run.card.id, {}).get(earlier.flag)


def _asked(run: Run) -> list[Recalled]:
    return [move for move in run.on_card if isinstance(move, Recalled)]
