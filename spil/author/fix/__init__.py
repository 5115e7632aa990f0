"""Mending what is mechanical: `spil tjek --ret`."""
