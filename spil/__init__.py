"""Ligebehandlingsspillet at the table: cards, playing them, and what was done."""
