"""What a card is: frozen values whose Danish descriptions also serve the schema and the errors."""

from collections.abc import Mapping
from typing import Annotated, Any

from spil.cards.fields import CardId, Entry, ListOf, LocalId, SomeOf, Text, WholeNumber
from spil.cards.fitting import NOT_EMPTY, Misfit
from spil.cards.frozen import field
from spil.cards.marks import AFTER
from spil.cards.vocabulary import (
    Affected,
    Arena,
    FamilyId,
    Goal,
    Ground,
    Mould,
    Occasion,
    OutsideFrame,
    Role,
    Status,
)


class Consideration(Entry, title="et hensyn"):
    """A value that pulls one way."""

    id: LocalId = field(description="Hensynets id på kortet.")
    name: Text = field(key="navn", description='Navnet, som det læses efter "hensynet til".')
    family: FamilyId = field(key="familie", description="Den familie, hensynet hører til.")


class Addition(Entry, title="et tillæg"):
    """A sentence more, for those who have something to remember."""

    requires: SomeOf[LocalId] = field(default=(), key="hvis", description="Det, der skal være husket.")
    excludes: SomeOf[LocalId] = field(default=(), key="hvis_ikke", description="Det, der ikke må være husket.")
    text: Text = field(key="tekst", description="Det, der så læses højt.")
    place: LocalId = field(
        default=AFTER,
        key="sted",
        description='Hvor det læses: "før", "efter", eller et mærke, som står i teksten: {mærke}.',
    )


class Choice(Entry, title="et valg"):
    """One thing one could do, with what it gives and what it costs."""

    id: LocalId = field(description="Valgets id, kun brugt én gang i trinnet.")
    text: Text = field(key="tekst", description="Det, man gør.")
    in_short: Text = field(
        key="kort_sagt", description='Valget i få ord, så det kan læses efter "at" og efter "ville".'
    )
    gives: Text = field(key="giver", description="Det, valget giver, og til hvem.")
    costs: Text = field(key="koster", description="Det, valget koster, og hvem der bærer det.")
    considerations: ListOf[LocalId] = field(key="hensyn", description="Valgets hensyn, det vigtigste først.")
    to: LocalId = field(key="til", description="Det trin, valget fører til.")
    remembers: SomeOf[LocalId] = field(default=(), key="husk", description="Det, kortet husker bagefter.")
    requires: SomeOf[LocalId] = field(default=(), key="hvis", description="Det, der skal være husket.")
    excludes: SomeOf[LocalId] = field(default=(), key="hvis_ikke", description="Det, der ikke må være husket.")
    outside_frame: OutsideFrame | None = field(
        default=None, key="uden_for_rammen", description="Om valget ligger uden for rammen."
    )


class Step(Entry, title="et trin"):
    """A place in the story where something must be decided."""

    text: Text = field(key="tekst", description="Det, der sker. Det læses højt.")
    additions: SomeOf[Addition] = field(default=(), key="tillæg", description="Mere, alt efter hvad kortet husker.")
    question: Text = field(key="spørgsmål", description="Det, man skal tage stilling til.")
    choices: ListOf[Choice] = field(key="valg", description="De ting, man kan gøre.")


class Ending(Entry, title="et slut"):
    """Where a way ends: one thing gained, one left open."""

    text: Text = field(key="tekst", description="Det, der sker. Det læses højt.")
    additions: SomeOf[Addition] = field(default=(), key="tillæg", description="Mere, alt efter hvad kortet husker.")
    name: Text = field(key="slut", description="Et kort navn uden dom.")


STEP, ENDING = "<trin>", "<slut>"
"""Which of the two kinds a problem is of stands in its place as one of these; no id can look like them."""


def _step(value: Any) -> Step | Ending:
    if isinstance(value, Mapping):
        ends = "slut" in value or not ("valg" in value or "spørgsmål" in value)
    else:
        ends = isinstance(value, Ending)
    try:
        return Ending.read(value) if ends else Step.read(value)
    except Misfit as misfit:
        raise Misfit(*misfit.under(ENDING if ends else STEP)) from None


