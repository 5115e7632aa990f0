"""Block letters three rows high, for one short line that is read from the back row."""

from textwrap import wrap

_ROWS = 6
"""Pixels of a letter from top to bottom; two make a row of the screen."""
_GLYPHS = {
    "A": ".##. #..# #### #..# #..#",
    "B": "###. #..# ###. #..# ###.",
    "C": ".### #... #... #... .###",
    "D": "###. #..# #..# #..# ###.",
    "E": "#### #... ###. #... ####",
    "F": "#### #... ###. #... #...",
    "G": ".### #... #.## #..# .###",
    "H": "#..# #..# #### #..# #..#",
    "I": "# # # # #",
    "J": "...# ...# ...# #..# .##.",
    "K": "#..# #.#. ##.. #.#. #..#",
    "L": "#... #... #... #... ####",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#...# ##..# #.#.# #..## #...#",
    "O": ".##. #..# #..# #..# .##.",
    "P": "###. #..# ###. #... #...",
    "Q": ".##. #..# #..# #.#. .#.#",
    "R": "###. #..# ###. #.#. #..#",
    "S": ".### #... .##. ...# ###.",
    "T": "##### ..#.. ..#.. ..#.. ..#..",
    "U": "#..# #..# #..# #..# .##.",
    "V": "#...# #...# #...# .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#..# #..# .##. #..# #..#",
    "Y": "#...# .#.#. ..#.. ..#.. ..#..",
    "Z": "#### ...# .##. #... ####",
    "Æ": ".##### #..#.. ###### #..#.. #..###",
    "Ø": ".#### #..## #.#.# ##..# ####.",
    "Å": "..#.. ..... .###. #...# ##### #...#",
    "0": ".##. #..# #..# #..# .##.",
    "1": ".# ## .# .# .#",
    "2": "###. ...# .##. #... ####",
    "3": "###. ...# .##. ...# ###.",
    "4": "#..# #..# #### ...# ...#",
    "5": "#### #... ###. ...# ###.",
    "6": ".##. #... ###. #..# .##.",
    "7": "#### ...# ..#. .#.. .#..",
    "8": ".##. #..# .##. #..# .##.",
    "9": ".##. #..# .### ...# .##.",
    "?": "###. ...# .##. .... .#..",
    ".": ". . . . #",
    ",": ".. .. .. .# #.",
    ":": ". # . # .",
    "-": "... ... ### ... ...",
    '"': "#.# #.# ... ... ...",
    "»": "#.#.. .#.#. ..#.# .#.#. #.#..",
    "«": "..#.# .#.#. #.#.. .#.#. ..#.#",
    " ": "... ... ... ... ...",
}
_CELLS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}


def large(text: str, width: int, most: int = 2) -> list[str] | None:
    """A text in block letters, three rows to a line; None where a letter has no shape or it takes too many lines."""
    text = text.upper()
    if not text or any(letter not in _GLYPHS for letter in text):
        return None
    lines = _broken(text, width)
    if lines is None or len(lines) > most:
        return None
    rows: list[str] = []
    for line in lines:
        rows += [*([""] if rows else []), *_drawn(line)]
    return rows


def _broken(text: str, width: int) -> list[str] | None:
    """The text in lines that fit; None where a word does not."""
    for letters in range(len(text), 0, -1):
        lines = wrap(text, letters, break_long_words=False, break_on_hyphens=False)
        if all(_wide(line) <= width for line in lines):
            return lines
    return None


def _wide(line: str) -> int:
    return sum(len(_GLYPHS[letter].split()[0]) + 1 for letter in line) - 1


def _drawn(line: str) -> list[str]:
    shapes = [_pixels(letter) for letter in line]
    pixels = [".".join(shape[row] for shape in shapes) for row in range(_ROWS)]
    pairs = (zip(pixels[row], pixels[row + 1], strict=True) for row in range(0, _ROWS, 2))
    return ["".join(_CELLS[top + bottom] for top, bottom in pair).rstrip() for pair in pairs]


def _pixels(letter: str) -> list[str]:
    rows = _GLYPHS[letter].split()
    return [*["." * len(rows[0])] * (_ROWS - len(rows)), *rows]
