"""A new card by interview: one question, one line, and every answer kept before the next is asked."""

import unicodedata
from dataclasses import dataclass, field

from spil.author.new.advice import Answers
from spil.author.new.card import card_text
from spil.author.new.choosing import chosen, numbers
from spil.author.new.drafts import UNSEEN, Desk, unfit
from spil.author.new.questions import Question, every_question, questions
from spil.danish import clean, listed
from spil.plain.console import Console

_ABOUT = "Et nyt kort med én beslutning. Du svarer på én linje ad gangen."
_KEYS = "Skriv ? for at få hjælp til et spørgsmål og t for at gå et tilbage. Alt kan ændres bagefter."
_EDITING = "Skriv ? for at få hjælp til et spørgsmål. Esc går et tilbage. Alt kan ændres bagefter."
_BACK = "Skriv t, hvis du vil ændre det."
_ESCAPE = "Tryk Esc, hvis du vil ændre det."
_NAMES = {"kort_sagt", "hensyn"}
_MISSING = "Her skal stå noget, ellers kan kortet ikke spilles."
_NO_HELP = "Svar med dine egne ord."
_NUMBER = "Skriv tallet foran det, du vælger."


@dataclass
class _Said:
    """What has been answered, and what was being typed when one went back."""

    answers: dict[str, str] = field(default_factory=dict)
    halves: dict[str, str] = field(default_factory=dict)


def interview(console: Console, desk: Desk) -> str:
    """Ask for a card and write it; returns its title.

    Raises:
        EOFError: The input ended; what was answered is kept in the draft.
        OSError: Something could not be kept or written; everything before it is kept.
    """
    console.say(_ABOUT, _EDITING if console.edits else _KEYS)
    answers = _asked(console, desk)
    title = answers["titel"]
    desk.write(title, card_text(answers, desk.schema, desk.deck.families))
    desk.draft(title).unlink()
    return title


def _asked(console: Console, desk: Desk) -> Answers:
    said = _Said()
    place = 0
    while place < len(every := _to_ask(desk, said.answers)):
        question = every[place]
        answer = ask(console, question, said.answers, said.halves, f"{place + 1} af {len(every)}")
        if answer is None:
            if not place:
                console.say("Det her er det første spørgsmål.")
            place = max(0, place - 1)
        elif question.key == "titel":
            moved = _titled(console, desk, said.answers, answer["titel"])
            place += moved
            if moved:
                say_remarks(console, question, said.answers)
        else:
            place += 1
            said.answers.update(answer)
            desk.keep(said.answers)
            say_remarks(console, question, said.answers)
    return said.answers


def say_remarks(console: Console, question: Question, answers: Answers) -> None:
    """Say what is told of the answer, and how one comes back to it."""
    told = question.remarks(answers)
    console.say(*told, *([_ESCAPE if console.edits else _BACK] if told else ()))


def _to_ask(desk: Desk, answers: Answers) -> list[Question]:
    """Every question, but none on a third thing one could do where there is none."""
    third = answers.get("3.tekst", "?")
    return [each for each in questions(desk.deck.families) if third or not each.only_with]


def _titled(console: Console, desk: Desk, answers: dict[str, str], title: str) -> int:
    """Take a title, and the answers kept under it; returns how many questions to go on."""
    before = answers.get("titel")
    moved = before is not None and desk.draft(before) != desk.draft(title)
    refused = desk.refusal(title)
    if not refused and moved and desk.draft(title).exists():
        refused = "Der ligger en anden kladde med den titel. Skriv en anden titel."
    if refused:
        console.say(refused)
        return 0
    kept = {} if answers else desk.kept(title, every_question(desk.deck.families))
    answers.update(kept)
    answers["titel"] = kept.get("titel", title)  # the draft's own spelling, where it is gone on with
    desk.keep(answers)
    if before is not None and moved:
        desk.draft(before).unlink(missing_ok=True)
    if len(kept) > 1:
        console.say(f'Her ligger en kladde, der hedder "{answers["titel"]}". Du fortsætter, hvor du slap.')
    else:
        console.say(f"Dine svar bliver gemt undervejs i {desk.draft(title)}.")
    every = _to_ask(desk, answers)
    missing = [n for n, each in enumerate(every) if each.key not in answers]
    return (missing[0] if missing else len(every)) if len(kept) > 1 else 1


