"""The small Markdown subset of our texts: emphasis, strong, links, lists, paragraphs; no HTML."""

from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from printables.model.composition import Text

PARSER = MarkdownIt("zero", {"html": False}).enable(
    ["emphasis", "link", "list", "newline", "escape"]
)
SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\*_[]()"})


def escaped(text: str) -> str:
    """Protect a value, so that nothing in it is read as Markdown."""
    return text.translate(SPECIAL)


def line(markdown: str) -> Text:
    """Set a text that stays within one paragraph."""
    tokens = PARSER.parseInline(markdown.strip())
    return Text(html=rendered(tokens), plain=plain_words(tokens))


def passage(markdown: str) -> Text:
    """Set a text of one or more paragraphs and lists."""
    tokens = PARSER.parse(markdown.strip())
    return Text(html=rendered(tokens), plain=plain_words(tokens))


def rendered(tokens: list[Token]) -> str:
    """Give the HTML; a number is kept on one line and, as an address, written left to right."""
    every = list(walked(tokens))
    for token, following in pairwise(every):
        if token.type != "link_open":
            continue
        if str(token.attrs["href"]).startswith(("tel:", "sms:")):
            token.attrSet("class", "number")
        if " " not in following.content:
            token.attrSet("dir", "ltr")
    return str(PARSER.renderer.render(tokens, PARSER.options, {})).strip()


def plain_words(tokens: list[Token]) -> str:
    """Give the words alone, a line for each paragraph, list item or line break."""
    breaks = {"softbreak", "hardbreak", "paragraph_close"}
    words = (
        "\n" if token.type in breaks else token.content
        for token in walked(tokens)
        if token.type in breaks or not token.children
    )
    return "".join(words).strip()


def walked(tokens: list[Token]) -> Iterator[Token]:
    """Every token in reading order, inline ones included."""
    for token in tokens:
        yield token
        yield from walked(token.children or [])
