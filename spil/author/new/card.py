"""A new card: from what was answered in an interview, or as a template with a word on every line."""

from importlib.resources import files
from statistics import median

from spil.author.new.advice import WAYS, Answers, words
from spil.author.new.ids import card_id, local_id
from spil.author.new.writing import Value, as_yaml, scalar

SCHEMA = "kort.schema.json"
"""The name of the schema's file, wherever it lies."""
_FIRST = "begyndelsen"
_WORDS_A_MINUTE, _ONE_DECISION = 130, 6.3


def card_text(answers: Answers, schema: str) -> str:
    """A whole card as the text of its file; `schema` is where the schema lies, seen from there."""
    return _for_editors(schema) + as_yaml(_card(answers))


def template(name: str, schema: str) -> str:
    """The same card with a word on every line, to be written over."""
    text = files("spil.author.new").joinpath("skabelon.yaml").read_text(encoding="utf-8")
    spoken = name.replace("-", " ").capitalize() if card_id(name) == name else name
    head = f"id: {scalar(card_id(name))}\ntitel: {scalar(spoken)}\n"
    return _for_editors(schema) + head + text


def _for_editors(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}\n"


def _card(answers: Answers) -> dict[str, Value]:
    considerations: dict[tuple[str, str], str] = {}
    choices, endings = [], {}
    taken = {_FIRST}
    in_use: set[str] = set()
    for n in WAYS:
        pull = answers[f"{n}.hensyn"], answers[f"{n}.familie"]
        if pull not in considerations:
            considerations[pull] = local_id(pull[0], set(considerations.values()), "hensyn")
        ending = local_id(answers[f"{n}.slutnavn"], taken, "slut")
        taken.add(ending)
        choice = local_id(answers[f"{n}.kort_sagt"], in_use, "valg")
        in_use.add(choice)
        choices.append(_choice(n, answers, choice, considerations[pull], ending))
        endings[ending] = {"tekst": answers[f"{n}.slut"], "slut": answers[f"{n}.slutnavn"]}
    first: Value = {"tekst": _situation(answers), "spørgsmål": answers["spørgsmål"], "valg": [*choices]}
    return {
        "id": card_id(answers["titel"]),
        **{key: answers[key] for key in ("titel", "teaser", "greb", "herkomst")},
        "arena": answers["arena"],
        "mål": [*answers["mål"].split()],
        "grunde": [*answers.get("grunde", "").split()],
        "minutter": _minutes(answers),
        "rolle": answers["rolle"],
        "berørt": answers["berørt"],
        "version": 1,
        "status": "kladde",
        "hensyn": [{"id": name, "navn": told, "familie": kin} for (told, kin), name in considerations.items()],
        "trin": {_FIRST: first, **endings},
        "perspektiver": [
            {"hvem": answers[f"øjne.{n}.hvem"], "spørgsmål": answers[f"øjne.{n}.spørgsmål"]} for n in (1, 2)
        ],
        "byttetest": answers["byttetest"],
        "rammen": [],
        "aftale_hvis": answers["aftale_hvis"],
        "facilitator": {
            **{key: answers[key] for key in ("vælg_fra", "formål", "går_i_stå", "bliver_hårdt")},
            "spørgsmål": [{"når": "altid", "tekst": answers["altid"]}],
        },
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


def _minutes(answers: Answers) -> int:
    """Minutes at the table: what is read aloud on the median way, and what one decision takes."""
    everybody = [_situation(answers), answers["spørgsmål"], *(answers[f"{n}.tekst"] for n in WAYS)]
    after = [sum(words(answers[f"{n}.{key}"]) for key in ("giver", "koster", "slut")) for n in WAYS]
    return min(round((sum(map(words, everybody)) + median(after)) / _WORDS_A_MINUTE + _ONE_DECISION), 999)
