"""Lines of a partner's words shaped without the layout engine, as it shapes them.

Where the engine's own result is known, a line of Latin letters is the same numbers again: the same
shaper at the same scale, the same rounding. The only user of uharfbuzz.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

UNITS = 1024
"""Pango units to a CSS pixel."""

PLAIN = frozenset(["L", "EN", "ES", "ET", "CS", "ON", "WS"])
"""Bidirectional classes of what runs from left to right."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A shaped line: its glyphs with their texts, the gap after each, its width in pixels."""

    glyphs: tuple[tuple[int, str], ...]
    between: tuple[int, ...]
    width: float

    def array(self) -> bytes:
        """Write it for TJ."""
        written, kept = [b"[<"], b""
        for (glyph, _), kern in zip(self.glyphs, self.between, strict=True):
            kept += b"%04x" % glyph
            if kern:
                written += [kept, b">%d<" % kern]
                kept = b""
        return b"".join([*written, kept, b">] TJ"]).replace(b"<>", b"")


class Face:
    """A font file, opened once."""

    def __init__(self, file: Path) -> None:
        self.face = hb.Face(hb.Blob.from_file_path(str(file)))
        self.font = hb.Font(self.face)

    @staticmethod
    @lru_cache(maxsize=64)
    def of(file: Path) -> "Face":
        return Face(file)

    def line(self, text: str, size: int, language: str) -> Line | None:
        """Shape a line at a size in Pango units; None for what needs the layout engine."""
        if not is_plain(text):
            return None
        self.font.scale = (size, size)
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = language
        hb.shape(self.font, buffer)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        ends = [info.cluster for info in infos[1:]] + [len(text)]
        glyphs, between, width = [], [], 0
        for info, place, end in zip(infos, places, ends, strict=True):
            if info.codepoint == 0 or place.x_offset or place.y_offset or end <= info.cluster:
                return None
            glyphs.append((info.codepoint, text[info.cluster : end]))
            between.append(int(self.width(info.codepoint, size) - place.x_advance * 1000 / size))
            width += place.x_advance
        return Line(glyphs=tuple(glyphs), between=tuple(between), width=width / UNITS)

    @lru_cache(maxsize=8192)  # noqa: B019 - faces stay open for the whole run
    def width(self, glyph: int, size: int) -> int:
        """Give a glyph's width in thousandths of the size, rounded as the engine files it."""
        self.font.scale = (size, size)
        advance: int = self.font.get_glyph_h_advance(glyph)
        return round(advance * 1000 / size)

    def draws(self, program: bytes, glyphs: frozenset[int]) -> bool:
        """Tell whether glyphs of a font cut from some file look as this one's."""
        other = hb.Face(hb.Blob(program))
        return outlines(self.face, glyphs) == outlines(other, glyphs)

    def subset(self, glyphs: frozenset[int]) -> bytes:
        """Cut the font to some glyphs, which keep their numbers."""
        return bytes(cut(self.face, glyphs).blob.data)


def outlines(face: hb.Face, glyphs: frozenset[int]) -> bytes:
    return bytes(cut(face, glyphs).reference_table("glyf").data)


def cut(face: hb.Face, glyphs: frozenset[int]) -> hb.Face:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(glyphs))
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    drop = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2"):
        drop.add(int.from_bytes(tag.encode(), "big"))
    return hb.subset(face, wanted)


@lru_cache(maxsize=1024)
def tells_apart(file: Path, language: str) -> bool:
    """Tell whether a font has letters of its own for a language (OpenType's language systems)."""
    face = Face.of(file).face
    tags = (
        tag
        for table in ("GSUB", "GPOS")
        for script in range(len(face.get_table_script_tags(table)))
        for tag in face.get_script_language_tags(table, script)
    )
    return any(primary(hb.ot_tag_to_language(tag) or "") == primary(language) for tag in tags)


def primary(language: str) -> str:
    """Give a language without its script and region (BCP 47)."""
    return language.lower().partition("-")[0]


@lru_cache(maxsize=65536)
def is_plain(text: str) -> bool:
    """Tell whether a text is Latin letters, digits and marks, spaced as HTML leaves it."""
    if not text or text != " ".join(text.split(" ")) or "  " in text or text.strip() != text:
        return False
    return all(
        unicodedata.bidirectional(one) in PLAIN
        and not unicodedata.combining(one)
        and unicodedata.category(one) not in {"Cc", "Cf", "Zl", "Zp", "Co"}
        and (not one.isalpha() or unicodedata.name(one, "").startswith("LATIN"))
        and (one == " " or not one.isspace())
        for one in text
    )
