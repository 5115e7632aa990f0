"""The form `fælles`: one way for the whole room, led; the order of its pages in one table."""

from dataclasses import replace
from typing import Any

from facilitator.disclosure.thresholds import PEOPLE_SHOWN
from facilitator.evidence.facts import Spread
from facilitator.led import pages as shared
from facilitator.led import transitions as leads
from facilitator.led.pages import LEAVE, ONWARD
from facilitator.led.transitions import finished, opened, to
from spil.cards.model import Ending
from spil.danish import capitalised, listed, number
from spil.play import card_pages
from spil.play import session_pages as pages
from spil.play.moves import Asked, Chosen, Counted, Dropped, Ended, Opened, Stopped, Turned
from spil.play.page import Aside, Block, CountEntry, Labelled, Onward, Page, Prose
from spil.play.run import Form, Position, Run, Spot

IN_PAIRS = 7
"""People; from here on they talk two and two. The run sheet of a unit meeting."""
LATER = "later"


def situation(run: Run) -> Page:
    """The story, read aloud; then everyone chooses alone."""
    ask = (
        "Læs højt.",
        "Vælg så alene. Skriv dit tal på en seddel, fold den, og læg den i koppen.",
    )
    return replace(shared.story(run, "situation", ask), onward=Onward("videre, når alle har valgt", Turned()))


def talk(run: Run) -> Page:
    """The talk: in pairs where there are many, and the leader never first."""
    pairs = run.started.people >= IN_PAIRS
    together = "Tal sammen to og to. Er der en tilovers, så vær tre ét sted." if pairs else "Tal sammen alle."
    leader: tuple[str, ...] = ()
    if run.started.leader:
        leader = ("Lederen sidder hos den, der leder, og holder øje med tiden." if pairs else "Lederen taler sidst.",)
    ask = (f"{together} Hvad vil I gøre, og hvad koster det?", *leader)
    return replace(shared.story(run, "talk", ask), onward=Onward("videre, når I har talt", Turned()))


def again(run: Run) -> Page:
    """The second choice, alone, after the talk."""
    ask = ("Vælg igen, alene. Skriv dit tal på en ny seddel, og læg den i den anden kop.", "Du må gerne skifte mening.")
    return replace(shared.story(run, "again", ask), onward=Onward("videre, når alle har valgt", Turned()))


def perspective(run: Run) -> Page:
    """Somebody else's eyes, while the slips are counted."""
    eyes = shared.decision(run)[0].perspectives[0]
    blocks = (Labelled(capitalised(eyes.who), eyes.question),)
    ask = (
        "Bliv sammen to og to. Se på det med en andens øjne i et minut. Ingen taler for en hel gruppe.",
        "Imens tæller en hjælper sedlerne i begge kopper.",
    )
    drop = Aside("u", "udelad perspektivet", Dropped(page="perspective"))
    return Page("perspective", "Byt perspektiv", blocks, ask=ask, onward=ONWARD, asides=(drop, *LEAVE))


def count(run: Run) -> Page:
    """The first cup; nobody sees the numbers yet."""
    ask = (
        f"Skriv, hvor mange sedler der er med {_numbers(run)}. Tallene bliver først vist, når begge kopper er talt.",
    )
    skip = Onward("spring over", Turned())
    return replace(_counting(run, "count", "Tæl den første kop", ask, 1), onward=skip)


def recount(run: Run) -> Page:
    """The second cup; then the room sees both."""
    first = next((m for m in reversed(run.on_card) if isinstance(m, Counted)), None)
    blocks: tuple[Block, ...] = (Prose(f"Den første kop, {_counted(first, run)}"),) if first else ()
    ask = (f"Skriv, hvor mange sedler der er med {_numbers(run)} efter snakken. Så bliver tallene vist.",)
    none = Counted(step=_here(run), round=2, counts={})
    page = _counting(run, "recount", "Tæl den anden kop", ask, 2)
    return replace(page, blocks=blocks, onward=Onward("spring over", none))


def _counted(count: Counted, run: Run) -> str:
    """`talt: 9. To sagde pas.`; never who, and never what."""
    passed = _passed(count, run)
    return f"talt: {sum(count.counts.values())}." + (f" {capitalised(passed)}." if passed else "")


def _passed(count: Counted | None, run: Run) -> str:
    passed = run.started.people - sum(count.counts.values()) if count and count.counts else 0
    return f"{number(passed)} sagde pas" if passed else ""


def reveal(run: Run) -> Page:
    """Before and after side by side, and one question; the numbers can still be put right."""
    page = shared.reveal(run)
    walk = run.at.walk
    assert walk is not None
    entry = CountEntry(walk.step, tuple(way.id for way in walk.offered), run.started.people, (1, 2))
    second = next((move for move in reversed(run.on_card) if isinstance(move, Counted) and move.round == 2), None)
    return replace(page, entry=entry, note=_passed(second, run))


