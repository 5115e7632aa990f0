"""The catalogue of findings: every code has an example that has it and nothing else, and no mistake hides another."""

import re
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from small import docs_script

import spil
from spil.author.check.all import check_card
from spil.author.check.explain import FOLDER, codes, example, explain
from spil.cards.deck import read_deck
from spil.cards.read.load import read_card
from spil.cli import main

DECK = read_deck()
SOURCES = [path for path in Path(spil.__path__[0]).rglob("*.py") if path.name != "explain.py"]
RAISED = {code for path in SOURCES for code in re.findall(r'"(K\d{3})"', path.read_text(encoding="utf-8"))}
WITHOUT_A_CARD = ("K101", "K105", "K207")
"""A file too large to be read, an empty one, and prose: there is no card to make another mistake in."""
MERGED = [
    code
    for code in codes()
    if code[1] in "123457" and code not in WITHOUT_A_CARD and (FOLDER / f"{code}.yaml").is_file()
]
Edit = tuple[int, int, list[str]]


def lines_in(name: str) -> list[str]:
    """The lines of an example, without what is told at its top."""
    raw = (FOLDER / f"{name}.yaml").read_bytes()
    text = raw.decode("cp1252" if name == "K102" else "utf-8")
    return re.sub(r"\A(#.*\n)+", "", text).split("\n")


BASE = lines_in("uden-fejl")


def edits(code: str) -> list[Edit]:
    """What makes an example of the card without mistakes."""
    changed = lines_in(code)
    matcher = SequenceMatcher(a=BASE, b=changed, autojunk=False)
    return [(a, b, changed[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


EDITS = {code: edits(code) for code in MERGED}


def both_in_one(one: str, other: str) -> bytes:
    """One card with the mistakes of two examples."""
    lines = list(BASE)
    together = sorted(EDITS[one] + EDITS[other], key=lambda edit: edit[:2], reverse=True)
    for (begin, _, _), (_, end, _) in pairwise(together):
        assert end <= begin, f"{one} and {other} change the same lines"
    for begin, end, new in together:
        lines[begin:end] = new
    return "\n".join(lines).encode("cp1252" if "K102" in (one, other) else "utf-8", errors="replace")


def found_in(raw: bytes) -> list[str]:
    return [each.code for each in check_card(read_card("et-eksempel.yaml", raw), DECK)]


def test_every_code_that_can_be_told_has_an_example_and_every_example_a_code() -> None:
    assert set(codes()) == RAISED


def test_the_card_the_examples_are_made_from_has_no_mistakes() -> None:
    assert found_in("\n".join(BASE).encode()) == []


@pytest.mark.parametrize("code", codes())
def test_an_example_has_its_mistake_once_and_no_other(code: str) -> None:
    assert [each.code for each in example(code).findings] == [code]


@pytest.mark.parametrize("one", MERGED)
def test_a_mistake_and_one_of_a_later_stage_are_both_found_in_one_run(
    one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spil.play.explore.LIMIT", 1000)  # K506 comes sooner; every other example has some tens
    later = [code for code in MERGED if code[1] > one[1]]
    found = {other: found_in(both_in_one(one, other)) for other in later}
    assert {other: told for other, told in found.items() if not {one, other} <= set(told)} == {}


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained_with_cause_repair_and_example(code: str) -> None:
    told = explain(code)
    assert told is not None
    assert re.match(rf"{code}, (fejl|advarsel): \S", told)
    assert re.search(r"\nÅrsag: \S.+\nSådan retter du: \S.+\n\nEt eksempel:\n\n", told)
    assert re.search(rf":\d+:\d+: (fejl|advarsel) {code}: ", told)
    assert str(FOLDER) not in told


def test_a_code_may_be_written_with_a_small_letter(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tjek", "--forklar", "k404"]) == 0
    assert capsys.readouterr().out == explain("K404")


def test_an_unknown_code_is_one_sentence_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tjek", "--forklar", "K44\x1b"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "K404" in told.err or "K401" in told.err
    assert "\x1b" not in told.err


def test_the_page_that_lists_every_finding_is_up_to_date() -> None:
    fund = docs_script("fund")
    assert fund.PAGE.read_text(encoding="utf-8") == fund.page()


def test_a_card_with_more_loops_than_are_told_is_still_read_to_the_end() -> None:
    steps = "".join(f"  s{n}: {{valg: [{{id: a, til: s{n}}}, {{id: b, til: s{n + 1}}}]}}\n" for n in range(150))
    assert found_in(f"trin:\n{steps}  s150: {{slut: X}}\n".encode()).count("K406") == 100


def test_two_examples_mistakes_in_one_card_are_hardly_ever_told_as_more_than_two() -> None:
    # `python -m benchmarks.pairs` measures all pairs of the usual mistakes
    both = [(one, other) for one, other in combinations(MERGED, 2) if one[1] != other[1]][::7]
    told = [found_in(both_in_one(one, other)) for one, other in both]
    assert sum(len(found) <= 2 for found in told) / len(told) >= 0.9
