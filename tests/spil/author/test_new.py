"""`spil nyt`: a card by interview or as a template, and whatever is typed comes out of the reader unchanged."""

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from spil.author.check.all import check_paths
from spil.author.new.card import card_text, template
from spil.author.new.drafts import Desk
from spil.author.new.questions import UNWRITTEN, questions
from spil.cards.deck import read_deck
from spil.cards.model import Card, Ending, Step
from spil.cards.read.load import read_card
from spil.cli import main
from spil.danish import clean
from spil.plain.console import Console
from spil.plain.interview import interview

DECK = read_deck()
SAID = {
    "titel": "Skærmen på gangen",
    UNWRITTEN: "Horsens i stedet for Herning",
    "herkomst": "Et møde på video, som vi kender det.",
    "rolle": "1",
    "berørt": "1",
    "arena": "3",
    "grunde": "10 9",
    "mål": "3",
    "greb": "1",
    "tekst": "En borger kommer til møde på video. Hun siger, at hun kun forstår halvdelen.",
    "haster": "Om ti minutter skal du tale med den næste.",
    "teaser": "Mødet er på skærm, og hun forstår det halve.",
    "spørgsmål": "Hvad gør du nu?",
    "1.tekst": "Tag mødet igen i dag uden skærm.",
    "1.kort_sagt": "tage mødet uden skærm",
    "1.giver": "Hun kan følge med og stille spørgsmål.",
    "1.koster": "Den næste borger må vente til i morgen.",
    "1.hensyn": "Hendes egen stemme",
    "1.familie": "3",
    "2.tekst": "Gennemfør mødet, og send et referat.",
    "2.kort_sagt": "gennemføre mødet",
    "2.giver": "Planen holder, og hun har noget på skrift.",
    "2.koster": "Hun hører først bagefter, hvad I aftalte.",
    "2.hensyn": "De andre med tid i dag",
    "2.familie": "2",
    "3.tekst": "Ring efter en tegnsprogstolk, og aftal et nyt møde.",
    "3.kort_sagt": "vente på en tolk",
    "3.giver": "Alt bliver forstået rigtigt første gang.",
    "3.koster": "Hun går en uge uden svar.",
    "3.hensyn": "Et rigtigt svar",
    "3.familie": "6",
    "1.slut": "Hun spørger om tre ting. Den næste borger er gået.",
    "1.slutnavn": "Stolen",
    "2.slut": "Referatet er klart. Hun ringer om det dagen efter.",
    "2.slutnavn": "Referatet",
    "3.slut": "Mødet er roligt. Regningen kom imens.",
    "3.slutnavn": "Ugen",
    "øjne.1.hvem": "den næste borger",
    "øjne.1.spørgsmål": "Hvad ser den næste borger?",
    "øjne.2.hvem": "hendes søster",
    "øjne.2.spørgsmål": "Hvad hører hun bagefter?",
    "byttetest": "Ville I gøre det samme, hvis det var en kollega?",
    "aftale_hvis": "nogen siger, at de ikke kan følge med",
    "vælg_fra": "",
    "formål": "",
    "går_i_stå": "",
    "bliver_hårdt": "",
    "altid": "",
}
"""A whole interview, in the order of its questions; an empty answer is Enter."""
CARD = "skaermen-paa-gangen"


def lines(**changes: str) -> list[str]:
    """What is typed, with some answers changed."""
    return [changes.get(key, said) for key, said in SAID.items()]


def interviewed(own: Path, typed: list[str]) -> str:
    """An interview till its end, or till the input ends; what was said, as one line."""
    out = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in typed)), out)
    try:
        interview(console, Desk(own, DECK.deck))
    except EOFError:
        out.write("(slut på svar)")
    return " ".join(out.getvalue().split())


def written(own: Path, name: str = CARD) -> Card:
    """The card that was written."""
    path = own / "kort" / f"{name}.yaml"
    card = read_card(str(path), path.read_bytes()).value
    assert card is not None
    return card


def everything_in(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())


