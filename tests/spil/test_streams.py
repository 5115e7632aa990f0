"""The process as a shell starts and stops it: whatever it is given or denied, a sentence and never a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SPIL = "import sys; from spil.cli import main; sys.exit(main())"
LEAD = "import sys; from facilitator.cli import main; sys.exit(main())"
PLAY = ("start", "bif-basis-45", "--tekst")
SEAT = ("5", "n", "j", "kqrt", "3")


def ran(typed: bytes, *args: str, program: str = SPIL, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", program, *args],
        input=typed,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def sentences(found: subprocess.CompletedProcess[bytes]) -> str:
    told = (found.stdout + found.stderr).decode("utf-8", errors="replace")
    assert "Traceback" not in told
    return told


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("program", "args"), [(SPIL, "start bif-basis-45"), (LEAD, ""), (SPIL, "kort")])
def test_closed_input_or_output_is_no_mistake(closed: str, program: str, args: str) -> None:
    found = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -c "$1" {args} {closed}', sys.executable, program],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    sentences(found)
    assert found.returncode == 0


def test_five_thousand_digits_are_a_wrong_answer_and_no_more() -> None:
    digits = "9" * 5000
    found = ran(f"{digits}\n5\nn\nj\nkqrt\n{digits}\n3\n\n\n{digits}\n".encode(), *PLAY)
    assert "Skriv et tal fra 1 til" in sentences(found)
    assert found.returncode == 0
    assert "skriv et tal" in sentences(ran(b"", "start", "--bord", digits))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_what_is_piped_in_is_read_as_its_first_bytes_say(home: Path, encoding: str) -> None:
    typed = "5\nn\n\n\ns\n\n\n\nspørger vi først\nvagten i dåben\nnu\n"
    found = ran(f"{typed}\n".encode(encoding), "start", "den-hurtige-hjaelp", "--tekst")
    assert "Jeres fil ligger her" in sentences(found)
    (path,) = home.rglob("*.jsonl")
    kept = path.read_text(encoding="utf-8")
    assert '"table":1,"people":5' in kept
    assert '"then":"spørger vi først","by":"vagten i dåben"' in kept


@pytest.mark.parametrize("zone", ["Findes/Ikke", ":", "XXX999", "AAA-99:99:99", "\u00e6\u00f8", "/dev/null"])
def test_a_time_zone_that_cannot_be_stops_nothing(home: Path, zone: str) -> None:
    found = ran("\n".join((*SEAT, "", "")).encode() + b"\n", *PLAY, TZ=zone)
    assert found.returncode == 0
    assert "gemt" in sentences(found)
    assert len(list(home.rglob("*.jsonl"))) == 1
    again = ran(b"1\n", "start", "--tekst", TZ=zone)
    assert "Fortsæt" in sentences(again) or "ikke er færdigt" in sentences(again)


REACHING = [
    pytest.param(
        each,
        marks=pytest.mark.skipif(signal.getsignal(each) == signal.SIG_IGN, reason="as under nohup, a child ignores it"),
    )
    for each in (signal.SIGTERM, signal.SIGHUP)
]


@pytest.mark.parametrize("number", REACHING)
def test_a_signal_stops_line_by_line_in_order(home: Path, number: signal.Signals) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SPIL, *PLAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write("\n".join((*SEAT, "")).encode() + b"\n")
    child.stdin.flush()
    seen = b""
    while seen.count(b"\n> ") < len(SEAT) + 2:
        seen += os.read(child.stdout.fileno(), 1 << 16)
    child.send_signal(number)
    out, err = child.communicate()
    assert child.returncode == 130
    assert "Jeres fil ligger her" in out.decode()
    assert "Jeres svar er gemt" in err.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of its own are POSIX")
@pytest.mark.parametrize("number", REACHING)
@pytest.mark.parametrize(("program", "args"), [(SPIL, ("start", "bif-basis-45")), (LEAD, ())])
def test_a_signal_leaves_the_terminal_as_it_was(number: int, program: str, args: tuple[str, ...]) -> None:
    import pty  # noqa: PLC0415  # not there on Windows

    own, its = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", program, *args], stdin=its, stdout=its, stderr=its, env={**os.environ, "TERM": "xterm"}
    )
    os.close(its)
    seen = b""
    try:
        while b"Esc" not in seen:  # the first screen that asks for something
            seen += os.read(own, 1 << 16)
        child.send_signal(number)
        try:
            while more := os.read(own, 1 << 16):
                seen += more
        except OSError:
            pass  # how Linux tells that the other end is closed
    finally:
        os.close(own)
        child.wait()
    assert b"\x1b[?1049h" in seen
    assert seen.rindex(b"\x1b[?1049l") > seen.rindex(b"\x1b[?1049h")
    assert b"Traceback" not in seen
