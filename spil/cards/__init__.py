"""What a card is, and how a file's bytes become one or become findings."""
