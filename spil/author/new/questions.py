"""What the interview asks, in a good order for one who has a story and little patience for files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from spil.author.new.advice import WAYS, Answers, Remark, on, on_consideration, on_way, remarks_on
from spil.author.new.choosing import Option
from spil.author.rules.texts import asks_nothing, long_scene, long_situation
from spil.cards.shared import Family
from spil.cards.vocabulary import GOAL_NAMES, MOULD_NAMES, Affected, Arena, FamilyId, Goal, Ground, Mould, Role


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked, on one line."""

    key: str
    text: str
    heading: str = ""
    """What the next questions are about, said before the first of them."""
    options: tuple[Option, ...] = ()
    """What can be chosen, by its number or its name."""
    shown: int | None = None
    """How many of them are listed; the rest are found by name. None is all."""
    several: bool = False
    optional: bool = False
    is_menu: bool = False
    """Whether it only leads to the next question; then what was chosen is not said again."""
    marks: bool = False
    """Whether a mark in braces may stand in it, for what the card remembers."""
    words: str = ""
    """The key of what may be said in one's own words after the number."""
    default: str = ""
    """What Enter stands for, where nothing was answered yet."""
    about: str = ""
    """The key of a choice's short form, which the question itself names as `{valg}`."""
    only_with: str = ""
    """The key of an answer without which this is not asked."""
    remark: Remark = lambda _: iter(())
    """What is told of this answer and of no other; it never blocks."""
    help: str = ""
    """What `?` tells: an example, or what it is for."""

    def asked(self, answers: Answers) -> str:
        """The question as it is said, with the choice it is about."""
        return self.text.replace("{valg}", answers.get(self.about, "").rstrip("."))

    def remarks(self, answers: Answers) -> tuple[str, ...]:
        """All that is told of the answer, as of a card's file."""
        return remarks_on(answers.get(self.words if self.options else self.key, ""), self.remark(answers))


def questions(families: Mapping[str, Family]) -> tuple[Question, ...]:
    """Every question of a first card, in order; what else a card says is worked out, and can be changed."""
    return (*BEGINNING, *(question for n in WAYS for question in _way(n, families)), SWAP)


def every_question(families: Mapping[str, Family]) -> tuple[Question, ...]:
    """Those, and the ones that older drafts have answers to, or that are asked when a card is changed."""
    return (*questions(families), *LATER, *(_ending_name(n) for n in WAYS))


def listed(vocabulary: object) -> tuple[Option, ...]:
    """A closed list as options; the words are Danish already."""
    return tuple(Option(each, each) for each in get_args(vocabulary))


def of_families(families: Mapping[str, Family], *, told: bool) -> tuple[Option, ...]:
    """The eight families as options, with a sentence on each where it is told."""
    return tuple(
        Option(name, families[name].name, families[name].sentence if told else "") if name in families else Option(name)
        for name in get_args(FamilyId)
    )


_ORDINAL = ("Den første ting, man kunne gøre", "Den anden ting, man kunne gøre", "Den tredje ting, man kunne gøre")

