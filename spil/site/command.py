"""`spil side`: the site into a folder, or shown while one writes."""

import sys
import threading
from pathlib import Path

from spil.author.check.all import Checked
from spil.author.check.render import as_text
from spil.cards.deck import DeckReading, built_in, read_deck
from spil.command_line import DONE
from spil.danish import clean
from spil.site.build import Built, build
from spil.site.folder import put
from spil.site.guides import guides
from spil.site.render import Site
from spil.site.serve import Shown, changes, server

_MOST_LOGO = 15_000
"""Bytes; a page with all it needs is to be small on a phone."""


def into(folder: Path, own: Path | None, reading: DeckReading) -> int:
    """Build the site into a folder.

    Raises:
        OSError: Something cannot be read or written; its words are a sentence, or name the file.
    """
    made = _built(reading, own)
    put(folder, made.files, _how_far)
    pages = sum(path.endswith(".html") for path in made.files)
    print(f"{pages} sider ligger i {clean(str(folder))}. Åbn {clean(str(folder / 'index.html'))} i en browser.")
    return DONE


def shown(port: int, own: Path | None, reading: DeckReading) -> int:
    """Show the site on this machine, and make it again whenever a file is saved, till Ctrl+C.

    Raises:
        OSError: A file cannot be read, or the port is taken.
    """
    saved = changes(tuple(filter(None, (built_in(), own))), threading.Event())  # also while the first is being built
    made = _built(reading, own)
    here = Shown(dict(made.files))
    with server(here, port) as answering:
        thread = threading.Thread(target=answering.serve_forever, daemon=True)
        thread.start()
        print(f"Siden er på http://127.0.0.1:{answering.server_port}/ på denne computer. Ctrl+C slutter.", flush=True)
        try:
            for _ in saved:
                made = _again(made, here, own)
        except KeyboardInterrupt:
            print()
        finally:
            answering.shutdown()
    return DONE


def _again(made: Built, here: Shown, own: Path | None) -> Built:
    """The site as the files are now; what stood stays where they have mistakes, which are told."""
    try:
        reading = read_deck(own)
        wrong = tuple(finding for finding in reading.findings if finding.severity == "error")
        if wrong:
            every = (*reading.cards, *reading.programmes, *reading.checklists, *reading.shared)
            sys.stderr.write(as_text(Checked(len(every), every, wrong)))
            return made
        new = _built(reading, own, made)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return made
    here.show(dict(new.files))
    print("Siden er lavet igen.", flush=True)
    return new


def _built(reading: DeckReading, own: Path | None, before: Built | None = None) -> Built:
    site = Site(reading.deck, guides())
    return build(site, _logo(site, own), before)


def _logo(site: Site, own: Path | None) -> bytes:
    """The picture that the site's look names, beside the file that names it."""
    if site.look.logo is None or own is None:
        return b""
    path = own / site.look.logo
    raw = path.read_bytes()
    if len(raw) > _MOST_LOGO:
        told = f"{clean(str(path))} fylder {len(raw)} tegn, men et logo må højst fylde {_MOST_LOGO}. Lav det mindre."
        raise OSError(told)
    return raw


def _how_far(done: int, every: int) -> None:
    """Tell one who waits at a terminal."""
    if sys.stderr.isatty() and (done % 100 == 0 or done == every):
        sys.stderr.write(f"\r{done} af {every} filer" + ("\n" if done == every else ""))
        sys.stderr.flush()
