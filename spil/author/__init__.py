"""What helps those who write cards."""
