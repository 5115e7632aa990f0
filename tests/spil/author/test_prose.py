"""Warnings about a card's prose, and its figures: what makes a dilemma weaker than it could be."""

from pathlib import Path

import pytest
from small import ROOT, SMALL

from spil import author
from spil.author.check.all import Checked, check_card, judge_card
from spil.author.check.readability import figures
from spil.author.check.render import as_json, as_text
from spil.author.rules.sentence import sentences
from spil.author.rules.texts import LONGEST_SENTENCE
from spil.author.rules.wording import advised_against
from spil.cards.deck import read_deck
from spil.cards.findings import Finding
from spil.cards.read.load import read_card

DECK = read_deck()
FILES = sorted((Path(author.__file__).parent / "check" / "eksempler").glob("K6*.yaml"))
EXAMPLES = [path for path in FILES if path.stem != "K623"]
"""Without the one on spelling, which is told only with a dictionary."""


def found_in(text: str, path: str = "lille.yaml") -> tuple[Finding, ...]:
    return check_card(read_card(path, text.encode()), DECK)


def changed(old: str, new: str) -> str:
    assert SMALL.count(old) == 1
    return SMALL.replace(old, new)


def codes(text: str) -> list[str]:
    return [each.code for each in found_in(text)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_gives_exactly_the_warning_it_is_named_after(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = path.stem.lower()
    found = found_in(text, f"{name}.yaml")
    assert [(each.code, each.severity) for each in found] == [(path.stem, "warning")]
    assert text.startswith("# Årsag: ")
    assert "\n# Sådan retter du: " in text


def test_every_warning_has_an_example() -> None:
    assert [path.stem for path in FILES] == [f"K{number}" for number in range(601, 625)]


def test_the_deck_that_comes_with_the_game_has_only_warnings_with_a_reason() -> None:
    """A model card of four second decisions; the words of a form, and of the city's own plan, that cards are about."""
    every = {Path(reading.document.path).stem: judge_card(reading, DECK) for reading in DECK.cards}
    assert [each for one in every.values() for each in one.findings] == []
    assert {(card, each.finding.code) for card, one in every.items() for each in one.muted} == {
        ("du-kan-jo-sproget", "K609"),
        ("mor-og-far", "K611"),
        ("pladserne-paa-lederforloebet", "K611"),
    }


@pytest.mark.parametrize(
    "path",
    [path for path in EXAMPLES if path.stem != "K624"],  # a mute may be for what the mistake hides
    ids=lambda path: path.stem,
)
def test_a_mistake_elsewhere_hides_no_warning(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("arena: modtagelse", "arena: modtagelsen")
    assert {each.code for each in found_in(text, f"{path.stem.lower()}.yaml")} == {"K305", path.stem}


@pytest.mark.parametrize(
    "text",
    [
        "Spørg din leder.",
        "Ring til lederen, og spørg, hvad du må.",
        "Overlad det til chefen.",
        "Lad lederen afgøre det.",
    ],
)
def test_handing_it_to_the_leader_is_no_choice(text: str) -> None:
    assert codes(changed("Sig nej.", f"'{text}'")) == ["K601"]


@pytest.mark.parametrize(
    "text", ["Bed lederen se på fordelingen uden at nævne Mira.", "Fortæl lederen, hvad du så.", "Spørg hende."]
)
def test_doing_something_with_the_leader_is_a_choice(text: str) -> None:
    assert codes(changed("Sig nej.", f"'{text}'")) == []


def test_a_word_advised_against_is_told_at_the_word_with_the_better_one() -> None:
    text = changed("tekst: Noget sker.", "tekst: |\n      Noget sker.\n      Såfremt hun vil.")
    (finding,) = found_in(text)
    line = text.splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 : finding.place.end_column - 1] == "Såfremt"
    assert "hvis" in finding.repair


@pytest.mark.parametrize(
    "text",
    ["Debatten i kantinen fylder.", "Hun var til en workshop.", "Casen ligger der.", "En mor og far står i døren."],
)
def test_what_the_game_calls_otherwise_may_still_be_what_people_in_a_story_are_at(text: str) -> None:
    assert codes(changed("tekst: Noget sker.", f"tekst: {text}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Han racer rundt i et computerspil.",
        "Hun har købt en racer.",
        "De kørte et race om søndagen.",
        "Hun cykler et langt race.",
        "En hund af den race bider ikke.",
        "Så kom vi i forbindelse med Amina.",
        "Hun sætter dig i forbindelse med lægen.",
        "Bygningen lider af skimmel.",
        "Planen lider stadig af noget. Systemet lider af børnesygdomme.",
        "– Jeg lider af høfeber, siger hun.",
        "Hun ryster på hovedet.\n\n– Jeg skal bruge tolkebistand. Det er vedrørende min sag.",
        "Han siger: – Såfremt det regner. Så går han.",
    ],
)
def test_a_word_that_means_something_else_and_what_somebody_says_after_a_dash_are_let_be(text: str) -> None:
    assert [word for word, _ in advised_against(text, story=True)] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("De taler om racer og lande.", "racer"),
        ("Hun bliver spurgt om sin race.", "race"),
        ("Hun cykler hjem. De spørger om hendes race.", "race"),
        ("Hun kom for sent i forbindelse med flytningen.", "i forbindelse med"),
        ("Borgeren lider af angst.", "lider af"),
        ("I sagen står, at hun lider af angst.", "lider af"),
        ("Sagsbehandleren lider af angst.", "lider af"),
        ("– Jeg kommer ikke, siger hun vedrørende mødet.", "vedrørende"),
        ("Hun kommer – såfremt det passer – i morgen.", "såfremt"),
        ("Han siger: – Nej. Hun taler vedrørende sagen.", "vedrørende"),
        ("– Det går nok.\n\nHun taler vedrørende sagen.", "vedrørende"),
    ],
)
def test_the_same_word_is_told_where_it_means_what_the_advice_is_about(text: str, word: str) -> None:
    assert [each for each, _ in advised_against(text, story=True)] == [word]


