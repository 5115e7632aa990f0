"""What an editor can help with while a card is written: pure functions on its text, and a thin server last."""
