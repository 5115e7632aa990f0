"""What each page of one card says: small functions from a run to a page, in the order they are met."""

from dataclasses import replace

from spil.cards.model import Card, Ending, Step
from spil.cards.shared import FrameLine
from spil.danish import capitalised, day, listed, paragraphs
from spil.play.face_up import pointing
from spil.play.moves import FEWEST, Chosen, Counted, Ended, Passed, Stopped, Turned, Weighed
from spil.play.page import (
    Aside,
    Bars,
    Block,
    CountEntry,
    Kind,
    Labelled,
    Law,
    Onward,
    Page,
    Prose,
    Strong,
)
from spil.play.recap import lie
from spil.play.run import Run
from spil.play.talk import choices_of, talk
from spil.play.walk import Playthrough, told

_ONWARD = Onward("videre", Turned())
_WHEN_IN_DOUBT = "Spørg jeres leder eller en jurist, hvis I er i tvivl."
_STOP = Aside("s", "slut historien her", Stopped())
PASS = Aside("k", "spring over kortet", Passed())
"""On every page of a card at the table."""
_THEN = "Hvad sker der så?"
_HOME = "tilbage til jeres egen vej"


def read(run: Run) -> Page:
    """The story, read aloud."""
    ask = ("Læs højt. Den, der sidder til venstre for skærmen, begynder.",)
    return replace(_story(run, "read", ask), onward=Onward("videre, når I har læst", Turned()))


def count(run: Run) -> Page:
    """Everyone chooses alone; the slips are counted, or not."""
    _, walk = _card(run)
    choices = tuple(way.id for way in walk.offered)
    if run.started.people < FEWEST:
        ask: tuple[str, ...] = ("Vælg først alene. Skriv dit tal, og vis tallene på samme tid.",)
        return replace(_story(run, "count", ask), onward=Onward("videre, når I har vist det", Turned()))
    numbers = listed([str(n + 1) for n in range(len(choices))])
    ask = (
        "Vælg først alene. Skriv dit tal på en seddel, og vend alle sedler på samme tid.",
        f"Tæl og skriv, hvor mange der valgte {numbers}.",
    )
    entry = CountEntry(walk.step, choices, run.started.people)
    return replace(_story(run, "count", ask), entry=entry, onward=Onward("spring over", Turned()))


def turned_up(run: Run) -> Page:
    """How the table chose, at once, and a question that fits: the talk. Who is done with it may take a way at once."""
    card, walk = _card(run)
    step = card.steps[walk.step]
    assert isinstance(step, Step)
    offered = choices_of(step, [way.id for way in walk.offered])
    slips = slips_here(run)
    assert slips is not None
    numbers = tuple(counts[0] for _, counts in slips.rows)
    ask = ("Tal sammen. Begynd med spørgsmålet. Ingen skal forklare sit eget valg.", *_leader(run))
    page = _choosing(run, "face-up", ask)
    return replace(
        page,
        title="Sådan valgte I",
        note="",
        blocks=(),
        numbered=tuple(words for words, _ in slips.rows),
        counts=slips,
        questions=talk(card, walk.step, offered, numbers),
        onward=Onward("når I har talt", Turned()),
    )


def second(run: Run) -> Page:
    """After the talk everyone may choose again, alone."""
    _, walk = _card(run)
    ask = (
        "Vælg igen, hver for sig. Du må gerne skifte mening. Vend sedlerne på samme tid.",
        "Tæl dem, eller spring det over.",
    )
    entry = CountEntry(walk.step, tuple(way.id for way in walk.offered), run.started.people, (2,))
    page = replace(_story(run, "second", ask), title="Vælg igen", note="")
    return replace(page, blocks=page.blocks[-1:], entry=entry, onward=Onward("spring over", Turned()))


def choose(run: Run) -> Page:
    """The way to try, with the slips beside it where they were counted; else the talk too."""
    slips = slips_here(run)
    if slips is None:
        ask = ("Tal sammen. Hvilken vej vil I prøve? I behøver ikke at være enige.", *_leader(run))
        return _choosing(run, "choose", ask)
    page = _choosing(run, "choose", ("Hvilken vej vil I prøve? I behøver ikke at være enige.",))
    return replace(page, title="Vælg en vej", note="", blocks=page.blocks[-1:], counts=slips)


