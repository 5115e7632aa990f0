"""The form `fælles`: one way for the whole room, led; the order of its pages in one table."""

from dataclasses import replace
from typing import Any

from facilitator.disclosure.wall import most_chosen, passed
from facilitator.evidence.facts import Spread
from facilitator.led import pages, transitions
from facilitator.led.known import Known
from facilitator.led.pages import ON_CARD, ONWARD
from facilitator.led.spot import LedOrder, LedSpot, of_run
from facilitator.led.transitions import finished, opened, to
from spil.cards.model import Ending
from spil.command_line import MOST_IN_ROOM
from spil.danish import capitalised, counted, listed
from spil.play import card_pages, session_pages
from spil.play.minutes import frame_of, later_decisions
from spil.play.moves import (
    FEWEST,
    Asked,
    Chosen,
    Counted,
    Dropped,
    Eased,
    Ended,
    Opened,
    Present,
    Recalled,
    Round,
    Stopped,
    Turned,
)
from spil.play.page import Aside, Ballot, Block, CountEntry, Labelled, Onward, Page, Prose
from spil.play.recall import RECALL, recall, recalled
from spil.play.run import Position, Run

IN_PAIRS = 7
"""People; from here on they talk two and two. The run sheet of a unit meeting."""
IN_FOURS = 12
"""People; from here on two pairs join before all talk: one, two, four, all."""
LATER = "later"


def situation(run: Run) -> Page:
    """The story, read aloud; then everyone chooses alone."""
    ask = (
        "Læs højt.",
        "Vælg så alene. Skriv dit tal på en seddel, fold den, og læg den i koppen.",
    )
    page = _coming(run, pages.story(run, "situation", ask), "videre, når alle har valgt")
    return replace(page, ballot=_ballot(run, 1))


def _coming(run: Run, page: Page, onward: str) -> Page:
    """A page on which people may come and go."""
    return replace(page, onward=Onward(onward, Turned()), asides=(*page.asides, *_here(run)))


def talk(run: Run) -> Page:
    """The talk: in pairs where there are many, and the leader never first."""
    pairs = run.people >= IN_PAIRS
    together = "Tal sammen to og to. Er I et ulige antal, så vær tre ét sted." if pairs else "Tal sammen alle."
    fours = run.people >= IN_FOURS
    joined = ("Når halvdelen af tiden er gået: Gå to par sammen, og tal videre fire og fire.",) if fours else ()
    leader: tuple[str, ...] = ()
    if run.started.leader:
        leader = ("Lederen sidder hos mig og holder øje med tiden." if pairs else "Lederen taler sidst.",)
    ask = (f"{together} Hvad vil I gøre, og hvad koster det?", *joined, *leader)
    return _coming(run, pages.story(run, "talk", ask), "videre, når I har talt")


def again(run: Run) -> Page:
    """The second choice, alone, after the talk."""
    ask = ("Vælg igen, alene. Skriv dit tal på en ny seddel, og læg den i den anden kop.", "Du må gerne skifte mening.")
    page = _coming(run, pages.story(run, "again", ask), "videre, når alle har valgt")
    return replace(page, ballot=_ballot(run, 2))


def perspective(run: Run) -> Page:
    """Somebody else's eyes, while the slips are counted."""
    eyes = run.card.perspectives[0]
    blocks = (Labelled(capitalised(eyes.who), eyes.question),)
    helper = () if _all_counted(run) else ("Imens tæller en hjælper sedlerne i begge kopper.",)
    ask = ("Bliv sammen to og to. Se på det med en andens øjne i et minut. Ingen taler for en hel gruppe.", *helper)
    drop = Aside("u", "udelad perspektivet", Dropped(page="perspective"))
    return Page("perspective", "Skift perspektiv", blocks, ask=ask, onward=ONWARD, asides=(drop, *ON_CARD))


def count(run: Run) -> Page:
    """The first cup; nobody sees the numbers yet."""
    phones = "Er der ingen sedler, så tryk Enter. " if _phoned(run, 1) or _phoned(run, 2) else ""
    hidden = "Tallene bliver først vist, når begge kopper er talt."
    ask = (f"{phones}Skriv, hvor mange sedler der er med {_numbers(run)}. {hidden}",)
    skip = Onward("ingen sedler" if _phoned(run, 1) or _phoned(run, 2) else "spring over", Turned())
    return replace(_counting(run, "count", "Tæl den første kop", ask, 1), onward=skip)


