"""Pages and blocks as HTML: one place, whatever shows them in a browser."""
