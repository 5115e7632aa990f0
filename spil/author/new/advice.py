"""A kind word on what was answered in an interview: what `spil tjek` would tell of it; it never blocks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from spil.author.rules.texts import (
    better_words,
    handed_on,
    judging_name,
    long_choice,
    long_sentence,
    unsayable_in_short,
    unsayable_name,
)
from spil.author.rules.told import TEXT_TOO_LONG, Told
from spil.author.rules.ways import (
    Said,
    are_alike,
    costs_what_it_gives,
    one_and_the_same,
    same_main_consideration,
    uneven,
)
from spil.danish import capitalised

Answers = Mapping[str, str]
"""What was answered, by the question's key; several ids stand with a space between them."""
Remark = Callable[[Answers], Iterator[Told]]
"""What is told of an answer, the others at hand."""
WAYS = (1, 2, 3)
"""A card of one decision with two or three things one could do."""
_PARTS = ("tekst", "kort_sagt", "giver", "koster")


def on(key: str, *rules: Callable[[str], Iterator[Told]]) -> Remark:
    """A remark on the text of one answer."""

    def remark(answers: Answers) -> Iterator[Told]:
        for rule in rules:
            yield from rule(answers.get(key, ""))

    return remark


def on_way(key: str, n: int) -> Remark:
    """A remark on a part of what one could do, beside what is answered of the others."""

    def remark(answers: Answers) -> Iterator[Told]:
        way = _way(answers, n)
        if key == "tekst":
            yield from long_choice(way.text)
            yield from handed_on(way.text)
        elif key == "kort_sagt":
            yield from unsayable_in_short(way.in_short)
            yield from judging_name(way.in_short)  # the ending is called by it
        copies = [told for m in _others(answers, n) for told in one_and_the_same(way, _way(answers, m), _both(n, m))]
        weighed = key in {"giver", "koster"}
        yield from [told for told in copies if told.key == key or (weighed and told.key == "giver")][:1]
        if weighed:
            yield from uneven(way)
            yield from costs_what_it_gives(way) if not copies else ()

    return remark


def on_consideration(n: int) -> Remark:
    """A remark on what speaks for a choice: its name, and whether it speaks for another one too."""

    def remark(answers: Answers) -> Iterator[Told]:
        yield from unsayable_name(answers.get(f"{n}.hensyn", ""))
        mine, pull = _way(answers, n), _pull(answers, n)
        same = [m for m in _others(answers, n) if _pull(answers, m) == pull and not are_alike(_way(answers, m), mine)]
        yield from [same_main_consideration(_both(n, m)) for m in same[:1]]

    return remark


def remarks_on(text: str, found: Iterable[Told]) -> tuple[str, ...]:
    """All that is told of a text, with what was found of it in its own place, in the words of a file's check."""
    told = [*found]
    if not any(each.code in TEXT_TOO_LONG for each in told):
        told += long_sentence(text)
    told += better_words(text, story=True)
    return tuple(f"{capitalised(each.message)}. {each.repair}" for each in told)


def _both(n: int, m: int) -> str:
    return f"valg {min(n, m)} og {max(n, m)}"


def _others(answers: Answers, n: int) -> list[int]:
    return [m for m in WAYS if m != n and answers.get(f"{m}.tekst")]


def _way(answers: Answers, n: int) -> Said:
    return Said(*(answers.get(f"{n}.{part}", "") for part in _PARTS))


def _pull(answers: Answers, n: int) -> str:
    """What pulls towards a choice: the author's own words, or else the family."""
    return answers.get(f"{n}.hensyn", "").casefold() or answers.get(f"{n}.familie", "")
