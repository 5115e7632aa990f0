"""Changing a file in place: what is not changed stays as its author wrote it, comments and order too."""
