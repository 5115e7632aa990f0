"""A new card: questions, advice, ids, and the YAML it becomes."""
