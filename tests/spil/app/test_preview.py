"""`spil vis`: the rules of playing while writing, and the screen driven by keys."""

import io
from pathlib import Path
from typing import Any

import pytest
from small import SMALL
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

import spil.cli
from spil.app.preview.app import PreviewApp
from spil.app.preview.screen import PreviewScreen
from spil.author.check.all import Checked, check_paths
from spil.author.preview.state import Preview
from spil.author.preview.watcher import Rest
from spil.cards.deck import read_deck
from spil.cards.read.load import read_trials
from spil.ui.choose import ChooseScreen
from spil.ui.form import QuestionsScreen

DECK = read_deck()
THREE = SMALL.replace("til: slut}", "til: tre}").replace(
    "  slut:\n",
    """\
  tre:
    tekst: Det tredje sker.
    spørgsmål: Hvad til sidst?
    valg:
      - {id: tak, tekst: Sig tak., kort_sagt: takke, giver: Ro., koster: Tid., hensyn: [a], til: slut}
      - {id: tavs, tekst: Ti stille., kort_sagt: tie, giver: Tid., koster: Ro., hensyn: [b], til: slut}
  slut:
""",
    1,
)
"""et → to → tre → slut; "gå" in to goes straight to the ending."""


class Writing:
    """A card's file, saved as its author goes on."""

    def __init__(self, folder: Path, text: str = THREE) -> None:
        self.path = folder / "lille.yaml"
        self.save(text)
        self.preview = Preview(self._checked().readings[0].document).saved(self._checked())[0]

    def save(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def saved(self, text: str) -> str | None:
        """Save, and what is said."""
        self.save(text)
        self.preview, said = self.preview.saved(self._checked())
        return said

    def at(self, *numbers: int) -> "Writing":
        for number in numbers:
            chosen = self.preview.choose(number)
            assert chosen is not None
            self.preview = chosen
        return self

    @property
    def step(self) -> str:
        assert self.preview.walk is not None
        return self.preview.walk.step

    def _checked(self) -> Checked:
        return check_paths([self.path], DECK)


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    return Writing(tmp_path)


def test_after_a_save_one_stands_where_one_stood(writing: Writing) -> None:
    said = writing.at(1, 1).saved(THREE.replace("Det tredje sker.", "Noget helt andet."))
    assert said == "Kortet er læst igen. Du står samme sted."
    assert writing.step == "tre"
    assert writing.preview.card is not None
    assert writing.preview.card.steps["tre"].text == "Noget helt andet."


def test_where_a_choice_is_gone_one_stands_at_the_last_place_that_holds_and_is_told(writing: Writing) -> None:
    said = writing.at(1, 1).saved(THREE.replace("{id: bliv,", "{id: blive,"))
    assert said == ('Trinnet "to" har ikke valget "bliv", så du står ved det sidste sted på din vej, der holder.')
    assert (writing.step, writing.preview.way) == ("to", ("et.ja",))


def test_a_save_of_the_kept_ways_alone_says_nothing_of_the_card(writing: Writing) -> None:
    writing.path.with_name("lille.proever.yaml").write_text("prøver:\n", encoding="utf-8")
    assert writing.at(1).saved(THREE) is None
    assert [each.code for each in writing.preview.findings] == ["K309"]


def test_a_choice_that_leads_elsewhere_now_is_told(writing: Writing) -> None:
    said = writing.at(2).saved(THREE.replace("hensyn: [b], til: to}", "hensyn: [b], til: tre}"))
    assert said == 'Vejen fører nu til trinnet "tre" og ikke til "to".'
    assert writing.step == "tre"


def test_what_is_lost_ahead_of_where_one_stands_moves_nobody(writing: Writing) -> None:
    before = writing.at(1, 1).preview.back()
    assert before is not None
    writing.preview = before
    assert writing.saved(THREE.replace("{id: bliv,", "{id: blive,")) == "Kortet er læst igen. Du står samme sted."
    assert (writing.step, writing.preview.forward()) == ("to", None)


@pytest.mark.parametrize(
    "broken", ["", "id: lil", THREE.replace("trin:", "trin"), THREE.replace("til: tre}", "til: tr}")]
)
def test_a_file_that_is_broken_keeps_the_card_and_the_place_till_it_is_mended(writing: Writing, broken: str) -> None:
    writing.at(1, 1).saved(broken)
    assert writing.preview.broken
    assert writing.step == "tre"
    assert [each for each in writing.preview.findings if each.severity == "error"]
    assert writing.saved(THREE) == "Kortet er læst igen. Du står samme sted."
    assert (writing.preview.broken, writing.step) == (False, "tre")


def test_back_and_forward_again_and_another_choice_forgets_what_was_ahead(writing: Writing) -> None:
    before = writing.at(1, 1).preview.back()
    assert before is not None
    assert before.forward() == writing.preview
    assert before.choose(1) == writing.preview
    other = before.choose(2)
    assert other is not None
    assert (other.way, other.forward()) == (("et.ja", "to.gå"), None)
    assert writing.preview.choose(3) is None


def test_one_jumps_to_a_step_by_the_shortest_way_and_never_where_no_way_leads(tmp_path: Path) -> None:
    text = SMALL.replace("perspektiver:", "  tre:\n    tekst: X.\n    slut: X\nperspektiver:")
    writing = Writing(tmp_path, text)
    there = writing.preview.jump("slut")
    assert there is not None
    assert there.way == ("et.ja", "to.bliv")
    assert writing.preview.jump("tre") is None


def test_the_next_finding_brings_one_to_its_step_by_the_way_that_shows_it(tmp_path: Path) -> None:
    text = THREE.replace("{id: bliv,", "{id: bliv, hvis: [sagde-ja],").replace("id: lille", "id: anden")
    selected = Writing(tmp_path, text).preview
    told = []
    for _ in range(3):
        selected = selected.select_next()
        assert selected.selected is not None
        told.append((selected.findings[selected.selected].code, selected.way[: selected.made], selected.here))
    assert told == [("K801", (), 0), ("K503", ("et.nej",), 1), ("K801", ("et.nej",), 0)]


def test_where_it_matters_what_is_remembered_one_is_brought_there_the_way_that_shows_it(tmp_path: Path) -> None:
    writing = Writing(tmp_path, THREE.replace("{id: bliv,", "{id: bliv, hvis: [sagde-ja],")).at(1)
    assert (writing.step, writing.preview.select_next().way) == ("to", ("et.nej",))


def test_a_finding_at_a_step_that_no_way_leads_to_is_still_shown(tmp_path: Path) -> None:
    text = SMALL.replace("perspektiver:", "  tre:\n    tekst: X.\n    slut: X\nperspektiver:")
    there = Writing(tmp_path, text).preview.select_next()
    assert (there.step, there.here) == ("et", 0)
    assert there.step_of(there.findings[0]) == "tre"


def test_a_finding_of_the_step_where_one_stands_is_shown_and_moves_nobody(writing: Writing) -> None:
    writing.at(2).saved(THREE.replace("til: slut, uden", "til: sluk, uden"))
    assert writing.preview.here == 0
    there = writing.preview.select_next()
    assert (there.step, there.way) == ("to", ("et.nej",))


def test_a_way_kept_as_a_test_that_no_longer_holds_is_a_finding_one_can_go_to(writing: Writing) -> None:
    ways = writing.path.with_name("lille.proever.yaml")
    ways.write_text("prøver:\n  - {navn: A, valg: [et.ja, to.blive], slut: slut}\n", encoding="utf-8")
    writing.saved(f"# ny\n{THREE}")
    selected = writing.preview.select_next()
    assert [each.code for each in selected.findings] == ["K507"]
    assert selected.way == ("et.ja",)


def test_a_way_can_be_kept_once_it_has_come_to_an_ending(writing: Writing) -> None:
    assert writing.at(2).preview.trial("X") is None
    trial = writing.at(2).preview.trial("a\u030aben")
    assert trial is not None
    assert trial.name == "\u00e5ben"
    trial = writing.preview.trial(" \u200b ")
    assert trial is not None
    assert (trial.name, trial.choices, trial.ending) == ("Et slut (nej, gå)", ("et.nej", "to.gå"), "slut")


def test_a_file_is_read_once_it_has_come_to_rest() -> None:
    old, half, whole = (1, 900, 7), (2, 300, 7), (3, 950, 7)
    rest = Rest((old,), (old,))
    ready = []
    for look in (old, half, whole, whole):
        rest = rest.looked((look,))
        ready.append(rest.ready)
    assert ready == [False, False, False, True]


@pytest.mark.parametrize("moment", [None, (2, 0, 7)])
def test_a_file_that_is_gone_or_empty_for_a_moment_is_not_read_then(moment: tuple[int, int, int] | None) -> None:
    old = (1, 900, 7)
    rest = Rest((old,), (old,))
    looks = 0
    while not rest.ready:
        rest = rest.looked((moment,))
        looks += 1
    assert looks == 8
    assert not rest.looked((old,)).ready


def app(path: Path) -> PreviewApp:
    return PreviewApp(path, every=0.01)


def shown(pilot: Pilot[Any], name: str) -> str:
    """The text of one of the screen's parts."""
    return str(pilot.app.screen.query_one(f"#{name}").render())


async def until(pilot: Pilot[Any], name: str, text: str) -> None:
    """Let the app go on till a part of the screen says something."""
    for _ in range(3_000):  # more than a busy machine needs
        screen = pilot.app.screen
        if isinstance(screen, PreviewScreen) and screen.query(f"#{name}") and text in shown(pilot, name):
            return
        await pilot.pause(0.01)
    pytest.fail(f"{name} never said {text!r}, but {shown(pilot, name)!r}")


async def at_third_step(pilot: Pilot[Any]) -> None:
    await until(pilot, "title", "trin et")
    await pilot.press("1", "enter", "1", "enter")
    await until(pilot, "title", "trin tre")


async def test_the_card_is_played_with_what_each_choice_gives_and_costs_and_what_is_remembered(
    writing: Writing,
) -> None:
    async with app(writing.path).run_test(size=(80, 24)) as pilot:
        await until(pilot, "title", "trin et")
        assert "Noget sker." in shown(pilot, "story")
        assert "Hvad gør du?" in shown(pilot, "story")
        assert [line.strip() for line in shown(pilot, "choices").splitlines()] == [
            *("1  Sig ja.", "Giver: Ro.", "Koster: Tid."),
            *("2  Sig nej.", "Giver: Tid.", "Koster: Ro."),
        ]
        assert shown(pilot, "memory") == "Husket: intet"
        await pilot.press("1", "enter")
        await until(pilot, "title", "trin to")
        assert "De husker dit ja." in shown(pilot, "story")
        assert shown(pilot, "memory") == "Husket: sagde-ja"
        assert shown(pilot, "way") == "Vejen: et → ja"


async def test_a_choice_that_is_not_offered_here_is_said_with_what_it_asks_for(writing: Writing) -> None:
    third = "id: tal, hvis_ikke: [sagde-ja], tekst: Tal., kort_sagt: tale, giver: Ro., koster: Tid., hensyn: [a]"
    writing.save(SMALL.replace("  slut:\n", f"      - {{{third}, til: slut}}\n  slut:\n", 1))
    async with app(writing.path).run_test() as pilot:
        await until(pilot, "title", "trin et")
        await pilot.press("1", "enter")
        await until(pilot, "title", "trin to")
        assert shown(pilot, "memory") == "Husket: sagde-ja · Ikke tilbudt her: tale (ikke hvis sagde-ja)"


async def test_a_save_at_the_third_step_keeps_the_place(writing: Writing) -> None:
    async with app(writing.path).run_test() as pilot:
        await at_third_step(pilot)
        writing.save(THREE.replace("Det tredje sker.", "Regnen falder [/b] tungt."))
        await until(pilot, "story", "Regnen falder [/b] tungt.")
        assert "Du står samme sted." in shown(pilot, "notice")
        await pilot.press("2", "enter")
        await until(pilot, "title", "trin slut")


async def test_a_choice_taken_away_brings_one_to_the_last_place_that_holds(writing: Writing) -> None:
    async with app(writing.path).run_test() as pilot:
        await at_third_step(pilot)
        writing.save(THREE.replace("{id: bliv,", "{id: blive,"))
        await until(pilot, "title", "trin to")
        assert 'Trinnet "to" har ikke valget "bliv"' in shown(pilot, "notice")


async def test_a_broken_file_keeps_the_card_with_its_findings_over_it_till_it_is_mended(writing: Writing) -> None:
    async with app(writing.path).run_test(size=(80, 24)) as pilot:
        await at_third_step(pilot)
        writing.save(THREE.replace("arena: møde", "arena: mode"))
        await until(pilot, "findings", "lille.yaml:3:8: fejl K305")
        assert 'Mente du "møde"?' in shown(pilot, "findings")
        assert "Det tredje sker." in shown(pilot, "story")
        findings, story = (pilot.app.screen.query_one(f"#{name}").region for name in ("findings", "story"))
        assert findings.bottom <= story.y < 20
        writing.save(THREE)
        await until(pilot, "notice", "Du står samme sted.")
        assert shown(pilot, "findings") == ""
        assert "trin tre" in shown(pilot, "title")


async def test_a_file_that_is_away_is_told_and_read_when_it_is_back(writing: Writing) -> None:
    async with app(writing.path).run_test() as pilot:
        await at_third_step(pilot)
        writing.path.unlink()
        await until(pilot, "notice", "Filen kan ikke læses lige nu.")
        writing.save(THREE.replace("Det tredje sker.", "Den er her igen."))
        await until(pilot, "story", "Den er her igen.")


async def test_a_file_that_is_broken_from_the_first_is_shown_by_its_findings_and_begins_when_mended(
    tmp_path: Path,
) -> None:
    path = tmp_path / "lille.yaml"
    path.write_text("id: lille\ntitel Lille\n", encoding="utf-8")
    async with app(path).run_test() as pilot:
        await until(pilot, "findings", "Filen har to fejl")
        await pilot.press("1", "enter", "escape", "right", "g", "v", "h", "h")
        assert "Filen har to fejl" in shown(pilot, "findings")
        path.write_text(THREE, encoding="utf-8")
        await until(pilot, "title", "trin et")


async def test_back_forward_jump_and_the_next_finding_by_their_keys(writing: Writing) -> None:
    writing.save(THREE.replace("    tillæg:\n      - {hvis: [sagde-ja], tekst: De husker dit ja.}\n", ""))
    async with app(writing.path).run_test(size=(80, 24)) as pilot:
        await at_third_step(pilot)
        await pilot.press("escape")
        assert "trin to" in shown(pilot, "title")
        assert shown(pilot, "way") == "Vejen: et → ja (frem: bliv)"
        await pilot.press("right")
        assert "trin tre" in shown(pilot, "title")
        await pilot.press("f")
        assert "trin et" in shown(pilot, "title")
        assert "advarsel K504" in shown(pilot, "findings")
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChooseScreen)
        options = pilot.app.screen.query_one(OptionList)
        assert "3 valg" not in str(options.get_option_at_index(3).prompt)
        assert "to valg fra begyndelsen · slut: Et slut" in str(options.get_option_at_index(3).prompt)
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, "title", "trin slut")
        assert shown(pilot, "way") == "Vejen: et → ja → gå"


