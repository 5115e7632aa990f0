"""A session's summary as text for the one who leads, and as JSON for other programs."""
