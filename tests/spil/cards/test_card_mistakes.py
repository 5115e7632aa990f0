"""An author's mistakes: each is found at its place, and nothing is accepted in silence."""

import pytest
from small import SMALL

from spil.cards.read.load import read_card


def found_in(text: str | bytes) -> list[tuple[str, int, int]]:
    """Codes with their lines and columns."""
    raw = text if isinstance(text, bytes) else text.encode()
    return [(each.code, each.place.line, each.place.column) for each in read_card("lille.yaml", raw).findings]


def changed(old: str, new: str) -> str:
    """The smallest card with one change."""
    assert SMALL.count(old) >= 1
    return SMALL.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    """The line a part of a text stands in."""
    return text[: text.index(part)].count("\n") + 1


def test_a_card_without_mistakes_is_a_card() -> None:
    reading = read_card("lille.yaml", SMALL.encode())
    assert reading.findings == ()
    assert reading.value is not None
    assert reading.value.title == "Lille"


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("arena: møde", "arena: mode", "K305", "mode"),
        ("minutter: 8", "minutter: 0112", "K306", "0112"),
        ("minutter: 8", "minutter: 12:30", "K306", "12:30"),
        ("minutter: 8", "minutter: no", "K306", "no\n"),
        ("minutter: 8", "minutter:", "K309", "minutter:"),
        ("titel: Lille", "titel: [Lille]", "K303", "titel"),
        ("mål: [B-HM]", "mål: B-HM", "K302", "B-HM"),
        ("mål: [B-HM]", "mål: []", "K310", "mål"),
        ("id: lille", "id: Lille kort", "K307", "Lille kort"),
        ("id: lille", "id: næste", "K307", "næste"),
        ("titel: Lille", "titel: Lille\ntitle: Small", "K312", "title"),
        ("titel: Lille", "Titel: Lille", "K312", "Titel"),
        ("titel: Lille", "titel: Lille\ntitel: Mindre", "K202", "titel: Mindre"),
        ("titel: Lille", "titel: &a Lille", "K203", "&a"),
        ("titel: Lille", "titel: !!str Lille", "K204", "!!str"),
        ("titel: Lille", "titel: Lille: kort", "K211", ": kort"),
        ("titel: Lille", "titel: %Lille", "K215", "%"),
        ("titel: Lille", "titel: @Lille", "K215", "@"),
        ("titel: Lille", "\ttitel: Lille", "K210", "\t"),
        ("titel: Lille", 'titel: "Lille" kort', "K213", "kort\n"),
        ("titel: Lille", 'titel: "Lille"#3', "K223", "#3"),
        ("titel: Lille", "titel: 'Lille'# 3", "K223", "# 3"),
        ("titel: Lille", "titel: Lille #3", "K223", "#3"),
        ("titel: Lille", "titel:\u2028 Lille", "K104", "\u2028"),
        ("titel: Lille", "titel: Li\x07lle", "K103", "\x07"),
        ("familie: drift", "familie: drifft", "K305", "drifft"),
        ("{id: nej,", "{id: ja,", "K401", "ja, tekst: Sig nej."),
        ("{id: b,", "{id: a,", "K402", "a, navn: Beta"),
        ("hensyn: [b], til: to}", "hensyn: [c], til: to}", "K403", "c], til"),
        ("til: to}", "til: tre}", "K404", "tre}"),
        ("{hvis: [sagde-ja]", "{hvis: [sagde-jo]", "K405", "sagde-jo"),
        ("til: slut}", "til: et}", "K406", "et}"),
        ("{når: altid,", "{når: valgt, trin: tre, valg: ja,", "K407", "tre, valg"),
        ("{når: altid,", "{når: valgt, trin: et, valg: jo,", "K407", "jo,"),
        ("{når: altid,", "{når: valgt,", "K408", "{når: valgt"),
        ("{id: nej,", '{id: "nej ",', "K307", '"nej "'),
        ("mål: [B-HM]", "mål: [B-HQ]", "K305", "B-HQ"),
        ("{når: altid,", "{når: altid, ekstra: x,", "K312", "ekstra"),
        ("hensyn: [a], til: to,", "hensyn: [A b], til: to,", "K307", "A b"),
        ("titel: Lille", 'titel: "L\\x1b[31m"', "K103", '"L'),
        ("titel: Lille", "titel: Li\u200blle", "K103", "\u200b"),
        ("mål: [B-HM]", "mål: *a", "K203", "*a"),
        ("titel: Lille", "titel: Lille\n<<: *a", "K203", "*a"),
        ("mål: [B-HM]", "mål: !!int 1", "K204", "!!int"),
        ("titel: Lille", 'titel: Lille\n"<x>": b', "K312", '"<x>"'),
        ("husk: [sagde-ja]", "husk: sagde-ja", "K302", "sagde-ja}"),
        ("husk: [sagde-ja]", "huks: [sagde-ja]", "K312", "huks"),
        ("{id: b, navn", "{di: b, navn", "K312", "di: b"),
        ("    slut: Et slut", "    Slut: Et slut", "K312", "Slut: Et"),
        ("    slut: Et slut", "    slut:", "K309", "slut:\nper"),
        ("trin:\n", "trim:\n", "K312", "trim"),
        ("minutter: 8", "minutter: [5]", "K306", "minutter"),
        ("vælg_fra: Aldrig.", "vælg_fra:", "K309", "vælg_fra"),
        ("{når: altid,", "{når: ingen-valgte, trin: to, valg: gå,", "K409", "gå, tekst: Hvad siger"),
        ("{når: altid,", "{når: valgt, trin: et,", "K408", "{når: valgt"),
        ("{når: altid,", "{når: valgt, valg: ja,", "K408", "{når: valgt"),
        ("{når: altid,", "{når: to-lejre, trin: tre, mellem: [ja, nej],", "K407", "tre, mellem"),
    ],
)
def test_a_mistake_is_found_at_its_line_and_column(old: str, new: str, code: str, at: str) -> None:
    text = changed(old, new)
    start = text.index(at)
    line = text[:start].count("\n") + 1
    column = start - text.rfind("\n", 0, start)
    assert found_in(text) == [(code, line, column)]


