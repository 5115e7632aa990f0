"""What `spil tjek` looks for, and how it is told."""
