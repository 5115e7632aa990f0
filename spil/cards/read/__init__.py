"""Bytes to a card, or to findings."""
