"""Where new cards are written, and where their answers are kept till they are cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spil.author.new.advice import Answers
from spil.author.new.card import SCHEMA
from spil.author.new.ids import card_id
from spil.author.new.questions import Question
from spil.author.schema import schema_text
from spil.cards.deck import Deck
from spil.cards.marks import marks_in
from spil.cards.read.bytes import is_doubtful
from spil.cards.read.load import SHARED
from spil.files import create, write_whole

UNSEEN = "Her er et tegn, som ikke kan ses, måske fra en piletast. Skriv linjen om."
"""What is said of a text with characters nobody can see."""
_MOST_BYTES = 1000
"""Of one answer; fifty of them are a file that can be read."""
_ABOUT = 'Kladde til et kort. Skriv "spil nyt" i samme mappe, og giv den samme titel, så fortsætter du her.'


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder one writes in: the one one stands in, or `kort` of one's own deck."""

    own: Path | None
    deck: Deck

    @property
    def folder(self) -> Path:
        """Where cards lie."""
        return Path() if self.own is None else self.own / "kort"

    @property
    def schema(self) -> str:
        """Where the schema lies, seen from a card: beside it, or above all cards of a deck."""
        return f"./{SCHEMA}" if self.own is None else f"../{SCHEMA}"

    def card(self, title: str) -> Path:
        """The file of a card of that title."""
        return self.folder / f"{card_id(title)}.yaml"

    def draft(self, title: str) -> Path:
        """The file that keeps the answers for a card of that title."""
        return self.folder / f"{card_id(title)}.kladde.txt"

    def refusal(self, title: str) -> str:
        """Why a new card cannot have that title; empty where it can."""
        name = card_id(title)
        if not name:
            return "Titlen skal have mindst ét bogstav fra a til z eller et tal, så filen kan få et navn."
        if self.card(title).name in SHARED:
            return f'"{name}" er navnet på en af kortsættets egne filer. Skriv en anden titel.'
        if self.card(title).exists() or name in self.deck.cards or name in self.deck.programmes:
            return f'Der er allerede noget, der hedder "{name}". Skriv en anden titel.'
        return unfit(title)

    def write(self, title: str, text: str) -> Path:
        """Write a card, and the schema an editor helps with.

        Raises:
            OSError: It cannot be written, or has come to be there meanwhile.
        """
        path = self.card(title)
        self.folder.mkdir(exist_ok=True)
        create(path, text.encode())
        write_whole(self.folder / self.schema, schema_text().encode())
        return path

    def keep(self, answers: Answers) -> None:
        """Keep the answers so far, all of them or none.

        Raises:
            OSError: They cannot be kept.
        """
        self.folder.mkdir(exist_ok=True)
        keep_answers(self.draft(answers["titel"]), answers, _ABOUT)

    def kept(self, title: str, every: Sequence[Question]) -> Mapping[str, str]:
        """The answers kept for that title; what was changed to something that is no answer is asked again."""
        return kept_answers(self.draft(title), every)


def keep_answers(path: Path, answers: Answers, about: str) -> None:
    """Keep answers in a file one can read, all of them or none; `about` is its first line.

    Raises:
        OSError: They cannot be kept.
    """
    lines = [about, "", *(f"{key}: {answer}" for key, answer in answers.items())]
    write_whole(path, "\n".join([*lines, ""]).encode())


def kept_answers(path: Path, every: Sequence[Question]) -> Mapping[str, str]:
    """The answers that a file keeps, as far as they are answers; none where there is no file."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    said = {key: answer.strip() for key, _, answer in (line.partition(": ") for line in lines)}
    kept = {each.key: said[each.key] for each in every if each.key in said and _answers(each, said[each.key])}
    words = [each.words for each in every if each.words and each.key in kept]
    return {**kept, **{key: said[key] for key in words if said.get(key) and not unfit(said[key])}}


def unfit(text: str, *, marks: bool = False) -> str:
    """Why a text cannot stand in a card; empty where it can. Tabs and line ends are spaces by then."""
    if is_doubtful(text):
        return UNSEEN
    if marks_in(text) and not marks:
        return "Ord i { } er mærker til det, kortet husker. Skriv det uden."
    if len(text.encode()) > _MOST_BYTES:
        return "Det er for langt til ét svar. Skriv det kortere."
    return ""


def _answers(question: Question, text: str) -> bool:
    if question.options:
        known = {each.value for each in question.options}
        picked = text.split()
        return known.issuperset(picked) and (question.several or len(picked) == 1) and bool(picked or question.optional)
    return bool(text or question.optional) and not unfit(text)
