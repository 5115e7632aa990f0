"""What is asked of a room, by what may be said of it: each rule where what it goes by is so, and nowhere else."""

from dataclasses import replace
from typing import Any

import pytest

from facilitator.disclosure.shown import Cells, Outside, OwnShown, Shared, ShownCard, ShownStep
from facilitator.questions.base import LONGEST, Question
from facilitator.questions.catalogue import ONCE, rule_of
from facilitator.questions.pick import MOST, later_questions, questions_across, questions_for, spare, swap_of

STEP = ShownStep(
    step="et",
    led=True,
    pattern="majority",
    tables=Cells(),
    first=Cells(),
    second=Cells(),
    gist="",
    why="fordi det lå sådan",
    words={},
    sayable={},
    versus="",
    leading=(),
    untouched={},
    counted=False,
    unanimous=False,
    lead="",
    ways=0,
    divided=0,
    moved="",
    gained="",
    still=False,
    was_divided=False,
    swapped=None,
    gone="",
    gone_of="",
    reasons=None,
    reasons_of="",
    shared=None,
    parted=None,
)
"""A decision of which nothing may be said."""
LATER = replace(STEP, step="to", led=False, pattern="few", why="fordi det er senere", gained="vente")
"""Another, further on, of which other things may be said; what is asked before the frame is about the first."""
CARD = ShownCard(
    card="lille",
    title="Lille",
    tables=4,
    passed=0,
    changed=0,
    steps=(STEP,),
    endings=Cells(),
    own=(),
    swap="Ville I gøre det samme, hvis det var omvendt?",
    who="borgeren",
    eyes=(),
    leads=False,
    outside=None,
    weighed={},
    families={},
    seats=(),
)
TO_ALL = "Alle kan byde ind: Hvad taler stærkest for at gå?"
SIDES = "Alle til venstre: Hvad taler for at blive? Alle til højre: Hvad taler for at gå?"
SEATS = "fordi det lå sådan; hvor man sidder, siger intet om, hvad man selv valgte"
PULLED = "Hvad i situationen trak jer hver sin vej?"
DOUBT = "var delte, før de valgte. Hvilken tvivl kom frem"
TURNED = "Hvad blev der sagt, som gjorde forskellen?"
PAID = "Nogle borde ville blive. Andre ville gå. Hvem går hver vej ud over, og hvilken pris kan I bedst stå ved?"
WHY = "fordi det lå sådan"
UNMOVED = "fordi tallene ikke flyttede sig ret meget"
REASONS = "fordi bordene pegede på forskellige hensyn"
STUDIED = "ord " * 13 + "blive"
"""A choice so long that a question about it and another cannot be said in one breath."""
MIDDLING = "ord " * 6 + "gå"
"""A choice of seven words; what is lost by two of those can be said where their price cannot."""


def own(when: str, text: str = "Hvad så?", **changes: Any) -> OwnShown:
    """A question of the card's author."""
    return replace(OwnShown(f"kortets-{when}", when, text, None, "fordi kortet spørger", after_frame=False), **changes)


def shown(step: dict[str, Any], card: dict[str, Any]) -> ShownCard:
    """What may be said, with what a test wants to differ."""
    return replace(CARD, steps=(replace(STEP, **step), LATER), **card)


def asked(card: ShownCard, **room: Any) -> list[Question]:
    """All that can be asked before the frame, the best first."""
    first = questions_for(card, together=room.get("together", True), leads=room.get("leads", False))
    rest = spare(card, together=room.get("together", True), leads=room.get("leads", False))
    return [*(each for each in first if not each.after_frame), *rest[:-1]]


