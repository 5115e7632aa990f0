"""A kind word on what was answered in an interview, where it is long or uneven; it never blocks."""

from collections.abc import Callable, Mapping

from spil.author.sayable import unsayable

Answers = Mapping[str, str]
"""What was answered, by the question's key; several ids stand with a space between them."""
Remark = Callable[[Answers], str]
"""One sentence, or an empty one."""
WAYS = (1, 2, 3)
"""A card of one decision with two or three things one could do."""

_BACK = "Skriv t, hvis du vil ændre det."


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def too_long(limit: int, *keys: str) -> Remark:
    """A remark on what takes more words than one can listen to."""

    def remark(answers: Answers) -> str:
        count = sum(words(answers.get(key, "")) for key in keys)
        if count <= limit:
            return ""
        return f"Det er {count} ord i alt. Med højst {limit} er det lettere at høre. {_BACK}"

    return remark


def said_twice(start: str, key: str) -> Remark:
    """A remark on a word that the card puts before the answer itself."""

    def remark(answers: Answers) -> str:
        begins = answers[key].casefold().startswith(f"{start} ")
        return f'"{start}" kommer af sig selv. Skriv det, der står efter. {_BACK}' if begins else ""

    return remark


def short_enough(key: str) -> Remark:
    """A remark on a choice in short that a question could not use in the middle of a sentence."""

    def remark(answers: Answers) -> str:
        text = answers[key]
        why = unsayable(text)
        return said_twice("at", key)(answers) or (
            f"Det bliver læst midt i et spørgsmål, men {why}. {_BACK}" if why else ""
        )

    return remark


def uneven(n: int) -> Remark:
    """A remark on what a choice gives and costs, where one of them weighs more on paper."""

    def remark(answers: Answers) -> str:
        gives, costs = (words(answers.get(f"{n}.{key}", "")) for key in ("giver", "koster"))
        if abs(gives - costs) <= 4:
            return ""
        return f"Det giver fylder {gives} ord, det koster {costs}. Lad dem fylde næsten det samme. {_BACK}"

    return remark


def pulls_already(n: int) -> Remark:
    """A remark on a consideration that pulls towards an earlier choice too, or cannot stand in a sentence."""

    def remark(answers: Answers) -> str:
        if "," in answers.get(f"{n}.hensyn", ""):
            return f"Det bliver læst midt i en sætning, så undgå komma. {_BACK}"
        mine = _pull(answers, n)
        if all(_pull(answers, other) != mine for other in WAYS if other < n):
            return ""
        return f"Det trækker allerede i en anden. Et dilemma har hensyn, der trækker hver sin vej. {_BACK}"

    return remark


def _pull(answers: Answers, n: int) -> str:
    """What pulls towards a choice: the author's own words, or else the family."""
    return answers.get(f"{n}.hensyn", "").casefold() or answers.get(f"{n}.familie", "")
