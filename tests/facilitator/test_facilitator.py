"""From tables' records to questions: what may be shown, what is asked, and what is never asked."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import started

import facilitator.cli
from facilitator.disclosure.disclose import disclose
from facilitator.evidence.collect import NothingThereError, collect
from facilitator.evidence.facts import measure
from facilitator.evidence.tally import tally
from facilitator.made_up.room import Mood
from facilitator.made_up.simulate import simulate
from facilitator.questions import agreement, camps, majority
from facilitator.questions.base import Question, Room
from facilitator.summary import Summary, summarise
from spil.cards.deck import read_deck
from spil.play.moves import Agreed, Chosen, Counted, Event, Move, Opened, Passed, Started, Undone
from spil.play.walk import play_hash
from spil.record.read import Record, read_record

DECK = read_deck().deck
CARD = DECK.cards["den-hurtige-hjaelp"]
CHOICES = ("telefontolk", "ny-tid", "kort-besked", "enkle-ord")


def table(number: int, *moves: Move, **changes: Any) -> Record:
    """One table's record of the first card."""
    first = Opened(card=CARD.id, play=play_hash(CARD))
    begun = started(table=number, record=f"{number:08}-0000-4000-8000-000000000000", **changes)
    return Record(begun, (first, *moves), lines=len(moves) + 2)


def room(*choices: str) -> list[Record]:
    """Tables that each chose something at the first step."""
    return [table(n, Chosen(step="skranken", choice=choice)) for n, choice in enumerate(choices, 1)]


def summary(records: Sequence[Record]) -> Summary:
    return summarise(tuple(records), DECK, "room")


def asked(records: Sequence[Record]) -> list[Question]:
    return list(summary(records).cards[0].questions)


def rules(records: Sequence[Record]) -> list[str]:
    return [question.rule for question in asked(records)]


@st.composite
def sessions(draw: st.DrawFn) -> list[Record]:
    """Any session of up to twelve tables, counted or not, changed or not, passed or not."""
    records = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        moves: list[Move] = []
        if draw(st.booleans()):
            people = draw(st.lists(st.sampled_from(CHOICES), min_size=1, max_size=6))
            moves.append(Counted(step="skranken", counts={name: people.count(name) for name in set(people)}))
        if draw(st.booleans()):
            moves.append(Chosen(step="skranken", choice=draw(st.sampled_from(CHOICES))))
            if draw(st.booleans()):
                later = draw(st.sampled_from(["kollegaen", "flyt-fristen", "ring-i-morgen", "én-sætning"]))
                moves.append(Chosen(step="brevet", choice=later))
        if draw(st.integers(0, 9)) == 0:
            moves.append(Passed())
        records.append(table(number, *moves, together=draw(st.booleans())))
    return records


def test_great_agreement_asks_what_would_have_to_differ_and_then_swaps() -> None:
    questions = asked(room(*["ny-tid"] * 8, "telefontolk"))
    assert [each.rule for each in questions][:2] == ["kortets-enighed", "byttetest"]
    assert questions[1].because == "fordi næsten alle borde valgte det samme"


def test_a_majority_and_a_minority_name_what_both_chose() -> None:
    first = asked(room(*["telefontolk"] * 6, *["ny-tid"] * 3))[0]
    assert first.rule == "flertal-og-mindretal"
    assert first.text == (
        "De fleste ville vente på telefontolken. "
        "Alle kan byde ind: Hvad taler stærkest for at give faren en tid med tolk?"
    )
    assert first.because == "fordi seks borde valgte det ene og tre det andet"


def test_a_minority_of_one_table_is_not_asked_about() -> None:
    questions = asked(room(*["telefontolk"] * 3, "ny-tid", "enkle-ord"))
    assert "flertal-og-mindretal" not in [each.rule for each in questions]
    assert all("give faren" not in each.text and "få ord" not in each.text for each in questions)


