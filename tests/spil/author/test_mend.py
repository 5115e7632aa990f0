"""`spil tjek --ret`: what is mechanical is mended, and nothing else is touched."""

import os
import pty
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest
from hunt import some_of
from hypothesis import example, given
from hypothesis import strategies as st
from small import SMALL

import spil.cli
from spil.author.fix.apply import put_in_place, rewrites
from spil.author.fix.file import Mended, mend
from spil.cards.deck import built_in
from spil.cards.read.load import read_card

EYES = "  - {hvem: borgeren, spørgsmål: Hvad ser hun?}"
LINES = SMALL.splitlines(keepends=True)
TABBED = re.sub("^( +)", lambda found: "\t" * (len(found[0]) // 2), SMALL, flags=re.MULTILINE)


def codes(raw: bytes) -> Counter[str]:
    return Counter(finding.code for finding in read_card("lille.yaml", raw).findings)


def changed(old: str, new: str) -> str:
    """The smallest card with one change."""
    assert SMALL.count(old) >= 1
    return SMALL.replace(old, new, 1)


def mended(text: str) -> str:
    return mend(text.encode()).raw.decode()


@pytest.mark.parametrize(
    ("old", "new", "after", "told"),
    [
        ("    spørgsmål: Hvad gør", "\tspørgsmål: Hvad gør", "    spørgsmål: Hvad gør", "Tab-tegn"),
        ("    spørgsmål: Hvad gør", "\t\tspørgsmål: Hvad gør", "    spørgsmål: Hvad gør", "Tab-tegn"),
        ("  et:\n", "\tet:\n", "  et:\n", "Tab-tegn"),
        ("  - {hvem", "\t- {hvem", "  - {hvem", "Tab-tegn"),
        ("  - {hvem", "  -\t{hvem", "  - {hvem", "Tab-tegn"),
        ("tekst: Noget", "tekst: |\n\t\t\tNoget", "tekst: |\n      Noget", "Tab-tegn"),
        ("titel: Lille", "titel:\u00a0Lille", "titel: Lille", "Hårde mellemrum"),
        ("  - {hvem", "  -\u00a0{hvem", "  - {hvem", "Hårde mellemrum"),
        ("{id: nej,", "{id:\u202fnej,", "{id: nej,", "Hårde mellemrum"),
        ("    slut: Et", "\u00a0\u00a0  slut: Et", "    slut: Et", "Hårde mellemrum"),
        ("titel: Lille", "titel:Lille", "titel: Lille", "Der er sat mellemrum"),
        (EYES, "  -hvem: borgeren\n    spørgsmål: Ja?", "  - hvem: borgeren\n", "Der er sat mellemrum"),
        ("    spørgsmål: Hvad gør", "   spørgsmål: Hvad gør", "    spørgsmål: Hvad gør", "Linjer er rykket"),
        ("    spørgsmål: Hvad gør", "     spørgsmål: Hvad gør", "    spørgsmål: Hvad gør", "Linjer er rykket"),
        ("titel: Lille", "titel: ”Lille”", 'titel: "Lille"', "Words anførselstegn"),
        ("arena: møde", "arena: ”møde”", 'arena: "møde"', "Words anførselstegn"),
        ("arena: møde", "“arena”: møde", '"arena": møde', "Words anførselstegn"),
        ("mål: [B-HM]", "mål: [“B-HM”]", 'mål: ["B-HM"]', "Words anførselstegn"),
        ("titel: Lille", "titel: “Sig: ja”", 'titel: "Sig: ja"', "Words anførselstegn"),
        ("titel: Lille", 'titel: ”Sig: "ja"”', "titel: 'Sig: \"ja\"'", "Words anførselstegn"),
        ("tekst: Sig ja.", "tekst: ”Ja, tak”", 'tekst: "Ja, tak"', "Words anførselstegn"),
        ("titel: Lille", 'titel: Sig: "ja"', "titel: 'Sig: \"ja\"'", "Tekst er sat"),
        ("titel: Lille", "titel: Sig: Anna's", "titel: 'Sig: Anna''s'", "Tekst er sat"),
        ("titel: Lille", 'titel: "Ja," siger du. "Nej."', 'titel: \'"Ja," siger du. "Nej."\'', "Tekst er sat"),
        ("tekst: Sig ja.", 'tekst: Sig: "ja"', "tekst: 'Sig: \"ja\"'", "Tekst er sat"),
        ("sker.", 'sker,\n      og hun: "Ja."', 'sker,\n      og hun: "Ja."\'', "Tekst er sat"),
    ],
)
def test_what_is_mechanical_is_mended_and_told(old: str, new: str, after: str, told: str) -> None:
    result = mend(changed(old, new).encode())
    assert after in result.raw.decode()
    assert [line.startswith(told) and line.endswith("linje.") for line in result.told] in ([True], [False])
    assert result.told[0].startswith(told)
    assert codes(result.raw) == Counter()


def test_a_card_indented_by_tabs_alone_is_mended_whole() -> None:
    result = mend(TABBED.encode())
    assert result.raw.decode() == SMALL
    assert result.told == (f"Tab-tegn er gjort til mellemrum: {TABBED.count(chr(10) + chr(9))} linjer.",)


def test_a_card_indented_by_hard_spaces_is_mended_whole() -> None:
    text = re.sub("^( +)", lambda found: "\u00a0" * len(found[0]), SMALL, flags=re.MULTILINE)
    assert mended(text) == SMALL


def indented(line: str, spaces: int, sign: str) -> str:
    """The line with a sign for each so many of the spaces before it."""
    return re.sub(f"^(?:{' ' * spaces})+", lambda found: sign * (len(found[0]) // spaces), line)


SPOILT = [(2, "\t", 1), (4, "\t", 1), (8, "\t", 1), (2, "\t", 5), (1, "\u00a0", 1), (1, "\u00a0", 3)]
"""Spaces, the sign that stands for them, and in every which line."""
CARDS = sorted((built_in() / "kort").glob("*.yaml"))


@pytest.mark.parametrize(("path", "spoil"), [*zip(some_of(CARDS, 4), cycle(SPOILT), strict=False)])
def test_a_real_card_whose_indentation_is_spoilt_means_the_same_when_mended(
    path: Path, spoil: tuple[int, str, int]
) -> None:
    spaces, sign, every = spoil
    lines = path.read_text(encoding="utf-8").split("\n")
    text = "\n".join(line if n % every else indented(line, spaces, sign) for n, line in enumerate(lines))
    whole = read_card(path.name, path.read_bytes()).value
    assert whole is not None
    assert read_card(path.name, text.encode()).value != whole
    assert read_card(path.name, mend(text.encode()).raw).value == whole


def test_several_texts_of_one_line_are_put_into_quotes_together() -> None:
    text = changed(
        "tekst: Sig ja., kort_sagt: sige ja, giver: Ro.", 'tekst: Sig: "ja", kort_sagt: sige ja, giver: "Ro" nu'
    )
    assert "tekst: 'Sig: \"ja\"', kort_sagt: sige ja, giver: '\"Ro\" nu'" in mended(text)


def test_tabs_are_two_spaces_a_level_also_where_the_next_line_cannot_be_read() -> None:
    text = TABBED.replace("tekst: Noget sker.", 'tekst: Sig: "ja" # x: "').replace("slut: Et slut", 'slut: "Et slut')
    assert '\n    slut: "Et slut\n' in mended(text)


def test_windows_1252_becomes_utf_8() -> None:
    result = mend(SMALL.encode("cp1252"))
    assert result.raw == SMALL.encode()
    assert result.told == ("Filen bliver gemt som UTF-8.",)


def test_line_ends_of_several_kinds_become_one() -> None:
    result = mend(changed("titel: Lille\n", "titel: Lille\r\n").encode())
    assert result.raw == SMALL.encode()
    assert result.told == ("Linjeskift er gjort ens: en linje.",)


def test_keys_and_ids_get_whole_letters_and_texts_keep_theirs() -> None:
    loose = unicodedata.normalize("NFD", SMALL)
    result = mend(loose.encode())
    texts = "tekst: Gå., kort_sagt: gå,"
    assert result.raw.decode() == SMALL.replace(texts, unicodedata.normalize("NFD", texts))
    assert result.told[0].startswith("Bogstaver, der bestod af to tegn")


def test_everything_at_once_is_mended_in_one_go() -> None:
    text = TABBED.replace("Noget sker.", 'Sig: "ja"').replace("arena: møde", "arena:\u00a0”møde”")
    result = mend(text.encode("cp1252"))
    assert codes(result.raw) == Counter()
    assert len(result.told) == 5


@pytest.mark.parametrize(
    "text",
    [
        changed("titel: Lille", "titel: Lille\u00a0kort  # 12\u00a0linjer\t"),
        changed("titel: Lille", "titel:\tLille"),
        changed("tekst: Noget sker.", "tekst: |\n      Noget\n      \tsker: ”nu”."),
        changed("titel: Lille", 'titel: "Han siger "ja" nu"'),
        changed("titel: Lille", "titel: 'Det er Anna's'"),
        changed("arena: møde", "  arena: møde"),
        changed("titel: Lille\narena: møde", "titel: Lille arena: møde"),
        changed("arena: møde", "arena: ”mode”"),
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        "Der var engang: en far.",
        "",
    ],
)
def test_what_is_fine_and_what_only_an_author_knows_is_left_as_it_is(text: str) -> None:
    assert mend(text.encode()) == Mended(text.encode(), text.removeprefix("\ufeff"), text.removeprefix("\ufeff"), ())


@pytest.mark.parametrize(
    "raw",
    [SMALL.encode("utf-16"), SMALL.encode().replace(b"Lille", b"Lil\xffle"), b"\x81\x8d: \xe6\n", b"\t" * 70_000],
)
def test_bytes_that_are_fine_or_broken_are_left_as_they_are(raw: bytes) -> None:
    assert mend(raw).raw == raw


def test_a_mark_at_the_start_and_line_ends_of_one_kind_stay() -> None:
    text = changed("titel: Lille", "titel:\u00a0Lille").replace("\n", "\r\n")
    assert mend(text.encode("utf-8-sig")).raw == SMALL.replace("\n", "\r\n").encode("utf-8-sig")


def test_a_file_in_a_wide_encoding_becomes_utf_8_when_it_is_mended() -> None:
    result = mend(TABBED.encode("utf-16"))
    assert result.raw == SMALL.encode()
    assert result.told[-1] == "Filen bliver gemt som UTF-8."


PIECES = st.sampled_from(
    [
        "\t",
        "\t\t",
        "\u00a0",
        "\u202f",
        "”",
        "“",
        'Sig: "ja"',
        ": ",
        '"',
        "'",
        "- ",
        "  ",
        "\r\n",
        "a\u030a",
        " # x",
        "æ\x85",
    ]
)
CHANGES = st.lists(st.tuples(st.integers(0, len(SMALL)), PIECES, st.integers(0, 3)), max_size=4)
TABS = st.sets(st.integers(0, len(LINES) - 1), max_size=6)


def spoilt(changes: list[tuple[int, str, int]], tabbed: set[int]) -> str:
    """The smallest card with tabs, and with pieces put in."""
    lines = [re.sub("^(  )+", lambda f: "\t" * (len(f[0]) // 2), x) if n in tabbed else x for n, x in enumerate(LINES)]
    text = "".join(lines)
    for at, piece, less in changes:
        text = text[:at] + piece + text[at + less :]
    return text


@given(CHANGES, TABS, st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_mending_twice_is_mending_once(changes: list[tuple[int, str, int]], tabbed: set[int], encoding: str) -> None:
    once = mend(spoilt(changes, tabbed).encode(encoding, errors="replace"))
    twice = mend(once.raw)
    assert (twice.raw, twice.told) == (once.raw, ())
    if once.told:
        assert once.raw.decode("utf-8").removeprefix("\ufeff") == once.after


@given(CHANGES, TABS)
@example([(0, "\t", 0), (233, "a\u030a", 3)], set())
def test_no_finding_comes_but_what_a_line_that_could_not_be_read_had_hidden(
    changes: list[tuple[int, str, int]], tabbed: set[int]
) -> None:
    raw = spoilt(changes, tabbed).encode()
    before, after = read_card("lille.yaml", raw), read_card("lille.yaml", mend(raw).raw)
    told = Counter((each.code, each.place.line) for each in before.findings)
    unread = {each.place.line for each in before.findings if each.code < "K3"}
    if before.document.data is not None:
        come = Counter((each.code, each.place.line) for each in after.findings) - told
        assert {line for _, line in come} <= unread
    if not before.findings:
        assert after.value == before.value


@given(st.text(st.characters(codec="utf-8", exclude_characters="'\r\n\x85\u2028\u2029"), min_size=1))
def test_a_card_that_reads_without_findings_is_untouched(said: str) -> None:
    raw = unicodedata.normalize("NFC", changed("Noget sker.", f"'{said}'")).encode()
    if not codes(raw):
        assert mend(raw).raw == raw


@given(CHANGES, TABS, st.sets(st.integers(0, len(LINES) - 1), min_size=1, max_size=5))
def test_comments_are_kept(changes: list[tuple[int, str, int]], tabbed: set[int], commented: set[int]) -> None:
    lines = spoilt(changes, tabbed).split("\n")
    text = "\n".join(
        f"# note {n}: \u00a0”x”\n{line}  # tegn {n}" if n in commented else line for n, line in enumerate(lines)
    )
    comments = re.findall(r"# (?:note|tegn) \d+.*", text)
    assert re.findall(r"# (?:note|tegn) \d+.*", mended(text)) == comments


@given(st.binary(max_size=300))
def test_random_bytes_are_mended_or_left(raw: bytes) -> None:
    result = mend(raw)
    assert mend(result.raw).raw == result.raw
    assert bool(result.told) == (result.raw != raw)


def test_a_file_made_to_be_slow_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spil.author.fix.search._MOST_READ", 10_000)
    raw = b"a:\n" + b"\tb: 'x\n c: y: z\n" * 1000
    result = mend(raw)
    assert result.raw.count(b"\n") == raw.count(b"\n")
    assert result.told[-1].startswith("Der er måske mere at rette.")


def at_a_window(argv: list[str], answer: str, folder: Path) -> tuple[int, str]:
    """The command as someone at a terminal meets it."""
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())
    child = subprocess.run(
        [sys.executable, "-c", "import sys, spil.cli; sys.exit(spil.cli.main(sys.argv[1:]))", *argv],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        check=False,
    )
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # how a terminal says that there is no more
        pass
    os.close(ours)
    return child.returncode, said.decode().replace("\r\n", "\n")


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "lille.yaml"
    path.write_bytes(TABBED.replace("til: to}", "til: tre}").encode("cp1252"))
    path.chmod(0o640)
    return path


def test_with_a_yes_the_file_is_mended_and_the_rest_is_told(card: Path) -> None:
    status, said = at_a_window(["tjek", "--ret", "lille.yaml"], "j\n", card.parent)
    assert "--- lille.yaml\n+++ lille.yaml (rettet)\n" in said
    assert "\n-→et:\n" in said
    assert "\n+  et:\n" in said
    assert "Skal det rettes? Skriv j for ja eller n for nej." in said
    assert 'fejl K404: trinnet "tre" findes ikke' in said.partition("Her er resten:")[2]
    assert status == 1
    assert card.read_text(encoding="utf-8") == SMALL.replace("til: to}", "til: tre}")
    assert card.stat().st_mode & 0o777 == 0o640
    assert [path for path in card.parent.iterdir() if path.is_file()] == [card]
    mended = card.read_bytes()
    _, again = at_a_window(["tjek", "--ret", "lille.yaml"], "", card.parent)
    assert "Her er ikke noget, spillet selv kan rette." in again
    assert card.read_bytes() == mended


@pytest.mark.parametrize("answer", ["n\n", "\x04"])
def test_without_a_yes_nothing_is_written(card: Path, answer: str) -> None:
    before = card.read_bytes()
    status, said = at_a_window(["tjek", "--ret", "."], answer, card.parent)
    assert "Intet er rettet." in said
    assert status == 1
    assert card.read_bytes() == before


def test_a_link_stays_a_link_and_what_it_leads_to_is_mended(card: Path, tmp_path: Path) -> None:
    link = tmp_path / "andre" / "lille.yaml"
    link.parent.mkdir()
    link.symlink_to(card)
    at_a_window(["tjek", "--ret", str(link)], "j\n", tmp_path)
    assert link.is_symlink()
    assert "\t" not in card.read_text(encoding="utf-8")


def test_a_file_with_nothing_to_mend_is_told_and_checked(tmp_path: Path) -> None:
    (tmp_path / "lille.yaml").write_text(SMALL, encoding="utf-8")
    status, said = at_a_window(["tjek", "--ret", "lille.yaml"], "", tmp_path)
    assert status == 0
    assert said.startswith("Her er ikke noget, spillet selv kan rette.\n\nlille: LIX")
    assert said.endswith("\n1 kort læst, ingen fejl.\n")


def run(argv: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = spil.cli.main(argv)
    return (status, *capsys.readouterr())


def test_where_nobody_can_answer_it_is_only_shown(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = card.read_bytes()
    status, out, _ = run(["tjek", "--ret", str(card)], capsys)
    assert status == 1
    assert f"--- {card}\n" in out
    assert "Intet er rettet endnu." in out
    assert card.read_bytes() == before


def test_what_stands_in_a_file_moves_no_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lille.yaml"
    path.write_text(changed("arena: møde", "# \x1b[2J\u202e\narena: ”møde”"), encoding="utf-8")
    _, out, _ = run(["tjek", "--ret", str(path)], capsys)
    assert '+arena: "møde"' in out
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", out)


def test_the_games_own_cards_are_never_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = next((built_in() / "kort").glob("*.yaml"))
    (tmp_path / "kort.yaml").symlink_to(own)
    for path in (own, tmp_path / "kort.yaml", built_in()):
        status, out, err = run(["tjek", "--ret", str(path)], capsys)
        assert (status, out) == (2, "")
        assert "Spillets egne kort bliver ikke rettet." in err


@pytest.mark.parametrize("argv", [["tjek", "--ret"], ["tjek", "--ret", "--format", "json", "x.yaml"]])
def test_what_cannot_be_meant_is_told(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(argv, capsys)
    assert status == 2
    assert "spil tjek --ret FIL" in err


def test_a_deck_of_ones_own_is_mended_whole(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (card.parent / "kort").mkdir()
    card.rename(card.parent / "kort" / "lille.yaml")
    _, out, _ = run(["tjek", "--ret", "--kortsaet", str(card.parent)], capsys)
    assert "Tab-tegn er gjort til mellemrum" in out


def test_a_file_that_was_saved_again_meanwhile_is_left_alone(card: Path) -> None:
    (found,) = rewrites([card])
    card.write_text(SMALL, encoding="utf-8")
    assert not put_in_place(found)
    assert card.read_text(encoding="utf-8") == SMALL
