"""Playing while writing, without a screen."""
