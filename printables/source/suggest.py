"""What was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the known word that is nearest, or list them all: `Did you mean 'brochure'?`."""
    words = sorted(set(known))
    near = get_close_matches(word, words, n=1, cutoff=0.7)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"There is: {', '.join(words)}." if words else "There is none yet."
