"""A deck in one file: packed to be sent, and checked before it is taken in."""