def test_an_interview_becomes_a_card_without_findings(tmp_path: Path) -> None:
    interviewed(tmp_path, lines())
    checked = check_paths([tmp_path], DECK)
    assert checked.findings == ()
    card = written(tmp_path)
    first = card.steps[card.first]
    assert isinstance(first, Step)
    assert (card.title, card.arena, card.grounds) == ("Skærmen på gangen", "møde", ("handicap", "alder"))
    assert [choice.in_short for choice in first.choices] == [SAID[f"{n}.kort_sagt"] for n in (1, 2, 3)]
    endings = [card.steps[choice.to] for choice in first.choices]
    assert [each.name for each in endings if isinstance(each, Ending)] == ["Stolen", "Referatet", "Ugen"]
    assert card.notes.questions[0].when == "altid"


def test_the_questions_are_those_that_were_answered_here() -> None:
    assert [question.key for question in questions(DECK.deck.families)] == list(SAID)


def test_what_was_changed_so_that_nobody_knows_the_case_is_written_nowhere(tmp_path: Path) -> None:
    interviewed(tmp_path, lines()[:20])
    assert "Herning" not in everything_in(tmp_path)
    interviewed(tmp_path, ["Skærmen på gangen", *lines()[20:]])
    assert written(tmp_path).title == "Skærmen på gangen"
    assert "Herning" not in everything_in(tmp_path)


def test_whoever_changed_nothing_is_told_once_why_and_goes_on(tmp_path: Path) -> None:
    told = interviewed(tmp_path, lines(ændret=""))
    assert told.count("nogen i rummet kan kende sagen") == 1
    assert written(tmp_path)


def test_t_goes_one_question_back_and_enter_keeps_what_stood_there(tmp_path: Path) -> None:
    typed = lines()
    place = list(SAID).index("2.giver")
    interviewed(tmp_path, [*typed[:place], "t", "t", "Gennemfør det.", "", *typed[place:]])
    card = written(tmp_path)
    first = card.steps[card.first]
    assert isinstance(first, Step)
    assert (first.choices[1].text, first.choices[1].in_short) == ("Gennemfør det.", "gennemføre mødet")


def test_at_the_first_question_there_is_nothing_to_go_back_to(tmp_path: Path) -> None:
    assert "Det her er det første spørgsmål." in interviewed(tmp_path, ["t", *lines()])
    assert written(tmp_path)


def test_too_many_words_are_told_kindly_and_kept(tmp_path: Path) -> None:
    long = " ".join(["ord"] * 44)
    told = interviewed(tmp_path, lines(**{"tekst": long, "1.tekst": " ".join(["ord"] * 19), "1.giver": "Ro."}))
    assert "Det er 53 ord i alt." in told
    assert "Det er 19 ord i alt." in told
    assert "Det giver fylder 1 ord, det koster 8." in told
    assert written(tmp_path).steps["begyndelsen"].text == f"{long} {SAID['haster']}"


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("1.kort_sagt", "tale med hende alene først", 'hvem "hende" er'),
        ("1.kort_sagt", "tage mødet uden skærm i dag klokken halv et", "mere end 7 ord"),
        ("1.hensyn", "arbejdet, der skal nås", "undgå komma"),
    ],
)
def test_what_a_question_could_not_be_made_of_is_told_kindly(tmp_path: Path, key: str, text: str, told: str) -> None:
    assert told in " ".join(interviewed(tmp_path, lines(**{key: text})).split())


def test_one_sees_how_far_one_is_and_the_word_behind_a_number(tmp_path: Path) -> None:
    told = interviewed(tmp_path, lines())
    assert f"(1 af {len(SAID)})" in told
    assert f"({len(SAID)} af {len(SAID)})" in told
    assert "Det er: møde." in told


def test_nothing_is_remarked_on_a_card_that_keeps_the_limits(tmp_path: Path) -> None:
    assert "hvis du vil ændre det" not in interviewed(tmp_path, lines())


