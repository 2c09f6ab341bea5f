"""Words and print compared letter by letter, blind to what setting type changes.

Spaces fall away (line ends, letter-spacing), hyphens too (a line end may add one), ligatures and
accents come apart, capitals become small (a style sheet may set capitals).
"""

from functools import lru_cache
from unicodedata import category, normalize

HYPHENS = frozenset("-\u00ad\u2010\u2011\u02d7\ufffe")


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Reduce a text to the letters, digits and signs that count."""
    apart = normalize("NFKD", text).casefold()
    return "".join(one for one in normalize("NFKD", apart) if counts(one))


def counts(character: str) -> bool:
    """Leave out hyphens, spaces (Z) and what draws nothing (C: controls, zero-width marks)."""
    return character not in HYPHENS and category(character)[0] not in "ZC"
