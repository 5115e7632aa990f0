"""Where stories of what worked lie: in a shared folder, those that nobody has read yet apart from the others."""

from collections.abc import Mapping
from pathlib import Path

from facilitator.after.story import Story, read_story
from spil.files import create

_STORIES, _WAITING = "historier", "venter"
_MOST_BYTES = 16 * 1024


class Shelf:
    """The stories of a shared folder; each is a file, called by a mark that tells nobody whose it is."""

    def __init__(self, folder: Path) -> None:
        self._there = folder / _STORIES
        self._waiting = self._there / _WAITING

    def offer(self, story: Story, mark: str) -> None:
        """Put one where a reader finds it.

        Raises:
            OSError: The folder cannot be written.
        """
        self._waiting.mkdir(parents=True, exist_ok=True)
        create(self._waiting / f"{mark}.json", story.raw)

    def waiting(self) -> Mapping[str, Story]:
        """Those that nobody has said yes to, by their marks."""
        return _stories(self._waiting)

    def approved(self) -> Mapping[str, Story]:
        """Those that others may find."""
        return _stories(self._there)

    def approve(self, mark: str) -> None:
        """Let others find it.

        Raises:
            OSError: It is gone, or cannot be moved.
        """
        (self._waiting / f"{mark}.json").rename(self._there / f"{mark}.json")

    def take_away(self, mark: str) -> bool:
        """Delete one, read or not; whether it was there.

        Raises:
            OSError: It cannot be deleted.
        """
        found = [path for folder in (self._waiting, self._there) if (path := folder / f"{mark}.json").is_file()]
        for path in found:
            path.unlink()
        return bool(found)


def _stories(folder: Path) -> Mapping[str, Story]:
    found = {}
    for path in sorted(folder.glob("*.json")):
        try:
            with path.open("rb") as file:
                story = read_story(file.read(_MOST_BYTES + 1))
        except OSError:
            continue  # taken away meanwhile
        if story:
            found[path.stem] = story
    return found
