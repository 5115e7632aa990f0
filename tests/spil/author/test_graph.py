"""`spil graf`: a card seen whole, in four formats, whatever people wrote in it."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SMALL

import spil.cli
from spil.author.check.all import check_card
from spil.author.graph.dot import as_dot
from spil.author.graph.formats import FORMATS
from spil.author.graph.mermaid import as_mermaid
from spil.author.graph.model import Graph
from spil.author.graph.reading import graph_of
from spil.author.graph.svg import as_svg
from spil.author.graph.tree import as_tree
from spil.cards.deck import read_deck
from spil.cards.read.load import read_card
from spil.cards.read.syntax import Document
from spil.danish import clean

DECK = read_deck()
CARDS = {Path(each.document.path).stem: each for each in DECK.cards}
SVG = "{http://www.w3.org/2000/svg}"
NAUGHTY = (
    '"]; end ]',
    "<b>fed</b> &amp; <script>alert(1)</script>",
    "a\\nb \\N \\",
    "1. liste",
    "- `kode` **fed** _kursiv_",
    "#quot; #35; %% kommentar",
    "|pil| --> s1",
    "{a} (b) [c] ; }",
    "end",
    "fa:fa-car :::k",
    "日本語のとても長いテキストがここにあります",
    "x" * 200,
    "to\nlinjer\u2028og \x1b[31mrødt",
)
MERMAID_TEXT = r'"(?:[^"#<>\[\]{}()|;\\`*]|#\d+;|<br/>)*"'
MERMAID = re.compile(
    rf"flowchart TD|  (?:om|s\d+)(?:\[{MERMAID_TEXT}\]|\(\[{MERMAID_TEXT}\]\))|  om ~~~ s1|"
    rf"  s\d+ -->\|{MERMAID_TEXT}\| s\d+|  classDef fund [^\n]*|  class s\d+(?:,s\d+)* fund"
)
DOT_TEXT = r'"(?:[^"\\]|\\n|\\\\|\\")*"'
DOT = re.compile(
    rf"digraph kort {{|}}|  graph \[label={DOT_TEXT}, [^\"]*\"UTF-8\"\];|  node .*|"
    rf"  s\d+(?: -> s\d+)? \[(?:shape=[^\"]*, )?label={DOT_TEXT}(?:, color=\"#a4001d\")?(?:, penwidth=3)?\];"
)


def drawn(text: str) -> Graph:
    reading = read_card("lille.yaml", text.encode())
    graph = graph_of(reading.document, check_card(reading, DECK))
    assert graph is not None
    return graph


def built_in(name: str) -> Graph:
    graph = graph_of(CARDS[name].document)
    assert graph is not None
    return graph


def saying(text: str) -> Graph:
    """A card with one text in every place a graph shows."""
    choices = [{"id": each, "til": "slut", "kort_sagt": text} for each in "ab"]
    steps = {"et": {"tekst": "X", "spørgsmål": text, "valg": choices}, "slut": {"tekst": "X", "slut": text}}
    graph = graph_of(Document("lille.yaml", "", {"titel": text, "trin": steps}))
    assert graph is not None
    return graph


def texts(form: str, picture: str) -> str:
    """What a reader of the format sees, without its line breaks."""
    if form == "mermaid":
        picture = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), picture.replace("<br/>", ""))
    elif form == "dot":
        picture = re.sub(r"\\(.)", lambda found: "" if found[1] == "n" else found[1], picture).replace("&amp;", "&")
    elif form == "svg":
        picture = "".join(each.text or "" for each in ET.fromstring(picture).iter(f"{SVG}text"))
    return squeezed(picture)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CARDS)
def test_every_step_and_every_choice_stands_in_every_format(name: str, form: str) -> None:
    graph = built_in(name)
    seen = texts(form, FORMATS[form](graph))
    card = CARDS[name].value
    assert card is not None
    assert list(graph.nodes) == list(card.steps)
    for step_id, step in card.steps.items():
        node = graph.nodes[step_id]
        assert squeezed(node.told) in seen
        assert [edge.text for edge in node.edges] == [each.in_short for each in getattr(step, "choices", ())]
        for edge in node.edges:
            assert squeezed(edge.text) in seen
            assert all(squeezed(each) in seen for each in edge.aside)


def well_formed(graph: Graph) -> None:
    ET.fromstring(as_svg(graph))
    for line in as_mermaid(graph).splitlines():
        assert MERMAID.fullmatch(line), line
    for line in as_dot(graph).splitlines():
        assert DOT.fullmatch(line), line
    assert max(map(len, as_tree(graph).splitlines())) <= 80


@pytest.mark.parametrize("text", NAUGHTY)
def test_what_people_wrote_is_text_in_every_format_and_comes_out_whole(text: str) -> None:
    graph = saying(text)
    well_formed(graph)
    for form, render in FORMATS.items():
        assert texts(form, render(graph)).count(squeezed(clean(text))) >= 5


@given(st.text(max_size=120))
def test_no_text_breaks_a_format(text: str) -> None:
    well_formed(saying(text))


@pytest.mark.parametrize("name", CARDS)
def test_cards_that_are_built_in_are_well_formed_in_every_format(name: str) -> None:
    well_formed(built_in(name))


def test_the_tree_tells_each_step_once_and_says_where_to_look_later() -> None:
    tree = as_tree(built_in("du-kan-jo-sproget"))
    assert tree.count("lederen: Hvad svarer du?") == 1
    assert tree.count("→ se lederen") == 4
    assert "hvis tilbød-skift" in tree
    assert "husker ventede" in tree


@pytest.mark.parametrize("name", CARDS)
def test_no_box_of_the_picture_lies_over_another_and_all_text_is_inside_its_own(name: str) -> None:
    root = ET.fromstring(as_svg(built_in(name)))
    size = [float(root.attrib[each]) for each in ("width", "height")]
    boxes = [
        [float(each.attrib[key]) for key in ("x", "y", "width", "height")]
        for each in root.iter(f"{SVG}rect")
        if each.attrib["width"] != "100%"
    ]
    for one, other in combinations(boxes, 2):
        apart = [one[n] + one[n + 2] < other[n] or other[n] + other[n + 2] < one[n] for n in (0, 1)]
        assert any(apart)
    assert all(box[n] + box[n + 2] <= size[n] for box in boxes for n in (0, 1))
    title, *lines = root.iter(f"{SVG}text")
    assert title.text == built_in(name).title
    head = [each for each in lines if float(each.attrib["y"]) < min(box[1] for box in boxes)]
    assert " ".join(each.text or "" for each in head) == " ".join(built_in(name).before)
    lines = lines[len(head) :]
    for each in lines:
        x, y = float(each.attrib["x"]), float(each.attrib["y"])
        assert sum(box[0] < x < box[0] + box[2] and box[1] < y < box[1] + box[3] for box in boxes) == 1


def test_the_picture_has_a_title_and_all_it_shows_as_text_and_fetches_nothing() -> None:
    graph = built_in("du-kan-jo-sproget")
    picture = as_svg(graph)
    root = ET.fromstring(picture)
    assert root.findtext(f"{SVG}title") == "Du kan jo sproget"
    assert squeezed(root.findtext(f"{SVG}desc") or "") == squeezed(as_tree(graph))
    assert root.attrib["aria-labelledby"] == root.find(f"{SVG}title").attrib["id"]  # type: ignore[union-attr]
    assert not re.search(r"href|url\(|@|<style|<script", picture)
    assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_all_text_of_the_picture_can_be_read_on_every_ground_it_has() -> None:
    root = ET.fromstring(as_svg(drawn(SMALL.replace("til: slut}", "til: slud}"))))
    inks = {each.attrib["fill"] for each in root.iter(f"{SVG}text")}
    grounds = {each.attrib["fill"] for each in root.iter(f"{SVG}rect")}
    assert len(inks) >= 3
    assert all((luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 4.5 for ink in inks for ground in grounds)


def test_findings_stand_at_the_step_or_the_choice_they_are_about() -> None:
    graph = drawn(
        SMALL.replace("arena: møde\n", "").replace("til: slut}", "til: slud}").replace("til: to}", "til: tu}")
    )
    marked = {name: [[mark.code for mark in edge.marks] for edge in node.edges] for name, node in graph.nodes.items()}
    assert marked["et"] == [[], ["K404"]]
    assert marked["to"] == [["K404"], []]
    assert [mark.code for mark in graph.marks] == ["K301"]
    for form, render in FORMATS.items():
        seen = texts(form, render(graph))
        assert "sludfindesikke" in seen
        assert seen.count("FejlK404") == 2
        assert "FejlK301" in seen


def test_a_step_that_nobody_reaches_is_in_the_tree_and_said_so() -> None:
    tree = as_tree(drawn(SMALL.replace("perspektiver:", "  tre: {tekst: X., slut: Alene}\nperspektiver:")))
    assert "Ingen vej fører hertil:\ntre, slut: Alene" in tree
    assert "Fejl K501" in tree


def test_a_card_that_goes_in_a_ring_is_drawn_with_where_it_goes_back_to() -> None:
    graph = drawn(SMALL.replace("til: slut}", "til: et}"))
    well_formed(graph)
    assert "gårtilet" in texts("svg", as_svg(graph))
    assert "→ se et" in as_tree(graph)


def test_a_thousand_steps_in_a_row_are_drawn_in_every_format() -> None:
    steps = "".join(
        f"  t{n}: {{valg: [{{id: a, til: t{n + 1}}}, {{id: b, til: t{min(n + 300, 999)}}}]}}\n" for n in range(999)
    )
    text = f"{SMALL[: SMALL.index('  et:')]}{steps}  t999: {{slut: X}}\n"
    graph = graph_of(read_card("x.yaml", text.encode()).document)
    assert graph is not None
    well_formed(graph)


def run(argv: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    try:
        status = spil.cli.main(argv)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def test_a_card_of_the_deck_or_a_file_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(["graf", "du-kan-jo-sproget"], capsys)
    assert (status, err) == (0, "")
    assert out.startswith("Du kan jo sproget\n")
    card, picture = tmp_path / "lille.yaml", tmp_path / "lille.svg"
    card.write_text(SMALL, encoding="utf-8")
    assert run(["graf", str(card), "--format", "svg", "-o", str(picture)], capsys)[0] == 0
    assert ET.fromstring(picture.read_text(encoding="utf-8")).tag == f"{SVG}svg"


def test_a_card_with_errors_is_drawn_as_far_as_its_links_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "lille.yaml"
    card.write_text(SMALL.replace("til: slut}", "til: slud}"), encoding="utf-8")
    status, out, _ = run(["graf", str(card)], capsys)
    assert status == 1
    assert "slud findes ikke" in out
    card.write_text(SMALL.replace("trin:\n", "trin: ja\nx:\n"), encoding="utf-8")
    status, out, err = run(["graf", str(card)], capsys)
    assert (status, out) == (1, "")
    assert "fejl K" in err


@pytest.mark.parametrize(
    ("argv", "status", "told"),
    [
        (["graf", "den-hurtige-hjalp"], 2, 'Mente du "den-hurtige-hjaelp"?'),
        (["graf", "findes-ikke.yaml"], 3, "findes-ikke.yaml findes ikke"),
        (["graf", "du-kan-jo-sproget", "--format", "png"], 2, '"png" findes ikke'),
    ],
)
def test_what_cannot_be_drawn_is_told(
    argv: list[str], status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(argv, capsys)
    assert code == status
    assert told in err
