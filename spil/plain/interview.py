"""A new card by interview: one question, one line, and every answer kept before the next is asked."""

import unicodedata
from typing import Literal

from spil.author.new.advice import Answers
from spil.author.new.card import card_text
from spil.author.new.drafts import Desk, unfit
from spil.author.new.questions import UNWRITTEN, Question, questions
from spil.danish import listed, whole_number
from spil.plain.console import Console

_ABOUT = (
    "Et nyt kort med én beslutning. Du svarer på én linje ad gangen.",
    "Skriv t for at gå et spørgsmål tilbage. Alt kan rettes i filen bagefter.",
)
_WHY_CHANGED = (
    "Ændr gerne to ting, før kortet bliver brugt: et kort bliver læst højt, og nogen i rummet kan kende sagen. "
    "Sted, alder, køn og årsag kan ofte skiftes ud."
)
_MISSING = "Her skal stå noget, ellers kan kortet ikke spilles."
Answer = str | Literal[False]
"""What was answered; False where one would rather go back."""


def interview(console: Console, desk: Desk) -> str:
    """Ask for a card and write it; returns its title.

    Raises:
        EOFError: The input ended; what was answered is kept in the draft.
        OSError: Something could not be kept or written; everything before it is kept.
    """
    console.say(*_ABOUT)
    answers = _asked(console, desk)
    title = answers["titel"]
    desk.write(title, card_text(answers, desk.schema))
    desk.draft(title).unlink()
    return title


def _asked(console: Console, desk: Desk) -> Answers:
    every = questions(desk.deck.families)
    answers: dict[str, str] = {}
    place = 0
    while place < len(every):
        question = every[place]
        answer = _one(console, question, answers, f"{place + 1} af {len(every)}")
        if answer is False:
            if not place:
                console.say("Det her er det første spørgsmål.")
            place = max(0, place - 1)
        elif question.key == "titel":
            place += _titled(console, desk, every, answers, answer)
        else:
            place += 1
            if question.key == UNWRITTEN:
                console.say(*([] if answer else [_WHY_CHANGED]))
                continue
            answers[question.key] = answer
            desk.keep(answers)
            console.say(*filter(None, [question.remark(answers)]))
    return answers


def _titled(console: Console, desk: Desk, every: tuple[Question, ...], answers: dict[str, str], title: str) -> int:
    """Take a title, and the answers kept under it; returns how many questions to go on."""
    before = answers.get("titel")
    moved = before is not None and desk.draft(before) != desk.draft(title)
    refused = desk.refusal(title)
    if not refused and moved and desk.draft(title).exists():
        refused = "Der ligger en anden kladde med den titel. Skriv en anden titel."
    if refused:
        console.say(refused)
        return 0
    kept = {} if answers else desk.kept(title, every)
    answers.update(kept)
    answers["titel"] = title
    desk.keep(answers)
    if before is not None and moved:
        desk.draft(before).unlink(missing_ok=True)
    if len(kept) > 1:
        console.say("Her ligger en kladde med den titel. Du fortsætter, hvor du slap.")
    else:
        console.say(f"Dine svar bliver gemt undervejs i {desk.draft(title)}.")
    missing = [n for n, each in enumerate(every) if each.key not in answers and each.key != UNWRITTEN]
    return (missing[0] if missing else len(every)) if len(kept) > 1 else 1


def _one(console: Console, question: Question, answers: Answers, place: str) -> Answer:
    """Ask one question till there is an answer that can be used."""
    if question.heading:
        console.say("", question.heading)
    if question.reminds:
        console.say("", f"Man vælger at {answers[question.reminds].rstrip('.')}.")
    console.say("", f"{question.text} ({place})", *(f"{n}. {told}" for n, (_, told) in enumerate(question.options, 1)))
    before = answers.get(question.key, "")
    console.say(*filter(None, [_what_enter_does(question, before)]))
    while True:
        typed = unicodedata.normalize("NFC", console.ask())
        if typed.casefold() == "t":
            return False
        if typed == "-" and question.optional:
            return ""
        if not typed and (before or question.default or question.optional):
            return before or question.default
        answer, refused = _picked(question, typed) if question.options else (typed, unfit(typed))
        if typed and not refused:
            chosen = [told for name, told in question.options if name in answer.split()]
            console.say(*([f"Det er: {listed(chosen)}."] if chosen else []))
            return answer
        console.say(refused or _MISSING)


def _what_enter_does(question: Question, before: str) -> str:
    if before:
        return f"Du skrev: {before} (Enter: behold det{'; -: slet det' if question.optional else ''})"
    if question.default:
        return f"Enter: {question.default}"
    if question.several:
        return f"Skriv et tal, eller flere med mellemrum.{' Enter: ingen.' if question.optional else ''}"
    return ""


def _picked(question: Question, typed: str) -> tuple[str, str]:
    """The ids behind the numbers that were typed; or why they are none."""
    most = len(question.options)
    numbers = [whole_number(each, 1, most) for each in typed.replace(",", " ").split()]
    if not numbers or None in numbers:
        return "", f"Skriv et tal fra 1 til {most}."
    if len(numbers) > 1 and not question.several:
        return "", "Skriv kun ét tal."
    return " ".join(dict.fromkeys(question.options[each - 1][0] for each in filter(None, numbers))), ""