def way(run: Run) -> Page:
    """Which way the room follows: the most chosen, one of those that are level, or another."""
    card, step = shared.decision(run)
    assert run.at.walk is not None
    offered = [each.id for each in run.at.walk.offered]
    spread = _latest(run, offered)
    enough = spread.total >= PEOPLE_SHOWN  # below that the most chosen would be somebody's own choice
    leaders = [name for name in spread.leaders if name in offered] if enough else []
    names = {choice.id: choice.text for choice in step.choices}
    by = dict.fromkeys(leaders, "tie" if len(leaders) > 1 else "most")
    picks = tuple(
        Chosen.model_validate({"step": run.at.walk.step, "choice": name, "by": by.get(name, "facilitator")})
        for name in offered
    )
    onward = next((Onward("følg det, flest valgte", pick) for pick in picks if pick.by == "most"), None)
    ask: tuple[str, ...] = ("Tryk tallet for den vej, I vil se.",)
    if onward:
        ask = (f"Flest valgte {offered.index(leaders[0]) + 1}. Den vej følger vi nu, eller tryk et andet tal.",)
    elif leaders:
        level = listed([str(offered.index(name) + 1) for name in leaders])
        ask = (f"Lige mange valgte {level}. Den, der leder, vælger vejen.",)
    shown = shared.shown(run, "room")
    blocks: list[Block] = []
    for each in shown.shown.steps if shown and run.at.walk.step != card.first else ():
        blocks += shared.counts(each, run) if each.step == run.at.walk.step else ()
    lines = tuple(names[name] for name in offered)
    asides = (Aside("u", "udelad resten af historien", Dropped(page=LATER)), *LEAVE)
    return Page("way", "Hvilken vej følger vi?", tuple(blocks), lines, ask, picks=picks, onward=onward, asides=asides)


def outcome(run: Run) -> Page:
    """What the way gives and costs."""
    page = card_pages.outcome(run)
    first, *rest = page.blocks
    assert isinstance(first, Labelled)
    return replace(page, title="Vejen, vi følger", blocks=(Labelled("Vi prøver", first.text), *rest), asides=LEAVE)


def later(run: Run) -> Page:
    """A short decision: a minute's talk, then fingers, all at once."""
    ask = (
        "Læs højt. Tal sammen et minut.",
        f"Vis så med fingrene, alle på én gang. Skriv, hvor mange der viste {_numbers(run)}.",
    )
    page = shared.story(run, "later", ask)
    entry = replace(_entry(run, 2), how="fingers")
    return replace(page, entry=entry, onward=Onward("vælg uden at tælle", Turned()))


def ending(run: Run) -> Page:
    """Where the way ended."""
    return replace(card_pages.ending(run), ask=("Læs højt.",), asides=LEAVE)


def _counting(run: Run, kind: Any, title: str, ask: tuple[str, ...], turn: Any) -> Page:
    _, step = shared.decision(run)
    assert run.at.walk is not None
    short = {choice.id: capitalised(choice.in_short) for choice in step.choices}
    lines = tuple(short[way.id] for way in run.at.walk.offered)
    entry = replace(_entry(run, turn), secret=True)
    return Page(kind, title, (), lines, ask, entry=entry, asides=LEAVE)


def _entry(run: Run, turn: Any) -> CountEntry:
    assert run.at.walk is not None
    return CountEntry(_here(run), tuple(way.id for way in run.at.walk.offered), run.started.people, (turn,))


def _here(run: Run) -> str:
    assert run.at.walk is not None
    return run.at.walk.step


def _numbers(run: Run) -> str:
    assert run.at.walk is not None
    return listed([str(n) for n in range(1, len(run.at.walk.offered) + 1)])


def _latest(run: Run, offered: list[str]) -> Spread:
    """The newest count of this step that has anybody in it."""
    here = [m for m in run.on_card if isinstance(m, Counted) and m.step == _here(run) and m.counts]
    newest = max(here, key=lambda move: move.round, default=None)
    counts = [move for move in here if newest and move.round == newest.round][-1:]
    return Spread({name: counts[0].counts.get(name, 0) if counts else 0 for name in offered})


def _choose(run: Run, move: Chosen) -> Position:
    assert run.at.walk is not None
    _, step = shared.decision(run)
    chosen = next(choice for choice in step.choices if choice.id == move.choice)
    return replace(run.at, spot="outcome", chosen=chosen, walk=run.at.walk.choose(move.choice))


def _follow(run: Run, _: Turned) -> Position:
    assert run.at.card is not None
    assert run.at.walk is not None
    ended = isinstance(run.at.card.steps[run.at.walk.step], Ending)
    return replace(run.at, spot="ending" if ended else LATER)


LED: Form = {
    "cards": Spot(shared.cards, {Opened: opened("situation"), Turned: to("agreement")}),
    "welcome": Spot(shared.welcome, {Turned: to("rules"), **leads.LEAVE}),
    "rules": Spot(shared.rules, {Turned: to("situation"), **leads.LEAVE}),
    "situation": Spot(situation, {Turned: to("talk"), **leads.LEAVE}),
    "talk": Spot(talk, {Turned: to("again"), **leads.LEAVE}),
    "again": Spot(again, {Turned: to("perspective"), **leads.LEAVE}),
    "perspective": Spot(perspective, {Turned: to("count"), Dropped: to("count"), **leads.LEAVE}),
    "count": Spot(count, {Counted: to("recount"), Turned: to("recount"), **leads.LEAVE}),
    "recount": Spot(recount, {Counted: to("reveal"), **leads.LEAVE}),
    "reveal": Spot(reveal, {Asked: to("reveal"), Counted: to("reveal"), Turned: to("way"), **leads.LEAVE}),
    "way": Spot(way, {Chosen: _choose, Dropped: to("frame"), **leads.LEAVE}),
    "outcome": Spot(outcome, {Turned: _follow, **leads.LEAVE}),
    "later": Spot(later, {Counted: to("way"), Turned: to("way"), **leads.LEAVE}),
    "ending": Spot(ending, {Ended: to("frame"), **leads.LEAVE}),
    "frame": Spot(shared.frame, {Turned: finished, Dropped: finished, Asked: to("frame"), Stopped: leads.stopped}),
    "agreement": Spot(pages.agreement, leads.AGREE),
    "goodbye": Spot(pages.goodbye, leads.CLOSE),
    "closed": Spot(pages.closed, {}),
}
"""Rows in the order they are met; the first is where a session begins."""
