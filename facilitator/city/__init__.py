"""The city: many rooms at once on a server, for those who have a browser and may install nothing."""