def slips_here(run: Run) -> Bars | None:
    """How the slips of the decision lie where the run stands; None where they may not be shown."""
    card, walk = _card(run)
    step = card.steps[walk.step]
    assert isinstance(step, Step)
    return lie(run.on_card, walk.step, step, [way.id for way in walk.offered])


def _leader(run: Run) -> tuple[str, ...]:
    return ("Lederen taler sidst.",) if run.started.leader else ()


def followed(run: Run) -> Page:
    """What was chosen with what it gives and costs, and what happens then: where it ended, or the next decision."""
    _, walk = _card(run)
    given = outcome(run)
    page = ending(run) if walk.ended else later(run)
    blocks = (*given.blocks, Strong(_THEN), *page.blocks)
    return replace(page, kind="outcome", title="Jeres valg", blocks=blocks, also=(Turned(),))


def outcome(run: Run) -> Page:
    """What was chosen, what it gives and what it costs."""
    chosen = run.at.chosen
    assert chosen is not None
    blocks = (
        Labelled("I valgte", chosen.text),
        Labelled("Det giver", chosen.gives),
        Labelled("Det koster", chosen.costs),
    )
    onward = Onward("hvad sker der så?", Turned())
    return Page("outcome", "Jeres valg", blocks, onward=onward, asides=(_STOP, PASS))


def later(run: Run) -> Page:
    """A later decision: read, talk a minute, choose."""
    ask = ("Den næste læser højt. Tal et minut, og vælg så. I behøver ikke at være enige.",)
    return _choosing(run, "later", ask)


def ending(run: Run) -> Page:
    """Where the way ended."""
    card, walk = _card(run)
    ask = ("Den næste læser højt.",)
    onward = Onward("videre", Ended(ending=walk.step))
    return Page("ending", _THEN, _ended(card, walk), ask=ask, onward=onward, asides=(PASS,))


def weigh(run: Run) -> Page:
    """What weighed most, by a digit; the author's tags are not people's reasons."""
    card, _ = _card(run)
    names = tuple(capitalised(each.name) for each in card.considerations)
    picks = tuple(Weighed(step=card.first, consideration=each.id) for each in card.considerations)
    ask = ("Hvad vejede tungest for jer? Vælg ét, også selv om I ikke er enige.",)
    return Page("weigh", "Hvad vejede tungest?", (), names, ask, picks=picks, onward=Onward("spring over", Turned()))


def perspective(run: Run) -> Page:
    """Somebody else's eyes; tables get different ones, so that the room has more to tell."""
    card, _ = _card(run)
    eyes = card.perspectives[((run.started.table or 1) - 1) % len(card.perspectives)]
    blocks = (Labelled(capitalised(eyes.who), eyes.question),)
    ask = ("Tal et minut: Hvordan ser det ud derfra? Ingen taler for en hel gruppe.",)
    return Page("perspective", "Skift perspektiv", blocks, ask=ask, onward=_ONWARD)


def frame(run: Run, unnamed: frozenset[str] | None = None) -> Page:
    """The legal floor, after the talk.

    Args:
        run: Where it stands.
        unnamed: Choices that no line may name; left out, those that the table's own slips point at.
    """
    card, _ = _card(run)
    if unnamed is None:
        unnamed = pointing(move.counts for move in run.on_card if isinstance(move, Counted))
    lines = [run.deck.frame[name] for name in card.frame if name in run.deck.frame]
    blocks: tuple[Block, ...] = (
        *(Law(line.text, origin(line)) for line in lines),
        *outside(card, unnamed),
        Prose(_WHEN_IN_DOUBT),
    )
    ask = ("Læs højt. Sammenlign med jeres vej.",)
    return Page("frame", "Rammen", blocks, ask=ask, onward=_ONWARD)


def other_way(run: Run) -> Page:
    """The first decision once more, for those who are early; what they try is not kept."""
    ask = ("Prøv en anden vej. Den bliver ikke gemt.",)
    return _looking(_choosing(run, "choose", ask))