def recount(run: Run) -> Page:
    """The second cup; then the room sees both."""
    first = next((m for m in reversed(run.on_card) if isinstance(m, Counted)), None)
    blocks: tuple[Block, ...] = (Prose(_slips(first)),) if first else ()
    ask = (f"Skriv, hvor mange sedler der er med {_numbers(run)} efter snakken. Så bliver tallene vist.",)
    phoned = _phoned(run, 2)
    none = phoned or Counted(step=run.walk.step, round=2, counts={})
    page = _counting(run, "recount", "Tæl den anden kop", ask, 2)
    return replace(page, blocks=blocks, onward=Onward("ingen sedler" if phoned else "spring over", none))


def _slips(count: Counted) -> str:
    """How many slips there were; never who, and never what."""
    many = sum(count.counts.values())
    if count.how == "phones":
        return f"Der var {counted(many, 'svar', 'svar')} i den første runde."
    return f"Der var {counted(many, 'seddel', 'sedler', neuter=False)} i den første kop."


def _answered(count: Counted | None, run: Run) -> str:
    """`8 af 11 svar`, also where somebody left; nothing where that would point at one or two."""
    many = sum(count.counts.values()) if count else 0
    return f"{many} af {run.people} svar" if passed(run.people, many) else ""


def reveal(run: Run, known: Known) -> Page:
    """Before and after side by side, and one question; the numbers can still be put right."""
    page = pages.reveal(run, known)
    entry = CountEntry(run.walk.step, tuple(way.id for way in run.walk.offered), run.people, (1, 2))
    second = next((move for move in reversed(run.on_card) if isinstance(move, Counted) and move.round == 2), None)
    return replace(page, entry=entry, note=_answered(second, run))


def way(run: Run, known: Known) -> Page:
    """Which way the room follows: the most chosen, one of those that are level, or another."""
    step = pages.decision(run)
    offered = [each.id for each in run.walk.offered]
    spread = _latest(run, offered)
    leaders = [name for name in most_chosen(spread) if name in offered]
    names = {choice.id: choice.text for choice in step.choices}
    by = dict.fromkeys(leaders, "tie" if len(leaders) > 1 else "most")
    picks = tuple(
        Chosen.model_validate({"step": run.walk.step, "choice": name, "by": by.get(name, "facilitator")})
        for name in offered
    )
    onward = next((Onward("følg det, flest valgte", pick) for pick in picks if pick.by == "most"), None)
    ask: tuple[str, ...] = ("Tryk tallet for den vej, I vil se.",)
    if onward:
        ask = (
            f"Flest valgte {offered.index(leaders[0]) + 1}. Den vej følger vi nu. Vil I en anden, så tryk dens tal.",
        )
    elif leaders:
        level = listed([str(offered.index(name) + 1) for name in leaders])
        ask = (f"Lige mange valgte {level}. Den, der leder, vælger vejen.",)
    found = known.shown(run.card.id) if run.walk.step != run.card.first else None
    here = [each for each in found.shown.steps if each.step == run.walk.step] if found else []
    blocks = tuple(block for each in here for block in pages.counts(each, run))
    lines = tuple(names[name] for name in offered)
    asides = (Aside("u", "udelad resten af historien", Dropped(page=LATER)), *ON_CARD)
    return Page("way", "Hvilken vej følger vi?", blocks, lines, ask, picks=picks, onward=onward, asides=asides)


def outcome(run: Run) -> Page:
    """What the way gives and costs."""
    page = card_pages.outcome(run)
    first, *rest = page.blocks
    assert isinstance(first, Labelled)
    page = replace(page, title="Vejen, vi følger", blocks=(Labelled("Vi prøver", first.text), *rest), asides=ON_CARD)
    if _fits(run):
        return page
    onward = Onward("hvad sker der så?", Dropped(page=LATER))
    return replace(page, onward=onward, asides=(Aside("v", "I har tid: vælg én gang til", Turned()), *ON_CARD))


