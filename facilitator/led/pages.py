"""The pages that both forms of a led session share, and what they say of the counts."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from facilitator.disclosure.chart import bars, in_words
from facilitator.disclosure.shown import ShownStep
from facilitator.disclosure.wall import unnamed
from facilitator.led.known import Known
from facilitator.questions.base import Question
from facilitator.questions.catalogue import rule_of
from facilitator.questions.pick import swap_of
from spil.cards.model import Step
from spil.danish import paragraphs
from spil.play import card_pages, session_pages
from spil.play.moves import (
    EASES,
    Asked,
    Counted,
    Dropped,
    Eased,
    Opened,
    Passed,
    Round,
    Stopped,
    TablesCounted,
    Turned,
    Undone,
)
from spil.play.page import Aside, Asking, Block, CountEntry, Kind, Onward, Page, Points, Prose, Strong
from spil.play.run import Run
from spil.play.walk import play_hash, told

ON_CARD = (Aside("k", "et andet kort", Passed()), Aside("n", "gå til aftalen nu", Stopped()))
"""What can be done on every page of a card: take another, or close with the agreement."""


def cards(run: Run) -> Page:
    """Before a card: which; nothing of the cards is shown, for a choice among titles can point at a colleague."""
    left = run.candidates
    passed = bool(run.moves) and isinstance(run.moves[-1], Passed)
    blocks: tuple[Block, ...] = ()
    if passed and not left:
        return _let_go(run)
    if passed:
        blocks = (Prose("Vi tager et andet kort. Ingen skal forklare hvorfor."),)
    elif run.at.played:
        blocks = (Prose("Det var det første kort. Nu kommer det næste."),)
    close = Onward("gå til aftalen", Turned()) if run.programme.agreement == "fælles" else _TO_OWN
    if not left:
        return Page("between", "Det var kortene", blocks, onward=close)
    picks = tuple(Opened(card=card.id, play=play_hash(card)) for card in left)
    title = "Et nyt kort" if run.moves else run.programme.title
    onward = Onward("næste kort", picks[0])
    leave = Aside("n", f"{close.label} nu", Turned())
    return Page("between", title, blocks, onward=onward, picks=picks, asides=(leave,))


def _let_go(run: Run) -> Page:
    """There is no card in reserve: what letting go of this one means, and whether that is wanted."""
    shared = run.programme.agreement == "fælles"
    after = "aftalen" if shared else "jeres egen sætning"
    told = f"Der er ikke valgt et kort i reserve. Slipper I det her kort, stopper historien, og I går til {after}."
    lines = (f"Ja, slip kortet, og gå til {after}", "Nej, tilbage til kortet")
    ask = ("Vælg et tal. Ingen skal forklare hvorfor.",)
    return Page("between", "Vil I slippe kortet?", (Prose(told),), lines, ask, picks=(Turned(), Undone()))


def blanked(page: Page, keys: Container[str]) -> str:
    """What stands on the room's screen while it is blank: what was asked there, and what can still be done.

    Args:
        page: The page that does not show.
        keys: The letters that act while it does not.
    """
    asked = f"{page.title} " if page.kind == "between" and page.title.endswith("?") else ""
    can = (f"{aside.key}: {aside.label}" for aside in page.asides if aside.key in keys)
    return " · ".join([f"Pause. {asked}p: vis siden igen", *can])


_TO_OWN = Onward("gå til din egen sætning", Turned())


def welcome(run: Run) -> Page:
    """What it is, and what is kept, read to the room."""
    written = " og det, I skriver i jeres aftale" if run.programme.agreement == "fælles" else ""
    kept = (
        f"Spillet gemmer, hvor mange der valgte hvad{',' if written else ''}{written}. "
        "Det gemmer ingen navne og ikke, hvad den enkelte valgte. Filen kan slettes bagefter."
    )
    blocks = (Prose(session_pages.MOTTO), *(Prose(part) for part in paragraphs(run.programme.welcome)), Prose(kept))
    return Page("welcome", run.programme.title, blocks, ask=("Læs højt.",), onward=ONWARD, asides=ON_CARD)


def rules(run: Run) -> Page:
    """The rules, one under another."""
    lines = Points(tuple(f"{n}. {rule}" for n, rule in enumerate(run.programme.rules, 1)))
    onward = Onward("begynd på kortet", Turned())
    asides = (Aside("m", "mål først, hvor let det er at tale om", Eased(when="before")), *ON_CARD)
    return Page("rules", "Spilleregler", (lines,), ask=("Læs dem højt.",), onward=onward, asides=asides)


_EASES = ("Let", "Ret let", "Ret svært", "Svært")


def ease(run: Run) -> Page:
    """How easy people find it to talk, on slips; nobody sees the numbers, and nobody has to answer."""
    when: Literal["before", "after"] = "before" if run.at.spot == "ease" else "after"
    blocks = (Strong("Hvor let er det at tale om ligebehandling dér, hvor du arbejder?"),)
    ask = (
        "Svar alene. Skriv dit tal på en seddel, fold den, og læg den i koppen. Ingen skal svare.",
        "Skriv, hvor mange sedler der er med 1, 2, 3 og 4. Spillet gemmer tallene, men viser dem ikke.",
    )
    entry = CountEntry("ease", EASES, run.people, secret=True, ease=when)
    asides = ON_CARD if when == "before" else ()
    onward = Onward("spring over", Turned())
    title = "Et spørgsmål, før vi begynder" if when == "before" else "Det samme spørgsmål igen"
    return Page("ease", title, blocks, _EASES, ask, entry=entry, onward=onward, asides=asides)


def goodbye(run: Run) -> Page:
    """Where to turn; and the second time people may say how easy it is to talk, where they did at the beginning."""
    page = session_pages.goodbye(run)
    said = {move.when for move in run.moves if isinstance(move, Eased) and move.counts}
    again = (Aside("m", "mål igen, hvor let det er at tale om", Eased(when="after")),)
    return replace(page, asides=again) if said == {"before"} else page


def story(run: Run, kind: Kind, ask: tuple[str, ...]) -> Page:
    """A page that keeps the story, the question and the numbered choices in sight."""
    card, walk, step = run.card, run.walk, decision(run)
    blocks: tuple[Block, ...] = (
        *(Prose(part) for text in told(card, walk) for part in paragraphs(text)),
        Strong(step.question),
    )
    texts = {choice.id: choice.text for choice in step.choices}
    lines = tuple(texts[way.id] for way in walk.offered)
    title = _heading(run) if walk.step == card.first else "Hvad sker der så?"
    return Page(kind, title, blocks, lines, ask, onward=ONWARD, asides=ON_CARD)


ONWARD = Onward("videre", Turned())


def questions(run: Run, known: Known) -> tuple[Question, ...]:
    """What can be asked of the room before the frame, the best first; after the last of several cards that is wider."""
    found = known.shown(run.card.id)
    if found is None or not found.shown.steps:
        return ()
    offered = tuple(question for question in found.questions if not question.after_frame)
    last = run.at.played and run.nth >= run.programme.pick
    if last and run.programme.form == "bord":
        swap = swap_of(found.shown)
        offered = (*known.room.across, swap, *(question for question in offered if question.rule != swap.rule))
    elif last:
        offered = (*offered[:1], *known.room.across, *offered[1:])
    rules = {question.rule for question in offered}
    return (*offered, *(question for question in found.more if question.rule not in rules))


def asked(run: Run, offered: tuple[Question, ...]) -> tuple[Question, ...]:
    """The question that stands, and after it the others in their order."""
    rules = [question.rule for question in offered]
    last = next((move.rule for move in reversed(run.on_card) if isinstance(move, Asked)), "")
    at = rules.index(last) if last in rules else 0
    return (*offered[at:], *offered[:at])


def others(standing: tuple[Question, ...]) -> tuple[Aside, ...]:
    """Keys for the next questions, told only by what they are about: so one chooses before the room has seen them."""
    following = zip(_OTHER_KEYS, standing[1:], strict=False)
    return tuple(Aside(key, rule_of(question).about, put(question)) for key, question in following)


_OTHER_KEYS = "abc"


def put(question: Question) -> Asked:
    """The move that puts a question before the room."""
    return Asked(rule=question.rule, card=question.card, step=question.step)


def reveal(run: Run, known: Known) -> Page:
    """How the answers lie, and one question."""
    found = known.shown(run.card.id)
    steps = found.shown.steps[:1] if found else ()
    blocks: tuple[Block, ...] = tuple(block for step in steps for block in counts(step, run))
    page = Page("reveal", run.card.title, blocks, onward=ONWARD, asides=ON_CARD, asks=run.card.id)
    standing = asked(run, questions(run, known))
    if not standing:
        return replace(page, blocks=(*blocks, Prose("Der er ikke talt noget. Tal om, hvad der var svært at vælge.")))
    ask = ("Alle andre først. Lederen taler sidst.",) if run.started.leader else ()
    return replace(
        page,
        blocks=(*blocks, Asking(standing[0].text, standing[0].because)),
        ask=ask,
        asides=(*others(standing), *ON_CARD),
    )


def ending(run: Run, known: Known) -> Page:
    """Where the way ended; and the card's questions about what was chosen on it, for a room that has time."""
    page = replace(card_pages.ending(run), ask=("Læs højt.",), asides=ON_CARD, asks=run.card.id)
    found = known.shown(run.card.id)
    later = asked(run, found.later) if found else ()
    if not later:
        return page
    if any(isinstance(move, Asked) and move.rule == later[0].rule for move in run.on_card):
        blocks = (*page.blocks, Asking(later[0].text, later[0].because))
        return replace(page, blocks=blocks, asides=(*others(later), *ON_CARD))
    return replace(page, asides=(Aside("a", rule_of(later[0]).about, put(later[0])), *ON_CARD))


