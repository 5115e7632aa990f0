"""One contract, two homes: what a room can rely on, wherever it is kept."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from rooms_kept import AGREED, OPENED, cast, first, record_of
from small import started

from facilitator.city.store import GONE, Asked, Cast, CodeTakenError, Store
from facilitator.led.showing import Showing
from facilitator.room.box import Ballot
from facilitator.room.casting import Mine
from spil.play.moves import Closed, FollowedUp, Turned
from spil.record.hold import ElsewhereError

NOW = datetime(2026, 11, 22, 9, 5).astimezone()


def test_what_was_appended_is_read_in_its_order_by_whoever_asks(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        hand.kept.append(OPENED)
        hand.kept.append(Turned())
        assert record_of(store, name).moves == (OPENED, Turned())
    with closing(store.hold(name)) as hand:
        hand.kept.append(Closed())
        assert hand.kept.read() == record_of(store, name)
    assert [each.type for each in record_of(store, name).moves] == ["opened", "turned", "closed"]
    assert record_of(store, name).started == first()


def test_of_two_who_want_a_room_one_has_it_and_the_other_hears_so(store: Store) -> None:
    name = store.begin(first(), "hende")
    hand = store.hold(name)
    with pytest.raises(ElsewhereError):
        store.hold(name)
    hand.close()
    hand.close()
    with closing(store.hold(name)) as again:
        again.kept.append(OPENED)


def test_of_many_at_once_each_line_stands_once_and_none_is_lost(store: Store) -> None:
    name = store.begin(first(), "hende")

    def one(_: int) -> int:
        try:
            with closing(store.hold(name)) as hand:
                hand.kept.append(Turned())
        except ElsewhereError:
            return 0
        return 1

    with ThreadPoolExecutor(4) as pool:
        kept = sum(pool.map(one, range(24)))
    assert len(record_of(store, name).moves) == kept > 0


def test_a_room_that_is_not_there_is_told_and_nothing_is_made(store: Store) -> None:
    with pytest.raises(OSError, match=GONE):
        store.read("ingen")
    with pytest.raises(OSError, match=GONE):
        store.hold("ingen")
    with pytest.raises(OSError, match=GONE):
        store.secret("ingen", "join")
    assert store.find("ingen") is None
    assert not store.seen(["ingen"])


def test_the_last_ballot_of_a_phone_before_the_round_closes_counts(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        round_ = hand.ballots.open("kort 1")
        assert cast(store, name, round_, "a", "tolk")
        assert cast(store, name, round_, "b", "tolk")
        assert cast(store, name, round_, "a", "vent")
        assert store.seen([name])[name].answered == hand.ballots.answered() == 2
        assert store.phones([Asked(name, "a"), Asked(name, "c")])[1] == [Mine(round_, "vent"), None]
        assert hand.ballots.close() == {"tolk": 1, "vent": 1}
        assert not cast(store, name, round_, "c", "tolk")
        assert hand.ballots.close() == {"tolk": 1, "vent": 1}


def test_a_round_that_is_opened_again_keeps_its_name_and_its_ballots(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        round_ = hand.ballots.open("kort 1")
        cast(store, name, round_, "a", "tolk")
        hand.ballots.close()
        assert store.seen([name])[name].round is None
    with closing(store.hold(name)) as hand:
        assert hand.ballots.open("kort 1") == round_
        assert store.seen([name])[name].round == round_
        assert cast(store, name, round_, "b", "vent")
        assert hand.ballots.close() == {"tolk": 1, "vent": 1}


def test_the_ballots_of_a_round_are_gone_when_they_are_forgotten_and_its_name_is_never_used_again(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        round_ = hand.ballots.open("kort 1")
        cast(store, name, round_, "a", "tolk")
        hand.ballots.close()
        hand.ballots.forget()
        assert hand.ballots.answered() == 0
        assert store.phones([Asked(name, "a")])[1] == [None]
        assert hand.ballots.open("kort 1") != round_
        assert not cast(store, name, round_, "a", "tolk")


def test_ballots_of_several_rooms_go_in_at_once_and_each_is_told_for_itself(store: Store) -> None:
    names = [store.begin(first(code, n), "hende") for n, code in enumerate(("abcde", "fghjk"))]
    hands = [store.hold(name) for name in names]
    rounds = [hand.ballots.open("kort 1") for hand in hands]
    casts = [
        Cast(names[0], Ballot(rounds[0], "a", "x")),
        Cast(names[1], Ballot(rounds[1], "a", "y")),
        Cast(names[1], Ballot(rounds[0], "b", "y")),
        Cast(names[0], Ballot(rounds[0], "a", "z")),
    ]
    assert store.cast(casts) == [True, True, False, True]
    assert [hand.ballots.close() for hand in hands] == [{"z": 1}, {"y": 1}]
    for hand in hands:
        hand.close()


def test_a_ballot_is_acknowledged_and_counted_or_refused_also_in_the_moment_a_round_closes(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        round_ = hand.ballots.open("kort 1")
        begun = threading.Barrier(3)

        def many(letter: str) -> int:
            begun.wait()
            return sum(cast(store, name, round_, f"{letter}{n}", "tolk") for n in range(60))

        with ThreadPoolExecutor(2) as pool:
            voting = [pool.submit(many, letter) for letter in "ab"]
            begun.wait()
            while hand.ballots.answered() < 20:
                pass
            counted = hand.ballots.close()
            assert counted == {"tolk": sum(each.result() for each in voting)}
            assert hand.ballots.close() == counted


def test_what_is_shown_is_known_to_whoever_looks(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        assert hand.beside.read() is None
        showing = Showing(hand.beside.record, (NOW, NOW + timedelta(minutes=1)), paused=True)
        hand.beside.keep(showing)
    assert store.seen([name])[name].showing == showing
    with closing(store.hold(name)) as hand:
        assert hand.beside.read() == showing


def test_a_code_is_one_rooms_as_long_as_that_is_open(store: Store) -> None:
    name = store.begin(first(number=1), "hende")
    assert store.find("abcde") == name
    with pytest.raises(CodeTakenError):
        store.begin(first(number=2), "en anden")
    store.end(name)
    assert store.find("abcde") is None
    assert store.find(store.begin(first(number=2), "en anden").split("-")[-2]) is not None


def test_secrets_are_the_same_when_asked_again_and_different_for_each_use_and_room(store: Store) -> None:
    one, other = (store.begin(first(code, n), "hende") for n, code in enumerate(("abcde", "fghjk")))
    assert store.secret(one, "join") == store.secret(one, "join")
    assert len({store.secret(one, "join"), store.secret(one, "led"), store.secret(other, "join")}) == 3


def test_who_leads_sees_her_own_rooms_the_newest_first_and_nobody_elses(store: Store) -> None:
    one = store.begin(first("abcde", 1), "hende")
    two = store.begin(first("fghjk", 2), "hende")
    store.begin(first("mnpqr", 3), "en anden")
    with closing(store.hold(two)) as hand:
        hand.kept.append(OPENED)
    assert {each.name for each in store.rooms("hende")} == {one, two}
    assert store.rooms("hende")[0].touched >= store.rooms("hende")[1].touched
    assert store.rooms("hende")[0].open
    assert not store.rooms("ingen")
    assert store.room_of("hende", one) in store.rooms("hende")
    assert store.room_of("en anden", one) is None
    assert store.room_of("hende", "ingen") is None


def test_when_a_room_ends_ballots_and_secrets_are_gone_and_the_record_stays(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        hand.kept.append(OPENED)
        round_ = hand.ballots.open("kort 1")
    cast(store, name, round_, "a", "tolk")
    secret = store.secret(name, "join")
    store.end(name)
    assert not store.seen([name])
    assert not cast(store, name, round_, "b", "tolk")
    assert record_of(store, name).moves == (OPENED,)
    assert not store.rooms("hende")[0].open
    assert store.secret(name, "join") != secret


def test_of_a_room_that_is_deleted_nothing_is_left(store: Store) -> None:
    name = store.begin(first(), "hende")
    store.delete(name)
    store.delete(name)
    assert not store.rooms("hende")
    with pytest.raises(OSError, match=GONE):
        store.read(name)


def test_an_agreement_alone_is_what_is_left_where_the_unit_keeps_it(store: Store) -> None:
    name = store.begin(first(), "hende")
    with closing(store.hold(name)) as hand:
        for move in (OPENED, Turned(), AGREED, Closed()):
            hand.kept.append(move)
    assert store.keep_agreement(name)
    assert record_of(store, name).moves == (AGREED, Closed())
    (listed,) = store.rooms("hende")
    assert (listed.open, listed.agreement_alone) == (False, True)


def test_what_came_of_an_agreement_is_kept_after_the_end_and_stays_with_it(store: Store) -> None:
    name = store.begin(first(), "hende")
    said = FollowedUp(outcome="partly", at="2026-12-24")
    with closing(store.hold(name)) as hand:
        for event in (OPENED, AGREED, Closed(), said):
            hand.kept.append(event)
    assert record_of(store, name).followed_up == said
    assert store.expire(datetime.now().astimezone() + timedelta(hours=2), records=30)
    assert not store.rooms("hende")[0].open
    assert store.keep_agreement(name)
    assert (record_of(store, name).moves, record_of(store, name).followed_up) == ((AGREED, Closed()), said)


def test_where_nothing_was_agreed_nothing_is_left(store: Store) -> None:
    name = store.begin(first(), "hende")
    assert not store.keep_agreement(name)
    assert not store.rooms("hende")


@pytest.mark.parametrize(
    ("later", "left"),
    [
        (timedelta(minutes=30), ["open", "open", "agreement"]),
        (timedelta(hours=2), ["ended", "open", "agreement"]),
        (timedelta(hours=13), ["ended", "ended", "agreement"]),
        (timedelta(days=31), ["agreement"]),
        (timedelta(days=401), []),
    ],
)
def test_rooms_end_and_are_deleted_by_rule(store: Store, later: timedelta, left: list[str]) -> None:
    closed, idle, agreed = (store.begin(first(code, n), "hende") for n, code in enumerate(("abcde", "fghjk", "mnpqr")))
    for name, moves in ((closed, (Closed(),)), (idle, (OPENED,)), (agreed, (AGREED, Closed()))):
        with closing(store.hold(name)) as hand:
            for move in moves:
                hand.kept.append(move)
    store.keep_agreement(agreed)
    now = datetime.now().astimezone() + later
    while store.expire(now, records=30):
        pass
    there = {each.name: each for each in store.rooms("hende")}
    order = [there[name] for name in (closed, idle, agreed) if name in there]
    assert ["agreement" if e.agreement_alone else "open" if e.open else "ended" for e in order] == left


def heard_of(store: Store, name: str, act: Callable[[], object]) -> bool:
    """Whether somebody who listens hears that there is something new."""
    words: list[str] = []
    ready, told = threading.Event(), threading.Event()

    def heard(word: str) -> None:
        words.append(word)
        ready.set()
        if name in words or (words.count("") > 2):
            told.set()

    store.listen(heard)
    assert ready.wait(20)
    act()
    return told.wait(20)


def test_who_listens_hears_that_there_is_something_new(store: Store) -> None:
    name = store.begin(first(), "hende")

    def act() -> None:
        with closing(store.hold(name)) as hand:
            hand.kept.append(OPENED)

    assert heard_of(store, name, act)
    store.ready()


def test_a_table_plays_in_a_record_of_its_own_that_its_room_knows_of(store: Store) -> None:
    name = store.begin(first(), "hende")
    assert store.seat(name, "skærm") is None
    store.sit(name, started(table=3, session=first().session), "skærm")
    seat = store.seat(name, "skærm")
    assert seat
    assert store.tables(name) == {seat.record: 1}
    before = store.seen([name])[name]
    with closing(store.hold(seat.record)) as hand:
        hand.kept.append(OPENED)
        with pytest.raises(ElsewhereError):
            store.hold(seat.record)
    assert store.seen([name])[name] != before
    assert record_of(store, seat.record).started.table == 3
    assert not store.rooms("")
    store.go_alone(name, "skærm", alone=True)
    assert store.seat(name, "skærm") == (seat.record, True)
    store.delete(name)
    with pytest.raises(OSError, match=GONE):
        store.read(seat.record)


def test_of_tables_nothing_is_left_where_only_the_agreement_is_kept(store: Store) -> None:
    name = store.begin(first(), "hende")
    store.sit(name, started(table=3, session=first().session), "skærm")
    with closing(store.hold(name)) as hand:
        hand.kept.append(AGREED)
    assert store.keep_agreement(name)
    assert not store.tables(name)
    assert store.seat(name, "skærm") is None
