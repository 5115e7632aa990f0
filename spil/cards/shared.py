"""The files a deck shares between its cards: programmes, families, the frame, where to turn, what is local."""

from pydantic import Field

from spil.cards.fields import (
    CardId,
    Day,
    DayColour,
    Entry,
    ListOf,
    LocalId,
    Minutes,
    NightColour,
    PictureName,
    SomeOf,
    Text,
    WebAddress,
    WholeNumber,
)
from spil.cards.vocabulary import Agreement, Audience, FamilyId, Form, Phase, Sort


class Slot(Entry, title="en linje i planen"):
    """A stretch of a session."""

    what: Text = Field(alias="hvad", description="Det, der sker.")
    minutes: Minutes = Field(alias="minutter", description="Hvor længe det varer, i hele eller halve minutter.")
    phase: Phase | None = Field(None, alias="fase", description="Den del af et ledet forløb, linjen handler om.")


class Programme(Entry, title="et forløb"):
    """A session's plan."""

    id: CardId = Field(description="Forløbets id. Filen har samme navn.")
    title: Text = Field(alias="titel", description="Forløbets navn.")
    audience: Audience = Field(alias="målgruppe", description="kolleger arbejder sammen, nye gør ikke endnu.")
    sort: Sort | None = Field(
        None, alias="slags", description="følgeserie: ét kort ved hvert møde, i rækkefølge, om de samme mennesker."
    )
    form: Form = Field(description="fælles: hele rummet følges ad. bord: hvert bord spiller selv.")
    cards: SomeOf[CardId] = Field(alias="kort", description="Kortene, i rækkefølge. En tom liste er alle kort.")
    pick: WholeNumber = Field(alias="vælg", description="Hvor mange af kortene man spiller.")
    minutes: WholeNumber = Field(alias="minutter", description="Hele tiden, i minutter.")
    plan: ListOf[Slot] = Field(description="Tiden delt op. Minutterne giver tilsammen hele tiden.")
    agreement: Agreement = Field(alias="aftale", description="fælles: gruppen aftaler én ting. egen: hver sin.")
    welcome: Text = Field(alias="velkomst", description="Det, der siges først.")
    rules: ListOf[Text] = Field(alias="spilleregler", description="Spillereglerne, én ad gangen.")
    farewell: Text = Field(alias="afslutning", description="Det, der siges til sidst.")


class Family(Entry, title="en familie"):
    """One of the eight kinds of consideration."""

    id: FamilyId = Field(description="Familiens id.")
    name: Text = Field(alias="navn", description='Navnet, som det læses efter "hensynet til".')
    sentence: Text = Field(alias="sætning", description="Familien i én sætning.")


class FrameLine(Entry, title="en linje i rammen"):
    """A line of the legal floor; a draft until somebody has approved it."""

    id: LocalId = Field(description="Linjens id.")
    text: Text = Field(alias="tekst", description="Højst to sætninger.")
    act: Text = Field(alias="lov", description="Loven, og højst én paragraf.")
    source: Text = Field(alias="kilde", description="Hvor det står.")
    checked: Day = Field(alias="kontrolleret", description="Dagen, linjen blev holdt op mod kilden.")
    approved_by: Text | None = Field(None, alias="godkendt_af", description="Den jurist, der har godkendt.")


class Route(Entry, title="et sted at gå hen"):
    """Somewhere to turn."""

    who: Text = Field(alias="hvem", description="Stedet.")
    what: Text = Field(alias="hvad", description="Det, man kan få hjælp til.")
    how: Text = Field(alias="hvordan", description="Hvordan man gør.")
    source: Text = Field(alias="kilde", description="Hvor det står.")
    checked: Day = Field(alias="kontrolleret", description="Dagen, det blev holdt op mod kilden.")


class Checklist(Entry, title="en tjekliste"):
    """A few points on one page, to hold something against."""

    id: CardId = Field(description="Tjeklistens id. Filen har samme navn.")
    title: Text = Field(alias="titel", description="Det, man spørger om.")
    points: ListOf[Text] = Field(alias="punkter", description="Punkterne, ét ad gangen.")
    source: Text = Field(alias="kilde", description="Hvor punkterne kommer fra.")
    checked: Day = Field(alias="kontrolleret", description="Dagen, listen blev holdt op mod kilden.")


class Moment(Entry, title="et svært øjeblik"):
    """What one who leads may say when it gets hard; on paper only."""

    when: Text = Field(alias="når", description="Det, der sker.")
    say: Text = Field(alias="sig", description="Det, man kan sige.")


class LocalLink(Entry, title="et lokalt link"):
    """Something of the administration's own."""

    name: Text = Field(alias="navn", description="Det, linket hedder.")
    where: Text = Field(alias="hvor", description="Hvor det ligger.")


class Local(Entry, title="det lokale"):
    """What differs from one administration to the next."""

    administration: Text = Field(alias="forvaltning", description="Forvaltningens navn.")
    short: Text = Field(alias="kort_navn", description="Navnet i daglig tale.")
    links: SomeOf[LocalLink] = Field((), alias="links", description="Egne steder at gå hen.")


class Website(Entry, title="hjemmesiden"):
    """Whose web pages they are, and how they look."""

    name: Text = Field(alias="navn", description="Det, siden hedder. Det står øverst på hver side.")
    logo: PictureName | None = Field(None, description="Et lille billede ved siden af navnet: en .svg eller .png.")
    colour: DayColour | None = Field(None, alias="farve", description="Farven på links, når det er lyst.")
    dark_colour: NightColour | None = Field(None, alias="farve_mørk", description="Farven på links, når det er mørkt.")
    contact: Text | None = Field(None, alias="kontakt", description="En mailadresse til dem, der driver siden.")
    phone: Text | None = Field(None, alias="telefon", description="Et telefonnummer til dem, der driver siden.")
    address: WebAddress | None = Field(None, alias="adresse", description="Hvor siden ligger. Det står på plakater.")