def ask(
    console: Console, question: Question, answers: Answers, halves: dict[str, str], place: str = ""
) -> dict[str, str] | None:
    """Ask one question till there is an answer that can be used.

    Args:
        console: Where it is asked.
        question: What is asked.
        answers: What is answered already; an old answer stands there to be edited, or Enter keeps it.
        halves: By question, what was being typed when one went back; it stands there when one comes again.
        place: Which question of how many.

    Returns:
        The answer by its key, and what was said in one's own words by its; None where one would rather go back.

    Raises:
        EOFError: The input ended.
    """
    if question.heading:
        console.say("", question.heading)
    console.say("", f"{place}. {question.asked(answers)}" if place else question.asked(answers))
    console.say(*(_listed(n, each.told, each.more) for n, each in enumerate(question.options[: question.shown], 1)))
    before = _typed_before(question, answers)
    console.say(*filter(None, [_what_enter_does(question, answers, before, edits=console.edits)]))
    standing = halves.pop(question.key, "") or before or ("" if question.options else question.default)
    while True:
        line = console.line(standing if console.edits else "")
        typed = unicodedata.normalize("NFC", clean(line.text))
        if line.back or typed.casefold() == "t":
            halves.update({question.key: typed} if line.back and typed != before else {})
            return None
        if typed == "?":
            console.say(f"Hjælp: {question.help or (_NUMBER if question.options else _NO_HELP)}")
            continue
        answer, told = _answer(question, typed, line.text, "" if console.edits else before)
        console.say(*filter(None, [told]))
        if answer is not None:
            return answer
        standing = typed or standing


def _answer(question: Question, typed: str, raw: str, before: str) -> tuple[dict[str, str] | None, str]:
    """What a line answers, None where it cannot be used; and what is said of it."""
    if typed == "-" and question.optional:
        return _of(question), ""
    text = _bare(question.key, typed or before or question.default)
    if not text:
        return (_of(question), "") if question.optional else (None, _MISSING)
    if _has_keys(raw):
        return None, UNSEEN
    if not question.options:
        refused = unfit(text, marks=question.marks)
        return (None, refused) if refused else ({question.key: text}, "")
    found = chosen(text, question.options, several=question.several, words=bool(question.words))
    refused = found.refused or unfit(found.words)
    if refused:
        return None, refused
    told = listed([each.told for each in found.options]) + (f". Dine ord: {found.words}" if found.words else "")
    said = "" if question.is_menu else f"Det er: {told}" if told.endswith("…") else f"Det er: {told.rstrip('.')}."
    return _of(question, " ".join(each.value for each in found.options), _bare(question.words, found.words)), said


def _bare(key: str, text: str) -> str:
    """What is read in the middle of a sentence, as it is read there: without the full stop it was ended with.

    A choice in short begins with a verb, so a capital there is no name.
    """
    part = key.rpartition(".")[2]
    if part not in _NAMES:
        return text
    bare = text.rstrip(". ") or text
    if part != "kort_sagt" or bare[1:2].isupper():
        return bare
    return unicodedata.normalize("NFC", bare[:1].lower() + bare[1:])


def _of(question: Question, value: str = "", words: str = "") -> dict[str, str]:
    return {question.key: value, **({question.words: words} if question.words else {})}


def _has_keys(raw: str) -> bool:
    """Whether a line holds what an arrow or another key wrote that is no letter; a tab is a space."""
    return clean(raw) != " ".join(raw.split())


def _listed(n: int, told: str, more: str) -> str:
    return f"{n}. {told}" + (f". {more}" if len(more) > 10 else f" ({more})" if more else "")


def _typed_before(question: Question, answers: Answers) -> str:
    """An old answer as one would type it."""
    before = answers.get(question.key, "")
    if not question.options:
        return before
    return " ".join(filter(None, (numbers(before, question.options), answers.get(question.words, ""))))


def _what_enter_does(question: Question, answers: Answers, before: str, *, edits: bool) -> str:
    several = "Skriv et tal, eller flere med mellemrum." if question.several and question.shown is None else ""
    words = "Skriv et tal, gerne med dine egne ord efter: 2 de andre i køen." if question.words else ""
    if before:
        told = [each.told for each in question.options if each.value in answers.get(question.key, "").split()]
        said = ": ".join(filter(None, (listed(told), answers.get(question.words, "")))) or before
        gone = "; -: slet det" if question.optional else ""
        if edits:
            return f"Det er nu: {said}" if told else ""
        return f"Der står: {said} (Enter: behold det{gone})"
    if question.default and not edits:
        return f"Enter: {question.default}"
    return several + " Enter: ingen." if several and question.optional else several or words