@pytest.mark.parametrize("name", ["et", "to", "slut"])
def test_a_step_whose_colon_is_missing_is_one_finding_at_its_name(name: str) -> None:
    text = changed(f"  {name}:\n", f"  {name}\n")
    assert found_in(text) == [("K216", line_of(text, f"\n  {name}\n") + 1, 3)]


@pytest.mark.parametrize("margin", ["", "  "])
@pytest.mark.parametrize("dashes", ["    ", "      "])
def test_additions_that_stand_outside_their_step_are_one_finding(margin: str, dashes: str) -> None:
    text = changed("    tillæg:\n      - {", f"{margin}tillæg:\n{dashes}- {{")
    assert found_in(text) == [("K214", line_of(text, "tillæg:"), len(margin) + 1)]


def test_choices_that_stand_level_with_the_steps_are_one_finding_though_yaml_can_read_them() -> None:
    start = SMALL.rindex("    valg:")
    text = SMALL[:start] + SMALL[start + 2 :]
    assert found_in(text) == [("K214", line_of(text, "\n  valg:") + 1, 3)]


def put_out(text: str, name: str, *, whole: bool) -> str:
    """The text with a step, or only the line of its name, two spaces further out."""
    lines = text.split("\n")
    first = lines.index(f"  {name}:")
    last = next(n for n in range(first + 1, len(lines)) if not lines[n].startswith("    "))
    moved = range(first, last if whole else first + 1)
    return "\n".join(line[2:] if n in moved else line for n, line in enumerate(lines))


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("name", ["to", "slut"])
def test_a_step_at_the_margin_is_one_finding_that_says_where_it_belongs(name: str, *, whole: bool) -> None:
    text = put_out(SMALL, name, whole=whole)
    (found,) = read_card("lille.yaml", text.encode()).findings
    assert (found.code, found.place.line) == ("K214", text.split("\n").index(f"{name}:") + 1)
    assert f'Ryk trinnet "{name}"' in found.repair
    assert ("alt under det" in found.repair) == whole


@pytest.mark.parametrize("more", [(), ("      Og det haster.",)])
def test_a_text_whose_own_line_is_gone_is_one_finding_at_its_first_line(more: tuple[str, ...]) -> None:
    text = changed("    tekst: Noget sker.", "\n".join(["      Noget sker her i dag.", *more]))
    (found,) = read_card("lille.yaml", text.encode()).findings
    assert (found.code, found.place.line, found.place.column) == ("K208", line_of(text, "      Noget"), 7)
    assert found.repair == 'Skriv "tekst: |" på linjen over.'


def test_a_text_that_hangs_loose_is_told_once_and_not_for_each_of_its_lines() -> None:
    text = changed("arena: møde\n", "arena: møde  # stedet\n  En borger venter\n  på et svar\n  i dag.\n")
    assert [line for _, line, _ in found_in(text)] == [line_of(text, "  En borger")]


@pytest.mark.parametrize(("first", "then"), [("    ", "    "), ("", ""), ("       ", "      ")])
def test_a_text_badly_indented_is_one_finding_though_a_line_of_it_begins_as_a_key_does(first: str, then: str) -> None:
    said = f'    tekst: |\n{first}En borger har\n{then}skrevet: "Kan han det?" En anden er glad.'
    text = changed("    tekst: Noget sker.", said)
    assert [line for _, line, _ in found_in(text)] == [line_of(text, "En borger")]