def test_the_same_consideration_twice_is_told_and_stands_once(tmp_path: Path) -> None:
    told = interviewed(tmp_path, lines(**{"2.hensyn": "Hendes egen stemme", "2.familie": "3"}))
    assert "Det trækker allerede i en anden." in told
    assert [each.name for each in written(tmp_path).considerations] == ["Hendes egen stemme", "Et rigtigt svar"]


def test_answers_that_are_alike_still_get_ids_of_their_own(tmp_path: Path) -> None:
    alike = {f"{n}.{key}": "…" for n in (1, 2, 3) for key in ("kort_sagt", "hensyn", "slutnavn")}
    interviewed(tmp_path, lines(**alike))
    assert written(tmp_path).steps.keys() == {"begyndelsen", "slut", "slut-2", "slut-3"}


@pytest.mark.parametrize("typed", ["", "0", "6", "to", "1 2", "²"])
def test_what_is_no_number_of_the_list_is_asked_again(tmp_path: Path, typed: str) -> None:
    answers = lines()
    place = list(SAID).index("rolle")
    interviewed(tmp_path, [*answers[:place], typed, *answers[place:]])
    assert written(tmp_path).role == "medarbejder"


def test_no_ground_is_a_card_without_one(tmp_path: Path) -> None:
    interviewed(tmp_path, lines(grunde=""))
    assert written(tmp_path).grounds == ()


def test_what_need_not_be_said_can_be_taken_out_again(tmp_path: Path) -> None:
    answers = lines()
    after = list(SAID).index("haster") + 1
    interviewed(tmp_path, [*answers[:after], "t", "-", *answers[after:]])
    assert written(tmp_path).steps["begyndelsen"].text == SAID["tekst"]


@pytest.mark.parametrize("ends_after", [0, 1, 2, 9, 30, len(SAID) - 1])
def test_input_may_end_anywhere_and_one_goes_on_there(tmp_path: Path, ends_after: int) -> None:
    answers = lines()
    interviewed(tmp_path, answers[:ends_after])
    assert not list(tmp_path.rglob("*.yaml"))
    rest = answers[ends_after:] if ends_after > 2 else answers[1:]
    interviewed(tmp_path, ["Skærmen på gangen", *rest])
    assert written(tmp_path).agreement_if == SAID["aftale_hvis"]
    assert not list(tmp_path.rglob("*.txt"))


def test_a_draft_somebody_changed_is_used_as_far_as_it_holds(tmp_path: Path) -> None:
    interviewed(tmp_path, lines()[:20])
    draft = tmp_path / "kort" / f"{CARD}.kladde.txt"
    text = (
        draft.read_text(encoding="utf-8").replace("rolle: medarbejder", "rolle: konge").replace("ti minutter", "lidt")
    )
    draft.write_text(text, encoding="utf-8")
    kept = [""] * (list(SAID).index("1.familie") - list(SAID).index("rolle") - 1)
    interviewed(tmp_path, ["Skærmen på gangen", "2", *kept, *lines()[list(SAID).index("1.familie") :]])
    card = written(tmp_path)
    assert card.role == "leder"
    assert card.steps["begyndelsen"].text.endswith("Om lidt skal du tale med den næste.")


def test_a_title_changed_on_the_way_takes_its_draft_along(tmp_path: Path) -> None:
    typed = [*lines()[:3], "t", "t", "t", "Stolen på gangen"]
    interviewed(tmp_path, typed)
    assert [path.name for path in tmp_path.rglob("*.txt")] == ["stolen-paa-gangen.kladde.txt"]


