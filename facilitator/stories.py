"""The command `facilitator historier`: what worked for one unit, offered, read, and found by others."""

import secrets
import sys
from argparse import Namespace
from collections.abc import Sequence

from facilitator.after.follow_up import agreed_in
from facilitator.after.shelf import Shelf
from facilitator.after.story import Story, names_in, refused
from spil.cards.deck import Deck, read_deck
from spil.command_line import DONE, USED_WRONGLY, WITH_ERRORS
from spil.danish import counted, listed
from spil.plain.console import Console
from spil.play.moves import Opened
from spil.record.before import records_in
from spil.record.places import records_folder
from spil.record.read import Record

_NONE = (
    'Her er ingen aftale, hvor I har svaret, at det skete. Skriv "facilitator opfoelgning", når I har spurgt hinanden.'
)


def stories(args: Namespace) -> int:
    """Do what was asked for; the exit status."""
    if not args.mappe.is_dir():
        raise OSError(f"Mappen {args.mappe} findes ikke. Lav den, eller vælg en anden.")
    shelf, deck, console = Shelf(args.mappe), read_deck(args.kortsaet).deck, Console(sys.stdin, sys.stdout)
    try:
        if args.tilbyd:
            return _offer(shelf, deck, console)
        if args.laes:
            return _approve(shelf, deck, console)
    except EOFError:
        console.say("Resten er ikke ændret.")
        return DONE
    if args.fjern:
        return _take_away(shelf, args.fjern, console)
    return _find(shelf, deck, console, args)


def _told(story: Story, deck: Deck) -> list[str]:
    card, family = deck.cards.get(story.card), deck.families.get(story.family)
    about = f", om hensynet til {family.name}" if family else ""
    from_whom = [f"Fra {story.unit}."] if story.unit else []
    agreed = [f"Aftalen: {story.agreement}"] if story.agreement else []
    return [f"{card.title if card else story.card}{about}", story.text, *agreed, *from_whom]


def _find(shelf: Shelf, deck: Deck, console: Console, args: Namespace) -> int:
    if args.hensyn and args.hensyn not in deck.families:
        console.say(f"Hensynene hedder: {', '.join(deck.families)}.")
        return USED_WRONGLY
    found = {
        mark: story
        for mark, story in shelf.approved().items()
        if args.kort in (None, story.card) and args.hensyn in (None, story.family)
    }
    if not found:
        console.say("Der er ingen historier her endnu.")
    for mark, story in found.items():
        console.say(*_told(story, deck), f"({mark})", "")
    waiting = len(shelf.waiting())
    if waiting:
        console.say(
            f"{counted(waiting, 'historie', 'historier', neuter=False)} venter på en læser. Skriv --laes til sidst."
        )
    return DONE


def _take_away(shelf: Shelf, mark: str, console: Console) -> int:
    if not mark.isalnum() or not shelf.take_away(mark):
        console.say(f'Der er ingen historie, der hedder "{mark}".')
        return WITH_ERRORS
    console.say("Historien er slettet.")
    return DONE


def _approve(shelf: Shelf, deck: Deck, console: Console) -> int:
    waiting = shelf.waiting()
    if not waiting:
        console.say("Der er ingen historier, der venter.")
    for mark, story in waiting.items():
        console.say("", *_told(story, deck), "")
        texts = (story.text, story.agreement)
        wrong = next(filter(None, map(refused, texts)), "")
        names = [name for text in texts for name in names_in(text)]
        console.say(*filter(None, (wrong, _names_told(names))))
        if not wrong and console.yes("Kan den stå, så ingen kan kendes?"):
            shelf.approve(mark)
            console.say("Nu kan andre finde den.")
        elif console.yes("Skal den slettes?"):
            shelf.take_away(mark)
            console.say("Den er slettet.")
        else:
            console.say("Den venter.")
    return DONE


def _names_told(names: Sequence[str]) -> str:
    return f"Er det navne? {listed(names)}." if names else ""


def _offer(shelf: Shelf, deck: Deck, console: Console) -> int:
    record = _worked()
    if record is None:
        console.say(_NONE)
        return WITH_ERRORS
    agreement = agreed_in(record)
    console.say("I aftalte:", agreement, "")
    card = _card(record, deck, console)
    families = list(dict.fromkeys(each.family for each in deck.cards[card].considerations))
    names = [f"{n}. hensynet til {deck.families[each].name}" for n, each in enumerate(families, 1)]
    console.say("Hvilket hensyn handler det mest om?", *names)
    family = families[console.number("", len(families)) - 1]
    console.say("", "Hvad virkede? Skriv det til en anden enhed, på højst 80 ord. Ingen navne på nogen.")
    text = _written(console, needed=True)
    console.say("", "Aftalen står ved siden af. Skriv den, som andre må læse den, eller tryk Enter for den, der står:")
    agreement = _written(console, standing=agreement)
    console.say("", "Hvad hedder jeres enhed? Tryk Enter, så står der ingenting om, hvem I er.")
    unit = console.ask()[:80]
    while refused(unit):
        console.say(refused(unit))
        unit = console.ask()[:80]
    story = Story(card, family, agreement, text, unit)
    console.say("", *_told(story, deck), "")
    if not console.yes("Er alle i enheden med på at tilbyde den til andre?"):
        console.say("Intet er gemt.")
        return DONE
    mark = secrets.token_hex(4)
    shelf.offer(story, mark)
    console.say(f"Den venter på en læser. Vil I tage den tilbage, så hedder den {mark}.")
    return DONE


def _worked() -> Record | None:
    """The newest session on this machine whose agreement came to something."""

    def came_to_something(record: Record) -> bool:
        said = record.followed_up
        return bool(agreed_in(record)) and said is not None and said.outcome in {"done", "partly"}

    return max(filter(came_to_something, records_in(records_folder())), key=lambda each: each.began, default=None)


def _card(record: Record, deck: Deck, console: Console) -> str:
    """The card it is about: of those that were played, or, where only the agreement is kept, of the programme's."""
    played = dict.fromkeys(move.card for move in record.moves if isinstance(move, Opened) and move.card in deck.cards)
    programme = deck.programme(record.started.programme)
    of_programme = [name for name in programme.cards if name in deck.cards] if programme else []
    cards = [*played] or of_programme or [*deck.cards]
    if len(cards) == 1:
        return cards[0]
    console.say("Hvilket kort handler det om?", *(f"{n}. {deck.cards[each].title}" for n, each in enumerate(cards, 1)))
    return cards[console.number("", len(cards)) - 1]


def _written(console: Console, standing: str = "", *, needed: bool = False) -> str:
    """A text that can stand, and whose capitals somebody has looked at."""
    while True:
        text = console.ask() or standing
        wrong = refused(text) or ("Skriv nogle ord." if needed and not text else "")
        names = names_in(text)
        if wrong:
            console.say(wrong)
            standing = ""
        elif not names or console.yes(f"{_names_told(names)} Skal det stå sådan?"):
            return text
        else:
            console.say("Skriv det igen uden navne.")