def test_a_word_after_speech_of_several_lines_is_told_at_its_own_line() -> None:
    told = "|\n      – Vedrørende det der.\n      Vi ses.\n\n      Hun ringer vedrørende sagen."
    text = changed("tekst: Noget sker.", f"tekst: {told}")
    (finding,) = found_in(text)
    line = text.splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 : finding.place.end_column - 1] == "vedrørende"
    assert line.strip() == "Hun ringer vedrørende sagen."


def test_the_leader_is_told_of_a_word_that_the_game_has_another_one_for_and_why() -> None:
    (finding,) = found_in(changed("formål: At prøve.", "formål: At begynde debatten."))
    assert (finding.code, finding.message) == ("K611", 'undgå "debatten"')
    assert finding.repair == "Skriv hellere: drøftelsen. I en debat skal nogen vinde."


@pytest.mark.parametrize("name", ["Gode naboer", "Tabt nøgle", "Fejl i systemet", "En dårlig dag", "I fejl og mangler"])
def test_an_ending_may_be_called_by_what_happens_also_with_a_word_that_could_judge(name: str) -> None:
    assert codes(changed("slut: Et slut", f"slut: {name}")) == []


@pytest.mark.parametrize("name", ["Du svigtede hende", "Det rigtige valg", "Godt klaret", "Fejlen", "Det gik galt"])
def test_an_ending_that_judges_those_who_came_there_is_told(name: str) -> None:
    assert codes(changed("slut: Et slut", f"slut: {name}")) == ["K604"]


def test_a_later_scene_and_an_addition_can_be_too_long_to_hear_too() -> None:
    assert codes(changed("tekst: Mere sker.", f"tekst: {'Mere sker nu. ' * 12}")) == ["K605"]
    assert codes(changed("tekst: De husker dit ja.", f"tekst: {'De husker dit ja. ' * 5}")) == ["K605"]


def test_a_text_that_is_too_long_is_not_told_again_for_its_longest_sentence() -> None:
    assert codes(changed("tekst: Mere sker.", f"tekst: {'mere sker og ' * 12}nu.")) == ["K605"]


def test_a_copied_choice_is_one_finding_and_not_also_the_same_consideration() -> None:
    one = "tekst: Sig nej., kort_sagt: sige nej, giver: Tid., koster: Ro., hensyn: [b]"
    assert SMALL.count("tekst: Sig nej.") == 1
    text = SMALL.replace("      - {id: nej,", f"      - {{id: nix, {one}, til: to}}\n      - {{id: nej,", 1)
    assert codes(text) == ["K616"]


