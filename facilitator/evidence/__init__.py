"""What was recorded: collected, counted, measured."""
