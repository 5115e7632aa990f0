"""What the interview asks, in a good order for one who has a story and little patience for files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from spil.author.new.advice import WAYS, Remark, pulls_already, said_twice, short_enough, too_long, uneven
from spil.cards.model import USUAL_NOTES
from spil.cards.shared import Family
from spil.cards.vocabulary import GOAL_NAMES, Affected, Arena, FamilyId, Goal, Ground, Mould, Role

UNWRITTEN = "ændret"
"""The one answer that is written nowhere: it tells whose case it was."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked, on one line."""

    key: str
    text: str
    heading: str = ""
    """What the next questions are about, said before the first of them."""
    options: tuple[tuple[str, str], ...] = ()
    """What can be chosen by its number: the value, and how it is told."""
    several: bool = False
    optional: bool = False
    default: str = ""
    """What Enter stands for, where nothing was answered yet."""
    reminds: str = ""
    """The key of a choice's short form, said again before what it is about is asked."""
    remark: Remark = lambda _: ""
    """A kind word on what was answered; it never blocks."""


def questions(families: Mapping[str, Family]) -> tuple[Question, ...]:
    """Every question, in order."""
    one_by_one = [question for n in WAYS for question in _way(n, families)]
    endings = [question for n in WAYS for question in _ending(n)]
    return (*_BEGINNING, *_STORY, *one_by_one, *endings, *_EYES, *_LEADING)


def listed(vocabulary: object) -> tuple[tuple[str, str], ...]:
    """A closed list as options; the words are Danish already."""
    return tuple((each, each) for each in get_args(vocabulary))


_MOULDS = {
    "handl-nu": "Gøre noget, mens det sker",
    "fordel-det-knappe": "Give noget til nogle, som andre så ikke får",
    "find-ordene": "Vælge mellem sætninger, man kan sige",
    "lav-en-regel": "Bestemme noget, der skal gælde for alle",
    "tyndt-grundlag": "Handle på noget, de ikke ved nok om",
    "svar-på-en-bemærkning": "Svare på noget, nogen har sagt",
    "den-anden-stol": "Beslutte først som én og så som en anden",
    "et-år-efter": "Se tilbage og beslutte om igen",
}
_ORDINAL = ("Den første ting, man kunne gøre", "Den anden ting, man kunne gøre", "Den tredje ting, man kunne gøre")

