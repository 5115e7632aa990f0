"""Words and turns of phrase that an author is advised against, as tables with the better one (domain/language.md E)."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Advice(NamedTuple):
    """Words, all in small letters and in every form that is meant, and what to write in their place."""

    words: tuple[str, ...]
    better: str
    why: str = ""
    """Why the other word is better, where it cannot be seen from it."""
    of_the_game: bool = False
    """A word the game has another one for; in a story people may be at a workshop or have a debate."""
    unless: str = ""
    """What its sentence says, with ‸ before the word, where something else is meant by it."""


_OURS = "Så hedder det ens overalt i spillet."
_SOMEBODYS = r"\b(?:en|hendes|hans|deres|din|min|vores|jeres|sin|\w+s|både) ‸"
_OF_ANIMALS = (
    r"\b(?:hundens|hestens|kattens|en anden|samme|ny|gammel) ‸"
    r"|\b(?:hund|hest|kat)(?:en|e|te|ene|tene)?\b.*‸|‸.*\b(?:hund|hest|kat)(?:en|e|te|ene|tene)?\b"
)
_A_RUN = (
    r"\b(?:et|dette|hvert|intet|mit|dit|sit|hele) (?:\w+ )?‸|\b(?:cykle\w*|cyklist\w*|cykel\w*|computer\w*|gokart) .*‸"
)
_A_BICYCLE = (  # or one who is quick
    r"\b(?:en|den|min|din|sin|hans|hendes|jeg|du|han|hun|vi|de|man) (?:\w+ )?‸"
    r"|\b(?:cykle\w*|cyklist\w*|cykel\w*|computer\w*|gokart)\b.*‸|‸.*\b(?:cykle\w*|cykel\w*|computer\w*|gokart)\b"
    r"|‸racer (?:rundt|af ?sted|ned|op|forbi|gennem|mod|hjem|ud|ind|frem|tilbage|hen|over|videre)\b"
)
_IN_TOUCH = (
    r"\b(?:kom|komme|kommer|kommet|sæt|sætte|sætter|satte?|stå|står|stod|stået|bringe|bringer|bragte?)"
    r"(?: (?:jeg|du|han|hun|vi|i|de|man|mig|dig|ham|hende|os|jer|dem|sig|ikke|aldrig|ofte|først|endelig|også|så|igen))*"
    r" ‸|‸i forbindelse med (?:hinanden|sig selv)\b"
)
_OF_A_THING = (  # whose trouble is no illness
    r"\b\w*(?:system|program|projekt|bygning|hus|lejlighed|plan|sag|aftale|ordning|reg(?:e)?l|tekst|brev|papir|skema"
    r"|afdeling|kommune|samarbejde|møde|plante|træ|økonomi|løsning|computer|netværk|udstyr|tag|rapport|forslag|have)"
    r"(?:e|et|en|n|er|erne|r|rne|ne|t)?(?: (?:også|stadig|desuden|ofte|altid|jo|nu|dog|især|selv|åbenbart))* ‸"
    r"|‸lider af (?:(?:en|den|det|de|et|samme|lidt|små|store) )*(?:børnesygdomme|skønhedsfejl|fejl|mangler)\b"
)

ADVICE = (
    # E1: what the game calls its own things; words that any story may need (svar, problem, test, hold) are left out
    Advice(("quiz",), "spil", _OURS, of_the_game=True),
    Advice(("quizzen",), "spillet", _OURS, of_the_game=True),
    Advice(("workshop",), "forløb", _OURS, of_the_game=True),
    Advice(("workshoppen",), "forløbet", _OURS, of_the_game=True),
    Advice(("case", "scenarie"), "kort", _OURS, of_the_game=True),
    Advice(("casen", "scenariet"), "kortet", _OURS, of_the_game=True),
    Advice(("cases", "scenarier"), "kort", _OURS, of_the_game=True),
    Advice(("facit",), "det, der står i rammen", "Et dilemma har ikke ét svar.", of_the_game=True),
    Advice(("spilleder", "spillederen"), "den, der leder forløbet", _OURS, of_the_game=True),
    Advice(("debat",), "drøftelse", "I en debat skal nogen vinde.", of_the_game=True),
    Advice(("debatten",), "drøftelsen", "I en debat skal nogen vinde.", of_the_game=True),
    Advice(("debatter",), "drøftelser", "I en debat skal nogen vinde.", of_the_game=True),
    Advice(("debattér", "debatter om"), "drøft", "I en debat skal nogen vinde.", of_the_game=True),
    Advice(("debatterer",), "drøfter", "I en debat skal nogen vinde.", of_the_game=True),
    Advice(("rollespil", "rollespillet"), "byt perspektiv", "Ingen skal spille en anden.", of_the_game=True),
    Advice(("bias",), "blind vinkel"),
    Advice(("diskriminationstype", "diskriminationstyper"), "beskyttelsesgrund"),
    # E3: plain language
    Advice(("såfremt", "i det omfang"), "hvis"),
    Advice(("i forbindelse med",), "ved, om eller når", unless=_IN_TOUCH),
    Advice(("vedrørende",), "om"),
    Advice(("rette henvendelse", "rettes henvendelse", "retter henvendelse"), "ring eller skriv"),
    Advice(("foretage en vurdering", "foretages en vurdering"), "vurdere"),
    Advice(("foretager en vurdering",), "vurderer"),
    Advice(("tolkebistand",), "tolk"),
    Advice(("anden etnisk baggrund",), "er vokset op i, har rødder i, eller kun borgeren"),
    # E4: people before traits
    Advice(
        ("den muslimske borger", "den muslimske kollega"), "borgeren eller kollegaen, hvis troen ikke betyder noget"
    ),
    Advice(("den handicappede", "de handicappede", "en handicappet", "handicappede"), "person med handicap"),
    Advice(("lider af",), "har", unless=_OF_A_THING),
    Advice(("sidder i kørestol", "lænket til kørestol", "kørestolsbundet"), "bruger kørestol"),
    Advice(("normale mennesker", "normale borgere", "normale kolleger", "normale familier"), "andre"),
    Advice(("fremmedarbejder", "fremmedarbejdere"), "er vokset op i, eller har rødder i"),
    Advice(("indvandrer", "indvandrere", "indvandreren", "indvandrerne"), "er vokset op i, eller har rødder i"),
    Advice(("ikke-vestlig", "ikke-vestlige", "ikke-vestligt"), "har rødder i"),
    Advice(("race",), "hudfarve eller etnisk oprindelse", unless=rf"{_OF_ANIMALS}|{_A_RUN}"),
    Advice(("racen",), "hudfarve eller etnisk oprindelse", unless=_OF_ANIMALS),
    Advice(("racer",), "hudfarve eller etnisk oprindelse", unless=rf"{_OF_ANIMALS}|{_A_BICYCLE}"),
    Advice(("mor og far", "far og mor"), "forældre", "Ikke alle børn har en mor og en far.", unless=_SOMEBODYS),
    Advice(
        ("født som mand", "født som kvinde", "født som dreng", "født som pige"), "transkønnet, og kun hvis det tæller"
    ),
    Advice(("rigtige navn",), "det navn, personen bruger"),
    Advice(("kønsskifte", "kønsskiftet"), "transkønnet, og kun hvis det tæller"),
    Advice(("oldie", "oldies", "boomer", "boomere", "boomers"), "ældre kollega, eller alderen"),
    Advice(("kontanthjælpsmodtager", "kontanthjælpsmodtagere", "kontanthjælpsmodtageren"), "ledig eller jobsøgende"),
    Advice(("tung borger", "tunge borgere", "tunge borger"), "det, borgeren har brug for"),
    Advice(("ressourcesvag", "ressourcesvage", "ressourcesvagt"), "det, borgeren har brug for"),
    Advice(("hjemløs", "hjemløse", "den hjemløse"), "borger uden bolig"),
    Advice(("racist", "racisten", "racister", "racisme", "racistisk", "racistiske"), "det, der blev gjort eller sagt"),
    Advice(("vi danskere", "os danskere"), "vi"),
)

_BETTER = {word: each for each in ADVICE for word in each.words}
_COMMON = frozenset(
    ("borger", "borgere", "kollega", "kolleger", "mennesker", "familier", "kvinde", "mand", "dreng", "pige", "far")
)


def _telling(phrase: str) -> str:
    """The word of a phrase that stands in few other texts."""
    return max(phrase.split(), key=lambda word: (word not in _COMMON, len(word)))


_BY_WORD = {_telling(word): [each for each in _BETTER if _telling(each) == _telling(word)] for word in _BETTER}
_SENTENCE_END = re.compile(r"[.?!](?:\s|$)")
_MARKS = "\"'“”’»«().,;:!?…/"
_WORD = re.compile(r"\w+(?:-\w+)*")
_SPEECH = re.compile(
    '"[^"]*"|[”“][^”]*”|»[^«]*«'
    r"|(?:\A(?:[|>][-+]?|')?|\n[ ]*\n)\s*[–—]\s(?:(?!\n[ ]*\n).)*"  # a paragraph that begins with a dash
    r"|(?<=[.?!:])\s+[–—]\s[^.?!]*",  # or a sentence inside one
    re.DOTALL,
)
_WHO_SAYS_IT = re.compile(
    r"(?<=[,?!…–—])\s+(?:siger|sagde|spørger|spurgte|svarer|svarede|råber|råbte|hvisker|hviskede|mener|mente|forklarer"
    r"|forklarede|tilføjer|tilføjede|fortsætter|fortsatte|lyder|lød|fortæller|fortalte|skriver|skrev)\b[^.?!]*"
)
_NOT_A_LINE_END = re.compile(r"[^\n]")

_JUDGED = r"(?:valg|løsning|beslutning|afgørelse|svar|vej|udgang|udfald|slutning|resultat|gerning|måde|ting)\w*"
_VERDICT = re.compile(
    # words that only judge
    r"\b(?:forkerte?|fiasko|succes|sejr|nederlag|skam|svigt|svigtet|lykkeligt?|ulykkeligt?|heldigvis|desværre|mislykket"
    r"|pinligt?|retfærdigt?|uretfærdigt?|lovligt?|ulovligt?|lovbrud|diskrimination|diskrimineret"
    # words that judge when they are said of what was chosen, and else may be of neighbours or of a key
    rf"|(?:rigtigt?|rigtige|gode?|godt|bedre|bedste?|dårligt?|dårlige|værre|værste?|flotte?) {_JUDGED}"
    r"|(?:godt|dårligt|flot|rigtigt|galt) (?:klaret|gjort|løst|gået|håndteret)"
    r"|(?:gik|går|endte|ender) (?:godt|dårligt|galt|bedre|værre|bedst|værst)"
    r"|(?-i:[Dd]u|I) (?:har )?"
    r"(?:svigte\w*|fejle\w+|(?:tog|tager|taget) fejl|tabte?|vandt|vundet|skuffe\w*|krænke\w*|løj|overså|overset))\b"
    r"|^(?:det (?:var )?|en |din |jeres )?"
    r"(?:fejl|fejlen|skyld|tabt|vundet|godt|dårligt|flot|rigtigt?|rigtige|bedre|bedste?|værre|værste?)[.!]?$",
    re.IGNORECASE,
)

_TITLES = "leder|lederen|chef|chefen|mellemleder|mellemlederen|teamleder|teamlederen|ledelsen"
_LEADER = rf"(?:(?:din|jeres|den|nærmeste|egen) )*(?:{_TITLES})"
_GO_TO = "spørg|ring til|gå til|skriv til|kontakt|tal med|snak med|hør|henvend dig til|rådfør dig med"
_ABOUT = "til råds|om råd|om hjælp|om lov|om det|med det|først|nu"
_NO_DEED = r"(?:(?!, og (?!spørg|hør)|[.;] ).)*"
"""The rest of what is asked, up to where one does something oneself."""
_ASKS = (  # the leader, and then nothing that one would do oneself
    rf"(?:{_GO_TO}) {_LEADER}(?: (?:{_ABOUT}))*"
    rf"(?:,? (?:og )?(?:spørg|hør)?,? ?(?:hvad|hvordan|om|hvem|hvor|hvornår|hvilken) {_NO_DEED})?"
    rf"|(?:tag det op|vend det|drøft det) med {_LEADER}"
    rf"|(?:overlad|giv) (?:det|den|sagen|spørgsmålet)(?: videre)? til {_LEADER}"
    rf"|(?:lad|bed) {_LEADER} (?:om at )?"
    rf"(?:afgøre|bestemme|beslutte|vælge|vurdere|tage stilling|tage sig af)\b{_NO_DEED}"
)
_ONLY_ASKS = re.compile(rf"(?:{_ASKS})\.?", re.IGNORECASE)


def advised_against(text: str, *, story: bool) -> Iterator[tuple[str, Advice]]:
    """Each word of a text that there is a better one for, and the advice.

    What stands in quotation marks, or after a dash, is somebody's speech in the story, and people say such things. In
    the story itself people may also hold what the game calls otherwise.
    """
    lowered = " ".join(without_speech(text).casefold().split())
    near = [phrase for word in dict.fromkeys(_WORD.findall(lowered)) for phrase in _BY_WORD.get(word, ())]
    found = [phrase for phrase in near if _is_meant(phrase, lowered, story=story)]
    for phrase in found:
        if not any(phrase != other and phrase in other for other in found):  # `hjemløse` is in `den hjemløse`
            yield phrase, _BETTER[phrase]


def _is_meant(phrase: str, text: str, *, story: bool) -> bool:
    advice = _BETTER[phrase]
    if story and advice.of_the_game:
        return False
    places = re.finditer(rf"\b{re.escape(phrase)}\b", text)
    return any(not (advice.unless and re.search(advice.unless, _marked(text, each.start()))) for each in places)


def _marked(text: str, at: int) -> str:
    """The sentence round a place, with ‸ there."""
    before, after = text[:at], text[at:]
    return f"{_SENTENCE_END.split(before)[-1]}‸{_SENTENCE_END.split(after)[0]}"


def may_be_against(text: str) -> bool:
    """Whether a text has a telling word of anything in the table; fast, for most texts have none."""
    return not _BY_WORD.keys().isdisjoint([word.strip(_MARKS) for word in text.casefold().split()])


def without_speech(text: str) -> str:
    """The text with blanks, as many as there were letters, for what somebody says in it; its lines stay lines."""
    return _SPEECH.sub(_blank, text)


def _blank(speech: re.Match[str]) -> str:
    """Blanks, but for the words after a dash that say who says it."""
    blanks = _NOT_A_LINE_END.sub(" ", speech[0])
    dashed = speech[0].lstrip("|>-+'\n ")[:1] in ("–", "—")
    for told in _WHO_SAYS_IT.finditer(speech[0]) if dashed else ():
        blanks = blanks[: told.start()] + told[0] + blanks[told.end() :]
    return blanks


def verdict_in(name: str) -> str | None:
    """The word of an ending's name that judges what was chosen."""
    found = _VERDICT.search(name)
    return found[0] if found else None


def only_asks_the_leader(text: str) -> bool:
    """Whether a choice hands the dilemma on and does nothing about it; asking for something certain is a deed."""
    return _ONLY_ASKS.fullmatch(" ".join(text.split())) is not None
