"""Languages that nobody speaks, made from the source language when a pack is read.

`en-xa` has accents and is 40 % longer, as translations are: it shows what will not fit. `ar-xb` is
written from the right, word by word: it shows what does not turn over. A designer sees both before
a translator starts. Placeholders, addresses and numbers stay as they are.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from printables.model.locale import Direction, Locale
from printables.source.texts import NOT_WORDS
from printables.source.tree import Tree, YamlFile
from printables.source.validate import Loaded, T, validated

LONGER = 0.57
"""For each letter: with its spaces and placeholders a text becomes 40 % longer."""
ACCENTED = str.maketrans(
    "aceinouyACEINOUYs",
    "\u00e1\u00e7\u00e9\u00ee\u00f1\u00f6\u00fc\u00fd\u00c1\u00c7\u00c9\u00ce\u00d1\u00d6\u00dc\u00dd\u0161",
)
VOWELS = frozenset("aeiouyAEIOUY")
KEPT = re.compile(r"(\{[^{}]*\}|\]\([^)]*\)|\S*\d\S*|\S+\.(?:org|com|gov|net)\S*)")
WORD = re.compile(r"(?<!\S)[^\s-]\S*|(?<!\S)-\S+")
"""But the dash that begins an item of a list."""
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"


def accented(text: str) -> str:
    """Give a text with accents, its vowels repeated until it is as much longer."""
    parts = KEPT.split(text)
    return "".join(part if at % 2 else stretched(part) for at, part in enumerate(parts))


def stretched(text: str) -> str:
    written, owed = "", 0.0
    for letter in text:
        written += letter.translate(ACCENTED)
        owed += LONGER if letter.isalpha() else 0.0
        while owed >= 1 and letter in VOWELS:
            written += letter.lower().translate(ACCENTED)
            owed -= 1
    return written


def from_the_right(text: str) -> str:
    """Give a text whose words, each as it is, follow one another to the left."""
    return WORD.sub(lambda word: RIGHT_TO_LEFT + apart(word[0]) + RIGHT_TO_LEFT, text)


def apart(word: str) -> str:
    """Hold the signs around a word, and behind a placeholder in it, to the word."""
    return LEFT_TO_RIGHT + word.replace("}", "}" + LEFT_TO_RIGHT) + LEFT_TO_RIGHT


WORDS: Mapping[str, Callable[[str], str]] = {"en-xa": accented, "ar-xb": from_the_right}
TITLES = {"en-xa": "English with accents, 40 % longer", "ar-xb": "English, mirrored"}
PSEUDO = tuple(WORDS)


def pseudo_locale(language: str, source: Locale) -> Locale:
    """Give the rules of a pseudo-language after those of the source language."""
    say = WORDS[language]
    changed = {
        "language": language,
        "title": TITLES[language],
        "direction": Direction.RTL if language == "ar-xb" else Direction.LTR,
        "words": {name: say(words) for name, words in source.words.items()},
        "months": tuple(say(month) for month in source.months),
    }
    return source.model_copy(update=changed)


def pseudo_file(language: str, loaded: Loaded[T], kind: type[T]) -> Loaded[T]:
    """Give a FAQ or pieces file in a pseudo-language; mistakes are told of the file itself."""
    if loaded.record is None:
        return Loaded(file=loaded.file, record=None, problems=())
    data = said(loaded.file.data, WORDS[language])
    file: YamlFile = replace(loaded.file, data={**data, "language": language})
    record, problems = validated(file, kind)
    return Loaded(file=file, record=record, problems=problems)


def said(fields: Mapping[str, Tree], say: Callable[[str], str]) -> dict[str, Tree]:
    return {key: one if key in NOT_WORDS else tree_said(one, say) for key, one in fields.items()}


def tree_said(tree: Tree, say: Callable[[str], str]) -> Tree:
    if isinstance(tree, str):
        return say(tree)
    if isinstance(tree, list):
        return [tree_said(one, say) for one in tree]
    return said(tree, say)