@pytest.mark.parametrize(
    ("step", "rules"),
    [
        ({"pattern": "few"}, ["for-få-svar"]),
        ({"pattern": "few", "led": False}, ["for-få-svar"]),
        ({"pattern": "agreement"}, ["stor-enighed", "byttetest"]),
        ({"pattern": "agreement", "leading": ("gå", "blive")}, ["stor-enighed", "byttetest", "prisen"]),
        ({"pattern": "most"}, []),
        ({"pattern": "most", "lead": "flest"}, ["de-fleste"]),
        ({"pattern": "most", "lead": "de fleste"}, ["de-fleste", "byttetest"]),
        ({"pattern": "most", "lead": "de fleste", "leading": ("gå", "blive")}, ["de-fleste", "byttetest", "prisen"]),
        ({"pattern": "majority"}, []),
        ({"pattern": "majority", "lead": "de fleste", "leading": ("gå",)}, ["prisen"]),
        (
            {"pattern": "majority", "leading": ("blive", "gå")},
            ["flertal-og-mindretal", "prisen", "flertal-og-mindretal-forestil"],
        ),
        ({"pattern": "majority", "led": False, "leading": ("gå",)}, []),
        (
            {"pattern": "majority", "led": False, "leading": ("blive", "gå")},
            ["flertal-og-mindretal", "to-priser", "flertal-og-mindretal-forestil"],
        ),
        ({"pattern": "camps"}, ["flyttede-sig-ikke-i-morgen"]),
        ({"pattern": "camps", "leading": ("blive",)}, ["flyttede-sig-ikke-i-morgen"]),
        ({"pattern": "camps", "leading": ("blive", "gå")}, ["to-lejre", "flyttede-sig-ikke-i-morgen", "to-lejre-tab"]),
        (
            {"pattern": "camps", "led": False, "leading": ("blive", "gå")},
            ["to-lejre", "to-priser", "flyttede-sig-ikke-i-morgen"],
        ),
        ({"pattern": "spread"}, ["spredt", "flyttede-sig-ikke-i-morgen"]),
        ({"still": True}, ["flyttede-sig-ikke", "flyttede-sig-ikke-i-morgen"]),
        ({"pattern": "spread", "still": True}, ["flyttede-sig-ikke", "flyttede-sig-ikke-i-morgen"]),
        ({"was_divided": True}, []),
        ({"was_divided": True, "pattern": "agreement"}, ["enige-efter-snakken", "stor-enighed", "byttetest"]),
        ({"swapped": ("blive", "gå")}, ["lejre-byttede"]),
        ({"gone": "gå", "gone_of": "nogle"}, ["valget-der-forsvandt"]),
        ({"gained": "gå"}, ["flyttede-sig"]),
        ({"moved": "mindst tre"}, []),
        ({"led": False, "gained": "gå"}, []),
        ({"led": False, "moved": "to borde"}, ["flyttede-sig"]),
        ({"led": False, "divided": 2}, ["skjult-uenighed"]),
        ({"led": False, "reasons": "gå", "reasons_of": "flere"}, ["samme-valg-flere-grunde"]),
        ({"led": False, "shared": Shared("ro", everywhere=False)}, ["valg-og-hensyn"]),
        ({"led": False, "parted": ("gå", 3)}, ["samme-valg-flere-slutninger"]),
        ({"untouched": {"a": "gå", "b": "blive"}}, ["ingen-valgte"]),
        ({"led": False, "untouched": {"a": "gå"}}, ["ingen-valgte"]),
        (
            {"pattern": "camps", "led": False, "leading": (MIDDLING, f"ord {MIDDLING}")},
            ["flyttede-sig-ikke-i-morgen", "to-lejre-tab"],
        ),
    ],
)
def test_each_rule_asks_where_what_it_goes_by_is_so_and_nowhere_else(step: dict[str, Any], rules: list[str]) -> None:
    assert [each.rule for each in asked(shown(step, {}))] == rules


