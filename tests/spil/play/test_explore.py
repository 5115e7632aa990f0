"""Exploring finds what walking can reach, no more and no less, by the shortest ways."""

from hypothesis import given
from hypothesis import strategies as st

from spil.cards.ways import BareWay, loop_in
from spil.play.explore import explore
from spil.play.walk import Playthrough

FLAGS = st.sampled_from(["x", "y", "z"])


@st.composite
def stories(draw: st.DrawFn) -> dict[str, tuple[BareWay, ...]]:
    """Small stories that run forward only, with memory."""
    size = draw(st.integers(2, 6))
    ways = {}
    for step in range(size - 1):
        ways[f"s{step}"] = tuple(
            BareWay(
                f"c{number}",
                f"s{draw(st.integers(step + 1, size - 1))}",
                tuple(draw(st.sets(FLAGS, max_size=1))),
                tuple(draw(st.sets(FLAGS, max_size=1))),
                tuple(draw(st.sets(FLAGS, max_size=1))),
            )
            for number in range(draw(st.integers(1, 3)))
        )
    ways[f"s{size - 1}"] = ()
    return ways


def walked(ways: dict[str, tuple[BareWay, ...]]) -> dict[tuple[str, tuple[str, ...]], int]:
    """Every step with what is offered there, and the length of the shortest way, by walking everything."""
    found: dict[tuple[str, tuple[str, ...]], int] = {}
    waiting = [(Playthrough(ways, "s0"), 0)]
    while waiting:
        walk, length = waiting.pop()
        key = (walk.step, tuple(way.id for way in walk.offered))
        found[key] = min(length, found.get(key, length))
        waiting += [(walk.choose(way.id), length + 1) for way in walk.offered]
    return found


@given(stories())
def test_what_is_found_is_what_can_be_walked(ways: dict[str, tuple[BareWay, ...]]) -> None:
    explored = explore(ways)
    shortest: dict[tuple[str, tuple[str, ...]], int] = {}
    for state in explored.states:
        key = (state.step, tuple(way.id for way in state.offered))
        length = len(explored.way_to(state))
        shortest[key] = min(length, shortest.get(key, length))
    assert explored.complete
    assert shortest == walked(ways)


@given(stories())
def test_the_way_to_a_state_can_be_walked_and_leads_there(ways: dict[str, tuple[BareWay, ...]]) -> None:
    explored = explore(ways)
    for state in explored.states:
        walk = Playthrough(ways, "s0")
        for part in explored.way_to(state):
            step, _, choice = part.partition(".")
            assert walk.step == step
            walk = walk.choose(choice)
        assert walk.step == state.step
        assert walk.offered == state.offered


@given(stories())
def test_a_story_that_runs_forward_has_no_loop(ways: dict[str, tuple[BareWay, ...]]) -> None:
    assert loop_in(ways) == ()


@given(stories(), st.data())
def test_a_way_back_is_found(ways: dict[str, tuple[BareWay, ...]], data: st.DataObject) -> None:
    steps = [step for step in ways if ways[step]]
    step = data.draw(st.sampled_from(steps))
    looped = {**ways, step: (*ways[step], BareWay("tilbage", step))}
    way = loop_in(looped)
    assert way
    assert way[-1].partition(".")[0] in looped
