"""After a session: what became of it, the report, and deleting."""