BEGINNING = (
    Question(
        "titel",
        "Hvad hedder kortet? Et par ord, som ikke røber, hvad der er rigtigt.",
        help="For eksempel: Skærmen på gangen. Filen får navn efter titlen.",
    ),
    Question(
        "rolle",
        "Hvem er den, der skal vælge?",
        "Hvem og hvor",
        listed(Role),
        help="Den, I spiller. Et vidne er en, der ser noget ske og kan gribe ind.",
    ),
    Question("berørt", "Hvem handler det om?", options=listed(Affected), help="Den, valget rammer mest."),
    Question("arena", "Hvor sker det?", options=listed(Arena), help="Det nærmeste er godt nok."),
    Question(
        "grunde",
        "Loven siger, at man ikke må forskelsbehandle på grund af det her. Handler historien om noget af det? "
        "Det vigtigste først.",
        options=listed(Ground),
        several=True,
        optional=True,
        help="Det er beskyttelsesgrundene. Handler historien om, at nogen er gammel, så skriv alder. "
        "Er der ingen, så tryk Enter.",
    ),
    Question(
        "tekst",
        'Hvad sker der, og hvad haster? Skriv til den, der skal vælge: "En far møder op …". Højst 45 ord.',
        "Historien. Den bliver læst højt. Lav to ting om, så ingen kan kende sagen: sted, alder, køn eller årsag.",
        remark=on("tekst", long_situation),
        help="For eksempel: En borger står ved skranken med et brev og en frist i morgen. Fire andre venter.",
    ),
)
SWAP = Question(
    "byttetest",
    "Byt noget om: Ville I gøre det samme, hvis … ? Skriv hele spørgsmålet.",
    "Til sidst i snakken",
    remark=on("byttetest", asks_nothing),
    help="Skift én ting ved personen eller stedet. For eksempel: Ville I gøre det samme, hvis borgeren var en kollega?",
)
LATER = (
    Question(
        "teaser",
        "Én linje til listen over kort, som gør nysgerrig og ikke røber noget. Højst 12 ord.",
        help="For eksempel: Brevet har en frist, og køen er lang.",
    ),
    Question(
        "greb",
        "Hvad skal de, der spiller, gøre?",
        options=tuple(Option(mould, MOULD_NAMES[mould]) for mould in get_args(Mould)),
        help="Måden, dilemmaet er bygget på. Det nærmeste er godt nok.",
    ),
    Question(
        "herkomst",
        "Hvor kommer situationen fra? En sætning om, hvilken slags sted eller papir, men ikke hvem.",
        help="For eksempel: En situation, vi kender fra vores arbejde. Den er ændret, så ingen kan kende sagen.",
    ),
    Question(
        "mål",
        "Hvilket mål i strategien hører kortet til?",
        options=tuple(Option(goal, GOAL_NAMES[goal], goal) for goal in get_args(Goal)),
        several=True,
        help="De tre første handler om borgere, de to sidste om arbejdspladsen.",
    ),
    Question("haster", "Hvad haster, eller hvem venter?", optional=True),
    Question("spørgsmål", "Hvordan lyder spørgsmålet?", help="For eksempel: Hvad gør du?"),
    Question("øjne.1.hvem", "Hvem ser det ellers?", help="For eksempel: den næste i køen."),
    Question("øjne.1.spørgsmål", "Hvad vil du spørge om den person?", help="For eksempel: Hvad ser den næste i køen?"),
    Question("øjne.2.hvem", "Hvem ser det også?"),
    Question("øjne.2.spørgsmål", "Hvad vil du spørge om den person?"),
    Question(
        "aftale_hvis",
        'Hvad kan man aftale på forhånd? "Hvis … , så …": Skriv det, der står efter "Hvis".',
        help="For eksempel: nogen kommer uden aftale og har en frist.",
    ),
    Question(
        "vælg_fra", "Hvornår tager man et andet kort?", help="For eksempel: hvis det kan pege på en sag, I kender."
    ),
    Question("formål", "Hvad er kortet godt til?", help="For eksempel: At finde en sætning, I kan bruge i morgen."),
    Question("går_i_stå", "Hvad hjælper, når snakken går i stå?", help="For eksempel: Bed dem tale to og to."),
    Question("bliver_hårdt", "Hvad hjælper, når det bliver hårdt?", help="For eksempel: Tag en pause."),
    Question(
        "altid",
        "Til sidst øver man den sætning, man ville sige. Hvordan lyder opgaven?",
        help="For eksempel: Hvad er den første sætning, I siger?",
    ),
)
"""What a first card has an answer to of its own."""


def _way(n: int, families: Mapping[str, Family]) -> Iterator[Question]:
    third = f"{n}.tekst" if n > 2 else ""
    yield Question(
        f"{n}.tekst",
        "Hvad gør man? Højst 18 ord." + (" (Enter: der er kun to)" if third else ""),
        _ORDINAL[n - 1],
        optional=bool(third),
        remark=on_way("tekst", n),
        help="Det, man gør eller siger, så det kan forsvares. For eksempel: Læs brevet sammen med borgeren nu.",
    )
    yield Question(
        f"{n}.kort_sagt",
        'Sig det kort, så det passer efter "at". For eksempel: vente på tolken.',
        remark=on_way("kort_sagt", n),
        only_with=third,
        help='Det bliver læst i spørgsmål: "De fleste ville vente på tolken." Højst syv ord uden komma.',
    )
    yield Question(
        f"{n}.giver",
        "Hvad giver det, og hvem får det?",
        remark=on_way("giver", n),
        only_with=third,
        help="Én sætning. For eksempel: Borgeren ved med det samme, hvad fristen gælder.",
    )
    yield Question(
        f"{n}.koster",
        "Hvad koster det, og hvem bærer det? Omtrent lige så langt.",
        remark=on_way("koster", n),
        only_with=third,
        help="Én sætning. For eksempel: De fire andre venter, og én går hjem.",
    )
    yield Question(
        f"{n}.familie",
        "Hvilket hensyn taler for at {valg}?",
        options=of_families(families, told=n == 1),
        words=f"{n}.hensyn",
        about=f"{n}.kort_sagt",
        remark=on_consideration(n),
        only_with=third,
        help='Det, der gør det rigtigt at vælge sådan. Med dine egne ord skal det passe efter "hensynet til": '
        "2 de andre i køen.",
    )
    yield Question(
        f"{n}.slut",
        "Hvad sker der, når man har valgt at {valg}? Noget bliver bedre, og noget er stadig åbent. Højst 30 ord.",
        about=f"{n}.kort_sagt",
        remark=on(f"{n}.slut", long_scene),
        only_with=third,
        help="For eksempel: Borgeren ånder ud og skriver under. Køen er blevet længere.",
    )


def _ending_name(n: int) -> Question:
    return Question(f"{n}.slutnavn", "Giv slutningen et kort navn uden dom.", help="For eksempel: To voksne taler.")
