"""The pages that both forms of a led session share, and what they say of the counts."""

from dataclasses import replace

from facilitator.disclosure.chart import bars, in_words
from facilitator.disclosure.shown import Audience, ShownStep
from facilitator.questions.base import Question
from facilitator.questions.pick import swap_of
from facilitator.summary import CardSummary, summarise
from spil.cards.model import Card, Step
from spil.danish import paragraphs
from spil.play import card_pages
from spil.play import session_pages as pages
from spil.play.moves import Asked, Counted, Dropped, Opened, Passed, Stopped, TablesCounted, Turned
from spil.play.page import Aside, Asking, Block, Kind, Onward, Page, Points, Prose, Strong
from spil.play.run import Run
from spil.play.walk import play_hash, told
from spil.record.read import Record

LEAVE = (Aside("k", "et andet kort", Passed()), Aside("n", "slut nu", Stopped()))
"""What can be done on every page of a card: take another, or close with the agreement."""


def cards(run: Run) -> Page:
    """Before a card: which; nothing of the cards is shown, for a choice among titles can point at a colleague."""
    blocks: tuple[Block, ...] = ()
    if run.moves and isinstance(run.moves[-1], Passed):
        blocks = (Prose("Vi tager et andet kort. Ingen skal forklare hvorfor."),)
    elif run.at.played:
        blocks = (Prose("Det var det kort. Nu kommer det næste."),)
    left = run.candidates
    close = Onward("gå til aftalen", Turned()) if run.programme.agreement == "fælles" else _TO_OWN
    if not left:
        return Page("between", "Det var kortene", onward=close)
    picks = tuple(Opened(card=card.id, play=play_hash(card)) for card in left)
    title = "Et nyt kort" if run.moves else run.programme.title
    onward = Onward("næste kort", picks[0])
    return Page("between", title, blocks, onward=onward, picks=picks, asides=(Aside("n", "slut nu", Turned()),))


_TO_OWN = Onward("gå til din egen sætning", Turned())


def welcome(run: Run) -> Page:
    """What it is, and what is kept, read to the room."""
    written = " og det, I skriver i jeres aftale" if run.programme.agreement == "fælles" else ""
    kept = (
        f"Spillet gemmer, hvor mange der valgte hvad{',' if written else ''}{written}. "
        "Det gemmer ingen navne og ikke, hvad den enkelte valgte. Filen kan slettes bagefter."
    )
    blocks = (Prose(pages.MOTTO), *(Prose(part) for part in paragraphs(run.programme.welcome)), Prose(kept))
    return Page("welcome", run.programme.title, blocks, ask=("Læs højt.",), onward=ONWARD, asides=LEAVE)


def rules(run: Run) -> Page:
    """The rules, one under another."""
    lines = Points(tuple(f"{n}. {rule}" for n, rule in enumerate(run.programme.rules, 1)))
    onward = Onward("begynd på kortet", Turned())
    return Page("rules", "Spilleregler", (lines,), ask=("Læs dem højt.",), onward=onward, asides=LEAVE)


def story(run: Run, kind: Kind, ask: tuple[str, ...]) -> Page:
    """A page that keeps the story, the question and the numbered choices in sight."""
    card, step = decision(run)
    assert run.at.walk is not None
    blocks: tuple[Block, ...] = (
        *(Prose(part) for text in told(card, run.at.walk) for part in paragraphs(text)),
        Strong(step.question),
    )
    texts = {choice.id: choice.text for choice in step.choices}
    lines = tuple(texts[way.id] for way in run.at.walk.offered)
    title = _heading(run, card) if run.at.walk.step == card.first else "Hvad sker der så?"
    return Page(kind, title, blocks, lines, ask, onward=ONWARD, asides=LEAVE)


ONWARD = Onward("videre", Turned())


def shown(run: Run, audience: Audience, tables: tuple[Record, ...] = ()) -> CardSummary | None:
    """What may be shown of the card that is played now; None before anything of it was counted."""
    assert run.at.card is not None
    led = Record(run.started, run.moves, len(run.moves) + 1)
    summary = summarise((led, *tables), run.deck, audience)
    return next((each for each in summary.cards if each.shown.card == run.at.card.id), None)