def _fits(run: Run) -> bool:
    """Whether the story ends here, or one more decision fits the time."""
    if isinstance(run.card.steps[run.walk.step], Ending):
        return True
    chosen = sum(isinstance(move, Chosen) for move in run.on_card)
    return chosen <= later_decisions(run.programme, run.card, frame_of(run.card, run.deck.frame))


def later(run: Run) -> Page:
    """A short decision: a minute's talk, then fingers, all at once."""
    ask = (
        "Læs højt. Tal sammen et minut.",
        f"Vis så med fingrene, alle på én gang. Skriv, hvor mange der viste {_numbers(run)}.",
    )
    page = pages.story(run, "later", ask)
    entry = replace(_entry(run, 2), how="fingers")
    asides = (*page.asides, *_here(run))
    onward = Onward("vælg uden at tælle", Turned())
    return replace(page, entry=entry, onward=onward, asides=asides, ballot=_ballot(run, 2))


def then(run: Run) -> Page:
    """What happens then, where no further decision fits the time: here the story stops, and the frame comes next."""
    story = pages.story(run, "outcome", ("Læs højt. Her slipper vi historien.",))
    told = tuple(block for block in story.blocks if isinstance(block, Prose))
    return replace(story, blocks=told, numbered=(), onward=Onward("gå til rammen", Turned()))


def _counting(run: Run, kind: Any, title: str, ask: tuple[str, ...], turn: Any) -> Page:
    step = pages.decision(run)
    short = {choice.id: capitalised(choice.in_short) for choice in step.choices}
    lines = tuple(short[way.id] for way in run.walk.offered)
    entry = replace(_entry(run, turn), secret=True)
    return Page(kind, title, (), lines, ask, entry=entry, asides=(*ON_CARD, *_here(run)))


def _here(run: Run) -> tuple[Aside, ...]:
    """People come and go: one more, or one fewer."""
    now = run.people
    more = (Aside("+", f"nu er vi {now + 1}", Present(people=now + 1)),) if now < MOST_IN_ROOM else ()
    fewer = (Aside("-", f"nu er vi {now - 1}", Present(people=now - 1)),) if now > FEWEST else ()
    return (*more, *fewer)


def _stay(run: Run, _: Present) -> Position:
    return run.at


def _entry(run: Run, turn: Round) -> CountEntry:
    """Room for the slips of a round, beside what was answered by phone."""
    offered = tuple(way.id for way in run.walk.offered)
    phoned = _phoned(run, turn)
    if phoned is None:
        return CountEntry(run.walk.step, offered, run.people, (turn,))
    already = tuple(phoned.counts.get(name, 0) for name in offered)
    return CountEntry(run.walk.step, offered, run.people, (turn,), how="phones", already=already)


def _ballot(run: Run, turn: Round) -> Ballot:
    return Ballot(run.walk.step, tuple(way.id for way in run.walk.offered), run.people, turn)


def _phoned(run: Run, turn: Round) -> Counted | None:
    """What was answered by phone in a round of the step that is played now."""
    found = (move for move in reversed(run.on_card) if isinstance(move, Counted) and move.how == "phones")
    return next((move for move in found if move.step == run.walk.step and move.round == turn), None)


def _all_counted(run: Run) -> bool:
    """Whether everybody answered by phone both times, so that there is no slip to count."""
    both = [_phoned(run, 1), _phoned(run, 2)]
    return all(each and sum(each.counts.values()) >= run.people for each in both)


def _to_the_cups(run: Run, _: Turned | Dropped) -> Position:
    """To the slips, where there can be any."""
    return replace(run.at, spot="reveal" if _all_counted(run) else "count")


def _to_the_second_cup(run: Run, move: Turned | Counted) -> Position:
    """To the second cup; where all was done by phone and no slip was in the first, there is none."""
    none = isinstance(move, Turned) and _phoned(run, 1) and _phoned(run, 2)
    return replace(run.at, spot="reveal" if none else "recount")


def _numbers(run: Run) -> str:
    return listed([str(n) for n in range(1, len(run.walk.offered) + 1)])


