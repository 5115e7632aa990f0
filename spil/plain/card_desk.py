"""A card that is there and somebody who changes it: what is chosen, and each change saved at once."""

from dataclasses import dataclass
from pathlib import Path

from spil.author.check.all import check_card
from spil.author.edit.changes import Edit
from spil.author.edit.spans import UnchangeableError
from spil.author.new.questions import Question
from spil.author.new.saving import Opened, opened
from spil.cards.deck import DeckReading
from spil.cards.findings import Finding, lines_of
from spil.danish import counted
from spil.plain.console import Console
from spil.plain.interview import ask


@dataclass(frozen=True, slots=True)
class CardDesk:
    """Where a card is changed."""

    console: Console
    path: Path
    deck: DeckReading

    def picked(self, question: Question) -> str:
        """What was chosen; nothing where one wants nothing, or would rather go back."""
        return (ask(self.console, question, {}, {}) or {}).get(question.key, "")

    def say_findings(self) -> None:
        """Say what is found in the card as it is now, before one chooses what to change."""
        found = check_card(opened(self.path).reading, self.deck)
        if found:
            self.console.say("", f"Spillet har {counted(len(found), 'råd', 'råd', neuter=True)}:", *map(_told, found))

    def save(self, before: Opened, *edits: Edit) -> bool:
        """Save what was changed, if it can still be played; and tell what is found that was not before."""
        say = self.console.say
        try:
            after = before.with_edits(*edits)
        except UnchangeableError as error:
            say(f"Det er skrevet på en måde, som kun du kan ændre. Ret linje {error.line} i {self.path}.")
            return False
        known = {_mistake(each, before) for each in check_card(before.reading, self.deck)}
        found = [each for each in check_card(after.reading, self.deck) if _mistake(each, after) not in known]
        told = [_told(each) for each in found]
        if after.reading.value is None:
            say("Sådan kan kortet ikke spilles, så det er ikke gemt.", *told)
            return False
        if not before.save(after):
            say(f"{self.path} er ændret imens, så det er ikke gemt. Prøv igen.")
            return False
        say(f"Gemt i {self.path}.", *told)
        return True


def _told(found: Finding) -> str:
    return f"Linje {found.place.line}: {found.message}. {found.repair}"


def _mistake(found: Finding, where: Opened) -> tuple[str, str, tuple[str, ...]]:
    """What a finding is known by: also the lines it is about, so that the same mistake in other words is told."""
    lines = lines_of(where.text)[found.place.line - 1 : found.place.end_line]
    return found.code, found.message, tuple(lines)
