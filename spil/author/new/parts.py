"""What can be changed of a card, part by part: where each thing stands, and how one asks for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spil.author.new.choosing import Option
from spil.author.new.questions import BEGINNING, LATER, SWAP, Question
from spil.cards.model import Card, Choice, Ending, Step
from spil.cards.read.parts import Keys

_MOST_SHOWN = 8
"""Words of a text that stand in a list."""
NOTES = {"vælg_fra": "avoid_if", "formål": "purpose", "går_i_stå": "if_stuck", "bliver_hårdt": "if_hard"}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be changed."""

    keys: Keys
    """Where it stands in the file, or would stand."""
    name: str
    """What it is called in a list."""
    question: Question
    now: str
    """What it says now; ids of a list with a space between them."""
    is_list: bool = False
    after: str = ""
    """The key it comes after, where the file does not have it yet."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some things that belong together."""

    name: str
    fields: tuple[Field, ...]


def parts_of(card: Card) -> tuple[Part, ...]:
    """Every part of a card, in the order one reads it in."""
    return (
        Part("Om kortet", tuple(_about(card))),
        Part("Hensyn", tuple(_considerations(card))),
        *(_step(card, name, step) for name, step in card.steps.items()),
        Part("Andres øjne, byttetest og aftale", tuple(_eyes(card))),
        Part("Til den, der leder", tuple(_notes(card))),
    )


def brief(text: str) -> str:
    """The first words of a text."""
    every = text.split()
    return " ".join(every[:_MOST_SHOWN]) + (" …" if len(every) > _MOST_SHOWN else "")


def named(name: str, step: Step | Ending) -> str:
    """A step as one knows it again: how it begins, or what the ending is called."""
    return f'Slutningen "{step.name}"' if isinstance(step, Ending) else f'Trinnet "{name}": {brief(step.text)}'


_ASKED = {question.key: question for question in (*BEGINNING, *LATER, SWAP)}
_NAMES = {
    "titel": "Titel",
    "teaser": "Teaser",
    "greb": "Greb",
    "herkomst": "Herkomst",
    "arena": "Hvor det sker",
    "mål": "Mål",
    "grunde": "Beskyttelsesgrunde",
    "rolle": "Den, der vælger",
    "berørt": "Den, det handler om",
    "byttetest": "Byttetest",
    "aftale_hvis": "Aftalen, efter Hvis",
    "vælg_fra": "Hvornår man tager et andet kort",
    "formål": "Formål",
    "går_i_stå": "Når snakken går i stå",
    "bliver_hårdt": "Når det bliver hårdt",
}


def _about(card: Card) -> Iterator[Field]:
    said: Mapping[str, str | Sequence[str] | None] = {
        "titel": card.title,
        "teaser": card.teaser,
        "greb": card.mould,
        "herkomst": card.origin,
        "arena": card.arena,
        "mål": card.goals,
        "grunde": card.grounds,
        "rolle": card.role,
        "berørt": card.affected,
    }
    after = {"teaser": "titel", "greb": "titel", "herkomst": "titel", "grunde": "mål"}
    for key, value in said.items():
        is_list = key in {"mål", "grunde"}
        now = " ".join(value or ()) if is_list else str(value or "")
        yield Field((key,), _NAMES[key], _plain(_ASKED[key]), now, is_list, after.get(key, ""))


def _considerations(card: Card) -> Iterator[Field]:
    ask = Question(
        "navn",
        'Hvad hedder hensynet? Det skal passe efter "hensynet til".',
        help="For eksempel: de andre i køen.",
    )
    for n, each in enumerate(card.considerations):
        yield Field(("hensyn", n, "navn"), "Hensynet til", ask, each.name)


