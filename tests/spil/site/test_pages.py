"""What every page of the site keeps: small, by itself, in Danish, and people's text only text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from browser import looked_at, needs_browser
from small import SMALL
from website import built, look, seen, with_small

from spil.cards.deck import read_deck
from spil.cards.read.load import read_shared
from spil.site.build import build
from spil.site.guides import guides
from spil.site.render import Site

PAGES = sorted(path for path in built().files if path.endswith(".html") and not path.startswith("papir/"))
KINDS = (
    "index.html", "dagens.html", "kort/index.html", "kort/grund-alder.html", "kort/den-hurtige-hjaelp/index.html",
    "kort/den-hurtige-hjaelp/3.html", "kort/den-hurtige-hjaelp/bagefter.html", "kort/den-hurtige-hjaelp/leder.html",
    "kort/den-hurtige-hjaelp/ti-minutter.html", "forloeb/index.html", "forloeb/bif-basis-45.html", "led.html",
    "skriv.html", "om.html", "hjaelp.html", "tjeklister.html", "svaere-oejeblikke.html", "tilgaengelighed.html",
    "vejledning/under.html", "vejledning/formatet.html", "uden-net.html",
)  # fmt: skip


def test_a_page_with_all_it_needs_is_small() -> None:
    files = built().files
    shared = sum(len(files[each]) for each in ("side.css", "side.js", "ikon.svg"))
    assert {path: len(files[path]) for path in PAGES if len(files[path]) + shared > 30_000} == {}


def test_nothing_comes_from_outside_and_nothing_runs_that_is_not_our_file() -> None:
    for path in PAGES:
        page = seen(path)
        assert [each for each in page.hrefs if each.startswith(("http:", "//"))] == []
        assert {"style", "onclick", "onload"}.isdisjoint(page.attributes)
        assert {"style", "iframe", "form"}.isdisjoint(page.tags)


def test_each_page_is_in_danish_with_one_heading_first_and_a_title_that_no_other_has() -> None:
    titles = []
    for path in PAGES:
        raw = built().files[path].decode()
        assert '<html lang="da">' in raw
        assert seen(path).tags.count("h1") == 1
        assert len(seen(path).ids) == len(set(seen(path).ids))
        titles.append(raw.split("<title>")[1].split("</title>")[0])
    assert sorted(titles) == sorted(set(titles))


def test_people_s_text_is_text() -> None:
    sly = SMALL.replace("Noget sker.", '"<script>alert(1)</script> {{ 7*7 }} <b>"').replace("Lille", '"</title><i>"')
    files = build(with_small(sly)).files
    for path in ("kort/lille/index.html", "kort/lille/ti-minutter.html", "kort/index.html", "index.html"):
        page = look(path, files[path])
        assert "i" not in page.tags
        assert page.tags.count("script") == 1
    assert "{{ 7*7 }}" in look("", files["kort/lille/index.html"]).text


def test_the_same_deck_gives_the_same_bytes_whatever_was_built_before() -> None:
    site = with_small()
    changed = with_small(SMALL.replace("Noget sker.", "Noget andet sker."))
    once = build(site)
    assert build(site).files == once.files
    assert build(changed, before=once).files == build(changed).files != once.files


def test_a_card_that_did_not_change_is_not_made_again() -> None:
    deck = read_deck().deck
    once = build(Site(deck, ()))
    other = deck.cards["den-hurtige-hjaelp"].model_copy(update={"swap": "Noget nyt."})
    again = build(Site(replace(deck, cards={**deck.cards, other.id: other}), ()), before=once)
    assert {name for name, each in again.cards.items() if each is not once.cards[name]} == {"den-hurtige-hjaelp"}
    assert "Noget nyt." in again.files["kort/den-hurtige-hjaelp/bagefter.html"].decode()


def test_a_retired_card_is_not_on_the_site() -> None:
    files = build(with_small(SMALL.replace("status: kladde", "status: udgået"))).files
    assert not [path for path in files if "lille" in path]


def test_a_site_of_one_s_own_has_its_name_its_logo_and_its_colours() -> None:
    text = 'navn: Dilemmaer i Brønshøj\nlogo: os.svg\nfarve: "#0a5c36"\nfarve_mørk: "#8fe0b4"\nkontakt: os@example.dk\n'
    look_ = read_shared("side.yaml", text.encode(), "side.yaml").value
    assert look_ is not None
    site = with_small()
    files = build(Site(replace(site.deck, website=look_), guides()), b"<svg/>").files
    home = files["index.html"].decode()
    assert "· Dilemmaer i Brønshøj</title>" in home
    assert '<img src="os.svg" alt=""' in home
    assert files["os.svg"] == b"<svg/>"
    assert b"--accent:#0a5c36" in files["side.css"]
    assert b"--accent:#8fe0b4" in files["side.css"]
    assert "os@example.dk" in files["skriv.html"].decode()
    assert "Dilemmaer i Brønshøj" in files["side.webmanifest"].decode()


def test_the_statement_marks_what_the_municipality_has_to_fill_in() -> None:
    statement = built().files["tilgaengelighed.html"].decode()
    assert "<mark>mailadresse</mark>" in statement
    assert "Udkast" in statement


def test_the_day_s_dilemma_is_there_for_each_day_without_javascript() -> None:
    assert sum(href.endswith("/ti-minutter.html") for href in seen("dagens.html").hrefs) == 62


@needs_browser
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(path: str, tmp_path: Path) -> None:
    style = built().files["side.css"].decode()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", built().files[path].decode())
    found = looked_at(page.replace("</head>", f"<style>{style}</style></head>"), tmp_path)
    assert found["violations"] == []
    assert found["wide"] <= 320
