"""Rooms nobody sat in: for practice and for authors."""