@pytest.mark.parametrize(
    ("step", "text", "because"),
    [
        ({"pattern": "few"}, "Hvad var sværest at vælge bort?", WHY),
        (
            {"was_divided": True, "pattern": "agreement", "leading": ("gå", "blive"), "lead": "alle, der svarede,"},
            f"Først var I delte. Nu vil alle, der svarede, gå. {TURNED}",
            "fordi I blev mere enige undervejs",
        ),
        (
            {"was_divided": True, "pattern": "agreement", "leading": ("gå", "blive")},
            f"Først var I delte. Nu er I mere enige. {TURNED}",
            "fordi I blev mere enige undervejs",
        ),
        (
            {"was_divided": True, "pattern": "agreement", "lead": "næsten alle"},
            f"Først var I delte. Nu er I mere enige. {TURNED}",
            "fordi I blev mere enige undervejs",
        ),
        (
            {"pattern": "agreement", "leading": ("gå", "blive"), "lead": "næsten alle"},
            "Næsten alle ville gå. Hvad skulle være anderledes, før I gjorde noget andet?",
            WHY,
        ),
        (
            {"pattern": "agreement", "led": False, "leading": ("gå", "blive"), "lead": "næsten alle"},
            "Næsten alle borde ville gå. Hvad skulle være anderledes, før I gjorde noget andet?",
            WHY,
        ),
        (
            {"pattern": "agreement", "led": False, "leading": ("gå", "blive"), "lead": "alle"},
            "Alle borde ville gå. Hvad skulle være anderledes, før I gjorde noget andet?",
            WHY,
        ),
        (
            {"pattern": "agreement", "led": False, "leading": ("gå", "blive"), "lead": "alle, der svarede,"},
            "Alle, der svarede, ville gå. Hvad skulle være anderledes, før I gjorde noget andet?",
            WHY,
        ),
        (
            {"pattern": "agreement"},
            "Her i rummet er vi enige. Hvem ville se anderledes på det, og hvad ville de sige?",
            WHY,
        ),
        (
            {"pattern": "most", "lead": "flest", "leading": ("gå", "blive")},
            "Flest ville gå. Hvad kan tale for at gøre noget andet?",
            WHY,
        ),
        (
            {"pattern": "most", "lead": "flest"},
            "Hvem ville se anderledes på det, end I gjorde, og hvad ville de sige?",
            WHY,
        ),
        ({"leading": ("blive", "gå")}, TO_ALL, WHY),
        (
            {"leading": ("blive", "gå"), "lead": "de fleste", "versus": "seks valgte det ene"},
            f"De fleste ville blive. {TO_ALL}",
            "fordi seks valgte det ene",
        ),
        ({"leading": (STUDIED, "gå"), "lead": "de fleste"}, TO_ALL, WHY),
        ({"pattern": "camps", "leading": ("blive", "gå")}, SIDES, SEATS),
        ({"pattern": "spread"}, f"I valgte forskelligt. {PULLED}", WHY),
        (
            {"pattern": "spread", "ways": 4},
            f"I fordelte jer på fire valg. {PULLED}",
            "fordi intet valg fik mere end halvdelen",
        ),
        (
            {"gained": "gå"},
            "Efter snakken ville flere gå. Hvad kom frem, som ikke var der før?",
            "fordi tallene ændrede sig efter snakken",
        ),
        (
            {"gained": "gå", "moved": "mindst tre"},
            "Efter snakken ville flere gå. Hvad kom frem, som ikke var der før?",
            "fordi mindst tre skiftede mening",
        ),
        (
            {"led": False, "moved": "to borde"},
            f"To borde skiftede valg, da de talte sammen. {TURNED}",
            "fordi valget blev et andet, end flest ved bordet skrev alene",
        ),
        (
            {"swapped": ("blive", "gå")},
            "Nu vil flest gå. Før snakken ville flest blive. Hvad taler stadig for det?",
            "fordi et andet valg blev det største",
        ),
        (
            {"gone": "gå", "gone_of": "flest"},
            "Før snakken ville flest gå, bagefter ingen. Hvad godt kan I tage med fra det valg?",
            "fordi valget forsvandt undervejs",
        ),
        (
            {"led": False, "divided": 4},
            f"Alle borde {DOUBT}, og hvad blev der af den?",
            "fordi den uenighed ikke kan ses i tallene",
        ),
        (
            {"led": False, "divided": 3},
            f"Tre borde {DOUBT}, og hvad blev der af den?",
            "fordi den uenighed ikke kan ses i tallene",
        ),
        (
            {"led": False, "divided": 3, "unanimous": True},
            f"Tre borde {DOUBT}, og hvad blev der af den?",
            "fordi den uenighed ikke kan ses i tallene",
        ),
        (
            {"led": False, "divided": 3, "unanimous": True, "leading": ("gå", "blive")},
            f"Alle borde ville gå, men tre borde {DOUBT}?",
            "fordi den uenighed ikke kan ses i tallene",
        ),
        (
            {"led": False, "divided": 4, "unanimous": True, "leading": ("gå", "blive")},
            f"Alle borde ville gå, men alle bordene {DOUBT}?",
            "fordi den uenighed ikke kan ses i tallene",
        ),
        (
            {"led": False, "divided": 3, "leading": ("gå", "blive")},
            f"Tre borde {DOUBT}, og hvad blev der af den?",
            "fordi den uenighed ikke kan ses i tallene",
        ),
        (
            {"led": False, "reasons": "gå", "reasons_of": "næsten alle"},
            "Næsten alle borde ville gå, men af forskellige grunde. Hvilke grunde kan der være?",
            REASONS,
        ),
        (
            {"led": False, "shared": Shared("ro", everywhere=False)},
            "Nogle borde lagde mest vægt på ro, men valgte forskelligt. Hvad kan have gjort forskellen?",
            "fordi bordene pegede på det samme hensyn bag flere valg",
        ),
        (
            {"led": False, "shared": Shared("ro", everywhere=True)},
            "Alle borde lagde mest vægt på ro, men valgte forskelligt. Hvad kan have gjort forskellen?",
            "fordi bordene pegede på det samme hensyn bag flere valg",
        ),
        (
            {"led": False, "parted": ("gå", 3)},
            "Tre borde begyndte med at gå, men de endte forskellige steder. Hvor skiltes vejene?",
            "fordi tre borde begyndte ens",
        ),
        (
            {"led": False, "parted": ("gå", 4), "unanimous": True},
            "I begyndte med at gå, men I endte forskellige steder. Hvor skiltes vejene?",
            "fordi fire borde begyndte ens",
        ),
        (
            {"untouched": {"a": "gå", "b": "blive"}},
            "Ingen borde valgte at gå. I hvilken situation ville det være det bedste?",
            "fordi ingen borde valgte det",
        ),
        (
            {"untouched": {"a": "gå"}, "counted": True},
            "Ingen ville gå. I hvilken situation ville det være det bedste?",
            "fordi ingen valgte det",
        ),
    ],
)
def test_the_first_question_says_what_is_so_and_why_it_comes(step: dict[str, Any], text: str, because: str) -> None:
    first = asked(shown(step, {}))[0]
    assert (first.text, first.because) == (text, because)
    assert (first.card, first.step, first.minutes, first.after_frame) == ("lille", "et", 4, False)


