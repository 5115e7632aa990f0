"""A new card: from what was answered in an interview, or as a template with a word on every line."""

from collections.abc import Mapping
from importlib.resources import files

from spil.author.edit.writing import Value, as_yaml, scalar
from spil.author.new.advice import WAYS, Answers
from spil.author.new.ids import card_id, local_id
from spil.cards.model import USUAL_NOTES
from spil.cards.shared import Family
from spil.danish import capitalised

SCHEMA = "kort.schema.json"
"""The name of the schema's file, wherever it lies."""
_FIRST = "begyndelsen"


def card_text(answers: Answers, schema: str, families: Mapping[str, Family]) -> str:
    """A whole card as the text of its file; `schema` is where the schema lies, seen from there."""
    return _for_editors(schema) + as_yaml(_card(answers, families))


def template(name: str, schema: str) -> str:
    """The same card with a word on every line, to be written over."""
    text = files("spil.author.new").joinpath("skabelon.yaml").read_text(encoding="utf-8")
    spoken = name.replace("-", " ").capitalize() if card_id(name) == name else name
    return f"{_for_editors(schema)}titel: {scalar(spoken)}\n{text}"


def _for_editors(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}\n"


def _card(told: Answers, families: Mapping[str, Family]) -> dict[str, Value]:
    """What must stand in the file: what the reader finds by itself would only be more to read."""
    answers = {**_unasked(told), **{key: answer for key, answer in told.items() if answer}}
    ways = [n for n in WAYS if answers.get(f"{n}.tekst")]
    considerations: dict[tuple[str, str], str] = {}
    choices, endings = [], {}
    taken = {_FIRST}
    in_use: set[str] = set()
    for n in ways:
        family = answers[f"{n}.familie"]
        named = answers.get(f"{n}.hensyn") or PULLS.get(family) or families[family].name
        if (named, family) not in considerations:
            considerations[named, family] = local_id(named, set(considerations.values()), "hensyn")
        name = answers.get(f"{n}.slutnavn") or ending_name(answers[f"{n}.kort_sagt"], n)
        ending = local_id(name, taken, "slut")
        taken.add(ending)
        choice = local_id(answers[f"{n}.kort_sagt"], in_use, "valg")
        in_use.add(choice)
        choices.append(_choice(n, answers, choice, considerations[named, family], ending))
        endings[ending] = {"tekst": answers[f"{n}.slut"], "slut": name}
    first: Value = {"tekst": _situation(answers), "spørgsmål": answers["spørgsmål"], "valg": [*choices]}
    grounds = answers.get("grunde", "").split()
    return {
        **{key: answers[key] for key in ("titel", "teaser", "greb", "herkomst", "arena") if answers.get(key)},
        "mål": [*answers["mål"].split()],
        **({"grunde": [*grounds]} if grounds else {}),
        "rolle": answers["rolle"],
        "berørt": answers["berørt"],
        "hensyn": [{"id": name, "navn": told, "familie": kin} for (told, kin), name in considerations.items()],
        "trin": {_FIRST: first, **endings},
        "perspektiver": [
            {"hvem": answers[f"øjne.{n}.hvem"], "spørgsmål": answers[f"øjne.{n}.spørgsmål"]}
            for n in (1, 2)
            if f"øjne.{n}.hvem" in answers and f"øjne.{n}.spørgsmål" in answers
        ],
        "byttetest": answers["byttetest"],
        "aftale_hvis": answers["aftale_hvis"],
        **_notes(answers),
    }


def ending_name(in_short: str, n: int) -> str:
    """What the ending of the n-th choice is called where nobody named it; of full stops alone no name comes."""
    return capitalised(in_short.rstrip(". ")) or f"Slutning {n}"


def _notes(answers: Answers) -> dict[str, Value]:
    """The notes, where one of them is the author's own; else a card is led with the usual ones."""
    usual = {
        "vælg_fra": USUAL_NOTES.avoid_if or "",
        "formål": USUAL_NOTES.purpose,
        "går_i_stå": USUAL_NOTES.if_stuck,
        "bliver_hårdt": USUAL_NOTES.if_hard,
        "altid": USUAL_NOTES.questions[0].text,
    }
    said = {key: answers.get(key) or words for key, words in usual.items()}
    if said == usual:
        return {}
    own: Value = {"når": "altid", "tekst": said.pop("altid")}
    return {"facilitator": {**said, "spørgsmål": [own]}}


PULLS = {"ens-for-alle": "lige vilkår for alle", "drift": "det daglige arbejde"}
"""What a consideration is called where the family's own name has a comma: it is read in the middle of a sentence."""
_THE_ONE = {"borger": "borgeren", "kollega": "kollegaen", "leder": "lederen", "ansøger": "ansøgeren"}
_GOAL = {"borger": "B-HM", "kollega": "A-D2", "leder": "A-D2", "ansøger": "A-D1"}


def _unasked(answers: Answers) -> dict[str, str]:
    """What a first card says where nobody was asked; each can be changed."""
    affected = _THE_ONE[answers["berørt"]]
    return {
        "mål": _GOAL[answers["berørt"]],
        "spørgsmål": "Hvad gør du?",
        "øjne.1.hvem": affected,
        "øjne.1.spørgsmål": f"Hvad er det første, {affected} lægger mærke til?",
        "aftale_hvis": "det samme sker hos os",
    }


def _situation(answers: Answers) -> str:
    return " ".join(filter(None, (answers["tekst"], answers.get("haster"))))


def _choice(n: int, answers: Answers, name: str, consideration: str, ending: str) -> dict[str, Value]:
    return {
        "id": name,
        **{key: answers[f"{n}.{key}"] for key in ("tekst", "kort_sagt", "giver", "koster")},
        "hensyn": [consideration],
        "til": ending,
    }
