"""The whole session line by line: for screen readers, pipes and terminals without a screen."""
