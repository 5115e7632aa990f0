"""Ways through a card that its author has kept as tests: `<kort>.proever.yaml` beside the card, and never a card."""

from pathlib import Path

from pydantic import Field

from spil.cards.fields import Entry, ListOf, LocalId, SomeOf, Text

_ENDING = ".proever.yaml"


class KeptWay(Entry, title="en prøve"):
    """One way, and the ending it must come to."""

    name: Text = Field(alias="navn", description="Det, vejen hedder.")
    choices: SomeOf[Text] = Field(alias="valg", description="Valgene i rækkefølge, hvert som trin.valg.")
    ending: LocalId = Field(alias="slut", description="Id på det trin, vejen ender i.")


class KeptWays(Entry, title="filen med prøver"):
    """Every way kept of one card."""

    trials: ListOf[KeptWay] = Field(alias="prøver", description="Vejene, der er gemt.")


def is_trials(path: Path) -> bool:
    """Whether a file holds ways kept as tests."""
    return path.name.endswith(_ENDING)


def trials_of(card: Path) -> Path:
    """Where the ways of a card are kept."""
    return card.with_name(card.name.removesuffix(".yaml").removesuffix(".yml") + _ENDING)


def card_of(trials: Path) -> Path:
    """The card that ways belong to, whether it is there or not."""
    card = trials.with_name(trials.name.removesuffix(_ENDING) + ".yaml")
    other = card.with_suffix(".yml")
    return other if other.is_file() and not card.is_file() else card


def trial_files(folder: Path) -> list[Path]:
    """The files of a folder that hold ways kept as tests."""
    return [path for path in sorted(folder.glob(f"*{_ENDING}")) if path.is_file()]
