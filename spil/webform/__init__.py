"""`spil skriv`: a card as a form in the browser on one's own machine; the file stays the author's."""