@pytest.mark.parametrize(
    ("step", "rule", "text", "because"),
    [
        ({"pattern": "agreement"}, "byttetest", CARD.swap, WHY),
        ({"still": True}, "flyttede-sig-ikke-i-morgen", None, UNMOVED),
        ({"pattern": "camps"}, "flyttede-sig-ikke-i-morgen", None, WHY),
        ({"pattern": "camps", "leading": ("blive", "gå")}, "to-lejre-tab", None, WHY),
        (
            {"leading": ("gå", "blive")},
            "prisen",
            "Gæt, før vi ser det: Hvad mister man ved at gå? Hvem går det ud over?",
            "fordi hver vej har en pris",
        ),
        ({"leading": ("blive", "gå")}, "flertal-og-mindretal-forestil", None, WHY),
        ({"led": False, "leading": ("blive", "gå", "vente")}, "to-priser", PAID, None),
        ({"led": False, "leading": ("blive", "gå"), "lead": "flest"}, "to-priser", PAID, None),
        *(
            (
                {"led": False, "leading": ("blive", "gå"), "lead": lead},
                "to-priser",
                PAID.replace("Nogle", "De fleste"),
                None,
            )
            for lead in ("de fleste", "næsten alle")
        ),
        (
            {"led": False, "leading": (STUDIED[4:], "gå")},
            "to-priser",
            f"Nogle borde ville {STUDIED[4:]}. Andre ville gå. Hvilken pris kan I bedst stå ved?",
            None,
        ),
    ],
)
def test_a_later_question_says_what_is_so_and_why_it_comes(
    step: dict[str, Any], rule: str, text: str | None, because: str | None
) -> None:
    found = next(each for each in asked(shown(step, {})) if each.rule == rule)
    assert text in (None, found.text)
    assert because in (None, found.because)