def test_a_title_whose_card_is_there_is_asked_for_again_and_nothing_is_overwritten(tmp_path: Path) -> None:
    interviewed(tmp_path, lines())
    before = everything_in(tmp_path)
    told = interviewed(tmp_path, ["Skærmen på gangen", "Skærmen: på gangen?", "Den hurtige hjælp", "bif basis 45"])
    assert told.count("Der er allerede noget") == 4
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Æblet, øen og åen", "aeblet-oeen-og-aaen"),
        ("A\u030aen", "aaen"),
        ("  Café  Überbrücke 2 ", "cafe-uberbrucke-2"),
        ("12:30", "12-30"),
        ("../../etc/passwd", "etc-passwd"),
        ("no", "no"),
        ("ord " * 40, "-".join(["ord"] * 15)),
    ],
)
def test_an_id_is_made_from_the_title(tmp_path: Path, title: str, name: str) -> None:
    interviewed(tmp_path, lines(titel=title))
    assert written(tmp_path, name).id == name
    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("*.yaml")] == [Path("kort") / f"{name}.yaml"]


@pytest.mark.parametrize("title", ["…", "日本", "?"])
def test_a_title_no_file_can_bear_is_asked_for_again(tmp_path: Path, title: str) -> None:
    told = interviewed(tmp_path, [title])
    assert "så filen kan få et navn" in told
    assert not list(tmp_path.iterdir())


FIELDS: dict[str, Callable[[Card], str]] = {
    "titel": lambda card: card.title,
    "tekst": lambda card: card.steps["begyndelsen"].text,
    "spørgsmål": lambda card: _step(card).question,
    "2.tekst": lambda card: _step(card).choices[1].text,
    "2.kort_sagt": lambda card: _step(card).choices[1].in_short,
    "2.giver": lambda card: _step(card).choices[1].gives,
    "2.koster": lambda card: _step(card).choices[1].costs,
    "3.hensyn": lambda card: card.considerations[2].name,
    "1.slut": lambda card: card.steps[_step(card).choices[0].to].text,
    "1.slutnavn": lambda card: _ending(card).name,
    "øjne.2.hvem": lambda card: card.perspectives[1].who,
    "øjne.1.spørgsmål": lambda card: card.perspectives[0].question,
    "byttetest": lambda card: card.swap,
    "aftale_hvis": lambda card: card.agreement_if,
    "vælg_fra": lambda card: card.notes.avoid_if or "",
    "formål": lambda card: card.notes.purpose,
    "går_i_stå": lambda card: card.notes.if_stuck,
    "bliver_hårdt": lambda card: card.notes.if_hard,
    "altid": lambda card: card.notes.questions[0].text,
}


def _step(card: Card) -> Step:
    step = card.steps[card.first]
    assert isinstance(step, Step)
    return step


def _ending(card: Card) -> Ending:
    ending = card.steps[_step(card).choices[0].to]
    assert isinstance(ending, Ending)
    return ending


REFUSALS = (
    "Her skal stå noget",
    "Her er et tegn",
    "Det er for langt",
    "Ord i { }",
    "så filen kan få et navn",
    "Der er allerede",
)
NAUGHTY = [
    *("no", "12:30", "0112", "2026-11-22", "null", "~", "true", "1.5", "-", "---", "...", "#", "?", ":", "|", ">"),
    *("Sag #3", "Sig: ja", '"', "'", '"Sig" ja', "\\", "\\n", "\\u0041", "% a", "@a", "`a", "&a", "*a", "!a", "- a"),
    *("[a, b]", "{a: b}", "{valg}", "{{ 7*7 }}", "<b>", "[/slut]", "a: b: c", "a #b", "”Ja”", "e\u0301", "👩🏽‍💻", "…"),
    *(
        "ord " * 60,
        "# " * 80,
        "- " * 80,
        '"\\' * 100,
        "å" * 300,
        "x" * 2000,
        "a\u2028b",
        "\ufeffa",
        "a\u00adb",
        "\ue000",
    ),
]
TYPED = st.one_of(
    st.sampled_from(NAUGHTY),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200),
    st.lists(st.sampled_from([*NAUGHTY, "og", "ikke"]), max_size=12).map(" ".join),
)


