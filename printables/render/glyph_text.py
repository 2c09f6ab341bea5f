"""What each glyph says, for scripts whose letters join, stack and change places.

The engine takes a glyph's text from the first place where it is set, so half a consonant may say
nothing, or a whole syllable. Who searches or copies such a PDF finds nonsense. The font itself
knows better: its substitutions (OpenType, GSUB) tell from which letters a glyph is made.
"""

import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import decomposition

from pikepdf import Dictionary, Name, Object, Pdf

from printables.render.fonts import FontFile

SHAPED = frozenset(
    ("beng", "deva", "gujr", "guru", "khmr", "knda", "laoo", "mlym", "mymr", "sinh", "taml", "telu")
)
NOTHING = "\u200b"
"""For a glyph that is part of another's letter: readers take an empty text for a number."""
BFCHAR = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]*)>")
FORMS = ("<initial>", "<medial>", "<final>", "<isolated>")
ROUNDS = 6
"""Substitutions build on one another, a few steps deep."""


def with_exact_text(pdf: bytes, files: Iterable[FontFile]) -> bytes:
    """Write anew what the glyphs of a PDF's fonts say."""
    paths = {(one.family, one.weight >= 600, one.italic): one.path for one in files}  # noqa: PLR2004
    written = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as opened:
        for font in fonts(opened):
            if path := paths.get(style(font)):
                font.ToUnicode.write(retold(font.ToUnicode.read_bytes(), glyph_texts(path)))
        opened.save(written, deterministic_id=True)
    return written.getvalue()


def fonts(pdf: Pdf) -> Iterator[Object]:
    for one in pdf.objects:
        if (
            isinstance(one, Dictionary)
            and one.get(Name.Type) == Name.Font
            and Name.ToUnicode in one
        ):
            yield one


def style(font: Object) -> tuple[str, bool, bool]:
    """Give family, bold and italic as the engine writes them into a font."""
    family = str(font.DescendantFonts[0].FontDescriptor.get(Name.FontFamily, ""))
    name = str(font.BaseFont).partition("+")[2].removeprefix(family)
    return family, "Bold" in name, "Italic" in name


def retold(cmap: bytes, texts: dict[int, str]) -> bytes:
    """Replace the text of each glyph that the font tells of."""

    def line(found: re.Match[bytes]) -> bytes:
        told = bytes.fromhex(found[2].decode()).decode("utf-16-be")
        text = texts.get(int(found[1], 16), told) or NOTHING
        return b"<%s> <%s>" % (found[1], text.encode("utf-16-be").hex().encode())

    return BFCHAR.sub(line, cmap)


@lru_cache
def glyph_texts(path: Path) -> dict[int, str]:
    """Give the letters that each glyph of a font is made of, by its number."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and seldom needed

    with TTFont(path, lazy=True) as font:
        named = [(name, chr(code)) for code, name in sorted(font.getBestCmap().items())]
        texts = dict(reversed([one for one in named if not is_a_form(one[1])]))
        lookups = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else ()
        tables = [table for lookup in lookups for table in lookup.SubTable]
        made = [step for table in tables for step in substitutions(table)]
        made.sort(key=lambda step: len(step[0]))  # a letter's other shape, before a ligature of it
        for parts, glyph in made * ROUNDS:
            if glyph not in texts and all(part in texts for part in parts):
                texts[glyph] = "".join(texts[part] for part in parts)
        texts = dict.fromkeys(beside(tables), "") | dict(reversed(named)) | texts
        return {font.getGlyphID(name): text for name, text in texts.items()}


def is_a_form(letter: str) -> bool:
    """Tell whether a character is no letter, but the form of one beside others, as in Arabic.

    Readers search for letters, and turn two in one character round where a line runs to the left.
    """
    return decomposition(letter).startswith(FORMS)


def substitutions(table: Any) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401 - fontTools
    """Give from which glyphs a glyph is made."""
    table = getattr(table, "ExtSubTable", table)
    match type(table).__name__:
        case "SingleSubst":
            yield from (((old,), new) for old, new in table.mapping.items())
        case "MultipleSubst":
            for old, new in table.mapping.items():
                yield from parts_of(old, new)
        case "AlternateSubst":
            yield from (((old,), new) for old, all_ in table.alternates.items() for new in all_)
        case "LigatureSubst":
            for first, ligatures in table.ligatures.items():
                yield from (((first, *one.Component), one.LigGlyph) for one in ligatures)


def beside(tables: Iterable[Any]) -> Iterator[str]:
    """Give glyphs that are put behind another, which alone has the text of both."""
    for table in (getattr(one, "ExtSubTable", one) for one in tables):
        if type(table).__name__ == "MultipleSubst":
            yield from (part for new in table.mapping.values() for part in new[1:])


def parts_of(old: str, new: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Of several glyphs made from one, the first has its text.

    One that stays what it is keeps its text; what is put beside it is a space, and says nothing.
    """
    if old in new:
        yield from (((), beside) for beside in new if beside != old)
    elif new:
        yield (old,), new[0]
