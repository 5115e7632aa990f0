"""Who does not get to the end of a request holds no place."""

import asyncio
from typing import Any
from unittest.mock import MagicMock

import uvicorn
from uvicorn.server import ServerState

from facilitator.room.serve import ImpatientProtocol

_FORM = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"


async def _nothing(_scope: Any, _receive: Any, _send: Any) -> None:
    await asyncio.Event().wait()


class Loop:
    """Keeps what is to be done later, and does it when a test says so."""

    def __init__(self) -> None:
        self.later: list[MagicMock] = []

    def call_later(self, seconds: float, what: Any, *given: Any) -> MagicMock:
        handle = MagicMock(seconds=seconds, do=lambda: what(*given))
        self.later.append(handle)
        return handle

    def create_task(self, coroutine: Any, **_: Any) -> MagicMock:
        coroutine.close()
        return MagicMock()


def connected() -> tuple[ImpatientProtocol, MagicMock, Loop]:
    config = uvicorn.Config(_nothing, lifespan="off", log_config=None)
    config.load()
    loop, transport = Loop(), MagicMock()
    transport.get_extra_info.return_value = None
    protocol = ImpatientProtocol(config, ServerState(), {}, loop)  # type: ignore[arg-type]
    protocol.connection_made(transport)
    return protocol, transport, loop


def test_who_says_nothing_is_let_go_of() -> None:
    _, transport, loop = connected()
    loop.later[0].do()
    transport.close.assert_called_once()
    assert loop.later[0].seconds == 10


def test_a_letter_now_and_then_wins_no_time() -> None:
    protocol, _, loop = connected()
    for letter in b"GET / HTT":
        protocol.data_received(bytes([letter]))
    assert len(loop.later) == 1
    loop.later[0].cancel.assert_not_called()


def test_a_whole_request_is_waited_on() -> None:
    protocol, _, loop = connected()
    protocol.data_received(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    loop.later[0].cancel.assert_called_once()


def test_a_letter_of_a_form_now_and_then_wins_no_time_either() -> None:
    protocol, transport, loop = connected()
    protocol.data_received(_FORM)
    for letter in b"kode=a":
        protocol.data_received(bytes([letter]))
    loop.later[0].cancel.assert_called_once()
    (rest,) = loop.later[1:]
    rest.cancel.assert_not_called()
    rest.do()
    transport.close.assert_called_once()
    assert rest.seconds == 15


def test_a_whole_form_is_waited_on() -> None:
    protocol, _, loop = connected()
    protocol.data_received(_FORM)
    protocol.data_received(b"kode=abcd")
    for each in loop.later:
        each.cancel.assert_called_once()


def test_who_does_not_read_the_answer_is_let_go_of() -> None:
    protocol, transport, loop = connected()
    protocol.pause_writing()
    loop.later[-1].do()
    transport.abort.assert_called_once()
    protocol.resume_writing()
    loop.later[-1].cancel.assert_called_once()
