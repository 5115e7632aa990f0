"""The city's pages: one file for each of those who ask for them."""
