"""`spil tjek`: what walking, frame and deck add, and how it is told."""

import json
from pathlib import Path

import pytest
from small import SMALL

from spil.author.check.all import Checked, check_card, check_deck, check_paths
from spil.author.check.render import as_github, as_json, as_text
from spil.cards.deck import read_deck
from spil.cards.read.load import read_card

DECK = read_deck()
MORE = """\
  tre:
    tekst: Ingen kommer hertil.
    slut: Et andet slut
"""


def checked(text: str, path: str = "lille.yaml") -> Checked:
    reading = read_card(path, text.encode())
    return Checked(1, (reading,), check_card(reading, DECK))


def codes(text: str) -> list[str]:
    return [each.code for each in checked(text).findings]


def test_the_deck_that_comes_with_the_game_has_no_errors() -> None:
    result = check_deck(DECK)
    assert [each for each in result.findings if each.severity == "error"] == []
    assert result.cards == len(DECK.cards)


def test_a_step_that_no_way_leads_to() -> None:
    text = SMALL.replace("perspektiver:", f"{MORE}perspektiver:")
    assert codes(text) == ["K501"]


def test_a_lost_target_is_not_told_again_as_the_step_that_nobody_reaches() -> None:
    text = SMALL.replace("til: slut}", "til: sluk}").replace("til: slut,", "til: sluk,")
    assert codes(text) == ["K404", "K404"]


def test_a_choice_that_is_never_offered_and_the_way_that_is_left_with_too_few() -> None:
    text = SMALL.replace("{id: bliv,", "{id: bliv, hvis: [sagde-ja], hvis_ikke: [sagde-ja],")
    assert codes(text) == ["K503", "K502"]


def test_too_few_choices_come_with_the_shortest_way_that_shows_it() -> None:
    text = SMALL.replace("{id: bliv,", "{id: bliv, hvis: [sagde-ja],")
    (finding,) = checked(text).findings
    assert (finding.code, finding.way) == ("K503", ("et.nej",))


def test_walking_is_checked_although_prose_is_missing_elsewhere() -> None:
    text = SMALL.replace("{id: bliv,", "{id: bliv, hvis: [sagde-ja],").replace("arena: møde\n", "")
    assert set(codes(text)) == {"K301", "K503"}


def test_a_flag_that_is_never_used_is_only_a_warning() -> None:
    text = SMALL.replace("    tillæg:\n      - {hvis: [sagde-ja], tekst: De husker dit ja.}\n", "")
    result = checked(text)
    assert [(each.code, each.severity) for each in result.findings] == [("K504", "warning")]
    assert result.errors == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{hvis: [sagde-ja], tekst", "{tekst", "for alle"),
        ("{hvis: [sagde-ja], tekst", "{hvis: [sagde-ja], hvis_ikke: [sagde-ja], tekst", "aldrig"),
    ],
)
def test_an_addition_that_everybody_hears_or_nobody_is_told_at_its_line_and_only_there(
    old: str, new: str, told: str
) -> None:
    assert old in SMALL
    (finding,) = checked(SMALL.replace(old, new, 1)).findings
    assert (finding.code, finding.severity) == ("K509", "warning")
    assert finding.place.line == SMALL[: SMALL.index("De husker")].count("\n") + 1
    assert told in finding.message


def test_a_card_that_remembers_too_much_to_be_walked_is_told_so() -> None:
    steps = []
    for n in range(16):
        flag, to = f"f{n}", f"s{n + 1}" if n < 15 else "slut"
        steps.append(
            f"  s{n}:\n    tekst: X.\n    spørgsmål: X?\n    valg:\n"
            f"      - {{id: a, tekst: A., kort_sagt: a, giver: A., koster: A., hensyn: [a], til: {to}, "
            f"husk: [{flag}]}}\n"
            f"      - {{id: b, tekst: B., kort_sagt: b, giver: B., koster: B., hensyn: [b], til: {to}}}\n"
        )
    told = "".join(f"      - {{hvis: [f{n}], tekst: T.}}\n" for n in range(16))
    conditions = "".join(
        f"      - {{id: c{n}, tekst: C., kort_sagt: c, giver: C., koster: C., hensyn: [a], til: ende, hvis: [f{n}]}}\n"
        for n in range(16)
    )
    last = f"  slut:\n    tekst: X.\n    tillæg:\n{told}    spørgsmål: X?\n    valg:\n{conditions}"
    head, tail = SMALL[: SMALL.index("  et:")], SMALL[SMALL.index("perspektiver:") :]
    text = f"{head}{''.join(steps)}{last}  ende:\n    tekst: X.\n    slut: X\n{tail}"
    assert codes(text) == ["K506"]