def test_a_step_that_took_another_s_name_is_told_where_the_name_stands_again() -> None:
    text = changed("  to:\n", "  et:\n")
    (found,) = read_card("lille.yaml", text.encode()).findings
    assert (found.code, found.place.line) == ("K202", line_of(text, "\n  et:\n    tekst: Mere") + 1)
    assert found.repair == 'Giv det ene trin et andet navn, måske "to", eller slet det.'


def test_a_step_twice_hides_no_other_step_that_is_missing() -> None:
    text = changed("  to:\n", "  et:\n").replace("til: to,", "til: helt-andre-steder,", 1)
    assert sorted(code for code, *_ in found_in(text)) == ["K202", "K404", "K404"]


def test_a_step_twice_of_whose_lost_names_one_is_nearly_another_step_is_told_by_the_name_that_is_like_none() -> None:
    text = changed("  to:\n", "  et:\n").replace("til: to}", "til: slud}")
    told = {each.code: each.repair for each in read_card("lille.yaml", text.encode()).findings}
    assert told.keys() == {"K202", "K404"}
    assert told["K202"] == 'Giv det ene trin et andet navn, måske "to", eller slet det.'
    assert 'Mente du "slut"' in told["K404"]


def test_more_steps_twice_than_names_lost_are_told_without_a_guess_at_which_is_which() -> None:
    text = changed("  to:\n", "  et:\n").replace("  slut:\n", "  et:\n")
    found = read_card("lille.yaml", text.encode()).findings
    assert [each.repair for each in found] == ["Giv det ene trin et andet navn, eller slet det."] * 2


def test_a_note_twice_is_no_step_twice_though_it_stands_as_far_in_and_a_step_has_its_name() -> None:
    text = SMALL.replace("  to:\n", "  formål:\n").replace("til: to", "til: formål")
    text = text.replace("  formål: At prøve.\n", "  formål: At prøve.\n  formål: At se.\n")
    (found,) = read_card("lille.yaml", text.encode()).findings
    assert (found.code, found.place.line, found.repair) == ("K202", line_of(text, "  formål: At se."), "Slet den ene.")


def test_a_step_twice_is_told_alike_where_yaml_could_not_read_all_of_the_file() -> None:
    text = changed("  to:\n", "  et:\n").replace("titel: Lille", "titel: Lille: kort")
    told = {each.code: each.repair for each in read_card("lille.yaml", text.encode()).findings}
    assert told.keys() == {"K202", "K211"}
    assert told["K202"] == 'Giv det ene trin et andet navn, måske "to", eller slet det.'


def test_two_names_in_a_list_without_a_comma_are_one_finding_that_says_so() -> None:
    text = changed("{når: altid,", "{når: to-lejre, mellem: [ja nej],")
    (found,) = read_card("lille.yaml", text.encode()).findings
    assert found.code == "K307"
    assert "[ja, nej]" in found.repair


def test_a_missing_colon_after_a_known_key_is_mended_by_that_key() -> None:
    (found,) = read_card("lille.yaml", changed("spørgsmål: Hvad gør du?", "spørgsmål Hvad gør du?").encode()).findings
    assert '"spørgsmål: Hvad gør du?"' in found.repair


def test_two_cards_in_one_file_are_not_also_told_as_half_a_card() -> None:
    text = changed("facilitator:\n", "---\nfacilitator:\n")
    assert [code for code, *_ in found_in(text)] == ["K205"]


def test_a_misspelt_key_is_one_finding_and_not_also_a_missing_one() -> None:
    text = changed("til: to}", "tli: to}")
    assert [code for code, *_ in found_in(text)] == ["K312"]


def test_all_independent_mistakes_are_told_in_one_run() -> None:
    text = changed("arena: møde", "arena: mode").replace("til: to}", "til: tre}").replace("version: 1", "version: en")
    assert {code for code, *_ in found_in(text)} == {"K305", "K404", "K306"}


def test_a_text_that_looks_like_something_else_is_kept_as_written() -> None:
    reading = read_card("lille.yaml", changed("titel: Lille", "titel: 12:30").encode())
    assert reading.value is not None
    assert reading.value.title == "12:30"


def test_lines_are_counted_as_an_editor_counts_them_with_windows_line_ends() -> None:
    text = changed("arena: møde", "arena: mode")
    assert found_in(text.replace("\n", "\r\n")) == found_in(text)


def test_columns_are_those_of_the_file_when_letters_are_decomposed() -> None:
    text = changed("titel: Lille", "titel: på\u030a, arena: x").replace("titel", "tite\u030al")
    assert [(line, column) for _, line, column in found_in(text)] == [(2, text.splitlines()[1].index(", arena:") + 8)]


