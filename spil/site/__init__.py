"""The whole game as a folder of web pages: no server behind it, and nothing missing without JavaScript."""
