"""An editor as far as the language server can tell: it starts `spil lsp`, and speaks and hears over its streams."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient


class Editor:
    """One window with one or more files."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self._told: dict[str, asyncio.Queue[lsp.PublishDiagnosticsParams]] = {}
        self.said: asyncio.Queue[str] = asyncio.Queue()
        """What the server says by itself."""
        client.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: self.said.put_nowait(params.message))
        client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._hear))

    def _hear(self, params: lsp.PublishDiagnosticsParams) -> None:
        self._told.setdefault(params.uri, asyncio.Queue()).put_nowait(params)

    async def told(self, path: Path, version: int = 1) -> list[lsp.Diagnostic]:
        """What is told of a version of a file; waits until it is."""
        queue = self._told.setdefault(path.as_uri(), asyncio.Queue())
        while True:
            params = await asyncio.wait_for(queue.get(), 120)
            if params.version == version:
                return list(params.diagnostics)

    def open(self, path: Path, text: str) -> None:
        item = lsp.TextDocumentItem(path.as_uri(), "yaml", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def save(self, path: Path) -> None:
        held = lsp.TextDocumentIdentifier(path.as_uri())
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(held))

    def type(self, path: Path, text: str, version: int) -> None:
        held = lsp.VersionedTextDocumentIdentifier(version, path.as_uri())
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(held, [whole]))


def at(path: Path, text: str, where: str) -> dict[str, Any]:
    """A file and the place just after the first time those words stand in it."""
    before = text[: text.index(where) + len(where)]
    position = lsp.Position(before.count("\n"), len(before.rpartition("\n")[2]))
    return {"text_document": lsp.TextDocumentIdentifier(path.as_uri()), "position": position}


@asynccontextmanager
async def editor(folder: Path, *options: str, **env: str) -> AsyncIterator[Editor]:
    """An editor with the server started, until it is closed again."""
    client = LanguageClient("prøve", "1")
    window = Editor(client)
    await client.start_io(sys.executable, "-m", "spil", "lsp", *options, env={**os.environ, **env})
    await client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=folder.as_uri()))
    client.initialized(lsp.InitializedParams())
    yield window
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]  # as pygls has it
