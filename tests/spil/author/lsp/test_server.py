"""`spil lsp` as an editor drives it: started, over its streams, with a file that is never saved."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from small import PROGRAMME, SMALL

pytest.importorskip("pygls", reason="the extra [lsp]")

from editor import Editor, at, editor  # needs the extra
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

pytestmark = pytest.mark.asyncio(loop_scope="module")
TRIALS = "prøver:\n  - navn: Den korte\n    valg: [et.ja, to.bliv]\n    slut: slut\n"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    folder = tmp_path / "mine" / "kort"
    folder.mkdir(parents=True)
    (folder / "lille.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "lille.proever.yaml").write_text(TRIALS, encoding="utf-8")
    return folder / "lille.yaml"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    """One window for all the tests: each has its files in a folder of its own, and starting takes a second."""
    async with editor(tmp_path_factory.mktemp("editor")) as opened:
        yield opened


def edited(text: str, edits: "list[lsp.TextEdit]") -> str:
    """A text after an editor has made some edits, none of them across lines."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        begin, end = edit.range.start, edit.range.end
        assert begin.line == end.line
        line = lines[begin.line]
        lines[begin.line] = line[: begin.character] + edit.new_text + line[end.character :]
    return "\n".join(lines)


async def test_a_mistake_is_told_while_it_is_typed_and_goes_when_it_is_mended(window: Editor, card: Path) -> None:
    window.open(card, SMALL)
    assert await window.told(card) == []
    window.type(card, SMALL.replace("til: slut}", "til: slud}", 1), 2)
    (found,) = await window.told(card, 2)
    assert (found.code, found.source, found.severity) == ("K404", "spil", lsp.DiagnosticSeverity.Error)
    assert found.message == 'Trinnet "slud" findes ikke. Mente du "slut" (linje 29)?'
    window.type(card, SMALL, 3)
    assert await window.told(card, 3) == []


async def test_only_the_last_of_what_is_typed_in_haste_is_checked(window: Editor, card: Path) -> None:
    window.open(card, SMALL)
    await window.told(card)
    for version in range(2, 12):
        window.type(card, SMALL.replace("titel: Lille", f"titel{version}: Lille"), version)
    window.type(card, SMALL, 12)
    uri = card.as_uri()
    params = await window._told[uri].get()
    assert params.version == 12


async def test_steps_are_proposed_where_a_choice_leads(window: Editor, card: Path) -> None:
    text = SMALL.replace("til: slut}", "til: s}", 1)
    window.open(card, text)
    found = await window.client.text_document_completion_async(lsp.CompletionParams(**at(card, text, "til: s")))
    assert isinstance(found, lsp.CompletionList)
    assert [(each.label, each.detail) for each in found.items] == [("et", "Noget sker."), ("slut", "Det slutter.")]
    edit = found.items[1].text_edit
    assert isinstance(edit, lsp.TextEdit)
    assert edited(text, [edit]) == SMALL


async def test_the_frame_is_defined_in_the_file_the_decks_share(window: Editor, card: Path) -> None:
    text = SMALL.replace("rammen: []", "rammen: [klart-sprog]")
    window.open(card, text)
    found = await window.client.text_document_definition_async(lsp.DefinitionParams(**at(card, text, "rammen: [klart")))
    assert isinstance(found, list)
    (place,) = found
    assert isinstance(place, lsp.Location)
    assert place.uri.endswith("scenarios/rammer.yaml")


async def test_a_step_gets_its_new_name_in_the_card_and_in_the_ways_kept_beside_it(window: Editor, card: Path) -> None:
    window.open(card, SMALL)
    asked = at(card, SMALL, "til: sl")
    allowed = await window.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(**asked))
    assert isinstance(allowed, lsp.PrepareRenamePlaceholder)
    assert allowed.placeholder == "slut"
    found = await window.client.text_document_rename_async(lsp.RenameParams(new_name="enden", **asked))
    assert found
    assert found.changes
    trials = card.with_name("lille.proever.yaml")
    assert edited(TRIALS, list(found.changes[trials.as_uri()])) == TRIALS.replace("slut: slut", "slut: enden")
    renamed = edited(SMALL, list(found.changes[card.as_uri()]))
    assert renamed == SMALL.replace("til: slut", "til: enden").replace("  slut:\n", "  enden:\n")


async def test_a_name_that_is_taken_is_refused_in_danish(window: Editor, card: Path) -> None:
    window.open(card, SMALL)
    with pytest.raises(JsonRpcException, match='Der er allerede noget, der hedder "to"'):
        await window.client.text_document_rename_async(lsp.RenameParams(new_name="to", **at(card, SMALL, "til: sl")))


async def test_one_key_writes_the_word_that_was_meant(window: Editor, card: Path) -> None:
    text = SMALL.replace("til: slut}", "til: slud}", 1)
    window.open(card, text)
    (found,) = await window.told(card)
    asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(card.as_uri()), found.range, lsp.CodeActionContext([found]))
    actions = await window.client.text_document_code_action_async(asked)
    assert actions
    (action,) = actions
    assert isinstance(action, lsp.CodeAction)
    assert action.title == 'Skriv "slut"'
    assert action.edit
    assert action.edit.changes
    assert edited(text, list(action.edit.changes[card.as_uri()])) == SMALL


