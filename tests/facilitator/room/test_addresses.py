"""Which address a phone is told to open."""

import socket

import pytest

from facilitator.room.addresses import addresses


def test_the_way_out_comes_first_and_none_comes_twice() -> None:
    ways = {"192.0.2.1": "10.1.2.3", "10.42.0.1": "10.42.0.1"}
    found = addresses(ways.get, lambda: ["127.0.1.1", "10.1.2.3", "192.168.5.5"])
    assert found == ("10.1.2.3", "10.42.0.1", "192.168.5.5")


def test_a_machine_without_a_network_has_none() -> None:
    assert addresses(lambda _: None, lambda: ["127.0.0.1", "169.254.7.7"]) == ()


def test_this_machine_is_asked_without_an_error() -> None:
    assert all(each.count(".") == 3 for each in addresses())


def test_a_machine_whose_own_name_is_unknown_still_has_its_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("facilitator.room.addresses.socket.getaddrinfo", unknown)
    assert addresses(lambda _: "10.1.2.3") == ("10.1.2.3",)


def test_a_machine_without_a_way_out_has_what_its_name_says(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoWay(socket.socket):
        def connect(self, *_: object) -> None:
            raise OSError

    monkeypatch.setattr("facilitator.room.addresses.socket.socket", NoWay)
    assert addresses(named=lambda: ["192.168.5.5"]) == ("192.168.5.5",)
