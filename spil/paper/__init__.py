"""The same cards on paper: one HTML file that needs nothing from outside, on a phone or printed."""