def test_a_frame_line_that_does_not_exist() -> None:
    assert codes(SMALL.replace("rammen: []", "rammen: [under-18-tolker-ikk]")) == ["K701"]


def test_an_id_that_is_not_the_name_of_the_file() -> None:
    assert [each.code for each in checked(SMALL, "anden.yaml").findings] == ["K801"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kort: [den-hurtige-hjaelp,", "kort: [den-hurtige-hjalp,", "K803"),
        ("minutter: 45", "minutter: 44", "K804"),
        ("vælg: 2", "vælg: 3", "K805"),
        ("kun-denne-ene-gang]", "den-hurtige-hjaelp]", "K806"),
        ("minutter: 4,", "minutter: '1,25',", "K306"),
    ],
)
def test_a_programme_that_cannot_be_run(tmp_path: Path, old: str, new: str, code: str) -> None:
    (path,) = [each.document.path for each in DECK.programmes if "bif-basis-45" in each.document.path]
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    folder = tmp_path / "forloeb"
    folder.mkdir()
    (folder / "bif-basis-45.yaml").write_text(text.replace(old, new), encoding="utf-8")
    assert [each.code for each in check_paths([folder.parent], DECK).findings] == [code]


def test_two_cards_with_one_id(tmp_path: Path) -> None:
    for name in ("lille", "anden"):
        (tmp_path / f"{name}.yaml").write_text(SMALL, encoding="utf-8")
    assert {each.code for each in check_paths([tmp_path], DECK).findings} == {"K801", "K802"}


def test_text_shows_the_line_a_caret_the_repair_and_the_way() -> None:
    text = SMALL.replace("til: slut}\n", "til: slud}\n", 1)
    line = text[: text.index("slud")].count("\n") + 1
    column = text.splitlines()[line - 1].index("slud") + 1
    told = as_text(checked(text)).splitlines()
    assert told[0] == f'lille.yaml:{line}:{column}: fejl K404: trinnet "slud" findes ikke'
    assert told[3].rstrip().endswith("^^^^")
    assert told[4] == f'   = Mente du "slut" (linje {text[: text.index("  slut:")].count(chr(10)) + 1})?'
    assert told[5] == "   = Vejen dertil: et → ja → bliv"
    assert told[-1] == "1 kort læst, 1 fejl. Forklaring: spil tjek --forklar K404"


def test_a_very_long_line_is_cut_round_the_place() -> None:
    told = as_text(checked(SMALL.replace("til: slut}\n", "til: slud}\n", 1))).splitlines()
    assert told[2][told[3].index("^") :].startswith("slud")
    assert max(len(line) for line in told[1:4]) < 120


def test_json_has_the_fields_other_programs_rely_on() -> None:
    data = json.loads(as_json(checked(SMALL.replace("til: to}", "til: tre}"))))
    assert (data["v"], data["cards"]) == (1, 1)
    assert set(data["findings"][0]) == {
        *("path", "line", "column", "end_line", "end_column", "code"),
        *("severity", "message", "repair", "related", "way"),
    }
    assert data["findings"][0]["way"] == ["et.nej"]


def test_github_notes_cannot_be_broken_by_what_stands_in_the_file() -> None:
    told = as_github(checked(SMALL.replace("arena: møde", 'arena: "a%0A::error::b"')))
    assert told.startswith("::error file=lille.yaml,line=3,")
    assert "%250A" in told
    assert told.count("\n") == 1


def test_one_who_waits_is_told_how_many_files_are_read(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(SMALL.replace("id: lille", f"id: {name}"), encoding="utf-8")
    told: list[tuple[int, int]] = []
    check_paths([tmp_path], DECK, lambda done, every: told.append((done, every)))
    assert told == [(1, 3), (2, 3), (3, 3)]