def _step(card: Card, name: str, step: Step | Ending) -> Part:
    told = Question(
        "tekst",
        "Hvad sker der? Det bliver læst højt.",
        marks=True,
    )
    fields = [Field(("trin", name, "tekst"), "Det, der sker", told, step.text)]
    for n, more in enumerate(step.additions):
        ask = Question("tekst", "Hvad bliver læst op for dem, der har det at huske?")
        fields.append(Field(("trin", name, "tillæg", n, "tekst"), "Tillæg", ask, more.text))
    if isinstance(step, Ending):
        ask = Question("slut", "Giv slutningen et kort navn uden dom.", help="For eksempel: To voksne taler.")
        fields.append(Field(("trin", name, "slut"), "Slutningens navn", ask, step.name))
    else:
        fields.append(Field(("trin", name, "spørgsmål"), "Spørgsmålet", _plain(_ASKED["spørgsmål"]), step.question))
        fields += [
            field for n, choice in enumerate(step.choices) for field in _choice(card, ("trin", name, "valg", n), choice)
        ]
    return Part(named(name, step), tuple(fields))


def _choice(card: Card, keys: Keys, choice: Choice) -> Iterator[Field]:
    for key, name, ask, now in (
        ("tekst", "Valget", Question("tekst", "Hvad gør man? Højst 18 ord."), choice.text),
        ("kort_sagt", "Kort sagt, at", _IN_SHORT, choice.in_short),
        ("giver", "Det giver", Question("giver", "Hvad giver det, og hvem får det?"), choice.gives),
        ("koster", "Det koster", Question("koster", "Hvad koster det, og hvem bærer det?"), choice.costs),
    ):
        yield Field((*keys, key), name, ask, now)
    known = tuple(Option(each.id, each.name) for each in card.considerations)
    ask = Question("hensyn", "Hvilke hensyn taler for det? Det vigtigste først.", options=known, several=True)
    yield Field((*keys, "hensyn"), "Hensyn", ask, " ".join(choice.considerations), is_list=True)


def _eyes(card: Card) -> Iterator[Field]:
    for n, each in enumerate(card.perspectives):
        who, what = _ASKED["øjne.1.hvem"], _ASKED["øjne.1.spørgsmål"]
        yield Field(("perspektiver", n, "hvem"), "Hvem ser det", replace(who, key="hvem"), each.who)
        yield Field(("perspektiver", n, "spørgsmål"), "Spørgsmålet", replace(what, key="spørgsmål"), each.question)
    yield Field(("byttetest",), _NAMES["byttetest"], _plain(SWAP), card.swap)
    yield Field(("aftale_hvis",), _NAMES["aftale_hvis"], _plain(_ASKED["aftale_hvis"]), card.agreement_if)


def _notes(card: Card) -> Iterator[Field]:
    for key, attribute in NOTES.items():
        after = "formål" if key == "vælg_fra" else ""
        yield Field(
            ("facilitator", key), _NAMES[key], _plain(_ASKED[key]), getattr(card.notes, attribute) or "", after=after
        )
    for n, each in enumerate(card.notes.questions):
        ask = Question("tekst", "Hvordan lyder spørgsmålet?", help="Det skal holde, hvad end de valgte.")
        yield Field(("facilitator", "spørgsmål", n, "tekst"), f"Spørgsmål ({each.when})", ask, each.text)


def _plain(question: Question) -> Question:
    return replace(question, heading="")


_IN_SHORT = Question(
    "kort_sagt",
    'Sig det kort, så det passer efter "at". For eksempel: vente på tolken.',
    help='Det bliver læst i spørgsmål: "De fleste ville vente på tolken." Højst syv ord uden komma.',
)


def choices_of(card: Card) -> tuple[tuple[Keys, str, Choice], ...]:
    """Every choice with its place and its step."""
    return tuple(
        (("trin", name, "valg", n), name, choice)
        for name, step in card.steps.items()
        if isinstance(step, Step)
        for n, choice in enumerate(step.choices)
    )


def as_options(card: Card, places: Sequence[str]) -> tuple[Option, ...]:
    """Steps as one chooses among them."""
    return tuple(Option(name, named(name, card.steps[name])) for name in places)