async def test_what_a_key_means_is_told_in_danish_as_plain_text(window: Editor, card: Path) -> None:
    window.open(card, SMALL)
    found = await window.client.text_document_hover_async(lsp.HoverParams(**at(card, SMALL, "aftale")))
    assert found
    assert isinstance(found.contents, lsp.MarkupContent)
    assert found.contents.kind == lsp.MarkupKind.PlainText
    assert found.contents.value == 'aftale_hvis: Begyndelsen af aftalen, efter "Hvis".'


async def test_letters_of_four_bytes_before_a_mistake_do_not_move_it(window: Editor, card: Path) -> None:
    text = SMALL.replace("{id: nej, tekst: Sig nej.", "{id: nej, tekst: Sig 🙂🙂 nej.").replace("til: to}", "til: tø}")
    window.open(card, text)
    (found,) = await window.told(card)
    line = text.split("\n")[found.range.start.line].encode("utf-16-le")
    assert line[2 * found.range.start.character : 2 * found.range.end.character].decode("utf-16-le") == "tø"


COMMENT = "kommentarer:\n  - {nr: 1, sted: trin.et.valg.ja.giver, linje: Ro., art: dilemma, kommentar: For hvem?}\n"


async def test_what_a_reader_said_stands_at_its_line_until_something_came_of_it(window: Editor, card: Path) -> None:
    beside = card.with_name("lille.hoering.yaml")
    beside.write_text(COMMENT, encoding="utf-8")
    window.open(card, SMALL)
    (found,) = await window.told(card)
    assert (found.code, found.severity) == ("K901", lsp.DiagnosticSeverity.Warning)
    assert found.message.startswith('Kommentar 1 om dilemmaet: "For hvem?"')
    line = SMALL.split("\n")[found.range.start.line]
    assert line[found.range.start.character : found.range.end.character] == "Ro."
    beside.write_text(COMMENT.replace("hvem?}", "hvem?, afgjort: For borgeren.}"), encoding="utf-8")
    window.save(card)
    assert await window.told(card) == []


async def test_a_hearing_of_no_card_is_told_in_its_own_file(window: Editor, card: Path) -> None:
    lost = card.with_name("lile.hoering.yaml")
    lost.write_text(COMMENT, encoding="utf-8")
    window.open(lost, COMMENT)
    (found,) = await window.told(lost)
    assert found.code == "K902"


async def test_what_a_card_in_use_lacks_and_a_retired_card_are_told_where_they_are_written(
    window: Editor, card: Path
) -> None:
    about = "titel: Lille\nteaser: Siger I ja?\ngreb: handl-nu\nherkomst: Et eksempel."
    used = SMALL.replace("titel: Lille", about).replace("status: kladde", "status: i-brug")
    window.open(card, used)
    (found,) = await window.told(card)
    assert (found.code, used.split("\n")[found.range.start.line]) == ("K903", "status: i-brug")
    card.write_text(used.replace("i-brug", "udgået"), encoding="utf-8")
    window.save(card)
    programme = card.parent.parent / "forloeb" / "vores.yaml"
    programme.parent.mkdir()
    programme.write_text(PROGRAMME, encoding="utf-8")
    window.open(programme, PROGRAMME)
    (retired,) = await window.told(programme)
    assert (retired.code, PROGRAMME.split("\n")[retired.range.start.line]) == ("K904", "kort: [lille]")


async def test_other_yaml_files_are_left_alone(window: Editor, card: Path) -> None:
    other = card.parent.parent / "docker-compose.yaml"
    window.open(other, "services: [web\n")
    assert await window.told(other) == []
    found = await window.client.text_document_completion_async(lsp.CompletionParams(**at(other, "services: ", "serv")))
    assert isinstance(found, lsp.CompletionList)
    assert not found.items


def dictionary_in(folder: Path, *words: str) -> str:
    (folder / "da_DK.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "da_DK.dic").write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    return str(folder)


async def test_misspelt_words_come_when_the_dictionary_is_read_and_nothing_waits_for_it(card: Path) -> None:
    pytest.importorskip("spylls")
    text = SMALL.replace("Noget sker.", "Noget sker ved bodret.")
    known = [word.strip('.,:?"') for line in SMALL.splitlines() for word in line.split()]
    place = dictionary_in(card.parent, "bordet", "ved", *known)
    async with editor(card.parent, "--stavning", SPIL_ORDBOG=place) as window:
        window.open(card, text)
        while not (found := [each for each in await window.told(card) if each.code == "K623"]):
            pass
        assert [each.message for each in found] == ['Ordbogen kender ikke "bodret". Mente du "bordet"?']
        window.type(card, SMALL, 2)
        assert await window.told(card, 2) == []
        assert "Ordbogen bliver læst" in await window.said.get()
        assert window.said.empty()


async def test_an_editor_on_a_machine_without_a_dictionary_is_told_and_helps_as_before(
    card: Path, tmp_path: Path
) -> None:
    async with editor(card.parent, "--stavning", SPIL_ORDBOG=str(tmp_path)) as window:
        window.open(card, SMALL.replace("til: slut}", "til: slud}", 1))
        assert [each.code for each in await window.told(card)] == ["K404"]
        said = [await window.said.get(), await window.said.get()]
        assert "hunspell-da" in said[1] or "spylls" in said[1]
