"""What readers said of a card, and what came of it: `<kort>.hoering.yaml` beside the card, and never a card."""

from pathlib import Path

from pydantic import Field

from spil.cards.fields import Day, Entry, SomeOf, Text, WholeNumber
from spil.cards.vocabulary import HearingKind, Verdict

_ENDING = ".hoering.yaml"


class Reader(Entry, title="en læser"):
    """One who has read the card; without a name unless the reader gave one."""

    kinds: SomeOf[HearingKind] = Field((), alias="læst_for", description="Det, læseren især har læst for.")
    verdict: Verdict = Field(alias="dom", description="Det, læseren siger om hele kortet.")
    version: WholeNumber = Field(description="Den version af kortet, læseren så.")
    day: Day = Field(alias="dag", description="Dagen, svaret blev samlet.")
    name: Text | None = Field(None, alias="navn", description="Navnet eller rollen, hvis læseren selv skrev det.")
    answer: Text | None = Field(None, alias="svar", description="Svarets mærke. Det samme svar tæller kun én gang.")
    settled: Text | None = Field(None, alias="afgjort", description="Det, der skete, når dommen var, at det ikke går.")


class Tryout(Entry, title="en prøve i et rum"):
    """Once that the card was played with people."""

    day: Day = Field(alias="dag", description="Dagen.")
    where: Text = Field(alias="hvor", description="Hvor det var, uden navne. For eksempel: et hold på tolv.")
    version: WholeNumber = Field(1, description="Den version, der blev spillet. Uden linjen er den 1.")


class Comment(Entry, title="en kommentar"):
    """What a reader said of a line."""

    number: WholeNumber = Field(alias="nr", description="Kommentarens nummer. Det bliver aldrig brugt igen.")
    kind: HearingKind = Field(alias="art", description="Det, kommentaren handler om.")
    place: Text | None = Field(None, alias="sted", description="Hvor i kortet. Uden linjen er det om hele kortet.")
    line: Text | None = Field(None, alias="linje", description="Linjen, som læseren så den.")
    says: Text = Field(alias="kommentar", description="Det, læseren skrev.")
    name: Text | None = Field(None, alias="navn", description="Navnet eller rollen, hvis læseren selv skrev det.")
    settled: Text | None = Field(None, alias="afgjort", description="Det, der skete. Uden linjen er den åben.")


class Hearing(Entry, title="høringen"):
    """Everything said of one card by its readers."""

    readers: SomeOf[Reader] = Field((), alias="læsere", description="De, der har læst kortet.")
    tryouts: SomeOf[Tryout] = Field((), alias="prøvet", description="De gange, kortet er prøvet i et rum.")
    comments: SomeOf[Comment] = Field((), alias="kommentarer", description="Kommentarerne, åbne og afgjorte.")

    @property
    def open(self) -> tuple[Comment, ...]:
        """The comments that nothing has come of yet."""
        return tuple(each for each in self.comments if each.settled is None)


def is_hearing(path: Path) -> bool:
    """Whether a file holds a card's hearing."""
    return path.name.endswith(_ENDING)


def hearing_of(card: Path) -> Path:
    """Where what was said of a card is kept."""
    return card.with_name(card.name.removesuffix(".yaml").removesuffix(".yml") + _ENDING)


def heard_card(hearing: Path) -> Path:
    """The card that a hearing is about, whether it is there or not."""
    card = hearing.with_name(hearing.name.removesuffix(_ENDING) + ".yaml")
    other = card.with_suffix(".yml")
    return other if other.is_file() and not card.is_file() else card


def hearing_files(folder: Path) -> list[Path]:
    """The files of a folder that hold hearings."""
    return [path for path in sorted(folder.glob(f"*{_ENDING}")) if path.is_file()]
