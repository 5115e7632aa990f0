"""A session that is led."""
