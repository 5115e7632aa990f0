"""A hearing: a card in numbered lines for readers elsewhere, and what they answer, kept at its line."""