_BEGINNING = (
    Question("titel", "Hvad hedder kortet? Et par ord, som ikke røber, hvad der er rigtigt."),
    Question(
        UNWRITTEN,
        "Hvilke to ting har du ændret, så ingen kan kende sagen? Svaret bliver ikke gemt.",
        optional=True,
    ),
    Question(
        "herkomst",
        "Hvor kommer situationen fra? En sætning om, hvilken slags sted eller papir, men ikke hvem.",
        default="En situation, vi kender fra vores arbejde. Den er ændret, så ingen kan kende sagen.",
    ),
    Question("rolle", "Hvem er den, der skal vælge?", "Hvem og hvor", listed(Role)),
    Question("berørt", "Hvem handler det om?", options=listed(Affected)),
    Question("arena", "Hvor sker det?", options=listed(Arena)),
    Question(
        "grunde",
        "Hvilken grund kan det handle om? Den vigtigste først.",
        options=listed(Ground),
        several=True,
        optional=True,
    ),
    Question(
        "mål",
        "Hvilket mål hører det til?",
        options=tuple((goal, f"{GOAL_NAMES[goal]} ({goal})") for goal in get_args(Goal)),
        several=True,
    ),
    Question(
        "greb",
        "Hvad skal de, der spiller, gøre?",
        options=tuple((mould, f"{_MOULDS[mould]} ({mould})") for mould in get_args(Mould)),
    ),
)
_STORY = (
    Question(
        "tekst",
        'Hvad sker der? Skriv til den, der skal vælge: "En far møder op …". Højst 45 ord sammen med det næste.',
        "Historien. Den bliver læst højt.",
        remark=too_long(45, "tekst"),
    ),
    Question(
        "haster",
        "Og hvad haster, eller hvem venter? (Enter: det står der allerede)",
        optional=True,
        remark=too_long(45, "tekst", "haster"),
    ),
    Question(
        "teaser",
        "Én linje til listen over kort, som gør nysgerrig og ikke røber noget. Højst 12 ord.",
        remark=too_long(12, "teaser"),
    ),
    Question("spørgsmål", "Hvordan lyder spørgsmålet?", default="Hvad gør du?"),
)
_EYES = (
    Question("øjne.1.hvem", "Hvem ser det ellers? For eksempel: den næste i køen.", "To andre par øjne"),
    Question("øjne.1.spørgsmål", "Hvad vil du spørge om den person? For eksempel: Hvad ser den næste i køen?"),
    Question("øjne.2.hvem", "Hvem ser det også?"),
    Question("øjne.2.spørgsmål", "Hvad vil du spørge om den person?"),
    Question(
        "byttetest",
        "Byt noget om: Ville I gøre det samme, hvis … ? Skriv hele spørgsmålet.",
        "Til sidst i snakken",
    ),
    Question(
        "aftale_hvis",
        'Hvad kan man aftale på forhånd? "Hvis … , så …": Skriv det, der står efter "Hvis".',
        remark=said_twice("hvis", "aftale_hvis"),
    ),
)
_LEADING = (
    Question(
        "vælg_fra",
        "Hvornår tager man et andet kort?",
        "Til den, der leder",
        default=USUAL_NOTES.avoid_if or "",
    ),
    Question("formål", "Hvad er kortet godt til?", default=USUAL_NOTES.purpose),
    Question(
        "går_i_stå",
        "Hvad hjælper, når snakken går i stå?",
        default=USUAL_NOTES.if_stuck,
    ),
    Question(
        "bliver_hårdt",
        "Hvad hjælper, når det bliver hårdt?",
        default=USUAL_NOTES.if_hard,
    ),
    Question(
        "altid",
        "Til sidst øver man den sætning, man ville sige. Hvordan lyder opgaven?",
        default=USUAL_NOTES.questions[0].text,
    ),
)


def _way(n: int, families: Mapping[str, Family]) -> Iterator[Question]:
    told = {name: f"{each.name}. {each.sentence}" if n == 1 else each.name for name, each in families.items()}
    yield Question(
        f"{n}.tekst",
        "Hvad gør man? Højst 18 ord.",
        _ORDINAL[n - 1],
        remark=too_long(18, f"{n}.tekst"),
    )
    yield Question(
        f"{n}.kort_sagt",
        'Sig det kort, så det passer efter "at". For eksempel: vente på tolken.',
        remark=short_enough(f"{n}.kort_sagt"),
    )
    yield Question(f"{n}.giver", "Hvad giver det, og hvem får det?")
    yield Question(f"{n}.koster", "Hvad koster det, og hvem bærer det? Omtrent lige så langt.", remark=uneven(n))
    yield Question(
        f"{n}.hensyn",
        'Hvad trækker den vej? Skriv det, så det passer efter "hensynet til". For eksempel: de andre i køen.',
        remark=pulls_already(n),
    )
    yield Question(
        f"{n}.familie",
        "Hvilken slags hensyn er det?",
        options=tuple((name, told.get(name, name)) for name in get_args(FamilyId)),
    )


def _ending(n: int) -> Iterator[Question]:
    yield Question(
        f"{n}.slut",
        "Hvad sker der så? Noget bliver bedre, og noget er stadig åbent. Højst 30 ord.",
        reminds=f"{n}.kort_sagt",
        remark=too_long(30, f"{n}.slut"),
    )
    yield Question(f"{n}.slutnavn", "Giv slutningen et kort navn uden dom. For eksempel: To voksne taler.")