AnyStep = Annotated[Step | Ending, _step]


class Perspective(Entry, title="et perspektiv"):
    """Somebody else's eyes."""

    who: Text = field(key="hvem", description="Personen, som den står midt i en sætning.")
    question: Text = field(key="spørgsmål", description="Det, personen ser, ved eller bestemmer.")


class OwnQuestion(Entry, title="et spørgsmål"):
    """A question the card's author would like the room to have."""

    when: Occasion = field(key="når", description="Hvornår spørgsmålet passer til det, I valgte.")
    text: Text = field(key="tekst", description="Spørgsmålet, som det siges.")
    step: LocalId | None = field(default=None, key="trin", description="Det trin, spørgsmålet handler om.")
    choice: LocalId | None = field(default=None, key="valg", description="Det valg, spørgsmålet handler om.")
    between: SomeOf[LocalId] = field(default=(), key="mellem", description="De to valg, som I delte jer mellem.")


class Notes(Entry, title="facilitatorens noter"):
    """What helps the one who leads."""

    avoid_if: Text | None = field(default=None, key="vælg_fra", description="Hvornår man tager et andet kort.")
    purpose: Text = field(key="formål", description="Det, kortet er godt til.")
    if_stuck: Text = field(key="går_i_stå", description="Hjælp, når snakken går i stå.")
    if_hard: Text = field(key="bliver_hårdt", description="Hjælp, når det bliver hårdt.")
    questions: ListOf[OwnQuestion] = field(key="spørgsmål", description="Kortets egne spørgsmål.")


class Card(Entry, title="et kort"):
    """A small story with choices; it can always be walked from its first step to an ending."""

    id: CardId = field(description="Kortets id. Filen har samme navn.")
    title: Text = field(key="titel", description="Kortets navn.")
    teaser: Text | None = field(default=None, description="Én linje, der gør nysgerrig og ikke røber noget.")
    mould: Mould | None = field(default=None, key="greb", description="Måden, dilemmaet er bygget på.")
    origin: Text | None = field(default=None, key="herkomst", description="Hvor situationen kommer fra, i én sætning.")
    arena: Arena = field(description="Hvor det foregår.")
    goals: ListOf[Goal] = field(key="mål", description="De mål i strategien, kortet hører til.")
    grounds: SomeOf[Ground] = field(key="grunde", description="Beskyttelsesgrunde. Den første er den vigtigste.")
    minutes: WholeNumber = field(key="minutter", description="Minutter ved bordet.")
    role: Role = field(key="rolle", description="Den, I spiller.")
    affected: Affected = field(key="berørt", description="Den, det handler om.")
    initiatives: SomeOf[WholeNumber] = field(default=(), key="initiativ", description="Linjer i planen for 2014.")
    version: WholeNumber = field(description="Kortets version.")
    status: Status = field(description="Hvor langt kortet er.")
    considerations: ListOf[Consideration] = field(key="hensyn", description="De hensyn, der trækker hver sin vej.")
    steps: Annotated[Mapping[LocalId, AnyStep], NOT_EMPTY] = field(
        key="trin", description="Historien. Det første trin er der, hvor den begynder."
    )
    perspectives: ListOf[Perspective] = field(key="perspektiver", description="Andres øjne på det samme.")
    swap: Text = field(key="byttetest", description="Ville I gøre det samme, hvis …?")
    frame: SomeOf[LocalId] = field(key="rammen", description="Linjer i rammer.yaml. Listen må gerne være tom.")
    agreement_if: Text = field(key="aftale_hvis", description='Begyndelsen af aftalen, efter "Hvis".')
    notes: Notes = field(key="facilitator", description="Noter til den, der leder.")

    @property
    def first(self) -> str:
        """The id of the step where the story begins."""
        return next(iter(self.steps))