async def test_a_way_walked_to_an_ending_is_kept_and_stays_told(writing: Writing) -> None:
    async with app(writing.path).run_test() as pilot:
        await at_third_step(pilot)
        await pilot.press("v")
        assert "Gå først til en slutning." in shown(pilot, "notice")
        await pilot.press("1", "enter", "v")
        await pilot.pause()
        assert isinstance(pilot.app.screen, QuestionsScreen)
        assert pilot.app.screen.query_one(Input).value == "Et slut (ja, bliv, tak)"
        await pilot.press("!", "enter")
        await until(pilot, "notice", "Vejen er gemt i lille.proever.yaml.")
        writing.save(THREE.replace("{id: tak,", "{id: takke,"))
        await until(pilot, "notice", "har ikke valget")
        await pilot.press("f")
        assert "lille.proever.yaml:7:9: fejl K507" in shown(pilot, "findings")
    value = read_trials("", writing.path.with_name("lille.proever.yaml").read_bytes()).value
    assert value is not None
    assert value.trials[0].name == "Et slut (ja, bliv, tak)!"


async def test_what_a_reader_said_stands_at_its_step_and_goes_when_it_is_settled(writing: Writing) -> None:
    heard = writing.path.with_name("lille.hoering.yaml")
    one = "nr: 1, art: sprog, sted: trin.et.spørgsmål, linje: Hvad gør du?, kommentar: Hvem er du?"
    two = "nr: 2, art: jura, sted: trin.et.tekst, linje: Noget sker., kommentar: Må man det?"
    async with app(writing.path).run_test() as pilot:
        await until(pilot, "title", "trin et")
        heard.write_text(f"kommentarer: [{{{one}}}]\n", encoding="utf-8")
        await until(pilot, "findings", 'Kommentar 1 om sproget: "Hvem er du?"')
        heard.write_text(f"kommentarer: [{{{one}, afgjort: Rettet}}, {{{two}}}]\n", encoding="utf-8")
        await until(pilot, "findings", 'Kommentar 2 om juraen: "Må man det?"')
        assert "Kommentar 1 " not in shown(pilot, "findings")


