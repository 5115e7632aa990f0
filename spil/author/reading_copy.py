"""Everything of a card or a programme once, in reading order: for a jurist, a colleague, a screen reader."""

from collections.abc import Iterable, Iterator, Mapping

from spil.cards.deck import Deck
from spil.cards.marks import AFTER, BEFORE, filled, marks_in
from spil.cards.model import Addition, Card, Choice, Ending, Step
from spil.cards.shared import Checklist, Programme
from spil.danish import capitalised, counted, day, listed, paragraphs
from spil.play.card_pages import origin
from spil.play.occasions import occasion


def programme_copy(programme: Programme, deck: Deck) -> Iterator[str]:
    """A programme: its words, its plan, then its cards."""
    yield from (f"Forløb: {programme.title}", f"{programme.minutes} minutter", "")
    yield from paragraphs(programme.welcome)
    yield from ("", "Spilleregler", *(f"{n}. {rule}" for n, rule in enumerate(programme.rules, 1)))
    yield from ("", "Plan")
    yield from (f"{_minutes(slot.minutes)}: {slot.what}" for slot in programme.plan)
    yield from ("", *paragraphs(programme.farewell))
    for name in programme.cards or deck.cards:
        if name in deck.cards:
            yield from ("", "", *card_copy(deck.cards[name], deck))


def _title(name: str, deck: Deck) -> str:
    return deck.cards[name].title if name in deck.cards else name


def checklist_copy(checklist: Checklist) -> Iterator[str]:
    """A checklist: its points, and where they come from."""
    yield from (f"Tjekliste: {checklist.title}", "")
    yield from (f"{n}. {point}" for n, point in enumerate(checklist.points, 1))
    yield from ("", f"Kilde: {checklist.source} Kontrolleret {day(checklist.checked)}.")


def _minutes(minutes: float) -> str:
    return "1 minut" if minutes == 1 else f"{minutes:g} minutter".replace(".", ",")


def card_copy(card: Card, deck: Deck) -> Iterator[str]:
    """A card: story, choices, endings, perspectives, frame, notes and questions."""
    numbers = {name: number for number, name in enumerate(card.steps, 1)}
    names = {each.id: each.name for each in card.considerations}
    memory = memory_of(card)
    yield f"Kort: {card.title}"
    yield f"{capitalised(card.arena)}, ca. {card.minutes} minutter."
    yield from (card.teaser,) if card.teaser else ()
    yield f"Rolle: {card.role}. Det handler om: {card.affected}."
    yield from (f"Greb: {card.mould}.",) if card.mould else ()
    yield from (f"Herkomst: {card.origin}",) if card.origin else ()
    if card.caution:
        yield f"Version {card.version}. {card.caution}"
    for each in card.before:
        title = _title(each.card, deck)
        yield f"Kortet husker fra »{title}«, hvis I {each.did}. Har I ikke spillet det: {each.otherwise}."
    for name, step in card.steps.items():
        yield ""
        yield f"Trin {numbers[name]}" if isinstance(step, Step) else f"Trin {numbers[name]}, slut: {step.name}"
        yield from _story(step, memory)
        if isinstance(step, Step):
            yield step.question
            for number, choice in enumerate(step.choices, 1):
                yield from _choice(number, choice, memory, names, numbers)
    yield from _after(card, deck)


def _story(step: Step | Ending, memory: Mapping[str, str]) -> Iterator[str]:
    """What is read aloud, with what memory adds at its place."""
    told = [(each.place, f"{only_if(each, memory)}: {each.text}") for each in step.additions]
    yield from (text for place, text in told if place == BEFORE)
    at_marks = {name: _lines(text for place, text in told if place == name) for name in marks_in(step.text)}
    yield from filter(None, paragraphs(filled(step.text, at_marks)))
    yield from (text for place, text in told if place == AFTER)


def _lines(texts: Iterable[str]) -> str:
    """Texts in the middle of another one, each a paragraph of its own."""
    return "\n\n".join(["", *texts, ""])


def _choice(
    number: int,
    choice: Choice,
    memory: Mapping[str, str],
    names: Mapping[str, str],
    numbers: Mapping[str, int],
) -> Iterator[str]:
    outside = {
        None: "",
        "ja": " Uden for rammen.",
        "uafklaret": " Vi ved ikke med sikkerhed, om det er inden for rammen.",
    }
    yield f"{number}. {choice.text}"
    if choice.requires or choice.excludes:
        yield f"   {only_if(choice, memory)}."
    yield f"   Det giver: {choice.gives}"
    yield f"   Det koster: {choice.costs}"
    weighs = listed([f'"{names[each]}"' for each in choice.considerations])
    yield f"   Hensyn: {weighs}. Går til trin {numbers[choice.to]}.{outside[choice.outside_frame]}"


def _after(card: Card, deck: Deck) -> Iterator[str]:
    yield from ("", "Hensyn", *(capitalised(each.name) for each in card.considerations))
    yield from ("", "Perspektiver", *(f"{capitalised(each.who)}: {each.question}" for each in card.perspectives))
    yield from ("", "Byttetest", card.swap, "", "Rammen")
    for line in (deck.frame[name] for name in card.frame if name in deck.frame):
        yield from (line.text, origin(line))
    yield from ("", "Aftale", f"Hvis {card.agreement_if}, så …", "", "Til den, der leder")
    notes = card.notes
    for label, text in (
        ("Vælg fra", notes.avoid_if),
        ("Formål", notes.purpose),
        ("Går snakken i stå", notes.if_stuck),
        ("Bliver det hårdt", notes.if_hard),
    ):
        yield from (f"{label}: {part}" for part in paragraphs(text or "") if part)
    yield from ("", f"{capitalised(counted(len(notes.questions), 'spørgsmål', 'spørgsmål'))} til rummet")
    for question in notes.questions:
        yield f"{occasion(card, question)}: {question.text}"


def _choices(card: Card) -> Iterator[Choice]:
    return (choice for step in card.steps.values() if isinstance(step, Step) for choice in step.choices)


def memory_of(card: Card) -> dict[str, str]:
    """For each flag, the choices that set it, in short, and what was done in an earlier card; to be said after "I"."""
    set_by: dict[str, list[str]] = {}
    for choice in _choices(card):
        for flag in choice.remembers:
            set_by.setdefault(flag, []).append(f"at {choice.in_short}")
    said = {flag: f"har valgt {listed(choices, 'eller')}" for flag, choices in set_by.items()}
    earlier = {each.flag: each.did for each in card.before}
    return {flag: listed([each[flag] for each in (earlier, said) if flag in each], "eller") for flag in said | earlier}


def only_if(part: Choice | Addition, memory: Mapping[str, str]) -> str:
    """When a choice is there, or an addition read: in words about earlier choices."""
    had = [memory[flag] for flag in part.requires]
    not_had = [f"ikke {memory[flag]}" for flag in part.excludes]
    return f"Kun hvis I {listed([*had, *not_had])}" if had or not_had else "Altid"