def questions(run: Run, tables: tuple[Record, ...] = ()) -> tuple[Question, ...]:
    """What can be asked of the room before the frame, the best first; after the last of several cards that is wider."""
    found = shown(run, "room", tables)
    if found is None or not found.shown.steps:
        return ()
    offered = tuple(question for question in found.questions if not question.after_frame)
    if run.programme.form == "bord" and run.at.played and run.nth >= run.programme.pick:
        led = Record(run.started, run.moves, len(run.moves) + 1)
        across = summarise((led, *tables), run.deck, "room").across
        swap = swap_of(found.shown)
        offered = (*across, swap, *(question for question in offered if question.rule != swap.rule))
    rules = {question.rule for question in offered}
    return (*offered, *(question for question in found.more if question.rule not in rules))


def asked(run: Run, offered: tuple[Question, ...]) -> tuple[Question, Question] | None:
    """The question that stands, and the one that comes after it."""
    if not offered:
        return None
    rules = [question.rule for question in offered]
    last = next((move.rule for move in reversed(run.on_card) if isinstance(move, Asked)), rules[0])
    at = rules.index(last) if last in rules else 0
    return offered[at], offered[(at + 1) % len(offered)]


def taken(run: Run, tables: tuple[Record, ...] = ()) -> Asked | None:
    """The question that stood when the page was turned, where that is not recorded yet: what the room talked about."""
    if run.at.spot != "reveal":
        return None
    pair = asked(run, questions(run, tables))
    put_already = bool(run.moves) and isinstance(run.moves[-1], Asked)
    return put(pair[0]) if pair and not put_already else None


def put(question: Question) -> Asked:
    """The move that puts a question before the room."""
    return Asked(rule=question.rule, card=question.card, step=question.step)


def reveal(run: Run, tables: tuple[Record, ...] = ()) -> Page:
    """How the answers lie, and one question."""
    card, _ = decision(run)
    found = shown(run, "room", tables)
    steps = found.shown.steps[:1] if found else ()
    blocks: tuple[Block, ...] = tuple(block for step in steps for block in counts(step, run))
    page = Page("reveal", card.title, blocks, onward=ONWARD, asides=LEAVE, asks=card.id)
    pair = asked(run, questions(run, tables))
    if pair is None:
        return replace(page, blocks=(*blocks, Prose("Der er ikke talt noget. Tal om, hvad der var svært at vælge.")))
    now, another = pair
    ask = ("Alle andre først. Lederen taler sidst.",) if run.started.leader else ()
    return replace(
        page,
        blocks=(*blocks, Asking(now.text, now.because)),
        ask=ask,
        asides=(Aside("a", "et andet spørgsmål", put(another)), *LEAVE),
    )


def counts(step: ShownStep, run: Run) -> tuple[Block, ...]:
    """Bars with their numbers; words where numbers may not stand."""
    assert run.at.walk is not None
    here = run.at.walk.step == step.step
    drawn = bars(step, [way.id for way in run.at.walk.offered] if here else None)
    words = () if drawn else (in_words(step),)
    return (*((drawn,) if drawn else ()), *(Prose(text) for text in (*words, _corrected(run)) if text))


def _corrected(run: Run) -> str:
    counted = [(m.step, m.round) for m in run.on_card if isinstance(m, Counted | TablesCounted)]
    return "Tallene er rettet." if len(counted) > len(set(counted)) else ""


def frame(run: Run, tables: tuple[Record, ...] = ()) -> Page:
    """The legal floor, after the talk; and the question that waited for it, where there is one."""
    found = shown(run, "room", tables)
    waiting = [question for question in found.questions if question.after_frame] if found else []
    assert run.at.card is not None
    asides = (Aside("u", "udelad rammen", Dropped(page="frame")), *LEAVE[1:])
    page = replace(card_pages.frame(run), asides=asides, asks=run.at.card.id)
    if not waiting:
        return page
    if any(isinstance(move, Asked) and move.rule == waiting[0].rule for move in run.on_card):
        return replace(page, blocks=(Asking(waiting[0].text, waiting[0].because),))
    return replace(page, asides=(Aside("a", "et spørgsmål om rammen", put(waiting[0])), *page.asides))


def decision(run: Run) -> tuple[Card, Step]:
    """The card, and the step where it stands."""
    assert run.at.card is not None
    assert run.at.walk is not None
    step = run.at.card.steps[run.at.walk.step]
    assert isinstance(step, Step)
    return run.at.card, step


def _heading(run: Run, card: Card) -> str:
    return card.title if run.programme.pick == 1 else f"Kort {run.nth} af {run.programme.pick}: {card.title}"