def _latest(run: Run, offered: list[str]) -> Spread:
    """The newest count of this step that has anybody in it."""
    here = [m for m in run.on_card if isinstance(m, Counted) and m.step == run.walk.step and m.counts]
    newest = max(here, key=lambda move: move.round, default=None)
    counts = [move for move in here if newest and move.round == newest.round][-1:]
    return Spread({name: counts[0].counts.get(name, 0) if counts else 0 for name in offered})


def _choose(run: Run, move: Chosen) -> Position:
    step = pages.decision(run)
    chosen = next(choice for choice in step.choices if choice.id == move.choice)
    return replace(run.at, spot="outcome", chosen=chosen, walk=run.walk.choose(move.choice))


def _follow(run: Run, _: Turned) -> Position:
    ended = isinstance(run.card.steps[run.walk.step], Ending)
    return replace(run.at, spot="ending" if ended else LATER)


ROOM: LedOrder = {
    "cards": LedSpot(of_run(pages.cards), {Opened: opened("situation", asks=True), Turned: to("agreement")}),
    "welcome": LedSpot(of_run(pages.welcome), {Turned: to("rules"), **transitions.ON_CARD}),
    "rules": LedSpot(
        of_run(pages.rules), {Turned: transitions.to_story("situation"), Eased: to("ease"), **transitions.ON_CARD}
    ),
    "ease": LedSpot(
        of_run(pages.ease),
        {Turned: transitions.to_story("situation"), Eased: transitions.to_story("situation"), **transitions.ON_CARD},
    ),
    RECALL: LedSpot(of_run(lambda run: recall(run, ON_CARD)), {Recalled: recalled("situation"), **transitions.ON_CARD}),
    "situation": LedSpot(
        of_run(situation), {Present: _stay, Counted: to("talk"), Turned: to("talk"), **transitions.ON_CARD}, "Læs"
    ),
    "talk": LedSpot(of_run(talk), {Present: _stay, Turned: to("again"), **transitions.ON_CARD}, "Tal"),
    "again": LedSpot(
        of_run(again),
        {Present: _stay, Counted: to("perspective"), Turned: to("perspective"), **transitions.ON_CARD},
        "Vælg igen",
    ),
    "perspective": LedSpot(
        of_run(perspective), {Turned: _to_the_cups, Dropped: _to_the_cups, **transitions.ON_CARD}, "Perspektiv"
    ),
    "count": LedSpot(
        of_run(count),
        {Present: _stay, Counted: _to_the_second_cup, Turned: _to_the_second_cup, **transitions.ON_CARD},
        "Se",
    ),
    "recount": LedSpot(of_run(recount), {Present: _stay, Counted: to("reveal"), **transitions.ON_CARD}, "Se"),
    "reveal": LedSpot(
        reveal, {Asked: to("reveal"), Counted: to("reveal"), Turned: to("way"), **transitions.ON_CARD}, "Se"
    ),
    "way": LedSpot(way, {Chosen: _choose, Dropped: to("frame"), **transitions.ON_CARD}, "Prøv"),
    "outcome": LedSpot(of_run(outcome), {Turned: _follow, Dropped: to("then"), **transitions.ON_CARD}, "Prøv"),
    "later": LedSpot(
        of_run(later), {Present: _stay, Counted: to("way"), Turned: to("way"), **transitions.ON_CARD}, "Prøv"
    ),
    "then": LedSpot(of_run(then), {Turned: to("frame"), **transitions.ON_CARD}, "Prøv"),
    "ending": LedSpot(pages.ending, {Ended: to("frame"), Asked: to("ending"), **transitions.ON_CARD}, "Prøv"),
    "frame": LedSpot(
        pages.frame, {Turned: finished, Dropped: finished, Asked: to("frame"), Stopped: transitions.stopped}, "Rammen"
    ),
    "agreement": LedSpot(of_run(session_pages.agreement), transitions.AGREE),
    "goodbye": LedSpot(of_run(pages.goodbye), transitions.CLOSE),
    "ease after": LedSpot(of_run(pages.ease), transitions.EASED),
    "closed": LedSpot(of_run(pages.closed), {}),
}
"""Rows in the order they are met; the first is where a session begins."""
