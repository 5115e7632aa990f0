"""The rules of playing, pure: moves in, the page to show out."""
