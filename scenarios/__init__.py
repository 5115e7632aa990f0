"""The cards and programmes that come with the game: data, no code."""