def counts(step: ShownStep, run: Run) -> tuple[Block, ...]:
    """Bars with their numbers; words where numbers may not stand; and whether the numbers were put right."""
    here = run.walk.step == step.step
    drawn = bars(step, [way.id for way in run.walk.offered] if here else None)
    words = () if drawn else (in_words(step),)
    typed = [move for move in run.on_card if isinstance(move, Counted | TablesCounted) and move.step == step.step]
    return (*((drawn,) if drawn else ()), *(Prose(text) for text in (*words, corrected(typed)) if text))


def corrected(typed: Iterable[Counted | TablesCounted]) -> str:
    """What to say where one count of a step was typed again, and differs."""
    stood: dict[tuple[str, Round], list[Counted | TablesCounted]] = {}
    for move in typed:
        stood.setdefault((move.step, move.round), []).append(move)
    differs = any(move != moves[_beside(moves)] for moves in stood.values() for move in moves[_beside(moves) :])
    return "Tallene er rettet." if differs else ""


def _beside(moves: Sequence[Counted | TablesCounted]) -> int:
    """1 where the second count of a round adds slips to what phones said: that puts nothing right."""
    match moves:
        case [Counted(how="phones", counts=phones), Counted(counts=both), *_]:
            return int(all(both.get(choice, 0) >= many for choice, many in phones.items()))
    return 0


