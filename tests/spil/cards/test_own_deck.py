"""A deck of one's own beside the built-in one: a broken file of it is told and takes nothing away."""

import os
from pathlib import Path

import pytest

from spil.author.new.drafts import Desk
from spil.cards.deck import Deck, read_deck
from spil.cards.read.load import SHARED
from spil.catalogue import Found, find
from spil.cli import main


@pytest.mark.parametrize("name", SHARED)
@pytest.mark.parametrize("text", ["", "- hvem", "hvem: [", "- {hvem: Os, hvad: Råd}\n", "x\x07", "- 1\n- 2\n"])
def test_a_broken_shared_file_of_one_s_own_leaves_the_built_in_one_in_use_and_is_told(
    name: str, text: str, tmp_path: Path, deck: Deck
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read_deck(tmp_path)
    assert reading.deck == deck
    assert name in {Path(each.path).name for each in reading.findings}
    for asked in (None, "bif-basis-45", "den-hurtige-hjaelp"):
        found = find(asked, tmp_path)
        assert isinstance(found, Found)
        assert found.deck.routes == deck.routes
        not_for_playing = name in ("hensyn.yaml", "oejeblikke.yaml", "side.yaml")
        assert (name in found.left_out) == (asked is None or not not_for_playing)


def test_one_s_own_shared_file_without_mistakes_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    own = "- {hvem: Os, hvad: Råd, hvordan: Ring., kilde: Her, kontrolleret: 2026-01-02}\n"
    (tmp_path / "klageveje.yaml").write_text(own, encoding="utf-8")
    assert [each.who for each in read_deck(tmp_path).deck.routes] == ["Os"]


@pytest.mark.parametrize("name", SHARED)
def test_a_new_card_cannot_have_the_name_of_a_shared_file(name: str, tmp_path: Path) -> None:
    title = name.removesuffix(".yaml").capitalize()
    assert Desk(tmp_path, read_deck().deck).refusal(title).startswith(f'"{name.removesuffix(".yaml")}" er navnet på')


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_with_a_card_s_name_keeps_nobody_waiting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "x.yaml"
    os.mkfifo(pipe)
    assert main(["tjek", str(pipe)]) == 3
    assert capsys.readouterr().err == f"{pipe} er ikke en almindelig fil.\n"