def test_tables_are_asked_about_eyes_where_they_looked_through_two_kinds_and_a_led_room_never() -> None:
    for led, eyes, rules in ((False, ("a", "b"), ["bordenes-øjne"]), (False, ("a",), []), (True, ("a", "b"), [])):
        assert [each.rule for each in asked(shown({"led": led}, {"eyes": eyes}))] == rules


def test_who_leads_is_asked_last_where_a_leader_is_there_and_plays_none() -> None:
    for leads, plays, rules in ((True, False, ["leder-til-stede"]), (True, True, []), (False, False, [])):
        for led in (True, False):
            assert [each.rule for each in asked(shown({"led": led}, {"leads": plays}), leads=leads)] == rules


@pytest.mark.parametrize("led", [True, False])
def test_the_card_s_own_questions_come_where_their_kind_does_and_before_the_general_ones(led: bool) -> None:
    kinds = ("enighed", "ingen-valgte", "valgt", "altid", "flertal", "to-lejre", "spredt")
    for kind in kinds:
        found = asked(shown({"led": led}, {"own": (own(kind),)}))
        assert [(each.rule, each.text, each.because) for each in found] == [
            (f"kortets-{kind}", "Hvad så?", "fordi kortet spørger")
        ]
        assert (found[0].minutes, found[0].after_frame) == (4, False)
        assert found[0].step == (None if kind == "altid" else "et")
    step = {"led": led, "pattern": "agreement", "untouched": {"a": "gå"}}
    mine = (own("enighed"), own("altid"), own("ingen-valgte"), own("valgt"))
    order = ["kortets-enighed", "kortets-valgt", "byttetest", "kortets-altid"]
    assert [each.rule for each in asked(shown(step, {"own": mine}))] == order
    assert rule_of(replace(asked(shown(step, {"own": mine}))[0], rule="kortets-valgt-12")).name == "kortets-valgt"


@pytest.mark.parametrize("led", [True, False])
def test_two_camps_are_asked_in_general_words_too_where_the_card_asks_for_something_else(led: bool) -> None:
    step = {"led": led, "pattern": "camps", "leading": ("blive", "gå")}
    rules = [each.rule for each in asked(shown(step, {"own": (own("to-lejre"),)}))]
    assert rules == ["kortets-to-lejre", "flyttede-sig-ikke-i-morgen", "to-lejre"]


def test_of_two_questions_for_how_the_answers_lie_a_room_gets_the_first_that_the_card_has() -> None:
    mine = (own("enighed", "Først?"), own("flertal", "Siden?"))
    assert [each.text for each in asked(shown({"pattern": "agreement"}, {"own": mine}))][:1] == ["Først?"]
    assert "kortets-flertal" not in [each.rule for each in asked(shown({"pattern": "agreement"}, {"own": mine}))]


@pytest.mark.parametrize("text", ["Hvordan er det hos jer?", "Hvad siger jeres afdeling?", "Hvad med jeres hverdag?"])
def test_those_who_do_not_work_together_are_not_asked_of_their_workplace(text: str) -> None:
    card = shown({}, {"own": (own("altid", text),)})
    assert [each.text for each in asked(card, together=True)] == [text]
    assert asked(card, together=False) == []
    assert [each.text for each in asked(shown({}, {"own": (own("altid"),)}), together=False)] == ["Hvad så?"]


