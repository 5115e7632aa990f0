"""A decision more for a card that is there, or something it remembers: asked as the first was."""

from dataclasses import replace
from pathlib import Path

from spil.author.new.adding import (
    Decision,
    before_an_ending,
    decision,
    left_alone,
    memorable,
    memory,
    places_to_notice,
)
from spil.author.new.advice import WAYS, Answers, on
from spil.author.new.choosing import Option
from spil.author.new.drafts import keep_answers, kept_answers
from spil.author.new.parts import as_options
from spil.author.new.questions import Question, of_families, questions
from spil.author.new.saving import on_one_line, opened
from spil.author.rules.texts import long_scene
from spil.cards.model import Card, Ending
from spil.cards.read.parts import Keys
from spil.plain.card_desk import CardDesk
from spil.plain.interview import ask, say_remarks


def add_memory(desk: CardDesk, card: Card) -> None:
    """Make a card remember a choice, and say a sentence more where one comes by later."""
    choices = memorable(card)
    options = tuple(Option(str(n), choice.in_short) for n, (_, choice) in enumerate(choices))
    picked = desk.picked(Question("valg", "Hvilket valg skal kortet huske?", options=options, optional=True))
    if not picked:
        return
    keys, choice = choices[int(picked)]
    places = places_to_notice(card, choice)
    where = desk.picked(Question("hvor", "Hvor skal man kunne høre det?", options=as_options(card, places)))
    if not where:
        return
    text = Question(
        "tekst",
        "Hvad bliver læst op dér, kun for dem, der valgte at {valg}? Én sætning.",
        about="valg",
        help="Det kommer efter resten af teksten. For eksempel: Tegningen ligger i hans hånd.",
    )
    said = ask(desk.console, text, {"valg": choice.in_short}, {})
    if said is not None:
        desk.save(opened(desk.path), *memory(card, keys, choice, where, said["tekst"]))


def add_decision(desk: CardDesk, card: Card) -> None:
    """Put a decision more after some of the choices that end the story now."""
    choices = before_an_ending(card)
    options = tuple(Option(str(n), choice.in_short) for n, (_, choice) in enumerate(choices))
    which = Question(
        "efter",
        "Efter hvilke valg kommer der en beslutning mere?",
        options=options,
        several=True,
        optional=True,
        help="Vælg gerne flere: så mødes vejene, og I kan tale om det samme. En slutning, som ingen mere kommer til, "
        "bliver slettet.",
    )
    picked = desk.picked(which).split()
    if not picked:
        return
    after = [choices[int(n)] for n in picked]
    _say_what_goes(desk, card, [keys for keys, _ in after])
    said = _answers(desk, card, card.steps[after[0][1].to].text if len(after) == 1 else "")
    if said is None:
        desk.console.say("Intet er ændret.")
        return
    ways = tuple(_way(said, n) for n in WAYS if said.get(f"{n}.tekst"))
    told = Decision(tuple(keys for keys, _ in after), said["tekst"], said["spørgsmål"], ways)
    if desk.save(opened(desk.path), *decision(card, told, desk.deck.deck.families)):
        _draft(desk).unlink(missing_ok=True)
        desk.console.say("Nu har kortet en beslutning mere.")


def _say_what_goes(desk: CardDesk, card: Card, after: list[Keys]) -> None:
    """Say the endings that go, as they were written; of one alone the words stand there to be gone on with."""
    gone = left_alone(card, after)
    if len(after) > 1 and gone:
        told = [f'"{step.name}": {step.text.strip()}' for step in map(card.steps.get, gone) if isinstance(step, Ending)]
        what = "Den her slutning" if len(gone) == 1 else "De her slutninger"
        desk.console.say(
            "", f"{what} går ud, når den nye beslutning står i kortet. Brug gerne noget af det igen:", *told
        )


def _answers(desk: CardDesk, card: Card, text: str) -> Answers | None:
    """The answers on a second decision, asked as on the first; None where one goes back from its first question."""
    kept = kept_answers(_draft(desk), _decision_questions(desk, card, {}))
    answers = {**({"tekst": on_one_line(text)} if text else {}), **kept}
    halves: dict[str, str] = {}
    every = _decision_questions(desk, card, answers)
    place = next((n for n, each in enumerate(every) if each.key not in answers), len(every)) if kept else 0
    if kept:
        desk.console.say("Her ligger svar fra sidst. Du fortsætter, hvor du slap.")
    while place < len(every := _decision_questions(desk, card, answers)):
        question = every[place]
        said = ask(desk.console, question, answers, halves, f"{place + 1} af {len(every)}")
        if said is None and not place:
            return None
        place += -1 if said is None else 1
        if said is not None:
            answers.update(said)
            keep_answers(_draft(desk), answers, _ABOUT)
            say_remarks(desk.console, question, answers)
    return answers


_ABOUT = "Kladde til en beslutning mere. Ret kortet igen med spil nyt, så fortsætter du her."


def _draft(desk: CardDesk) -> Path:
    """The file that keeps the answers on a second decision till it stands in the card."""
    return desk.path.with_suffix(".beslutning.kladde.txt")


def _decision_questions(desk: CardDesk, card: Card, answers: Answers) -> list[Question]:
    """What is asked of a second decision: the same as of the first, with the considerations that the card has."""
    first = {question.key: question for question in questions(desk.deck.deck.families)}
    story = replace(
        first["tekst"],
        text="Hvad er der sket, og hvad skal der nu vælges om? Højst 30 ord.",
        remark=on("tekst", long_scene),
        heading="Den næste beslutning",
        help="For eksempel: Han nikker og spørger, om han skal skrive under nu.",
    )
    ask_again = Question("spørgsmål", "Hvordan lyder spørgsmålet?", default="Hvad gør du nu?", help="Et kort et.")
    known = tuple(Option(each.id, each.name) for each in card.considerations)
    families = tuple(
        replace(each, value=f"{_FAMILY}{each.value}", name=f"noget andet: {each.told}")
        for each in of_families(desk.deck.deck.families, told=False)
    )
    third = answers.get("3.tekst", "?")
    ways = [
        replace(each, options=(*known, *families)) if each.key.endswith(".familie") else each
        for each in first.values()
        if each.key[0] in "123" and (third or not each.only_with)
    ]
    return [story, ask_again, *ways]


_FAMILY = "ny:"


def _way(said: Answers, n: int) -> Answers:
    """The answers on one thing one could do, without its number."""
    way = {key.partition(".")[2]: answer for key, answer in said.items() if key.startswith(f"{n}.")}
    pulls, words = way.pop("familie"), way.pop("hensyn", "")
    if pulls.startswith(_FAMILY):
        return {**way, "familie": pulls.removeprefix(_FAMILY), "ord": words}
    return {**way, "hensyn": pulls}