@settings(max_examples=100, deadline=None)
@given(field=st.sampled_from(list(FIELDS)), typed=TYPED)
@example(field="spørgsmål", typed=": " * 60)
def test_whatever_is_typed_comes_out_of_the_reader_or_is_refused_in_a_sentence(field: str, typed: str) -> None:
    folded = " ".join(clean(typed).split())
    assume(folded.casefold() != "t")
    with TemporaryDirectory() as folder:
        told = interviewed(Path(folder), lines(**{field: typed, "haster": ""}))
        cards = list(Path(folder).rglob("*.yaml"))
        if not cards:
            assert any(refusal in told for refusal in REFUSALS)
            return
        raw = cards[0].read_bytes()
        assert check_paths(cards, DECK).errors == 0
        card = read_card(str(cards[0]), raw).value
    assert card is not None
    default = {each.key: each.default for each in questions(DECK.deck.families)}[field]
    assert FIELDS[field](card) == unicodedata.normalize("NFC", folded) or (
        not folded and FIELDS[field](card) == default
    )
    assert _all_text(yaml.load(raw, yaml.CSafeLoader)), "an editor's YAML takes a text for something else"


def _all_text(node: object, key: str = "") -> bool:
    if isinstance(node, dict):
        return all(_all_text(value, name) for name, value in node.items())
    if isinstance(node, list):
        return all(_all_text(each) for each in node)
    return isinstance(node, str) or key in {"minutter", "version"}


def run(monkeypatch: pytest.MonkeyPatch, typed: list[str], *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    return main(["nyt", *words])


def test_a_card_outside_a_deck_lies_here_with_the_schema_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, lines()) == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["kort.schema.json", f"{CARD}.yaml"]
    text = (tmp_path / f"{CARD}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./kort.schema.json\n")
    assert f"Prøv det: spil start {CARD}.yaml --tekst" in capsys.readouterr().out


def test_a_card_of_ones_own_deck_lies_in_its_folder_and_the_schema_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, lines(), "--kortsaet", str(tmp_path)) == 0
    text = (tmp_path / "kort" / f"{CARD}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../kort.schema.json\n")
    assert (tmp_path / "kort.schema.json").is_file()


def test_input_that_ends_early_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, lines()[:9]) == 130
    assert "giv den samme titel, så fortsætter du" in " ".join(capsys.readouterr().out.split())


def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, lines(), "--kortsaet", str(tmp_path / "væk")) == 3
    told = capsys.readouterr()
    assert (told.out, told.err.strip().endswith("findes ikke.")) == ("", True)


def test_a_template_passes_the_check_without_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, [], "Brevet: med fristen") == 0
    path = Path("brevet-med-fristen.yaml")
    assert check_paths([path], DECK).findings == ()
    card = read_card(str(path), path.read_bytes()).value
    assert card is not None
    assert card.title == "Brevet: med fristen"


def test_a_template_never_overwrites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run(monkeypatch, [], "mit-kort")
    before = everything_in(tmp_path)
    assert run(monkeypatch, [], "Mit kort!") == 2
    assert "Der er allerede noget" in capsys.readouterr().err
    assert everything_in(tmp_path) == before


def test_a_template_has_a_word_on_everything_that_an_interview_asks() -> None:
    answers = {**SAID, "rolle": "vidne", "berørt": "leder", "arena": "data", "mål": "B-HM", "grunde": ""}
    answers |= {f"{n}.familie": family for n, family in ((1, "drift"), (2, "privatliv"), (3, "passe-på"))}
    answers |= dict.fromkeys(("vælg_fra", "formål", "går_i_stå", "bliver_hårdt", "altid"), "Noget.")
    asked, shown = (yaml.load(text, yaml.CSafeLoader) for text in (card_text(answers, "x"), template("mit-kort", "x")))
    assert _keys(shown) == _keys(asked)
    assert len(shown["trin"]) == len(asked["trin"])


def _keys(node: object) -> set[str]:
    if isinstance(node, dict):
        inner = node.values()
        own = {name for name in node if not isinstance(node[name], dict) or name in {"trin", "facilitator"}}
        return own.union(*map(_keys, inner))
    return set().union(*map(_keys, node)) if isinstance(node, list) else set()
