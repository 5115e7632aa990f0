"""The files a deck shares between its cards: programmes, families, the frame, where to turn, what is local."""

from spil.cards.fields import CardId, Day, Entry, ListOf, LocalId, Minutes, SomeOf, Text, WholeNumber
from spil.cards.frozen import field
from spil.cards.vocabulary import Agreement, Audience, FamilyId, Form, Phase


class Slot(Entry, title="en linje i planen"):
    """A stretch of a session."""

    what: Text = field(key="hvad", description="Det, der sker.")
    minutes: Minutes = field(key="minutter", description="Hvor længe det varer, i hele eller halve minutter.")
    phase: Phase | None = field(default=None, key="fase", description="Den del af et ledet forløb, linjen handler om.")


class Programme(Entry, title="et forløb"):
    """A session's plan."""

    id: CardId = field(description="Forløbets id. Filen har samme navn.")
    title: Text = field(key="titel", description="Forløbets navn.")
    audience: Audience = field(key="målgruppe", description="kolleger arbejder sammen, nye gør ikke endnu.")
    form: Form = field(description="fælles: hele rummet følges ad. bord: hvert bord går selv.")
    cards: SomeOf[CardId] = field(key="kort", description="Kortene, i rækkefølge. En tom liste er alle kort.")
    pick: WholeNumber = field(key="vælg", description="Hvor mange af kortene man spiller.")
    minutes: WholeNumber = field(key="minutter", description="Hele tiden, i minutter.")
    plan: ListOf[Slot] = field(description="Tiden delt op. Minutterne giver tilsammen hele tiden.")
    agreement: Agreement = field(key="aftale", description="fælles: gruppen aftaler én ting. egen: hver sin.")
    welcome: Text = field(key="velkomst", description="Det, der siges først.")
    rules: ListOf[Text] = field(key="spilleregler", description="Spillereglerne, én ad gangen.")
    farewell: Text = field(key="afslutning", description="Det, der siges til sidst.")


class Family(Entry, title="en familie"):
    """One of the eight kinds of consideration."""

    id: FamilyId = field(description="Familiens id.")
    name: Text = field(key="navn", description='Navnet, som det læses efter "hensynet til".')
    sentence: Text = field(key="sætning", description="Familien i én sætning.")


class FrameLine(Entry, title="en linje i rammen"):
    """A line of the legal floor; a draft until somebody has approved it."""

    id: LocalId = field(description="Linjens id.")
    text: Text = field(key="tekst", description="Højst to sætninger.")
    act: Text = field(key="lov", description="Loven, og højst én paragraf.")
    source: Text = field(key="kilde", description="Hvor det står.")
    checked: Day = field(key="kontrolleret", description="Dagen, linjen blev holdt op mod kilden.")
    approved_by: Text | None = field(default=None, key="godkendt_af", description="Den jurist, der har godkendt.")


class Route(Entry, title="et sted at gå hen"):
    """Somewhere to turn."""

    who: Text = field(key="hvem", description="Stedet.")
    what: Text = field(key="hvad", description="Det, man kan få hjælp til.")
    how: Text = field(key="hvordan", description="Hvordan man gør.")
    source: Text = field(key="kilde", description="Hvor det står.")
    checked: Day = field(key="kontrolleret", description="Dagen, det blev holdt op mod kilden.")


class Checklist(Entry, title="en tjekliste"):
    """A few points on one page, to hold something against."""

    id: CardId = field(description="Tjeklistens id. Filen har samme navn.")
    title: Text = field(key="titel", description="Det, man spørger om.")
    points: ListOf[Text] = field(key="punkter", description="Punkterne, ét ad gangen.")
    source: Text = field(key="kilde", description="Hvor punkterne kommer fra.")
    checked: Day = field(key="kontrolleret", description="Dagen, listen blev holdt op mod kilden.")


class Moment(Entry, title="et svært øjeblik"):
    """What one who leads may say when it gets hard; on paper only."""

    when: Text = field(key="når", description="Det, der sker.")
    say: Text = field(key="sig", description="Det, man kan sige.")


class Link(Entry, title="et lokalt link"):
    """Something of the administration's own."""

    name: Text = field(key="navn", description="Det, linket hedder.")
    where: Text = field(key="hvor", description="Hvor det ligger.")


class Local(Entry, title="det lokale"):
    """What differs from one administration to the next."""

    administration: Text = field(key="forvaltning", description="Forvaltningens navn.")
    short: Text = field(key="kort_navn", description="Navnet i daglig tale.")
    links: SomeOf[Link] = field(default=(), key="links", description="Egne steder at gå hen.")