def test_what_is_asked_of_a_later_step_waits_in_a_led_room_and_not_between_tables() -> None:
    mine = (own("valgt", step="to"), own("valgt", "Og her?", name="kortets-valgt-2", step="et"))
    here, between = (shown({"led": led}, {"own": mine}) for led in (True, False))
    assert [each.text for each in asked(here)] == ["Og her?"]
    assert [each.text for each in later_questions(here, together=True)] == ["Hvad så?"]
    assert [each.text for each in asked(between)] == ["Hvad så?", "Og her?"]
    assert later_questions(between, together=True) == ()
    assert later_questions(replace(here, steps=()), together=True) == ()


def test_a_later_step_s_question_that_waits_for_the_frame_or_is_too_long_is_not_among_those_of_the_story() -> None:
    mine = (own("valgt", step="to", after_frame=True), own("valgt", "ord " * LONGEST + "til?", step="to"))
    assert later_questions(shown({}, {"own": mine}), together=True) == ()


def test_one_question_waits_for_the_frame_the_cards_own_before_the_general_one() -> None:
    outside = Outside(settled=True, step="to", choice="gå")
    waiting = own("valgt", after_frame=True)
    for mine, rules in (((), ["uden-for-rammen"]), ((waiting,), ["kortets-valgt"])):
        card = shown({}, {"outside": outside, "own": mine})
        assert [each.rule for each in questions_for(card, together=True)] == rules
        assert asked(card) == []
    too_long = replace(waiting, text="ord " * LONGEST + "til?")
    card = shown({}, {"outside": outside, "own": (too_long,)})
    assert [each.rule for each in questions_for(card, together=True)] == ["uden-for-rammen"]


@pytest.mark.parametrize(
    ("settled", "choice", "text", "because"),
    [
        (True, "gå", "At gå ligger uden for rammen.", "fordi rammen sætter en grænse her"),
        (True, "", "Et af valgene ligger uden for rammen.", "fordi rammen sætter en grænse her"),
        (False, "gå", "Vi ved ikke sikkert, om man må gå.", "fordi ingen har afgjort det endnu"),
        (False, "", "Vi ved ikke sikkert, om alle valg på kortet er lovlige.", "fordi ingen har afgjort det endnu"),
    ],
)
def test_what_is_asked_after_the_frame_names_the_choice_only_where_it_may(
    settled: bool, choice: str, text: str, because: str
) -> None:
    card = shown({}, {"outside": Outside(settled=settled, step="to", choice=choice)})
    (found,) = questions_for(card, together=True)
    assert found.text.startswith(text)
    assert (found.because, found.step, found.minutes, found.after_frame) == (because, "to", 2, True)


def test_a_room_is_offered_three_and_the_rest_when_those_are_used_up_with_two_and_two_as_the_last() -> None:
    card = shown({"led": False, "divided": 2, "leading": ("blive", "gå")}, {"own": (own("altid"),), "eyes": ("a", "b")})
    offered, more = questions_for(card, together=True), spare(card, together=True)
    assert len(offered) == MOST == 3
    assert [each.rule for each in (*offered, *more)] == [
        "skjult-uenighed",
        "flertal-og-mindretal",
        "to-priser",
        "bordenes-øjne",
        "flertal-og-mindretal-forestil",
        "kortets-altid",
        "tavshed",
    ]
    assert (more[-1].minutes, offered[0].after_frame) == (3, False)


def test_what_was_asked_once_in_a_session_is_not_asked_again() -> None:
    card = shown({"untouched": {"a": "gå"}}, {})
    for asks in (questions_for, spare):
        rules = {each.rule for each in asks(card, together=True, leads=True, asked=ONCE)}
        assert not rules & ONCE
    first = {each.rule for each in questions_for(card, together=True, leads=True)}
    assert first == {"ingen-valgte", "leder-til-stede"} == ONCE


def test_of_a_card_of_which_nothing_may_be_said_nothing_is_asked() -> None:
    card = replace(CARD, steps=())
    assert questions_for(card, together=True) == spare(card, together=True) == ()


def test_a_question_too_long_to_be_said_is_not_offered_and_the_longest_is() -> None:
    longest, longer = ("ord " * (many - 1) + "ord?" for many in (LONGEST, LONGEST + 1))
    assert [each.text for each in asked(shown({}, {"own": (own("altid", longest),)}))] == [longest.capitalize()]
    assert asked(shown({}, {"own": (own("altid", longer),)})) == []