def test_keys_typed_with_decomposed_letters_are_the_same_keys() -> None:
    text = SMALL.replace("å", "a\u030a")
    assert found_in(text) == []


def test_a_file_saved_as_windows_1252_says_so_at_the_first_letter() -> None:
    raw = SMALL.encode("cp1252")
    code, line, column = found_in(raw)[0]
    assert (code, line, column) == ("K102", 3, 9)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "K105"),
        (b"   \n\n", "K105"),
        (b"Der var engang en far.", "K207"),
        (b"- et\n- to\n", "K304"),
        (b"x" * 70_000, "K101"),
        (b"[" * 30_000, "K206"),
        (b"id: lille\n---\nid: anden\n", "K205"),
        (b"? {a: b}\n: c\n", "K208"),
    ],
)
def test_a_file_that_is_no_card_is_told_what_it_is(raw: bytes, code: str) -> None:
    assert code in {found for found, *_ in found_in(raw)}


def test_every_encoding_an_editor_may_choose_is_read() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert found_in(SMALL.encode(encoding)) == []


def test_one_broken_byte_is_one_finding_at_its_letter_with_and_without_a_mark_at_the_start() -> None:
    raw = SMALL.encode().replace(b"Lille", b"Lil\xffle", 1)
    assert found_in(raw) == [("K102", 2, 11)]
    assert found_in(b"\xef\xbb\xbf" + raw) == [("K102", 2, 11)]


def test_a_file_in_a_wide_encoding_that_does_not_say_so_is_one_finding() -> None:
    assert found_in(SMALL.encode("utf-16-le")) == [("K102", 1, 1)]


def test_letters_written_as_escapes_are_the_same_letters() -> None:
    reading = read_card("lille.yaml", changed("titel: Lille", r'titel: "e\u0301"').encode())
    assert reading.value is not None
    assert reading.value.title == "é"


def test_a_finding_ends_within_the_file_s_own_line_also_where_reading_went_on_with_a_mended_one() -> None:
    text = changed("mål: [B-HM]", 'mål:\n  Noget står her.\n  "Hvad nu?" siger hun.\nhov hov')
    reading = read_card("lille.yaml", text.encode())
    lines = text.split("\n")
    assert any(each.place.line != each.place.end_line for each in reading.findings)
    for each in reading.findings:
        assert each.place.end_column <= len(lines[each.place.end_line - 1]) + 1


def test_a_file_made_to_be_slow_is_read_with_a_bounded_number_of_findings() -> None:
    unknown = ", ".join(f"flag-{number}" for number in range(3000))
    text = changed("husk: [sagde-ja]", f"husk: [sagde-ja], hvis: [{unknown}]")
    assert len(found_in(text)) <= 110
    many = "hensyn: [" + "{a: b}, " * 5000 + "]"
    assert len(found_in(f"{many}\n")) <= 110


def test_a_step_that_is_not_there_is_told_without_an_empty_list_where_no_step_can_be_read() -> None:
    text = SMALL[: SMALL.index("  et:")] + "  et: Hej\n" + SMALL[SMALL.index("perspektiver:") :]
    text = text.replace("{når: altid,", "{når: valgt, trin: x9, valg: ja,")
    (lost,) = (each for each in read_card("lille.yaml", text.encode()).findings if each.code == "K407")
    assert lost.repair == "Skriv trinnet."


def test_a_card_that_begins_with_its_end_says_so_at_the_step() -> None:
    start, end = SMALL.index("  slut:\n"), SMALL.index("perspektiver:")
    text = SMALL.replace("  et:\n", f"{SMALL[start:end].replace('slut:', 'forbi:', 1)}  et:\n", 1)
    assert ("K410", line_of(text, "  forbi:"), 3) in found_in(text)


def test_a_step_that_is_not_like_any_other_is_told_with_those_that_are_there() -> None:
    text = changed("til: slut}", "til: helt-ukendt-trin}")
    (lost,) = read_card("lille.yaml", text.encode()).findings
    assert lost.repair == "Skriv trinnet, eller vælg et af dem, der er: et, to, slut."
    assert lost.way == ("et.ja", "to.bliv")


def test_a_loop_over_three_steps_is_told_at_the_choice_that_closes_it() -> None:
    choice = "      - {id: om, tekst: Om., kort_sagt: gå om, giver: Ro., koster: Tid., hensyn: [a], til: et}\n"
    third = f"  tre:\n    tekst: Mere.\n    spørgsmål: Hvad?\n    valg:\n{choice}"
    text = changed("  slut:\n", f"{third}  slut:\n").replace("til: slut}", "til: tre}", 1)
    (loop,) = (each for each in read_card("lille.yaml", text.encode()).findings if each.code == "K406")
    assert loop.place.line == line_of(text, "{id: om")
    assert loop.way == ("et.ja", "to.bliv", "tre.om")
