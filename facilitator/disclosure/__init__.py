"""What may be shown to whom: every threshold, the one function that decides, and words for amounts."""
