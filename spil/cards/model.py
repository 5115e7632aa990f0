"""What a card is: frozen values whose Danish descriptions also serve the schema and the errors."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag

from spil.cards.fields import CardId, Code, Entry, ListOf, LocalId, SomeOf, Text, WholeNumber
from spil.cards.marks import AFTER
from spil.cards.vocabulary import (
    CAUTION,
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
    YesNo,
)
from spil.cards.ways import MOST_BEFORE


class Consideration(Entry, title="et hensyn"):
    """A value that pulls one way."""

    id: LocalId = Field(description="Hensynets id på kortet.")
    name: Text = Field(alias="navn", description='Navnet, som det læses efter "hensynet til".')
    family: FamilyId = Field(alias="familie", description="Den familie, hensynet hører til.")


class Addition(Entry, title="et tillæg"):
    """A sentence more, for those who have something to remember."""

    requires: SomeOf[LocalId] = Field((), alias="hvis", description="Det, der skal være husket.")
    excludes: SomeOf[LocalId] = Field((), alias="hvis_ikke", description="Det, der ikke må være husket.")
    text: Text = Field(alias="tekst", description="Det, der så læses højt.")
    place: LocalId = Field(
        AFTER, alias="sted", description='Hvor det læses: "før", "efter", eller et mærke, som står i teksten: {mærke}.'
    )


class Choice(Entry, title="et valg"):
    """One thing one could do, with what it gives and what it costs."""

    id: LocalId = Field(description="Valgets id, kun brugt én gang i trinnet.")
    text: Text = Field(alias="tekst", description="Det, man gør.")
    in_short: Text = Field(
        alias="kort_sagt", description='Valget i få ord, så det kan læses efter "at" og efter "ville".'
    )
    gives: Text = Field(alias="giver", description="Det, valget giver, og til hvem.")
    costs: Text = Field(alias="koster", description="Det, valget koster, og hvem der bærer det.")
    considerations: ListOf[LocalId] = Field(alias="hensyn", description="Valgets hensyn, det vigtigste først.")
    to: LocalId = Field(alias="til", description="Det trin, valget fører til.")
    remembers: SomeOf[LocalId] = Field((), alias="husk", description="Det, kortet husker bagefter.")
    requires: SomeOf[LocalId] = Field((), alias="hvis", description="Det, der skal være husket.")
    excludes: SomeOf[LocalId] = Field((), alias="hvis_ikke", description="Det, der ikke må være husket.")
    outside_frame: OutsideFrame | None = Field(
        None, alias="uden_for_rammen", description="Om valget ligger uden for rammen."
    )


class Earlier(Entry, title="noget fra før"):
    """What a group did in an earlier card, and this one remembers; it is a flag here too."""

    card: CardId = Field(alias="kort", description="Det tidligere kort.")
    flag: LocalId = Field(alias="husk", description="Det mærke, som det tidligere kort husker.")
    did: Text = Field(alias="gjorde", description='Det, I gjorde dengang, som det læses efter "Hvis I".')
    otherwise: YesNo = Field(alias="ellers", description="Det, der gælder, hvis I ikke har spillet det tidligere kort.")


class Step(Entry, title="et trin"):
    """A place in the story where something must be decided."""

    text: Text = Field(alias="tekst", description="Det, der sker. Det læses højt.")
    additions: SomeOf[Addition] = Field((), alias="tillæg", description="Mere, alt efter hvad kortet husker.")
    question: Text = Field(alias="spørgsmål", description="Det, man skal tage stilling til.")
    choices: ListOf[Choice] = Field(alias="valg", description="De ting, man kan gøre.")


class Ending(Entry, title="en slutning"):
    """Where a way ends: one thing gained, one left open."""

    text: Text = Field(alias="tekst", description="Det, der sker. Det læses højt.")
    additions: SomeOf[Addition] = Field((), alias="tillæg", description="Mere, alt efter hvad kortet husker.")
    name: Text = Field(alias="slut", description="Et kort navn uden dom.")


STEP, ENDING = "<trin>", "<slut>"
"""Tags of the two kinds; no id can look like them, so they are known in pydantic's locations."""


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return ENDING if "slut" in value or not ("valg" in value or "spørgsmål" in value) else STEP
    return ENDING if isinstance(value, Ending) else STEP


AnyStep = Annotated[Annotated[Step, Tag(STEP)] | Annotated[Ending, Tag(ENDING)], Discriminator(_kind)]


class Perspective(Entry, title="et perspektiv"):
    """Somebody else's eyes."""

    who: Text = Field(alias="hvem", description="Personen, som den står midt i en sætning.")
    question: Text = Field(alias="spørgsmål", description="Det, personen ser, ved eller bestemmer.")