async def test_the_questions_of_the_one_who_leads_are_not_shown(writing: Writing) -> None:
    async with app(writing.path).run_test() as pilot:
        await until(pilot, "title", "trin et")
        await pilot.press("2", "enter", "2", "enter")
        await until(pilot, "title", "trin slut")
        parts = ("title", "story", "choices", "findings", "memory", "way", "notice", "keys")
        assert "Hvad siger I?" not in " ".join(shown(pilot, name) for name in parts)


def test_without_a_terminal_it_is_said_what_to_write_instead(
    writing: Writing, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert spil.cli.main(["vis", str(writing.path)]) == 2
    told = capsys.readouterr().err
    assert "skal bruge en terminal" in told
    assert f"spil læs {writing.path}" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("name", ["lille.proever.yaml", "ingen.yaml", ""])
async def test_what_is_no_card_is_told_and_not_shown(writing: Writing, tmp_path: Path, name: str) -> None:
    (tmp_path / "lille.proever.yaml").write_text("prøver:\n  - {navn: A, valg: [et.ja], slut: to}\n", encoding="utf-8")
    closing = app(tmp_path / name)
    async with closing.run_test() as pilot:
        while closing.is_running and closing.return_value is None:
            await pilot.pause()
    told = closing.return_value
    assert isinstance(told, OSError) or "er ikke et kort" in str(told)
