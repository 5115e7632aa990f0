"""What is judged of one answer, whoever asks: `spil tjek` of a file, the interview of what was just typed."""
