"""What worked for one unit is found by others when a reader has said yes, and nobody can be known by it."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from led import CARD, DECK, led, opened
from records import lines

from facilitator.after.shelf import Shelf
from facilitator.after.story import MOST_WORDS, Story, names_in, read_story, refused
from facilitator.cli import main
from spil.play.moves import Agreed, Closed, FollowedUp, Outcome
from spil.record.places import records_folder

AGREED = Agreed.model_validate({"if": "nogen spørger", "then": "svarer vi", "by": "vagten", "when": "mandag"})
STORY = Story(CARD, "egen-stemme", AGREED.sentence, "Vi ringede til tolken først. Det tog to minutter.")
TEXT = "Vi ringer til tolken, før borgeren kommer. Det tager to minutter."


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "delt"
    folder.mkdir()
    return folder


def kept(outcome: Outcome = "done") -> None:
    """An agreement on this machine, and what came of it."""
    records_folder().mkdir(parents=True, exist_ok=True)
    events = (opened(), AGREED, Closed(), FollowedUp(outcome=outcome, at="2026-12-20"))
    (records_folder() / "et.jsonl").write_bytes(lines(led().started, *events))


def said(monkeypatch: pytest.MonkeyPatch, *args: str | Path, answers: Sequence[str] = ()) -> str:
    out = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stdin", io.StringIO("".join(f"{each}\n" for each in answers)))
        main(["historier", *map(str, args)])
    return " ".join(out.getvalue().split())


def test_a_unit_offers_a_reader_says_yes_and_others_find_it(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    offered = said(monkeypatch, shared, "--tilbyd", answers=("1", TEXT, "", "", "j"))
    assert AGREED.sentence in offered
    assert TEXT not in said(monkeypatch, shared)
    read = said(monkeypatch, shared, "--laes", answers=("j",))
    assert TEXT in read
    (story,) = Shelf(shared).approved().values()
    assert (story.card, story.text, story.agreement, story.unit) == (CARD, TEXT, AGREED.sentence, "")
    for found in ((), ("--kort", CARD), ("--hensyn", story.family)):
        assert TEXT in said(monkeypatch, shared, *found)
    assert TEXT not in said(monkeypatch, shared, "--kort", "fredagsbaren")
    other = next(name for name in DECK.families if name != story.family)
    assert TEXT not in said(monkeypatch, shared, "--hensyn", other)
    assert "hedder:" in said(monkeypatch, shared, "--hensyn", "noget")


def test_a_unit_is_named_only_where_it_wishes_it_and_nothing_is_kept_where_not_all_are_with_it(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept()
    said(monkeypatch, shared, "--tilbyd", answers=("1", TEXT, "", "Anden sal", "n"))
    assert not Shelf(shared).waiting()
    said(monkeypatch, shared, "--tilbyd", answers=("1", TEXT, "", "Anden sal", "j"))
    said(monkeypatch, shared, "--laes", answers=("j",))
    assert "Fra Anden sal." in said(monkeypatch, shared)


def test_what_may_be_a_name_is_asked_about_and_a_number_or_an_address_is_never_kept(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept()
    named = "I går ringede Amina til tolken."
    answers = ("1", "Ring på 33 66 33 66.", "Skriv til a@b.dk.", named, "n", TEXT, "", "", "j")
    told = said(monkeypatch, shared, "--tilbyd", answers=answers)
    for sentence in ("telefonnummer", "mailadresse", "Er det navne? Amina."):
        assert sentence in told
    (story,) = Shelf(shared).waiting().values()
    assert story.text == TEXT


@pytest.mark.parametrize("outcome", ["not-yet", "did-not-arise"])
def test_only_what_came_to_something_can_be_told(
    outcome: Outcome, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(outcome)
    assert "Her er ingen aftale" in said(monkeypatch, shared, "--tilbyd", answers=("1", TEXT, "", "", "j"))
    assert not Shelf(shared).waiting()


def test_a_reader_may_say_no_and_delete_it_or_let_it_wait(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Shelf(shared).offer(STORY, "aaaa1111")
    said(monkeypatch, shared, "--laes", answers=("n", "n"))
    assert "aaaa1111" in Shelf(shared).waiting()
    said(monkeypatch, shared, "--laes", answers=("n", "j"))
    assert not Shelf(shared).waiting()
    assert not Shelf(shared).approved()


def test_one_with_a_number_in_it_can_never_be_approved(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Shelf(shared).offer(Story(CARD, "drift", "", "Hun har 010190-1234."), "aaaa1111")
    told = said(monkeypatch, shared, "--laes", answers=("j",))
    assert "cpr-nummer" in told
    assert not Shelf(shared).approved()


def test_a_unit_takes_its_story_back_read_or_not(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for approved in (False, True):
        Shelf(shared).offer(STORY, "aaaa1111")
        if approved:
            Shelf(shared).approve("aaaa1111")
        assert "slettet" in said(monkeypatch, shared, "--fjern", "aaaa1111")
        assert not Shelf(shared).waiting()
        assert not Shelf(shared).approved()
    assert "ingen historie" in said(monkeypatch, shared, "--fjern", "../et")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi talte med borgeren. Det hjalp.", []),
        ("Så ringede Mette til BIF. I dag gør vi det alle.", ["Mette"]),
        ("Mette Hansen ringede.", ["Mette", "Hansen"]),
        ("Vi spurgte: »Hvad siger De?« Hun sagde ja.", []),
        ("Det kom fra Ali-Reza og O'Hara.", ["Ali-Reza", "O'Hara"]),
    ],
)
def test_words_that_may_be_names_are_found(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("skriv til mette.h@kk.dk", "mail"),
        ("010190-1234", "cpr"),
        ("0101901234", "cpr"),
        ("ring 33663366", "telefon"),
        ("ring +45 33 66 33 66", "telefon"),
        (" ".join(["ord"] * (MOST_WORDS + 1)), "højst 80"),
        ("o" * 2000, "for langt"),
    ],
)
def test_what_can_stand_nowhere_is_a_sentence(text: str, word: str) -> None:
    assert word in refused(text)
    assert refused("Vi gjorde det i 2026, 12 gange på 3 uger.") == ""


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"v": 2}',
        b'{"v": 1, "card": "x"}',
        b'{"v": 1, "card": 1, "text": "x"}',
        b'{"v": 1, "card": "x", "text": "' + b"ord " * 81 + b'"}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_file_that_is_no_story_is_none_and_one_that_is_reads_as_it_was_written(raw: bytes) -> None:
    assert read_story(raw) is None
    assert read_story(STORY.raw) == STORY


def test_what_somebody_put_into_a_file_moves_no_cursor() -> None:
    story = read_story(Story(CARD, "drift", "", "ja\x1b[31m").raw)
    assert story
    assert "\x1b" not in story.text