def test_asking_the_leader_something_and_then_doing_something_oneself_is_a_choice() -> None:
    text = "Spørg lederen, hvad fristen er, og ring til borgeren."
    assert codes(changed("Sig nej.", f"'{text}'")) == []


def test_good_everyday_danish_is_let_be() -> None:
    """Forty paragraphs from workplaces; that somebody suffers from something is the one the city's guide says anew."""
    text = (ROOT / "tests" / "data" / "hverdagsdansk.txt").read_text(encoding="utf-8")
    every = text.strip().split("\n\n")
    assert len(every) == 40
    assert [word for each in every for word, _ in advised_against(each, story=True)] == ["lider af"]
    assert max(len(each) for paragraph in every for each in sentences(paragraph)) <= LONGEST_SENTENCE


def test_what_somebody_says_in_the_story_may_be_said() -> None:
    assert codes(changed("tekst: Noget sker.", "tekst: 'Han siger: \"Er I racister?\"'")) == []


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert codes(changed("tekst: Noget sker.", "tekst: Terrassen er åben, og showcasen er væk.")) == []


@pytest.mark.parametrize(
    "question",
    [
        "{når: spredt, tekst: Hvad?}",
        "{når: enighed, trin: slut, tekst: Hvad?}",
        "{når: altid, tekst: Og hvad så?}",
    ],
)
def test_a_question_that_no_room_could_get(question: str) -> None:
    assert codes(f"{SMALL}    - {question}\n") == ["K608"]


def test_nobody_can_have_passed_over_what_not_all_could_take() -> None:
    more = "  - {når: ingen-valgte, trin: to, valg: tal, tekst: Hvad?}"
    third = "tekst: Tal., kort_sagt: tale, giver: Ro., koster: Tid., hensyn: [c], til: slut, hvis: [sagde-ja]}"
    text = changed("  slut:\n", f"      - {{id: tal, {third}\n  slut:\n")
    text = text.replace("trin:\n  et", "  - {id: c, navn: Gamma, familie: drift}\ntrin:\n  et")
    assert codes(text) == []
    assert codes(f"{text}  {more}\n") == ["K608"]


@pytest.mark.parametrize(
    "question", ["{når: to-lejre, mellem: [ja, nej], tekst: Hvad?}", "{når: valgt, trin: et, valg: ja, tekst: Hvad?}"]
)
def test_a_question_that_some_room_could_get(question: str) -> None:
    assert codes(f"{SMALL}    - {question}\n") == []


def test_figures_of_a_few_cards_stand_in_the_text_and_never_in_json() -> None:
    checked = Checked(1, (read_card("lille.yaml", SMALL.encode()),), ())
    told = as_text(checked)
    assert "lille: LIX" in told
    assert "Fire veje og en slutning." in told
    assert "LIX" not in as_json(checked)
    assert "LIX" not in as_text(Checked(4, checked.readings * 4, ()))


def test_unavoidable_terms_count_only_once_one_asks_for_them() -> None:
    card = read_card("lille.yaml", changed("Noget sker.", "Vi taler om forskelsbehandling.").encode()).value
    assert card is not None
    prose = figures(card).prose
    assert prose.lix > prose.lix_without


def test_numbers_and_short_forms_end_no_sentence() -> None:
    card = read_card(
        "lille.yaml", changed("Noget sker.", "Hun kom kl. 12 den 3. marts med bl.a. en seddel og.").encode()
    )
    assert card.value is not None
    assert figures(card.value).longest == "Hun kom kl. 12 den 3. marts med bl.a. en seddel og."


def test_more_ways_than_anybody_could_walk_are_counted_in_a_moment() -> None:
    steps = "".join(
        f"  s{n}:\n    tekst: X.\n    spørgsmål: X?\n    valg:\n"
        + "".join(
            f"      - {{id: {name}, tekst: A., kort_sagt: a, giver: A., koster: A., hensyn: [{name}], til: "
            f"{f's{n + 1}' if n < 99 else 'slut'}}}\n"
            for name in "ab"
        )
        for n in range(100)
    )
    text = SMALL[: SMALL.index("  et:")] + steps + SMALL[SMALL.index("  slut:") :]
    card = read_card("lille.yaml", text.encode()).value
    assert card is not None
    walk = figures(card).walk
    assert walk is not None
    assert walk.ways == 2**100
