"""`spil lsp`: the functions beside it, spoken in the protocol editors have agreed on. It decides nothing."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from spil.author.dictionary import NoDictionaryError, dictionary
from spil.author.edit.names import Name, name_at, names_in
from spil.author.edit.rename import in_card, in_kept_ways, refusal
from spil.author.lsp.complete import Offer, offers_at
from spil.author.lsp.definition import comes_from
from spil.author.lsp.desk import Desk, is_ours
from spil.author.lsp.fixes import Change, fixes_for
from spil.author.lsp.shape import kind_of
from spil.author.lsp.spot import Spot
from spil.author.lsp.told import told_at
from spil.author.lsp.units import column_in, spans, units_before
from spil.cards.findings import Finding, Place, lines_of
from spil.cards.read.bytes import read_bytes, read_text
from spil.danish import capitalised, clean

if TYPE_CHECKING:
    from spil.author.check.spelling import Knows

_REST = 0.2
"""Seconds without a key before what is typed is checked."""
_SORTS = {
    "key": lsp.CompletionItemKind.Property,
    "name": lsp.CompletionItemKind.Reference,
    "word": lsp.CompletionItemKind.EnumMember,
}
_READING = "Ordbogen bliver læst. Om nogle sekunder bliver stavefejl også vist."
_NOTHING_HERE = "Her står ikke et navn, der kan laves om."


def start(version: str, *, spelling: bool = False) -> None:
    """Serve one editor over the standard streams until it says goodbye; with the spelling where that is asked for."""
    server_for(Desk(), version, spelling=spelling).start_io()


def server_for(desk: Desk, version: str, *, spelling: bool = False) -> LanguageServer:
    """A server that does not run yet."""
    server = LanguageServer("spil", version, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
    help_ = _Help(server, desk)
    triggers = [" ", "[", ",", "-"]
    features: dict[str, tuple[Callable[[Any], Any], Any]] = {
        **({lsp.INITIALIZED: (help_.begun, None)} if spelling else {}),
        lsp.TEXT_DOCUMENT_DID_OPEN: (help_.opened, None),
        lsp.TEXT_DOCUMENT_DID_CHANGE: (help_.changed, None),
        lsp.TEXT_DOCUMENT_DID_SAVE: (help_.saved, None),
        lsp.TEXT_DOCUMENT_DID_CLOSE: (help_.closed, None),
        lsp.TEXT_DOCUMENT_COMPLETION: (help_.complete, lsp.CompletionOptions(trigger_characters=triggers)),
        lsp.TEXT_DOCUMENT_HOVER: (help_.hover, None),
        lsp.TEXT_DOCUMENT_DEFINITION: (help_.define, None),
        lsp.TEXT_DOCUMENT_REFERENCES: (help_.used, None),
        lsp.TEXT_DOCUMENT_PREPARE_RENAME: (help_.may_rename, None),
        lsp.TEXT_DOCUMENT_RENAME: (help_.rename, lsp.RenameOptions(prepare_provider=True)),
        lsp.TEXT_DOCUMENT_CODE_ACTION: (
            help_.mend,
            lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
        ),
    }
    for name, (answer, options) in features.items():
        server.feature(name, options)(partial(answer))  # pygls writes on what it is given; no method takes that
    return server


class _Text:
    """One open file: its path, its lines, and how its editor counts columns."""

    def __init__(self, server: LanguageServer, uri: str) -> None:
        held = server.workspace.get_text_document(uri)
        self.uri, self.version = uri, held.version
        self.path = Path(to_fs_path(uri) or "kort.yaml")
        self.text: str = held.source
        self.lines = lines_of(self.text)
        self.encoding = _encoding(server)

    @property
    def ours(self) -> bool:
        return is_ours(self.path, self.text)

    def at(self, position: lsp.Position) -> tuple[int, int]:
        """Line and column in characters, counted from 0."""
        line = self.lines[position.line] if position.line < len(self.lines) else ""
        return position.line, column_in(line, position.character, self.encoding)

    def range(self, place: Place) -> lsp.Range:
        """A place of ours as the editor counts."""
        return _range(self.lines, place, self.encoding)

    def word(self, spot: Spot) -> lsp.Range:
        """The word at a spot."""
        return self.range(Place(spot.line + 1, spot.start + 1, spot.line + 1, spot.end + 1))

    def edits(self, changes: Iterable[Change]) -> list[lsp.TextEdit]:
        """Changes as the editor makes them."""
        return [lsp.TextEdit(self.range(place), new) for place, new in changes]


class _Help:
    """What is answered to an editor's questions."""

    def __init__(self, server: LanguageServer, desk: Desk) -> None:
        self._server, self._desk = server, desk
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._spelling: set[asyncio.Task[None]] = set()
        """Checks that go on beside; they are held here, for the loop itself does not hold them."""

    async def begun(self, _: lsp.InitializedParams) -> None:
        """The editor is there: the dictionary is read beside, and what is open is checked again when it is."""
        loop = asyncio.get_running_loop()
        read = loop.create_future()
        self._say(_READING)
        Thread(target=_read_dictionary, args=(loop, read), daemon=True).start()  # it keeps nobody from leaving
        try:
            self._desk.knows = await read
        except NoDictionaryError as error:
            self._say(str(error))
            return
        for uri in list(self._server.workspace.text_documents):
            self._check(uri)

    def opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        """A file is opened: what is wrong with it is told at once."""
        self._check(params.text_document.uri)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Something is typed: it is checked when the hands rest."""
        uri = params.text_document.uri
        self._forget(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(_REST, self._check, uri)

    def saved(self, _: lsp.DidSaveTextDocumentParams) -> None:
        """A file is saved: others may depend on it."""
        self._desk.saved()
        for uri in list(self._server.workspace.text_documents):
            self._check(uri)

    def closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """A file is closed: nothing more is told of it."""
        self._forget(params.text_document.uri)
        self._publish(params.text_document.uri, None, [])

    def complete(self, params: lsp.CompletionParams) -> lsp.CompletionList:
        """What can be written here."""
        text = self._text(params.text_document.uri)
        found = text.ours and offers_at(
            self._desk.document(text.path, text.text),
            kind_of(text.path),
            self._desk.deck(text.path).deck,
            *text.at(params.position),
        )
        spot, offers = found or (None, [])
        items = [_item(n, each, text.word(spot)) for n, each in enumerate(offers)] if spot else []
        return lsp.CompletionList(is_incomplete=False, items=items)

    def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        """What the word here means; as plain text, for people's words stand in it."""
        text = self._text(params.text_document.uri)
        deck = self._desk.deck(text.path).deck
        document = self._desk.document(text.path, text.text)
        told = told_at(document, kind_of(text.path), deck, *text.at(params.position)) if text.ours else None
        if told is None:
            return None
        spot, words = told
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, clean(words)), text.word(spot))

    def define(self, params: lsp.DefinitionParams) -> list[lsp.Location]:
        """Where the name here comes from."""
        text, names, name = self._name(params)
        if name is None:
            return []
        found = comes_from(name, str(text.path), names, self._desk.deck(text.path))
        return [self._location(path, place) for path, place in found]

    def used(self, params: lsp.ReferenceParams) -> list[lsp.Location]:
        """Every place in the card where the name here stands."""
        text, names, name = self._name(params)
        return [lsp.Location(text.uri, text.range(each.place)) for each in names if name and each.is_same(name)]

    def may_rename(self, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder:
        """The name that would be changed; an error in words where it cannot be."""
        text, names, name = self._name(params)
        refused = refusal(names, name, f"{name.name}-nyt") if name else _NOTHING_HERE
        if name is None or refused:
            raise JsonRpcInvalidParams(refused)
        return lsp.PrepareRenamePlaceholder(text.range(name.place), name.name)

    def rename(self, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        """The new name everywhere it must stand: in the card, and in the ways kept beside it."""
        text, names, name = self._name(params)
        refused = refusal(names, name, params.new_name) if name else _NOTHING_HERE
        if name is None or refused:
            raise JsonRpcInvalidParams(refused)
        changes = {text.uri: text.edits(in_card(names, name, params.new_name))}
        kept = self._desk.kept_ways(text.path)
        if kept:
            path, document = kept
            lines = lines_of(document.text)
            changes[_uri(path)] = [
                lsp.TextEdit(_range(lines, place, text.encoding), new)
                for place, new in in_kept_ways(document, name, params.new_name)
            ]
        return lsp.WorkspaceEdit({uri: edits for uri, edits in changes.items() if edits})

    async def mend(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """What can be mended with one key in the lines that are asked about."""
        text = self._text(params.text_document.uri)
        if not text.ours:
            return []
        first, last = params.range.start.line + 1, params.range.end.line + 1
        found = await self._found_beside(text) if self._desk.knows else self._desk.findings(text.path, text.text)
        here = [each for each in found if each.place.line <= last and each.place.end_line >= first]
        return [
            lsp.CodeAction(
                clean(fix.title),
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[self._diagnostic(text, each) for each in fix.findings],
                edit=lsp.WorkspaceEdit({text.uri: text.edits(fix.changes)}),
            )
            for fix in fixes_for(text.path, self._desk.document(text.path, text.text), here)
        ]

    def _text(self, uri: str) -> _Text:
        return _Text(self._server, uri)

    def _name(self, params: Any) -> tuple[_Text, list[Name], Name | None]:
        """The file, its names, and the one that is asked about."""
        text = self._text(params.text_document.uri)
        names = names_in(self._desk.document(text.path, text.text)) if text.ours else []
        line, column = text.at(params.position)
        return text, names, name_at(names, line + 1, column + 1)

    def _check(self, uri: str) -> None:
        self._forget(uri)
        text = self._text(uri)
        if self._desk.knows and text.ours:
            task = asyncio.get_running_loop().create_task(self._check_beside(text))
            self._spelling.add(task)
            task.add_done_callback(self._spelling.discard)
            return
        self._tell(text, self._desk.findings(text.path, text.text) if text.ours else ())

    async def _check_beside(self, text: "_Text") -> None:
        """Check where it keeps nothing waiting: a word that no dictionary has can take a second to be sure of."""
        found = await self._found_beside(text)
        held = self._server.workspace.text_documents.get(text.uri)
        if held and held.version == text.version:
            self._tell(text, found)

    async def _found_beside(self, text: "_Text") -> tuple[Finding, ...]:
        return await asyncio.to_thread(self._desk.findings, text.path, text.text)

    def _tell(self, text: "_Text", found: Iterable[Finding]) -> None:
        self._publish(text.uri, text.version, [self._diagnostic(text, each) for each in found])

    def _say(self, sentence: str) -> None:
        self._server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, sentence))

    def _forget(self, uri: str) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()

    def _publish(self, uri: str, version: int | None, found: list[lsp.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def _diagnostic(self, text: _Text, found: Finding) -> lsp.Diagnostic:
        error, warning = lsp.DiagnosticSeverity.Error, lsp.DiagnosticSeverity.Warning
        related = [
            lsp.DiagnosticRelatedInformation(
                self._location(each.path, Place(each.line, 1, each.line, 1)), clean(each.message)
            )
            for each in found.related
        ]
        return lsp.Diagnostic(
            text.range(found.place),
            clean(f"{capitalised(found.message)}. {found.repair}"),
            severity=error if found.severity == "error" else warning,
            code=found.code,
            source="spil",
            related_information=related or None,
        )

    def _location(self, path: str, place: Place) -> lsp.Location:
        uri = _uri(Path(path))
        held = self._server.workspace.text_documents.get(uri)
        source = held.source if held else read_text(path, read_bytes(Path(path)))[0]
        return lsp.Location(uri, _range(lines_of(source), place, _encoding(self._server)))


def _read_dictionary(loop: asyncio.AbstractEventLoop, read: "asyncio.Future[Knows]") -> None:
    """Read it, and hand it to who waits in the loop; where the editor has left meanwhile nobody does."""
    knows, trouble = None, None
    try:
        knows = dictionary()
    except NoDictionaryError as error:
        trouble = error

    def hand_over() -> None:
        if read.done():
            return
        if knows:
            read.set_result(knows)
        elif trouble:
            read.set_exception(trouble)

    with suppress(RuntimeError):  # the loop is closed
        loop.call_soon_threadsafe(hand_over)


def _encoding(server: LanguageServer) -> str:
    return lsp.PositionEncodingKind(server.workspace.position_encoding or "utf-16").value


def _item(number: int, offer: Offer, word: lsp.Range) -> lsp.CompletionItem:
    return lsp.CompletionItem(
        offer.name,
        kind=_SORTS[offer.sort],
        detail=clean(offer.told),
        sort_text=f"{number:04}",
        filter_text=offer.name,
        text_edit=lsp.TextEdit(word, offer.text),
    )


def _range(lines: list[str], place: Place, encoding: str) -> lsp.Range:
    begin, end = (
        lsp.Position(line, units_before(lines[line], column, encoding)) for line, column in spans(lines, place)
    )
    return lsp.Range(begin, end)


def _uri(path: Path) -> str:
    return from_fs_path(str(path)) or path.resolve().as_uri()
