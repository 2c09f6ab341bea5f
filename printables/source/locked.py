"""What no translation may change: numbers, addresses, placeholders, keywords, links and lists."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from printables.model.translation import TextState
from printables.source.faults import Fault
from printables.source.text_paths import LOCALE
from printables.source.texts import BRACES
from printables.source.translations import TranslatedText, Translation
from printables.source.tree import YamlFile

URL = re.compile(r"https?://[^\s)>\]]*[^\s)>\].,;:!?]")
LINK = re.compile(r"\]\(([^)\s]*)\)")
NUMBER = re.compile(r"\d+(?:[-.:/]\d+)*")
LIST_ITEM = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s", re.MULTILINE)
STRONG = re.compile(r"\*\*")
KINDS = ("placeholder", "address", "link", "number", "keyword")


def wrong_locks(translation: Translation, contacts: YamlFile) -> Iterator[Fault]:
    """Report recorded translations that changed what is locked.

    Without a record nobody knows which English was translated: they are held against it when
    they are signed. Stale ones fit the English as it was.
    """
    words = keywords(contacts)
    for text in translation.texts.values():
        if text.record and text.state is not TextState.STALE:
            yield from broken_locks(text, words)


def broken_locks(text: TranslatedText, words: Iterable[str]) -> Iterator[Fault]:
    """Report what is locked and was changed; the figures of a locale are checked with it."""
    english, here = text.english, text.words
    if here is None or text.path.startswith(LOCALE):
        return
    for what in changed(english.words, here.words, words):
        message = f"'{text.path}': {what} ({english.file.path.name})."
        remedy = f"Write it as in line {english.number} there."
        yield Fault(file=here.file, loc=here.loc, message=message, remedy=remedy)


def keywords(contacts: YamlFile) -> tuple[str, ...]:
    """Give the words that people must send to a text line: they are never translated."""
    lines = (entry.fields.get("text") for entry in contacts.entries("contacts"))
    found = (line.get("keyword") for line in lines if isinstance(line, dict))
    return tuple(dict.fromkeys(word for word in found if isinstance(word, str)))


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