def test_two_camps_get_the_cards_own_question() -> None:
    assert rules(room(*["telefontolk"] * 5, *["enkle-ord"] * 4))[0] == "kortets-to-lejre"
    assert rules(room(*["telefontolk"] * 5, *["ny-tid"] * 4))[0] == "to-lejre"


def test_a_spread_room_is_asked_what_it_misses() -> None:
    first = asked(room(*["telefontolk"] * 3, *["ny-tid"] * 2, *["enkle-ord"] * 2, "kort-besked"))[0]
    assert (first.rule, first.text[:27]) == ("spredt", "I fordelte jer på fire valg")


def test_nobody_chose_comes_with_the_cards_own_words_first() -> None:
    choices = (*["ny-tid"] * 3, *["enkle-ord"] * 2, *["kort-besked"] * 2)
    counted = [
        table(n, Counted(step="skranken", counts={each: 4}), Chosen(step="skranken", choice=each))
        for n, each in enumerate(choices, 1)
    ]
    assert "kortets-ingen-valgte" in rules(counted)
    assert "kortets-ingen-valgte" not in rules(room(*choices)), "what they wrote alone is not known"


def test_the_general_question_about_what_nobody_chose_comes_once_a_session() -> None:
    records = tuple(Record(*made) for made in ((r.started, r.moves, r.lines) for r in simulated(9, 4)))
    questions = [q.rule for card in summarise(records, DECK, "room").cards for q in card.questions]
    assert questions.count("ingen-valgte") <= 1


def test_outside_the_frame_comes_last_and_speaks_of_the_card() -> None:
    last = asked(room(*["ny-tid"] * 9))[-1]
    assert last.after_frame
    assert last.text.startswith("Vi ved ikke sikkert, om alle valg på kortet er lovlige.")


def test_the_cards_own_question_about_a_choice_outside_the_frame_waits_for_the_frame() -> None:
    questions = asked(room(*["kort-besked"] * 4, *["ny-tid"] * 3))
    (own,) = [each for each in questions if each.rule == "kortets-valgt"]
    assert own.after_frame
    assert own == questions[-1]


@pytest.mark.parametrize(
    "choices",
    [
        ["kort-besked"] * 8 + ["ny-tid"] * 2,
        ["kort-besked"] * 4 + ["ny-tid"] * 4 + ["enkle-ord"] * 2,
        ["kort-besked"] * 6 + ["ny-tid"] * 3,
    ],
)
def test_no_rule_takes_the_next_for_the_leading_choice_where_that_lies_outside_the_frame(choices: list[str]) -> None:
    shown = disclose(measure(CARD, tally(room(*choices)).of(CARD.id)), CARD, "room")
    seen = Room(shown, shown.steps[0], together=True)
    spoken = [question.text for rule in (agreement, camps, majority) for question in rule.ask(seen)]
    assert not any("ville give faren" in text or "ved at give faren" in text for text in spoken)


def test_too_few_tables_get_open_questions_and_no_numbers() -> None:
    card = summary(room("ny-tid", "telefontolk")).cards[0]
    assert card.shown.steps[0].tables.hidden == "for få"
    assert card.questions[0].rule == "for-få-svar"


def test_tables_that_were_divided_first_are_asked_which_doubt_they_left() -> None:
    divided = Counted(step="skranken", counts={"telefontolk": 2, "ny-tid": 2})
    records = [table(n, divided, Chosen(step="skranken", choice="ny-tid")) for n in range(1, 5)]
    question = next(each for each in asked(records) if each.rule == "skjult-uenighed")
    assert question.text.startswith(
        "Alle borde ville give faren en tid med tolk, men alle bordene var delte, før de valgte."
    )


def test_tables_that_went_another_way_are_asked_what_was_said() -> None:
    first = Counted(step="skranken", counts={"telefontolk": 4, "ny-tid": 1})
    records = [table(n, first, Chosen(step="skranken", choice="ny-tid")) for n in range(1, 4)]
    assert "flyttede-sig" in [each.rule for each in asked(records)]


