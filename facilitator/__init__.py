"""What the room chose, and the next good question."""
