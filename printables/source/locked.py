"""What no translation may change: numbers, addresses, placeholders, keywords, links and lists."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from printables.source.texts import BRACES

URL = re.compile(r"https?://[^\s)>\]]+")
LINK = re.compile(r"\]\(([^)\s]*)\)")
NUMBER = re.compile(r"\d+(?:[-.:/]\d+)*")
LIST_ITEM = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s", re.MULTILINE)
STRONG = re.compile(r"\*\*")
KINDS = ("placeholder", "address", "link", "number", "keyword")


def changed(english: str, words: str, keywords: Iterable[str]) -> Iterator[str]:
    """Say in plain words what a translation changed that is locked."""
    there, here = locked(english, keywords), locked(words, keywords)
    for kind in KINDS:
        for token in there[kind] - here[kind]:
            yield f"the {kind} '{token}' is missing"
        for token in here[kind] - there[kind]:
            yield f"the {kind} '{token}' is not in the English"
    for pattern, what in ((LIST_ITEM, "list items"), (STRONG, "'**'")):
        wanted, found = len(pattern.findall(english)), len(pattern.findall(words))
        if wanted != found:
            yield f"it has {found} {what}, the English has {wanted}"


def locked(text: str, keywords: Iterable[str]) -> dict[str, Counter[str]]:
    """Give the locked parts of a text by their kind, each as often as it stands there."""
    links = LINK.findall(text)
    addresses = URL.findall(LINK.sub("](", text))
    bare = URL.sub(" ", BRACES.sub(" ", LINK.sub("]", text)))
    numbers = NUMBER.findall(LIST_ITEM.sub(" ", bare))
    words = [one for word in keywords for one in re.findall(rf"\b{re.escape(word)}\b", bare)]
    parts = (BRACES.findall(text), addresses, links, numbers, words)
    return {kind: Counter(found) for kind, found in zip(KINDS, parts, strict=True)}