@given(sessions(), st.integers())
def test_the_order_of_records_changes_nothing(records: list[Record], seed: int) -> None:
    shuffled = records.copy()
    Random(seed).shuffle(shuffled)
    assert summary(records) == summary(shuffled)


@given(sessions())
def test_no_general_question_names_a_choice_that_one_table_took_or_that_is_outside_the_frame(
    records: list[Record],
) -> None:
    for card in summary(records).cards:
        took = {name: sum(_first(record) == name for record in records) for name in CHOICES}
        named = {choice.id: choice.in_short for choice in CARD.steps["skranken"].choices}  # type: ignore[union-attr]
        for question in card.questions:
            if question.rule.startswith("kortets-") or question.rule == "uden-for-rammen":
                continue
            for name, words in named.items():
                if words in question.text:
                    assert took[name] != 1
                    assert name != "kort-besked"


def _first(record: Record) -> str | None:
    if any(isinstance(move, Passed) for move in record.moves):
        return None
    return next((m.choice for m in record.moves if isinstance(m, Chosen) and m.step == "skranken"), None)


@given(sessions())
def test_what_leaves_the_room_holds_no_number_of_people(records: list[Record]) -> None:
    facts = measure(CARD, tally(records).of(CARD.id))
    for step in disclose(facts, CARD, "report").steps:
        assert step.first.tables is None
        assert all(isinstance(each, str) for each in (step.first.choices or {}).values())


@given(sessions())
def test_at_most_three_questions_before_the_frame_one_of_them_always_fitting(records: list[Record]) -> None:
    for card in summary(records).cards:
        before = [each for each in card.questions if not each.after_frame]
        assert len(before) <= 3
        assert [each.rule for each in before].count("kortets-altid") <= 1
        assert all(each.text[0].isupper() and each.because.startswith("fordi ") for each in card.questions)


def test_a_passed_card_is_told_as_passed_and_its_choices_are_not_counted() -> None:
    left = [table(n, Chosen(step="skranken", choice="telefontolk"), Passed()) for n in (8, 9)]
    shown = summary([*room(*["ny-tid"] * 3), *left]).cards[0].shown
    assert (shown.tables, shown.passed) == (3, 2)
    assert (shown.steps[0].tables.choices or {})["telefontolk"] == 0


def test_a_card_that_was_changed_since_is_not_counted_and_said_so() -> None:
    moves = (Opened(card=CARD.id, play="0" * 12), *room("ny-tid")[0].moves[1:])
    old = [Record(started(table=n, record=str(n)), moves, 3) for n in (8, 9)]
    shown = summary([*room(*["ny-tid"] * 3), *old]).cards[0].shown
    assert (shown.tables, shown.changed) == (3, 2)


def test_one_table_that_passed_a_card_or_played_an_old_one_is_not_pointed_at() -> None:
    shown = summary([*room(*["ny-tid"] * 3), table(9, Passed())]).cards[0].shown
    assert (shown.passed, shown.changed) == (0, 0)


def test_a_card_opened_again_replaces_what_was_done_before() -> None:
    again = table(1, Chosen(step="skranken", choice="telefontolk"), *room("ny-tid")[0].moves)
    assert tally([again]).of(CARD.id)[0].chosen == {"skranken": "ny-tid"}


def simulated(tables: int, seed: int) -> list[Record]:
    programme = DECK.programme("bif-basis-45")
    assert programme is not None
    made = simulate(programme, DECK, tables=tables, seed=seed)
    records = [read_record(b"".join(each.line().encode() + b"\n" for each in events)) for _, events in made]
    return [each for each in records if isinstance(each, Record)]


def written(folder: Path, events: Sequence[Event], name: str = "a.jsonl") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"".join(event.line().encode() + b"\n" for event in events))
    return path


