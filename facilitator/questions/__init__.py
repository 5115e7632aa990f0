"""What to ask next, and because of what: one small rule a file, each from what may be shown and nothing else."""
