"""The room with phones: a browser shows what a led session shows, and ballots lie apart till they are counted."""