def events_of(record: Record) -> tuple[Event, ...]:
    return (record.started, *record.moves)


def test_the_same_seed_gives_the_same_tables_and_another_gives_others() -> None:
    assert simulated(6, 1) == simulated(6, 1)
    assert simulated(6, 1) != simulated(6, 2)
    assert all(record.started.rehearsal for record in simulated(2, 1))


def run(argv: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = facilitator.cli.main(argv)
    out, err = capsys.readouterr()
    return status, out, err


def test_nine_made_up_tables_give_questions_for_every_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "oeve")
    assert run(["simuler", "bif-basis-45", "--borde", "9", "--seed", "1", "-o", folder], capsys)[0] == 0
    status, out, err = run(["saml", folder], capsys)
    assert (status, err) == (0, "")
    assert "ØVELSE" in out
    for name in DECK.programmes["bif-basis-45"].cards:
        assert DECK.cards[name].title in out
    assert out.count("   fordi ") >= 6


def test_json_has_the_fields_other_programs_rely_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agreed = Agreed.model_validate({"if": "x", "then": "y", "by": "vagten", "when": "nu"})
    for number, record in enumerate([*room(*["ny-tid"] * 3), table(4, agreed)]):
        written(tmp_path, events_of(record), f"{number}.jsonl")
    data = json.loads(run(["saml", str(tmp_path), "--format", "json"], capsys)[1])
    assert set(data) == {
        *("v", "audience", "session", "cards", "questions", "agreements", "left_out", "rejected"),
    }
    assert set(data["session"]) == {"id", "programme", "form", "tables", "rehearsal"}
    assert set(data["cards"][0]) == {
        *("card", "title", "tables", "passed", "changed", "steps", "endings", "questions"),
    }
    assert set(data["cards"][0]["steps"][0]) == {"step", "tables", "first", "second"}
    assert set(data["cards"][0]["questions"][0]) == {"rule", "card", "step", "text", "because", "minutes"}
    assert data["agreements"] == [{"if": "x", "then": "y", "by": "vagten", "when": "nu"}]


def test_a_copy_counts_once_and_the_longer_one_is_the_newer(tmp_path: Path) -> None:
    record = room("ny-tid")[0]
    written(tmp_path, events_of(record)[:2], "a.jsonl")
    written(tmp_path, events_of(record), "a (konflikt).jsonl")
    collected = collect([tmp_path], DECK)
    assert collected.duplicates == 1
    assert [each.moves for each in collected.records] == [record.moves]


def test_made_up_tables_never_mix_with_real_ones(tmp_path: Path) -> None:
    written(tmp_path, events_of(room("ny-tid")[0]), "a.jsonl")
    written(tmp_path, events_of(simulated(1, 1)[0]), "b.jsonl")
    collected = collect([tmp_path], DECK)
    assert not any(record.started.rehearsal for record in collected.records)
    assert len(collected.other_sessions) == 1


def test_the_newest_session_is_taken_and_the_others_are_told(tmp_path: Path) -> None:
    old = Started.model_validate(
        {
            **room("ny-tid")[0].started.model_dump(),
            "session": "2026-01-05-x-aaaa",
            "record": "x",
            "at": "2026-01-05T09:00:00+01:00",
        }
    )
    written(tmp_path, [old], "gammel.jsonl")
    written(tmp_path, events_of(room("ny-tid")[0]), "ny.jsonl")
    assert collect([tmp_path], DECK).other_sessions == ("2026-01-05-x-aaaa",)
    assert collect([tmp_path], DECK, "2026-01-05-x-aaaa").records[0].started == old


def test_an_undone_move_is_not_counted(tmp_path: Path) -> None:
    record = room("telefontolk")[0]
    path = written(tmp_path, [*events_of(record), Undone(), Chosen(step="skranken", choice="ny-tid")])
    (again,) = collect([path], DECK).records
    assert tally([again]).of(CARD.id)[0].chosen == {"skranken": "ny-tid"}