def other_followed(run: Run) -> Page:
    """What comes of a choice on the other way; where it ends, one goes home."""
    _, walk = _card(run)
    page = _looking(followed(run))
    return replace(page, ask=(), onward=Onward(_HOME, Turned())) if walk.ended else page


def _looking(page: Page) -> Page:
    """A page that says it is only looked at, and offers the way home instead of passing and stopping."""
    return replace(
        page, title=f"En anden vej: {page.title}", note="bliver ikke gemt", asides=(Aside("s", _HOME, Stopped()),)
    )


def _story(run: Run, kind: Kind, ask: tuple[str, ...]) -> Page:
    """A page that keeps the story, the question and the choices in sight, with nothing to choose yet."""
    card, walk = _card(run)
    step = card.steps[walk.step]
    assert isinstance(step, Step)
    texts = {choice.id: choice.text for choice in step.choices}
    first = walk.step == card.first
    return Page(
        kind,
        _heading(run, card) if first else _THEN,
        (*_told(card, walk), Strong(step.question)),
        tuple(texts[way.id] for way in walk.offered),
        ask,
        note=f"ca. {card.minutes} minutter" if first else "",
        asides=(_STOP, PASS),
    )


def _choosing(run: Run, kind: Kind, ask: tuple[str, ...]) -> Page:
    """The same, where each number is a way to go."""
    _, walk = _card(run)
    picks = tuple(Chosen(step=walk.step, choice=way.id) for way in walk.offered)
    return replace(_story(run, kind, ask), picks=picks)


def _heading(run: Run, card: Card) -> str:
    if run.programme.pick == 1:
        return card.title
    return f"Kort {run.nth} af {run.programme.pick}: {card.title}"


def _told(card: Card, walk: Playthrough) -> tuple[Prose, ...]:
    return tuple(Prose(part) for text in told(card, walk) for part in paragraphs(text))


def _ended(card: Card, walk: Playthrough) -> tuple[Block, ...]:
    step = card.steps[walk.step]
    assert isinstance(step, Ending)
    return (*_told(card, walk), named(step))


def named(ending: Ending) -> Labelled:
    """The ending's name."""
    return Labelled("Slutning", f"»{ending.name}«")


def _card(run: Run) -> tuple[Card, Playthrough]:
    assert run.at.card is not None
    assert run.at.walk is not None
    return run.at.card, run.at.walk


def origin(line: FrameLine) -> str:
    """Where a line of the frame comes from, and how sure it is."""
    state = f"godkendt af {line.approved_by}" if line.approved_by else "udkast, ikke juridisk godkendt"
    return f"{line.act}. Kilde: {line.source}. Kontrolleret {day(line.checked)}. {capitalised(state)}."


def outside(card: Card, unnamed: frozenset[str] = frozenset()) -> tuple[Prose, ...]:
    """What of the card lies outside the frame; said of the card, never of who chose it or how many."""
    steps = (step for step in card.steps.values() if isinstance(step, Step))
    marked = [choice for step in steps for choice in step.choices if choice.outside_frame]
    open_, outside = (
        [f"at {choice.in_short}" for choice in marked if choice.outside_frame == state and choice.id not in unnamed]
        for state in ("uafklaret", "ja")
    )
    kept_back = {choice.outside_frame for choice in marked if choice.id in unnamed}
    told = []
    if outside:
        told.append(Prose(f"Det ligger uden for rammen {listed(outside)}."))
    if "ja" in kept_back:
        told.append(Prose(f"Kortet har et {'andet ' if outside else ''}valg, der ligger uden for rammen."))
    if open_:
        told.append(Prose(f"Vi ved ikke med sikkerhed, om det er inden for rammen {listed(open_, 'eller')}."))
    if "uafklaret" in kept_back:
        told.append(
            Prose(
                "Det gælder også et andet valg på kortet."
                if open_
                else "Kortet har et valg, hvor vi ikke ved med sikkerhed, om det er inden for rammen."
            )
        )
    return tuple(told)