def frame(run: Run, known: Known) -> Page:
    """The legal floor, after the talk; and the question that waited for it, where there is one."""
    found = known.shown(run.card.id)
    waiting = [question for question in found.questions if question.after_frame] if found else []
    asides = (Aside("u", "udelad rammen", Dropped(page="frame")), *ON_CARD[1:])
    page = replace(
        card_pages.frame(run, unnamed(found.shown) if found else frozenset()), asides=asides, asks=run.card.id
    )
    if not waiting:
        return page
    if any(isinstance(move, Asked) and move.rule == waiting[0].rule for move in run.on_card):
        return replace(page, blocks=(Asking(waiting[0].text, waiting[0].because),))
    return replace(page, asides=(Aside("a", "et spørgsmål om rammen", put(waiting[0])), *page.asides))


def closed(_: Run) -> Page:
    """The end; what a table looks back on for its own eyes, numbers too, stands on no wall."""
    return Page("closed", "Tak for i dag", (Prose("Forløbet er slut."),))


def decision(run: Run) -> Step:
    """The step of a card where something is chosen now."""
    step = run.card.steps[run.walk.step]
    assert isinstance(step, Step)
    return step


def _heading(run: Run) -> str:
    title = run.card.title
    return title if run.programme.pick == 1 else f"Kort {run.nth} af {run.programme.pick}: {title}"
