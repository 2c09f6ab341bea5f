"""Words and print compared letter by letter, blind to what setting type changes.

Spaces fall away (line ends, letter-spacing), hyphens too (a line end may add one), ligatures and
accents come apart, capitals become small (a style sheet may set capitals). Vowel signs of Arabic
and of India's and South East Asia's scripts fall away: a PDF tells them in the order in which they
are drawn, before, above and behind their consonant. Accents of Latin, Greek and Cyrillic count.
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

HYPHENS = frozenset("-\u00ad\u2010\u2011\u02d7\ufffe")
KINZI = "\u1004\u103a\u1039"
"""Nga of Burmese, drawn as a sign over the letter that follows it."""
SPACELESS = re.compile(
    f"((?:{KINZI})?[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff])"
)
"""Thai, Lao, Burmese, Khmer, Chinese: a line may end almost anywhere in them."""
BRACKETS = frozenset(("Ps", "Pe"))
"""In a line from the right they are drawn mirrored."""
ACCENTS = frozenset(map(chr, range(0x0300, 0x0370)))
WANDERING = re.compile(f"\u0930\u094d|\u094d\u0930|{KINZI}")
"""Letters that are drawn as a sign over what follows: ra of Devanagari, and kinzi."""


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Reduce a text to the letters, digits and signs that count."""
    return "".join(filter(counts, apart(WANDERING.sub("", normalize("NFKD", text)))))


@lru_cache(maxsize=8192)
def signed(text: str) -> str:
    """Reduce a text as `letters` does, but keep its signs in the order in which they are told."""
    return "".join(one for one in apart(text) if counts(one) or category(one)[0] == "M")


def apart(text: str) -> str:
    """Take ligatures and accents apart, and make capitals small."""
    return normalize("NFKD", normalize("NFKD", text).casefold())


def words(text: str) -> list[str]:
    """Cut a text at its spaces, and between letters that need no space between words."""
    return [word for part in text.split() for word in SPACELESS.split(part) if letters(word)]


def counts(character: str) -> bool:
    """Leave out hyphens, brackets, spaces (Z), vowel signs (M), and what draws nothing (C)."""
    if character in ACCENTS:
        return True
    kind = category(character)
    return character not in HYPHENS and kind[0] not in "ZCM" and kind not in BRACKETS
