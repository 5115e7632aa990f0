"""argparse that speaks Danish; its own sentences are English and reach nobody."""

import argparse
import gc
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from spil.danish import clean, whole_number

DONE, WITH_ERRORS, USED_WRONGLY, NO_FILE, INTERRUPTED = 0, 1, 2, 3, 130
"""What the commands return: done, what was given has errors, used wrongly, cannot read or write, interrupted."""

MOST_TABLES, MOST_PEOPLE, MOST_IN_ROOM = 99, 60, 1500
"""The largest numbers that are no slip of the finger."""

COMMAND = "KOMMANDO"
"""What a command is called in the help."""

_OBJECTS = 50_000
"""New objects between two passes of the garbage collector; at a start there is nothing to collect yet."""

_SENTENCES = (
    (r"unrecognized arguments: (.*)", r'"\1" kendes ikke her'),
    (r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)", r'"\2" findes ikke. Vælg mellem: \3'),
    (r"argument (.*?): expected .*", r"der mangler noget efter \1"),
    (r"the following arguments are required: (.*)", r"der mangler noget: \1"),
    (r"argument (.*?): ignored explicit argument '(.*)'", r'\1 skal stå alene, uden "\2"'),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 og \2 kan ikke bruges sammen"),
    (r"ambiguous option: (.*?) could match .*", r'"\1" kan betyde flere ting. Skriv det helt ud'),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a table asked for at the command line."""

    what: str | None = None
    """A card, a programme or a file; None at home."""
    own: Path | None = None
    """The unit's own deck."""
    table: int | None = None
    code: str | None = None
    """The code on the wall; empty where there is none, None where nobody said."""
    shared: Path | None = None
    """A folder the record is also copied to."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are Danish."""

    def __init__(self, *, without: str = "", **kwargs: Any) -> None:
        """A parser.

        Args:
            without: What to do without a command, told to whoever typed one that is none.
            kwargs: As argparse has them.
        """
        kwargs.setdefault("formatter_class", _Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **kwargs)
        self._without = without
        self._positionals.title = "Det, du skriver"
        self._optionals.title = "Tilvalg"
        self.add_argument("-h", "--hjaelp", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        """Say in one Danish sentence what could not be understood, and leave."""
        told = next(
            (re.sub(p, s, message) for p, s in _SENTENCES if re.fullmatch(p, message)), "det blev ikke forstået"
        )
        told = told.replace("'", "")
        without = f" {self._without}" if self._without and message.startswith(f"argument {COMMAND}:") else ""
        sys.stderr.write(f'{self.prog}: {told}.{without} Skriv "{self.prog} --hjaelp" for at få hjælp.\n')
        sys.exit(USED_WRONGLY)


class Version(argparse.Action):
    """Prints which version of the game this is, and leaves; looked up only when asked for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(nargs=0, help="vis, hvilken udgave det er", **kwargs)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print it, and nothing else."""
        from importlib.metadata import version  # noqa: PLC0415  # costs more than the rest of this module

        sys.stdout.write(f"{version('ligebehandlingsspillet')}\n")
        parser.exit()


def wrong(sentence: str) -> int:
    """Tell how a command was used wrongly; the exit status of that."""
    sys.stderr.write(f"{sentence}\n")
    return USED_WRONGLY


def files_read() -> Callable[[int, int], None]:
    """Tell one who waits at a terminal how many files are read, from the first second on and once a second."""
    last = time.monotonic()
    began = False

    def told(done: int, every: int) -> None:
        nonlocal last, began
        if not sys.stderr.isatty() or (time.monotonic() - last < 1 and not (began and done == every)):
            return
        last, began = time.monotonic(), True
        sys.stderr.write(f"\r{done} af {every} filer læst" + ("\n" if done == every else ""))
        sys.stderr.flush()

    return told


def whole(least: int, most: int) -> Callable[[str], int]:
    """A type for whole numbers within bounds."""

    def read(text: str) -> int:
        given = whole_number(text, least, most)
        if given is not None:
            return given
        raise argparse.ArgumentTypeError(f"skriv et tal fra {least} til {most}")

    return read


def run(command: Callable[[], int]) -> int:
    """Run a command as a person meets it: UTF-8 out, no traceback for what a user or a disk can do."""
    _open_what_is_closed()
    _mind_the_zone()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    gc.set_threshold(_OBJECTS)
    try:
        with _stopped_like_a_key():
            return command()
    except KeyboardInterrupt:
        sys.stderr.write("\nSpillet er stoppet. Jeres svar er gemt.\n")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except OSError as error:
        sys.stderr.write(f"{_why(error, error.filename or 'Filen')}\n")
        return NO_FILE


def _open_what_is_closed() -> None:
    """Who starts a program without input or output has no more to say, or hears nothing; it is no mistake."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123  # for as long as the process
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _mind_the_zone() -> None:
    """A time zone that cannot be is none: the clock then shows the world's time, and nothing else stops."""
    try:
        datetime.now().astimezone()
    except ValueError:
        os.environ["TZ"] = "UTC"
        if hasattr(time, "tzset"):  # not on Windows, where the system says the zone
            time.tzset()


@contextmanager
def _stopped_like_a_key() -> Iterator[None]:
    """A window that is closed, or a machine that is turned off, stops a command as Ctrl+C does: in order."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    names = ("SIGTERM", "SIGHUP") if threading.current_thread() is threading.main_thread() else ()
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {each: signal.signal(each, stop) for each in numbers if signal.getsignal(each) is signal.SIG_DFL}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _why(error: OSError, name: str) -> str:
    if error.errno is None and error.args:
        return str(error)  # one of ours, which is a sentence already
    told = next((told for kind, told in _WHY.items() if isinstance(error, kind)), _NOT_REACHED)
    near = _near(Path(name)) if isinstance(error, FileNotFoundError) and str(name).endswith((".yaml", ".yml")) else ""
    return " ".join(filter(None, (told.format(clean(str(name))), near)))


def _near(missing: Path) -> str:
    """The file beside it that was probably meant, or how a new card begins where cards lie."""
    with suppress(OSError):
        close = get_close_matches(missing.name, [each.name for each in missing.parent.glob("*.y*ml")], n=1)
        if close:
            return f'Mente du "{clean(str(missing.with_name(close[0])))}"?'
    return 'Et nyt kort begynder du med "spil nyt".' if missing.parent.name == "kort" else ""


_WHY: dict[type[OSError], str] = {
    FileNotFoundError: "{} findes ikke.",
    FileExistsError: "{} findes allerede og bliver ikke overskrevet. Vælg et andet sted.",
    PermissionError: "Du har ikke adgang til {}. Vælg en anden mappe.",
    IsADirectoryError: "{} er en mappe, men her skal stå en fil.",
    NotADirectoryError: "{} er ikke en mappe.",
}
_NOT_REACHED = "{} kan ikke læses eller gemmes. Disken er måske fuld, eller drevet er væk."
