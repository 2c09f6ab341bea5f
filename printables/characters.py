"""What characters are: which of them a font has, which draw nothing, and their scripts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from unicodedata import category, name, normalize

from fontTools import unicodedata as scripts
from fontTools.ttLib import TTFont

DRAW_NOTHING = {"Cf", "Cc", "Zl", "Zp"}
COMMON, INHERITED = "Zyyy", "Zinh"
"""Scripts of signs and digits, and of accents (Unicode annex 24): they go with any other."""


@lru_cache
def letters_in(file: Path) -> frozenset[int]:
    """Give the code points to which a font has glyphs (OpenType, `cmap`)."""
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


def drawn(letters: Iterable[str]) -> frozenset[int]:
    """Give the code points that need a glyph."""
    return frozenset(ord(one) for one in letters if category(one) not in DRAW_NOTHING)


def by_script(texts: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """Sort the letters of texts by script (ISO 15924, small letters), in order of appearance.

    Accents go with the letter before them, alone and joined with it: a shaper may take either.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        for form in (text, normalize("NFC", text)):
            last = COMMON
            for letter in form:
                script = scripts.script(letter)
                last = last if script == INHERITED else script
                if last not in {COMMON, INHERITED}:
                    found[last.lower()] |= drawn(letter)
    return {script: frozenset(letters) for script, letters in found.items()}


def called(letter: str) -> str:
    """Name a character for a person: `'ñ' (U+00F1 latin small letter n with tilde)`."""
    return f"'{letter}' (U+{ord(letter):04X} {name(letter, 'without a name').lower()})"