@pytest.mark.parametrize("made", ["nothing", "no folder", "no record"])
def test_where_there_is_nothing_to_count_one_sentence_says_so(
    tmp_path: Path, made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "borde"
    if made != "no folder":
        path.mkdir()
    if made == "no record":
        (path / "a.jsonl").write_text("hej\n", encoding="utf-8")
    status, out, err = run(["saml", str(path)], capsys)
    assert status == (3 if made == "no folder" else 1)
    assert out == ""
    assert str(path) in err
    assert err.count("\n") == 1
    assert not re.search(r"Traceback|Errno", err)


def test_bad_lines_copies_and_strange_cards_are_each_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = room("ny-tid")[0]
    strange = Opened(card="findes-ikke", play="0" * 12)
    path = written(tmp_path, [*events_of(record), strange])
    path.write_bytes(path.read_bytes() + b"{\n" + b'{"type":"sung"}\n')
    written(tmp_path, events_of(record), "kopi.jsonl")
    err = run(["saml", str(tmp_path)], capsys)[2]
    assert "a.jsonl:5: linjen kan ikke læses" in err
    assert "En kopi" in err
    assert "findes-ikke" in err
    assert "nyere udgave" in err


def test_a_session_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    written(tmp_path, events_of(room("ny-tid")[0]))
    with pytest.raises(NothingThereError, match="2026-11-22-bif-basis-45-kqrt"):
        collect([tmp_path], DECK, "findes-ikke")


def test_a_made_up_room_that_is_led_gives_questions_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "oeve")
    assert run(["simuler", "enhedsmoede-20", "-o", folder], capsys)[0] == 0
    status, out, _ = run(["saml", folder], capsys)
    assert status == 0
    assert "   fordi " in out
    assert "efter snakken" in out.lower()


@pytest.mark.parametrize("form", ["bif-basis-45", "enhedsmoede-20"])
def test_an_agreeing_and_a_divided_room_are_asked_different_things(form: str) -> None:
    programme = DECK.programmes[form]

    def asked(mood: Mood) -> set[str]:
        """The rules of all the questions that some rooms of that mood are asked."""
        rules: set[str] = set()
        for seed in range(12):
            made = simulate(programme, DECK, tables=9, seed=seed, mood=mood)
            records = [read_record(b"".join(each.line().encode() + b"\n" for each in events)) for _, events in made]
            cards = summarise(tuple(each for each in records if isinstance(each, Record)), DECK, "room").cards
            rules |= {question.rule for card in cards for question in card.questions}
        return rules

    agreed, divided = asked("enige"), asked("delte")
    assert "byttetest" in agreed - divided
    assert {"kortets-to-lejre", "to-lejre"} & (divided - agreed)


def test_who_types_a_programme_as_a_command_hears_where_it_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        facilitator.cli.main(["enhedsmoede-20"])
    assert 'skriv kun "facilitator", og vælg forløbet på listen' in capsys.readouterr().err
    with pytest.raises(SystemExit):
        facilitator.cli.main(["rum"])
    assert "på listen" not in capsys.readouterr().err


def test_what_tables_choose_is_told_again_till_one_stops_it_and_a_folder_that_is_away_ends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(tmp_path / "borde")
    run(["simuler", "bif-basis-45", "--borde", "6", "--seed", "1", "-o", folder], capsys)

    def looks(_: Sequence[Path]) -> Iterator[None]:
        yield
        monkeypatch.setattr("facilitator.evidence.collect.collect", _away)
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("facilitator.evidence.watch.changes", looks)
    status, out, err = run(["saml", folder, "--live"], capsys)
    assert out.count("Det kommer igen, når et bord svarer. Ctrl+C slutter.") == 2
    assert "Mappen kan ikke nås lige nu. Spillet prøver igen." in err
    assert status != 0


def _away(*_: object) -> None:
    raise OSError
