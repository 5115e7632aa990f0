"""The screens of `spil vis`."""
