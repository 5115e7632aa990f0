"""Going on with a session: where it was; or, where its record does not hold any more, what is the matter with it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spil.cards.deck import Deck
from spil.play.moves import Move, Opened, Started
from spil.play.run import Run, fold
from spil.play.walk import play_hash
from spil.record.file import RecordFile
from spil.record.read import Record, Rejected
from spil.record.start import begun_again
from spil.session import Play, Session

GO_ON = "Gå videre fra det sidste sted, der passer, i en ny fil"
LEAVE_IT = "Lad det ligge"
_KEPT = "Intet er slettet eller ændret: Alt, I har svaret, står i filen."
_OWN_DECK = "Er det fra jeres eget kortsæt, så luk, og start igen med --kortsaet MAPPE."


@dataclass(frozen=True, slots=True)
class Doubt:
    """A record that does not hold from its beginning to its end; nothing in it is touched."""

    told: tuple[str, ...]
    """What is the matter, what is kept, and what one can do."""
    go_on: Callable[[], Session]
    """Go on all the same, if somebody says so: from the last place that holds, in a record of its own."""


def resume(deck: Deck, path: Path, play: Play, shared: Path | None = None) -> Session | Doubt:
    """Go on with a record of a programme the deck has.

    Where moves do not hold, a deck is missing, a card was changed or the file was damaged, and nobody can tell which
    from here. So nothing that was acknowledged is taken back: the record stays as it is, what is the matter is said,
    and only who says yes goes on from the last place that holds, in a new record. That also goes for a card that was
    really changed: the moves before the change hold for the card as it is now, and are taken along.

    Raises:
        ElsewhereError: It goes on in another window.
        OSError: The record cannot be written.
    """
    file = RecordFile(path)
    record = file.read()
    if isinstance(record, Rejected):
        raise OSError(f"{path} kan ikke læses mere: {record.message}.")
    begun = play(deck, record.started)
    assert begun is not None
    run, left_out = fold(begun, record.moves)
    if not left_out:
        return Session(run, file, shared, _skipped(path, record))
    file.close()
    why = _why(deck, path, record, len(record.moves) - left_out)
    return Doubt((why, _KEPT), lambda: _beside(deck, path, record, play, shared))


def _beside(deck: Deck, path: Path, record: Record, play: Play, shared: Path | None) -> Session:
    started: Started = begun_again(record.started)
    begun: Run | None = play(deck, started)
    assert begun is not None
    run = fold(begun, [_as_now(deck, move) for move in record.moves]).run
    return Session(run, RecordFile.create(path.parent, started, run.moves), shared)


def _as_now(deck: Deck, move: Move) -> Move:
    """A card that was opened, as it is played now."""
    if isinstance(move, Opened) and move.card in deck.cards:
        return move.model_copy(update={"play": play_hash(deck.cards[move.card])})
    return move


def _skipped(path: Path, record: Record) -> str:
    if not record.rejected:
        return ""
    return f"Linje {record.rejected[0].line} i {path} kan ikke bruges og er sprunget over. Resten passer."


def _why(deck: Deck, path: Path, record: Record, first: int) -> str:
    """Why a record's moves do not hold from the first that does not: a line, the card, or the order."""
    line = record.places[first]
    broken = [each.line for each in record.rejected if each.line < line]
    if broken:
        return f"Linje {broken[0]} i {path} kan ikke læses, og derefter passer resten ikke sammen."
    opened = next((move for move in reversed(record.moves[: first + 1]) if isinstance(move, Opened)), None)
    if opened is not None and opened.card not in deck.cards:
        return f'Kortet "{opened.card}" er ikke i kortsættet. {_OWN_DECK}'
    if opened is not None and opened.play != play_hash(deck.cards[opened.card]):
        return f"Kortet ”{deck.cards[opened.card].title}” er ikke, som da I spillede det. {_OWN_DECK}"
    return f"Linje {line} i {path} passer ikke til det, der står før den. Der mangler noget, eller forløbet er ændret."