def test_the_swap_that_closes_a_session_is_of_the_card_and_of_no_step() -> None:
    found = swap_of(CARD)
    assert (found.rule, found.card, found.step, found.text, found.minutes) == ("byttetest", "lille", None, CARD.swap, 4)


NAMES = {"x": "den enkelte", "y": "driften", "z": "rimelige frister"}


@pytest.mark.parametrize(
    ("cards", "rules"),
    [
        ([{"x": 2}], []),
        ([{"x": 2}, {}], []),
        ([{"x": 2}, {"x": 2}], ["hensyn-på-tværs"]),
        ([{"x": 2}, {"x": 1}], []),
        ([{"x": 2, "y": 2}, {"x": 2, "y": 1}], []),
        ([{"x": 2, "y": 2, "z": 1}, {"x": 2}], []),
        ([{"y": 1, "x": 2}, {"x": 2}], ["hensyn-på-tværs"]),
        ([{"x": 2, "y": 1}, {"x": 3, "y": 2}], ["hensyn-på-tværs"]),
        ([{"x": 2, "y": 0}, {"x": 3, "y": 0}], ["hensyn-på-tværs", "hensyn-på-tværs-sjældent"]),
        ([{"x": 2, "y": 0}, {"x": 3}], ["hensyn-på-tværs"]),
        ([{"x": 2, "y": 0}, {"x": 3, "y": 1}], ["hensyn-på-tværs"]),
        ([{"x": 2}, {"y": 2}], ["to-kort-to-svar"]),
        ([{"x": 2}, {"y": 1}], []),
        ([{"x": 1}, {"y": 2}], []),
        ([{"x": 2}, {"y": 2}, {"z": 2}], []),
        ([{"x": 2}, {"y": 2}, {"x": 2}], ["hensyn-på-tværs"]),
    ],
)
def test_over_several_cards_one_hears_what_weighed_most_where_two_cards_say_it(
    cards: list[dict[str, int]], rules: list[str]
) -> None:
    said = [replace(CARD, card=f"kort-{n}", steps=(), families=families) for n, families in enumerate(cards)]
    found = questions_across(said, NAMES)
    assert [each.rule for each in found] == rules
    assert all((each.card, each.step, each.minutes) == (said[-1].card, None, 4) for each in found)


def test_of_what_weighed_most_one_hears_on_how_many_cards() -> None:
    two, three, four = ([replace(CARD, card=str(n), families={"x": 2}) for n in range(many)] for many in (2, 3, 4))
    apart = replace(CARD, card="andet", families={"y": 2})
    for cards, word in ((two, "begge"), (three, "tre"), (four, "fire"), ([*two, apart], "to")):
        (found,) = questions_across(cards, NAMES)
        assert found.text.startswith(f"I {word} kort vejede hensynet til den enkelte tungest.")
    (light,) = questions_across([replace(CARD, card=str(n), families={"x": 0, "y": 1}) for n in range(3)], NAMES)
    assert light.because == "fordi det var muligt i tre kort"


def test_what_weighed_most_is_not_asked_about_where_its_name_is_too_long_to_be_said() -> None:
    cards = [replace(CARD, card=str(n), families={"x": 2}) for n in range(2)]
    assert questions_across(cards, {"x": "ord " * LONGEST}) == ()


def test_over_two_talks_one_hears_that_one_moved_the_room_and_the_other_did_not() -> None:
    moved, still, tables = ({"gained": "gå"}, {"still": True}, {"still": True, "led": False})
    for steps, rules in (((moved, still), ["to-snakke"]), ((moved, tables), []), ((moved, moved), []), ((still,), [])):
        found = questions_across(
            [replace(shown(each, {}), steps=(replace(STEP, **each), STEP)) for each in steps], NAMES
        )
        assert [each.rule for each in found] == rules
    assert questions_across([shown(moved, {}), replace(CARD, steps=())], NAMES) == ()
