"""Going on after a mistake in a file, so that one mistake hides no other."""