class OwnQuestion(Entry, title="et spørgsmål"):
    """A question the card's author would like the room to have."""

    when: Occasion = Field(alias="når", description="Hvornår spørgsmålet passer til det, I valgte.")
    text: Text = Field(alias="tekst", description="Spørgsmålet, som det siges.")
    step: LocalId | None = Field(None, alias="trin", description="Det trin, spørgsmålet handler om.")
    choice: LocalId | None = Field(None, alias="valg", description="Det valg, spørgsmålet handler om.")
    between: SomeOf[LocalId] = Field((), alias="mellem", description="De to valg, som I delte jer mellem.")


class Notes(Entry, title="facilitatorens noter"):
    """What helps the one who leads."""

    avoid_if: Text | None = Field(None, alias="vælg_fra", description="Hvornår man tager et andet kort.")
    purpose: Text = Field(alias="formål", description="Det, kortet er godt til.")
    if_stuck: Text = Field(alias="går_i_stå", description="Hjælp, når snakken går i stå.")
    if_hard: Text = Field(alias="bliver_hårdt", description="Hjælp, når det bliver hårdt.")
    questions: ListOf[OwnQuestion] = Field(alias="spørgsmål", description="Kortets egne spørgsmål.")


USUAL_NOTES = Notes(
    vælg_fra="Tag et andet kort, hvis det kan pege på en kollega eller en sag, I kender.",
    formål="At finde en sætning, I kan bruge i morgen.",
    går_i_stå="Bed dem tale to og to i to minutter. Spørg: Hvad er den første sætning, I siger?",
    bliver_hårdt="Sig: Nogle af os kender det. Ingen skal fortælle om det. "
    "Tag en pause, eller skift kort. Tal med den, det handler om, bagefter og alene.",
    spørgsmål=(OwnQuestion(når="altid", tekst="Hvad er den første sætning, I siger, helt konkret?"),),
)
"""What helps with any card: what a card that has none of its own is led with."""


class Card(Entry, title="et kort"):
    """A small story with choices; it can always be walked from its first step to an ending.

    A file need not say what can be found: `id` is then its name, and `minutes` is reckoned from the story. Both are
    filled in by the reader; a card has them.
    """

    id: CardId = Field("", description="Kortets id. Uden linjen er det filens navn.")
    title: Text = Field(alias="titel", description="Kortets navn.")
    teaser: Text | None = Field(None, description="Én linje, der gør nysgerrig og ikke røber noget.")
    mould: Mould | None = Field(None, alias="greb", description="Måden, dilemmaet er bygget på.")
    origin: Text | None = Field(None, alias="herkomst", description="Hvor situationen kommer fra, i én sætning.")
    arena: Arena = Field(description="Hvor det foregår.")
    goals: ListOf[Goal] = Field(alias="mål", description="De mål i strategien, kortet hører til.")
    grounds: SomeOf[Ground] = Field((), alias="grunde", description="Beskyttelsesgrunde. Den første er den vigtigste.")
    minutes: WholeNumber = Field(
        0, alias="minutter", description="Minutter ved bordet. Uden linjen bliver de regnet ud af historien."
    )
    role: Role = Field(alias="rolle", description="Den, I spiller.")
    affected: Affected = Field(alias="berørt", description="Den, det handler om.")
    initiatives: SomeOf[WholeNumber] = Field((), alias="initiativ", description="Linjer i planen for 2014.")
    version: WholeNumber = Field(1, description="Kortets version. Uden linjen er den 1.")
    status: Status = Field("kladde", description="Hvor langt kortet er. Uden linjen er det en kladde.")
    deliberate: Annotated[Mapping[Code, Text], AfterValidator(MappingProxyType)] = Field(
        default_factory=dict,
        alias="bevidst",
        description='Råd, I har valgt fra, og hvorfor: {K604: "Byens eget navn"}.',
    )
    considerations: ListOf[Consideration] = Field(alias="hensyn", description="De hensyn, der trækker hver sin vej.")
    before: Annotated[SomeOf[Earlier], Field(max_length=MOST_BEFORE)] = Field(
        (), alias="fra_før", description="Det, kortet husker fra et tidligere kort i en følgeserie. Højst tre ting."
    )
    steps: Annotated[Mapping[LocalId, AnyStep], AfterValidator(MappingProxyType)] = Field(
        alias="trin", min_length=1, description="Historien. Det første trin er der, hvor den begynder."
    )
    perspectives: ListOf[Perspective] = Field(alias="perspektiver", description="Andres øjne på det samme.")
    swap: Text = Field(alias="byttetest", description="Ville I gøre det samme, hvis …?")
    frame: SomeOf[LocalId] = Field((), alias="rammen", description="Linjer i rammer.yaml. Listen må gerne være tom.")
    agreement_if: Text = Field(alias="aftale_hvis", description='Begyndelsen af aftalen, efter "Hvis".')
    notes: Notes = Field(
        USUAL_NOTES,
        alias="facilitator",
        description="Noter til den, der leder. Uden dem gælder nogle, der passer til alle kort.",
    )

    @property
    def caution(self) -> str:
        """What one must know before it is played: that it is no card in use yet, or no more; else empty."""
        return CAUTION[self.status]

    @property
    def first(self) -> str:
        """The id of the step where the story begins."""
        return next(iter(self.steps))
