"""Page to lines, line to move: the whole session for screen readers, pipes and terminals without a screen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal, TextIO

from spil.danish import clean
from spil.play.moves import Agreed, Move, Undone
from spil.play.page import AgreementEntry, Block, CountEntry, Labelled, Law, Page, Points
from spil.record.session import Session

WIDTH = 79
Command = Literal["help", "look", "leave"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that could not be used, in one sentence that says what can."""

    sentence: str


class Console:
    """Says lines and asks for one; no box, no colour, no cursor."""

    def __init__(self, source: TextIO, target: TextIO) -> None:
        self._source, self._target = source, target

    def say(self, *texts: str) -> None:
        """Say each text on lines of its own; an empty one is a blank line."""
        for text in texts:
            body = text.lstrip(" ")
            indent = " " * (len(text) - len(body))
            lines = wrap(body, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
            for line in lines or [""]:
                print(indent + line if line else "", file=self._target)
        self._target.flush()

    def ask(self) -> str:
        """One line of input.

        Raises:
            EOFError: There is no more.
        """
        print("> ", end="", file=self._target, flush=True)
        line = self._source.readline()
        if not line:
            print(file=self._target)
            raise EOFError
        if not self._source.isatty():
            print(clean(line), file=self._target)  # a transcript reads as if it were typed
        return clean(line)

    def number(self, question: str, most: int, default: int | None = None) -> int:
        """Ask until there is a number from 1 to `most`; Enter takes the default, where there is one."""
        self.say(question)
        while True:
            answer = self.ask()
            if not answer and default is not None:
                return default
            if answer.isdecimal() and 1 <= int(answer) <= most:
                return int(answer)
            self.say(f"Skriv et tal fra 1 til {most}.")

    def yes(self, question: str) -> bool:
        """Ask until there is a yes or a no."""
        self.say(f"{question} Skriv j for ja eller n for nej.")
        while True:
            answer = self.ask().casefold()
            if answer in {"j", "ja", "n", "nej"}:
                return answer.startswith("j")
            self.say("Skriv j for ja eller n for nej.")


def play(session: Session, console: Console) -> None:
    """Play a session to its end, or till the group leaves.

    Raises:
        EOFError: The input ended; everything is kept.
        OSError: A move could not be kept; everything before it is.
    """
    shown: Page | None = None
    if session.notice:
        console.say(session.notice, "")
    while True:
        page = session.page
        console.say("", *page_lines(page, shown))
        if page.last:
            return
        shown = page
        answer = _answer(page, console)
        if answer == "leave":
            console.say("Alt er gemt. I kan gå videre senere.")
            return
        if answer == "look":
            session.look()
        else:
            session.make(answer)


def page_lines(page: Page, shown: Page | None = None) -> list[str]:
    """A page as lines; a story that was shown on the page before is not shown again."""
    lines: list[str] = []
    if shown is None or (page.blocks, page.numbered) != (shown.blocks, shown.numbered) or page.title != shown.title:
        lines += [f"{page.title} ({page.note})" if page.note else page.title, ""]
        lines += [line for block in page.blocks for line in block_lines(block)]
        lines += [f"{n}. {text}" for n, text in enumerate(page.numbered, 1)]
    return [*lines, *([""] if lines and page.ask and lines[-1] else []), *page.ask]


def block_lines(block: Block) -> list[str]:
    """A block as lines."""
    match block:
        case Points(items):
            return [*items, ""]
        case Labelled(label, text):
            return [f"{label}: {text}"]
        case Law(text, origin):
            return [text, f"({origin})", ""]
        case _:
            return [block.text]


def read_answer(page: Page, line: str) -> Move | Command | Wrong:
    """What a line of input means on a page."""
    word = line.casefold()
    if not word and page.onward:
        return page.onward.move
    named: dict[str, Move | Command] = {aside.key: aside.move for aside in page.asides}
    named |= {"h": "help", "l": "leave"} | ({"t": Undone()} if page.back else {}) | ({"v": "look"} if page.looks else {})
    if word in named:
        return named[word]
    if word.isdecimal() and page.picks and 1 <= int(word) <= len(page.picks):
        return page.picks[int(word) - 1]
    if isinstance(page.entry, CountEntry):
        return read_count(page.entry, word)
    return Wrong(f"Det forstod jeg ikke. {hint(page)}")


def read_count(entry: CountEntry, line: str) -> Move | Wrong:
    """Numbers of slips: `2 2 1 0`, `2,2,1,0` or `2210`; fewer than all have passed."""
    many, people = len(entry.choices), entry.people
    parts = re.findall(r"\d+", line) if re.fullmatch(r"[\d\s,;]+", line) else []
    if len(parts) == 1 and len(parts[0]) == many:
        parts = list(parts[0])
    if len(parts) != many:
        return Wrong(f"Skriv {many} tal med mellemrum, ét for hvert valg, eller tryk Enter for at springe over.")
    numbers = tuple(int(part[:4]) for part in parts)
    if not 1 <= sum(numbers) <= people:
        return Wrong(f"Tallene giver {sum(numbers)}, men I er {people}. Skriv dem igen, eller tryk Enter.")
    return entry.counted(numbers)


def hint(page: Page) -> str:
    """What can be typed now."""
    can = []
    if page.picks:
        can.append("1" if len(page.picks) == 1 else f"1-{len(page.picks)}")
    if isinstance(page.entry, CountEntry):
        can.append(f"tal som {' '.join('2210'[: len(page.entry.choices)])}")
    if page.onward:
        can.append(f"Enter: {page.onward.label}")
    can += ["v: kig på en anden vej"] * page.looks
    can += [f"{aside.key}: {aside.label}" for aside in page.asides]
    can += ["t: tilbage"] * page.back
    return f"({', '.join([*can, 'h: hjælp'])})"


def help_lines(page: Page) -> list[str]:
    """What every key does here."""
    count = ["Tæl sedlerne, og skriv et tal for hvert valg. Den, der har sagt pas, tæller ikke med."]
    return [
        "I kan svare sådan her:",
        *(count if isinstance(page.entry, CountEntry) else []),
        *(["Skriv tallet foran det, I vælger, og tryk Enter."] if page.picks else []),
        *([f"Tryk Enter: {page.onward.label}."] if page.onward else []),
        *(["v: kig på en anden vej. Den bliver ikke gemt."] if page.looks else []),
        *(f"{aside.key}: {aside.label}." for aside in page.asides),
        *(["t: gå et skridt tilbage."] if page.back else []),
        "l: luk spillet. Alt er gemt, og I kan gå videre senere.",
        "Der er intet rigtigt svar, og ingen får point.",
    ]


def choose_from(console: Console, question: str, lines: Sequence[str]) -> int:
    """Ask for one of some numbered lines; the place of the chosen one, from 0."""
    console.say(*(f"{n}. {line}" for n, line in enumerate(lines, 1)), "")
    return console.number(question, len(lines)) - 1


def _answer(page: Page, console: Console) -> Move | Literal["look", "leave"]:
    if isinstance(page.entry, AgreementEntry):
        return _agreement(page, page.entry, console)
    console.say(hint(page))
    while True:
        answer = read_answer(page, console.ask())
        if isinstance(answer, Wrong):
            console.say(answer.sentence)
        elif answer == "help":
            console.say(*help_lines(page))
        else:
            return answer


def _agreement(page: Page, entry: AgreementEntry, console: Console) -> Move | Literal["look", "leave"]:
    condition = entry.condition
    assert page.onward is not None
    if not condition:
        console.say("Hvis …")
        condition = console.ask()
    console.say(f"Hvis {condition}, så …", "(skriv, hvad I gør, Enter: slut uden aftale, t: tilbage)")
    then = console.ask()
    if then.casefold() == "t" and page.back:
        return Undone()
    if not then or not condition:
        return page.onward.move
    console.say("Hvem gør det? Skriv en rolle, ikke et navn.")
    by = console.ask()
    console.say("Hvornår?")
    return Agreed.model_validate({"if": condition, "then": then, "by": by, "when": console.ask()})

