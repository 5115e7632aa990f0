"""What an author is told of cards that remember each other, and where it is shown."""

from pathlib import Path

from series import LATER, series_deck

from spil.author.check.all import check_card
from spil.author.check.kept_ways import follow
from spil.author.graph.reading import graph_of
from spil.author.graph.svg import as_svg
from spil.author.graph.tree import as_tree
from spil.author.lsp.complete import offers_at
from spil.author.reading_copy import card_copy
from spil.cards.deck import read_deck
from spil.cards.model import Card
from spil.cards.read.load import read_card
from spil.cards.ways import ways_of
from spil.cli import main
from spil.webform.fields import form_of

ONLY_THEY = LATER.replace("id: nej,", "hvis: [sagde-ja], id: nej,", 1)
"""A first decision that has one choice alone for those who did not say yes."""


def codes(text: str) -> list[str]:
    reading = read_card("senere.yaml", text.encode())
    return [each.code for each in check_card(reading, read_deck()) if each.severity == "error"]


def test_every_beginning_is_checked_and_not_only_the_usual_one() -> None:
    assert codes(ONLY_THEY) == ["K503"]
    assert codes(ONLY_THEY.replace("ellers: nej", "ellers: ja")) == ["K503"]
    assert codes(LATER) == []


def test_the_way_of_a_finding_says_what_is_remembered_from_before() -> None:
    text = LATER.replace("id: nej,", "hvis_ikke: [sagde-ja], id: nej,", 1)
    (found,) = [each for each in check_card(read_card("senere.yaml", text.encode()), read_deck()) if each.way]
    assert found.way == ("fra_før.sagde-ja",)
    card = read_card("senere.yaml", LATER.encode()).value
    assert card is not None
    assert follow(ways_of(card), found.way)[0].remembered == {"sagde-ja"}


def test_a_default_must_be_stated() -> None:
    assert codes(LATER.replace(", ellers: nej", "")) == ["K301"]


def test_a_folder_with_a_series_is_checked_whole(tmp_path: Path) -> None:
    series_deck(tmp_path)
    assert main(["tjek", str(tmp_path)]) == 0
    backwards = (tmp_path / "forloeb" / "serien.yaml").read_text(encoding="utf-8")
    (tmp_path / "forloeb" / "serien.yaml").write_text(
        backwards.replace("[lille, senere]", "[senere, lille]"), encoding="utf-8"
    )
    assert main(["tjek", str(tmp_path)]) == 1


def later() -> Card:
    card = read_card("senere.yaml", LATER.encode()).value
    assert card is not None
    return card


def test_the_graph_says_it_in_every_form() -> None:
    graph = graph_of(read_card("senere.yaml", LATER.encode()).document)
    assert graph is not None
    told = "Husker fra lille: sagde-ja, hvis I sidst sagde ja til borgeren. Ellers nej."
    assert told in " ".join(as_tree(graph).split())
    assert "Husker fra lille" in as_svg(graph)


def test_reading_everything_once_says_when_a_sentence_is_read(tmp_path: Path) -> None:
    lines = list(card_copy(later(), series_deck(tmp_path)))
    assert "Kun hvis I sidst sagde ja til borgeren: Nå ja." in lines
    assert "Kortet husker fra »Lille«, hvis I sidst sagde ja til borgeren. Har I ikke spillet det: nej." in lines


def test_an_editor_offers_what_the_earlier_card_remembers(tmp_path: Path) -> None:
    text = LATER.replace(
        "  - {kort: lille, husk: sagde-ja, gjorde: sidst sagde ja til borgeren, ellers: nej}\n",
        "  - kort: lille\n    husk: \n",
    )
    line = text.split("\n").index("    husk: ")
    found = offers_at(read_card("senere.yaml", text.encode()).document, Card, series_deck(tmp_path), line, 10)
    assert found is not None
    assert [each.name for each in found[1]] == ["sagde-ja"]


def test_the_form_in_the_browser_shows_it_and_offers_its_flag() -> None:
    form = form_of(read_card("senere.yaml", LATER.encode()).document, read_deck().deck)
    fields = {each.keys: each for part in form for each in part.all_fields()}
    assert fields["fra_før", 0, "gjorde"].shown == "sidst sagde ja til borgeren"
    assert ("sagde-ja", "sagde-ja") in fields["trin", "et", "tillæg", 0, "hvis"].options
