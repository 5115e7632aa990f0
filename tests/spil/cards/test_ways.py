"""The bare ways of a story: the shortest to each step, and what leads back."""

from hypothesis import given
from hypothesis import strategies as st

from spil.cards.ways import NOWHERE, BareWay, loop_in, shortest_ways, without_loops

STEPS = st.sampled_from(["a", "b", "c", "d", "e"])


@st.composite
def stories(draw: st.DrawFn) -> dict[str, tuple[BareWay, ...]]:
    """Up to five steps, with ways to any of them or to none."""
    names = draw(st.lists(STEPS, min_size=1, unique=True))
    to = st.sampled_from([*names, "væk"])
    return {
        name: tuple(BareWay(f"{n}", draw(to), remembers=(f"{name}{n}",)) for n in range(draw(st.integers(0, 3))))
        for name in names
    }


def gone(story: dict[str, tuple[BareWay, ...]], begin: str, way: tuple[str, ...]) -> str:
    """Where a way leads."""
    at = begin
    for each in way:
        step, _, choice = each.partition(".")
        assert step == at
        at = next(one.to for one in story[step] if one.id == choice)
    return at


@given(stories())
def test_each_step_that_can_be_come_to_has_a_shortest_way(story: dict[str, tuple[BareWay, ...]]) -> None:
    first = next(iter(story))
    found = shortest_ways(story)
    far = {first: 0}
    for length in range(1, len(story) + 2):
        for step in [each for each in far if far[each] == length - 1]:
            for way in story.get(step, ()):
                far.setdefault(way.to, length)
    assert {step: len(way) for step, way in found.items()} == far
    for step, path in found.items():
        assert gone(story, first, path) == step


@given(stories())
def test_a_loop_comes_back_to_where_it_began_and_passes_no_step_twice(story: dict[str, tuple[BareWay, ...]]) -> None:
    loop = loop_in(story)
    if loop:
        steps = [each.partition(".")[0] for each in loop]
        assert gone(story, steps[0], loop) == steps[0]
        assert len(set(steps)) == len(steps)


@given(stories())
def test_only_what_leads_back_is_cut_off_and_then_nothing_does(story: dict[str, tuple[BareWay, ...]]) -> None:
    left, loops = without_loops(story)
    assert loop_in(left) == ()
    cut = {f"{step}.{way.id}" for step, ways in left.items() for way in ways if way.to == NOWHERE}
    assert cut == {loop[-1] for loop in loops}
    for step, ways in story.items():
        for before, after in zip(ways, left[step], strict=True):
            assert after._replace(to=before.to) == before  # type: ignore[attr-defined]


def test_a_story_of_nothing_has_no_ways() -> None:
    assert loop_in({}) == ()
    assert without_loops({}) == ({}, [])
